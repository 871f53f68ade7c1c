/** One request to a host of a portal, or to the school's own. Values of fields and cookies are not kept. */
export interface PortalExchange {
  /** `"https://cas.entcreuse.fr"`. */
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  /** Names of the fields of the body. */
  readonly fields: readonly string[];
  /** Whether somebody's portal password was in it, in whatever place. */
  readonly hasPassword: boolean;
  /** Names of cookies that came from another origin, which no careful client sends here. */
  readonly foreignCookies: readonly string[];
  readonly status: number;
}

/** Remembers which origin set which cookie, and what was asked of whom. */
export class WireLog {
  readonly exchanges: PortalExchange[] = [];
  readonly #passwords: readonly string[];
  readonly #owners = new Map<string, Set<string>>();

  constructor(passwords: readonly string[]) {
    this.#passwords = passwords;
  }

  add(exchange: {
    readonly origin: string;
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly form: URLSearchParams;
    readonly cookies: ReadonlyMap<string, string>;
    readonly status: number;
    readonly setCookies: readonly string[];
  }): void {
    const { origin, method, path, form, cookies, status } = exchange;
    const foreignCookies = [...cookies]
      .filter(([name, value]) => {
        const owners = this.#owners.get(`${name}=${value}`);
        return owners !== undefined && !owners.has(origin);
      })
      .map(([name]) => name);
    for (const line of exchange.setCookies) this.#own(origin, line);
    const values = [...form.values(), ...new URLSearchParams(exchange.query).values(), ...cookies.values()];
    this.exchanges.push({
      origin,
      method,
      path,
      fields: [...form.keys()],
      hasPassword: values.some((value) => this.#passwords.includes(value)),
      foreignCookies,
      status,
    });
  }

  /** A cookie with a domain belongs to the other hosts of that domain as well. */
  #own(origin: string, line: string): void {
    const [pair = ""] = line.split(";");
    const owners = this.#owners.get(pair.trim()) ?? new Set<string>();
    this.#owners.set(pair.trim(), owners);
    const { host } = new URL(origin);
    const domain = /;\s*domain=([^;]+)/i.exec(line)?.[1]?.trim().replace(/^\./, "");
    owners.add(origin);
    if (domain !== undefined && host.endsWith(domain)) owners.add(`https://api-${host}`);
  }
}
