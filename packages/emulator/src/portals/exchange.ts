import { randomBytes } from "node:crypto";
import { escapeHtml } from "../pages/html.js";

/** A request to one host of a portal, as the client sees its address. */
export interface PortalRequest {
  /** With the real-looking host: `https://cas.entcreuse.fr/login?service=…`. */
  readonly url: URL;
  readonly method: string;
  readonly cookies: ReadonlyMap<string, string>;
  /** Fields of the body; empty for a GET. */
  readonly form: URLSearchParams;
  readonly referer: string;
}

/** What a host of a portal answers. */
export interface PortalReply {
  readonly status: number;
  readonly type: "html" | "text" | "json" | "xml";
  readonly body: string;
  readonly location?: string;
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[];
}

/** One host of a portal. */
export type Site = (request: PortalRequest) => PortalReply;

/** A page. */
export function htmlReply(body: string, status = 200): PortalReply {
  return { status, type: "html", body, cookies: [] };
}

/** A text, a JSON text or an XML text. */
export function bareReply(type: "text" | "json" | "xml", body: string, status = 200): PortalReply {
  return { status, type, body, cookies: [] };
}

/** A redirection. Like many servers, portals send a small page with it. */
export function redirect(location: string, status = 302): PortalReply {
  const body = `<html><head><title>Redirection</title></head><body><a href="${escapeHtml(location)}">Suite</a></body></html>`;
  return { status, type: "html", body, location, cookies: [] };
}

/** The same answer with more cookies. */
export function withCookies(reply: PortalReply, ...cookies: readonly string[]): PortalReply {
  return { ...reply, cookies: [...reply.cookies, ...cookies] };
}

/** A `Set-Cookie` line as portals write them, for their own host only. */
export function cookie(name: string, value: string, more: { readonly path?: string } = {}): string {
  return `${name}=${value}; Path=${more.path ?? "/"}; HttpOnly; Secure; SameSite=None`;
}

/** Opaque text of so many bytes, in hexadecimal. */
export function opaque(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/**
 * What one host remembers of its visitors, by a cookie of its own. Where the portal stands behind a load
 * balancer, its cookie must come back too: the next machine knows nobody.
 *
 * @evidence lost `SERVERID` cookies make `execution` unknown: assumed from how such farms work
 */
export class Visitors<State extends object> {
  readonly #name: string;
  readonly #path: string;
  readonly #balancer: string | undefined;
  readonly #fresh: () => State;
  readonly #known = new Map<string, { readonly machine: string; readonly state: State }>();

  constructor(about: { name: string; path?: string; balancer?: string; fresh: () => State }) {
    this.#name = about.name;
    this.#path = about.path ?? "/";
    this.#balancer = about.balancer;
    this.#fresh = about.fresh;
  }

  /** The visitor who comes back, or nobody. */
  find(request: PortalRequest): State | undefined {
    const known = this.#known.get(request.cookies.get(this.#name) ?? "");
    if (known === undefined) return undefined;
    if (this.#balancer !== undefined && request.cookies.get(this.#balancer) !== known.machine) {
      return undefined;
    }
    return known.state;
  }

  /** The visitor who comes back or a new one, and the cookies to send. */
  meet(request: PortalRequest): { readonly state: State; readonly cookies: readonly string[] } {
    const known = this.find(request);
    if (known !== undefined) return { state: known, cookies: [] };
    const id = opaque(16).toUpperCase();
    const machine = `s${opaque(2)}`;
    const state = this.#fresh();
    this.#known.set(id, { machine, state });
    const own = cookie(this.#name, id, { path: this.#path });
    return {
      state,
      cookies: this.#balancer === undefined ? [own] : [own, cookie(this.#balancer, machine)],
    };
  }
}
