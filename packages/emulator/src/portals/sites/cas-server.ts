import type { Backstage } from "../backstage.js";
import { cookie, opaque, type PortalReply, type PortalRequest, redirect, withCookies } from "../exchange.js";
import type { PortalAccount } from "../people.js";
import { homePage, messagePage } from "../portal-page.js";

/**
 * The half of a CAS server that comes after the sign-in: its cookie (`TGC`), tickets, and the refusal of services that it
 * does not know. An absent or empty service is none.
 */
export class CasServer {
  readonly #stage: Backstage;
  readonly #portal: string;
  readonly #signedIn = new Map<string, PortalAccount>();

  constructor(stage: Backstage, portal: string) {
    this.#stage = stage;
    this.#portal = portal;
  }

  /** The service that a request is for; empty for none. */
  serviceOf({ url }: PortalRequest): string {
    return url.searchParams.get("service") ?? "";
  }

  /**
   * The page for services that the portal does not serve.
   *
   * @evidence text: pronotepy #318; the status is assumed
   */
  refusal(service: string): PortalReply | undefined {
    if (service === "" || this.#stage.isKnownService(service)) return undefined;
    return messagePage(
      "Application non autorisée",
      "Application not allowed to use CAS. Adressez-vous à votre établissement.",
    );
  }

  /** Whoever is signed in. */
  personOf({ cookies }: PortalRequest): PortalAccount | undefined {
    return this.#signedIn.get(cookies.get("TGC") ?? "");
  }

  /** Signs somebody in and sends them where they wanted to go. */
  welcome(person: PortalAccount, service: string): PortalReply {
    const grant = `TGT-${this.#signedIn.size + 1}-${opaque(16)}`;
    this.#signedIn.set(grant, person);
    return withCookies(this.sendOn(person, service), cookie("TGC", grant));
  }

  /** Sends somebody who is signed in where they want to go. */
  sendOn(person: PortalAccount, service: string): PortalReply {
    if (service === "") return homePage(this.#portal);
    return redirect(this.#stage.tickets.address(service, person));
  }
}
