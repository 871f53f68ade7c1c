import { type Typed, valueTypes } from "@preau/wire";

/**
 * Files of one answer: they travel beside its secured part (`dataNonSec.fichiers`), which refers to them by
 * index.
 *
 * @evidence read in the official client; captures of 2025.2
 */
export class AnswerFiles {
  readonly #files: string[] = [];

  /** The reference that stands for the file in the answer. */
  add(bytes: Uint8Array): Typed<25, number> {
    return { _T: valueTypes.file, V: this.#files.push(Buffer.from(bytes).toString("base64")) - 1 };
  }

  /** In base64, in the order of their indices. */
  get list(): readonly string[] {
    return this.#files;
  }
}
