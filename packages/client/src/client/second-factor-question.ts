import type { PasswordRule, SecondFactorAnswers, SecondFactorDemand } from "../auth/second-factor.js";

/** What an account asks for beside its password, put to whoever can ask the person. */
export interface SecondFactorQuestion {
  readonly demand: SecondFactorDemand;
  /** Why it is asked again; absent the first time. */
  readonly problem?: SecondFactorProblem;
  /** Aborted when the caller of the login gives up: the answer is not waited for then. */
  readonly signal?: AbortSignal | undefined;
  /** Rules of the school that a new password breaks, and `length`; empty when it is good. Asks nobody. */
  readonly brokenRules: (newPassword: string) => readonly (PasswordRule | "length")[];
}

/** What was wrong with the answers before. The session goes on, and waits for others. */
export type SecondFactorProblem =
  /** Tries left, of the three that the school counts. */
  | { readonly kind: "wrong-pin"; readonly triesLeft: number }
  /** The school has refused the new password; `message` is its own French words. */
  | { readonly kind: "refused-password"; readonly message?: string }
  /** An answer is missing or breaks a rule: nothing was sent. `message` says which, in English, without its value. */
  | { readonly kind: "invalid"; readonly message: string };

/** Gives the answers of a person; what it throws, the login throws, once the session is left. */
export type SecondFactorHandler = (
  question: SecondFactorQuestion,
) => SecondFactorAnswers | Promise<SecondFactorAnswers>;
