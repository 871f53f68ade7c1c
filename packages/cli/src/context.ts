import type { Words } from "./language/words.js";
import type { View } from "./render/view.js";
import type { Terminal } from "./terminal.js";

/** What a command needs beside its own values. */
export interface Context {
  readonly terminal: Terminal;
  readonly words: Words;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** How data is shown on stdout. */
export function viewOf({ terminal, words }: Context): View {
  return { width: terminal.width, grid: terminal.grid, style: terminal.style, words };
}
