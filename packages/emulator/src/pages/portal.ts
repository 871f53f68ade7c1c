import { type SpaceAudience, type SpaceRow, startPageQuery } from "@preau/wire";

/** A portal in front of a school (ENT), which is not this server's: only the way to it is. */
export interface PortalSettings {
  /** Its CAS, as `casURL` says it: `"https://cas.portail.example"`. */
  readonly url: string;
  /** Whose spaces are behind it ("délégation"). Default: everybody's. */
  readonly audiences?: readonly SpaceAudience[];
  /** Whether the school accepts its own passwords too, on pages asked with `login=true`. Default true. */
  readonly localAccounts?: boolean;
}

/** Whether a space is logged in to through the portal. */
export function isDelegated(portal: PortalSettings | undefined, space: SpaceRow): boolean {
  if (portal === undefined || space.audience === "common") return false;
  return portal.audiences?.includes(space.audience) ?? true;
}

/**
 * Where a page of a space behind the portal sends who asks for it; `undefined` when they may stay.
 *
 * @param pageUrl the page itself, without its query
 * @evidence the redirection and both ways around it: Pawnote, pronotepy and the official application; that the
 *   service is the page without its query is assumed
 */
export function wayToPortal(
  portal: PortalSettings | undefined,
  space: SpaceRow,
  asked: { readonly pageUrl: string; readonly query: URLSearchParams },
): string | undefined {
  if (portal === undefined || !isDelegated(portal, space)) return undefined;
  const says = ([name, value]: readonly [string, string]): boolean => asked.query.get(name) === value;
  if (says(startPageQuery.skipDelegation)) return undefined;
  if (portal.localAccounts !== false && says(startPageQuery.localLogin)) return undefined;
  return `${portal.url.replace(/\/+$/, "")}/login?service=${encodeURIComponent(asked.pageUrl)}`;
}
