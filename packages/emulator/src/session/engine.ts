import type { CallHandler, OpeningHandler, Refusal, SchoolOptions } from "../calls/handler.js";
import type { MovableClock } from "../clock.js";
import type { Log } from "../log.js";
import type { Profile } from "../profiles.js";
import type { Account, Instant, School } from "../world/school.js";
import type { LoginWay } from "./claim.js";
import type { Devices } from "./devices.js";
import type { Draws } from "./draws.js";
import type { CaseModes } from "./login-key.js";
import type { QrCodes } from "./qr-codes.js";
import type { Quarantine } from "./quarantine.js";
import type { Mailbox } from "./security/mailbox.js";
import type { PasswordPolicy } from "./security/passwords.js";
import type { Session } from "./session.js";
import type { Sessions } from "./sessions.js";
import type { VectorKey } from "./vector-key.js";

/** What one school chooses about its logins. */
export interface LoginSettings {
  /** Whether `alea` is sent. */
  readonly salt: boolean;
  readonly modes: CaseModes;
  /** `Acces` numbers answered to logins whose password is right, by login. */
  readonly refusedLogins: Readonly<Record<string, RefusedLogin>>;
  readonly deadSecrets: DeadSecrets;
}

/** What one school chooses about what stands between the password and the account. */
export interface SecuritySettings {
  readonly passwordPolicy: PasswordPolicy;
  /** Whether a change of security gives a device that has a token another one, which kills the former. */
  readonly newTokens: boolean;
  /** Whether a login by QR code is asked what a login by password is. */
  readonly qrCodesAsk: boolean;
}

/** How a secret that was good once is refused: at Identification, without a challenge, or at Authentification. */
export type DeadSecrets = "no-challenge" | "refused";

/** One login that was let in or refused. */
export interface LoginRecord {
  /** The account's own login, or what was typed when nobody bears it. */
  readonly login: string;
  readonly way: LoginWay;
  /** `uuidAppliMobile`; empty when the client said none. */
  readonly uuid: string;
  readonly accepted: boolean;
  readonly at: Instant;
}

/** Something that a call changed in the world. */
export interface Change {
  /** Remote function. */
  readonly call: string;
  /** Login of the account that did it. */
  readonly login: string;
  /** What was done and to what, by world ids: `"done homework:lesson:…"`. Never a text that somebody wrote. */
  readonly what: string;
  readonly at: Instant;
}

/** Why somebody whose password is right is not let in. */
export interface RefusedLogin {
  /** `Acces`. */
  readonly code: number;
  /** Texts of `Acces` 9. */
  readonly title?: string;
  readonly message?: string;
}

/** One server's parts, as the session code sees them. */
export interface Engine {
  readonly profile: Profile;
  /** Whether a client's slips are refused, or forgiven and logged. */
  readonly strict: boolean;
  readonly school: School;
  readonly opening: OpeningHandler;
  readonly handlers: ReadonlyMap<string, CallHandler>;
  readonly options: SchoolOptions;
  /** How a tab that is not granted is refused: with the session, or only the call. */
  readonly tabRefusal: "session" | "call";
  readonly login: LoginSettings;
  readonly security: SecuritySettings;
  /** What a real server would have mailed. */
  readonly mailbox: Mailbox;
  /** Key of the page, when vectors come under RSA. */
  readonly vectorKey: VectorKey | undefined;
  /** How many of its last requests a session answers again from memory. */
  readonly replayWindow: number;
  /** Whether pages offer long polling. */
  readonly polls: boolean;
  readonly clock: MovableClock;
  /** Time zone of the school, for what is written in universal time. */
  readonly timeZone: string;
  readonly draws: Draws;
  readonly sessions: Sessions;
  readonly quarantine: Quarantine;
  readonly qrCodes: QrCodes;
  readonly devices: Devices;
  /** The login that goes with the mobile secrets of an account. */
  readonly mobileLoginOf: (account: Pick<Account, "login">) => string;
  /** Logins let in and refused, oldest first. Answers sent a second time are none. */
  readonly logins: LoginRecord[];
  /** What calls have changed, oldest first. Answers sent a second time change nothing. */
  readonly changes: Change[];
  readonly log: Log;
  /** When each account last came in. */
  readonly lastConnections: Map<Account, Instant>;
}

/** Where a slip happened. */
export interface Place {
  readonly session: Session;
  readonly call: string;
}

/** A slip that real servers are believed to let pass: refused in strict mode, else only logged. */
export function slip(engine: Engine, place: Place, refusal: Refusal): void {
  if (engine.strict) throw refusal;
  engine.log.add({
    kind: "forgave",
    session: place.session.number,
    call: place.call,
    message: refusal.message,
  });
}
