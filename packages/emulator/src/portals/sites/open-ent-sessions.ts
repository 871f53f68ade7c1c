import { createHmac, randomBytes } from "node:crypto";
import type { Backstage } from "../backstage.js";
import {
  bareReply,
  cookie,
  opaque,
  type PortalReply,
  type PortalRequest,
  redirect,
  withCookies,
} from "../exchange.js";
import type { PortalAccount } from "../people.js";
import { homePage } from "../portal-page.js";

/**
 * Who is signed in on a portal of the Open ENT NG family, and its CAS.
 *
 * @evidence the portal's public source
 */
export class OpenEntSessions {
  readonly #stage: Backstage;
  readonly #key = randomBytes(32);
  readonly #sessions = new Map<string, PortalAccount>();

  constructor(stage: Backstage) {
    this.#stage = stage;
  }

  personOf(request: PortalRequest): PortalAccount | undefined {
    const id = this.unsign(request.cookies.get("oneSessionId") ?? "");
    return id === undefined ? undefined : this.#sessions.get(id);
  }

  /** Signs somebody in and sends them to `callback`, or to the address in the cookie, or home. */
  welcome(request: PortalRequest, person: PortalAccount, callback: string): PortalReply {
    const id = crypto.randomUUID();
    this.#sessions.set(id, person);
    const kept = this.unsign(request.cookies.get("callback") ?? "");
    const wanted = callback === "" ? (kept === undefined ? "" : decoded(kept)) : callback;
    const target = wanted === "" || wanted.endsWith("/auth/login") ? "/" : wanted;
    return withCookies(
      redirect(target),
      cookie("oneSessionId", this.sign(id)),
      "authenticated=true; Path=/; Secure",
      cookie("XSRF-TOKEN", crypto.randomUUID()),
    );
  }

  /** `/`: the portal's home, for those who are signed in. */
  home(request: PortalRequest): PortalReply {
    return this.personOf(request) === undefined ? redirect("/auth/login") : homePage("Mon ENT");
  }

  /** `/cas/login`. */
  casLogin(request: PortalRequest): PortalReply {
    const service = request.url.searchParams.get("service") ?? "";
    if (service === "") return redirect("/");
    if (!this.#stage.isKnownService(service)) return bareReply("text", "INVALID_SERVICE", 400);
    const person = this.personOf(request);
    if (person !== undefined) return redirect(this.#stage.tickets.address(service, person));
    const here = `${request.url.pathname}${request.url.search}`;
    const callback = encodeURIComponent(here);
    return withCookies(redirect(`/auth/login?callback=${callback}`), cookie("callback", this.sign(callback)));
  }

  /** A value with its signature, as this family writes cookies: raw, with `=` at the end. */
  sign(value: string): string {
    return `${value}:${createHmac("sha256", this.#key).update(value).digest("base64")}`;
  }

  unsign(signed: string): string | undefined {
    const value = signed.slice(0, Math.max(0, signed.lastIndexOf(":")));
    return value !== "" && this.sign(value) === signed ? value : undefined;
  }
}

/** A one-time value. */
export const oneTime = (): string => opaque(16);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
