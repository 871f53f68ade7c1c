import type { SpaceRow } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { closedPage, noAccessPage, refusedTicketPage, unknownIdentityPage } from "../pages/other-pages.js";
import { spaceLabel } from "../pages/published.js";
import { type Delegation, isDelegated } from "../portals/delegation.js";
import { opaque } from "../portals/exchange.js";
import type { PortalAccount } from "../portals/people.js";
import type { PortalLogin } from "../session/session.js";
import type { Account } from "../world/school.js";
import { type Front, type HttpReply, html } from "./front.js";
import type { PageRequest } from "./page.js";

/** What the portal in front of a school makes of a request for a page. */
export type Passage =
  /** The page opens as it would without a portal. */
  | { readonly kind: "free" }
  | { readonly kind: "answered"; readonly reply: HttpReply }
  /** The page opens for somebody; `login` uses up what brought them. */
  | { readonly kind: "arrived"; login(): PortalLogin };

/**
 * Sends people without a ticket to the portal, and takes those in who come back with one: first to an address with
 * `identifiant`, then to the page. Spaces that are not delegated, and pages with `login=true` or `bydlg`, are free.
 *
 * @evidence chains of redirections in pronotepy #297 and hass-pronote #16
 */
export function passPortal(front: Front, request: PageRequest, space: SpaceRow): Passage {
  const delegation = front.portal?.delegation;
  const { query } = request;
  const wantsToSkip = query.get("login") === "true" || query.has("bydlg");
  const skips = wantsToSkip && delegation?.isPassedBy(request.cookies) === true;
  if (delegation === undefined || skips || !isDelegated(delegation, space)) return { kind: "free" };
  noteAppToken(front, delegation, request);
  const identifiant = query.get("identifiant") ?? "";
  const person = delegation.find(identifiant, request.cookies.get(assumptions.portalCookie.value));
  const account = person === undefined ? undefined : accountOf(front, person);
  if (account !== undefined) {
    return {
      kind: "arrived",
      login() {
        delegation.spend(identifiant);
        return { login: opaque(8).toUpperCase(), secret: opaque(16).toUpperCase(), account };
      },
    };
  }
  const ticket = query.get("ticket");
  const reply =
    ticket === null
      ? { ...html("", 302), location: delegation.loginAddress(space.page) }
      : redeem(front, delegation, { ticket, space });
  return { kind: "answered", reply };
}

function redeem(
  front: Front,
  delegation: Delegation,
  { ticket, space }: { readonly ticket: string; readonly space: SpaceRow },
): HttpReply {
  const refuse = (message: string, reply: HttpReply): HttpReply => {
    front.engine.log.add({ kind: "refused", call: "page", message });
    return reply;
  };
  const validation = delegation.redeem(ticket, space.page);
  if (validation.kind !== "valid") {
    const message = `the portal does not vouch for that ticket: ${validation.kind}`;
    return refuse(message, html(refusedTicketPage(), assumptions.refusedTicketStatus.value));
  }
  const { person } = validation;
  const { trouble } = delegation;
  if (trouble === "pronote-down") return html(closedPage(), 503);
  const account = accountOf(front, person);
  if (account === undefined || trouble === "unknown-person") {
    return refuse("nobody here has that identity of the portal", html(unknownIdentityPage()));
  }
  if (account.audience !== space.audience || trouble === "wrong-space") {
    return refuse(`${account.login} is not of ${space.page}`, html(noAccessPage(spaceLabel(space))));
  }
  const { identifiant, cookie } = delegation.arrive(person);
  const path = front.root === "" ? "/" : front.root;
  return {
    ...html("", 302),
    location: `${delegation.serviceOf(space.page)}?identifiant=${identifiant}`,
    cookie: `${assumptions.portalCookie.value}=${cookie}; Path=${path}; HttpOnly; Secure`,
  };
}

/** The mobile application brings the token that `InfoMobileApp.json` gave it, as a cookie. */
function noteAppToken(front: Front, delegation: Delegation, { cookies }: PageRequest): void {
  const token = cookies.get("validationAppliMobile");
  if (token === undefined || delegation.isAppToken(token)) return;
  const message = "the cookie validationAppliMobile is no `jetonCAS` of the last five minutes";
  front.engine.log.add({ kind: "note", call: "page", message });
}

function accountOf(front: Front, { pronoteLogin }: PortalAccount): Account | undefined {
  return front.engine.school.accounts.find(({ login }) => login === pronoteLogin);
}
