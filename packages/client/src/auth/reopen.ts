import { type SpaceRow, spaces, type Version } from "@preau/wire";
import type { Environment } from "../platform/platform.js";
import type { SuspendedSession } from "../session/interruption.js";
import { Sequence } from "../session/sequence.js";
import { CookieJar } from "../transport/cookies.js";
import { mannerSince } from "../transport/dialect.js";
import { Http, type HttpLimits } from "../transport/http.js";

/** How a session speaks, and what the school said when it opened: all that a login finds out. */
export interface SavedOpening {
  /** Page of the space. */
  readonly page: string;
  readonly dialect: { readonly since: Version; readonly encrypt: boolean; readonly compress: boolean };
  readonly session: SuspendedSession;
}

/** A session to go on with. */
export interface Reopened {
  readonly sequence: Sequence;
  readonly space: SpaceRow;
}

/**
 * Goes on with a session that was interrupted. Asks nothing of the server, which may have ended it meanwhile.
 * `undefined` when this version of the library no longer knows how it spoke.
 */
export function reopen(
  { page, dialect, session }: SavedOpening,
  { environment, limits }: { readonly environment: Environment; readonly limits: HttpLimits },
): Reopened | undefined {
  const manner = mannerSince(dialect);
  const space = spaces.find((row) => row.page === page);
  if (manner === undefined || space === undefined) return undefined;
  const { cookies, userAgent } = session.sequence;
  const http = new Http(environment, new CookieJar(cookies), userAgent, limits);
  const options = { http, environment, manner, maxBytes: limits.maxBytes };
  return { sequence: Sequence.resume(session.sequence, options), space };
}
