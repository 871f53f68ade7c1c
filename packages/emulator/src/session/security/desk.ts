import { securityLimits, type WirePasswordRefusal, type WireSecurityAnswer } from "@preau/wire";
import type { Account } from "../../world/school.js";
import { securityOf } from "../../world/security.js";
import { CipherTextError, decrypt, fromUtf8 } from "../crypto.js";
import type { Engine, Place } from "../engine.js";
import { kindOf, type Root } from "../packing.js";
import { expired } from "../refusals.js";
import { passwordFaults, wirePolicy } from "./passwords.js";

/** What the two functions of account security share: secrets under the session's key, counted checks, new tokens. */
export interface SecurityDesk {
  /**
   * An argument that is encrypted with the session's key; absent when it was not sent.
   *
   * @throws Refusal 8 when it is not hexadecimal of a text under that key
   */
  secret(field: string): string | undefined;
  /** Whether that is the PIN. Wrong ones are counted: after three, only leaving is answered. */
  isPin(pin: string): boolean;
  /** Whether a PIN may be chosen: digits, as many as the account needs. */
  mayBePin(pin: string): boolean;
  /** The refusal of a new password, with the rules; absent when it is good. `more` is wrong whatever it is. */
  refusePassword(wanted: string, more?: WirePasswordRefusal): WireSecurityAnswer | undefined;
  /** A new token for the device, if this school gives one for a change and the device has one. */
  newToken(): Pick<WireSecurityAnswer, "jetonConnexionAppliMobile">;
}

/** The desk of one call. */
export function deskOf(engine: Engine, place: Place, account: Account, data: Root): SecurityDesk {
  const { security: state } = place.session;
  const { passwordPolicy, newTokens } = engine.security;
  return {
    secret: (field) => openSecret(place, data, field),
    isPin(pin) {
      if (securityOf(account).pin === pin) {
        state.verifiedPin = true;
        return true;
      }
      state.wrongPins += 1;
      lockAfter(engine, place, "PIN", state.wrongPins);
      return false;
    },
    mayBePin(pin) {
      const isLongEnough = securityOf(account).fixedPin
        ? pin.length === securityLimits.pinLength
        : pin.length >= securityLimits.pinLength;
      return /^\d+$/.test(pin) && isLongEnough;
    },
    refusePassword(wanted, more) {
      const faults = passwordFaults(passwordPolicy, {
        wanted,
        login: account.login,
        present: account.password,
      });
      if (faults === undefined && more === undefined) return undefined;
      return {
        result: false,
        erreurMDP: { ...faults, ...more },
        reglesSaisieMDP: wirePolicy(passwordPolicy),
      };
    },
    newToken() {
      if (!newTokens || !state.gaveToken) return {};
      return { jetonConnexionAppliMobile: engine.devices.grant(account, state.uuid) };
    },
  };
}

/** Counts down, and locks the session at the end. */
export function lockAfter(engine: Engine, { session, call }: Place, what: string, wrong: number): void {
  const left = securityLimits.pinTries - wrong;
  if (left <= 0) session.security.locked = true;
  const message = `wrong ${what}: ${left > 0 ? `${left} more before the session is locked` : "the session is locked"}`;
  engine.log.add({ kind: "refused", session: session.number, call, message });
}

function openSecret({ session }: Place, data: Root, field: string): string | undefined {
  const sealed = data[field];
  if (sealed === undefined) return undefined;
  if (typeof sealed !== "string")
    throw expired(`\`${field}\` must be hexadecimal text, not ${kindOf(sealed)}`);
  try {
    return fromUtf8(decrypt(sealed, session.cipher));
  } catch (cause) {
    if (!(cause instanceof CipherTextError)) throw cause;
    throw expired(`\`${field}\` must be encrypted with the session's own key: it ${cause.message}`);
  }
}
