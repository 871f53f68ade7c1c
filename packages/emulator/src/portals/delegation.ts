import type { SpaceRow } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { opaque } from "./exchange.js";
import type { PortalAccount } from "./people.js";
import type { Validation } from "./tickets.js";
import type { PortalTrouble } from "./trouble.js";

/** How long what the mobile application is told (`jetonCAS`) is good for. */
const appTokenLifeMs = 5 * 60_000;

/** How long a person may take from the ticket to the page. */
const identifiantLifeMs = 60_000;

/** What PRONOTE knows of the portal in front of it. */
export interface DelegationSettings {
  /** Address of the school as the portal knows it, `https://9990001X.index-education.net/pronote`. */
  readonly serviceRoot: string;
  readonly casUrl: string;
  /** Asks the portal about a ticket, from server to server. */
  validate(ticket: string, service: string): Validation;
  trouble(): PortalTrouble | undefined;
  /** Whether accounts of PRONOTE itself may pass the portal by. */
  readonly directAccess: boolean;
  elapsedMs(): number;
}

/** A sign-in of the portal that PRONOTE has accepted. */
interface Arrival {
  readonly person: PortalAccount;
  readonly cookie: string;
  readonly atMs: number;
}

/**
 * PRONOTE's side of a delegation: it sends people to the portal, has their tickets validated, and knows them again
 * when they come back with `identifiant`.
 *
 * @evidence chains of redirections in pronotepy #297 and hass-pronote #16
 */
export class Delegation {
  readonly #settings: DelegationSettings;
  readonly #arrivals = new Map<string, Arrival>();
  readonly #appTokens = new Map<string, number>();

  constructor(settings: DelegationSettings) {
    this.#settings = settings;
  }

  /** Whether spaces are behind the portal. */
  get isActive(): boolean {
    return this.#settings.trouble() !== "not-delegated";
  }

  get trouble(): PortalTrouble | undefined {
    return this.#settings.trouble();
  }

  get casUrl(): string {
    return this.#settings.casUrl;
  }

  /** Whether a page opens without the portal, for those who ask for that. */
  isPassedBy(cookies: ReadonlyMap<string, string>): boolean {
    return this.#settings.directAccess || cookies.get("appliMobile") === assumptions.applicationCookie.value;
  }

  /** Address of a page as the portal is told it. */
  serviceOf(page: string): string {
    return `${this.#settings.serviceRoot}/${page}`;
  }

  /** Where people without a ticket are sent. Real addresses leave the colon as it is. */
  loginAddress(page: string): string {
    const service = encodeURIComponent(this.serviceOf(page)).replaceAll("%3A", ":");
    return `${this.#settings.casUrl}?service=${service}`;
  }

  /** Uses a ticket up. */
  redeem(ticket: string, page: string): Validation {
    return this.#settings.validate(ticket, this.serviceOf(page));
  }

  /** Notes somebody who has come with a good ticket: `identifiant` of their next address, and a cookie. */
  arrive(person: PortalAccount): { readonly identifiant: string; readonly cookie: string } {
    const identifiant = opaque(8).toUpperCase();
    const cookie = opaque(16);
    this.#arrivals.set(identifiant, { person, cookie, atMs: this.#settings.elapsedMs() });
    return { identifiant, cookie };
  }

  /** Whoever comes back with that `identifiant` and the cookie that went with it. */
  find(identifiant: string, cookie: string | undefined): PortalAccount | undefined {
    const arrival = this.#arrivals.get(identifiant);
    if (arrival === undefined || arrival.cookie !== cookie) return undefined;
    if (this.#settings.elapsedMs() - arrival.atMs > identifiantLifeMs) return undefined;
    return arrival.person;
  }

  /** They have their page: the address is good for nothing any more. */
  spend(identifiant: string): void {
    this.#arrivals.delete(identifiant);
  }

  /** `jetonCAS` of `InfoMobileApp.json`: another one at every call. */
  appToken(): string {
    const token = opaque(16).toUpperCase();
    this.#appTokens.set(token, this.#settings.elapsedMs());
    return token;
  }

  /** Whether a `validationAppliMobile` cookie is a token that was handed out lately. */
  isAppToken(token: string): boolean {
    const atMs = this.#appTokens.get(token);
    return atMs !== undefined && this.#settings.elapsedMs() - atMs <= appTokenLifeMs;
  }
}

/** Whether a space is behind the portal: those of pupils and parents are (assumed). */
export function isDelegated(delegation: Delegation | undefined, { audience }: SpaceRow): boolean {
  return delegation?.isActive === true && (audience === "student" || audience === "parent");
}
