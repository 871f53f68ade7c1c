import { accessRefusals, fatalErrors, pageSentences, type WireFatalError } from "@preau/wire";
import {
  AccessDeniedError,
  AccountDisabledError,
  AddressSuspendedError,
  BadCredentialsError,
  NotAllowedError,
  NotPronoteError,
  ProtocolChangedError,
  RateLimitedError,
  RequestRefusedError,
  ServerClosedError,
  SessionLostError,
  StaleReferenceError,
} from "./errors.js";
import { PortalLoginError, PortalPageError } from "./portal-errors.js";
import type { ErrorDetails, PronoteError } from "./pronote-error.js";

type Make = (details: ErrorDetails) => PronoteError;

const sessionOver: Make = (details) => new SessionLostError("The server has ended this session.", details);
const stale: Make = (details) =>
  new StaleReferenceError("The server does not know this object any more.", details);
const suspended: Make = (details) =>
  new AddressSuspendedError("The server has suspended this network address.", details);
const tooMany: Make = (details) =>
  new RateLimitedError("The server has seen too many failed attempts.", details);
const notAllowed: Make = (details) =>
  new NotAllowedError("The server refuses this page to this account.", {
    hint: "Logging in again changes nothing.",
    ...details,
  });

/** The one table from the numbers of a fatal `Erreur` to errors. */
const byFatalNumber: ReadonlyMap<number, Make> = new Map<number, Make>([
  [fatalErrors.accessRefused, notAllowed],
  [fatalErrors.addressSuspended, suspended],
  [fatalErrors.sessionUnknown, sessionOver],
  [fatalErrors.sessionExpired, sessionOver],
  [fatalErrors.pageExpired4, sessionOver],
  [fatalErrors.pageExpired6, sessionOver],
  [fatalErrors.pageExpired7, sessionOver],
  [fatalErrors.foreignObject, stale],
  [fatalErrors.staleObject, stale],
  [
    fatalErrors.pageNotDisplayable,
    (details) =>
      new ProtocolChangedError(
        { step: "session", expected: "an answer", seen: `error ${fatalErrors.pageNotDisplayable}` },
        details,
      ),
  ],
  [
    fatalErrors.wrongLogin,
    (details) => new BadCredentialsError("The server does not know this login.", details),
  ],
  [fatalErrors.tooManyAttempts, tooMany],
]);

/** Where no number helps, the server's French decides; nowhere else in the library. */
const byFatalText: readonly (readonly [RegExp, Make])[] = [
  [/page a expir/iu, sessionOver],
  [/adresse IP/u, suspended],
  [/dépassé le nombre/iu, tooMany],
  [/refusé|droits/iu, notAllowed],
];

/** The server's words in one line; `undefined` when there are none. */
function wordsOf(words: readonly (string | undefined)[]): string | undefined {
  const said = words.filter((word) => word !== undefined && word !== "");
  return said.length === 0 ? undefined : said.join(" – ");
}

/** Error of a fatal `Erreur`. Whatever it is, the session is over on the server. */
export function errorFromFatal(error: WireFatalError, call: string): PronoteError {
  const wireMessage = wordsOf([error.Titre, error.Message]);
  const details: ErrorDetails = { call, wireCode: error.G, wireMessage };
  const make =
    byFatalNumber.get(error.G ?? -1) ?? byFatalText.find(([pattern]) => pattern.test(wireMessage ?? ""))?.[1];
  if (make !== undefined) return make(details);
  return new RequestRefusedError(`The server refused with error ${error.G ?? "without a number"}.`, details);
}

/** The one table from `Acces` numbers to errors. */
const byAccessNumber: ReadonlyMap<number, Make> = new Map<number, Make>([
  [
    accessRefusals.badCredentials,
    (details) =>
      new BadCredentialsError("Login or password is wrong.", {
        hint: "Upper and lower case may count. Do not try the same again: the server counts failures.",
        ...details,
      }),
  ],
  [
    accessRefusals.profileNotAllowed,
    denied("This account's profile may not enter this space.", "Is it the right space for this account?"),
  ],
  [accessRefusals.classModeRefused, denied("The in-class mode is refused.")],
  [
    accessRefusals.noRecord,
    denied("This account is linked to no record of the school.", "The school can mend this."),
  ],
  [accessRefusals.noDisplay, denied("This account has no page to show.", "The school can mend this.")],
  [accessRefusals.studentLeft, denied("This pupil has left the school.")],
  [accessRefusals.functionNotAllowed, denied("This account's function may not enter.")],
  [accessRefusals.companionWithoutStudent, denied("No pupil is assigned to this account.")],
  [
    accessRefusals.message,
    denied("The school refuses this account with a message.", "Read it in wireMessage."),
  ],
  [
    accessRefusals.accountDisabled,
    (details) => new AccountDisabledError("The school has disabled this account.", details),
  ],
]);

