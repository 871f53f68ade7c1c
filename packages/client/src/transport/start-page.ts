import type { StartKeys } from "@preau/wire";
import * as v from "valibot";
import { decodeCharacters } from "../codec/html-tokens.js";

/** What the page that opens a session says: the argument of the call that starts it, and its version. */
export interface StartPage {
  /** Which of the known forms the call has. */
  readonly form: StartForm;
  readonly session: number;
  /** The session number was written in quotes, as up to 2024.3. */
  readonly quotedSession: boolean;
  /** Number of the space that was opened. */
  readonly space: number;
  readonly demonstration: boolean;
  /** The page was served without TLS: the vector must be RSA-encrypted. */
  readonly insecure: boolean;
  /** Own RSA key of the server, as up to 2022. */
  readonly pageKey?: { readonly modulus: string; readonly exponent: string };
  /** What a portal has left for this visitor, good for one login: they prove it in place of login and password. */
  readonly portal?: { readonly login: string; readonly password: string };
  /** Names of the keys that are there, with whether their value is true. */
  readonly flags: ReadonlyMap<string, boolean>;
  /** Version told by the header, else by the page; empty when neither tells. */
  readonly version: readonly number[];
}

/** Real pages are a few kilobytes, and call `Start` once; more is not read, so that reading stays quick. */
const longestPage = 4 * 1024 * 1024;
const longestArgument = 16_384;
const mostCalls = 50;

/** A call that starts a page: its name, and those of its attributes. */
export interface StartForm {
  readonly startCall: string;
  readonly startKeys: StartKeys;
}

const sessionSchema = v.union([v.pipe(v.string(), v.regex(/^\d+$/u)), v.pipe(v.number(), v.safeInteger())]);
const spaceSchema = v.pipe(v.number(), v.integer());
const literalSchema = v.record(v.string(), v.unknown());

/**
 * Reads a start page; `undefined` when it makes none of the known calls. The call stands in the `onload` of
 * the body up to 2025 and in a script from 2026; it is looked for anywhere, whatever the version.
 *
 * @evidence pronotepy's protocol notes, antinote, live pages of September 2026 in a public project
 */
export async function parseStartPage(
  html: string,
  serverHeader: string | null,
  forms: readonly StartForm[],
): Promise<StartPage | undefined> {
  // A script is read as it stands; an attribute may have its quotes written as character references.
  for (const code of [html, decodeCharacters(html)]) {
    for (const form of forms) {
      for (const literal of startArguments(code, form.startCall)) {
        // oxlint-disable-next-line no-await-in-loop -- there is one, but for pages that quote another
        const argument = await parseLiteral(literal);
        const page = readArgument(argument, form, versionOf(html, serverHeader));
        if (page !== undefined) return page;
      }
    }
  }
  return undefined;
}

function readArgument(argument: unknown, form: StartForm, version: readonly number[]): StartPage | undefined {
  const parsed = v.safeParse(literalSchema, argument);
  if (!parsed.success) return undefined;
  const { startKeys: keys } = form;
  const given = parsed.output;
  const session = v.safeParse(sessionSchema, given[keys.session]);
  const space = v.safeParse(spaceSchema, given[keys.space]);
  if (!session.success || !space.success) return undefined;
  const [modulus, exponent] = [given[keys.modulus], given[keys.exponent]];
  const hasKey = typeof modulus === "string" && typeof exponent === "string";
  return {
    form,
    session: Number(session.output),
    quotedSession: typeof session.output === "string",
    space: space.output,
    demonstration: given[keys.demonstration] === true,
    insecure: given[keys.insecure] === true,
    ...(hasKey ? { pageKey: { modulus, exponent } } : {}),
    ...portalOf(given[keys.portalLogin], given[keys.portalPassword]),
    flags: new Map(Object.entries(given).map(([key, value]) => [key, Boolean(value)])),
    version,
  };
}

/** Both, or nothing; an empty one is none. */
function portalOf(login: unknown, password: unknown): Pick<StartPage, "portal"> {
  const isThere =
    typeof login === "string" && login !== "" && typeof password === "string" && password !== "";
  return isThere ? { portal: { login, password } } : {};
}

/**
 * Strict JSON, as since 2026, or a JavaScript object literal; never evaluated. What reads the literal is loaded only
 * where one is met: it is an eighth of the library.
 */
async function parseLiteral(literal: string): Promise<unknown> {
  try {
    return JSON.parse(literal);
  } catch {
    const { default: JSON5 } = await import("json5");
    try {
      return JSON5.parse(literal);
    } catch {
      return undefined;
    }
  }
}

/** The balanced `{…}` after each call. Strings may hold braces, so they are skipped whole. */
function startArguments(code: string, call: string): readonly string[] {
  const pattern = new RegExp(`\\b${call}\\s{0,20}\\(\\s{0,20}(?=\\{)`, "gu");
  const found: string[] = [];
  let calls = 0;
  for (const match of code.slice(0, longestPage).matchAll(pattern)) {
    calls += 1;
    if (calls > mostCalls) break;
    const begin = match.index + match[0].length;
    const end = endOfObject(code, begin);
    if (end !== undefined) found.push(code.slice(begin, end));
  }
  return found;
}

function endOfObject(code: string, begin: number): number | undefined {
  let depth = 0;
  let quote = "";
  const limit = Math.min(code.length, begin + longestArgument);
  for (let index = begin; index < limit; index += 1) {
    const character = code.charAt(index);
    if (quote !== "") {
      if (character === "\\") index += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}

/** `PRONOTE 2026.2.5.6`, from the `Server` header or else from the page's text. */
function versionOf(html: string, serverHeader: string | null): readonly number[] {
  const version = /PRONOTE\s+(\d+(?:\.\d+){1,3})/u;
  const match = version.exec(serverHeader ?? "") ?? new RegExp(`>\\s*${version.source}`, "u").exec(html);
  return match?.[1]?.split(".").map(Number) ?? [];
}
