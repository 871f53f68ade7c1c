import { refusedNetworkHost } from "../row.js";
import { type Form, hasField, typedFields } from "./form.js";
import type { Page } from "./page.js";
import { noticesIn } from "./texts.js";

/** Forms that ask for a name and a password, and the fields these go in. */
export type LoginKind = "educonnect" | "cas" | "keycloak" | "open-ent" | "simple";

/** What a page is. */
export type PageKind =
  | { readonly kind: "network-refused" | "address-filter" | "anti-bot" | "captcha" | "overload" }
  | { readonly kind: "pronote"; readonly signedIn: boolean }
  | { readonly kind: "hand-over" | "storage-check" | "discovery"; readonly form: Form }
  | {
      readonly kind: "login";
      readonly login: LoginKind;
      /** Absent where the page makes its form by a script. */
      readonly form?: Form;
      readonly nameField: string;
      readonly passwordField: string;
    }
  | { readonly kind: "birth-date"; readonly form: Form }
  | { readonly kind: "code"; readonly form: Form; readonly field: string }
  | { readonly kind: "account-kind"; readonly form: Form; readonly field: string }
  | { readonly kind: "accounts"; readonly forms: readonly Form[] }
  | { readonly kind: "unfinished" | "service-refused" | "unknown-person" }
  | { readonly kind: "refresh"; readonly to: URL }
  | { readonly kind: "script-only" | "other" };

/**
 * What page is this? One question for all portals, asked after each step, so that a page put in between does not break
 * a fixed order. Names and ids of fields decide, words only where nothing else exists; the first that fits wins.
 */
export function classify(page: Page): PageKind {
  if (page.url.hostname === refusedNetworkHost) return { kind: "network-refused" };
  const call = startCall(page.html);
  if (call !== undefined) return { kind: "pronote", signedIn: hasKey(call, "e") && hasKey(call, "f") };
  return automatic(page) ?? obstacle(page) ?? educonnect(page) ?? question(page) ?? login(page) ?? rest(page);
}

/** The argument of the call that starts a PRONOTE page. */
function startCall(html: string): string | undefined {
  return /\bStart\s{0,20}\(\s{0,20}(\{[^]{0,16384}?\})\s{0,20}\)/u.exec(html.replaceAll("&quot;", '"'))?.[1];
}

/** The page's own login and password (`e`, `f`), which it has only for somebody who came through a portal. */
function hasKey(call: string, key: string): boolean {
  return new RegExp(`[{,]\\s*["']?${key}["']?\\s*:`, "u").test(call);
}

const formWith = (page: Page, ...names: readonly string[]): Form | undefined =>
  page.forms.find((form) => names.every((name) => hasField(form, name)));

/** Forms that a browser's script sends on. */
function automatic(page: Page): PageKind | undefined {
  const answer = formWith(page, "SAMLResponse") ?? formWith(page, "SAMLRequest");
  if (answer !== undefined) return { kind: "hand-over", form: answer };
  const storage = page.forms.find(
    (form) =>
      form.controls.some(({ name }) => name.startsWith("shib_idp_ls_")) && !hasField(form, "j_username"),
  );
  return storage === undefined ? undefined : { kind: "storage-check", form: storage };
}

/** What stands in front of the portal. */
function obstacle(page: Page): PageKind | undefined {
  if (page.url.pathname.startsWith("/my.policy")) return { kind: "address-filter" };
  const isAntiBot =
    /^\s*go\(\)/u.test(page.onload) && page.scripts.some((code) => /cookie[^;]*KEY/u.test(code));
  if (isAntiBot) return { kind: "anti-bot" };
  const riddles = [
    ...page.frames,
    ...page.ids,
    ...page.forms.flatMap((form) => form.controls.map(({ name }) => name)),
  ];
  if (riddles.some((name) => /captcha|turnstile/iu.test(name))) return { kind: "captcha" };
  return noticesIn(page.text).includes("overload") ? { kind: "overload" } : undefined;
}

function educonnect(page: Page): PageKind | undefined {
  const identity =
    page.forms.find((form) => form.id === "theForm") ?? formWith(page, "jour", "mois", "annee");
  const isIdentity =
    identity !== undefined &&
    ["jour", "mois", "annee"].every((part) =>
      identity.controls.some(({ id, name }) => id === part || name === part),
    );
  // The joined date may bear the name of a password, so this comes before the login form.
  if (isIdentity) return { kind: "birth-date", form: identity };
  const asked = formWith(page, "j_username");
  return asked === undefined ? undefined : loginForm("educonnect", asked, "j_username", "j_password");
}

