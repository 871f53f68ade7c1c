import { pageSentences } from "@preau/wire";
import { escapeHtml, htmlPage } from "./html.js";

/** The site is closed. */
export function closedPage(): string {
  return htmlPage({
    title: pageSentences.siteClosed,
    content: `<h1>${pageSentences.siteClosed}</h1>\n<p>Veuillez réessayer plus tard.</p>`,
  });
}

/**
 * The address is suspended. Under the same title as a closed site; the sentence is what tells them apart.
 *
 * @evidence reported in hass-pronote #51 and Papillon #606
 */
export function suspendedPage(): string {
  return htmlPage({
    title: pageSentences.siteClosed,
    content: `<h1>${pageSentences.siteClosed}</h1>\n<p>${pageSentences.addressSuspended}.</p>`,
  });
}

/** No such page, or a space that this school does not publish. */
export function unknownPage(): string {
  return htmlPage({
    title: pageSentences.unknownPage,
    content: `<h1>${escapeHtml(pageSentences.unknownPage)}</h1>`,
  });
}

/** For those who do not look like a browser and did not say `fd=1`. It opens no session. */
export function unsupportedBrowserPage(): string {
  return htmlPage({
    title: "Navigateur non supporté",
    content: `<h1>Votre navigateur n'est pas supporté</h1>
<p>Pour accéder à cet espace, veuillez utiliser la dernière version d'un de ces navigateurs : Firefox, Chrome, Edge, Safari.</p>`,
  });
}

/** The login page of some other service, such as a portal that stands in front of a school's server. */
export function foreignLoginPage(): string {
  return htmlPage({
    title: "Portail des services - Authentification",
    content: `<h1>Authentification</h1>
<form method="post" action="/cas/login">
<label>Identifiant <input type="text" name="username"></label>
<label>Mot de passe <input type="password" name="password"></label>
<input type="hidden" name="execution" value="e1s1">
<button type="submit">Se connecter</button>
</form>`,
  });
}

/**
 * PRONOTE knows nobody by the identity that the portal gave.
 *
 * @evidence the two words are reported; the rest of the sentence is ours
 */
export function unknownIdentityPage(): string {
  return htmlPage({
    title: pageSentences.unknownIdentity,
    content: `<h1>${pageSentences.unknownIdentity}</h1>
<p>Aucun utilisateur de l'établissement ne correspond à votre identité. Adressez-vous à l'établissement.</p>`,
  });
}

/** The portal's person may not enter this space. `space` is its label, `"Espace Parents"`. */
export function noAccessPage(space: string): string {
  return htmlPage({
    title: "Accès refusé",
    content: `<h1>Accès refusé</h1>\n<p>Vous n'avez pas accès à l'${escapeHtml(space)}.</p>`,
  });
}

/** The portal does not vouch for that ticket. */
export function refusedTicketPage(): string {
  return htmlPage({
    title: "Connexion impossible",
    content: "<h1>Connexion impossible</h1>\n<p>Le ticket de connexion n'est pas valide.</p>",
  });
}

/** A page of the Web at large, which has nothing to do with any of this. */
export function ordinaryPage(): string {
  return htmlPage({
    title: "Bienvenue",
    content: "<h1>Bienvenue</h1>\n<p>Cette page est celle d'un site ordinaire.</p>",
  });
}

/** What a broken server answers. */
export function serverErrorPage(status: number): string {
  return htmlPage({
    title: `${status}`,
    content: `<h1>${status}</h1>\n<p>Le serveur a rencontré une erreur.</p>`,
  });
}
