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
