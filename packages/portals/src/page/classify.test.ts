import { describe, expect, test } from "vitest";
import { classify, type PageKind } from "./classify.js";
import { readPage } from "./page.js";

function kindOf(html: string, address = "https://portail.exemple.fr/x", status = 200): PageKind {
  return classify(readPage(html, { url: new URL(address), status }));
}

const decoys = `<!-- <form id="kc-form-login"></form> --><form action="/recherche"><input name="q"></form><p>Votre adresse IP</p>`;

describe("what a page is", () => {
  test.each<[PageKind["kind"], string]>([
    ["hand-over", `<form action=/acs method=post><input name=SAMLResponse value="a&#43;b="></form>`],
    ["hand-over", `<form method=post><input name=SAMLRequest value=x><input name=RelayState></form>`],
    [
      "storage-check",
      `<form><input name=csrf_token><input name=shib_idp_ls_supported><input name=_eventId_proceed></form>`,
    ],
    [
      "birth-date",
      `<form id=theForm><input id=jour><input id=mois><input id=annee><input id=password-input name=j_password></form>`,
    ],
    ["account-kind", `<form class="a cas__wayf-form"><input type=radio name=selection value=EDU></form>`],
    ["accounts", `<form method=post action=/auth/saml/selectUser><input name=id></form>`],
    ["code", `<form id=kc-otp-login-form method=post><input name=emailCode></form>`],
    ["code", `<form method=post><input name=smsCode></form>`],
    ["discovery", `<form><input name=entityID><input name=return><input name=_saml_idp></form>`],
    ["service-refused", `<p id=zone_msgDetail>L&#x27;url de service est vide</p>`],
    ["service-refused", `<h1>Application not allowed to use CAS</h1>`],
    ["service-refused", `INVALID_SERVICE`],
    [
      "unfinished",
      `<form method=post><input name=activationCode><input type=password name=password><input name=email></form>`,
    ],
    ["unfinished", `<form method=post><input type=password name=a><input type=password name=b></form>`],
    ["overload", `<p>Vous êtes très nombreux aujourd’hui</p>`],
    [
      "captcha",
      `<form><input name=username><input name=password><input name=execution></form><iframe src="https://x/recaptcha"></iframe>`,
    ],
    ["anti-bot", `<body onload="go()"><script>document.cookie = "KEY=" + f();</script>`],
    ["unknown-person", `<p>Identification impossible</p>`],
    [
      "script-only",
      `<div id=app></div><noscript>JavaScript est nécessaire</noscript><script src=/app.js></script>`,
    ],
    ["other", `<h1>Bienvenue</h1>`],
  ])("%s is recognised among decoys: %s", (kind, html) => {
    expect(kindOf(decoys + html).kind).toBe(kind);
    expect(kindOf(html).kind).toBe(kind);
  });

  test.each([
    ["educonnect", "j_username", `<form><input name=j_username><input type=password name=j_password></form>`],
    [
      "cas",
      "username",
      `<FORM class="cas__login-form"><input name=username><input type=password name=password></FORM>`,
    ],
    [
      "cas",
      "username",
      `<form id=fm1><input name=username><input type=password name=password><input name=lt></form>`,
    ],
    [
      "keycloak",
      "username",
      `<form id=kc-form-login><input name=username><input type=password name=password></form>`,
    ],
    ["open-ent", "email", `<form><input name=email><input type=password name=password></form>`],
    ["simple", "identifiant", `<form><input name=identifiant><input type=password name=mdp></form>`],
  ])("a login form of the kind %s takes the name in %s", (login, nameField, html) => {
    expect(kindOf(decoys + html)).toMatchObject({ kind: "login", login, nameField });
  });

  test("the page of an Open ENT login may be made by a script", () => {
    const html = `<html ng-app><script src=/app.js></script></html>`;
    expect(kindOf(html, "https://ent.exemple.fr/auth/login")).toMatchObject({
      kind: "login",
      login: "open-ent",
    });
    expect(kindOf(html, "https://ent.exemple.fr/auth/login", 404).kind).not.toBe("login");
  });

  test("a page at that address that goes on by itself is no login", () => {
    const html = `<script>window.location.replace("/");</script>`;
    expect(kindOf(html, "https://ent.exemple.fr/auth/login").kind).toBe("refresh");
  });

  test("a form with other fields at that address is not the one that is known", () => {
    const html = `<form><input name=qui><input type=password name=secret></form>`;
    expect(kindOf(html, "https://ent.exemple.fr/auth/login")).toMatchObject({ login: "simple" });
  });

  test.each([
    [`<body onload="try { Start ({h:'1',a:3,e:'x',f:'y',g:3}) } catch (e) {}">`, true],
    [`<body onload="Start ({&quot;h&quot;:1,&quot;a&quot;:6})">`, false],
    [
      `<script>addEventListener("load", () => {try{Start ({"h":1,"a":6,"e":"x","f":"y","g":3});} catch (e) {}})</script>`,
      true,
    ],
  ])("a page of PRONOTE tells whether somebody came through a portal: %s", (html, signedIn) => {
    expect(kindOf(html)).toEqual({ kind: "pronote", signedIn });
  });

  test("a script that goes elsewhere at once is read, on a page without a form", () => {
    const html = `<script>window.location.href = "/suite";</script>`;
    expect(kindOf(html)).toMatchObject({ kind: "refresh", to: new URL("https://portail.exemple.fr/suite") });
    expect(kindOf(decoys + html).kind).toBe("script-only");
    expect(kindOf(`<script>if (x) location = "/suite";</script>`).kind).toBe("script-only");
  });

  test("addresses decide where they can", () => {
    expect(kindOf("", "https://assistance.phm.education.gouv.fr/").kind).toBe("network-refused");
    expect(kindOf("", "https://portail.exemple.fr/my.policy").kind).toBe("address-filter");
    expect(kindOf("", "https://portail.exemple.fr/auth/reset/forceChangePassword").kind).toBe("unfinished");
  });
});
