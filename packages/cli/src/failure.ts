import { type ExitCode, exitCodes } from "./exit-codes.js";
import type { Complaint } from "./language/words.js";

/** Why a command stops, in words that are ready to be shown. Never holds a secret. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exitCode: ExitCode;
  /** The next step. */
  readonly hint: string | undefined;
  /** More about it, beneath the fact. */
  readonly details: readonly string[];

  constructor(
    fact: string,
    options: {
      readonly hint?: string | undefined;
      readonly exitCode?: ExitCode;
      readonly details?: readonly string[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(fact, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? exitCodes.usage;
    this.hint = options.hint;
    this.details = options.details ?? [];
  }
}

/** A complaint, as what stops the command. */
export function failure(
  { fact, hint }: Complaint,
  options: { readonly exitCode?: ExitCode; readonly cause?: unknown } = {},
): Failure {
  return new Failure(fact, { ...options, hint });
}
