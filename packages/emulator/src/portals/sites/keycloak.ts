import { escapeHtml } from "../../pages/html.js";
import type { Backstage } from "../backstage.js";
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
import { messagePage, portalPage } from "../portal-page.js";

/** A Keycloak server in front of a portal. */
export interface Keycloak {
  readonly origin: string;
  readonly realm: string;
  /** The part of the login that is the person's own, without what the portal adds. */
  loginOf(typed: string): string;
  /** Where people go with their code. */
  readonly returnTo: string;
}

interface Visitor {
  sessionCode: string;
  /** Has said the right password, and waits for a code by e-mail. */
  waiting: PortalAccount | undefined;
  isKnownDevice: boolean;
}

/** The sign-in pages of a Keycloak server, and the codes that it hands out. */
export function keycloak(
  stage: Backstage,
  about: Keycloak,
): { readonly site: Site; readonly codes: Map<string, PortalAccount> } {
  const codes = new Map<string, PortalAccount>();
  const root = `/auth/realms/${about.realm}`;
  const visitors = new Visitors<Visitor>({
    name: "AUTH_SESSION_ID",
    path: root,
    fresh: () => ({ sessionCode: "", waiting: undefined, isKnownDevice: false }),
  });

  const site: Site = (request) => {
    const { pathname } = request.url;
    const { state, cookies } = visitors.meet(request);
    if (pathname === `${root}/protocol/openid-connect/auth`) return withCookies(form(state), ...cookies);
    if (pathname === `${root}/login-actions/authenticate` && request.method === "POST") {
      return withCookies(proceed(state, request), ...cookies);
    }
    return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
  };
  return { site, codes };

  function proceed(state: Visitor, { url, form: fields }: PortalRequest): PortalReply {
    if (state.sessionCode === "" || url.searchParams.get("session_code") !== state.sessionCode)
      return form(state);
    if (state.waiting !== undefined) {
      if (fields.get("emailCode") !== stage.emailCode) return codeForm(state, true);
      state.isKnownDevice = true;
      return leave(state.waiting);
    }
    const typed = fields.get("username") ?? "";
    const verdict = stage.people.judge(about.loginOf(typed), fields.get("password") ?? "");
    if (verdict.kind !== "right") return form(state, typed);
    if (stage.emailCode === undefined || state.isKnownDevice) return leave(verdict.person);
    state.waiting = verdict.person;
    return codeForm(state, false);
  }

  function leave(person: PortalAccount): PortalReply {
    const code = opaque(16);
    codes.set(code, person);
    return withCookies(
      redirect(`${about.returnTo}?state=${opaque(4)}&code=${code}`),
      cookie("KEYCLOAK_IDENTITY", opaque(16), { path: root }),
    );
  }

  function actionOf(state: Visitor): string {
    state.sessionCode = opaque(12);
    const query = `session_code=${state.sessionCode}&execution=${crypto.randomUUID()}&client_id=portail&tab_id=${opaque(6)}`;
    return escapeHtml(`${about.origin}${root}/login-actions/authenticate?${query}`);
  }

  function form(state: Visitor, refused?: string): PortalReply {
    state.waiting = undefined;
    const invalid = refused === undefined ? "" : ` aria-invalid="true"`;
    const message =
      refused === undefined
        ? ""
        : `\n<span id="input-error">Nom d'utilisateur ou mot de passe invalide.</span>`;
    return portalPage({
      title: "Se connecter",
      content: `<form id="kc-form-login" action="${actionOf(state)}" method="post">
<input id="username" name="username" value="${escapeHtml(refused ?? "")}" type="text"${invalid}>${message}
<input id="password" name="password" type="password"${invalid}>
<input type="hidden" id="id-hidden-input" name="credentialId">
<input name="login" id="kc-login" type="submit" value="Se connecter">
</form>`,
    });
  }

  function codeForm(state: Visitor, isWrong: boolean): PortalReply {
    const message = isWrong ? "\n<span>Code incorrect.</span>" : "";
    return portalPage({
      title: "Vérification",
      content: `<p>Un code à six chiffres vous a été envoyé par courriel.</p>${message}
<form id="kc-otp-login-form" action="${actionOf(state)}" method="post">
<input id="emailCode" name="emailCode" type="text" inputmode="numeric" maxlength="6">
<input name="login" type="submit" value="Valider">
</form>`,
    });
  }
}
