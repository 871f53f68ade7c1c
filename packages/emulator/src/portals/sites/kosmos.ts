import { escapeHtml } from "../../pages/html.js";
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
import { attribute, hidden, messagePage, portalPage } from "../portal-page.js";
import { CasServer } from "./cas-server.js";

/** A portal of the Kosmos family. */
export interface Kosmos {
  readonly host: string;
  /** `selection` of local accounts; absent when the portal never asks for a choice. */
  readonly local?: string;
  /** `selection` of ÉduConnect. */
  readonly educonnect: string;
}

interface Visitor extends Asked {
  /** The login page that may be posted now. */
  execution: string | undefined;
  service: string;
}

/**
 * Kosmos: choice of the kind of account, a CAS form for local accounts, ÉduConnect for the others.
 *
 * @evidence pages and fields: clients of 2020 to 2026 (pronotepy, pronote-api), issues #150, #318
 */
export function kosmosSite(stage: Backstage, portal: Kosmos): Site {
  const origin = `https://${portal.host}`;
  const cas = new CasServer(stage, "Mon espace numérique");
  const visitors = new Visitors<Visitor>({
    name: "JSESSIONID",
    balancer: "SERVERID",
    fresh: () => ({ pending: new Set(), execution: undefined, service: "" }),
  });
  let pages = 0;

  return (request) => {
    switch (request.url.pathname) {
      case "/login":
        return login(request);
      case "/delegate/redirect/EDU":
        return delegate(request);
      case "/saml/SAMLAssertionConsumer":
        return consume(request);
      default:
        return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
  };

  function login(request: PortalRequest): PortalReply {
    const service = cas.serviceOf(request);
    const refusal = cas.refusal(service);
    if (refusal !== undefined) return refusal;
    const person = cas.personOf(request);
    if (person !== undefined) return cas.sendOn(person, service);
    if (request.method === "POST") return judge(request, service);
    const { state, cookies } = visitors.meet(request);
    state.service = service;
    const selection = request.url.searchParams.get("selection") ?? "";
    // What was chosen on the page comes with the page's button.
    const isAsked = stage.trouble() === "account-kind" && !request.url.searchParams.has("submit");
    if (isAsked && selection !== "") {
      const query = service === "" ? "" : `?${new URLSearchParams({ service }).toString()}`;
      return withCookies(redirect(`/login${query}`), ...cookies);
    }
    if (isAsked) return withCookies(discovery(service), ...cookies);
    if (selection === portal.educonnect) {
      return withCookies(redirect("/delegate/redirect/EDU"), ...cookies, cookie("preselection", selection));
    }
    if (portal.local === undefined || selection === portal.local) {
      return withCookies(form(state, selection), ...cookies, cookie("preselection", selection));
    }
    return withCookies(discovery(service), ...cookies);
  }

  /** Tickets of pages are good once, for the visitor whom they were shown to: else the form comes again. */
  function judge(request: PortalRequest, service: string): PortalReply {
    const { state, cookies } = visitors.meet(request);
    const { form: fields, url } = request;
    const selection = url.searchParams.get("selection") ?? fields.get("selection") ?? "";
    const isShown = state.execution !== undefined && fields.get("execution") === state.execution;
    const isWhole = fields.get("_eventId") === "submit" && fields.has("codeFournisseurIdentite");
    state.execution = undefined;
    if (!isShown || !isWhole) return withCookies(form(state, selection), ...cookies);
    const verdict = stage.people.judge(fields.get("username") ?? "", fields.get("password") ?? "");
    if (verdict.kind === "right") return withCookies(cas.welcome(verdict.person, service), ...cookies);
    return withCookies(form(state, selection, texts[verdict.kind]), ...cookies);
  }

  function form(state: Visitor, selection: string, refused?: string): PortalReply {
    pages += 1;
    state.execution = `e${pages}s1_${opaque(8)}=`;
    const message = refused === undefined ? "" : `\n<div class="msg--error">${escapeHtml(refused)}</div>`;
    const query = new URLSearchParams({
      ...(selection === "" ? {} : { selection }),
      ...(state.service === "" ? {} : { service: state.service }),
    }).toString();
    const action = query === "" ? "login" : `login?${query}`;
    return portalPage({
      title: "Connexion",
      content: `<h1>Connexion</h1>${message}
<form class="cas__login-form" action="${escapeHtml(action)}" method="post">
<table><tr><td><input class="cas__input" id="username" name="username" type="text" value=""></td></tr>
<tr><td><input class="cas__input" id="password" name="password" type="password"></td></tr></table>
${hidden(["selection", selection])}
${hidden(["codeFournisseurIdentite", "ATS-EXEMPLE"])}
${hidden(["execution", state.execution])}
${hidden(["_eventId", "submit"])}
${hidden(["geolocation", ""])}
<input type="text" value="sans nom">
<button type="button" name="voir" value="1">Afficher</button>
<button type="submit" name="submit" value="Confirm">Valider</button>
</form>`,
    });
  }

  function discovery(service: string): PortalReply {
    const choices = [
      [portal.educonnect, "Élève ou parent avec ÉduConnect"],
      [portal.local ?? "ATS_parent_eleve", "Élève ou parent"],
      ["AAA_enseignant", "Enseignant"],
    ] as const;
    const radios = choices.map(
      ([code, label]) =>
        `<input type="radio" name="selection" id="idp-${attribute(code)}" value="${attribute(code)}"><label for="idp-${attribute(code)}">${escapeHtml(label)}</label>`,
    );
    return portalPage({
      title: "Choix du profil",
      base: `${origin}/login`,
      content: `<h1>Je suis…</h1>
<form class="cas__wayf-form" action="/login" method="get">
${service === "" ? "" : hidden(["service", service])}
${radios.join("\n")}
<button type="submit" id="button-submit" name="submit" value="Valider">Valider</button>
</form>`,
    });
  }

  function delegate(request: PortalRequest): PortalReply {
    if (request.method !== "GET") {
      const message = "Request method 'POST' not supported";
      return bareReply("json", JSON.stringify({ status: 405, error: "Method Not Allowed", message }), 405);
    }
    const { state, cookies } = visitors.meet(request);
    const acs = `${origin}/saml/SAMLAssertionConsumer`;
    return withCookies(
      askEduconnect(state, { acs, issuer: `${origin}/saml/metadata`, relayState: acs }, "post"),
      ...cookies,
    );
  }

  function consume(request: PortalRequest): PortalReply {
    const visitor = visitors.find(request);
    const person = acceptAnswer(stage, visitor, request.form.get("SAMLResponse") ?? "");
    if (person === undefined || visitor === undefined) {
      return messagePage("Connexion impossible", "Votre identité n'a pas pu être reconnue.", 403);
    }
    return cas.welcome(person, visitor.service);
  }
}

/** Texts of refusals, assumed: no wording was published. */
const texts = {
  wrong: "Identifiant ou mot de passe incorrect.",
  locked: "Votre compte est bloqué en raison d'un trop grand nombre de tentatives.",
  disabled: "Votre compte est désactivé.",
  "password-change": "Vous devez changer votre mot de passe.",
  "not-activated": "Votre compte n'est pas activé.",
} as const;
