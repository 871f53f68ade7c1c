import { accessRefusals, fatalErrors } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import type { CallAnswer } from "../calls/handler.js";
import { wireInstant } from "../clock.js";
import type { Account } from "../world/school.js";
import type { AnswerFiles } from "./answer-files.js";
import { drawChallenge, wrapKey } from "./challenge.js";
import { type Engine, type RefusedLogin, slip } from "./engine.js";
import { readBrowserIdentity, readIdentification, readVector } from "./login-fields.js";
import { challengeCipher, comparableLogin } from "./login-key.js";
import type { Root } from "./packing.js";
import { nameOf } from "./people.js";
import { expired, refusal } from "./refusals.js";
import type { Session } from "./session.js";

/** What a step needs beside its arguments. */
export interface StepContext {
  /** Network address of the client. */
  readonly address: string;
  readonly files: AnswerFiles;
}

/** One of the three calls that open a session. */
export type LoginStep = (engine: Engine, session: Session, data: Root, context: StepContext) => CallAnswer;

/**
 * `FonctionParametres`: the client hands over its initialisation vector, which already serves for this very
 * answer.
 */
const openSession: LoginStep = (engine, session, data, { files }) => {
  if (session.stage !== "page") throw expired("FonctionParametres comes once, as the first call");
  const ivBytes = readVector(engine, session, data);
  const browserIdentity = readBrowserIdentity(engine, session, data) ?? engine.draws.browserIdentity();
  const { profile, school, options, clock } = engine;
  const answer = engine.opening.answer({
    data,
    tab: undefined,
    space: session.space,
    school,
    ids: session.ids,
    files,
    now: clock.now(),
    profile,
    options,
  });
  session.cipher = { ...session.cipher, ivBytes };
  session.stage = "opened";
  return { ...answer, data: { ...answer.data, identifiantNav: browserIdentity } };
};

/** `Identification`: a login is named, and a challenge set. A login that nobody bears gets one too. */
const identify: LoginStep = (engine, session, data, { address }) => {
  if (session.stage !== "opened" && session.stage !== "identified") {
    throw expired(`Identification comes after FonctionParametres and once, not when ${session.stage}`);
  }
  const { login, byPassword } = readIdentification(engine, session, data);
  if (engine.quarantine.isBlocked(login)) {
    engine.quarantine.countFailure(login, address);
    throw tooManyAttempts(engine, address);
  }
  const { modes } = engine.login;
  const salt = engine.login.salt ? engine.draws.salt() : "";
  const account = byPassword ? findAccount(engine, session, login) : undefined;
  const { ivBytes } = session.cipher;
  const cipher =
    account === undefined
      ? { keyBytes: engine.draws.keyBytes(), ivBytes }
      : challengeCipher({ login: account.login, password: account.password, salt, modes }, ivBytes);
  const challenge = drawChallenge(engine.profile.dialect.challenge, cipher, engine.draws);
  session.pending = { login, account, cipher, challenge };
  session.stage = "identified";
  return {
    data: {
      challenge: challenge.text,
      ...(salt === "" ? {} : { alea: salt }),
      modeCompLog: modes.login,
      modeCompMdp: modes.password,
    },
  };
};

/**
 * `Authentification`: the answer to the challenge, compared as lower-case hexadecimal. Fields beside the
 * three of the official client are ignored. A refused session may try again, from `Identification`.
 */
const authenticate: LoginStep = (engine, session, data, { address }) => {
  const { pending } = session;
  if (session.stage !== "identified" || pending === undefined) {
    throw expired("Authentification comes right after Identification");
  }
  checkSpace(engine, session, data);
  session.pending = undefined;
  session.stage = "opened";
  const { account, login } = pending;
  const answered = data["challenge"];
  if (typeof answered !== "string" || answered.toLowerCase() !== pending.challenge.answer) {
    return refuseSecret(engine, session, login, address);
  }
  // A challenge under a key drawn at random cannot be answered; this only tells the compiler so.
  if (account === undefined) return { data: { Acces: accessRefusals.badCredentials } };
  engine.quarantine.countSuccess(login);
  const refused = refusedLogin(engine, account);
  if (refused !== undefined) return refuseAccount(engine, session, refused);

  const keyBytes = engine.draws.keyBytes();
  const previous = engine.lastConnections.get(account);
  engine.lastConnections.set(account, engine.clock.now());
  session.account = account;
  session.stage = "authenticated";
  session.nextCipher = { ...session.cipher, keyBytes };
  return {
    data: {
      cle: wrapKey(keyBytes, pending.cipher),
      libelleUtil: nameOf(engine.school, account),
      ...(previous === undefined ? {} : { derniereConnexion: wireInstant(previous) }),
    },
  };
};

/** The calls that open a session, by name. */
export const loginSteps: ReadonlyMap<string, LoginStep> = new Map([
  ["FonctionParametres", openSession],
  ["Identification", identify],
  ["Authentification", authenticate],
]);

function findAccount(engine: Engine, session: Session, typed: string): Account | undefined {
  const { modes } = engine.login;
  const wanted = comparableLogin(typed, modes);
  const named = engine.school.accounts.filter((one) => comparableLogin(one.login, modes) === wanted);
  const account = named.find((one) => one.audience === session.space.audience);
  if (account === undefined && named.length > 0) {
    engine.log.add({
      kind: "note",
      session: session.number,
      call: "Identification",
      message: `that login is of another space than ${session.space.page}: unknown here (assumed: ${assumptions.wrongAudience.why})`,
    });
  }
  return account;
}

/** The secret is wrong, or nobody bears that login: the two look the same. */
function refuseSecret(engine: Engine, session: Session, login: string, address: string): CallAnswer {
  engine.quarantine.countFailure(login, address);
  if (engine.quarantine.isSuspended(address) || engine.quarantine.isBlocked(login)) {
    throw tooManyAttempts(engine, address);
  }
  return refuseAccount(engine, session, { code: accessRefusals.badCredentials });
}

function refuseAccount(engine: Engine, session: Session, refused: RefusedLogin): CallAnswer {
  const { code, title, message } = refused;
  engine.log.add({
    kind: "refused",
    session: session.number,
    call: "Authentification",
    message: `Acces ${code}: ${code === accessRefusals.badCredentials ? "wrong login or password" : "the password is right, the account is not let in"}`,
  });
  const texts =
    code === accessRefusals.message ? { AccesMessage: { titre: title ?? "", message: message ?? "" } } : {};
  return { data: { Acces: code, ...texts } };
}

function refusedLogin(engine: Engine, account: Account): RefusedLogin | undefined {
  if (account.disabled === true) return { code: accessRefusals.accountDisabled };
  return engine.login.refusedLogins[account.login];
}

function tooManyAttempts(engine: Engine, address: string) {
  return engine.quarantine.isSuspended(address)
    ? refusal(fatalErrors.addressSuspended, "too many failures from this address: it is suspended")
    : refusal(fatalErrors.tooManyAttempts, "too many failures of this login: it is closed for a while");
}

function checkSpace(engine: Engine, session: Session, data: Root): void {
  const place = { session, call: "Authentification" };
  if (data["espace"] !== session.space.number) {
    slip(engine, place, expired(`\`espace\` must be the page's own number, ${session.space.number}`));
  }
  if (data["connexion"] !== 0) slip(engine, place, expired("`connexion` must be 0, an ordinary connection"));
}
