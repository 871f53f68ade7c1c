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
  applicationCookie: assumed("1", "that appliMobile=1 opens pages which nobody else opens past a portal"),
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
  childDataTab: assumed(
    22,
    "under tab 49 a parent gets their own data, under tab 22 those of the child that the signature names; which tab real servers take for a child was never seen",
  ),
  agendaDays: assumed(
    7,
    "with a week number the agenda holds the events of that week, without one those of the year; the official client sends one, another project none",
  ),
  calendarShift: assumed(
    { fh: 1, lh: 0 },
    "hours are moved by `fh` − 1 or by `lh`: `fh` is always 1 in the official client, `lh` is a shift for pronotepy; what a server does with other values was never seen",
  ),
  documentKinds: assumed(
    { office: 4, locker: 1, report: 9 },
    "kinds of downloadable documents were never seen in an answer",
  ),
  sharedResources: assumed(
    { kind: 48, weeks: "those asked for" },
    "`G` of a shared document in the one published fragment (2024); that they are those of lessons, dated likewise, fits it. The mobile page hides its calendar beside them, so all may be given whatever the weeks: giving those asked for is stricter",
  ),
  wrongAudience: assumed(1, "an account of another space is unknown here, hence `Acces` 1"),
  newsOfFamilies: assumed(
    "every child",
    "the official page of a parent of several children groups one list by the child concerned, so an answer is taken to hold what is about each of them, whichever the signature names; an item comes once for each",
  ),
  newsRespondent: assumed(
    "one side",
    "`estRepondant` false means that somebody else of the family answers: taken to be decided by item, pupil or parent, or by who was first; nothing is expected of the other",
  ),
  newsQuestionsInList: assumed<"surveys" | "none">(
    "surveys",
    "from 2026 on the list has no questions of informations; one report has those of surveys there (`newsDetailsOnly` leaves them out)",
  ),
  newsDetail: assumed(
    "questions only",
    "the reports of one item of 2026 show `listeQuestions` alone; an item that is not there is answered with nothing",
  ),
  discussionsOfFamilies: assumed(
    "the parent's own",
    "discussions belong to a person: whichever child the signature names, a parent has the same ones",
  ),
  asides: assumed(
    "below their discussion",
    "the official client calls a message to some of the participants a sub-discussion, and lists discussions of depth 1; that they are the same, and their keys, is assumed",
  ),
  answerToOneself: assumed(
    "everybody",
    "an answer to the sender of one's own message is taken to be for those whom that message was for",
  ),
  removedFromBinOnly: assumed(
    true,
    "the official page removes for good what lies in its bin, and drafts; whether a server refuses to remove anything else is unknown",
  ),
  binnedDiscussionComesBack: assumed(
    true,
    "whether a new message brings back a discussion that its reader had thrown away is unknown; otherwise nobody would see it",
  ),
  draftsAreMessages: assumed(
    true,
    "the official client takes a discussion of as many drafts as messages for one that was never sent, so drafts are counted among messages",
  ),
  markedWhenListed: assumed(
    "all that were named",
    "`marquerCommeLu` together with a page of messages: whether older ones, not shown, are marked too is unknown",
  ),
  discussionsOff: assumed(
    "an empty list",
    "without `AvecDiscussion` the official page shows that discussions are switched off in place of its list; the page itself stays in the tree",
  ),
  publicsWithoutRight: assumed(
    "nothing",
    "only accounts with the advanced messaging ask for ListePublics; what others get is unknown",
  ),
  notificationCentre: assumed(
    "one counter a page",
    "keys and names are read in the official client, which has one name for messages and one for news; no answer was published. The bell counts both",
  ),
  homePage: assumed(
    { homeworkDays: 7, testDays: 14, markDays: 14, skillDays: 14, notebookDays: 14, agendaDays: 14 },
    "which entries widgets pick is not documented: unread discussions and news, homework of the coming week, the day's meals, everything else of two weeks",
  ),
  attendanceDays: assumed<"sent" | "period">(
    "sent",
    "PagePresence gets a period and its days; clients make the days from the period, so which of them the server takes cannot be seen",
  ),
  delayMoment: assumed<"arrival" | "lesson">(
    "arrival",
    "`date` of a delay is an instant; that it is the arrival, and not the start of the lesson, is how other projects' samples look",
  ),
  statementsOfYear: assumed(
    false,
    "grade statements are taken to exist for the periods of marks alone, as report cards do; other periods get the empty answer of a bad one",
  ),
  portalFailuresBeforeLock: assumed(
    5,
    "portals and ÉduConnect say that several failures lock an account; how many is not public",
  ),
  birthDateField: assumed<{
    readonly name: string;
    readonly format: "any" | "DDMMYYYY" | "DD/MM/YYYY" | "YYYY-MM-DD";
  }>(
    { name: "dateNaissance", format: "any" },
    "the id of the field that holds the joined birth date (`password-input`) was published, its name and format were not: every order that makes sense is taken",
  ),
  typeUserPlace: assumed<"input" | "script">(
    "input",
    "`typeUser` is in what browsers send since April 2026; whether it is an input that the buttons fill is unknown. An input that is left empty is refused",
  ),
  portalSpaces: assumed(
    "pupils and parents",
    "delegation is set by space; that of pupils and parents, with their mobile twins, is what families meet",
  ),
  portalSalt: assumed(
    "none",
    "the official client uses `alea` after a portal, pronotepy does not: they agree as long as there is none",
  ),
  portalCookie: assumed(
    "CNXENT",
    "cookies of the PRONOTE host must accompany the page after a portal (a public project); their name is unknown",
  ),
  portalDropsQuery: assumed(
    true,
    "the service is taken to be the page without its query: `fd=1` is lost on the way, and may be put on the last address",
  ),
  refusedTicketStatus: assumed(
    200,
    "what PRONOTE answers to a ticket that is used, unknown or of another service: a page of its own, with no status known",
  ),
  uploadParts: assumed<"running">(
    "running",
    "only the answer to the last part of a file is looked at; the others are taken to say that the upload is in progress",
  ),
  uploadLimit: assumed(
    "an error of the upload",
    "pages do not send what is too large; that a server refuses it at the end of the upload, and not in the call after it, is assumed",
  ),
  handInDoesNotTick: assumed(
    true,
    "the official page offers no tick for what was handed in; whether handing in ticks it is unknown",
  ),
  unknownPageStatus: assumed(404, "the sentence is known, the HTTP status is not"),
  suspensionPageStatus: assumed(200, "the sentence is known, the HTTP status is not"),
} as const satisfies Record<string, Assumption<unknown>>;
