/**
 * Cookies of one host. They go back to the host that set them and nowhere else; the protocol keeps its
 * session in addresses and bodies, so this is all the library needs.
 */
export class CookieJar {
  readonly #cookies: Map<string, string>;

  constructor(cookies: Readonly<Record<string, string>> = {}) {
    this.#cookies = new Map(Object.entries(cookies));
  }

  /** Keeps what an answer of the host sets, and forgets what it expires. */
  store(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const separator = pair.indexOf("=");
      if (separator <= 0) continue;
      const name = pair.slice(0, separator).trim();
      if (isExpired(attributes)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(separator + 1).trim());
    }
  }

  /** All of them, by name. */
  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#cookies);
  }

  /** `Cookie` header; `undefined` when there is nothing to send. */
  header(): string | undefined {
    if (this.#cookies.size === 0) return undefined;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

function isExpired(attributes: readonly string[]): boolean {
  return attributes.some((attribute) => {
    const [name = "", value = ""] = attribute.split("=").map((part) => part.trim());
    if (name.toLowerCase() === "max-age") return Number(value) <= 0;
    return name.toLowerCase() === "expires" && Date.parse(value) < Date.now();
  });
}
