import { NetworkError, TimeoutError } from "../errors/errors.js";
import type { PronoteError } from "../errors/pronote-error.js";

/** A request that got no usable answer, and whether the server can have seen it. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly error: PronoteError;
  /** False only when it is certain that nothing reached the server. */
  readonly sent: boolean;

  constructor(error: PronoteError, sent: boolean) {
    super(error.message, { cause: error });
    this.error = error;
    this.sent = sent;
  }
}

/** The time that one request may take. Made by hand: not every runtime combines signals. */
export class Deadline {
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout>;
  readonly #outer: AbortSignal | undefined;
  readonly milliseconds: number;
  #isPast = false;

  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.milliseconds = milliseconds;
    this.#outer = outer;
    this.#timer = this.#started();
    if (outer?.aborted === true) this.#stop();
    outer?.addEventListener("abort", this.#stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether time ran out, as opposed to somebody giving up. */
  get isPast(): boolean {
    return this.#isPast;
  }

  /** Stops the time: nobody waits for the server at the moment. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** Gives the whole time once more. */
  restart(): void {
    clearTimeout(this.#timer);
    if (!this.#controller.signal.aborted) this.#timer = this.#started();
  }

  /** Leaves neither a timer nor a listener behind. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#stop);
  }

  readonly #stop = (): void => {
    this.#controller.abort();
  };

  #started(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#isPast = true;
      this.#controller.abort();
    }, this.milliseconds);
  }
}

/** Causes that come before the first byte is sent. */
const unsentCauses: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "This host does not exist."],
  ["EAI_AGAIN", "The host's name could not be looked up."],
  ["ECONNREFUSED", "The host refuses the connection."],
  ["ConnectionRefused", "The host refuses the connection."],
  ["EHOSTUNREACH", "The host cannot be reached."],
  ["ENETUNREACH", "The network cannot be reached."],
  ["UND_ERR_CONNECT_TIMEOUT", "The host does not take the connection."],
]);

/** Codes of a handshake that ended at the certificate. Other TLS errors may come in mid-conversation. */
const badCertificate =
  /^(?:CERT(?:_\w+)?|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/u;

/** Runtimes whose errors have no code say the same in words. */
const unsentWords: readonly (readonly [RegExp, string])[] = [
  [/dns error|failed to lookup address/iu, "ENOTFOUND"],
  [/connection refused/iu, "ECONNREFUSED"],
  [/invalid peer certificate|certificate/iu, "CERT"],
  [/client error \(Connect\)/u, "UND_ERR_CONNECT_TIMEOUT"],
];

/** What a failed request means. Messages name the host, and nothing else of the address. */
export function failureOf(cause: unknown, host: string, deadline: Deadline): TransportFailure {
  if (deadline.isPast) {
    const error = new TimeoutError(`${host} did not answer within ${deadline.milliseconds / 1000} s.`);
    return new TransportFailure(error, true);
  }
  const code = causeCode(cause);
  const known = code === undefined ? undefined : unsentCauses.get(code);
  if (known !== undefined) {
    const hint = "Check the address and the connection.";
    return new TransportFailure(new NetworkError(`${host}: ${known}`, { hint }), false);
  }
  if (code !== undefined && badCertificate.test(code)) {
    const hint = "Its certificate is not valid: ask the school, or check this machine's clock.";
    return new TransportFailure(new NetworkError(`${host} cannot be trusted (${code}).`, { hint }), false);
  }
  const how = code === undefined ? "" : ` (${code})`;
  return new TransportFailure(new NetworkError(`The connection to ${host} was cut${how}.`), true);
}

/** Code of the innermost cause: `fetch failed` itself says nothing. */
function causeCode(error: unknown): string | undefined {
  let code: string | undefined;
  let words = "";
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ("code" in cause && typeof cause.code === "string") code = cause.code;
    words += ` ${cause.message}`;
    // Several addresses were tried: the first failure stands for them.
    cause = cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause.cause;
  }
  return code ?? unsentWords.find(([pattern]) => pattern.test(words))?.[1];
}
