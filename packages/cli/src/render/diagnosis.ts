import type { Cause, Details, Diagnosis, Step } from "../doctor/diagnosis.js";
import { said } from "../language/doctor-words.js";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { instantText } from "./moment.js";
import { heading, page, remark } from "./page.js";
import { widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** Signs before the steps; colours only repeat them. */
const signs: Readonly<Record<Step["status"], string>> = { ok: "✓", warning: "!", failed: "✗", skipped: "–" };

/** Causes of which the library's English message says more than our words: a file, a host, a key. */
const withMessage: ReadonlySet<Cause> = new Set<Cause>([
  "store-unreadable",
  "connection-cut",
  "answer-too-large",
  "not-pronote",
  "no-pronote-there",
  "other-space-opened",
  "page-changed",
  "protocol-changed",
  "not-understood",
  "refused",
  "access-denied",
]);

/** The way in as a list of steps, what the first that failed means, and what to do. */
export function renderDiagnosis(untrusted: Diagnosis, target: string, view: View): string {
  const { words, width } = view;
  const { doctor: say } = words;
  const diagnosis = cleanValue(untrusted);
  const failed = diagnosis.steps.find(({ status }) => status === "failed");
  const odd = diagnosis.steps.filter(({ status }) => status === "warning");
  const shown = diagnosis.steps.filter(isShown);
  const left = diagnosis.steps
    .filter((step) => step.cause === "not-reached")
    .map(({ step }) => say.steps[step]);
  const column = Math.max(...shown.map(({ step }) => widthOf(say.steps[step])));
  return page(
    heading(say.heading(cleanValue(target)), view),
    [
      ...shown.flatMap((step) => stepLines(step, column, view)),
      ...(left.length === 0 ? [] : wrap(`  – ${say.notTried(left.join(", "))}`, { width })),
    ],
    failed === undefined ? conclusion(diagnosis, view) : explanation(failed, view),
    ...odd.map((step) => explanation(step, view)),
    driftLines(diagnosis, view),
  );
}

/** What was not come to is told in one line; that no account was named, at the login. */
function isShown({ step, cause }: Step): boolean {
  return cause !== "not-reached" && !(step === "account" && cause === "no-account-named");
}

function stepLines(step: Step, column: number, { words, style, width }: View): readonly string[] {
  const { doctor: say } = words;
  const paint = { ok: style.green, warning: style.yellow, failed: style.red, skipped: style.dim }[
    step.status
  ];
  const title = say.steps[step.step];
  const before = `  ${signs[step.status]} ${title}${" ".repeat(column - widthOf(title))}  `;
  const indent = " ".repeat(before.length);
  const [first = "", ...rest] = wrap(factOf(step, words), { width: Math.max(20, width - before.length) });
  return [
    (paint(before.slice(0, 4)) + before.slice(4) + first).trimEnd(),
    ...rest.map((line) => indent + line),
  ];
}

function factOf({ step, cause, details }: Step, words: Words): string {
  const { well, causes } = words.doctor;
  const ready = readable(details, words);
  return cause === undefined ? well[step](ready) : (said(causes[cause].fact, ready) ?? cause);
}

/** Days and instants as people write them. */
function readable(details: Details, words: Words): Details {
  const { validFrom, validTo, until } = details;
  return {
    ...details,
    ...(validFrom === undefined ? {} : { validFrom: words.calendar.date(validFrom) }),
    ...(validTo === undefined ? {} : { validTo: words.calendar.date(validTo) }),
    ...(until === undefined ? {} : { until: instantText(until, words) }),
  };
}

function conclusion({ steps, outcome }: Diagnosis, { words, style, width }: View): readonly string[] {
  const { doctor: say } = words;
  const isTried = steps.some(({ step, status }) => step === "login" && status === "ok");
  const text = outcome === "warning" ? say.wellButOdd : isTried ? say.allWell : say.wellToLogin;
  const both = outcome === "warning" && !isTried ? `${text} ${say.wellToLogin}` : text;
  return wrap(both, { width }).map((line) => style.bold(line));
}

/** What a cause means and what to do, beneath its name. */
function explanation(step: Step, { words, style, width }: View): readonly string[] {
  const { doctor: say, notes } = words;
  const { cause, details, message } = step;
  if (cause === undefined) return [];
  const { means, advice } = say.causes[cause];
  const ready = readable(details, words);
  const isFailure = step.status === "failed";
  const title = `${isFailure ? say.stopsAt(say.steps[step.step]) : say.steps[step.step]} (${cause})`;
  const told = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : wrap(`${label} ${text}`, { width: width - 2 }).map((line) => `  ${line}`);
  const indented = (text: string): readonly string[] =>
    wrap(text, { width: width - 2 }).map((line) => `  ${line}`);
  const whole = [
    ...(message === undefined || !withMessage.has(cause)
      ? []
      : indented(notes.detail(message)).map(style.dim)),
    ...(step.said === undefined ? [] : indented(notes.schoolSays(step.said))),
    ...told(say.means, said(means, ready)),
    ...told(say.advice, said(advice, ready)),
  ];
  if (whole.length === 0) return [];
  const paint = isFailure ? (line: string) => style.red(style.bold(line)) : style.yellow;
  return [...wrap(title, { width }).map(paint), ...whole];
}

function driftLines({ drift }: Diagnosis, view: View): readonly string[] {
  const { doctor: say } = view.words;
  const { warnings, unknownCodes, unreadKeys } = drift;
  const parts = [...new Set(warnings.map(({ call, path }) => `${call} › ${path}`))];
  const count = unreadKeys.reduce((sum, { keys }) => sum + keys.length, 0);
  return [
    ...(parts.length === 0 ? [] : wrap(say.unread(parts.slice(0, 5).join(", ")), { width: view.width })),
    ...(unknownCodes.length === 0
      ? []
      : wrap(say.unknownCodes(unknownCodes.join(", ")), { width: view.width })),
    ...(count === 0 ? [] : remark(say.unreadKeys(count), view)),
  ];
}
