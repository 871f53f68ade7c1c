import { CookieJar } from "tough-cookie";
import type { PortalCookie } from "../portal.js";

/**
 * Cookies of one sign-in, under the rules of browsers: for the host that set them (or its domain, never a public
 * suffix nor another host), below their path, until they expire. `SameSite` is not applied: the answers of identity
 * providers are posted across sites.
 */
export class Jar {
  readonly #jar = new CookieJar(undefined, { looseMode: true });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps what an answer sets; what it may not set is left out. */
  store(headers: Headers, url: URL): void {
    for (const line of headers.getSetCookie()) {
      this.#jar.setCookieSync(line, url.href, { ignoreError: true, now: new Date(this.#now()) });
    }
  }

  /** The `Cookie` header for an address, if any. Values are sent as they came. */
  header(url: URL): string | undefined {
    const cookies = this.#for(url).map((cookie) => cookie.cookieString());
    return cookies.length === 0 ? undefined : cookies.join("; ");
  }

  /** Value of a cookie that would go to that address. */
  value(url: URL, name: string): string | undefined {
    return this.#for(url).find((cookie) => cookie.key === name)?.value;
  }

  /** What would go to that address, for others to send. */
  cookies(url: URL): readonly PortalCookie[] {
    return this.#for(url).map(({ key, value }) => ({ name: key, value, host: url.hostname }));
  }

  /** The clock is the caller's, so expiry is reckoned here. */
  #for(url: URL) {
    const now = this.#now();
    return this.#jar.getCookiesSync(url.href, { expire: false }).filter((cookie) => {
      const created = cookie.creation instanceof Date ? cookie.creation : undefined;
      return (cookie.expiryTime(created) ?? Number.POSITIVE_INFINITY) > now;
    });
  }
}
