/** One line of the emulator's log. It never holds a password, a key or an answer's content. */
export interface LogEntry {
  /**
   * - `refused`: a client broke a rule, and was told so the way a real server does;
   * - `forgave`: it broke a rule that lenient mode lets pass;
   * - `fault`: trouble that a test scripted;
   * - `note`: something worth knowing, nobody's mistake;
   * - `bug`: the emulator itself failed.
   */
  readonly kind: "refused" | "forgave" | "fault" | "note" | "bug";
  /** Session number, where one is known. */
  readonly session?: number;
  /** Remote function, `page` or `polling`. */
  readonly call?: string;
  /** `G` of the error answered, for `refused`. */
  readonly code?: number;
  /** What happened, and which rule says so. */
  readonly message: string;
}

/** Collects entries and hands each to a listener. */
export class Log {
  readonly #entries: LogEntry[] = [];
  readonly #listener: ((entry: LogEntry) => void) | undefined;

  constructor(listener?: (entry: LogEntry) => void) {
    this.#listener = listener;
  }

  /** All entries, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    this.#listener?.(entry);
  }
}

/** An entry as one line for people. */
export function logLine(entry: LogEntry): string {
  const where = [
    entry.session === undefined ? undefined : `session ${entry.session}`,
    entry.call,
    entry.code === undefined ? undefined : `G ${entry.code}`,
  ].filter((part) => part !== undefined);
  return `${entry.kind.padEnd(7)} ${where.length === 0 ? "" : `${where.join(", ")}: `}${entry.message}`;
}
