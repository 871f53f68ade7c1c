import { escapeHtml } from "../pages/html.js";
import {
  cookie,
  htmlReply,
  opaque,
  type PortalReply,
  type PortalRequest,
  redirect,
  type Site,
  withCookies,
} from "./exchange.js";
import { changedPage, messagePage, portalPage } from "./portal-page.js";
import type { PortalTrouble } from "./trouble.js";

/** Where a portal that has moved says that it is now. */
export const movedTo = "https://nouveau-portail.example.org";

/** The host that foreign cookies are meant for. */
const foreignDomain = "education.gouv.fr";

/** One host of a portal with the trouble that strikes before its pages do. */
export function guarded(site: Site, trouble: () => PortalTrouble | undefined): Site {
  return (request) => {
    const answer = strike(trouble(), request);
    if (answer !== undefined) return answer;
    const reply = said(site(request), trouble());
    if (trouble() !== "foreign-cookie") return reply;
    return withCookies(reply, `JSESSIONID=${opaque(8)}; Domain=${foreignDomain}; Path=/; Secure`);
  };
}

/** A redirection as a page that says where to go, when that is asked for. */
function said(reply: PortalReply, trouble: PortalTrouble | undefined): PortalReply {
  const { location, cookies } = reply;
  if (location === undefined) return reply;
  if (trouble === "meta-refresh") {
    const tag = `<META HTTP-EQUIV=refresh CONTENT="0; url=${escapeHtml(location)}">`;
    return withCookies(htmlReply(`<html><head>${tag}</head><body>Redirection…</body></html>`), ...cookies);
  }
  if (trouble === "script-redirect") {
    const script = `<script>window.location.replace(${JSON.stringify(location)});</script>`;
    return withCookies(htmlReply(`<html><head>${script}</head><body></body></html>`), ...cookies);
  }
  return reply;
}

function strike(trouble: PortalTrouble | undefined, request: PortalRequest): PortalReply | undefined {
  const { url } = request;
  switch (trouble) {
    case "captcha":
      return captcha();
    case "anti-bot":
      return request.cookies.has("KEY") ? undefined : antiBot();
    case "script-only":
      return scriptedPage();
    case "address-filter":
      return url.pathname === "/my.policy" ? filterPage() : redirect("/my.policy");
    case "maintenance":
      return messagePage("Maintenance", "Le portail est en maintenance. Il rouvrira bientôt.", 503);
    case "overload":
      return messagePage(
        "Affluence",
        "Vous êtes très nombreux aujourd'hui. Réessayez dans quelques minutes.",
      );
    case "unknown-page":
      return changedPage();
    case "moved":
      return redirect(`${movedTo}${url.pathname}`, 301);
    case "redirect-loop":
      return withCookies(redirect(url.href), cookie("tour", opaque(4)));
    case "http-downgrade":
      return url.protocol === "http:"
        ? undefined
        : redirect(`http://${url.host}${url.pathname}${url.search}`);
    default:
      return undefined;
  }
}

function captcha(): PortalReply {
  return portalPage({
    title: "Vérification",
    content: `<h1>Êtes-vous humain ?</h1>
<form method="post" action="/captcha/verifier"><img src="/captcha/image.png" alt="Recopiez le texte"><input type="text" name="captcha"><input type="hidden" name="captchaId" value="${opaque(6)}"><button type="submit">Continuer</button></form>`,
  });
}

/** A page whose script sets a cookie and comes again. */
function antiBot(): PortalReply {
  return htmlReply(`<html><head><script>
function go() { var p = 7919, s = 104729; document.cookie = "KEY=" + (p * s) + "; path=/;"; document.location.reload(true); }
</script></head><body onload="go()">
<noscript>Activez JavaScript.</noscript></body></html>
`);
}

/** A page of an application: there is nothing on it until its script has run. */
function scriptedPage(): PortalReply {
  return htmlReply(`<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Portail</title><script type="module" src="/assets/application-${opaque(4)}.js"></script></head>
<body><div id="racine"></div><noscript>Ce portail a besoin de JavaScript.</noscript></body></html>
`);
}

function filterPage(): PortalReply {
  return messagePage("Accès protégé", "Votre demande est examinée.");
}
