import type { Authenticated } from "../auth/authenticate.js";
import {
  answerDemand,
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
import { SecondFactorRequiredError } from "./second-factor-error.js";

/** What a login needs to know to answer for somebody, and to go on. */
interface Answering<T> {
  /** Answers that were given before anybody was asked. */
  readonly upFront: SecondFactorAnswers;
  /** A new password must not be that. */
  readonly login: string;
  readonly signal: AbortSignal | undefined;
  /** The school is satisfied. */
  readonly answered: (done: {
    readonly token: string | undefined;
    readonly newPassword: string | undefined;
    readonly signal: AbortSignal | undefined;
  }) => Promise<T>;
  /** The PIN that was given up front is wrong. */
  readonly refusedPin: () => void;
  readonly learn: (error: unknown) => Promise<void>;
}

/**
 * Answers what an account asks for beside its password, when all of it was given up front.
 *
 * @throws SecondFactorRequiredError when it was not: the session waits for `resume`
 */
export async function answerMore<T>(authenticated: Authenticated, given: Answering<T>): Promise<T> {
  const demand = readDemand(authenticated);
  const { upFront, signal, answered } = given;
  if (demand === undefined) return answered({ token: undefined, newPassword: undefined, signal });
  if (unanswered(demand, upFront).length > 0) throw stopped(authenticated, demand, given);
  try {
    return await answer(authenticated, demand, upFront, given);
  } catch (error) {
    if (!(error instanceof WrongPinError)) throw error;
    given.refusedPin();
    throw new WrongPinError("The PIN that was given up front is wrong.", {
      retry: "never",
      hint: "Log in again with the right one: the school counts three.",
      cause: error,
    });
  }
}

async function answer<T>(
  authenticated: Authenticated,
  demand: SecondFactorDemand,
  answers: SecondFactorAnswers,
  { login, signal, answered }: Answering<T>,
): Promise<T> {
  checkAnswers(demand, answers, login);
  const token = await answerDemand(authenticated, demand, answers, signal);
  const newPassword = demand.newPassword === undefined ? undefined : answers.newPassword;
  return answered({ token, newPassword, signal });
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
      try {
        const done = await answer(authenticated, demand, answers, { ...given, signal });
        state = "over";
        return done;
      } catch (error) {
        // These leave the session as it was: the person may try again.
        if (isPronoteError(error) && (error.code === "wrong-pin" || error.code === "refused"))
          state = "waiting";
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
