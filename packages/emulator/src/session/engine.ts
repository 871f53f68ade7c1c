import type { CallHandler, OpeningHandler, Refusal, SchoolOptions } from "../calls/handler.js";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { Profile } from "../profiles.js";
import type { Account, Instant, School } from "../world/school.js";
import type { Draws } from "./draws.js";
import type { CaseModes } from "./login-key.js";
import type { Quarantine } from "./quarantine.js";
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
  /** Key of the page, when vectors come under RSA. */
  readonly vectorKey: VectorKey | undefined;
  /** How many of its last requests a session answers again from memory. */
  readonly replayWindow: number;
  /** Whether pages offer long polling. */
  readonly polls: boolean;
  readonly clock: Clock;
  readonly draws: Draws;
  readonly sessions: Sessions;
  readonly quarantine: Quarantine;
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
