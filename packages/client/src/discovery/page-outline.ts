import { readHtml } from "../codec/html-tokens.js";
import { startForms } from "../transport/dialect.js";
import { parseStartPage } from "../transport/start-page.js";
import { Shape, type ShapeText } from "./shape.js";

/** Structure of a page: what it calls, and which fields it asks to be filled in. No text of it. */
export interface PageOutline {
  readonly status: number;
  /** Type of its content, without parameters. */
  readonly type: string;
  /** `PRONOTE` and its version, where the server says so. */
  readonly server?: string;
  /** Size in kilobytes, rounded up. */
  readonly kilobytes: number;
  /** The call that opens a session, when there is one that is known. */
  readonly start?: StartOutline;
  /** Calls with an object in their parentheses, on a page that makes no known one. */
  readonly calls?: readonly CallOutline[];
  readonly forms: readonly FormOutline[];
}

/** A call that opens a session. */
export interface StartOutline extends CallOutline {
  readonly syntax: "JSON" | "literal";
  /** Numbers of the space and of the way it was reached, where they are numbers. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Attributes that are switched on or off. */
  readonly flags: Readonly<Record<string, boolean>>;
}

/** A call with an object in its parentheses. */
export interface CallOutline {
  readonly name: string;
  readonly place: "onload" | "script" | "elsewhere";
  readonly keys: ShapeText;
}

/** A form of a page. */
export interface FormOutline {
  /** Where it is sent: the same server, another one, or the page itself. */
  readonly to: "same server" | "other server" | "itself";
  /** Names of its fields, each with its type. */
  readonly fields: readonly string[];
}

const mostCalls = 8;
const mostForms = 6;
const mostFields = 30;
const longestRead = 512 * 1024;

/**
 * The structure of a page, for whoever has to teach the library a new one.
 *
 * @param nameOf what a name of the page is called: the same, or something in its place
 */
export async function outlinePage(
  page: { readonly status: number; readonly headers: Headers; readonly html: string },
  nameOf: (name: string) => string,
): Promise<PageOutline> {
  const html = page.html.slice(0, longestRead);
  const server = page.headers.get("Server") ?? "";
  const start = await parseStartPage(html, server, startForms);
  const calls = callsIn(html, nameOf);
  const opening = start && calls.find(({ name }) => name === start.form.startCall);
  return {
    status: page.status,
    type: /^[\w/+.-]+/u.exec(page.headers.get("Content-Type") ?? "")?.[0] ?? "none",
    ...(/^PRONOTE[ \d.]*$/u.test(server) ? { server } : {}),
    kilobytes: Math.ceil(page.html.length / 1000),
    ...(opening === undefined ? { calls: calls.map(({ argument: _, ...call }) => call) } : {}),
    ...(opening === undefined ? {} : { start: startOf(opening) }),
    forms: formsIn(html, nameOf),
  };
}

interface FoundCall extends CallOutline {
  readonly argument: string;
}

/** Attributes whose numbers say what was opened; other numbers may be somebody's. */
const tellingNumbers: ReadonlySet<string> = new Set(
  startForms.flatMap(({ startKeys }) => [startKeys.space, startKeys.accessKind]),
);

function startOf({ argument, ...call }: FoundCall): StartOutline {
  const numbers: Record<string, number> = {};
  const flags: Record<string, boolean> = {};
  for (const [, key = "", value = ""] of argument.matchAll(
    /["']?([A-Za-z_]\w*)["']?\s*:\s*(true|false|\d+)/gu,
  )) {
    if (value === "true" || value === "false") flags[key] = value === "true";
    else if (tellingNumbers.has(key)) numbers[key] = Number(value);
  }
  return { ...call, syntax: isJson(argument) ? "JSON" : "literal", numbers, flags };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Calls such as `Start({…})`, wherever they stand. */
function callsIn(html: string, nameOf: (name: string) => string): readonly FoundCall[] {
  const code = html.replaceAll("&quot;", '"').replaceAll("&#39;", "'");
  const found: FoundCall[] = [];
  for (const match of code.matchAll(/\b([A-Za-z_$][\w$]{0,40})\s{0,20}\(\s{0,20}(\{[^{}]{0,4000}\})/gu)) {
    const [, name = "", argument = ""] = match;
    if (isKeyword(name)) continue;
    const keys = new Shape();
    keys.add(attributesOf(argument));
    found.push({ name: nameOf(name), place: placeOf(code, match.index), keys: keys.print(nameOf), argument });
    if (found.length === mostCalls) break;
  }
  return found;
}

function isKeyword(name: string): boolean {
  return ["if", "for", "while", "switch", "catch", "function", "return"].includes(name);
}

/** Attributes of an object literal with values of their kinds; nested ones are left alone. */
function attributesOf(argument: string): Readonly<Record<string, unknown>> {
  const pattern =
    /["']?([A-Za-z_]\w{0,59})["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|(true|false)|(-?[\d.]+)|null)/gu;
  const attributes: Record<string, unknown> = {};
  for (const [, key = "", quoted, single, truth, number] of argument.matchAll(pattern)) {
    attributes[key] =
      quoted ??
      single ??
      (truth === undefined ? undefined : truth === "true") ??
      (number === undefined ? null : Number(number));
  }
  return attributes;
}

function placeOf(code: string, index: number): CallOutline["place"] {
  const earlier = code.slice(Math.max(0, index - 4000), index);
  const [script, endOfScript, onload] = [/<script\b/giu, /<\/script/giu, /\bonload\s*=\s*["']/giu].map(
    (pattern) => [...earlier.matchAll(pattern)].at(-1)?.index ?? -1,
  ) as [number, number, number]; // three were made of three
  if (script > endOfScript && script > onload) return "script";
  return onload >= 0 ? "onload" : "elsewhere";
}

/** Forms with the names of their fields. A field outside any form belongs to one that is sent nowhere. */
function formsIn(html: string, nameOf: (name: string) => string): readonly FormOutline[] {
  const forms: { to: FormOutline["to"]; fields: string[] }[] = [];
  let current: { to: FormOutline["to"]; fields: string[] } | undefined;
  const field = (kind: string, name: string | undefined): void => {
    if (current === undefined) {
      current = { to: "itself", fields: [] };
      forms.push(current);
    }
    const plain = name !== undefined && /^[\w.:[\]-]{1,50}$/u.test(name) ? nameOf(name) : "…";
    if (current.fields.length < mostFields) current.fields.push(`${plain}: ${kind}`);
  };
  readHtml(html, {
    open(name, attributes) {
      if (name === "form" && forms.length < mostForms) {
        current = { to: destination(attributes.get("action")), fields: [] };
        forms.push(current);
      }
      if (name === "input")
        field(/^[\w-]{1,20}$/u.exec(attributes.get("type") ?? "")?.[0] ?? "text", attributes.get("name"));
      if (name === "select" || name === "textarea" || name === "button") field(name, attributes.get("name"));
    },
    close(name) {
      if (name === "form") current = undefined;
    },
    text() {
      // Texts of pages are left alone: they may name people.
    },
  });
  return forms;
}

function destination(action: string | undefined): FormOutline["to"] {
  if (action === undefined || action.trim() === "") return "itself";
  return /^(?:https?:)?\/\//iu.test(action.trim()) ? "other server" : "same server";
}
