import type {
  SecondFactorAnswers,
  SecondFactorDemand,
  SecondFactorHandler,
  SecondFactorProblem,
  SecondFactorQuestion,
  SecurityStrategy,
} from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import type { SecondFactorAnswer } from "../language/second-factor-words.js";
import { cleanText } from "../render/clean.js";
import { askChoice, askHidden, askNew, askShown } from "./ask.js";

/** Where an answer is read from when nobody can be asked. */
const variables: Readonly<Record<SecondFactorAnswer, string>> = {
  pin: "PREAU_ACCOUNT_PIN",
  newPassword: "PREAU_NEW_PASSWORD",
  strategy: "PREAU_STRATEGY",
};

const strategyNames = ["none", "notification", "pin"] as const satisfies readonly SecurityStrategy[];

/**
 * Answers what an account asks for beside its password: from the environment, else on the terminal, in the middle of the
 * login, which goes on with the answers. What the school has refused is asked again; what was good is not.
 *
 * @throws Failure when nobody can be asked, with an exit code of its own
 */
export function secondFactorBy(context: Context): SecondFactorHandler {
  let good: SecondFactorAnswers = {};
  /** Values of the environment that were refused are not taken again. */
  const refused = new Set<SecondFactorAnswer>();
  return async (question) => {
    const { problem } = question;
    const wrong = problem === undefined ? undefined : wrongAnswer(problem);
    if (wrong !== undefined) {
      const { [wrong]: _wrong, ...others } = good;
      good = others;
      refused.add(wrong);
    }
    if (problem !== undefined) complain(problem, context);
    // Whoever runs without a terminal has given all there is, and the school counts.
    if (problem !== undefined && !context.terminal.interactive) throw refusal(problem, context);
    good = await answer(question, { good, refused, problem, context });
    return good;
  };
}

interface Known {
  readonly good: SecondFactorAnswers;
  readonly refused: ReadonlySet<SecondFactorAnswer>;
  readonly problem: SecondFactorProblem | undefined;
  readonly context: Context;
}

async function answer(question: SecondFactorQuestion, known: Known): Promise<SecondFactorAnswers> {
  const { demand } = question;
  const { context } = known;
  checkReachable(demand, known);
  const newPassword = demand.newPassword && (await newPasswordOf(question, known));
  const strategy = demand.strategy && (await strategyOf(demand, known));
  const needsPin = demand.pin !== undefined && (demand.pin.onlyFor ?? strategy) === strategy;
  const pin = needsPin ? await pinOf(demand, known) : undefined;
  const deviceName =
    demand.deviceName && strategy !== "none" ? await deviceNameOf(demand.deviceName, known) : undefined;
  context.signal.throwIfAborted();
  return { newPassword, strategy, pin, deviceName };
}

/** Says at once all that is missing, where nobody can be asked. */
function checkReachable(demand: SecondFactorDemand, { good, refused, context }: Known): void {
  const { terminal, env, words } = context;
  if (terminal.interactive) return;
  const strategy = good.strategy ?? fromEnvironment("strategy", env) ?? onlyStrategy(demand);
  const wanted: readonly SecondFactorAnswer[] = [
    ...(demand.newPassword === undefined ? [] : (["newPassword"] as const)),
    ...(demand.strategy === undefined || strategy !== undefined ? [] : (["strategy"] as const)),
    ...(demand.pin !== undefined && (demand.pin.onlyFor ?? strategy) === strategy ? (["pin"] as const) : []),
  ];
  const missing = wanted.filter(
    (name) => refused.has(name) || (good[name] ?? fromEnvironment(name, env)) === undefined,
  );
  if (missing.length === 0) return;
  const complaint = words.secondFactor.missing(
    missing,
    missing.map((name) => variables[name]),
  );
  throw failure(complaint, { exitCode: exitCodes.moreNeeded });
}

async function newPasswordOf(
  { demand, brokenRules }: SecondFactorQuestion,
  { good, refused, context }: Known,
): Promise<string> {
  if (good.newPassword !== undefined) return good.newPassword;
  const { secondFactor: words } = context.words;
  const { minLength = 1, maxLength = 0, rules = [], reason } = demand.newPassword ?? {};
  const said = (rule: ReturnType<typeof brokenRules>[number]): string =>
    rule === "length" ? words.length(minLength, maxLength) : words.rule[rule];
  const given = refused.has("newPassword") ? undefined : fromEnvironment("newPassword", context.env);
  if (given !== undefined) {
    if (brokenRules(given).length > 0) throw wrongVariable("newPassword", context);
    return given;
  }
  tell(reason === undefined ? undefined : words.because(reason), context);
  tell(words.rules([words.length(minLength, maxLength), ...rules.map(said)]), context);
  return askNew(
    { first: words.newPassword, again: words.newPasswordAgain, different: words.notTheSame },
    (typed) => {
      const broken = brokenRules(typed);
      return broken.length === 0 ? undefined : words.broken(broken.map(said));
    },
    context,
  );
}

