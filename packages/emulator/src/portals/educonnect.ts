import type { SignInRequest } from "./assertions.js";
import { readRequest } from "./assertions.js";
import { type Backstage, educonnect } from "./backstage.js";
import { birthDatePage, loginPage, storageCheckPage, storageWritePage } from "./educonnect-pages.js";
import { isBirthDate } from "./educonnect-settings.js";
import {
  opaque,
  type PortalReply,
  type PortalRequest,
  redirect,
  type Site,
  Visitors,
  withCookies,
} from "./exchange.js";
import type { PortalAccount, Verdict } from "./people.js";
import { autoPostPage, type Control, changedPage, messagePage } from "./portal-page.js";

type Kind = "check" | "login" | "birth-date" | "write" | "answer";

/** One attempt to sign in: `execution=e<attempt>s<step>`. */
interface Attempt {
  readonly number: number;
  readonly path: string;
  readonly request: SignInRequest;
  step: number;
  kind: Kind;
  csrf: string | undefined;
  refused: string | undefined;
  person: PortalAccount | undefined;
}

interface Visitor {
  attempts: Attempt[];
  /** Whoever is signed in is not asked again. */
  person: PortalAccount | undefined;
}

const entries: Readonly<Record<string, "post" | "redirect" | "unsolicited">> = {
  "/idp/profile/SAML2/POST/SSO": "post",
  "/idp/profile/SAML2/Redirect/SSO": "redirect",
  "/idp/profile/SAML2/Unsolicited/SSO": "unsolicited",
};

/** Texts of refusals: only the first three are quoted by anybody. */
const refusals: Readonly<Record<Exclude<Verdict["kind"], "right">, string>> = {
  wrong: "Identifiant ou mot de passe incorrect.",
  locked: "Votre compte est bloqué à la suite de plusieurs tentatives infructueuses.",
  disabled: "Votre compte est désactivé : compte désactivé par l'établissement.",
  "password-change": "Vous devez changer votre mot de passe avant de continuer.",
  "not-activated": "Vous devez activer votre compte avant de continuer.",
};

/**
 * ÉduConnect, a Shibboleth identity provider. Each page may be used once, in order, by the visitor to whom it was
 * shown; anything else is 400.
 *
 * @param acsOf where portals that are named by their entity id want answers ("unsolicited")
 */
