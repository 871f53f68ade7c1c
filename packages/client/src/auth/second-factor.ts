import {
  passwordRules,
  securityCommands,
  securityDemands,
  securityLimits,
  securityModes,
  type WireAuthentication,
  type WirePasswordRules,
  type WireSecurityAnswer,
  type WireSecurityRequest,
} from "@preau/wire";
import { flag, integer, integerSet, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading } from "../codec/reader.js";
import { htmlToText } from "../codec/rich-text.js";
import { RequestRefusedError, UsageError } from "../errors/errors.js";
import { WrongPinError } from "../errors/wrong-pin-error.js";
import { exchangeToTheEnd } from "../session/operation.js";
import type { Authenticated } from "./authenticate.js";
import { unwrap } from "./open.js";

/** How an account protects itself on devices that it does not know. French: "double authentification". */
export type SecurityStrategy = keyof typeof strategies;

/** A rule of the school for passwords. */
export type PasswordRule = keyof typeof passwordRules;

/** What an account asks for beside its password. What is not asked for is absent. */
export interface SecondFactorDemand {
  /** The PIN that the account has (`enter`), or a new one of the person's choice (`choose`). */
  readonly pin?: {
    readonly kind: "enter" | "choose";
    /** Digits, at least. */
    readonly minLength: number;
    /** No more than that either. */
    readonly exact: boolean;
    /** Only when this strategy is taken. */
    readonly onlyFor?: SecurityStrategy;
  };
  /** A name for this device, by which it is known from then on and not asked again. */
  readonly deviceName?: { readonly maxLength: number; readonly known?: string };
  /** A new password, by these rules. */
  readonly newPassword?: {
    readonly minLength: number;
    readonly maxLength: number;
    readonly rules: readonly PasswordRule[];
    /** Why, in the school's words. */
    readonly reason?: string;
  };
  /** One of these ways of protecting the account. */
  readonly strategy?: { readonly options: readonly SecurityStrategy[]; readonly proposed?: SecurityStrategy };
  /** A forgotten PIN can be reset by a mail to this address, most of it masked. On the official page. */
  readonly pinResetEmail?: string;
}

/** Answers to such a demand. */
export interface SecondFactorAnswers {
  /** Digits. */
  readonly pin?: string | undefined;
  /** Default `preau`, or the name under which the device is known. */
  readonly deviceName?: string | undefined;
  /** False: the device is asked again next time. Default true. */
  readonly rememberDevice?: boolean | undefined;
  readonly newPassword?: string | undefined;
  /** Default the one that the school proposes. */
  readonly strategy?: SecurityStrategy | undefined;
}

const strategies = {
  none: securityModes.inactive,
  notification: securityModes.notificationOnly,
  pin: securityModes.pin,
} as const satisfies Record<string, number>;

const call = "SecurisationCompteDoubleAuth";

/** What is asked for; `undefined` when it is nothing that a person must say. */
export function readDemand({ said }: Authenticated): SecondFactorDemand | undefined {
  const answer = new Reading("Authentification").open<WireAuthentication>(said);
  const asked = new Set(answer.optional("actionsDoubleAuth", integerSet));
  const modes = (answer.optional("modesPossibles", integerSet) ?? []).flatMap(
    (mode) => strategyOf(mode) ?? [],
  );
  const proposed = strategyOf(answer.optional("modeSecurisationParDefaut", integer));
  const choosesStrategy = asked.has(securityDemands.chooseStrategy);
  const choosesPin = choosesStrategy && (modes.length === 0 || modes.includes("pin"));
  const namesDevice = asked.has(securityDemands.enterPin) || asked.has(securityDemands.nameDevice);
  // The choices are saved even where nothing was asked, when the school has made them.
  const isImposed = answer.has("actionsDoubleAuth") && answer.flag("changementStrategieImpose", flag);
  if (asked.size === 0 && !isImposed) return undefined;
  const pinKind = choosesStrategy
    ? choosesPin
      ? ("choose" as const)
      : undefined
    : asked.has(securityDemands.enterPin)
      ? ("enter" as const)
      : undefined;
  return present({
    pin: pinOf(answer, pinKind),
    deviceName:
      namesDevice || (choosesStrategy && modes.some((mode) => mode !== "none"))
        ? present({
            maxLength: securityLimits.deviceName,
            known: answer.optional("libelleSaisieExistant", label),
          })
        : undefined,
    newPassword: asked.has(securityDemands.newPassword) ? passwordOf(answer) : undefined,
    strategy: choosesStrategy ? present({ options: modes, proposed }) : undefined,
    pinResetEmail: answer.flag("avecReinitPIN", flag) ? answer.optional("emailOcculte", label) : undefined,
  });
}

