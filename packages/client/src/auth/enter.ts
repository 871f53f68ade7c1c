import type { WireAnswerSignature } from "@preau/wire";
import { keysOf } from "../codec/reader.js";
import { ProtocolChangedError } from "../errors/errors.js";
import { errorFromRefusal } from "../errors/from-wire.js";
import { exchangeToTheEnd } from "../session/operation.js";
import type { Authenticated } from "./authenticate.js";
import { unwrap } from "./open.js";

/** A login that is complete: pages may be asked for. */
export interface Entered extends Authenticated {
  /** Payload of ParametresUtilisateur, as it came. */
  readonly userParameters: unknown;
  /** The school may only be read at the moment. */
  readonly isExclusive: boolean;
}

/**
 * ParametresUtilisateur: without it, every page is refused. Costs one request.
 *
 * @throws NotAllowedError · RequestRefusedError when the account is refused its own parameters
 */
export async function enter(authenticated: Authenticated, signal?: AbortSignal): Promise<Entered> {
  const { sequence, environment } = authenticated;
  const call = "ParametresUtilisateur";
  const inner = await exchangeToTheEnd(sequence, call, {}, { environment, signal }).catch(unwrap);
  const signature = (inner[sequence.names.signature] ?? {}) as WireAnswerSignature;
  if (signature.Erreur === true) {
    const said = signature.MessageErreur;
    throw errorFromRefusal(call, typeof said === "string" ? said : undefined);
  }
  const userParameters = inner[sequence.names.payload];
  if (typeof userParameters !== "object" || userParameters === null) {
    throw new ProtocolChangedError({ step: "account", expected: "an object", seen: keysOf(inner) }, { call });
  }
  return { ...authenticated, userParameters, isExclusive: signature.ModeExclusif === true };
}
