import { startPageQuery } from "@preau/wire";
import { platform } from "#platform";
import { errorFromPage } from "../errors/from-wire.js";
import { PortalPageError } from "../errors/portal-errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { fromLatin1 } from "../platform/bytes.js";
import { type Manner, resolveManners, startForms } from "../transport/dialect.js";
import type { Http } from "../transport/http.js";
import { parseStartPage, type StartPage } from "../transport/start-page.js";
import type { InstanceDialect } from "./instance.js";
import type { Reach } from "./reach.js";
import { getPage } from "./server-info.js";

/** What a page turned out to be: one that opens a session, or the way to another service's login. */
export type PageLook =
  | { readonly kind: "start"; readonly page: StartPage; readonly dialect: InstanceDialect }
  | { readonly kind: "portal"; readonly host: string };

/** Ways to ask for a page: as a visitor, with the school's own password, as the official application, with a token. */
export const waysToPage = {
  visitor: [startPageQuery.skipBrowserCheck],
  direct: [startPageQuery.skipBrowserCheck, startPageQuery.localLogin],
  application: [startPageQuery.skipBrowserCheck, startPageQuery.skipDelegation],
  token: Object.values(startPageQuery),
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

/** Address of a page, asked for in one of those ways. */
export function askedPage(url: string, way: keyof typeof waysToPage): string {
  return `${url}?${waysToPage[way].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
}

/**
 * Opens a page and looks at it; nobody logs in. One request.
 *
 * @throws NotPronoteError · AddressSuspendedError · ServerClosedError · RateLimitedError · NetworkError · TimeoutError
 */
export async function lookAt(
  http: Http,
  address: string,
  { environment, signal }: Pick<Reach, "environment" | "signal">,
): Promise<PageLook> {
  try {
    const { status, headers, body, url } = await getPage(http, address, signal);
    const html = platform.fromUtf8(body) ?? fromLatin1(body);
    environment.observe?.({ kind: "page", status, headers, html });
    const page = await startOf({ html, headers });
    if (page !== undefined) return { kind: "start", page, dialect: dialectOf(page) };
    throw errorFromPage({ host: url.host, status, html });
  } catch (error) {
    if (isPronoteError(error) && error instanceof PortalPageError)
      return { kind: "portal", host: error.host };
    throw error;
  }
}

/** The call that opens a session, where a page makes one. */
export async function startOf(page: {
  readonly html: string;
  readonly headers: Headers;
}): Promise<StartPage | undefined> {
  return parseStartPage(page.html, page.headers.get("Server"), startForms);
}

/** How the server behind a page most likely speaks. */
export function dialectOf(page: StartPage): InstanceDialect {
  return dialectOfManner(resolveManners(page)[0]);
}

/** A dialect as it is told. */
export function dialectOfManner({ dialect, encrypt, compress, isNewerThanKnown }: Manner): InstanceDialect {
  return {
    since: dialect.since.join("."),
    encrypted: encrypt,
    compressed: compress,
    newerThanKnown: isNewerThanKnown,
  };
}
