import { securityDemands, securityLimits, securityModes } from "@preau/wire";
import type { CallAnswer } from "../../calls/handler.js";
import { type AccountSecurity, type SecurityMode, securityOf } from "../../world/security.js";
import { slip } from "../engine.js";
import { denied } from "../refusals.js";
import { registerDevice } from "./register-device.js";
import { type DoubleAuthCall, refuseCommand } from "./security-call.js";
import { knownDeviceOf } from "./state.js";

/** What a save would change, once everything about it has been checked. */
interface Changes {
  readonly password?: string;
  readonly mode?: SecurityMode;
  readonly pin?: string;
  /** Under which name the device is to be remembered; absent when it is not. */
  readonly deviceName?: string;
  readonly spendsResetCode?: boolean;
}

/** Why a save is refused. */
class SaveRefused extends Error {
  override readonly name = "SaveRefused";
}

/**
 * Saves what was chosen, all of it or nothing, and lets the session go on. Without any demand nothing is saved.
 *
 * @evidence some clients save after every login (Blocksnote); that nothing happens then is assumed
 */
export function saveChoices(call: DoubleAuthCall): CallAnswer {
  const { engine, place, desk } = call;
  const { security: state } = place.session;
  const { demands } = state;
  if (demands === undefined) {
    const message = "choices saved although nothing was asked: nothing is changed";
    engine.log.add({ kind: "note", session: place.session.number, call: place.call, message });
    return { data: {} };
  }
  if (demands.includes(securityDemands.newPassword)) {
    const refusal = desk.refusePassword(desk.secret("nouveauMDP") ?? "");
    if (refusal !== undefined) return refuseCommand(call, "the new password breaks the rules", refusal);
  }
  let changes: Changes;
  try {
    changes = changesOf(call, demands);
  } catch (cause) {
    if (!(cause instanceof SaveRefused)) throw cause;
    return refuseCommand(call, cause.message);
  }
  apply(call, changes);
  state.demands = undefined;
  state.wrongPins = 0;
  return { data: { ...desk.newToken() } };
}

function changesOf(call: DoubleAuthCall, demands: readonly number[]): Changes {
  const security = securityOf(call.account);
  const password = demands.includes(securityDemands.newPassword) ? call.desk.secret("nouveauMDP") : undefined;
  const chosen = demands.includes(securityDemands.chooseStrategy) ? chosenMode(call, security) : undefined;
  const mode = chosen ?? security.mode;
  const asksDevice =
    chosen !== undefined ||
    demands.includes(securityDemands.enterPin) ||
    demands.includes(securityDemands.nameDevice);
  const deviceName =
    asksDevice && (mode === "pin" || mode === "notificationOnly") ? deviceNameOf(call) : undefined;
  return {
    ...(password === undefined ? {} : { password }),
    ...(chosen === undefined ? {} : { mode: chosen }),
    ...(chosen === "pin" ? { pin: newPin(call) } : {}),
    ...(demands.includes(securityDemands.enterPin) ? typedPin(call) : {}),
    ...(deviceName === undefined ? {} : { deviceName }),
  };
}

function chosenMode({ data }: DoubleAuthCall, { modes }: AccountSecurity): SecurityMode {
  const mode = modes.find((one) => securityModes[one] === data["mode"]);
  if (mode === undefined) throw new SaveRefused("a strategy was to be chosen among `modesPossibles`");
  return mode;
}

function newPin({ desk }: DoubleAuthCall): string {
  const pin = desk.secret("codePin") ?? "";
  if (!desk.mayBePin(pin))
    throw new SaveRefused("the new PIN must be four digits, or more where that is allowed");
  return pin;
}

/** The PIN as it is, or another one that the code of an e-mail allows. */
function typedPin(call: DoubleAuthCall): Pick<Changes, "pin" | "spendsResetCode"> {
  const { engine, place, account, data, desk } = call;
  if (data["reinitPIN_OK"] === true) {
    const code = desk.secret("codePINVerifReinit") ?? "";
    if (!engine.mailbox.isGoodCode(account, code))
      throw new SaveRefused("that code was not mailed, or was used");
    return { pin: newPin(call), spendsResetCode: true };
  }
  const pin = desk.secret("codePin");
  if (pin === undefined) {
    slip(engine, place, denied("the PIN goes with the choices too, although it was verified before"));
    if (place.session.security.verifiedPin) return {};
    throw new SaveRefused("the PIN was neither verified nor sent");
  }
  if (!desk.isPin(pin)) throw new SaveRefused("the PIN is wrong");
  return {};
}

/** Name of the device; `undefined` when it is not to be remembered. */
function deviceNameOf({ data }: DoubleAuthCall): string | undefined {
  const name = data["strIdentification"];
  if (data["avecIdentification"] !== true) return undefined;
  if (typeof name === "string" && name.trim() !== "" && name.length <= securityLimits.deviceName) return name;
  throw new SaveRefused(
    `a device that is remembered has a name of 1 to ${securityLimits.deviceName} characters`,
  );
}

function apply(call: DoubleAuthCall, changes: Changes): void {
  const { engine, place, account } = call;
  const security = securityOf(account);
  const wasKnown = knownDeviceOf(place.session.security, security.devices) !== undefined;
  if (changes.password !== undefined) {
    account.password = changes.password;
    security.newPasswordBecause = undefined;
  }
  if (changes.mode !== undefined) {
    security.mode = changes.mode;
    security.mustChoose = false;
    security.pinWasReset = false;
  }
  if (changes.pin !== undefined) security.pin = changes.pin;
  if (changes.spendsResetCode === true) engine.mailbox.spendCode(account);
  security.imposed = false;
  if (changes.deviceName !== undefined) registerDevice(engine, place.session, security, changes.deviceName);
  const warns = security.mode === "pin" || security.mode === "notificationOnly";
  if (warns && !wasKnown && security.email !== undefined) {
    engine.mailbox.warn(account, { to: security.email, at: engine.clock.now() });
  }
}
