import { escapeHtml } from "../../pages/html.js";
import type { Backstage } from "../backstage.js";
import {
  opaque,
  type PortalReply,
  type PortalRequest,
  type Site,
  Visitors,
  withCookies,
} from "../exchange.js";
import { hidden, messagePage, portalPage } from "../portal-page.js";
import { CasServer } from "./cas-server.js";

/** Atrium: a CAS whose form is called `fm1`. */
export function atriumSite(stage: Backstage): Site {
  const cas = new CasServer(stage, "Atrium");
  const visitors = new Visitors<{ execution: string }>({
    name: "JSESSIONID",
    path: "/connexion",
    fresh: () => ({ execution: "" }),
  });

  return (request) => {
    if (request.url.pathname !== "/connexion/login") {
      return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
    const service = cas.serviceOf(request);
    const refusal = cas.refusal(service);
    if (refusal !== undefined) return refusal;
    const person = cas.personOf(request);
    if (person !== undefined) return cas.sendOn(person, service);
    const { state, cookies } = visitors.meet(request);
    return withCookies(request.method === "POST" ? judge(request, state, service) : form(state), ...cookies);
  };

  function judge(request: PortalRequest, state: { execution: string }, service: string): PortalReply {
    const { form: fields } = request;
    const isShown = state.execution !== "" && fields.get("execution") === state.execution;
    if (!isShown || fields.get("_eventId") !== "submit") return form(state);
    const verdict = stage.people.judge(fields.get("username") ?? "", fields.get("password") ?? "");
    if (verdict.kind === "right") return cas.welcome(verdict.person, service);
    return form(
      state,
      verdict.kind === "wrong" ? "Mauvais identifiant / mot de passe." : "Votre compte est bloqué.",
    );
  }

  /** The action is missing: the form posts to the page's own address, query included. */
  function form(state: { execution: string }, refused?: string): PortalReply {
    state.execution = `${crypto.randomUUID()}_${opaque(24)}`;
    const message =
      refused === undefined ? "" : `\n<div id="msg" class="errors">${escapeHtml(refused)}</div>`;
    return portalPage({
      title: "Atrium - Connexion",
      status: refused === undefined ? 200 : 401,
      content: `<h1>Connexion</h1>${message}
<form method="post" id="fm1">
<input id="username" name="username" type="text" value="" autocomplete="off">
<input id="password" name="password" type="password" value="">
${hidden(["execution", state.execution])}
${hidden(["_eventId", "submit"])}
<input name="submit" accesskey="l" value="SE CONNECTER" type="submit">
<input name="reset" value="EFFACER" type="reset">
</form>`,
    });
  }
}

/**
 * Laclasse: a form with a relative action.
 *
 * @evidence fields and texts: the portal's public source of 2019
 */
export function laclasseSite(stage: Backstage, provider: Site): Site {
  const cas = new CasServer(stage, "Laclasse.com");
  const states = new Set<string>();

  return (request) => {
    if (request.url.pathname !== "/sso/login") return provider(request);
    const service = request.form.get("service") ?? cas.serviceOf(request);
    if (service !== "" && !stage.isKnownService(service)) {
      return messagePage("Échec", "Le service vers lequel vous souhaitez aller n'est pas autorisé.");
    }
    const person = cas.personOf(request);
    if (person !== undefined) return cas.sendOn(person, service);
    return request.method === "POST" ? judge(request, service) : form(service);
  };

  function judge({ form: fields }: PortalRequest, service: string): PortalReply {
    if (!states.delete(fields.get("state") ?? "")) return form(service);
    const verdict = stage.people.judge(fields.get("username") ?? "", fields.get("password") ?? "");
    if (verdict.kind !== "right") {
      return form(service, "Les informations transmises n'ont pas permis de vous authentifier.");
    }
    const reply = cas.welcome(verdict.person, service);
    if (service !== "") return reply;
    return { ...messagePage("Connexion réussie", "Vous êtes connecté."), cookies: reply.cookies };
  }

  function form(service: string, refused?: string): PortalReply {
    const state = opaque(12);
    states.add(state);
    const message = refused === undefined ? "" : `\n<p class="error">${escapeHtml(refused)}</p>`;
    return portalPage({
      title: "Laclasse.com",
      content: `<form action="educonnect" method="get"><input type="submit" value="Élève ou parent : ÉduConnect"></form>${message}
<form action="login" method="post">
${hidden(["service", service])}
${hidden(["state", state])}
${hidden(["ticket", ""])}
<input name="username" type="text">
<input name="password" type="password">
<input type="checkbox" name="keepconnected" value="true"> Rester connecté
<input type="submit" value="SE CONNECTER">
</form>`,
    });
  }
}

/**
 * The extranet of the Somme, over plain HTTP: it exists so that clients can refuse it.
 *
 * @evidence the address alone; the form and its CAS are assumed
 */
export function sommeSite(stage: Backstage): Site {
  const cas = new CasServer(stage, "Extranet des collèges");
  return (request) => {
    if (request.url.pathname !== "/identification/identification.php") {
      return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
    const service = cas.serviceOf(request);
    const refusal = cas.refusal(service);
    if (refusal !== undefined) return refusal;
    const person = cas.personOf(request);
    if (person !== undefined) return cas.sendOn(person, service);
    if (request.method !== "POST") return form();
    const verdict = stage.people.judge(
      request.form.get("username") ?? "",
      request.form.get("password") ?? "",
    );
    if (verdict.kind !== "right") return form();
    const welcome = cas.welcome(verdict.person, service);
    return { ...welcome, cookies: welcome.cookies.map((line) => line.replace(" Secure;", "")) };
  };

  /** An old page: the form begins between a table and its row, where browsers move it. */
  function form(): PortalReply {
    return portalPage({
      title: "Identification",
      content: `<table><form method="post" action=""><tr><td>Identifiant</td><td><input name="username"></td></tr>
<tr><td>Mot de passe</td><td><input name="password" type="password"></td></tr>
<tr><td colspan="2"><input type="submit" value="OK"></td></tr></form></table>`,
    });
  }
}