function pinOf(
  answer: Reader<WireAuthentication>,
  kind: "enter" | "choose" | undefined,
): SecondFactorDemand["pin"] {
  if (kind === undefined) return undefined;
  const base = { kind, minLength: securityLimits.pinLength, exact: answer.flag("codePINFixe", flag) };
  return kind === "choose" ? { ...base, onlyFor: "pin" } : base;
}

function passwordOf(answer: Reader<WireAuthentication>): NonNullable<SecondFactorDemand["newPassword"]> {
  const rules = answer.element("reglesSaisieMDP", readRules);
  const reason = answer.optional("messageForcerModificationMdp", label);
  return present({
    minLength: rules?.minLength ?? 1,
    maxLength: rules?.maxLength ?? securityLimits.password,
    rules: rules?.rules ?? [],
    reason: reason === undefined ? undefined : htmlToText(reason),
  });
}

function readRules(rules: Reader<WirePasswordRules>): {
  readonly minLength: number;
  readonly maxLength: number;
  readonly rules: readonly PasswordRule[];
} {
  const max = rules.optional("max", integer) ?? 0;
  return {
    minLength: Math.max(1, rules.optional("min", integer) ?? 1),
    maxLength: max > 0 ? Math.min(max, securityLimits.password) : securityLimits.password,
    rules: ruleNames(rules.optional("regles", integerSet) ?? []),
  };
}

function ruleNames(numbers: readonly number[]): readonly PasswordRule[] {
  const names = Object.keys(passwordRules) as PasswordRule[]; // its own keys, as typed
  return names.filter((name) => numbers.includes(passwordRules[name]));
}

function strategyOf(mode: number | undefined): SecurityStrategy | undefined {
  const names = Object.keys(strategies) as SecurityStrategy[]; // as above
  return names.find((name) => strategies[name] === mode);
}

/** What of a demand only the person can say, and has not said. */
export function unanswered(demand: SecondFactorDemand, answers: SecondFactorAnswers): readonly string[] {
  const strategy = chosenStrategy(demand, answers);
  const needsPin = demand.pin !== undefined && (demand.pin.onlyFor ?? strategy) === strategy;
  return [
    ...(demand.newPassword !== undefined && answers.newPassword === undefined ? ["newPassword"] : []),
    ...(demand.strategy !== undefined && strategy === undefined ? ["strategy"] : []),
    ...(needsPin && answers.pin === undefined ? ["pin"] : []),
  ];
}

function chosenStrategy(
  { strategy }: SecondFactorDemand,
  answers: SecondFactorAnswers,
): SecurityStrategy | undefined {
  if (strategy === undefined) return undefined;
  const only = strategy.options.length === 1 ? strategy.options[0] : undefined;
  return answers.strategy ?? only ?? (answers.pin === undefined ? undefined : "pin");
}

/**
 * Checks answers before anything is sent: a wrong PIN counts, and a password that breaks the rules is refused anyway.
 *
 * @throws UsageError that says which answer is missing or wrong, never its value
 */
export function checkAnswers(demand: SecondFactorDemand, answers: SecondFactorAnswers, login: string): void {
  const missing = unanswered(demand, answers);
  if (missing.length > 0) throw new UsageError(`The account also asks for ${missing.join(" and ")}.`);
  const { pin, newPassword, deviceName } = demand;
  if (pin !== undefined && answers.pin !== undefined) {
    const fits = /^\d+$/u.test(answers.pin) && answers.pin.length >= pin.minLength;
    if (!fits || (pin.exact && answers.pin.length > pin.minLength)) {
      throw new UsageError(`The PIN has ${pin.exact ? "exactly" : "at least"} ${pin.minLength} digits.`);
    }
  }
  if (newPassword !== undefined && answers.newPassword !== undefined) {
    const { minLength, maxLength } = newPassword;
    const broken = brokenRules(answers.newPassword, newPassword, login).map((rule) =>
      rule === "length" ? `${minLength} to ${maxLength} characters` : rule,
    );
    if (broken.length > 0)
      throw new UsageError(`The new password breaks rules of the school: ${broken.join(", ")}.`);
  }
  const name = answers.deviceName;
  if (
    deviceName !== undefined &&
    name !== undefined &&
    (name.trim() === "" || name.length > deviceName.maxLength)
  ) {
    throw new UsageError(`The name of the device has 1 to ${deviceName.maxLength} characters.`);
  }
}