/** Pages that ask for a choice, or for something only a person has. */
function question(page: Page): PageKind | undefined {
  const kinds = page.forms.find((form) => form.classes.includes("cas__wayf-form"));
  if (kinds !== undefined) return { kind: "account-kind", form: kinds, field: "selection" };
  const accounts = page.forms.filter(({ action }) => action.pathname.endsWith("/auth/saml/selectUser"));
  if (accounts.length > 0) return { kind: "accounts", forms: accounts };
  const mailed = page.forms.find((form) => form.id === "kc-otp-login-form");
  if (mailed !== undefined)
    return { kind: "code", form: mailed, field: typedFields(mailed)[0]?.name ?? "emailCode" };
  const discovery = formWith(page, "entityID", "return", "_saml_idp");
  if (discovery !== undefined) return { kind: "discovery", form: discovery };
  if (page.ids.has("zone_msgDetail")) return { kind: "service-refused" };
  const path = page.url.pathname;
  const isActivation = page.forms.some(
    (form) =>
      hasField(form, "activationCode") || form.controls.filter(({ type }) => type === "password").length > 1,
  );
  return isActivation || /\/auth\/(?:reset|activation)\b/u.test(path) ? { kind: "unfinished" } : undefined;
}

function login(page: Page): PageKind | undefined {
  const keycloak = page.forms.find((form) => form.id === "kc-form-login");
  if (keycloak !== undefined) return loginForm("keycloak", keycloak, "username", "password");
  const cas =
    page.forms.find((form) => form.classes.includes("cas__login-form") && hasField(form, "password")) ??
    formWith(page, "username", "password", "execution") ??
    formWith(page, "username", "password", "lt");
  if (cas !== undefined) return loginForm("cas", cas, "username", "password");
  const openEnt = formWith(page, "email", "password");
  if (openEnt !== undefined) return loginForm("open-ent", openEnt, "email", "password");
  const other = page.forms.find((form) => passwordOf(form) !== undefined);
  const isOpenEnt = page.url.pathname === "/auth/login" && page.status === 200;
  // Its page may be made by a script; a form that posts other fields is another matter.
  const leadsOn = page.forms.some(({ method }) => method === "post") || refreshOf(page) !== undefined;
  if (isOpenEnt && !leadsOn && other === undefined && !noticesIn(page.text).includes("unknown-to-portal")) {
    return { kind: "login", login: "open-ent", nameField: "email", passwordField: "password" };
  }
  const password = other === undefined ? undefined : passwordOf(other);
  if (other === undefined || password === undefined) return undefined;
  const typed = typedFields(other).map(({ name }) => name);
  const name = typed[typed.indexOf(password) - 1];
  return name === undefined ? undefined : loginForm("simple", other, name, password);
}

function passwordOf(form: Form): string | undefined {
  return form.controls.find(({ type, name }) => type === "password" && name !== "")?.name;
}

function loginForm(login: LoginKind, form: Form, nameField: string, passwordField: string): PageKind {
  return { kind: "login", login, form, nameField, passwordField };
}

function rest(page: Page): PageKind {
  const notices = noticesIn(page.text);
  if (notices.includes("service")) return { kind: "service-refused" };
  if (notices.some((notice) => notice.startsWith("unknown-") || notice === "wrong-space")) {
    return { kind: "unknown-person" };
  }
  const code = page.forms.find((form) => typedFields(form).length === 1 && isCode(form));
  if (code !== undefined) return { kind: "code", form: code, field: typedFields(code)[0]?.name ?? "" };
  const to = refreshOf(page);
  if (to !== undefined) return { kind: "refresh", to };
  const isScripted = page.scripts.length > 0 || /<script\b/iu.test(page.html);
  const words = page.text.split(" ").length;
  return { kind: isScripted && words < 60 ? "script-only" : "other" };
}

function isCode(form: Form): boolean {
  return (
    typedFields(form).some(({ name, id }) => /code|otp/iu.test(`${name} ${id}`)) && form.method === "post"
  );
}

/** Where the page goes on to by itself. */
function refreshOf(page: Page): URL | undefined {
  return page.refresh ?? (page.forms.length === 0 ? scriptedAddress(page) : undefined);
}

/** An address that a script goes to at once, where it stands written out. */
function scriptedAddress(page: Page): URL | undefined {
  const pattern =
    /^\s*(?:(?:window|document|self|top)\.)?location(?:\.href\s*=|\s*=|\.(?:replace|assign)\()\s*(["'])([^"'\\]+)\1\s*\)?\s*;?\s*$/u;
  const found = page.scripts.map((code) => pattern.exec(code)?.[2]).find((address) => address !== undefined);
  try {
    return found === undefined ? undefined : new URL(found, page.url);
  } catch {
    return undefined;
  }
}
