import { type Asked, acceptAnswer, askEduconnect, type Backstage } from "../backstage.js";
import {
  bareReply,
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
import { hidden, homePage, messagePage, portalPage } from "../portal-page.js";
import { CasServer } from "./cas-server.js";

interface Visitor extends Asked {
  session: string;
  conversation: string;
  uidInSession: string;
  person: PortalAccount | undefined;
}

const origin = "https://www.toutatice.fr";

/**
 * Toutatice: a discovery page, ÉduConnect, then two calls that answer in XML.
 *
 * @evidence pronotepy and pronote-api; its CAS and the path that answers are posted to are assumed
 */
export function toutaticeSite(stage: Backstage): Site {
  const cas = new CasServer(stage, "Toutatice");
  const visitors = new Visitors<Visitor>({
    name: "JSESSIONID",
    fresh: () => ({ pending: new Set(), session: "", conversation: "", uidInSession: "", person: undefined }),
  });

  return (request) => {
    const { state, cookies } = visitors.meet(request);
    return withCookies(answer(request, state), ...cookies);
  };

  function answer(request: PortalRequest, visitor: Visitor): PortalReply {
    switch (request.url.pathname) {
      case "/portail/auth/MonEspace":
        return cas.personOf(request) === undefined
          ? redirect("/wayf/Discovery?profil=portail")
          : homePage("Toutatice");
      case "/wayf/Discovery":
        return discovery();
      case "/wayf/Ctrl":
        return choose(request, visitor);
      case "/idp/SAML2/POST":
        return consume(request, visitor);
      case "/idp/Authn/Loader":
        return messagePage("Chargement", "Veuillez patienter pendant le chargement de votre session.");
      case "/idp/Authn/RemoteUser":
        return remoteUser(request, visitor);
      case "/cas/login":
        return casLogin(request);
      default:
        return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
  }

  /** The action is relative to the page: against any other base it leads nowhere. */
  function discovery(): PortalReply {
    return portalPage({
      title: "Choix du profil",
      content: `<form action="Ctrl" method="post">
${hidden(["entityID", `${origin}/shibboleth`])}
${hidden(["return", `${origin}/idp/Login?SAMLDS=1`])}
${hidden(["_saml_idp", "educonnect"])}
<button type="submit">Élève ou parent</button>
</form>`,
    });
  }

  function choose(request: PortalRequest, visitor: Visitor): PortalReply {
    const { form } = request;
    const isWhole = form.has("entityID") && form.has("return") && form.get("_saml_idp") === "educonnect";
    if (request.method !== "POST" || !isWhole) return messagePage("Erreur", "Choix du profil invalide.", 400);
    visitor.session = opaque(16).toUpperCase();
    const about = {
      acs: `${origin}/idp/SAML2/POST`,
      issuer: `${origin}/shibboleth`,
      relayState: "toutatice",
    };
    return withCookies(askEduconnect(visitor, about, "redirect"), cookie("IDP_JSESSIONID", visitor.session));
  }

  function consume(request: PortalRequest, visitor: Visitor): PortalReply {
    const person = acceptAnswer(stage, visitor, request.form.get("SAMLResponse") ?? "");
    if (person === undefined) return messagePage("Erreur", "Votre identité n'a pas pu être reconnue.", 403);
    visitor.person = person;
    visitor.conversation = `e${2 + visitor.pending.size}s3`;
    visitor.uidInSession = "";
    return redirect(`/idp/Authn/Loader?conversation=${visitor.conversation}&sessionid=${visitor.session}`);
  }

  /** First call: `conversation` and a new `uidInSession`. Second call, with that one: signed in. */
  function remoteUser(request: PortalRequest, visitor: Visitor): PortalReply {
    const { searchParams } = request.url;
    const isKnown =
      visitor.session !== "" &&
      searchParams.get("sessionid") === visitor.session &&
      request.cookies.get("IDP_JSESSIONID") === visitor.session;
    if (!isKnown) return xml("<erreurTechnique>Session inconnue</erreurTechnique>");
    const { person } = visitor;
    if (person === undefined || searchParams.get("conversation") !== visitor.conversation) {
      return xml("<erreurFonctionnelle>La conversation est inconnue ou terminée</erreurFonctionnelle>");
    }
    const uid = searchParams.get("uidInSession");
    if (uid === null) {
      visitor.uidInSession = opaque(8);
      return xml(
        `<conversation>${visitor.conversation}</conversation><uidInSession>${visitor.uidInSession}</uidInSession>`,
      );
    }
    if (visitor.uidInSession === "" || uid !== visitor.uidInSession) {
      return xml("<erreurFonctionnelle>Identifiant de session invalide</erreurFonctionnelle>");
    }
    visitor.conversation = "";
    return cas.welcome(person, "");
  }

  function casLogin(request: PortalRequest): PortalReply {
    const service = cas.serviceOf(request);
    const refusal = cas.refusal(service);
    if (refusal !== undefined) return refusal;
    const person = cas.personOf(request);
    return person === undefined ? redirect("/wayf/Discovery?profil=portail") : cas.sendOn(person, service);
  }
}

function xml(content: string): PortalReply {
  return bareReply("xml", `<?xml version="1.0" encoding="UTF-8"?>\n<reponse>${content}</reponse>`);
}
