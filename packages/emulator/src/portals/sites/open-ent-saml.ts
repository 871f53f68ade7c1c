import { type Asked, acceptAnswer, askEduconnect, type Backstage, namedPerson } from "../backstage.js";
import {
  bareReply,
  cookie,
  type PortalReply,
  type PortalRequest,
  redirect,
  type Site,
  withCookies,
} from "../exchange.js";
import type { PortalAccount } from "../people.js";
import { hidden, messagePage, portalPage } from "../portal-page.js";
import { type OpenEntSessions, oneTime } from "./open-ent-sessions.js";

/**
 * What a portal of the Open ENT NG family does with ÉduConnect: asks it, takes its answer, which may come without a
 * question, and lets people choose among several accounts.
 *
 * @evidence the portal's public source
 */
export function samlHalf(
  stage: Backstage,
  sessions: OpenEntSessions,
  portal: { readonly origin: string; readonly providerId: string | undefined },
): Site {
  const asked = new Map<string, Asked>();
  const choices = new Map<string, PortalAccount>();

  return (request) => {
    switch (request.url.pathname) {
      case "/auth/saml/wayf":
        return application();
      case "/auth/saml/authn/student":
      case "/auth/saml/authn/relative":
        return ask(request);
      case "/auth/saml/acs":
        return consume(request);
      case "/auth/saml/selectUser":
        return choose(request);
      default:
        return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    }
  };

  /** A page that a script fills. */
  function application(): PortalReply {
    return portalPage({
      title: "Choix du profil",
      isBare: true,
      content: `<div id="root"></div><script type="module" src="/auth/public/wayf.js"></script>`,
    });
  }

  function ask(request: PortalRequest): PortalReply {
    const state = oneTime();
    const visitor: Asked = { pending: new Set() };
    asked.set(state, visitor);
    const about = {
      acs: `${portal.origin}/auth/saml/acs`,
      issuer: portal.providerId ?? "",
      relayState: state,
    };
    const callback = request.url.searchParams.get("callback");
    const reply = withCookies(
      askEduconnect(visitor, about, "redirect"),
      cookie("relaystate", sessions.sign(state), { path: "/auth" }),
    );
    if (callback === null) return reply;
    return withCookies(reply, cookie("callback", sessions.sign(encodeURIComponent(callback))));
  }

  function consume(request: PortalRequest): PortalReply {
    const packed = request.form.get("SAMLResponse") ?? "";
    const assertion = stage.assertions.read(packed);
    if (assertion === undefined) return redirect("/auth/login");
    if (assertion.inResponseTo === undefined) {
      const named = namedPerson(stage, assertion.login);
      return named === undefined ? unknown() : welcome(request, named);
    }
    const state = sessions.unsign(request.cookies.get("relaystate") ?? "");
    const isOurs = state !== undefined && request.form.get("RelayState") === state;
    if (!isOurs) return bareReply("json", JSON.stringify({ error: "invalid_state" }), 403);
    const person = acceptAnswer(stage, asked.get(state), packed);
    if (person !== undefined) return welcome(request, person);
    return stage.trouble() === "unknown-to-portal" ? unknown() : redirect("/auth/login");
  }

  function welcome(request: PortalRequest, person: PortalAccount): PortalReply {
    if (stage.trouble() !== "several-accounts") return sessions.welcome(request, person, "");
    return severalAccounts(person);
  }

  function severalAccounts(person: PortalAccount): PortalReply {
    const forms = ["COLLEGE PHILIPPE EXEMPLE", "LYCEE DES GRANDES HERBES"].map((label, index) => {
      const key = oneTime();
      choices.set(key, person);
      const controls = [
        ["id", `${index}-${person.login}`],
        ["login", person.login],
        ["activationCode", ""],
        ["email", ""],
        ["mobile", ""],
        ["nameId", oneTime()],
        ["source", "AAF"],
        ["sessionIndex", oneTime()],
        ["key", key],
      ] as const;
      return `<form action="/auth/saml/selectUser" method="post">${controls.map(hidden).join("")}<button type="submit">${label}</button></form>`;
    });
    return portalPage({
      title: "Choix du compte",
      content: `<h1>Choisissez le compte pour vous connecter</h1>\n${forms.join("\n")}`,
    });
  }

  function choose(request: PortalRequest): PortalReply {
    const key = request.form.get("key") ?? "";
    const person = choices.get(key);
    if (person === undefined || request.form.get("login") !== person.login) return redirect("/auth/login");
    choices.delete(key);
    return sessions.welcome(request, person, "");
  }

  function unknown(): PortalReply {
    return messagePage("Connexion", "Votre compte académique n'est pas reconnu dans l'ENT.");
  }
}
