import type { PortalInFront, PortalRow } from "@preau/portals";
import type { PageAddress } from "../address.js";
import type { ReachOptions } from "../command.js";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { cleanText } from "../render/clean.js";
import { askChoice, askShown, type Choice } from "./ask.js";

/** How somebody comes in whose school has a portal in front. */
export type WayPastPortal =
  | { readonly kind: "portal"; readonly row: PortalRow }
  /** With an account of PRONOTE itself, or with a QR code. */
  | { readonly kind: "direct" | "code" };

/**
 * The portal that was named, by its name or by words that fit one alone; asked for where they fit several.
 *
 * @param named absent when only `--portal` was given
 * @param front what the school's own page says, which proposes some
 * @throws Failure when none fits, or nobody can be asked
 */
export async function portalNamed(
  named: string | undefined,
  front: PortalInFront | undefined,
  context: Context,
): Promise<PortalRow> {
  const { words, terminal } = context;
  const { findPortal } = await import("@preau/portals");
  if (named === undefined) {
    const [proposed, another] = front?.portals ?? [];
    if (!terminal.interactive) {
      if (proposed !== undefined && another === undefined) return proposed;
      throw failure(words.portals.whichPortal);
    }
    return proposed === undefined ? search(context) : choose(front?.portals ?? [], context);
  }
  const found = findPortal(named);
  const [row, another] = found;
  if (row === undefined) throw failure(words.portals.noSuchPortal(named));
  if (another === undefined) return row;
  if (terminal.interactive) return choose(found, context);
  throw failure(words.portals.severalPortals(named, found.map(({ name }) => name).join(", ")));
}

/**
 * Refuses a portal that is not the one in front of the school: no password has been asked for yet.
 *
 * @throws Failure
 */
export function checkPortal(
  row: PortalRow,
  front: PortalInFront | undefined,
  { host }: PageAddress,
  { words }: Context,
): void {
  if (front === undefined) throw failure(words.portals.noPortal(host));
  const { portals } = front;
  // A host that no row knows may still be a new one of this portal's: the sign-in finds out.
  if (portals.length === 0 || portals.some(({ name }) => name === row.name)) return;
  throw failure(words.portals.otherPortal(front.host, portals.map(({ name }) => name).join(", ")));
}

/** Asks how to come in past the portal that was found in front of a school. */
export async function askPastPortal(front: PortalInFront, context: Context): Promise<WayPastPortal> {
  const { terminal, words } = context;
  terminal.progress(undefined);
  terminal.note(cleanText(words.portals.inFront(front.host)));
  const choices: readonly Choice<string>[] = [
    ...front.portals.map(({ name, label }) => ({ value: name, label })),
    { value: "?", label: words.portals.another },
    { value: "direct", label: words.portals.direct },
    { value: "code", label: words.portals.byCode },
  ];
  const answer = await askChoice(words.portals.how, choices, context);
  if (answer === "direct" || answer === "code") return { kind: answer };
  const row = front.portals.find(({ name }) => name === answer) ?? (await search(context));
  return { kind: "portal", row };
}

async function search(context: Context): Promise<PortalRow> {
  const { findPortal } = await import("@preau/portals");
  const { portals } = context.words;
  const check = (typed: string): string | undefined =>
    findPortal(typed).length > 0 ? undefined : portals.noSuchPortal(typed).fact;
  const found = findPortal(await askShown(portals.search, check, { context }));
  const [only, another] = found;
  return only !== undefined && another === undefined ? only : choose(found, context);
}

async function choose(rows: readonly PortalRow[], context: Context): Promise<PortalRow> {
  const choices = rows.map(({ name, label }) => ({ value: name, label: `${label} · ${name}` }));
  const name = await askChoice(context.words.portals.which, choices, context);
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new RangeError("the portal that was chosen is not among those offered");
  return row;
}

/**
 * The portal that the school's page sends visitors to, which is asked nothing. What goes wrong here goes wrong again in the
 * login, which says it better.
 */
export async function portalBefore(
  address: PageAddress,
  { insecureHosts, timeoutMs }: ReachOptions,
  { signal, terminal, words }: Context,
): Promise<PortalInFront | "unknown" | undefined> {
  const { portalInFront } = await import("@preau/portals");
  terminal.progress(words.notes.connecting(address.host));
  try {
    return await portalInFront(address.url, { insecureHosts, timeoutMs, signal });
  } catch {
    signal.throwIfAborted();
    return "unknown";
  } finally {
    terminal.progress(undefined);
  }
}
