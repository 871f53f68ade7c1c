import { type Asked, acceptAnswer, askEduconnect, type Backstage } from "../backstage.js";
import {
  cookie,
  opaque,
  type PortalReply,
  type PortalRequest,
  redirect,
  type Site,
  Visitors,
  withCookies,
} from "../exchange.js";
import type { PortalAccount } from "../people.js";
import { homePage, messagePage } from "../portal-page.js";
import { CasServer } from "./cas-server.js";

/** A portal that asks ÉduConnect as soon as one comes. */
export interface ServiceProvider {
  readonly host: string;
  /** Path of the address that people enter by. */
  readonly entry: string;
  /** How it asks: with a page that posts itself, or by redirections. */
  readonly binding: "post" | "redirect";
  /** Path, with its query, that answers are posted to. */
  readonly acs: string;
  /** Path of its CAS. */
  readonly cas: string;
  /** Whether a discovery service comes first, as on e-lyco. */
  readonly wayf?: true;
}

interface Visitor extends Asked {
  service: string;
}

const discoveryFields = ["entityID", "returnX", "returnIDParam", "action", "origin"] as const;

/**
 * A Shibboleth service provider, or another that behaves alike, with a CAS beside it.
 *
 * @evidence entries and consumers: pronotepy and pronote-api; the cookies and the CAS beside are assumed
 */
export function serviceProviderSite(stage: Backstage, portal: ServiceProvider): Site {
  const origin = `https://${portal.host}`;
  const cas = new CasServer(stage, "Portail de services");
  const states = new Visitors<Visitor>({
    name: `_shibstate_${opaque(4)}`,
    fresh: () => ({ pending: new Set(), service: "" }),
  });
  const sessions = new Map<string, PortalAccount>();
  const sessionCookie = `_shibsession_${opaque(4)}`;
  const [acsPath] = portal.acs.split("?");

  return (request) => {
    const { pathname } = request.url;
    if (pathname === acsPath) return consume(request);
    if (pathname === portal.cas) return casLogin(request);
    if (pathname === portal.entry) return portal.wayf === true ? discover(request) : ask(request, "");
    if (portal.wayf === true && pathname === "/Shibboleth.sso/Login") return ask(request, "");
    if (pathname === "/") return homePage("Portail de services");
    return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
  };

  function personOf(request: PortalRequest): PortalAccount | undefined {
    return cas.personOf(request) ?? sessions.get(request.cookies.get(sessionCookie) ?? "");
  }

  function casLogin(request: PortalRequest): PortalReply {
    const service = cas.serviceOf(request);
    const refusal = cas.refusal(service);
    if (refusal !== undefined) return refusal;
    const person = personOf(request);
    return person === undefined ? ask(request, service) : cas.sendOn(person, service);
  }

  function ask(request: PortalRequest, service: string): PortalReply {
    const { state, cookies } = states.meet(request);
    state.service = service;
    const about = {
      acs: `${origin}${portal.acs}`,
      issuer: `${origin}/shibboleth`,
      relayState: `ss:mem:${opaque(16)}`,
    };
    return withCookies(askEduconnect(state, about, portal.binding), ...cookies);
  }

  /** All five fields, or a list to choose from; an unknown provider likewise. */
  function discover(request: PortalRequest): PortalReply {
    const { searchParams } = request.url;
    const given = discoveryFields.map((field) => searchParams.get(field) ?? "");
    const [entityId, returnTo = "", idField = "", action, provider = ""] = given;
    const isOurs =
      entityId === `${origin}/shibboleth` && returnTo.startsWith(`${origin}/Shibboleth.sso/Login`);
    const isKnown = provider === "https://educonnect.education.gouv.fr/idp";
    if (!isOurs || !isKnown || action !== "selection" || idField === "") {
      return messagePage("Choix de l'établissement", "<ul><li>Élève ou parent</li><li>Agent</li></ul>");
    }
    const separator = returnTo.includes("?") ? "&" : "?";
    return withCookies(
      redirect(`${returnTo}${separator}${idField}=${encodeURIComponent(provider)}`),
      cookie("_saml_idp", Buffer.from(provider).toString("base64url")),
    );
  }

  function consume(request: PortalRequest): PortalReply {
    const visitor = states.find(request);
    const person = acceptAnswer(stage, visitor, request.form.get("SAMLResponse") ?? "");
    if (person === undefined || visitor === undefined) {
      return messagePage("Connexion impossible", "Votre identité n'a pas pu être reconnue.", 403);
    }
    const session = `_${opaque(16)}`;
    sessions.set(session, person);
    const target =
      visitor.service === "" ? "/" : `${portal.cas}?service=${encodeURIComponent(visitor.service)}`;
    return withCookies(redirect(target), cookie(sessionCookie, session));
  }
}
