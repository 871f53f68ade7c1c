import { UsageError } from "../errors/errors.js";

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

/** Signs in on a portal; what comes back is for PRONOTE's host, the rest stays where it came from. */
export async function passThrough(
  portal: Portal,
  visit: PortalVisit,
): Promise<{
  readonly cookies: Readonly<Record<string, string>>;
  readonly fromPortal: { readonly address?: string };
}> {
  const { hostname } = new URL(visit.pronoteUrl);
  const pass = await portal(visit);
  const own = (pass.cookies ?? []).filter(
    ({ host }) => host === hostname || host === new URL(visit.pronoteUrl).host,
  );
  const cookies = Object.fromEntries(own.map(({ name, value }) => [name, value]));
  if (!("address" in pass)) return { cookies, fromPortal: {} };
  if (new URL(pass.address).hostname !== hostname) {
    throw new UsageError("The portal gave an address of another host.");
  }
  return { cookies, fromPortal: { address: pass.address } };
}
