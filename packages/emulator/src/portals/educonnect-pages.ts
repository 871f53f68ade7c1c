import { escapeHtml } from "../pages/html.js";
import type { EduconnectSettings } from "./educonnect-settings.js";
import type { PortalReply } from "./exchange.js";
import { type Control, hidden, portalPage } from "./portal-page.js";

/** Where a page of ÉduConnect posts to, and what proves that it was shown. */
export interface Step {
  /** Path and `execution`. */
  readonly action: string;
  /** Absent in the oldest sequence. */
  readonly csrf: string | undefined;
}

const csrfOf = ({ csrf }: Step): string => (csrf === undefined ? "" : hidden(["csrf_token", csrf]));

/**
 * The page that looks whether the browser can store things, as ordinary Shibboleth servers have it.
 *
 * @evidence reported as ÉduConnect's first page since April 2026 (pronotepy #341); fields as clients of other
 *   Shibboleth sites handle them
 */
export function storageCheckPage(step: Step): PortalReply {
  const keys = ["shib_idp_session_ss", "shib_idp_persistent_ss"];
  const controls = keys.flatMap((key): Control[] => [
    [`shib_idp_ls_exception.${key}`, ""],
    [`shib_idp_ls_success.${key}`, "false"],
    [`shib_idp_ls_value.${key}`, ""],
  ]);
  return portalPage({
    title: "Chargement de la session",
    isBare: true,
    bodyTag: `<body onload="doLoad()">`,
    content: `<form name="form1" action="${escapeHtml(step.action)}" method="post">
${csrfOf(step)}
${controls.map(hidden).join("\n")}
${hidden(["shib_idp_ls_supported", ""])}
<input type="hidden" name="_eventId_proceed"/>
<noscript><input type="submit" value="Continuer"/></noscript>
</form>`,
  });
}

/** The page that would write into the browser's storage, after the login. */
export function storageWritePage(step: Step): PortalReply {
  return portalPage({
    title: "Enregistrement de la session",
    isBare: true,
    bodyTag: `<body onload="doSave()">`,
    content: `<form name="form1" action="${escapeHtml(step.action)}" method="post">
${csrfOf(step)}
${hidden(["shib_idp_ls_exception.shib_idp_session_ss", ""])}
${hidden(["shib_idp_ls_success.shib_idp_session_ss", "false"])}
<input type="hidden" name="_eventId_proceed"/>
</form>`,
  });
}

/**
 * Profile and login on one page: the buttons only reveal the form.
 *
 * @evidence ids, names and the token: pronotepy #334, #341 and public scripts of 2025 and 2026
 */
export function loginPage(
  step: Step,
  settings: EduconnectSettings,
  refused: string | undefined,
): PortalReply {
  const withProfile = settings.sequence === "2026-04";
  const profile =
    withProfile && settings.typeUser === "input"
      ? `<input type="hidden" name="typeUser" id="typeUser" value=""/>`
      : "";
  const choice = withProfile
    ? `<div id="choix_profil"><button type="button" id="bouton_responsable">Représentant légal</button><button type="button" id="bouton_eleve">Élève</button></div>`
    : "";
  const message =
    refused === undefined ? "" : `\n<p class="fr-alert fr-alert--error">${escapeHtml(refused)}</p>`;
  return portalPage({
    title: "ÉduConnect - Connexion",
    content: `<h1>Je me connecte</h1>${message}
${choice}
<form action="/franceconnect" method="get"><button type="submit" name="fc" value="1">S'identifier avec FranceConnect</button></form>
<a id="onglet-inscription" href="/mademarche">Je n'ai pas de compte</a>
<div id="div_connexion" class="${withProfile && refused === undefined ? "fr-hidden" : "fr-block"}">
<FORM ACTION="${escapeHtml(step.action)}" METHOD="POST" autocomplete="off">
${csrfOf(step)}
${profile}
<table><tr><td><label for="username">Identifiant</label></td><td><input id="username" name="j_username" type="text" value=""></td></tr>
<tr><td><label for="password">Mot de passe</label></td><td><input id="password" name="j_password" type="password" value=""></td></tr></table>
<input type="checkbox" id="voir_mdp"> Afficher le mot de passe
<input type="text" name="ancien_identifiant" value="x" disabled>
<button id="bouton_valider" type="submit" name="_eventId_proceed">Se connecter</button>
</FORM></div>`,
  });
}

/**
 * The page that asks for a birth date. A script of the real one joins the three parts into one field.
 *
 * @evidence ids and titles: hass-pronote #123 and public scripts since September 2025; name and format of the joined
 *   field are not known
 */
export function birthDatePage(step: Step, settings: EduconnectSettings, refused: boolean): PortalReply {
  const message = refused ? `\n<p class="fr-error-text">La date de naissance saisie est incorrecte.</p>` : "";
  return portalPage({
    title: "ÉduConnect - Confirmation de l'identité",
    content: `<h1 id="titreSaisieDate">Confirmation de l'identité</h1>${message}
<p id="dateHelpEleve">Saisissez votre date de naissance ; un responsable saisit celle d'un de ses enfants.</p>
<form id="theForm" action="${escapeHtml(step.action)}" method="post">
${csrfOf(step)}
<fieldset id="dateNaissance"><input id="jour" name="jour" maxlength="2"><input id="mois" name="mois" maxlength="2"><input id="annee" name="annee" maxlength="4"></fieldset>
<input type="hidden" id="password-input" name="${escapeHtml(settings.birthDateField.name)}" value="">
<button type="submit" id="bouton_precedent" name="_eventId_cancel">Précédent</button>
<button type="submit" id="submit-button" name="_eventId_proceed" disabled>Confirmer</button>
</form>`,
  });
}
