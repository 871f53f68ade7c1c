import { assumptions } from "../../assumptions.js";
import type { Engine, Place } from "../engine.js";
import { expired, refusal } from "../refusals.js";
import { doubleAuthName } from "./double-auth.js";

/** The functions of account security, which exist from 2024. */
const securityFunctions: readonly string[] = [doubleAuthName, "SecurisationComptePreference"];

/** Whether this version has heard of a function. */
export function isKnownTo(engine: Engine, call: string): boolean {
  return engine.profile.domain.doubleAuthentication || !securityFunctions.includes(call);
}

/**
 * Keeps an account closed while something is asked of its owner, and a session locked after too many wrong PINs.
 * Leaving is always possible.
 *
 * @throws Refusal
 */
export function checkSecurity({ session, call }: Place): void {
  if (call === "SaisieDeconnexion") return;
  const { locked, demands } = session.security;
  if (locked) throw expired("too many wrong PINs or codes: this session is locked");
  if (demands === undefined || call === doubleAuthName) return;
  const asked =
    demands.length === 0 ? "its owner must take note of a change" : `demands ${demands.join(", ")}`;
  throw refusal(
    assumptions.demandsBlock.value,
    `${call} is refused until the account's demands are met (${asked}): save the choices first`,
  );
}
