import type { SpaceAudience, WireNearbyServer } from "@preau/wire";
import type { CallHandler, OpeningHandler, SchoolOptions } from "./calls/handler.js";
import type { Clock, EmulatorClock } from "./clock.js";
import type { Faults } from "./faults.js";
import type { LogEntry } from "./log.js";
import type { OddSchoolName } from "./odd-schools.js";
import type { PortalSettings } from "./pages/portal.js";
import type { PortalOptions } from "./portals/options.js";
import type { EmulatedPortals } from "./portals/portals.js";
import type { PortalFlowName, PortalRowName } from "./portals/rows.js";
import type { Profile, ProfileName } from "./profiles.js";
import type { QrCodeChoice, QrCodeWithPin } from "./qr-code-for.js";
import type { SecurityControls } from "./security-controls.js";
import type { Device } from "./session/devices.js";
import type { Draws } from "./session/draws.js";
import type { Change, DeadSecrets, LoginRecord, RefusedLogin, SecuritySettings } from "./session/engine.js";
import type { CaseModes } from "./session/login-key.js";
import type { MobileLogins } from "./session/mobile-login.js";
import type { QuarantineSettings } from "./session/quarantine.js";
import type { VectorKey } from "./session/vector-key.js";
import type { SchoolPlan } from "./world/build.js";
import type { Account, Day, School } from "./world/school.js";

/** How a school in a box is set up. Everything has a default. */
export interface EmulatorOptions {
  /** Version to imitate, by name, or a profile of one's own. Default `"2026.2.5"`. */
  readonly profile?: ProfileName | Profile;
  /**
   * Encrypt the secured parts, as servers without TLS do. By default as the profile does: the `-secure`
   * ones encrypt and compress. Ignored when `profile` is a profile.
   */
  readonly encrypt?: boolean;
  /** Compress them too; implies `encrypt`. Ignored when `profile` is a profile. */
  readonly compress?: boolean;
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Path of the server: `"/pronote"` by default; may be empty, or several segments long. */
  readonly root?: string;
  /** Seed of the school: the same seed and day give the same school. Default 1. */
  readonly seed?: number;
  /** The school's day, `"2026-11-21"`; today by default. The time of day is always the real one. */
  readonly today?: Day;
  /** French holiday zone of the school. */
  readonly zone?: "A" | "B" | "C";
  /** Time zone of the school's clock. Default `"Europe/Paris"`, or that of an overseas school. */
  readonly timeZone?: string;
  /**
   * A clock of one's own, which may measure time too (`elapsedMs`); `today` and `timeZone` then only build the
   * school.
   */
  readonly clock?: Clock;
  /**
   * Whether a client's slips (undeclared fields, missing tabs and members, unknown calls) are refused, or
   * forgiven and logged. Default true.
   */
  readonly strict?: boolean;
  /** A school of one's own instead of the one that `seed` makes, or the name of an odd one (`oddSchools`). */
  readonly school?: School | OddSchoolName;
  /** More about the school that is made: semesters, a canteen, a size… It wins over what an odd school says. */
  readonly plan?: Partial<Omit<SchoolPlan, "seed" | "today">>;
  /** Handlers to add; one that has the name of an ordinary handler takes its place. */
  readonly handlers?: readonly CallHandler[];
  /** Takes the place of the ordinary `FonctionParametres`. */
  readonly opening?: OpeningHandler;
  /** What the school switches. Defaults: nothing hidden or refused, ranges honoured, writes allowed. */
  readonly schoolOptions?: Partial<SchoolOptions>;
  /** How a tab that is not granted is refused: with the session (default), or only the call. */
  readonly tabRefusal?: "session" | "call";
  /** Whether logins get a salt (`alea`). Default: yes with the legacy challenge, no with the direct one. */
  readonly salt?: boolean;
  /** Whether case counts in logins and passwords. Default: not in logins, in passwords yes. */
  readonly caseModes?: CaseModes;
  /** Accounts that are not let in although their password is right, by login. */
  readonly refusedLogins?: Readonly<Record<string, RefusedLogin>>;
  readonly quarantine?: Partial<QuarantineSettings>;
  /** How long a QR code is good for. Default: ten minutes. */
  readonly qrCodeLifeMs?: number;
  /** How long a token lives without being used. Default: for ever. */
  readonly tokenLifeMs?: number;
  /**
   * What a QR code that is used or expired, or a token that has expired, gets: an `Identification` without a
   * challenge (default), or a challenge that nobody can answer, then `Acces` 1. Either counts as a failure.
   */
  readonly deadSecrets?: DeadSecrets;
  /** Which login goes with QR codes and tokens: the one that people type (default), or one of its own. */
  readonly mobileLogins?: MobileLogins;
  /**
   * What the school wants of passwords, whether changes of security give new tokens (default: no), and whether
   * logins by QR code are asked for a second factor (default: no, the token's login is).
   */
  readonly security?: Partial<SecuritySettings>;
  /** Sessions left alone for longer are ended. */
  readonly sessionTimeoutMs?: number;
  /** Sessions older than that are ended even when in use. Default: none is. */
  readonly sessionAgeMs?: number;
  /**
   * How many of its last requests a session answers again from memory when they come a second time.
   * Default 1; 0: none, so that a lost answer is lost for good.
   */
  readonly replayWindow?: number;
  /**
   * Whether pages offer long polling (`poll`), in versions up to 2024.3, where they have a say in it. Later
   * ones always poll. Default false.
   */
  readonly poll?: boolean;
  /**
   * Pages say that they came without TLS (`http`), so that clients send their vector under RSA. Official
   * clients use a constant key for that, whose private half only real servers have; this server opens what
   * is under its own (`Emulator.vectorKey`).
   *
   * - `"bare"`: as real pages from 2023 on, for clients that let the key be replaced; others are refused.
   * - `"with-key"`: the page carries the key (`MR`, `ER`), which no real page after 2022 does: a client may
   *   take it for one of 2022.
   *
   * Pages of 2022 always carry a key, with or without this.
   */
  readonly insecurePage?: "bare" | "with-key";
  /** How long a poll is held when there is nothing to tell. */
  readonly pollHoldMs?: number;
  /**
   * Whether the User-Agent counts: pages without `fd=1` are refused to what does not look like a browser
   * and, from 2026, a browser on a desk that asks for a `mobile.*` page gets a session of the desktop space.
   * Default true.
   */
  readonly userAgentFilter?: boolean;
  /**
   * A portal in front of the school: `InfoMobileApp.json` names it, and pages of the spaces behind it redirect there
   * unless they are asked with `login=true` or the application's `bydlg`. Nobody comes back from it with a ticket
   * that this server knows. Default: none.
   */
  readonly otherPortal?: PortalSettings;
  /** Servers that the geolocation service lists beside this one. Default: four invented ones, one of them far away. */
  readonly neighbours?: readonly WireNearbyServer[];
  /** Whether pages say that this is a demonstration server, and tokens are given and forgotten. Default false. */
  readonly demonstration?: boolean;
  /** A portal in front of the spaces of pupils and parents: by name, by flow, or with more to say. */
  readonly portal?: PortalRowName | PortalFlowName | PortalOptions;
  /** Fixes some of what is drawn at random. */
  readonly draws?: Partial<Draws>;
  /** Told of every log entry. */
  readonly onLog?: (entry: LogEntry) => void;
}