/** Rules that a new password breaks, and `length`. */
export function brokenRules(
  password: string,
  { minLength, maxLength, rules }: NonNullable<SecondFactorDemand["newPassword"]>,
  login: string,
): readonly (PasswordRule | "length")[] {
  const tests: Readonly<Record<PasswordRule, boolean>> = {
    letter: /[a-z]/iu.test(password),
    digit: /\d/u.test(password),
    specialCharacter: /[^a-z\d]/iu.test(password),
    mixedCase: /[a-z]/u.test(password) && /[A-Z]/u.test(password),
    differsFromLogin: password.toLowerCase() !== login.toLowerCase(),
  };
  return [
    ...(password.length < minLength || password.length > maxLength ? (["length"] as const) : []),
    ...rules.filter((rule) => !tests[rule]),
  ];
}

/**
 * Answers what an account asks for, on the session that asked. One to three requests.
 *
 * @returns a new reconnection token, where the server gives one
 * @throws WrongPinError after which other answers may be given · RequestRefusedError when the school refuses the new password
 */
export async function answerDemand(
  authenticated: Authenticated,
  demand: SecondFactorDemand,
  answers: SecondFactorAnswers,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { sequence, environment } = authenticated;
  const ask = async (data: WireSecurityRequest): Promise<Reader<WireSecurityAnswer>> => {
    const { payload } = sequence.names;
    const inner = await exchangeToTheEnd(sequence, call, { [payload]: data }, { environment, signal }).catch(
      unwrap,
    );
    return new Reading(call).open<WireSecurityAnswer>(inner[payload] ?? {});
  };
  const seal = (secret: string): string => sequence.cipher.encrypt(secret);
  const strategy = chosenStrategy(demand, answers);
  const { pin, newPassword } = answers;
  const hasPassword = demand.newPassword !== undefined && newPassword !== undefined;
  const hasPin =
    demand.pin !== undefined && pin !== undefined && (demand.pin.onlyFor ?? strategy) === strategy;
  if (hasPassword) {
    const checked = await ask({ action: securityCommands.verifyNewPassword, nouveauMDP: seal(newPassword) });
    if (checked.has("erreurMDP") || checked.has("messageErreur")) throw refusedPassword(checked);
  }
  if (hasPin && demand.pin?.kind === "enter") {
    const checked = await ask({ action: securityCommands.verifyPin, codePin: seal(pin) });
    if (!checked.flag("result", flag)) throw new WrongPinError("The PIN is wrong.", { call });
  }
  const namesDevice = demand.deviceName !== undefined && strategy !== "none";
  const saved = await ask({
    action: securityCommands.saveChoices,
    ...(strategy === undefined ? {} : { mode: strategies[strategy] }),
    ...(hasPassword ? { nouveauMDP: seal(newPassword) } : {}),
    ...(hasPin ? { codePin: seal(pin) } : {}),
    ...(namesDevice ? deviceOf(demand, answers) : {}),
  });
  return saved.optional("jetonConnexionAppliMobile", label);
}

function deviceOf(
  { deviceName }: SecondFactorDemand,
  { deviceName: name, rememberDevice = true }: SecondFactorAnswers,
): Pick<WireSecurityRequest, "avecIdentification" | "strIdentification"> {
  return { avecIdentification: rememberDevice, strIdentification: name ?? deviceName?.known ?? "preau" };
}

function refusedPassword(answer: Reader<WireSecurityAnswer>): RequestRefusedError {
  const message = answer.optional("messageErreur", label);
  return new RequestRefusedError("The school refuses the new password.", {
    call,
    retry: "now",
    hint: "Choose another; the rules are in demand.newPassword.",
    wireMessage: message === undefined ? undefined : htmlToText(message),
  });
}
