import { calls, type WireAnswerSignature } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { type CallAnswer, type CallHandler, WriteRefused } from "../calls/handler.js";
import type { RefusedWriteForm } from "../faults.js";
import type { Account } from "../world/school.js";
import type { AnswerFiles } from "./answer-files.js";
import { CipherTextError, decrypt, fromUtf8 } from "./crypto.js";
import type { SessionDocument } from "./documents.js";
import { type Engine, type Place, slip } from "./engine.js";
import { unreadable } from "./envelope.js";
import { loginSteps } from "./login.js";
import { isObject, kindOf, type Root } from "./packing.js";
import { ownStudent } from "./people.js";
import { CallRefused, checkData, checkSignature } from "./permissions.js";
import { expired, refusal } from "./refusals.js";
import { deskOf } from "./security/desk.js";
import { answerDoubleAuth, doubleAuthName } from "./security/double-auth.js";
import { checkSecurity, isKnownTo } from "./security/gate.js";
import type { WaitOptions } from "./session.js";
import { grantedTabs } from "./tabs.js";
import { redeem, waitAnswer } from "./wait.js";

/** What a test wants of an answer. */
export interface Scripted {
  /** Answer with wait tickets first. */
  readonly wait?: WaitOptions;
  /** Do nothing, and say that it was not accepted. */
  readonly refusedWrite?: RefusedWriteForm;
}

/** A request whose outside has been checked. */
export interface OpenedRequest extends Scripted {
  /** Content of the secured part. */
  readonly root: Root;
  /** Network address of the client. */
  readonly address: string;
  /** Takes the files of the answer. */
  readonly files: AnswerFiles;
}

/**
 * Content of the secured part of the answer.
 *
 * @throws Refusal when the call is not allowed, out of turn, or refused by its handler
 */
export function answerRoot(engine: Engine, place: Place, request: OpenedRequest): Root {
  const { names } = engine.profile.dialect;
  checkInnerKeys(engine, place, request.root);
  const step = loginSteps.get(place.call);
  if (step !== undefined) {
    checkUnsigned(engine, place, request.root);
    const data = readData(engine, place, request.root);
    if (place.call === "FonctionParametres") checkData(engine, place, engine.opening.fields, data);
    return inner(engine, place, step(engine, place.session, data, request));
  }
  const { root, files } = request;
  const { account, stage } = place.session;
  if (account === undefined)
    throw expired(`${place.call} comes after the login; this session is only ${stage}`);
  checkSecurity(place);
  if (!isKnownTo(engine, place.call)) return inner(engine, place, unknownCall(engine, place));
  if (place.call === doubleAuthName) {
    checkUnsigned(engine, place, root);
    const data = readData(engine, place, root);
    return inner(engine, place, answerDoubleAuth(engine, place, account, data));
  }
  const handler = engine.handlers.get(place.call);
  if (handler === undefined) return inner(engine, place, unknownCall(engine, place));
  if (handler.name === "ParametresUtilisateur") {
    checkUnsigned(engine, place, request.root);
    return inner(engine, place, answerParameters(engine, place, { handler, account, root, files }));
  }
  if (stage !== "ready") {
    // Who cannot or will not meet a demand leaves.
    if (handler.name === "SaisieDeconnexion") return inner(engine, place, { data: {}, report: {} });
    throw expired(`${place.call} comes after ParametresUtilisateur, without which no page is served`);
  }
  if (root[names.waitTicket] === undefined) {
    const { wait, refusedWrite } = request;
    return answerPage(engine, place, { handler, account, root, files, wait, refusedWrite });
  }
  const waiting = redeem(engine, place.session, place.call, root);
  const rounds = waiting.options.rounds - 1;
  const wait = rounds > 0 ? { ...waiting.options, rounds } : undefined;
  return answerPage(engine, place, { handler, account, root: waiting.original, files, wait });
}

interface AllowedCall {
  readonly handler: CallHandler;
  readonly account: Account;
  readonly root: Root;
  readonly files: AnswerFiles;
}

function answerPage(
  engine: Engine,
  place: Place,
  call: AllowedCall & {
    readonly wait: WaitOptions | undefined;
    readonly refusedWrite?: RefusedWriteForm | undefined;
  },
): Root {
  const { handler, account, root, files, wait } = call;
  try {
    const signedFor = checkSignature(engine, place, { handler, account, root });
    const data = readData(engine, place, root);
    checkData(engine, place, handler.fields, data);
    if (wait !== undefined) {
      return waitAnswer(engine, place.session, { call: place.call, original: root, options: wait });
    }
    if (call.refusedWrite !== undefined) return inner(engine, place, scriptedRefusals[call.refusedWrite]);
    if (engine.options.exclusiveMode && isWrite(handler)) {
      const message = "refused because the school is in exclusive mode, for consultation only";
      engine.log.add({ kind: "refused", session: place.session.number, call: place.call, message });
      return inner(engine, place, { data: {}, report: {}, signature: { ModeExclusif: true } });
    }
    const security = deskOf(engine, place, account, data);
    const request = { data, account, files, security, ...signedFor, ...surroundings(engine, place) };
    const answer = handler.handle(request);
    noteRefusedWrite(engine, place, answer);
    noteChanges(engine, place, account, answer);
    return inner(engine, place, answer);
  } catch (error) {
    if (error instanceof WriteRefused) {
      const answer = refusedWrite(error);
      noteRefusedWrite(engine, place, answer);
      return inner(engine, place, answer);
    }
    if (!(error instanceof CallRefused)) throw error;
    engine.log.add({
      kind: "refused",
      session: place.session.number,
      call: place.call,
      message: error.message,
    });
    return inner(engine, place, insufficientRights);
  }
}