/** A page that somebody of this school can log in from. */
export interface EmulatorPage {
  readonly audience: SpaceAudience;
  readonly mobile: boolean;
  readonly label: string;
  readonly url: string;
  /** It redirects to the portal. */
  readonly delegated?: true;
}

/** A running school in a box. */
export interface Emulator {
  /** Root address, without a slash at the end: `"http://127.0.0.1:43210/pronote"`. */
  readonly url: string;
  readonly profile: Profile;
  readonly strict: boolean;
  readonly pages: readonly EmulatorPage[];
  /** Where this server imitates the editor's geolocation service. */
  readonly geolocationUrl: string;
  readonly accounts: readonly Account[];
  readonly school: School;
  /** Why things were refused or forgiven, oldest first. */
  readonly log: readonly LogEntry[];
  /** Scripted trouble. */
  readonly faults: Faults;
  /**
   * Requests received, by remote function, `page`, `info`, `file`, `upload`, `calendar`, `geolocation`, `polling` or `beacon`, repetitions and
   * refused ones included.
   */
  readonly requests: ReadonlyMap<string, number>;
  /** RSA key under which vectors are expected, in hexadecimal; absent when they come as they are. */
  readonly vectorKey?: Pick<VectorKey, "modulus" | "exponent">;
  /** Sessions alive. */
  readonly sessions: number;
  /** Logins let in and refused, oldest first; answers that were sent a second time do not count. */
  readonly logins: readonly LoginRecord[];
  /**
   * What calls have changed in this school, oldest first: every write that was applied, once for each time. A
   * request that was answered again from memory does not count, nor does one that was refused.
   */
  readonly changes: readonly Change[];
  /** Devices that were given tokens, and whether their last one still works. It shows no token. */
  readonly devices: readonly Device[];
  /** PINs, known devices, e-mails: what people and the school do about accounts. */
  readonly security: SecurityControls;
  /** What time it is here, and a way to move it. */
  readonly clock: EmulatorClock;
  /**
   * A new QR code for an account, in place of the one before: good for one login, for ten minutes.
   *
   * @throws RangeError when nobody bears that login, or the PIN is not four digits
   */
  qrCode(login: string, choice?: QrCodeChoice): QrCodeWithPin;
  /** Kills the tokens of one account, by its login, or of all. */
  forgetDevices(login?: string): void;
  /** Ends all sessions, as a restart of the server does. */
  expireSessions(): void;
  /** Suspends this machine's address, as after too many failures. */
  suspend(): void;
  /** Forgets all failures and suspensions. */
  liftSuspensions(): void;
  /** Stops listening, ends held polls, drops open connections. May be called twice. */
  close(): Promise<void>;
}

/** A running school behind a portal. */
export interface EmulatorWithPortal extends Emulator {
  readonly portals: EmulatedPortals;
}
