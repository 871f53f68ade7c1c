import { PortalPageError, PortalQuestionError, UsageError } from "@preau/client";
import type { PageKind } from "../page/classify.js";
import { type Control, encodeFields, type Form, hasField, successfulFields } from "../page/form.js";
import type { Page } from "../page/page.js";
import { plain } from "../page/texts.js";
import type { PortalChoice } from "../portal.js";
import type { Visit } from "./browser.js";
import { changedError, choiceError } from "./complaints.js";
import { mayKnowPassword } from "./hosts.js";
import { checkBirthDate, type Settings } from "./settings.js";

// What is answered to each kind of page. A reply is made from the page just received: its hidden fields, its action.

/** Sends a form as a browser would. A form by GET replaces the query of its action. */
export function submit(page: Page, form: Form, filled: Readonly<Record<string, string>> = {}): Visit {
  const encoded = encodeFields(successfulFields(form, filled), page.charset);
  const url = new URL(form.action);
  url.hash = "";
  if (form.method === "post") return { url, body: encoded, from: page.url };
  url.search = encoded;
  return { url, from: page.url };
}

/**
 * Tells an identity provider that asks what the browser has stored: nothing. Its other fields go back as they came.
 *
 * @evidence clients of other Shibboleth sites (read); what ÉduConnect makes of it is assumed
 */
export function storageReply(page: Page, form: Form): Visit {
  const successes = form.controls.filter(({ name }) => name.startsWith("shib_idp_ls_success"));
  return submit(page, form, Object.fromEntries(successes.map(({ name }) => [name, "false"])));
}

/** Toutatice's page of choice: ÉduConnect. */
export function discoveryReply(page: Page, form: Form): Visit {
  const offered = form.controls.filter(({ name }) => name === "_saml_idp");
  const named = offered.find(({ value }) => /educonnect/iu.test(value));
  const hidden = offered.find(({ type, value }) => type === "hidden" && value !== "");
  return submit(page, form, { _saml_idp: named?.value ?? hidden?.value ?? "educonnect" });
}

/**
 * Name and password, for the hosts of the row and nobody else.
 *
 * @throws PortalPageError when another host asks · ProtocolChangedError when the form would show the password
 */
export function loginReply(page: Page, login: PageKind & { kind: "login" }, settings: Settings): Visit {
  const { form, nameField, passwordField } = login;
  checkSecret(page, form, settings);
  const pair = { [nameField]: nameOf(settings), [passwordField]: settings.password };
  if (form !== undefined) {
    const profile = hasField(form, "typeUser") ? { typeUser: profileOf(settings) } : {};
    return { ...submit(page, form, { ...pair, ...profile }), secret: true };
  }
  const url = new URL(page.url);
  const callBack = url.searchParams.get("callback") ?? "";
  url.search = "";
  const fields = Object.entries({ ...pair, callBack, details: "" });
  return { url, body: encodeFields(fields, "utf-8"), from: page.url, secret: true };
}

/** OZE's names end in the portal's host. */
function nameOf({ row, username }: Settings): string {
  const host = row.hosts[0] ?? "";
  return row.flow === "oze" && !username.includes(host) ? `${username}@${host}` : username;
}

/** Whose account it is, in ÉduConnect's words. */
function profileOf({ answers, pronote }: Settings): string {
  const page = /(?:mobile\.)?(eleve|parent)\.html$/u.exec(pronote.pathname)?.[1];
  const profile = answers.profile ?? (page === "eleve" ? "student" : page);
  if (profile === "student") return "eleve";
  if (profile === "parent") return "responsable";
  throw new UsageError("ÉduConnect asks whether the account is a pupil's or a parent's.", {
    hint: "Give the address of the space (eleve.html or parent.html), or the answer profile.",
  });
}

/** A secret goes to hosts of the row only, in a body, encrypted. */
function checkSecret(page: Page, form: Form | undefined, settings: Settings): void {
  for (const url of [page.url, form?.action ?? page.url]) {
    if (mayKnowPassword(url, settings)) continue;
    throw new PortalPageError(
      `The password is now asked for by ${url.host}, which ${settings.row.name} does not give it to.`,
      url.host,
      { hint: "The portal has moved: look for a newer version, write a portal function, or use a QR code." },
    );
  }
  if (form?.method === "get") throw changedError(page, "a form that posts");
}

/**
 * The birth date, as the page's own script would join it.
 *
 * @evidence reported (delphiki/hass-pronote#123; a browser extension says that the parts are concatenated in
 * `#password-input`); the order and what stands between them are assumed
 * @throws PortalQuestionError without an answer · UsageError when it is no date
 */
