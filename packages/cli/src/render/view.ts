import type { Words } from "../language/words.js";
import type { Style } from "../style.js";

/** Whom something is shown to: what a renderer needs beside the values. */
export interface View {
  /** Columns. */
  readonly width: number;
  /** Whether a person is likely to look at it, on something that draws boxes. */
  readonly grid: boolean;
  readonly style: Style;
  readonly words: Words;
}
