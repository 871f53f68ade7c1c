import { accessRefusals, fatalErrors, type WireAuthentication } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import type { CallAnswer } from "../calls/handler.js";
import { wireInstant } from "../calls/wire-values.js";
import type { Account } from "../world/school.js";
import type { AnswerFiles } from "./answer-files.js";
import { drawChallenge, wrapKey } from "./challenge.js";
import type { Claim } from "./claim.js";
import { type Engine, type RefusedLogin, slip } from "./engine.js";
import { claimOf, isStillGood } from "./find-claim.js";
import { readBrowserIdentity, readIdentification, readVector } from "./login-fields.js";
import { caseCounts, challengeCipher } from "./login-key.js";
import type { Root } from "./packing.js";
import { nameOf } from "./people.js";
import { expired, refusal } from "./refusals.js";
import { demandSecurity } from "./security/demands.js";
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
  session.security.browserIdentity = browserIdentity;
  session.stage = "opened";
  return { ...answer, data: { ...answer.data, identifiantNav: browserIdentity } };
};

/**
 * `Identification`: a login is named, and a challenge set. A login that nobody bears gets one too; a code or
 * a token that is dead may get none.
 */
const identify: LoginStep = (engine, session, data, { address }) => {
  if (session.stage !== "opened" && session.stage !== "identified") {
    throw expired(`Identification comes after FonctionParametres and once, not when ${session.stage}`);
  }
  const claim = claimOf(engine, session, readIdentification(engine, session, data));
  if (engine.quarantine.isBlocked(claim.countedAs)) {
    engine.quarantine.countFailure(claim.countedAs, address);
    throw tooManyAttempts(engine, address);
  }
  const { modes } = engine.login;
  const isPortal = claim.way === "portal";
  const salt = engine.login.salt && !isPortal ? engine.draws.salt() : "";
  const said = {
    ...(salt === "" ? {} : { alea: salt }),
    modeCompLog: modes.login,
    modeCompMdp: modes.password,
    ...(claim.mobileLogin === undefined ? {} : { login: claim.mobileLogin }),
  };
  session.stage = "identified";
  if (claim.proof === "dead" && engine.login.deadSecrets === "no-challenge") {
    session.pending = undefined;
    refuseDead(engine, session, claim, address);
    return { data: said };
  }
  const { ivBytes } = session.cipher;
  const cipher =
    claim.proof === undefined || claim.proof === "dead"
      ? { keyBytes: engine.draws.keyBytes(), ivBytes }
      : challengeCipher({ ...claim.proof, salt, modes: isPortal ? caseCounts : modes }, ivBytes);
  const challenge = drawChallenge(engine.profile.dialect.challenge, cipher, engine.draws);
  session.pending = { claim, cipher, challenge };
  return { data: { challenge: challenge.text, ...said } };
};

/**
 * `Authentification`: the answer to the challenge, compared as lower-case hexadecimal. Fields beside the
 * three of the official client are ignored. A refused session may try again, from `Identification`.
 */
const authenticate: LoginStep = (engine, session, data, { address }) => {
  const { pending } = session;
  if (session.stage === "identified" && pending === undefined) {
    throw refusal(
      fatalErrors.pageExpired6,
      "Identification had set no challenge: there is nothing to answer",
    );
  }
  if (session.stage !== "identified" || pending === undefined) {
    throw expired("Authentification comes right after Identification");
  }
  checkSpace(engine, session, data);
  session.pending = undefined;
  session.stage = "opened";
  const { claim } = pending;
  const answered = data["challenge"];
  if (typeof answered !== "string" || answered.toLowerCase() !== pending.challenge.answer) {
    return refuseSecret(engine, session, claim, address);
  }
  const { account } = claim;
  // A challenge under a key drawn at random cannot be answered; this only tells the compiler so.
  if (account === undefined) return { data: { Acces: accessRefusals.badCredentials } };
  if (!isStillGood(engine, { ...claim, account })) return refuseSecret(engine, session, claim, address);
  engine.quarantine.countSuccess(claim.countedAs);
  const refused = refusedLogin(engine, account);
  if (refused !== undefined) return refuseAccount(engine, session, claim, refused);

  record(engine, claim, true);
  engine.quarantine.countArrival(address);
  const keyBytes = engine.draws.keyBytes();
  const previous = engine.lastConnections.get(account);
  engine.lastConnections.set(account, engine.clock.now());
  session.account = account;
  session.portal = undefined;
  session.stage = "authenticated";
  session.nextCipher = { ...session.cipher, keyBytes };
  session.security.uuid = claim.uuid;
  session.security.gaveToken = claim.givesToken;
  return {
    data: {
      cle: wrapKey(keyBytes, pending.cipher),
      libelleUtil: nameOf(engine.school, account),
      ...(previous === undefined ? {} : { derniereConnexion: wireInstant(previous) }),
      ...rotate(engine, claim, account),
      ...demandSecurity(engine, session, { ...claim, account }),
    },
  };
};

/** Uses up what let somebody in, and hands out what lets them in next time. */
function rotate(
  engine: Engine,
  claim: Claim,
  account: Account,
): Pick<WireAuthentication, "login" | "jetonConnexionAppliMobile"> {
  if (claim.way === "qr-code") engine.qrCodes.spend(account);
  if (!claim.givesToken) return {};
  return {
    login: engine.mobileLoginOf(account),
    jetonConnexionAppliMobile: engine.devices.grant(account, claim.uuid),
  };
}

/** The calls that open a session, by name. */
export const loginSteps: ReadonlyMap<string, LoginStep> = new Map([
  ["FonctionParametres", openSession],
  ["Identification", identify],
  ["Authentification", authenticate],
]);

/** The secret is wrong, or nobody bears that login: the two look the same. */
function refuseSecret(engine: Engine, session: Session, claim: Claim, address: string): CallAnswer {
  engine.quarantine.countFailure(claim.countedAs, address);
  if (engine.quarantine.isSuspended(address) || engine.quarantine.isBlocked(claim.countedAs)) {
    record(engine, claim, false);
    throw tooManyAttempts(engine, address);
  }
  return refuseAccount(engine, session, claim, { code: accessRefusals.badCredentials });
}

/** The secret was good once: no challenge is set, and the log says why. */
function refuseDead(engine: Engine, session: Session, claim: Claim, address: string): void {
  record(engine, claim, false);
  if (assumptions.deadSecretCounts.value) engine.quarantine.countFailure(claim.countedAs, address);
  engine.log.add({
    kind: "refused",
    session: session.number,
    call: "Identification",
    message: `no challenge is set: that ${claim.way} was used or has expired (assumed: ${assumptions.deadSecrets.why})`,
  });
}

function refuseAccount(engine: Engine, session: Session, claim: Claim, refused: RefusedLogin): CallAnswer {
  const { code, title, message } = refused;
  record(engine, claim, false);
  engine.log.add({
    kind: "refused",
    session: session.number,
    call: "Authentification",
    message: `Acces ${code}: ${code === accessRefusals.badCredentials ? "wrong login or secret" : "the secret is right, the account is not let in"}`,
  });
  const texts =
    code === accessRefusals.message ? { AccesMessage: { titre: title ?? "", message: message ?? "" } } : {};
  return { data: { Acces: code, ...texts } };
}

function record({ logins, clock }: Engine, claim: Claim, accepted: boolean): void {
  const { countedAs: login, way, uuid } = claim;
  logins.push({ login, way, uuid, accepted, at: clock.now() });
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
