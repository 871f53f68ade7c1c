import { escapeHtml } from "../../pages/html.js";
import type { Backstage } from "../backstage.js";
import { type PortalReply, type PortalRequest, redirect, type Site } from "../exchange.js";
import { messagePage, portalPage } from "../portal-page.js";
import { samlHalf } from "./open-ent-saml.js";
import { OpenEntSessions } from "./open-ent-sessions.js";

/** A portal of the Open ENT NG family (Edifice). */
export interface OpenEnt {
  readonly host: string;
  /** Entity id of the portal at ÉduConnect; absent where the form is for local accounts alone. */
  readonly providerId?: string;
}

/** Messages of refused logins; the first three are the portal's own. */
const messages = {
  wrong: "L'identifiant ou le mot de passe est incorrect.",
  locked: "Votre compte est bloqué temporairement suite à un trop grand nombre de tentatives de connexion.",
  disabled: "Votre compte a été bloqué.",
} as const;

/**
 * Open ENT NG: a form for local accounts, ÉduConnect beside it, and a CAS.
 *
 * @evidence the portal's public source; pronotepy #307 for the `Referer`
 */
export function openEntSite(stage: Backstage, portal: OpenEnt): Site {
  const origin = `https://${portal.host}`;
  const sessions = new OpenEntSessions(stage);
  const saml = samlHalf(stage, sessions, { origin, providerId: portal.providerId });

  return (request) => {
    const { pathname } = request.url;
    if (pathname === "/") return sessions.home(request);
    if (pathname === "/cas/login") {
      const isDue = stage.trouble() === "password-change" && sessions.personOf(request) !== undefined;
      return isDue ? redirect("/auth/reset/forceChangePassword?callback=%2F") : sessions.casLogin(request);
    }
    if (pathname === "/auth/login") return request.method === "POST" ? judge(request) : show(request);
    if (pathname.startsWith("/auth/reset/")) return resetPage();
    if (portal.providerId !== undefined && pathname.startsWith("/auth/saml/")) return saml(request);
    return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
  };

  function show(request: PortalRequest): PortalReply {
    const callback = request.url.searchParams.get("callback") ?? "";
    if (sessions.personOf(request) !== undefined) return redirect(callback === "" ? "/" : callback);
    return form(callback);
  }

  function judge(request: PortalRequest): PortalReply {
    const { form: fields, referer } = request;
    const callback = fields.get("callBack") ?? "";
    if (stage.checksReferer && !referer.startsWith(`${origin}/`)) return redirect(`${origin}/`);
    const verdict = stage.people.judge(fields.get("email") ?? "", fields.get("password") ?? "");
    switch (verdict.kind) {
      case "right":
        return sessions.welcome(request, verdict.person, callback);
      case "password-change":
        return redirect(`/auth/reset/9c1f?login=${encodeURIComponent(fields.get("email") ?? "")}`);
      case "not-activated":
        return activationPage(fields.get("email") ?? "");
      default:
        return form(callback, messages[verdict.kind]);
    }
  }

  /** The message stands inside an attribute, where a script of the page takes it from. */
  function form(callback: string, refused = ""): PortalReply {
    const initial = escapeHtml(`callBack="${callback}"; error="${refused}"; notLoggedIn=true`);
    return portalPage({
      title: "Connexion",
      bodyTag: `<body ng-app="app" ng-controller="LoginController" ng-init="${initial}">`,
      content: `<form class="account" name="loginForm" method="POST" action="/auth/login">
<label>Identifiant<input type="text" name="email" id="email" value=""></label>
<label>Mot de passe<input type="password" name="password" id="password" value=""></label>
<input type="hidden" name="callBack" value="${escapeHtml(callback)}">
<input type="hidden" name="details" value="">
<input type="checkbox" name="rememberMe" value="true" id="rememberMe">
<input type="checkbox" name="secureLocation" value="true" checked>
<button type="submit">Connexion</button>
</form>
<a href="/auth/forgot">Mot de passe oublié</a>`,
    });
  }
}

/** The code that a new account is given instead of a password leads here. */
function activationPage(login: string): PortalReply {
  return portalPage({
    title: "Activation du compte",
    content: `<h1>Activez votre compte</h1>
<form name="activationForm" method="post" action="/auth/activation"><input type="text" name="login" value="${escapeHtml(login)}"><input type="text" name="activationCode"><input type="password" name="password"><input type="password" name="confirmPassword"><input type="checkbox" name="acceptCGU" value="true"><button type="submit">Activer</button></form>`,
  });
}

function resetPage(): PortalReply {
  return portalPage({
    title: "Changer de mot de passe",
    content: `<h1>Changez votre mot de passe</h1>
<form method="post" action="/auth/reset"><input type="hidden" name="login" value=""><input type="password" name="newPassword"><input type="password" name="confirmPassword"><button type="submit">Valider</button></form>`,
  });
}
