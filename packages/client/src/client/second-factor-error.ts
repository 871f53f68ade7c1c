import type { SecondFactorAnswers, SecondFactorDemand } from "../auth/second-factor.js";
import { PronoteError } from "../errors/pronote-error.js";
import type { CallOptions } from "../session/call.js";

/** How a login that was stopped goes on. */
export interface StoppedLogin<T> {
  /** Gives the answers on the same session: one to three requests, and one to enter. */
  readonly resume: (answers: SecondFactorAnswers, options?: CallOptions) => Promise<T>;
  /** Leaves the session. */
  readonly close: () => Promise<void>;
}

/**
 * The account asks for more than its password: a PIN, a name for the device, a new password, a strategy. The session
 * waits; `resume` goes on with it, as often as the school lets one try. A reconnection token that came with the login is
 * saved already.
 */
export class SecondFactorRequiredError<T = unknown> extends PronoteError {
  readonly code = "second-factor";
  readonly demand: SecondFactorDemand;
  readonly #login: StoppedLogin<T>;

  /** @internal */
  constructor(demand: SecondFactorDemand, login: StoppedLogin<T>) {
    super(
      `This account asks for more at login: ${Object.keys(demand).join(", ")}.`,
      "now",
      "Ask the person, then go on with error.resume({ … }), or give the answers up front.",
      {},
    );
    this.demand = demand;
    this.#login = login;
  }

  /**
   * Goes on with the login that was stopped. One to three requests, and one to enter.
   *
   * @returns what the login would have returned
   * @throws UsageError when an answer is missing or breaks a rule; nothing is sent
   * @throws WrongPinError · RequestRefusedError, after which other answers may be given
   * @throws SessionLostError when the school has lost patience: log in again
   */
  resume(answers: SecondFactorAnswers, options: CallOptions = {}): Promise<T> {
    return this.#login.resume(answers, options);
  }

  /** Gives up: the session is left. Never fails. One request. */
  close(): Promise<void> {
    return this.#login.close();
  }

  /** @internal The same, for somebody who makes something else of it. */
  map<U>(make: (made: T) => U): SecondFactorRequiredError<U> {
    const { resume, close } = this.#login;
    return new SecondFactorRequiredError(this.demand, {
      resume: async (answers, options) => make(await resume(answers, options)),
      close,
    });
  }
}

/** Makes something of what a login gives, now or when it has gone on after a second factor. */
export async function made<T, U>(login: Promise<T>, make: (done: T) => U): Promise<U> {
  try {
    return make(await login);
  } catch (error) {
    throw error instanceof SecondFactorRequiredError
      ? (error as SecondFactorRequiredError<T>).map(make)
      : error;
  }
}
