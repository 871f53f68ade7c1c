import type { PasswordPolicy } from "./session/security/passwords.js";

/** A choice that no document settles: what the emulator does, and why it seemed the likeliest. */
export interface Assumption<Value> {
  readonly value: Value;
  readonly why: string;
}

function assumed<Value>(value: Value, why: string): Assumption<Value> {
  return { value, why };
}

/**
 * What the emulator only assumes about real servers, so that confidence is visible: everything that is not
 * here or in a docstring's `@evidence` was read in the official client or reported by several projects.
 */
export const assumptions = {
  failuresBeforeBlock: assumed(
    5,
    "the limit is a school setting (NbrTentativesAvantBlacklist); reports say “a few wrong passwords”",
  ),
  blockMs: assumed(5 * 60_000, "G 25 lasts “minutes” in reports"),
  failuresBeforeSuspension: assumed(
    10,
    "an address is suspended after repeated G 25; the number is a school setting",
  ),
  suspensionMs: assumed(
    5 * 60_000,
    "five minutes is the shortest suspension reported; doubled each time, as one report has it",
  ),
  loginsBeforeSuspension: assumed(
    Number.POSITIVE_INFINITY,
    "bursts of logins that succeed are reported to suspend an address (415 in seconds did), how many is unknown: off unless a test asks for it",
  ),
  loginWindowMs: assumed(60_000, "reports say “in seconds” and “bursts”"),
  qrCodeLifeMs: assumed(
    10 * 60_000,
    "the official page says ten minutes; that it is ten everywhere is assumed",
  ),
  qrCodesPerAccount: assumed(
    1,
    "a legacy challenge is made for one secret and nothing in Identification tells codes apart, so a new code is taken to replace the one before",
  ),
  refusedPin: assumed(
    "write refused",
    "official pages ask for four digits before they call; that anything else is a refused write, not a fatal error, is assumed",
  ),
  tokenLifeMs: assumed(
    Number.POSITIVE_INFINITY,
    "unused tokens lived from days to weeks in reports; no limit is documented, so none is set",
  ),
  tokensPerDevice: assumed(
    1,
    "clients must keep one uuid for life and another one is refused: a token is looked up by login and uuid, so every device has a chain of its own",
  ),
  foreignDeviceLeavesToken: assumed(
    true,
    "a login under an unknown uuid names no device, so no device can lose its token by it",
  ),
  tokenOutsideMobileSpace: assumed(
    1,
    "only mobile spaces hand tokens out, and a QR login that opened a desktop space failed at the challenge (pronotepy #343): those secrets are unknown there, hence `Acces` 1",
  ),
  deadSecrets: assumed<"no-challenge" | "refused">(
    "no-challenge",
    "pronotepy #308: a secret that was dead got an Identification without `challenge`, and G 13 for going on. Taken to hold for a QR code that is used or expired and for a token that is; a token replaced by a newer one cannot be told from a wrong one, hence `Acces` 1",
  ),
  deadSecretCounts: assumed(
    true,
    "whether a dead secret counts as a failed login is unknown; counting it is the stricter reading",
  ),
  mobileLogin: assumed<"own" | "typed">(
    "typed",
    "the official client makes its key with `login` of Identification when it asked for a token, pawnote with what was typed and keeps that `login` for tokens: both get in, so the two are taken to be the same",
  ),
  demonstrationForgets: assumed(
    true,
    "one report (papillon-v7 #21): the first login works, the token it gave does not",
  ),
  proposedMode: assumed<"pin">(
    "pin",
    "`modeSecurisationParDefaut` is 3 in the one published answer of Authentification (2022), without any demand",
  ),
  passwordPolicy: assumed<PasswordPolicy>(
    { min: 8, max: 0, rules: ["letter", "digit", "specialCharacter", "differsFromLogin"] },
    "rules are a school's own; these are as strict as schools are told to be. That every login is told them is inferred: settings need them and ask for nothing",
  ),
  demandsAsRanges: assumed(
    true,
    "sets of two in a row are ranges in the documents on demands (`[0..1]`), and are not in captured sets (`[0,1,3..5]`): readers have to cope with either",
  ),
  pinTriesPerSession: assumed(
    3,
    "the official page logs out after three wrong PINs; that the server counts as well, per session, and then answers nothing but a log-out is assumed. Codes of e-mails likewise",
  ),
  demandsBlock: assumed(
    3,
    "what a server answers to other functions while a demand is open is unknown: “function not granted”, G 3. One client (Rust) verifies the PIN, never saves, and claims to go on",
  ),
  choosePinWithStrategy: assumed(
    true,
    "the official client does nothing for demands 2 and 4 alone, so they are sent beside 1, when a PIN is the only strategy",
  ),
  qrCodesAsk: assumed(
    false,
    "pronotepy looks at the settings after a login by QR code because that login was not asked for the PIN, and the token's is; Pawnote expects demands after either",
  ),
  securityInExclusiveMode: assumed(
    true,
    "the official client declares these functions as consultations, so exclusive mode does not stop it; that the server agrees is assumed",
  ),
  portalAsksFirst: assumed(
    true,
    "whether a page behind a portal redirects before or after it looks at the User-Agent is unknown; the service in the redirection is the page without its query",
  ),
  geolocationRadiusKm: assumed(
    20,
    "how far the geolocation service looks is unknown; it lists several schools of a town and none of the next",
  ),
  sessionTimeoutMs: assumed(
    10 * 60_000,
    "the limit is a school setting (DureeExpirationSession); official pages stop polling after 10 minutes",
  ),
  pollHoldMs: assumed(60_000, "clients allow 10 minutes; how soon a real server gives up holding is unknown"),
  replayWindow: assumed(
    1,
    "clients ask again for the last answer only; that servers remember it, and no more, is inferred from that",
  ),
  unknownCallCode: assumed(3, "“function not granted” is refused with G 3; a function nobody knows likewise"),
  foreignObjectCodes: assumed(
    { periodOrMember: 20, other: 22 },
    "G 20 is reported for periods and members of an earlier session, G 22 for “an object” of one",
  ),
  staleObjectTitle: assumed("La page a expiré !", "the title that comes with G 22 is not in any report"),
  memberMissingCode: assumed(
    20,
    "in a space with members the official client always names one; what a server says without is unknown",
  ),
  firstCallCode: assumed(21, "G 21 is reported for outdated clients at their first call"),
  unreadableAfterOpeningCode: assumed(14, "one report: undecodable or misnumbered Identification"),
  challengeLength: assumed(32, "characters of a legacy challenge; no real one was ever published"),
  keyLength: assumed(16, "bytes behind `cle`; the real length is unknown"),
  saltWithLegacyOnly: assumed(
    true,
    "the one detailed report of a direct challenge has no `alea`; official code of the legacy form reads one",
  ),
  caseModes: assumed(
    { login: 1, password: 0 },
    "values of the one detailed report (2026.2.5.7); they are per school",
  ),
  deskGetsDesktopSpace: assumed(
    true,
    "a desktop User-Agent on a mobile page of 2026.2.4 failed at the challenge (pronotepy #343); that the page then opens another space is how its repairer understood it",
  ),
  wrongAudience: assumed(1, "an account of another space is unknown here, hence `Acces` 1"),
  unknownPageStatus: assumed(404, "the sentence is known, the HTTP status is not"),
  suspensionPageStatus: assumed(200, "the sentence is known, the HTTP status is not"),
} as const satisfies Record<string, Assumption<unknown>>;
