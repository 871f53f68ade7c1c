import { UsageError } from "../errors/errors.js";
import { isHolding } from "./timers.js";

/** How a session is kept from falling asleep. */
export interface KeepAliveOptions {
  /** Time between two requests, in milliseconds; default 110 000. At least ten seconds. */
  readonly intervalMs?: number;
  /** Stops it. */
  readonly signal?: AbortSignal;
  /** Keep the process running for it; default false. */
  readonly keepsProcess?: boolean;
  /** Told of what goes wrong; it goes on afterwards. Default: nobody is. */
  readonly onError?: (error: unknown) => void;
}

/** What third parties have used for years. @evidence pronotepy, Pawnote: 110 to 120 s */
const usualInterval = 110_000;
/** More often is not politeness. */
const shortestInterval = 10_000;

/** A session that is being kept awake, until it is stopped. */
export class KeepAlive {
  readonly #knock: (signal: AbortSignal) => Promise<void>;
  readonly #options: KeepAliveOptions;
  readonly #stopped = new AbortController();
  readonly #stop = (): void => {
    void this.stop();
  };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #knocking: Promise<void> = Promise.resolve();

  /** @internal Use `client.keepAlive`. */
  constructor(knock: (signal: AbortSignal) => Promise<void>, options: KeepAliveOptions) {
    const { intervalMs = usualInterval, signal } = options;
    if (!(intervalMs >= shortestInterval)) {
      throw new UsageError(`The option intervalMs must be at least ${shortestInterval}.`);
    }
    this.#knock = knock;
    this.#options = options;
    if (signal?.aborted === true) this.#stop();
    else {
      signal?.addEventListener("abort", this.#stop, { once: true });
      this.#wait();
    }
  }

  /** Whether it goes on. */
  get running(): boolean {
    return !this.#stopped.signal.aborted;
  }

  /** Stops it. No request. Safe to call twice; resolves when none of its own is on its way. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#stop);
    this.#stopped.abort();
    await this.#knocking;
  }

  /** Stops it at the end of an `await using` block. No request. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #wait(): void {
    const timer: unknown = setTimeout(() => {
      this.#knocking = this.#knockOnce();
    }, this.#options.intervalMs ?? usualInterval);
    this.#timer = timer as ReturnType<typeof setTimeout>;
    // Where timers hold a process, this one does not, unless asked.
    if (this.#options.keepsProcess !== true && isHolding(timer)) timer.unref();
  }

  async #knockOnce(): Promise<void> {
    try {
      await this.#knock(this.#stopped.signal);
    } catch (error) {
      if (this.running) this.#options.onError?.(error);
    }
    if (this.running) this.#wait();
  }
}
