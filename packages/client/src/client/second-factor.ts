import { securityLimits } from "@preau/wire";
import type { Authenticated } from "../auth/authenticate.js";
import {
  answerDemand,
  brokenRules,
  checkAnswers,
  readDemand,
  type SecondFactorAnswers,
  type SecondFactorDemand,
  unanswered,
} from "../auth/second-factor.js";
import { UsageError } from "../errors/errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { WrongPinError } from "../errors/wrong-pin-error.js";
import { leave } from "../session/leave.js";
import { abortable } from "../session/turns.js";
import { SecondFactorRequiredError } from "./second-factor-error.js";
import type {
  SecondFactorHandler,
  SecondFactorProblem,
  SecondFactorQuestion,
} from "./second-factor-question.js";

/** What a login needs to know to answer for somebody, and to go on. */
interface Answering<T> {
  /** Answers that were given before anybody was asked. */
  readonly upFront: SecondFactorAnswers;
  /** Asks the person; absent where the caller wants to be stopped instead. */
  readonly handler: SecondFactorHandler | undefined;
  /** A new password must not be that. */
  readonly login: string;
  readonly signal: AbortSignal | undefined;
  /** The school is satisfied. */
  readonly answered: (done: Done) => Promise<T>;
  /** The PIN that was given up front is wrong. */
  readonly refusedPin: () => void;
  readonly learn: (error: unknown) => Promise<void>;
}

/** What came of the answers. */
interface Done {
  readonly token: string | undefined;
  readonly newPassword: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Answers what an account asks for beside its password, with what was given up front, or what the handler asks of the
 * person.
 *
 * @throws SecondFactorRequiredError when there is neither: the session waits for `resume`
 */
export async function answerMore<T>(authenticated: Authenticated, given: Answering<T>): Promise<T> {
  const demand = readDemand(authenticated);
  const { upFront, handler, signal, answered } = given;
  if (demand === undefined) return answered({ token: undefined, newPassword: undefined, signal });
  const missing = unanswered(demand, upFront);
  // A name for the device need not be asked for, but may be where somebody is there to say it.
  const isNameMissing = demand.deviceName !== undefined && upFront.deviceName === undefined;
  if (handler !== undefined && (missing.length > 0 || isNameMissing)) {
    return ask(authenticated, demand, handler, given);
  }
  if (missing.length > 0) throw stopped(authenticated, demand, given);
  const done = await answer(authenticated, demand, upFront, given).catch((error: unknown) => {
    if (!(error instanceof WrongPinError)) throw error;
    given.refusedPin();
    throw new WrongPinError("The PIN that was given up front is wrong.", {
      retry: "never",
      hint: "Log in again with the right one: the school counts three.",
      cause: error,
    });
  });
  return answered(done);
}

/** Somebody who gives no good answer in so many rounds never will. */
const mostRounds = 10;

/** Asks, and asks again as long as the school lets one try. Whoever called leaves the session when this throws. */
async function ask<T>(
  authenticated: Authenticated,
  demand: SecondFactorDemand,
  handler: SecondFactorHandler,
  given: Answering<T>,
): Promise<T> {
  const { signal, login, upFront } = given;
  const { newPassword } = demand;
  const question: SecondFactorQuestion = {
    demand,
    signal,
    brokenRules: (wanted) => (newPassword === undefined ? [] : brokenRules(wanted, newPassword, login)),
  };
  let problem: SecondFactorProblem | undefined;
  let triesLeft = securityLimits.pinTries;
  let done: Done | undefined;
  for (let round = 1; done === undefined; round += 1) {
    signal?.throwIfAborted();
    const asking = Promise.resolve(handler(problem === undefined ? question : { ...question, problem }));
    // oxlint-disable-next-line no-await-in-loop -- a person is asked again when the answer was wrong
    const said = await (signal === undefined ? asking : abortable(asking, signal));
    // What was given up front stands until it turns out to be wrong.
    const known = problem === undefined ? upFront : { ...upFront, pin: undefined };
    try {
      // oxlint-disable-next-line no-await-in-loop -- as above
      done = await answer(authenticated, demand, { ...known, ...said }, given);
    } catch (error) {
      if (error instanceof WrongPinError) triesLeft -= 1;
      if (triesLeft === 0) throw wrongToTheEnd(error);
      problem = problemOf(error, triesLeft);
      if (problem === undefined || round === mostRounds) throw error;
    }
  }
  return given.answered(done);
}

function wrongToTheEnd(cause: unknown): WrongPinError {
  return new WrongPinError(`The PIN was wrong ${securityLimits.pinTries} times.`, {
    retry: "never",
    hint: "The session is over. Make sure of the PIN, then log in again; the official page can reset it.",
    cause,
  });
}

/** After which errors other answers may be given: the session is as it was. */
function problemOf(error: unknown, triesLeft: number): SecondFactorProblem | undefined {
  if (error instanceof WrongPinError) return { kind: "wrong-pin", triesLeft };
  if (!isPronoteError(error)) return undefined;
  if (error.code === "usage") return { kind: "invalid", message: error.message };
  if (error.code !== "refused") return undefined;
  const { wireMessage } = error;
  return { kind: "refused-password", ...(wireMessage === undefined ? {} : { message: wireMessage }) };
}

/** Gives answers; when the school is satisfied, the session waits for nobody any more. */
async function answer(
  authenticated: Authenticated,
  demand: SecondFactorDemand,
  answers: SecondFactorAnswers,
  { login, signal }: Pick<Answering<unknown>, "login" | "signal">,
): Promise<Done> {
  checkAnswers(demand, answers, login);
  const token = await answerDemand(authenticated, demand, answers, signal);
  const newPassword = demand.newPassword === undefined ? undefined : answers.newPassword;
  return { token, newPassword, signal };
}

function stopped<T>(
  authenticated: Authenticated,
  demand: SecondFactorDemand,
  given: Answering<T>,
): SecondFactorRequiredError<T> {
  let state: "waiting" | "busy" | "over" = "waiting";
  const end = async (): Promise<void> => {
    if (state === "over") return;
    state = "over";
    await leave(authenticated.sequence);
  };
  return new SecondFactorRequiredError<T>(demand, {
    resume: async (answers, { signal } = {}) => {
      if (state !== "waiting") {
        throw new UsageError(`This login is ${state}.`, {
          hint: "Log in again, or wait for the answers that were given.",
        });
      }
      checkAnswers(demand, answers, given.login);
      state = "busy";
      let isSettled = false;
      try {
        const done = await answer(authenticated, demand, answers, { ...given, signal });
        isSettled = true;
        const entered = await given.answered(done);
        state = "over";
        return entered;
      } catch (error) {
        const mayTryAgain = isPronoteError(error) && (error.code === "wrong-pin" || error.code === "refused");
        // The session is as it was: the person may try again.
        if (mayTryAgain && !isSettled) state = "waiting";
        else {
          await given.learn(error);
          await end();
        }
        throw error;
      }
    },
    close: end,
  });
}
