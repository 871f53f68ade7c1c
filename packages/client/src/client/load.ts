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
