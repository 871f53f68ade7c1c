import { UsageError } from "../errors/errors.js";
import { urlOf } from "../transport/address.js";

/** What a portal is told of somebody who wants to sign in. */
export interface PortalVisit {
  /** Name on the portal, which is often another than PRONOTE's. */
  readonly username: string;
  /** Password on the portal. */
  readonly password: string;
  /** Page of the space to reach, such as `https://0123456a.index-education.net/pronote/eleve.html`. */
  readonly pronoteUrl: string;
  /** Gives up; the promise is to reject with the signal's reason then. */
  readonly signal?: AbortSignal | undefined;
  /** What carries the requests, as the caller of `login` chose it. */
  readonly fetch?: typeof fetch | undefined;
  /** Hosts that may be reached without TLS, as the caller of `login` named them. */
  readonly insecureHosts?: readonly string[] | undefined;
}

/** One cookie, and the host that set it. */
export interface PortalCookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
}

/**
 * How PRONOTE's page is reached once the portal has let somebody in: by an address good for one use, with cookies, or
 * with both.
 */
export type PortalPass =
  | { readonly cookies: readonly PortalCookie[] }
  | { readonly address: string; readonly cookies?: readonly PortalCookie[] };

/**
 * Signs somebody in on a school portal ("ENT"). `@preau/portals` has those of pronotepy; write one when a portal
 * changes, or when the application has a web view of its own.
 */
export type Portal = (visit: PortalVisit) => Promise<PortalPass>;

/**
 * A portal of one's own, called with name and password first: told from the other form by its parameters, of which it
 * declares two or three. What it gives may be shorter too: cookies alone, or the signed-in address.
 */
export type PortalFunction = (
  username: string,
  password: string,
  more: Omit<PortalVisit, "username" | "password">,
) => Promise<PortalPass | readonly PortalCookie[] | string>;

/**
 * Signs in on a portal; what comes back is for PRONOTE's host, the rest stays where it came from.
 *
 * @throws UsageError when it gives neither cookies nor an address of PRONOTE
 */
export async function passThrough(
  portal: Portal | PortalFunction,
  visit: PortalVisit,
): Promise<{
  readonly cookies: Readonly<Record<string, string>>;
  readonly fromPortal: { readonly address?: string };
}> {
  const { hostname, protocol } = new URL(visit.pronoteUrl);
  const pass = passOf(await ask(portal, visit));
  const own = (pass.cookies ?? []).filter(
    ({ host }) => host === hostname || host === new URL(visit.pronoteUrl).host,
  );
  const cookies = Object.fromEntries(own.map(({ name, value }) => [name, value]));
  if (!("address" in pass)) return { cookies, fromPortal: {} };
  const address = urlOf(pass.address);
  if (address?.hostname !== hostname || address.protocol !== protocol) {
    // It may hold a ticket, and is not shown.
    throw new UsageError("The portal gave no address of PRONOTE's host.");
  }
  return { cookies, fromPortal: { address: address.href } };
}

function ask(portal: Portal | PortalFunction, visit: PortalVisit): ReturnType<PortalFunction> {
  if (!takesPair(portal)) return portal(visit);
  const { username, password, ...more } = visit;
  return portal(username, password, more);
}

function takesPair(portal: Portal | PortalFunction): portal is PortalFunction {
  return portal.length > 1;
}

function passOf(given: Awaited<ReturnType<PortalFunction>>): PortalPass {
  if (typeof given === "string") return { address: given };
  if (isCookies(given)) return { cookies: given };
  // Whoever writes JavaScript is told what was wrong.
  const pass: unknown = given;
  if (typeof pass === "object" && pass !== null && ("address" in pass || "cookies" in pass)) return given;
  throw new UsageError("The portal gave neither cookies nor an address.");
}

function isCookies(given: PortalPass | readonly PortalCookie[]): given is readonly PortalCookie[] {
  return Array.isArray(given);
}
