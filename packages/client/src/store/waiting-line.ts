/** Lets work in one at a time for each key, first come, first served. */
export class WaitingLine {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Runs work in its turn. A signal takes back work that still waits, and leaves alone work that runs.
   *
   * @throws the signal's reason, or what the work throws
   */
  async take<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const before = this.#last.get(key) ?? Promise.resolve();
    let leave = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const place = before.then(() => gone);
    this.#last.set(key, place);
    try {
      await abortable(before, signal);
      return await work();
    } finally {
      leave();
      if (this.#last.get(key) === place) this.#last.delete(key);
    }
  }
}

/** Waits for something that cannot fail, or until the signal aborts. */
function abortable(wait: Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
  if (signal === undefined) return wait;
  return new Promise<unknown>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    void wait.then(resolve).then(() => signal.removeEventListener("abort", abort));
  });
}
