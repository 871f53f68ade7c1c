import { assumptions } from "./assumptions.js";
import { handlers as ordinaryHandlers, opening as ordinaryOpening } from "./calls/index.js";
import { MovableClock } from "./clock.js";
import type { EmulatorOptions } from "./emulator.js";
import { Log } from "./log.js";
import { type OddSchool, oddSchool } from "./odd-schools.js";
import { type Profile, profileOf } from "./profiles.js";
import { Devices } from "./session/devices.js";
import { randomDraws } from "./session/draws.js";
import type { Engine } from "./session/engine.js";
import { mobileLogin } from "./session/mobile-login.js";
import { QrCodes } from "./session/qr-codes.js";
import { defaultQuarantine, Quarantine } from "./session/quarantine.js";
import { Mailbox } from "./session/security/mailbox.js";
import { Sessions } from "./session/sessions.js";
import { newVectorKey } from "./session/vector-key.js";
import { buildSchool } from "./world/build.js";
import { timeZoneOf } from "./world/calendar.js";
import type { Account, Day, School } from "./world/school.js";

/** The parts of one server, as its options and its defaults have them. */
export function engineOf(options: EmulatorOptions): Engine {
  const profile = profileFrom(options);
  const odd: Partial<OddSchool> = typeof options.school === "string" ? oddSchool(options.school) : {};
  const timeZone = timeZoneFrom(options, odd);
  const clock = new MovableClock({ ...options, timeZone });
  const draws = { ...randomDraws, ...options.draws };
  const elapsedMs = () => clock.elapsedMs();
  const opening = options.opening ?? ordinaryOpening;
  const { dialect } = profile;
  const school =
    typeof options.school === "object" ? options.school : schoolFrom(options, odd, clock.now().slice(0, 10));
  const ownLogins = (options.mobileLogins ?? assumptions.mobileLogin.value) === "own";
  const mobileLoginOf = ({ login }: Pick<Account, "login">): string =>
    ownLogins ? mobileLogin(school.seed, login) : login;
  return {
    profile,
    strict: options.strict ?? true,
    school,
    opening,
    handlers: new Map([...ordinaryHandlers, ...(options.handlers ?? [])].map((one) => [one.name, one])),
    options: {
      hiddenTabs: [],
      refusedTabs: [],
      timetableRanges: true,
      exclusiveMode: false,
      ...odd.options,
      ...options.schoolOptions,
    },
    tabRefusal: options.tabRefusal ?? "session",
    login: {
      salt: options.salt ?? (assumptions.saltWithLegacyOnly.value && dialect.challenge === "legacy"),
      modes: options.caseModes ?? assumptions.caseModes.value,
      refusedLogins: options.refusedLogins ?? {},
      deadSecrets: options.deadSecrets ?? assumptions.deadSecrets.value,
    },
    security: {
      passwordPolicy: assumptions.passwordPolicy.value,
      newTokens: false,
      qrCodesAsk: assumptions.qrCodesAsk.value,
      ...options.security,
    },
    mailbox: new Mailbox(),
    vectorKey:
      dialect.ivTransport === "page-key" || options.insecurePage !== undefined ? newVectorKey() : undefined,
    replayWindow: options.replayWindow ?? assumptions.replayWindow.value,
    polls: dialect.polling.always || (options.poll ?? false),
    clock,
    timeZone,
    draws,
    sessions: new Sessions({
      dialect,
      draws,
      elapsedMs,
      timeoutMs: options.sessionTimeoutMs ?? assumptions.sessionTimeoutMs.value,
      ageMs: options.sessionAgeMs ?? Number.POSITIVE_INFINITY,
    }),
    quarantine: new Quarantine({ ...defaultQuarantine, ...options.quarantine }, elapsedMs),
    mobileLoginOf,
    qrCodes: new QrCodes({
      draws,
      elapsedMs,
      lifeMs: options.qrCodeLifeMs ?? assumptions.qrCodeLifeMs.value,
      loginOf: mobileLoginOf,
    }),
    devices: new Devices({
      draws,
      elapsedMs,
      tokenLifeMs: options.tokenLifeMs ?? assumptions.tokenLifeMs.value,
      keepsTokens: !(options.demonstration === true && assumptions.demonstrationForgets.value),
    }),
    logins: [],
    changes: [],
    log: new Log(options.onLog),
    lastConnections: new Map(),
  };
}

function profileFrom({ profile = "2026.2.5", encrypt, compress }: EmulatorOptions): Profile {
  if (typeof profile !== "string") return profile;
  return profileOf(profile, {
    ...(encrypt === undefined ? {} : { encrypt }),
    ...(compress === undefined ? {} : { compress }),
  });
}

function schoolFrom(
  { seed = 1, today, zone, plan }: EmulatorOptions,
  odd: Partial<OddSchool>,
  now: Day,
): School {
  return buildSchool({
    ...odd.plan,
    ...plan,
    seed,
    today: today ?? now,
    ...(zone === undefined ? {} : { zone }),
  });
}

/** The one that was asked for, else that of the school's zone. */
function timeZoneFrom({ timeZone, school, plan }: EmulatorOptions, odd: Partial<OddSchool>): string {
  const zone = typeof school === "object" ? school.year.zone : (plan?.zone ?? odd.plan?.zone);
  return timeZone ?? timeZoneOf(zone ?? "A");
}
