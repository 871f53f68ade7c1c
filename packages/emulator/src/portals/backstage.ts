import { type Assertions, packForPost, packForRedirect, requestId, requestXml } from "./assertions.js";
import type { EduconnectSettings } from "./educonnect-settings.js";
import { type PortalReply, redirect } from "./exchange.js";
import type { People, PortalAccount } from "./people.js";
import { autoPostPage } from "./portal-page.js";
import type { Tickets } from "./tickets.js";
import type { PortalTrouble } from "./trouble.js";

/** What the hosts of one portal share. */
export interface Backstage {
  readonly people: People;
  readonly tickets: Tickets;
  readonly assertions: Assertions;
  readonly educonnect: EduconnectSettings;
  /** Whether an e-mail code is asked for on a device that is not known (Keycloak). */
  readonly emailCode: string | undefined;
  /** Whether the Open ENT NG form wants the `Referer` of its own host. */
  readonly checksReferer: boolean;
  /** Whether the portal's list of applications names Pronote (OZE). */
  readonly listsPronote: boolean;
  /** The trouble that was asked for, now. */
  trouble(): PortalTrouble | undefined;
  /** Whether the portal serves that address. */
  isKnownService(service: string): boolean;
}

/** ÉduConnect's addresses. */
export const educonnect = {
  origin: "https://educonnect.education.gouv.fr",
  entityId: "https://educonnect.education.gouv.fr/idp",
  post: "https://educonnect.education.gouv.fr/idp/profile/SAML2/POST/SSO",
  redirect: "https://educonnect.education.gouv.fr/idp/profile/SAML2/Redirect/SSO",
  blockedOrigin: "https://assistance.phm.education.gouv.fr",
} as const;

/** A visitor whom a portal has sent to ÉduConnect. */
export interface Asked {
  /** Requests of this visitor that were not answered yet. */
  readonly pending: Set<string>;
}

/** Sends somebody to ÉduConnect, by a page that posts itself or by a redirection. */
export function askEduconnect(
  visitor: Asked,
  request: { readonly acs: string; readonly issuer: string; readonly relayState?: string },
  binding: "post" | "redirect",
): PortalReply {
  const id = requestId();
  visitor.pending.add(id);
  const text = requestXml({ id, ...request });
  const { relayState } = request;
  if (binding === "redirect") {
    const query = new URLSearchParams({ SAMLRequest: packForRedirect(text) });
    if (relayState !== undefined) query.set("RelayState", relayState);
    return redirect(`${educonnect.redirect}?${query.toString()}`);
  }
  const relay = relayState === undefined ? [] : [["RelayState", relayState] as const];
  return autoPostPage({
    action: educonnect.post,
    controls: [...relay, ["SAMLRequest", packForPost(text)]],
  });
}

/** The person of the portal whom ÉduConnect names. */
export function namedPerson(stage: Backstage, login: string): PortalAccount | undefined {
  return stage.trouble() === "unknown-to-portal" ? undefined : stage.people.named(login);
}

/** The person whom an answer of ÉduConnect names: to this visitor's own question, and once. */
export function acceptAnswer(
  stage: Backstage,
  visitor: Asked | undefined,
  packed: string,
): PortalAccount | undefined {
  const assertion = stage.assertions.read(packed);
  if (assertion?.inResponseTo === undefined || visitor === undefined) return undefined;
  if (!visitor.pending.delete(assertion.inResponseTo)) return undefined;
  return namedPerson(stage, assertion.login);
}