/** A handler that refuses a write says so in its report; the session goes on. */
function noteRefusedWrite(engine: Engine, place: Place, { report }: CallAnswer): void {
  if (report?._erreurSaisie_ !== true) return;
  const message = report._messagesErreur_?.join(" ") ?? "a refused write";
  engine.log.add({ kind: "refused", session: place.session.number, call: place.call, message });
}

/** @evidence the three forms: read in the official client, which takes messages alone for a write that was given up */
const scriptedRefusals: Readonly<Record<RefusedWriteForm, CallAnswer>> = {
  error: refusedWrite(new WriteRefused("Action impossible, dit le scénario.")),
  cancelled: { data: {}, report: { _messagesErreur_: [] } },
  signature: { data: {}, signature: { Erreur: true, MessageErreur: "Action impossible, dit le scénario." } },
};

function refusedWrite({ message, title }: WriteRefused): CallAnswer {
  const report = { _erreurSaisie_: true, _messagesErreur_: [message], titre_Messages_Erreur: title };
  return { data: {}, report };
}

function noteChanges(
  engine: Engine,
  { call }: Place,
  { login }: Account,
  { changes = [] }: CallAnswer,
): void {
  const at = engine.clock.now();
  for (const what of changes) engine.changes.push({ call, login, what, at });
}

/** `ParametresUtilisateur`: its answer says which tabs are granted from now on. */
function answerParameters(engine: Engine, place: Place, call: AllowedCall): CallAnswer {
  const { handler, account, root, files } = call;
  const data = readData(engine, place, root);
  checkData(engine, place, handler.fields, data);
  const student = ownStudent(engine.school, account);
  const answer = handler.handle({
    data,
    account,
    files,
    security: deskOf(engine, place, account, data),
    tab: undefined,
    student,
    ...surroundings(engine, place),
  });
  place.session.tabs = grantedTabs(answer.data);
  place.session.stage = "ready";
  return answer;
}

function surroundings(engine: Engine, { session, call }: Place) {
  const { school, profile, options, clock, qrCodes } = engine;
  return {
    space: session.space,
    school,
    ids: session.ids,
    qrCodes,
    documents: { publish: (document: SessionDocument) => session.documents.publish(document, session) },
    uploads: {
      find: (fileId: unknown) => session.uploads.find(call, fileId),
      cancel: () => session.uploads.cancel(),
    },
    secrets: { read: (hex: unknown) => secretOf(session, hex) },
    now: clock.now(),
    profile,
    options,
  };
}

/** `undefined` for what is no secret of this session. */
function secretOf({ cipher }: Place["session"], hex: unknown): string | undefined {
  if (typeof hex !== "string") return undefined;
  try {
    return fromUtf8(decrypt(hex, cipher));
  } catch (cause) {
    if (cause instanceof CipherTextError) return undefined;
    throw cause;
  }
}

function inner(engine: Engine, place: Place, answer: CallAnswer): Root {
  const { names } = engine.profile.dialect;
  const exclusive = engine.options.exclusiveMode && place.session.stage === "ready";
  const signature: WireAnswerSignature | undefined = exclusive
    ? { ...answer.signature, ModeExclusif: true }
    : answer.signature;
  return {
    [names.payload]: answer.data,
    nom: place.call,
    ...(answer.report === undefined ? {} : { RapportSaisie: answer.report }),
    ...(signature === undefined ? {} : { [names.signature]: signature }),
  };
}

const insufficientRights: CallAnswer = {
  data: {},
  signature: { Erreur: true, MessageErreur: "Vos droits sont insuffisants" },
};

/**
 * A function without a handler. Strict: a fatal error, so that a test notices. Lenient: only the call is
 * refused, so that somebody else's client can go on with what it does know.
 */
function unknownCall(engine: Engine, place: Place): CallAnswer {
  const known = Object.hasOwn(calls, place.call)
    ? "exists in PRONOTE, but this emulator does not answer it"
    : "is no function that this emulator has heard of";
  slip(engine, place, refusal(assumptions.unknownCallCode.value, `${place.call} ${known}`));
  return insufficientRights;
}

/** Functions that change something and that exclusive mode lets pass all the same. */
const alwaysAllowed: readonly string[] = [
  "SaisieDeconnexion",
  ...(assumptions.securityInExclusiveMode.value ? ["SecurisationComptePreference"] : []),
];

function isWrite(handler: CallHandler): boolean {
  return calls[handler.name].access === "write" && !alwaysAllowed.includes(handler.name);
}

function readData(engine: Engine, place: Place, root: Root): Root {
  const key = engine.profile.dialect.names.payload;
  const data = root[key] ?? {};
  if (isObject(data)) return data;
  throw unreadable(place.session, `\`${key}\` must be an object, not ${kindOf(data)}`);
}

function checkUnsigned(engine: Engine, place: Place, root: Root): void {
  const key = engine.profile.dialect.names.signature;
  if (root[key] === undefined) return;
  slip(engine, place, expired(`${place.call} carries no \`${key}\`: it comes before there is a tab`));
}

/** `FonctionParametres` may hold its arguments under both names: its sender may not know the version yet. */
function checkInnerKeys(engine: Engine, place: Place, root: Root): void {
  const { names } = engine.profile.dialect;
  const known = [names.payload, names.signature, names.waitTicket];
  if (place.call === "FonctionParametres") known.push("data", "donnees");
  for (const key of Object.keys(root)) {
    if (!known.includes(key))
      slip(engine, place, expired(`\`${key}\` is no key of this version's secured part`));
  }
}