async function strategyOf(demand: SecondFactorDemand, { good, context }: Known): Promise<SecurityStrategy> {
  const only = good.strategy ?? onlyStrategy(demand);
  if (only !== undefined) return only;
  const { options = [], proposed } = demand.strategy ?? {};
  // A school that names none leaves all of them open.
  const offered = options.length === 0 ? strategyNames : options;
  const given = fromEnvironment("strategy", context.env);
  if (given !== undefined) {
    const named = offered.find((name) => name === given);
    if (named === undefined) throw wrongVariable("strategy", context);
    return named;
  }
  const { strategy, strategies } = context.words.secondFactor;
  const first = offered.toSorted((one, other) => Number(other === proposed) - Number(one === proposed));
  return askChoice(
    strategy,
    first.map((name) => ({ value: name, label: strategies[name] })),
    context,
  );
}

function onlyStrategy({ strategy }: SecondFactorDemand): SecurityStrategy | undefined {
  return strategy?.options.length === 1 ? strategy.options[0] : undefined;
}

async function pinOf(
  demand: SecondFactorDemand,
  { good, refused, problem, context }: Known,
): Promise<string> {
  if (good.pin !== undefined) return good.pin;
  const { secondFactor: words } = context.words;
  const { kind = "enter", minLength = 4, exact = false } = demand.pin ?? {};
  const check = (typed: string): string | undefined => {
    const fits = /^\d+$/u.test(typed) && typed.length >= minLength && (!exact || typed.length === minLength);
    return fits ? undefined : words.pinFormat(minLength, exact);
  };
  const given = refused.has("pin") ? undefined : fromEnvironment("pin", context.env);
  if (given !== undefined) {
    if (check(given) !== undefined) throw wrongVariable("pin", context);
    return given;
  }
  if (kind === "choose") {
    return askNew(
      { first: words.newPin, again: words.newPinAgain, different: words.notTheSame },
      check,
      context,
    );
  }
  const email = demand.pinResetEmail;
  if (email !== undefined) tell(words.forgotten(email), context);
  const question =
    problem?.kind === "wrong-pin" ? `${words.wrongPin(problem.triesLeft)} ${words.pin}` : words.pin;
  return askHidden(question, check, context);
}

async function deviceNameOf(
  { maxLength, known }: NonNullable<SecondFactorDemand["deviceName"]>,
  { good, context }: Known,
): Promise<string> {
  const usual = good.deviceName ?? known ?? "preau";
  if (good.deviceName !== undefined) return usual;
  const { env, terminal, words } = context;
  const given = env["PREAU_DEVICE_NAME"]?.trim() ?? "";
  const check = (typed: string): string | undefined =>
    typed.length <= maxLength ? undefined : words.secondFactor.nameFormat(maxLength);
  if (given !== "") {
    if (check(given) !== undefined) throw new Failure(`PREAU_DEVICE_NAME: ${check(given) ?? ""}`);
    return given;
  }
  if (!terminal.interactive) return usual;
  return askShown(words.secondFactor.deviceName(usual), check, { context, usual });
}

function wrongAnswer(problem: SecondFactorProblem): SecondFactorAnswer | undefined {
  if (problem.kind === "wrong-pin") return "pin";
  return problem.kind === "refused-password" ? "newPassword" : undefined;
}

function complain(problem: SecondFactorProblem, context: Context): void {
  const { secondFactor: words, notes } = context.words;
  // Every answer was checked before.
  if (problem.kind === "invalid") throw new Failure(problem.message);
  // A wrong PIN is said where it is asked again.
  if (problem.kind === "wrong-pin") return;
  if (context.terminal.interactive) tell(words.refusedPassword, context);
  if (problem.message !== undefined) tell(notes.schoolSays(problem.message), context);
}

function refusal({ kind }: SecondFactorProblem, { words }: Context): Failure {
  const fact = kind === "wrong-pin" ? words.errors["wrong-pin"].fact : words.secondFactor.refusedPassword;
  return new Failure(fact ?? "", { exitCode: exitCodes.account });
}

function wrongVariable(name: SecondFactorAnswer, { words }: Context): Failure {
  return failure(words.secondFactor.wrongVariable(variables[name]));
}

function fromEnvironment(name: SecondFactorAnswer, env: Context["env"]): string | undefined {
  const value = env[variables[name]];
  return value === undefined || value === "" ? undefined : value;
}

function tell(text: string | undefined, { terminal }: Context): void {
  if (text !== undefined) terminal.note(cleanText(text));
}
