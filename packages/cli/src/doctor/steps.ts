import type { PronoteError } from "@preau/client";
import { type ExitCode, exitCodeOf, exitCodes } from "../exit-codes.js";
import { ownMessage } from "../report-error.js";
import { causeOf, detailsOf } from "./causes.js";
import type { Cause, Details, Diagnosis, Drift, Step, StepName } from "./diagnosis.js";
import { stepNames } from "./diagnosis.js";

/** The library's own fact; of a store, the next step too, which names a command. */
function messageOf(error: PronoteError): string {
  const message = error.code === "store" ? error.message : ownMessage(error);
  return error.call === undefined ? message : `${error.call}: ${message}`;
}

/** More about a step than that it went well. */
interface More {
  readonly milliseconds?: number | undefined;
  readonly details?: Details;
}

/** The steps of one diagnosis, as they are gone. A step that is gone again replaces what was said of it. */
export class Steps {
  readonly #steps = new Map<StepName, Step>();
  #exitCode: ExitCode = exitCodes.ok;

  /** Whether a step has failed: those behind it are not gone. */
  get hasFailed(): boolean {
    return [...this.#steps.values()].some(({ status }) => status === "failed");
  }

  ok(step: StepName, more: More = {}): void {
    this.#set(step, "ok", more);
  }

  /** It went well, yet something is odd. */
  warn(step: StepName, cause: Cause, more: More = {}): void {
    this.#set(step, "warning", more, { cause });
  }

  skip(step: StepName, cause: Cause, more: More = {}): void {
    this.#set(step, "skipped", more, { cause });
  }

  fail(step: StepName, cause: Cause, exitCode: ExitCode, more: More = {}): void {
    this.#set(step, "failed", more, { cause });
    this.#exitCode = exitCode;
  }

  /** It failed with an error of the library, which means what the error says unless a cause is given. */
  failWith(
    step: StepName,
    error: PronoteError,
    {
      cause = causeOf(error, step),
      exitCode,
      details,
      milliseconds,
    }: More & { readonly cause?: Cause; readonly exitCode?: ExitCode } = {},
  ): void {
    const said = error.wireMessage?.trim();
    this.#set(
      step,
      "failed",
      { milliseconds, details: { ...detailsOf(error), ...details } },
      { cause, message: messageOf(error), ...(said === undefined || said === "" ? {} : { said }) },
    );
    this.#exitCode = exitCode ?? exitCodeOf[error.code] ?? exitCodes.unexpected;
  }

  /** All steps in their order, those that were not come to included. */
  result(drift: Drift): Diagnosis {
    const steps = stepNames.map(
      (step) =>
        this.#steps.get(step) ?? ({ step, status: "skipped", cause: "not-reached", details: {} } as const),
    );
    const has = (status: Step["status"]): boolean => steps.some((step) => step.status === status);
    const outcome = has("failed") ? "failed" : has("warning") ? "warning" : "ok";
    return { steps, outcome, drift, exitCode: this.#exitCode };
  }

  #set(
    step: StepName,
    status: Step["status"],
    { milliseconds, details = {} }: More,
    rest: Pick<Step, "cause" | "message" | "said"> = {},
  ): void {
    const time = milliseconds === undefined ? {} : { milliseconds: Math.round(milliseconds) };
    this.#steps.set(step, { step, status, ...rest, ...time, details });
  }
}
