import { NetworkError } from "../errors/errors.js";

/**
 * Loads a part of the library that most programs never need. Bundlers make a file of its own of each.
 *
 * @throws NetworkError where that file has to be fetched and cannot be
 */
export async function load<Part>(part: () => Promise<Part>): Promise<Part> {
  try {
    return await part();
  } catch (cause) {
    throw new NetworkError("A part of the library could not be loaded; nothing was asked of the school.", {
      cause,
    });
  }
}

/** Parts that are being loaded for one client, in the order in which they were asked for. */
export class Parts {
  #all: Promise<unknown> | undefined;

  /** Settles when all that was asked for until now is there, or could not be had; `undefined` when nothing is missing. */
  get there(): Promise<unknown> | undefined {
    return this.#all;
  }

  /**
   * Begins to load a part; the result gives it, once `there` has settled.
   *
   * @returns a function that throws NetworkError when the part could not be loaded
   */
  load<Part>(part: () => Promise<Part>): () => Part {
    let loaded: { readonly part: Part } | { readonly error: unknown } = {
      error: new Error("not loaded yet"),
    };
    const loading = load(part).then(
      (found) => {
        loaded = { part: found };
      },
      (error: unknown) => {
        loaded = { error };
      },
    );
    const all = Promise.all([this.#all, loading]).then(() => {
      if (this.#all === all) this.#all = undefined;
    });
    this.#all = all;
    return () => {
      if ("part" in loaded) return loaded.part;
      throw loaded.error;
    };
  }
}
