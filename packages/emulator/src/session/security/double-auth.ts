import { securityCommands, securityLimits, type WireSecurityAnswer } from "@preau/wire";
import type { CallAnswer } from "../../calls/handler.js";
import type { Account } from "../../world/school.js";
import { securityOf } from "../../world/security.js";
import { type Engine, type Place, slip } from "../engine.js";
import type { Root } from "../packing.js";
import { denied } from "../refusals.js";
import { deskOf, lockAfter } from "./desk.js";
import { saveChoices } from "./save-choices.js";
import { type DoubleAuthCall, refuseCommand } from "./security-call.js";

/** One command, by its number (`action`). */
interface Command {
  /** Arguments beside `action`; strict mode refuses others. */
  readonly fields: readonly string[];
  run(call: DoubleAuthCall): WireSecurityAnswer | CallAnswer;
}

/** Name of the function that settles what Authentification asked for. It comes before there are tabs. */
export const doubleAuthName = "SecurisationCompteDoubleAuth";

/**
 * `SecurisationCompteDoubleAuth`: checks PINs, passwords and names of devices, then saves what was chosen.
 *
 * @evidence commands and arguments read in the official client, 2025.2; pronotepy and Pawnote send the same
 */
export function answerDoubleAuth(engine: Engine, place: Place, account: Account, data: Root): CallAnswer {
  const action = data["action"];
  const command = typeof action === "number" ? commands.get(action) : undefined;
  const call = { engine, place, account, data, desk: deskOf(engine, place, account, data) };
  if (command === undefined) {
    slip(engine, place, denied(`\`action\` ${String(action)} is no command of ${doubleAuthName}`));
    return refuseCommand(call, "unknown command");
  }
  for (const field of Object.keys(data)) {
    if (field === "action" || command.fields.includes(field)) continue;
    slip(
      engine,
      place,
      denied(`\`${field}\` is no argument of command ${String(action)} of ${doubleAuthName}`),
    );
  }
  const answer = command.run(call);
  return isCallAnswer(answer) ? answer : { data: { ...answer } };
}

function isCallAnswer(answer: WireSecurityAnswer | CallAnswer): answer is CallAnswer {
  return "data" in answer;
}

const verifyPin: Command = {
  fields: ["codePin"],
  run: ({ desk }) => ({ result: desk.isPin(desk.secret("codePin") ?? "") }),
};

const verifyNewPassword: Command = {
  fields: ["nouveauMDP"],
  run: ({ desk }) => desk.refusePassword(desk.secret("nouveauMDP") ?? "") ?? { result: true },
};

const isDeviceNameKnown: Command = {
  fields: ["libelle"],
  run: ({ account, data }) => ({
    dejaConnu: securityOf(account).devices.some(({ name }) => name === data["libelle"]),
  }),
};

/** Where there is nobody to write to, none is sent. */
const requestPinReset: Command = {
  fields: [],
  run({ engine, account }) {
    const { email, pin } = securityOf(account);
    if (email === undefined || pin === undefined) return { ok: false };
    engine.mailbox.sendCode(account, { to: email, code: engine.draws.resetCode(), at: engine.clock.now() });
    return { ok: true };
  },
};

const verifyResetCode: Command = {
  fields: ["codePin"],
  run({ engine, place, account, desk }) {
    const { security } = place.session;
    if (engine.mailbox.isGoodCode(account, desk.secret("codePin") ?? "")) return { result: true };
    security.wrongResetCodes += 1;
    lockAfter(
      engine,
      place,
      `code (${securityLimits.resetCodeLength} digits, by e-mail)`,
      security.wrongResetCodes,
    );
    return { result: false };
  },
};

const save: Command = {
  fields: [
    "mode",
    "nouveauMDP",
    "codePin",
    "reinitPIN_OK",
    "codePINVerifReinit",
    "avecIdentification",
    "strIdentification",
  ],
  run: saveChoices,
};

const commands: ReadonlyMap<number, Command> = new Map([
  [securityCommands.verifyPin, verifyPin],
  [securityCommands.verifyNewPassword, verifyNewPassword],
  [securityCommands.isDeviceNameKnown, isDeviceNameKnown],
  [securityCommands.saveChoices, save],
  [securityCommands.requestPinReset, requestPinReset],
  [securityCommands.verifyResetCode, verifyResetCode],
]);
