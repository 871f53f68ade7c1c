import { accessRefusals, type WireAuthentication, type WireIdentification } from "@preau/wire";
import type { PlainDateTime } from "../codec/dates.js";
import { instant, integer, integerOrFlag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading } from "../codec/reader.js";
import {
  BadCredentialsError,
  ProtocolChangedError,
  QrCodeExpiredError,
  TokenRejectedError,
} from "../errors/errors.js";
import { errorFromAccess } from "../errors/from-wire.js";
import type { PronoteError } from "../errors/pronote-error.js";
import { exchangeToTheEnd } from "../session/operation.js";
import { answerChallenge, challengeKey, readSessionKey, type Secret } from "./challenge.js";
import { type Opened, unwrap } from "./open.js";

/**
 * What is proved, and what is wanted in return. A mobile space hands out a token that stands for the
 * password from then on; each use of one gives the next, and ends it.
 */
export type Proof =
  | { readonly kind: "password" | "portal"; readonly secret: Secret; readonly deviceId?: string | undefined }
  | { readonly kind: "qr" | "token"; readonly secret: Secret; readonly deviceId: string };

/** Somebody whom the server knows; the session goes on under its final key. */
export interface Authenticated extends Opened {
  /** Login to use from now on, and the token that goes with it, when a mobile space gave one. */
  readonly next: Secret | undefined;
  /** Display name. */
  readonly name: string | undefined;
  readonly lastConnection: PlainDateTime | undefined;
  /** The answer of Authentification, as it came: what is asked for beside the password is in it. */
  readonly said: unknown;
  /** Whether something is, or may be. */
  readonly asksMore: boolean;
}

/** Throws when a secret is not to be spent after all. */
export type Confirm = () => Promise<void>;

/**
 * Proves a login: Identification, then Authentification. Costs two requests, and one of the attempts that
 * the server counts.
 *
 * @param options.signal cuts a request short; whoever aborts leaves the session behind
 * @param options.confirm asked just before the secret is spent
 * @throws BadCredentialsError · QrCodeExpiredError · TokenRejectedError · AccountDisabledError ·
 *   AccessDeniedError
 */
export async function authenticate(
  opened: Opened,
  proof: Proof,
  options: { readonly signal?: AbortSignal | undefined; readonly confirm?: Confirm | undefined } = {},
): Promise<Authenticated> {
  const { signal, confirm } = options;
  const { sequence } = opened;
  const identification = await identify(opened, proof, signal);
  const { challenge } = identification;
  if (challenge === undefined) throw refusedSecret(proof, "Identification");
  const wantsToken = proof.kind !== "token" && proof.deviceId !== undefined;
  const login = (wantsToken ? identification.login : undefined) ?? proof.secret.login;
  const fromPortal = proof.kind === "portal";
  const key = challengeKey({ ...proof.secret, login }, identification, { fromPortal });
  const cipher = sequence.cipherFor(key);
  const data = { connexion: 0, challenge: answerChallenge(challenge, cipher), espace: sequence.place.space };
  await confirm?.();
  const said = await ask(opened, "Authentification", data, signal);
  const answer = new Reading("Authentification").open<WireAuthentication>(said);
  const access = answer.optional("Acces", integer);
  if (access !== undefined) throw refusedAccess(access, answer, proof);
  const cle = answer.optional("cle", label);
  const sessionKey = cle === undefined ? undefined : readSessionKey(cle, cipher);
  if (sessionKey === undefined) {
    const seen = cle === undefined ? "neither a key nor a refusal" : "a text that is none";
    const where = { step: "session key", expected: "an encrypted list of bytes", seen };
    throw new ProtocolChangedError(where, { call: "Authentification" });
  }
  sequence.useKey(sessionKey);
  const token = answer.optional("jetonConnexionAppliMobile", label);
  return {
    ...opened,
    name: answer.optional("libelleUtil", label),
    lastConnection: answer.optional("derniereConnexion", instant),
    next:
      token === undefined
        ? undefined
        : { login: answer.optional("login", label) ?? identification.login ?? login, password: token },
    said,
    asksMore: answer.has("actionsDoubleAuth"),
  };
}

/** What a refused secret means: a QR code and a token are used up, a password is wrong. */
function refusedSecret({ kind }: Proof, call: string, wireCode?: number): PronoteError {
  if (kind === "qr") {
    return new QrCodeExpiredError("The server does not take this QR code: it is expired or was used.", {
      call,
      wireCode,
    });
  }
  if (kind === "token") {
    return new TokenRejectedError("The server does not take this token any more.", { call, wireCode });
  }
  return new BadCredentialsError("The server does not take this login: it sent no challenge.", {
    call,
    wireCode,
  });
}

function refusedAccess(access: number, answer: Reader<WireAuthentication>, proof: Proof): PronoteError {
  const isSecret = access === accessRefusals.badCredentials;
  if (isSecret && proof.kind !== "password") return refusedSecret(proof, "Authentification", access);
  const words = answer.element("AccesMessage", (said) => [
    said.optional("titre", label),
    said.optional("message", label),
  ]);
  return errorFromAccess(access, words ?? []);
}

async function identify(
  opened: Opened,
  proof: Proof,
  signal: AbortSignal | undefined,
): Promise<WireIdentification> {
  const { kind, secret, deviceId } = proof;
  const data = {
    genreConnexion: 0,
    genreEspace: opened.sequence.place.space,
    identifiant: secret.login,
    pourENT: kind === "portal",
    enConnexionAuto: false,
    demandeConnexionAuto: false,
    enConnexionAppliMobile: kind === "token",
    demandeConnexionAppliMobile: kind !== "token" && deviceId !== undefined,
    demandeConnexionAppliMobileJeton: kind === "qr",
    uuidAppliMobile: deviceId ?? "",
    loginTokenSAV: "",
    informationsAppareil: null,
  };
  const said = await ask(opened, "Identification", data, signal);
  const answer = new Reading("Identification").open<WireIdentification>(said);
  return present({
    challenge: answer.optional("challenge", label),
    alea: answer.optional("alea", label),
    modeCompLog: answer.optional("modeCompLog", integerOrFlag),
    modeCompMdp: answer.optional("modeCompMdp", integerOrFlag),
    login: answer.optional("login", label),
  });
}

/** One exchange of the login, without signature; its payload, as it came. */
async function ask(
  opened: Opened,
  call: string,
  data: object,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { sequence } = opened;
  const { payload } = sequence.names;
  const { environment } = opened;
  const secured = { [payload]: data };
  const inner = await exchangeToTheEnd(sequence, call, secured, { environment, signal }).catch(unwrap);
  return inner[payload] ?? {};
}
