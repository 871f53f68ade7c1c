import { type ExitCode, exitCodes } from "./exit-codes.js";

/** Why a command stops, in words that are ready to be shown. Never holds a secret. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exitCode: ExitCode;
  /** The next step. */
  readonly hint: string | undefined;

  constructor(
    fact: string,
    options: {
      readonly hint?: string | undefined;
      readonly exitCode?: ExitCode;
      readonly cause?: unknown;
    } = {},
  ) {
    super(fact, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? exitCodes.usage;
    this.hint = options.hint;
  }
}
