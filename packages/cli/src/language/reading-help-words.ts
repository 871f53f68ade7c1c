import type { ReadingCommand } from "../reading-commands.js";

/** Help of the commands that read one thing each. */
export interface ReadingHelp {
  readonly commands: Readonly<Record<ReadingCommand["name"], CommandHelp>>;
  /** Argument of lists: one of their items. */
  readonly key: string;
  /** Argument of `students`. */
  readonly of: string;
  readonly option: Readonly<
    Record<
      | "attendancePeriod"
      | "week"
      | "unread"
      | "pdf"
      | "file"
      | "save"
      | "show"
      | "from"
      | "to"
      | "agendaFrom"
      | "agendaTo"
      | "jsonOne",
      string
    >
  >;
}

/** What a command does, in a line, and what is printed below its options. */
interface CommandHelp {
  readonly about: string;
  readonly examples: readonly string[];
  /** A remark beneath the examples. */
  readonly remark?: string;
}
