import type { OpenAccount } from "../account.js";
import { leave } from "../account.js";
import { type AccountStore, openStore } from "../accounts/folder.js";
import { detailsOf, keepDetails, type LinkedSummary, type PortalDetails } from "../accounts/linked.js";
import { notedStore } from "../accounts/noted-store.js";
import { type PronoteCode, readCode } from "../accounts/read-code.js";
import type { LoginCommand } from "../command.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import { readPin } from "../password.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { loginWithPassword } from "../ways-in/by-password.js";
import { secondFactorBy } from "../ways-in/second-factor.js";
import { holderOf } from "./holder.js";

/** What is known of an account that is linked anew. */
interface Before {
  readonly holder?: string;
  /** Kept for the account's life: the school need not count another device. */
  readonly deviceId?: string;
  /** The portal that it was linked through. */
  readonly portal?: PortalDetails | undefined;
}

/** What a way in needs. */
interface Link {
  readonly place: AccountStore;
  readonly before: Before;
  readonly context: Context;
}

/**
 * `preau login`: links an account, so that later commands need no password. Five requests, and one to log
 * out. With the name of an account that is there, that one is linked anew and keeps its name.
 */
export async function login(command: LoginCommand, context: Context): Promise<void> {
  const place = await openStore(context);
  const { url, user, portal } = command;
  const isTyped = url !== undefined || user !== undefined || portal !== undefined;
  // An address or a login belong to a password.
  const byCode = command.code !== undefined || (!isTyped && (await prefersCode(context)));
  await linkAccount(command, { place, byCode }, context);
}

/** Links an account by a QR code or a password; what is missing is asked for. */
export async function linkAccount(
  command: LoginCommand,
  { place, byCode }: { readonly place: AccountStore; readonly byCode: boolean },
  context: Context,
): Promise<void> {
  const { terminal, words } = context;
  const noted = notedStore(place.store);
  const opening = link(command, { place: { ...place, store: noted.store }, byCode }, context);
  const { client, before, portal } = await opening.catch(async (error: unknown) => {
    await noted.removeNew();
    throw error;
  });
  try {
    const account = client.storedAs;
    if (account === undefined || client.exportCredentials() === undefined) {
      if (account !== undefined) await removeEmpty(place, account);
      const complaint = portal === undefined ? words.complaints.noToken : words.portals.noToken;
      throw failure(complaint, { exitCode: exitCodes.notAllowed });
    }
    const holder = pupilName(await holderOf(client));
    const since = new Date().toISOString();
    const summary = await keepDetails(place, account, { holder, since, portal, label: command.label });
    terminal.progress(undefined);
    if (before.holder !== undefined && before.holder !== holder)
      terminal.note(cleanText(words.accounts.formerHolder(before.holder)));
    if (summary !== undefined) tell(summary, { holder, folder: place.folder, json: command.json }, context);
  } finally {
    await leave(client);
  }
}

function tell(
  summary: LinkedSummary,
  { holder, folder, json }: { readonly holder: string; readonly folder: string; readonly json: boolean },
  { terminal, words }: Context,
): void {
  if (json) {
    terminal.out(toJson(summary));
    return;
  }
  const { account, school } = summary;
  terminal.out(cleanText(words.accounts.linked(holder, school).join("\n")));
  terminal.out(cleanText(words.accounts.kept(account, folder).join("\n")));
}

/** An account that was logged in to. */
interface Opened {
  readonly client: OpenAccount["client"];
  readonly before: Before;
  /** The portal that linking anew is to go through. */
  readonly portal?: PortalDetails | undefined;
}

async function link(
  command: LoginCommand,
  { place, byCode }: { readonly place: AccountStore; readonly byCode: boolean },
  context: Context,
): Promise<Opened> {
  if (byCode) return linkByCode(command, place, context);
  let before: Before = {};
  const opened = await loginWithPassword(
    command,
    async (where) => {
      before = await readBefore(command.account, place.store, where, context);
      return { store: place.store, account: command.account, deviceId: before.deviceId };
    },
    context,
  );
  return opened === "code" ? linkByCode(command, place, context) : { ...opened, before };
}

async function linkByCode(command: LoginCommand, place: AccountStore, context: Context): Promise<Opened> {
  const code = await readCode(command.code, command.space, context);
  const before = await readBefore(command.account, place.store, code, context);
  const client = await openByCode(code, command, { place, before, context });
  return { client, before, portal: before.portal };
}

async function openByCode(
  { content, host, space }: PronoteCode,
  { reach, account }: LoginCommand,
  given: Link,
): Promise<OpenAccount["client"]> {
  const { place, before, context } = given;
  const { qrcodeLogin } = await import("@preau/client");
  const pin = (await readPin(context)).trim();
  context.terminal.progress(context.words.notes.connecting(host));
  const keep = { store: place.store, account, deviceId: before.deviceId };
  const { signal } = context;
  const secondFactor = secondFactorBy(context);
  return qrcodeLogin({ ...reach, ...keep, qrCode: content, space, pin, signal, secondFactor });
}

/**
 * Asks whether it is to be a QR code or a password.
 *
 * @throws Failure when nobody can be asked
 */
export async function prefersCode(context: Context): Promise<boolean> {
  const { terminal, signal, words } = context;
  const { complaints, accounts } = words;
  if (!terminal.interactive) throw failure(complaints.nothingToLogInWith);
  const { isCancel, select } = await import("@clack/prompts");
  const answer = await select({
    message: accounts.how,
    options: [
      { value: "code", label: accounts.byCode },
      { value: "password", label: accounts.byPassword },
    ],
    output: process.stderr,
    signal,
  });
  if (isCancel(answer)) throw new Failure(complaints.interrupted, { exitCode: exitCodes.interrupted });
  return answer === "code";
}

/**
 * What bears the name already. One of another school or space is refused: its token would be lost.
 *
 * @throws Failure
 */
async function readBefore(
  account: string | undefined,
  store: AccountStore["store"],
  { host, space }: Pick<PronoteCode, "host" | "space">,
  { words }: Context,
): Promise<Before> {
  const record = account === undefined ? undefined : await store.load(account);
  if (record?.credentials === undefined) return {};
  const kept = new URL(record.credentials.url).host;
  if (kept !== host || record.credentials.space !== space) {
    throw failure(words.complaints.otherSchool(record.account, kept, record.credentials.space));
  }
  return { ...detailsOf(record), deviceId: record.credentials.deviceId };
}

/** A record that nobody can log in with is no account. */
async function removeEmpty({ store }: AccountStore, account: string): Promise<void> {
  await store.lock(account, async () => {
    if ((await store.load(account))?.credentials === undefined) await store.remove(account);
  });
}
