import type { Portal } from "@preau/client";
import type { PortalRow } from "@preau/portals";
import { type OpenAccount, openByPassword } from "../account.js";
import type { PortalDetails } from "../accounts/linked.js";
import { type PageAddress, pageAddress, spaceOfPage } from "../address.js";
import type { LoginCommand, SpaceName } from "../command.js";
import type { Context } from "../context.js";
import { askText, readPassword } from "../password.js";
import { cleanText } from "../render/clean.js";
import { askPastPortal, checkPortal, portalBefore, portalNamed, type WayPastPortal } from "./find-portal.js";
import { portalAnswers } from "./portal-answers.js";
import { portalFailure } from "./portal-failure.js";

/** Where a login by password leads, once it is known and before the password is asked for. */
export interface PasswordPlace {
  readonly host: string;
  readonly space: SpaceName;
}

/** What linking needs of a login by password. */
export interface PasswordLogin {
  readonly client: OpenAccount["client"];
  readonly portal?: PortalDetails;
}

type Keep = NonNullable<Parameters<typeof openByPassword>[2]["keep"]>;

/**
 * Logs in with a login and a password: PRONOTE's own, or those of the portal in front of the school, which is found out and
 * proposed on a terminal. What is missing is asked for.
 *
 * @param keepAt says, once the place is known, where the account is kept
 * @returns `code` when the person would rather take a QR code
 */
export async function loginWithPassword(
  command: LoginCommand,
  keepAt: (place: PasswordPlace) => Promise<Keep>,
  context: Context,
): Promise<PasswordLogin | "code"> {
  const { accounts, complaints, portals } = context.words;
  const { url = await askText(accounts.address, complaints.missingUrl, context), space } = command;
  // What is wrong with the address is said before more is asked.
  const address = pageAddress(
    { ...command.reach, url, ...(space === undefined ? {} : { space }) },
    context.words,
  );
  const way = await wayPast(command, address, context);
  if (way.kind === "code") return "code";
  const row = way.kind === "portal" ? way.row : undefined;
  const question = row === undefined ? accounts.user : portals.user(row.label);
  const { user = await askText(question, complaints.missingUser, context) } = command;
  const keep = await keepAt({ host: address.host, space: spaceOfPage(address.url) ?? "student" });
  const open = (more: { readonly password: string; readonly portal?: Portal }) =>
    openByPassword({ ...command.reach, url, user }, address, { context, keep, ...more });
  if (row === undefined) {
    const password = await readPassword(context);
    const client = await open({ password }).catch(async (error: unknown) => {
      if (!way.isKnown) await propose(error, { command, address }, context);
      throw error;
    });
    return { client };
  }
  const client = await throughPortal(row, { command, address, open }, context);
  const { profile, choice } = command;
  const answers = {
    ...(profile === undefined ? {} : { profile }),
    ...(choice === undefined ? {} : { choice }),
  };
  return { client, portal: { name: row.name, user, ...answers } };
}

/** `isKnown`: the person has been asked, or has said so. */
type Way = WayPastPortal & { readonly isKnown: boolean };

async function wayPast(command: LoginCommand, address: PageAddress, context: Context): Promise<Way> {
  const { portal } = command;
  if (portal === undefined) {
    const isDirect = new URL(address.url).searchParams.get("login") === "true";
    if (isDirect || !context.terminal.interactive) return { kind: "direct", isKnown: isDirect };
    const front = await portalBefore(address, command.reach, context);
    if (front === undefined || front === "unknown") return { kind: "direct", isKnown: front === undefined };
    return { ...(await askPastPortal(front, context)), isKnown: true };
  }
  // A name that nothing bears is found out before anybody is asked anything.
  const named = portal === true ? undefined : await portalNamed(portal, undefined, context);
  const front = await portalBefore(address, command.reach, context);
  const row = named ?? (await portalNamed(undefined, front === "unknown" ? undefined : front, context));
  if (front !== "unknown") checkPortal(row, front, address, context);
  return { kind: "portal", row, isKnown: true };
}

/**
 * Signs in on a portal, and goes on to PRONOTE with what it gives.
 *
 * @throws Failure in the portal's own words, where it was the portal
 */
async function throughPortal(
  row: PortalRow,
  {
    command,
    address,
    open,
  }: {
    readonly command: LoginCommand;
    readonly address: PageAddress;
    readonly open: (more: {
      readonly password: string;
      readonly portal: Portal;
    }) => Promise<OpenAccount["client"]>;
  },
  context: Context,
): Promise<OpenAccount["client"]> {
  const { portals: words } = context.words;
  const { isPronoteError } = await import("@preau/client");
  const { definePortal } = await import("@preau/portals");
  const space = spaceOfPage(address.url) ?? "student";
  const answers = await portalAnswers(row, { ...command, space }, context);
  const password = await readPassword(context, words.password(row.label));
  const { timeoutMs } = command.reach;
  let refusal: unknown;
  const portal: Portal = async (visit) => {
    context.terminal.progress(words.signingIn(row.label));
    try {
      return await definePortal(row).with(answers)({ ...visit, timeoutMs });
    } catch (error) {
      refusal = error;
      throw error;
    }
  };
  try {
    return await open({ password, portal });
  } catch (error) {
    // PRONOTE's page may not know the person whom the portal has let in, and a refused pair is not sent again.
    const isOfPortal = (code: string): boolean => code === "portal-login" || code === "credentials";
    if (!isPronoteError(error) || (error !== refusal && !isOfPortal(error.code))) throw error;
    throw portalFailure(error, row, words) ?? error;
  }
}

/** Says that a portal stands in front, when PRONOTE itself did not take what was given. */
async function propose(
  error: unknown,
  { command, address }: { readonly command: LoginCommand; readonly address: PageAddress },
  context: Context,
): Promise<void> {
  const { isPronoteError } = await import("@preau/client");
  if (!isPronoteError(error) || (error.code !== "credentials" && error.code !== "portal-page")) return;
  const front = await portalBefore(address, command.reach, context);
  if (front === undefined || front === "unknown") return;
  const names = front.portals.map(({ name }) => name);
  context.terminal.note(cleanText(context.words.portals.proposed(front.host, names)));
}
