import { UsageError } from "@preau/client";
import type { PortalAnswers, PortalContext } from "../portal.js";
import type { PortalRow } from "../row.js";

/** What requests are made with, once checked and completed. */
export interface ConnectionSettings {
  /** Page of the space, without what would make PRONOTE skip the portal. */
  readonly pronote: URL;
  readonly signal: AbortSignal | undefined;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly insecureHosts: readonly string[];
}

/** What a sign-in is made with, once checked and completed. */
export interface Settings extends ConnectionSettings {
  readonly row: PortalRow;
  readonly answers: PortalAnswers;
  readonly username: string;
  readonly password: string;
}

/** Portals filter unknown programs; this is what a browser says. */
const browserName =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/**
 * Checks a sign-in before anything is sent.
 *
 * @throws UsageError
 */
export function checkSettings(row: PortalRow, context: PortalContext, answers: PortalAnswers): Settings {
  const settings: Settings = {
    row,
    answers,
    username: required("username", context.username),
    password: required("password", context.password),
    ...connectionSettings(context),
  };
  if (typeof answers.birthDate === "string") checkBirthDate(answers.birthDate);
  for (const address of Object.values(row.addresses)) {
    const url = new URL(address);
    if (url.protocol !== "https:" && !settings.insecureHosts.includes(url.hostname))
      throw clear(url.hostname);
  }
  return settings;
}

/**
 * Checks what requests are made with.
 *
 * @throws UsageError
 */
export function connectionSettings(
  context: Omit<PortalContext, "username" | "password">,
): ConnectionSettings {
  const { environment = {}, insecureHosts = [], timeoutMs = 15_000 } = context;
  if (!Number.isFinite(timeoutMs) || timeoutMs <= 0 || timeoutMs > 2 ** 29) {
    throw new UsageError("The option timeoutMs must be a positive number of milliseconds.");
  }
  const settings: ConnectionSettings = {
    pronote: pageOf(context.pronoteUrl),
    signal: context.signal,
    fetch: context.fetch ?? environment.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    now: environment.now ?? (() => Date.now()),
    timeoutMs,
    userAgent: context.userAgent ?? browserName,
    insecureHosts,
  };
  if (!maySpeakTo(settings.pronote, settings)) throw clear(settings.pronote.hostname);
  return settings;
}

/** The same answers, where the time that a person takes over one is no portal's. */
export function patientWith(
  { birthDate, choose, code, ...others }: PortalAnswers,
  wait: <T>(ask: () => T | Promise<T>) => Promise<T>,
): PortalAnswers {
  return {
    ...others,
    birthDate: typeof birthDate === "function" ? () => wait(birthDate) : birthDate,
    choose: typeof choose === "function" ? (question) => wait(() => choose(question)) : choose,
    code: code === undefined ? undefined : () => wait(code),
  };
}

/**
 * Whether a host may be spoken to in that way: always over TLS; without, when the caller has said so, or when PRONOTE
 * itself is on this machine.
 */
export function maySpeakTo(
  url: URL,
  { pronote, insecureHosts }: Pick<Settings, "pronote" | "insecureHosts">,
): boolean {
  if (url.protocol === "https:") return true;
  if (url.protocol !== "http:") return false;
  return insecureHosts.includes(url.hostname) || (url.origin === pronote.origin && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

function clear(host: string): UsageError {
  return new UsageError(`${host} has no TLS: the password would travel in clear.`, {
    hint: "Use another way in; or name the host in insecureHosts, knowing what that means.",
  });
}

function required(name: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new UsageError(`The option ${name} is missing or empty.`);
}

/** `login` and `bydlg` would have PRONOTE show its own login form. */
function pageOf(address: string): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new UsageError("The option pronoteUrl is no address.", {
      hint: "Give the page of the space, such as https://example.net/pronote/eleve.html.",
    });
  }
  for (const name of ["login", "bydlg"]) url.searchParams.delete(name);
  url.hash = "";
  return url;
}

/**
 * A date that there is.
 *
 * @throws UsageError
 */
export function checkBirthDate(date: string): void {
  const parsed = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  if (parsed === undefined || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) {
    throw new UsageError("The option birthDate must be a date such as 2012-09-30.");
  }
}
