import type { WireSecurityAnswer } from "@preau/wire";
import type { CallAnswer } from "../../calls/handler.js";
import type { Account } from "../../world/school.js";
import type { Engine, Place } from "../engine.js";
import type { Root } from "../packing.js";
import type { SecurityDesk } from "./desk.js";

/** One call of `SecurisationCompteDoubleAuth`, before its command is known. */
export interface DoubleAuthCall {
  readonly engine: Engine;
  readonly place: Place;
  readonly account: Account;
  readonly data: Root;
  readonly desk: SecurityDesk;
}

/**
 * A command that is refused: the session stays as it was. The official client takes any refusal of the call for
 * the end, and logs out.
 *
 * @param reason for the log
 */
export function refuseCommand(
  { engine, place }: DoubleAuthCall,
  reason: string,
  data: WireSecurityAnswer = {},
): CallAnswer {
  engine.log.add({ kind: "refused", session: place.session.number, call: place.call, message: reason });
  return {
    data: { ...data },
    signature: { Erreur: true, MessageErreur: "La sécurisation de votre compte a échoué." },
  };
}
