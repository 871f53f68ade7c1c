import type { WireNames } from "@preau/wire";
import { TimeoutError } from "../errors/errors.js";
import type { Environment } from "../platform/platform.js";
import type { SecuredPart } from "../transport/envelope.js";
import { isObject } from "./objects.js";
import { ExchangeFailure, type ExchangeOptions, type Sequence } from "./sequence.js";

/** Longest wait for an operation that the server says is still running, in milliseconds. */
const longestOperation = 120_000;

/** How an operation is waited for. */
export interface OperationOptions extends ExchangeOptions {
  readonly environment: Environment;
  /** Stops asking how far the operation is, between two requests; the session stays in step. */
  readonly leave?: AbortSignal | undefined;
}

/**
 * One exchange, and as many more as the server asks for while it works on the answer.
 *
 * @throws ExchangeFailure; of kind `running` when the server still works after two minutes, `hasBegun` when it had said
 *   that it works
 */
export async function exchangeToTheEnd(
  sequence: Sequence,
  call: string,
  secured: SecuredPart,
  { environment, leave, ...options }: OperationOptions,
): Promise<SecuredPart> {
  const { waitTicket } = sequence.names;
  const deadline = environment.now() + longestOperation;
  let { inner } = await sequence.exchange(call, secured, options);
  while (isObject(inner[waitTicket])) {
    const ticket = inner[waitTicket];
    const { delayMs, repeats } = settingsOf(ticket, sequence.names);
    if (environment.now() + delayMs > deadline) throw stillRunning(call);
    // oxlint-disable-next-line no-await-in-loop -- the server says when to ask again
    await environment.wait(delayMs);
    leave?.throwIfAborted();
    options.signal?.throwIfAborted();
    const again = { ...(repeats ? secured : {}), [waitTicket]: ticket };
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    ({ inner } = await sequence.exchange(call, again, options).catch(afterBeginning));
  }
  return inner;
}

/** Whatever becomes of a question how far an operation is: the server has begun with it. */
function afterBeginning(failure: unknown): never {
  throw failure instanceof ExchangeFailure ? new ExchangeFailure(failure.kind, failure.error, true) : failure;
}

function settingsOf(
  ticket: Readonly<Record<string, unknown>>,
  names: WireNames,
): { delayMs: number; repeats: boolean } {
  const settings = ticket[names.waitSettings];
  const delay = isObject(settings) ? settings["delai"] : undefined;
  const seconds = typeof delay === "number" && delay >= 0 ? Math.min(delay, 10) : 0.5;
  return { delayMs: seconds * 1000, repeats: isObject(settings) && settings["repeterRequete"] === true };
}

function stillRunning(call: string): ExchangeFailure {
  const error = new TimeoutError("The server says that the operation is still running.", { call });
  return new ExchangeFailure("running", error);
}