function denied(message: string, hint?: string): Make {
  return (details) => new AccessDeniedError(message, hint === undefined ? details : { hint, ...details });
}

/** Error of a refused authentication. `words` are the server's title and message, where it gives them. */
export function errorFromAccess(access: number, words: readonly (string | undefined)[]): PronoteError {
  const wireMessage = wordsOf(words);
  const details: ErrorDetails = { call: "Authentification", wireCode: access, wireMessage };
  const make = byAccessNumber.get(access);
  return make?.(details) ?? new AccessDeniedError(`The server refuses this account (${access}).`, details);
}

/** Error of a refusal that spares the session (`Signature.Erreur`, or a write report). */
export function errorFromRefusal(call: string, wireMessage: string | undefined): PronoteError {
  const details: ErrorDetails = { call, wireMessage };
  if (wireMessage !== undefined && /droits|refusé/iu.test(wireMessage)) return notAllowed(details);
  return new RequestRefusedError("The server refused this request.", {
    hint: "Its reason is in wireMessage.",
    ...details,
  });
}

/**
 * Error of a page that is not what was asked for: suspended, closed, another service's, or anything else.
 */
export function errorFromPage(page: {
  readonly host: string;
  readonly status: number;
  readonly html: string;
  readonly call?: string;
}): PronoteError {
  const { host, status, html } = page;
  const details: ErrorDetails = { call: page.call };
  // Entities and typographic apostrophes are common in these pages.
  const text = html
    .replace(/&#(\d{1,4});/gu, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&#x([\da-f]{1,4});/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&eacute;/gu, "é")
    .replace(/&apos;|&rsquo;|’/gu, "'");
  if (text.includes(pageSentences.addressSuspended)) return suspended(details);
  if (text.includes(pageSentences.siteClosed) || text.includes(pageSentences.siteBusy)) {
    return new ServerClosedError(`${host} says that the site is not available now.`, details);
  }
  if (text.includes(pageSentences.unknownPage) || text.includes(pageSentences.pageNotDisplayable)) {
    const hint = "Check the space in the address: eleve.html, parent.html, viescolaire.html…";
    return new NotPronoteError(`${host} does not have this page.`, { hint, ...details }, "nothing");
  }
  if (text.includes(pageSentences.unknownIdentity) || text.includes(pageSentences.noAccessToSpace)) {
    return new PortalLoginError(
      `The portal has let the person in, but ${host} does not know them in this space.`,
      { host, reason: "unknown" },
      {
        hint: "Open PRONOTE once from the portal in a browser, check space (pupil or parent) and school, or ask the school.",
        ...details,
      },
    );
  }
  if (status === 429) return tooMany({ ...details, wireCode: status });
  if (status >= 500) {
    return new ServerClosedError(`${host} answers with error ${status}.`, { ...details, wireCode: status });
  }
  const portal = portalOf(html, host);
  if (portal !== undefined) return portal;
  if (status === 404) {
    const hint = "Check the path: it usually ends in /pronote/eleve.html or another space's page.";
    return new NotPronoteError(`${host} has no such page.`, { hint, ...details }, "nothing");
  }
  return new NotPronoteError(`${host} answers, but not with a PRONOTE page.`, details);
}

/** Error of a page that came in the place of a file: its address is no longer good, unless the page says more. */
export function errorFromFilePage(page: {
  readonly host: string;
  readonly status: number;
  readonly html: string;
}): PronoteError {
  const error = errorFromPage(page);
  if (error.code !== "not-pronote") return error;
  return new StaleReferenceError(`${page.host} has no such file, or not any more.`, {
    hint: "An address dies with its session: fetch what the file belongs to again.",
    ...(page.status === 200 ? {} : { wireCode: page.status }),
  });
}

/**
 * Another service's login page: it asks for a password, hands over a SAML message, or sends the visitor on
 * by itself. A form that goes elsewhere and does none of these may be anything.
 */
function portalOf(html: string, host: string): PortalPageError | undefined {
  const refresh = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh[^>]*url\s*=\s*["']?(https?:[^"'>\s]+)/iu.exec(
    html,
  )?.[1];
  const sentTo = refresh === undefined ? undefined : hostOf(refresh);
  if (sentTo !== undefined && sentTo !== host) return portalError(host, sentTo);
  const action = /<form\b[^>]*\baction\s*=\s*["']?(https?:\/\/[^\s"'>]+)/iu.exec(html)?.[1];
  const target = action === undefined ? undefined : hostOf(action);
  const isLogin = /<input\b[^>]*(?:\btype\s*=\s*["']?password|\bname\s*=\s*["']?SAML(?:Request|Response))/iu;
  return isLogin.test(html) ? portalError(host, target ?? host) : undefined;
}

function portalError(host: string, other: string): PortalPageError {
  return new PortalPageError(`${host} shows the login page of another service (${other}).`, other);
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/iu.exec(address)?.[1]?.toLowerCase();
}