export async function birthDateReply(page: Page, form: Form, settings: Settings): Promise<Visit> {
  const { birthDate: given, birthDateFormat = "DDMMYYYY" } = settings.answers;
  if (given === undefined) {
    throw new PortalQuestionError(`${page.url.host} asks for the birth date.`, "birth-date", {
      hint: "Answer with birthDate (the pupil's own; for a parent, a child's), or confirm once in a browser.",
    });
  }
  checkSecret(page, form, settings);
  const birthDate = typeof given === "string" ? given : await abortable(given(), settings.signal);
  checkBirthDate(birthDate);
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const filled: Record<string, string> = {};
  for (const [part, value] of Object.entries({ jour: day, mois: month, annee: year })) {
    const controls = form.controls.filter(({ id, name }) => name !== "" && (id === part || name === part));
    const first = controls[0];
    if (first !== undefined) filled[first.name] = optionFor(controls, value);
  }
  const joined = form.controls.find(({ id, name }) => id === "password-input" && name !== "");
  if (joined !== undefined) {
    filled[joined.name] = birthDateFormat.replace("DD", day).replace("MM", month).replace("YYYY", year);
  }
  return { ...submit(page, form, filled), secret: true };
}

/** A list may write `1` or `01`. */
function optionFor(controls: readonly Control[], value: string): string {
  const same = controls.find((one) => one.type === "select" && Number(one.value) === Number(value));
  return same?.value ?? value;
}

/**
 * The code that the portal has just sent.
 *
 * @throws PortalQuestionError without an answer
 */
export async function codeReply(page: Page, form: Form, field: string, settings: Settings): Promise<Visit> {
  if (settings.answers.code === undefined) {
    throw new PortalQuestionError(`${page.url.host} has sent a code and asks for it.`, "code", {
      hint: "Answer with code, a function that asks the person.",
    });
  }
  checkSecret(page, form, settings);
  const code = await abortable(settings.answers.code(), settings.signal);
  return { ...submit(page, form, { [field]: code.trim() }), secret: true };
}

/**
 * Which kind of account: the row's own, else what the caller chooses.
 *
 * @throws PortalLoginError listing the choices
 */
export async function accountKindReply(
  page: Page,
  { form, field }: PageKind & { kind: "account-kind" },
  settings: Settings,
): Promise<Visit> {
  const choices = form.controls
    .filter(({ name, disabled }) => name === field && !disabled)
    .map(({ value, label }) => ({ value, label: label === "" ? value : label }));
  const { start, login } = settings.row.addresses;
  const own = new URL(login ?? start ?? page.url).searchParams.get(field);
  const already = page.url.searchParams.get(field);
  const isOffered = own !== null && already !== own && choices.some(({ value }) => value === own);
  const value = isOffered ? own : await chosen(page, "account-kind", choices, settings);
  return submit(page, form, { [field]: value });
}

/**
 * Which of several accounts.
 *
 * @throws PortalLoginError listing the choices
 */
export async function accountReply(page: Page, forms: readonly Form[], settings: Settings): Promise<Visit> {
  const choices = forms.map((form, index) => ({ value: String(index + 1), label: labelOf(form) }));
  const value = forms.length === 1 ? "1" : await chosen(page, "account", choices, settings);
  const form = forms[Number(value) - 1];
  if (form === undefined) throw changedError(page, "one form for each account");
  return submit(page, form);
}

function labelOf(form: Form): string {
  const button = form.controls.find(({ type, value }) => type === "submit" && value !== "");
  return form.text === "" ? (button?.value ?? form.id) : form.text;
}

async function chosen(
  page: Page,
  about: "account" | "account-kind",
  choices: readonly PortalChoice[],
  { answers, signal }: Settings,
): Promise<string> {
  const { host } = page.url;
  const { choose } = answers;
  const answer =
    typeof choose === "function" ? await abortable(choose({ about, host, choices }), signal) : choose;
  const words = plain(answer ?? "").trim();
  const exact =
    choices.find(({ value }) => value === answer) ?? choices.find(({ label }) => plain(label) === words);
  const parts = words === "" ? [] : choices.filter(({ label }) => plain(label).includes(words));
  const found = exact ?? (parts.length === 1 ? parts[0] : undefined);
  if (found !== undefined) return found.value;
  const question = about === "account" ? "which account is meant" : "what kind of account it is";
  throw choiceError(
    host,
    question,
    choices.map(({ label }) => label),
  );
}

/** Waits for the caller's answer, but no longer than the caller's own signal. */
async function abortable<T>(answer: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", onAbort));
  });
}
