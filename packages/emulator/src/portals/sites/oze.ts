import type { Backstage } from "../backstage.js";
import {
  bareReply,
  cookie,
  opaque,
  type PortalReply,
  type PortalRequest,
  redirect,
  type Site,
  withCookies,
} from "../exchange.js";
import type { PortalAccount } from "../people.js";
import { homePage, messagePage } from "../portal-page.js";
import { keycloak } from "./keycloak.js";

/** An OZE portal. */
export interface Oze {
  readonly host: string;
}

const uai = "9990001X";

/**
 * OZE: Keycloak, a portal, and an interface beside it that says where Pronote is.
 *
 * @evidence pronotepy's code, commented out since 2023; that everything of Keycloak is on the portal's own host is assumed
 */
export function ozeSites(
  stage: Backstage,
  portal: Oze,
  pronote: { readonly student: string; readonly parent: string },
): Readonly<Record<string, Site>> {
  const origin = `https://${portal.host}`;
  const sessions = new Map<string, PortalAccount>();
  const server = keycloak(stage, {
    origin,
    realm: "oze",
    returnTo: `${origin}/callback`,
    // Whoever leaves the host out is nobody.
    loginOf: (typed) => (typed.endsWith(`@${portal.host}`) ? typed.slice(0, -portal.host.length - 1) : ""),
  });
  const personOf = ({ cookies }: PortalRequest): PortalAccount | undefined =>
    sessions.get(cookies.get("ozeSession") ?? "");

  const front: Site = (request) => {
    const { pathname } = request.url;
    if (pathname.startsWith("/auth/realms/")) return server.site(request);
    if (pathname === "/callback") return callback(request);
    const person = personOf(request);
    if (pathname === "/cas/login") return casLogin(request, person);
    if (pathname.startsWith("/cas/proxySSO/")) return proxy(request, person);
    if (pathname === "/") return person === undefined ? signIn("/") : homePage("OZE");
    return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
  };

  const api: Site = (request) => {
    const person = personOf(request);
    if (person === undefined) return answer({ error: "Unauthorized" }, 401);
    const { pathname, searchParams } = request.url;
    const codeProfil = person.profile === "eleve" ? "ELEVE" : "PARENT";
    if (pathname === "/v1/users/me") return answer({ currentProfil: { codeProfil, uai } });
    if (searchParams.get("ctx_profil") !== codeProfil || searchParams.get("ctx_etab") !== uai) {
      return answer({ error: "Forbidden" }, 403);
    }
    const externalRoute = `cas/proxySSO/77?uai=${uai}&projet=demo&fonction=${functionOf(person)}`;
    if (pathname === "/v1/ozapps") {
      const others = [{ code: "agenda", nom: "Agenda" }];
      return answer(
        stage.listsPronote ? [...others, { code: "pronote", nom: "Pronote", externalRoute }] : others,
      );
    }
    if (pathname === "/v1/config/Pronote") return answer({ autorisationId: "77", projet: "demo" });
    return answer({ error: "Not Found" }, 404);
  };

  return { [origin]: front, [`https://api-${portal.host}`]: api };

  function signIn(target: string): PortalReply {
    const query = `client_id=portail&response_type=code&redirect_uri=${encodeURIComponent(`${origin}/callback`)}`;
    return withCookies(
      redirect(`/auth/realms/oze/protocol/openid-connect/auth?${query}`),
      cookie("ozeTarget", encodeURIComponent(target)),
    );
  }

  function callback(request: PortalRequest): PortalReply {
    const code = request.url.searchParams.get("code") ?? "";
    const person = server.codes.get(code);
    if (!server.codes.delete(code) || person === undefined) return signIn("/");
    const session = opaque(16);
    sessions.set(session, person);
    const target = decodeURIComponent(request.cookies.get("ozeTarget") ?? "%2F");
    // The interface is on another host of the same domain.
    const shared = `ozeSession=${session}; Domain=${portal.host.slice(portal.host.indexOf(".") + 1)}; Path=/; HttpOnly; Secure`;
    return withCookies(redirect(target.startsWith("/") ? target : "/"), shared);
  }

  function casLogin(request: PortalRequest, person: PortalAccount | undefined): PortalReply {
    const service = request.url.searchParams.get("service") ?? "";
    if (service !== "" && !stage.isKnownService(service)) {
      return messagePage("Accès refusé", "Ce service n'est pas autorisé.");
    }
    if (person === undefined) return signIn(`${request.url.pathname}${request.url.search}`);
    return service === "" ? redirect("/") : redirect(stage.tickets.address(service, person));
  }

  /** `fonction=ELV` is a pupil's: parents are refused with it. */
  function proxy({ url }: PortalRequest, person: PortalAccount | undefined): PortalReply {
    if (person === undefined) return signIn(`${url.pathname}${url.search}`);
    if (url.searchParams.get("fonction") !== functionOf(person) || url.searchParams.get("uai") !== uai) {
      return messagePage("Accès refusé", "Votre profil n'est pas autorisé à accéder à cette ressource.", 403);
    }
    return redirect(person.profile === "eleve" ? pronote.student : pronote.parent);
  }
}

function functionOf({ profile }: PortalAccount): string {
  return profile === "eleve" ? "ELV" : "PAR";
}

function answer(value: unknown, status = 200): PortalReply {
  return bareReply("json", JSON.stringify(value), status);
}
