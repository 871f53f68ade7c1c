import type { PasswordRule, SecurityStrategy } from "@preau/client";
import type { Complaint } from "./words.js";

/** Answers that may come from the environment, by what they answer. */
export type SecondFactorAnswer = "pin" | "newPassword" | "strategy";

/** What is said when an account asks for more than its password. */
export interface SecondFactorWords {
  /** Questions. */
  readonly pin: string;
  readonly newPin: string;
  readonly newPinAgain: string;
  readonly newPassword: string;
  readonly newPasswordAgain: string;
  readonly strategy: string;
  readonly strategies: Readonly<Record<SecurityStrategy, string>>;
  deviceName(known: string): string;
  /** Why it is asked at all, in the school's words. */
  because(reason: string): string;
  /** What a new password must have. */
  rules(rules: readonly string[]): string;
  readonly rule: Readonly<Record<PasswordRule, string>>;
  length(least: number, most: number): string;
  /** What is wrong with an answer, before it is sent. */
  broken(rules: readonly string[]): string;
  pinFormat(least: number, exact: boolean): string;
  nameFormat(most: number): string;
  readonly notTheSame: string;
  /** The school says no. */
  wrongPin(triesLeft: number): string;
  readonly refusedPassword: string;
  forgotten(email: string): string;
  /** Why nobody could answer. */
  missing(answers: readonly SecondFactorAnswer[], variables: readonly string[]): Complaint;
  wrongVariable(variable: string): Complaint;
  readonly environment: string;
}
