import type { EmulatorWithPortal } from "../src/index.js";

/** A page as a walker sees it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/** A form of a page, with the values that the page gives it. */
export interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: URLSearchParams;
  readonly html: string;
}

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/**
 * A small browser without scripts: cookies by host, redirections by hand, forms as they stand. It shares no code with the
 * portals.
 */
export class Walker {
  readonly #emulator: EmulatorWithPortal;
  readonly #jar: { name: string; value: string; host: string; shared: boolean; path: string }[] = [];
  readonly #userAgent: string;
  /** Every address, in order. */
  readonly trail: string[] = [];

  constructor(emulator: EmulatorWithPortal, userAgent = browser) {
    this.#emulator = emulator;
    this.#userAgent = userAgent;
  }

  /** One request, without following. */
  async request(url: string, post?: URLSearchParams, headers: Record<string, string> = {}): Promise<Page> {
    const target = new URL(url);
    this.trail.push(url);
    const response = await this.#emulator.portals.fetch(url, {
      redirect: "manual",
      headers: { "user-agent": this.#userAgent, cookie: this.cookiesFor(target), ...headers },
      ...(post === undefined ? {} : { method: "POST", body: post }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(target, line);
    return {
      url,
      status: response.status,
      text: await response.text(),
      location: response.headers.get("location") ?? undefined,
    };
  }

  /** One request and the redirections after it. */
  async go(url: string, post?: URLSearchParams, headers?: Record<string, string>): Promise<Page> {
    let page = await this.request(url, post, headers);
    for (let hops = 0; page.location !== undefined; hops += 1) {
      if (hops > 15) throw new Error(`too many redirections: ${this.trail.slice(-4).join(" ")}`);
      // One hop after the other is what a redirection is.
      // oxlint-disable-next-line no-await-in-loop
      page = await this.request(new URL(page.location, page.url).href);
    }
    return page;
  }

  /** Posts (or gets) a form of a page, with these values changed or added. */
  submit(page: Page, form: Form, values: Record<string, string> = {}): Promise<Page> {
    const fields = new URLSearchParams(form.fields);
    for (const [name, value] of Object.entries(values)) fields.set(name, value);
    const base = /<base href="([^"]+)"/i.exec(page.text)?.[1];
    const address = new URL(form.action === "" ? page.url : form.action, base ?? page.url);
    if (form.method === "POST") return this.go(address.href, fields, { referer: page.url });
    address.search = fields.toString();
    return this.go(address.href);
  }

  cookiesFor(target: URL): string {
    return this.#jar
      .filter(({ host, shared, path }) => {
        const isHost = target.hostname === host || (shared && target.hostname.endsWith(`.${host}`));
        return isHost && target.pathname.startsWith(path);
      })
      .sort((one, other) => other.path.length - one.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
  }

  /** The value of a cookie, whoever set it. */
  cookie(name: string): string | undefined {
    return this.#jar.find((one) => one.name === name)?.value;
  }

  #keep(target: URL, line: string): void {
    const [pair = "", ...attributes] = line.split(/;\s*/);
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const find = (key: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const domain = find("domain");
    // A host may speak for the domain that it is in, and for no other.
    if (domain !== undefined && !`.${target.hostname}`.endsWith(`.${domain}`)) return;
    const host = domain ?? target.hostname;
    const path = find("path") ?? "/";
    const old = this.#jar.findIndex((one) => one.name === name && one.host === host && one.path === path);
    if (old >= 0) this.#jar.splice(old, 1);
    this.#jar.push({ name, value, host, shared: domain !== undefined, path });
  }
}

/** The form of a page that holds a control of that name or id; comments hold none. */
export function formWith(page: Page, wanted: string): Form {
  const found = formsOf(page.text).find(({ html }) =>
    new RegExp(`(?:name|id)="${wanted.replaceAll(".", "\\.")}"`).test(html),
  );
  if (found === undefined) {
    throw new Error(`no form with ${wanted} at ${page.url} (${page.status}): ${page.text.slice(0, 1500)}`);
  }
  return found;
}

/** All forms of a page. */
export function formsOf(text: string): readonly Form[] {
  const shown = text.replaceAll(/<!--[\s\S]*?-->/g, "");
  return [...shown.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, tag = "", html = ""]) => ({
    action: attribute(tag, "action") ?? "",
    method: (attribute(tag, "method") ?? "get").toUpperCase(),
    fields: fieldsOf(html),
    html,
  }));
}

/** Hidden and text inputs and checked boxes, then the one button that is pressed. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  let isPressed = false;
  for (const [tag] of html.matchAll(/<(?:input|button)\b[^>]*>/gi)) {
    const name = attribute(tag, "name");
    const type = (attribute(tag, "type") ?? "text").toLowerCase();
    const isButton = type === "submit" || (tag.startsWith("<button") && type !== "button");
    if (name === undefined || /\bdisabled\b/.test(tag) || type === "button" || type === "reset") continue;
    if ((type === "checkbox" || type === "radio") && !/\bchecked\b/.test(tag)) continue;
    if (isButton && (isPressed || attribute(tag, "id") === "bouton_precedent")) continue;
    isPressed ||= isButton;
    fields.append(name, attribute(tag, "value") ?? "");
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];
  return value
    ?.replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
