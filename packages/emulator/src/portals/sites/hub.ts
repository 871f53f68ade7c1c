import { type Asked, acceptAnswer, askEduconnect, type Backstage } from "../backstage.js";
import { type PortalReply, type PortalRequest, type Site, Visitors, withCookies } from "../exchange.js";
import { messagePage, portalPage } from "../portal-page.js";
import { CasServer } from "./cas-server.js";

interface Visitor extends Asked {
  service: string;
}

const host = "hubeduconnect.index-education.net";
const consumer = "/EduConnect/saml/acs";

/**
 * HubEduConnect: a CAS in front of ÉduConnect, which wants a service that it knows.
 *
 * @evidence entry and texts: pronotepy's history; the path of its consumer is assumed
 */
export function hubSite(stage: Backstage): Site {
  const cas = new CasServer(stage, "HubEduConnect");
  const visitors = new Visitors<Visitor>({
    name: "JSESSIONID",
    path: "/EduConnect",
    fresh: () => ({ pending: new Set(), service: "" }),
  });

  return (request) => {
    if (request.url.pathname === "/EduConnect/cas/login") return login(request);
    if (request.url.pathname === consumer) return consume(request);
    return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
  };

  function login(request: PortalRequest): PortalReply {
    const service = cas.serviceOf(request);
    if (service === "") return detail("L&#x27;url de service est vide");
    if (!stage.isKnownService(service))
      return detail("L&#x27;url de service n&#x27;est pas une url de confiance.");
    const person = cas.personOf(request);
    if (person !== undefined) return cas.sendOn(person, service);
    const { state, cookies } = visitors.meet(request);
    state.service = service;
    const about = {
      acs: `https://${host}${consumer}`,
      issuer: `https://${host}/EduConnect`,
      relayState: "hub",
    };
    return withCookies(askEduconnect(state, about, "post"), ...cookies);
  }

  function detail(html: string): PortalReply {
    return portalPage({
      title: "HubEduConnect",
      content: `<h1>Connexion impossible</h1>\n<div id="zone_msgDetail">${html}</div>`,
    });
  }

  function consume(request: PortalRequest): PortalReply {
    const visitor = visitors.find(request);
    const person = acceptAnswer(stage, visitor, request.form.get("SAMLResponse") ?? "");
    if (person === undefined || visitor === undefined) return detail("Identité non reconnue.");
    return cas.welcome(person, visitor.service);
  }
}
