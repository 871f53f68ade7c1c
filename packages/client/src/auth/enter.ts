import { keysOf } from "../codec/reader.js";
import { ProtocolChangedError } from "../errors/errors.js";
import type { Authenticated } from "./authenticate.js";
import { unwrap } from "./open.js";

/** A login that is complete: pages may be asked for. */
export interface Entered extends Authenticated {
  /** Payload of ParametresUtilisateur, as it came. */
  readonly userParameters: unknown;
}

/** ParametresUtilisateur: without it, every page is refused. Costs one request. */
export async function enter(authenticated: Authenticated): Promise<Entered> {
  const { sequence } = authenticated;
  const { inner } = await sequence.exchange("ParametresUtilisateur", {}).catch(unwrap);
  const userParameters = inner[sequence.names.payload];
  if (typeof userParameters !== "object" || userParameters === null) {
    throw new ProtocolChangedError(
      { step: "account", expected: "an object", seen: keysOf(inner) },
      { call: "ParametresUtilisateur" },
    );
  }
  return { ...authenticated, userParameters };
}