export function educonnectSite(stage: Backstage, acsOf: (entityId: string) => string | undefined): Site {
  const visitors = new Visitors<Visitor>({
    name: "JSESSIONID",
    path: "/idp",
    fresh: () => ({ attempts: [], person: undefined }),
  });

  return (request) => {
    if (stage.trouble() === "network") return redirect(`${educonnect.blockedOrigin}/acces-perturbe`);
    if (stage.trouble() === "educonnect-changed") return changedPage();
    const entry = entries[request.url.pathname];
    if (entry === undefined) return messagePage("Page introuvable", "Cette page n'existe pas.", 404);
    const execution = request.url.searchParams.get("execution");
    const { state: visitor, cookies } = visitors.meet(request);
    const reply =
      execution === null
        ? begin(visitor, request, entry)
        : request.method === "POST"
          ? proceed(visitor, request, execution)
          : show(visitor, execution);
    return withCookies(reply, ...cookies);
  };

  function begin(
    visitor: Visitor,
    request: PortalRequest,
    entry: "post" | "redirect" | "unsolicited",
  ): PortalReply {
    const asked = askedBy(request, entry);
    if (asked === undefined) return broken("La demande d'authentification n'est pas valide.");
    const attempt: Attempt = {
      number: visitor.attempts.length + 1,
      path: request.url.pathname,
      request: asked,
      step: 0,
      kind: "login",
      csrf: undefined,
      refused: undefined,
      person: visitor.person,
    };
    visitor.attempts.push(attempt);
    advance(attempt, visitor.person === undefined ? firstKind() : "answer");
    return redirect(addressOf(attempt));
  }

  function askedBy(
    request: PortalRequest,
    entry: "post" | "redirect" | "unsolicited",
  ): SignInRequest | undefined {
    const { searchParams } = request.url;
    if (entry === "unsolicited") {
      const acs = acsOf(searchParams.get("providerId") ?? "");
      return acs === undefined ? undefined : { acs };
    }
    const fields = entry === "post" ? request.form : searchParams;
    const asked = readRequest(fields.get("SAMLRequest") ?? "", entry);
    const relayState = fields.get("RelayState");
    return asked === undefined || relayState === null ? asked : { ...asked, relayState };
  }

  function firstKind(): Kind {
    return stage.educonnect.sequence === "2026-04" ? "check" : "login";
  }

  function advance(attempt: Attempt, kind: Kind, refused?: string): void {
    attempt.step += 1;
    attempt.kind = kind;
    attempt.refused = refused;
    attempt.csrf = stage.educonnect.sequence === "2024" ? undefined : `_${opaque(20)}`;
  }

  function current(visitor: Visitor, execution: string): Attempt | undefined {
    return visitor.attempts.find((one) => `e${one.number}s${one.step}` === execution);
  }

  function show(visitor: Visitor, execution: string): PortalReply {
    const attempt = current(visitor, execution);
    return attempt === undefined ? broken("Cette page a déjà été utilisée ou n'existe pas.") : page(attempt);
  }

  function proceed(visitor: Visitor, { form }: PortalRequest, execution: string): PortalReply {
    const attempt = current(visitor, execution);
    if (attempt === undefined) return broken("Cette page a déjà été utilisée ou n'existe pas.");
    if (attempt.csrf !== undefined && form.get("csrf_token") !== attempt.csrf) {
      return broken("Le jeton de la page est absent ou périmé.");
    }
    if (!form.has("_eventId_proceed")) return broken("Aucune transition n'est demandée.");
    switch (attempt.kind) {
      case "check":
        if (!form.has("shib_idp_ls_supported")) return broken("Des champs manquent.");
        advance(attempt, "login");
        return redirect(addressOf(attempt));
      case "login":
        return judge(visitor, attempt, form);
      case "birth-date":
        return confirm(visitor, attempt, form);
      case "write":
        return answer(visitor, attempt);
      case "answer":
        return broken("Cette page ne reçoit rien.");
    }
  }

  function judge(visitor: Visitor, attempt: Attempt, form: URLSearchParams): PortalReply {
    const verdict = stage.people.judge(form.get("j_username") ?? "", form.get("j_password") ?? "");
    if (verdict.kind !== "right") {
      advance(attempt, "login", refusals[verdict.kind]);
      return page(attempt);
    }
    const { person } = verdict;
    if (isOfOtherProfile(person, form.get("typeUser"))) {
      advance(attempt, "login", "Accès refusé : ce compte n'est pas du profil choisi.");
      return page(attempt);
    }
    attempt.person = person;
    if (stage.educonnect.birthDate) {
      advance(attempt, "birth-date");
      return redirect(addressOf(attempt));
    }
    return signedIn(visitor, attempt);
  }

  /** Where the page has the field, it must be filled; where a script adds it, it may be missing. */
  function isOfOtherProfile(person: PortalAccount, typeUser: string | null): boolean {
    const { sequence, typeUser: place } = stage.educonnect;
    if (sequence !== "2026-04" || (place === "script" && typeUser === null)) return false;
    return typeUser !== person.profile;
  }

  function confirm(visitor: Visitor, attempt: Attempt, form: URLSearchParams): PortalReply {
    const { name, format } = stage.educonnect.birthDateField;
    const days = attempt.person?.birthDates ?? [];
    if (isBirthDate(form.get(name) ?? "", days, format)) return signedIn(visitor, attempt);
    advance(attempt, "birth-date", "date");
    return page(attempt);
  }

  function signedIn(visitor: Visitor, attempt: Attempt): PortalReply {
    visitor.person = attempt.person;
    if (stage.educonnect.storageWrite) {
      advance(attempt, "write");
      return page(attempt);
    }
    return answer(visitor, attempt);
  }

  function answer(visitor: Visitor, attempt: Attempt): PortalReply {
    advance(attempt, "answer");
    attempt.person = visitor.person;
    return page(attempt);
  }

  function page(attempt: Attempt): PortalReply {
    const step = { action: addressOf(attempt), csrf: attempt.csrf };
    switch (attempt.kind) {
      case "check":
        return storageCheckPage(step);
      case "login":
        return loginPage(step, stage.educonnect, attempt.refused);
      case "birth-date":
        return birthDatePage(step, stage.educonnect, attempt.refused !== undefined);
      case "write":
        return storageWritePage(step);
      case "answer":
        return answerPage(attempt);
    }
  }

  /** The answer for the portal; this page too can be used once. */
  function answerPage(attempt: Attempt): PortalReply {
    attempt.step += 1;
    const { id, acs, relayState } = attempt.request;
    const login = attempt.person?.login ?? "";
    const packed = stage.assertions.sign({ login, ...(id === undefined ? {} : { inResponseTo: id }) });
    const relay: Control[] =
      relayState === undefined || !stage.educonnect.relayState ? [] : [["RelayState", relayState]];
    return autoPostPage({ action: acs, controls: [...relay, ["SAMLResponse", packed]] });
  }
}

function addressOf({ path, number, step }: Attempt): string {
  return `${path}?execution=e${number}s${step}`;
}

function broken(why: string): PortalReply {
  return messagePage("ÉduConnect - Une erreur est survenue", why, 400);
}

/** The page of the host to which refused networks are sent. It has no form. */
export function blockedNetworkSite(): Site {
  return () =>
    messagePage(
      "Accès perturbé",
      "Votre accès au service est perturbé depuis ce réseau. Essayez depuis un autre.",
    );
}
