import { escapeHtml } from "../pages/html.js";
import { htmlReply, opaque, type PortalReply } from "./exchange.js";

/** One control of a form, as it is written. */
export type Control = readonly [name: string, value: string, more?: string];

/** A hidden input. */
export function hidden([name, value, more = ""]: Control): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${attribute(value)}"${more === "" ? "" : ` ${more}`}/>`;
}

/**
 * Text inside an attribute; `+`, `=` and `:` are written as entities, as several portals do with what they did not write
 * themselves.
 */
export function attribute(text: string): string {
  return escapeHtml(text).replaceAll("+", "&#43;").replaceAll("=", "&#61;").replaceAll(":", "&#x3a;");
}

/**
 * A page of a portal. Around what matters stands what usually does: another form before it, a form inside a
 * comment, an input that belongs to nothing, and the capitals I and P, which mean nothing here.
 *
 * @evidence the decoys are ours, after what clients stumbled over
 */
export function portalPage(page: {
  readonly title: string;
  readonly content: string;
  readonly bodyTag?: string;
  /** `<base href>`: relative addresses start there. */
  readonly base?: string;
  /** Pages that post themselves are bare. */
  readonly isBare?: boolean;
  readonly status?: number;
}): PortalReply {
  const base = page.base === undefined ? "" : `\n<base href="${escapeHtml(page.base)}">`;
  const decoys = page.isBare === true ? "" : `${searchForm}\n${comment}\n`;
  const foot =
    page.isBare === true
      ? ""
      : `\n<footer>Données personnelles : adresse IP, cookies, durées de conservation</footer>`;
  const text = `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)}</title>${base}
</head>
${page.bodyTag ?? "<body>"}
${decoys}${page.content}${foot}
</body>
</html>
`;
  return htmlReply(text, page.status ?? 200);
}

const searchForm = `<form class="recherche" action="/recherche?type=actus&amp;page=1" method="get"><input type="search" name="q"><button type="submit">Rechercher</button></form>`;
const comment = `<!-- <form action="/ancien/login" method="post"><input name="username"><input type="password" name="password"></form> -->`;

/** A page that a browser's script posts at once. */
export function autoPostPage(form: {
  readonly action: string;
  readonly controls: readonly Control[];
  readonly title?: string;
}): PortalReply {
  const inputs = form.controls.map((control) => `<div>${hidden(control)}</div>`).join("\n");
  return portalPage({
    title: form.title ?? "Redirection",
    isBare: true,
    bodyTag: `<body onload="document.forms[0].submit()">`,
    content: `<noscript><p><strong>Note :</strong> votre navigateur n'exécute pas JavaScript : appuyez sur Continuer.</p></noscript>
<form action="${attribute(form.action)}" method="post">
${inputs}
<noscript><div><input type="submit" value="Continuer"/></div></noscript>
</form>`,
  });
}

/** A page that only says something. */
export function messagePage(title: string, html: string, status = 200): PortalReply {
  return portalPage({ title, status, content: `<main><h1>${escapeHtml(title)}</h1>\n<p>${html}</p></main>` });
}

/** The page that somebody who is signed in sees. */
export function homePage(portal: string): PortalReply {
  return messagePage(portal, `Bienvenue sur votre espace. <a href="/deconnexion">Se déconnecter</a>`);
}

/** A page where a form is expected, and the form is not as anybody knew it. */
export function changedPage(): PortalReply {
  return portalPage({
    title: "Bienvenue sur votre nouveau portail",
    content: `<form id="formulaire-2027" action="/connexion/etape1" method="post"><input name="profilUsager" value=""><input type="hidden" name="jeton" value="${opaque(6)}"><button type="submit">Suivant</button></form>`,
  });
}
