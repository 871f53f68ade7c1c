import type { WireAuthentication, WireIdentification } from "@preau/wire";
import * as v from "valibot";
import { type PlainDateTime, parseWireInstant } from "../codec/dates.js";
import { keysOf, kindOf } from "../codec/reader.js";
import { parseSet } from "../codec/sets.js";
import { BadCredentialsError, ProtocolChangedError, SecondFactorRequiredError } from "../errors/errors.js";
import { errorFromAccess } from "../errors/from-wire.js";
import { answerChallenge, challengeKey, readSessionKey, type Secret } from "./challenge.js";
import { type Opened, unwrap } from "./open.js";

/** Somebody whom the server knows; the session goes on under its final key. */
export interface Authenticated extends Opened {
  /** Display name. */
  readonly name: string | undefined;
  readonly lastConnection: PlainDateTime | undefined;
}

const identificationSchema = v.object({
  challenge: v.optional(v.string()),
  alea: v.optional(v.nullish(v.string())),
  modeCompLog: v.optional(v.union([v.number(), v.pipe(v.boolean(), v.transform(Number))])),
  modeCompMdp: v.optional(v.union([v.number(), v.pipe(v.boolean(), v.transform(Number))])),
  login: v.optional(v.string()),
});

/**
 * Proves a login and a password: Identification, then Authentification. Costs two requests, and one of
 * the attempts that the server counts.
 *
 * @throws BadCredentialsError · AccountDisabledError · AccessDeniedError · SecondFactorRequiredError
 */
export async function authenticate(opened: Opened, secret: Secret): Promise<Authenticated> {
  const { sequence } = opened;
  const identification = await identify(opened, secret.login);
  const { challenge } = identification;
  if (challenge === undefined || challenge === "") {
    throw new BadCredentialsError("The server does not take this login: it sent no challenge.", {
      call: "Identification",
      hint: "The secret may be expired or used up.",
    });
  }
  const cipher = sequence.cipherFor(challengeKey(secret, identification));
  const answer = await ask<WireAuthentication>(opened, "Authentification", {
    connexion: 0,
    challenge: answerChallenge(challenge, cipher),
    espace: sequence.place.space,
  });
  if (typeof answer.Acces === "number") {
    const { titre, message } = answer.AccesMessage ?? {};
    throw errorFromAccess(answer.Acces, [titre, message]);
  }
  const key = typeof answer.cle === "string" ? readSessionKey(answer.cle, cipher) : undefined;
  if (key === undefined) {
    throw new ProtocolChangedError(
      { step: "session key", expected: "an encrypted list of bytes", seen: kindOf(answer.cle) },
      { call: "Authentification" },
    );
  }
  sequence.useKey(key);
  const actions = parseSet(valueOf(answer.actionsDoubleAuth)) ?? [];
  if (actions.length > 0) {
    throw new SecondFactorRequiredError("This account asks for a second step at login.", actions, {});
  }
  return {
    ...opened,
    name: answer.libelleUtil,
    lastConnection: lastConnectionOf(answer.derniereConnexion),
  };
}

async function identify(opened: Opened, login: string): Promise<WireIdentification> {
  const answer = await ask<unknown>(opened, "Identification", {
    genreConnexion: 0,
    genreEspace: opened.sequence.place.space,
    identifiant: login,
    pourENT: false,
    enConnexionAuto: false,
    demandeConnexionAuto: false,
    enConnexionAppliMobile: false,
    demandeConnexionAppliMobile: false,
    demandeConnexionAppliMobileJeton: false,
    uuidAppliMobile: "",
    loginTokenSAV: "",
    informationsAppareil: null,
  });
  const parsed = v.safeParse(identificationSchema, answer);
  if (!parsed.success) {
    throw new ProtocolChangedError(
      { step: "identification", expected: "a challenge", seen: keysOf(answer) },
      { call: "Identification" },
    );
  }
  const { alea, challenge, login: canonical, modeCompLog, modeCompMdp } = parsed.output;
  return {
    ...(challenge === undefined ? {} : { challenge }),
    ...(alea === undefined || alea === null ? {} : { alea }),
    ...(canonical === undefined ? {} : { login: canonical }),
    ...(modeCompLog === undefined ? {} : { modeCompLog }),
    ...(modeCompMdp === undefined ? {} : { modeCompMdp }),
  };
}

/** One exchange of the login, without signature. */
async function ask<Answer>(opened: Opened, call: string, data: object): Promise<Answer> {
  const { sequence } = opened;
  const { inner } = await sequence.exchange(call, { [sequence.names.payload]: data }).catch(unwrap);
  // Members are checked where they are used; absent ones are part of the shape.
  return (inner[sequence.names.payload] ?? {}) as Answer;
}

function lastConnectionOf(value: unknown): PlainDateTime | undefined {
  const text = valueOf(value);
  return typeof text === "string" ? parseWireInstant(text) : undefined;
}

function valueOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "V" in value ? value.V : value;
}
