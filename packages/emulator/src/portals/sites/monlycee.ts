import type { Backstage } from "../backstage.js";
import { type PortalReply, type PortalRequest, redirect, type Site } from "../exchange.js";
import { messagePage } from "../portal-page.js";
import { keycloak } from "./keycloak.js";
import { OpenEntSessions } from "./open-ent-sessions.js";

const authOrigin = "https://auth.monlycee.net";
const entOrigin = "https://ent.monlycee.net";

/**
 * MonLycée.net: Keycloak in front of an Open ENT NG portal.
 *
 * @evidence a public client written after 2024
 */
export function monLyceeSites(stage: Backstage): Readonly<Record<string, Site>> {
  const sessions = new OpenEntSessions(stage);
  const returnTo = `${entOrigin}/auth/openid/authn`;
  const server = keycloak(stage, { origin: authOrigin, realm: "IDF", returnTo, loginOf: (typed) => typed });

  const ent: Site = (request) => {
    switch (request.url.pathname) {
      case "/":
        return sessions.personOf(request) === undefined ? signIn() : sessions.home(request);
      case "/cas/login":
        return sessions.casLogin(request);
      case "/auth/login":
      case "/auth/openid/login":
        return signIn();
      case "/auth/openid/authn":
        return callback(request);
      default:
        return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
  };

  return {
    "https://psn.monlycee.net": () => redirect(`${entOrigin}/auth/openid/login`),
    [authOrigin]: server.site,
    [entOrigin]: ent,
  };

  function signIn(): PortalReply {
    const query = `client_id=ent&response_type=code&redirect_uri=${encodeURIComponent(returnTo)}`;
    return redirect(`${authOrigin}/auth/realms/IDF/protocol/openid-connect/auth?${query}`);
  }

  function callback(request: PortalRequest): PortalReply {
    const code = request.url.searchParams.get("code") ?? "";
    const person = server.codes.get(code);
    if (!server.codes.delete(code) || person === undefined) return signIn();
    return sessions.welcome(request, person, "");
  }
}
