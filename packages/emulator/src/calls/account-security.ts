import {
  deviceSources,
  securityCommands,
  securityLimits,
  securityModes,
  tabs,
  type WireAccountSecurity,
  type WireSecurityPreferenceAnswer,
} from "@preau/wire";
import { comparableLogin } from "../session/login-key.js";
import { type KnownDevice, type SecurityMode, securityOf } from "../world/security.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { tables } from "./tables.js";
import { wireInstant, wireList, wireNumberSet } from "./wire-values.js";

/** A command of the settings, by its number. */
type Command = (request: CallRequest) => WireSecurityPreferenceAnswer | CallAnswer;

/**
 * `SecurisationComptePreference`: changes PIN, strategy, password, login and known devices of one's own account.
 *
 * @evidence commands and arguments read in the official client, 2025.2; what a refused strategy, PIN or device
 *   gets is assumed
 */
export const securityPreference: CallHandler = {
  name: "SecurisationComptePreference",
  tabs: [tabs.personalData],
  fields: [
    "action",
    "codePin",
    "ancienCodePin",
    "mode",
    "ancienMDP",
    "nouveauMDP",
    "identifiant",
    "identifiantSysteme",
    "genreSource",
    "libelleSaisi",
  ],
  handle(request): CallAnswer {
    const action = request.data["action"];
    const command = typeof action === "number" ? commands.get(action) : undefined;
    const answer = command?.(request) ?? refused("Commande inconnue.");
    if ("data" in answer) return answer;
    const isChange = answer.result === true && action !== securityCommands.verifyPin;
    return {
      data: { ...answer },
      changes: isChange ? [`security ${String(action)} of ${request.account.personId}`] : [],
    };
  },
};

/** `securisation` of PageInfosPerso. */
export function wireSecurity({ account, ids }: Pick<CallRequest, "account" | "ids">): WireAccountSecurity {
  const { mode, modes, devices } = securityOf(account);
  return {
    mode: securityModes[mode],
    modesPossibles: wireNumberSet(modes.map((one) => securityModes[one])),
    listeSourcesConnexions: wireList(
      devices.map((device) => ({
        L: device.name,
        N: ids.issue(tables.knownDevice, `device:${device.id}`),
        G: deviceSources[device.source],
        identifiantSysteme: device.id,
        libelleSysteme: device.system,
        dateDerniereConnexion: wireInstant(device.lastSeen),
      })),
    ),
  };
}

const verifyPin: Command = ({ security }) => ({ result: security.isPin(security.secret("codePin") ?? "") });

const setMode: Command = ({ account, data, security }) => {
  const own = securityOf(account);
  const mode = own.modes.find((one) => securityModes[one] === data["mode"]);
  if (mode === undefined) return refused("Ce niveau de sécurité n'est pas proposé par l'établissement.");
  if (mode === "pin") return refused("Un code PIN doit être choisi.");
  return isPresentPin(security, own.mode) ? change(security, () => (own.mode = mode)) : refused(wrongPin);
};

const setPin: Command = ({ account, security }) => {
  const own = securityOf(account);
  const pin = security.secret("codePin") ?? "";
  if (!own.modes.includes("pin") || !security.mayBePin(pin))
    return refused("Ce code PIN ne peut pas être choisi.");
  if (!isPresentPin(security, own.mode)) return refused(wrongPin);
  return change(security, () => {
    own.pin = pin;
    own.mode = "pin";
  });
};

const renameDevice: Command = (request) => {
  const name = request.data["libelleSaisi"];
  const device = namedDevice(request);
  if (device === undefined) return refused("Cet appareil n'est pas connu.");
  if (typeof name !== "string" || name.trim() === "" || name.length > securityLimits.deviceName) {
    return refused("Ce nom d'appareil ne peut pas être choisi.");
  }
  device.name = name;
  return { result: true };
};

const removeDevice: Command = (request) => {
  const { devices } = securityOf(request.account);
  const device = namedDevice(request);
  if (device === undefined) return refused("Cet appareil n'est pas connu.");
  devices.splice(devices.indexOf(device), 1);
  return { result: true };
};

const setPassword: Command = ({ account, security }) => {
  const wanted = security.secret("nouveauMDP") ?? "";
  const refusal = security.refusePassword(wanted, wrongPassword({ account, security }));
  return refusal ?? change(security, () => (account.password = wanted));
};

const setLogin: Command = ({ account, school, security }) => {
  const wanted = (security.secret("identifiant") ?? "").trim();
  const wrong = wrongPassword({ account, security });
  if (wrong !== undefined) return { result: false, erreurMDP: wrong };
  const { shortestLogin, longestLogin } = securityLimits;
  if (wanted.length < shortestLogin || wanted.length > longestLogin) {
    return { result: false, messageErreur: "La longueur de l'identifiant n'est pas autorisée." };
  }
  const everyCase = { login: 1, password: 0 };
  const isTaken = school.accounts.some(
    (one) => one !== account && comparableLogin(one.login, everyCase) === comparableLogin(wanted, everyCase),
  );
  if (isTaken) return { result: false, messageErreur: "Cet identifiant est déjà utilisé." };
  return change(security, () => (account.login = wanted));
};

const commands: ReadonlyMap<number, Command> = new Map([
  [securityCommands.verifyPin, verifyPin],
  [securityCommands.setMode, setMode],
  [securityCommands.setPin, setPin],
  [securityCommands.renameDevice, renameDevice],
  [securityCommands.removeDevice, removeDevice],
  [securityCommands.setPassword, setPassword],
  [securityCommands.setLogin, setLogin],
]);

const wrongPin = "Le code PIN actuel est incorrect.";

/** The PIN in force goes with a change, where there is one. */
function isPresentPin(security: CallRequest["security"], mode: SecurityMode): boolean {
  return mode !== "pin" || security.isPin(security.secret("ancienCodePin") ?? "");
}

function wrongPassword({ account, security }: Pick<CallRequest, "account" | "security">) {
  return security.secret("ancienMDP") === account.password ? undefined : { erreurAncienMDP: true };
}

function namedDevice({ account, data }: CallRequest): KnownDevice | undefined {
  return securityOf(account).devices.find(
    ({ id, source }) => id === data["identifiantSysteme"] && deviceSources[source] === data["genreSource"],
  );
}

function change(security: CallRequest["security"], make: () => unknown): WireSecurityPreferenceAnswer {
  make();
  return { result: true, ...security.newToken() };
}

/** The call is refused, and the session goes on. */
function refused(message: string): CallAnswer {
  return { data: {}, signature: { Erreur: true, MessageErreur: message } };
}
