import { opaque } from "./exchange.js";
import type { PortalAccount } from "./people.js";

/** What PRONOTE is told about a ticket, from server to server. */
export type Validation =
  | { readonly kind: "valid"; readonly person: PortalAccount }
  | { readonly kind: "unknown" | "used" | "other-service" };

/** The tickets of one portal (`ST-…`): for one service, and for one use. */
export class Tickets {
  readonly #issued = new Map<string, { service: string; person: PortalAccount; isUsed: boolean }>();
  readonly #form: "cas" | "uuid";

  /** `uuid`: tickets as Open ENT NG writes them. */
  constructor(form: "cas" | "uuid" = "cas") {
    this.#form = form;
  }

  /** A ticket for somebody who is signed in. */
  issue(service: string, person: PortalAccount): string {
    const ticket =
      this.#form === "uuid" ? `ST-${crypto.randomUUID()}` : `ST-${this.#issued.size + 1}-${opaque(12)}-cas`;
    this.#issued.set(ticket, { service, person, isUsed: false });
    return ticket;
  }

  /** Address of the service with a new ticket. */
  address(service: string, person: PortalAccount): string {
    const ticket = this.issue(service, person);
    return `${service}${service.includes("?") ? "&" : "?"}ticket=${ticket}`;
  }

  /** Uses a ticket up, whatever comes of it. */
  validate(ticket: string, service: string): Validation {
    const issued = this.#issued.get(ticket);
    if (issued === undefined) return { kind: "unknown" };
    if (issued.isUsed) return { kind: "used" };
    issued.isUsed = true;
    if (!isSameService(issued.service, service)) return { kind: "other-service" };
    return { kind: "valid", person: issued.person };
  }
}

/** The case of a host does not count, that of a path does. */
function isSameService(one: string, other: string): boolean {
  const [first, second] = [parsed(one), parsed(other)];
  return first !== undefined && first === second;
}

function parsed(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}
