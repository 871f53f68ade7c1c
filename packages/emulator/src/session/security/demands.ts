import { securityDemands, securityModes, type WireAuthentication } from "@preau/wire";
import { assumptions } from "../../assumptions.js";
import { rangedNumberSet, wireNumberSet } from "../../calls/wire-values.js";
import type { Account } from "../../world/school.js";
import type { AccountSecurity } from "../../world/security.js";
import type { Claim } from "../claim.js";
import type { Engine } from "../engine.js";
import type { Session } from "../session.js";
import { wirePolicy } from "./passwords.js";
import { knownDeviceOf } from "./state.js";

/**
 * What an account must do before it opens, on a device that it is known on or not. PIN and device come after
 * a choice of strategy, not beside it.
 *
 * @evidence which demands go together is read in the official client, which reacts to 0, 1, 3 and 5
 */
function demandsOn(security: AccountSecurity, isKnown: boolean): number[] {
  const { mode, modes, mustChoose, pinWasReset, newPasswordBecause } = security;
  const first = newPasswordBecause === undefined ? [] : [securityDemands.newPassword];
  if (mustChoose) {
    const onlyPin = modes.length === 1 && modes[0] === "pin";
    const detail = onlyPin ? [pinWasReset ? securityDemands.replacePin : securityDemands.choosePin] : [];
    return [...first, securityDemands.chooseStrategy, ...detail];
  }
  if (isKnown) return first;
  if (mode === "pin") return [...first, securityDemands.enterPin];
  return mode === "notificationOnly" ? [...first, securityDemands.nameDevice] : first;
}

/**
 * What Authentification adds for the security of an account, and what its session must wait for. Nothing before
 * 2024; no demand after a QR code unless the school wants it.
 */
export function demandSecurity(
  engine: Engine,
  session: Session,
  claim: Claim & { readonly account: Account },
): Partial<WireAuthentication> {
  const { security } = claim.account;
  if (security === undefined || !engine.profile.domain.doubleAuthentication) return {};
  const always = {
    modeSecurisationParDefaut: securityModes[assumptions.proposedMode.value],
    ...(security.fixedPin ? { codePINFixe: true } : {}),
    reglesSaisieMDP: wirePolicy(engine.security.passwordPolicy),
  };
  if (claim.way === "qr-code" && !engine.security.qrCodesAsk) return always;
  const known = knownDeviceOf(session.security, security.devices);
  if (known !== undefined) known.lastSeen = engine.clock.now();
  const demands = demandsOn(security, known !== undefined);
  if (demands.length === 0 && !security.imposed) return always;
  session.security.demands = demands;
  const { email, newPasswordBecause } = security;
  return {
    ...always,
    actionsDoubleAuth: assumptions.demandsAsRanges.value ? rangedNumberSet(demands) : wireNumberSet(demands),
    modesPossibles: wireNumberSet(security.modes.map((mode) => securityModes[mode])),
    ...(known === undefined ? {} : { libelleSaisieExistant: known.name }),
    ...(security.imposed ? { changementStrategieImpose: true } : {}),
    ...(email === undefined ? {} : { avecReinitPIN: true, emailOcculte: masked(email) }),
    ...(newPasswordBecause === undefined ? {} : { messageForcerModificationMdp: newPasswordBecause }),
  };
}

/** `"p***********@f******.example"`: first letters only. How real servers mask it is not known. */
function masked(email: string): string {
  return email.replaceAll(/([^@.])([^@.]*)/g, (part, first: string, rest: string) =>
    part === "example" ? part : `${first}${"*".repeat(rest.length)}`,
  );
}
