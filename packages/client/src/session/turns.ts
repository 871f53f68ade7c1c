/** Lets work in one at a time, first come, first served. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs work when its turn comes. When the signal aborts, the promise rejects at once with its reason:
   * work that waits is dropped, work that runs goes on unseen and the next one waits for it.
   */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return signal === undefined ? turn : abortable(turn, signal);
  }
}

/** Waits for work no longer than a signal allows; the work goes on unseen. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", abort);
    });
  });
}
