import type { WriteKind } from "../writing-commands.js";

/** Help of the commands that change something, and of those that show what they take. */
export interface WritingHelp {
  readonly commands: Readonly<
    Record<WriteKind | "messages recipients" | "absence reasons", WritingCommandHelp>
  >;
  /** `preau absence`, which does nothing by itself. */
  readonly absence: string;
  /** Beneath the examples of each: how it asks, and what its end means. */
  readonly manner: string;
  readonly argument: Readonly<Record<"key" | "file" | "text", string>>;
  readonly option: Readonly<
    Record<
      | "child"
      | "yes"
      | "dryRun"
      | "json"
      | "replace"
      | "answer"
      | "freeText"
      | "to"
      | "subject"
      | "bodyFile"
      | "attach"
      | "way"
      | "forGood"
      | "reason"
      | "from"
      | "until"
      | "fromHalf"
      | "toHalf",
      string
    >
  >;
}

/** What a command does, in a line, and what is printed below its options. */
interface WritingCommandHelp {
  readonly about: string;
  readonly examples: readonly string[];
  /** A remark beneath the examples. */
  readonly remark?: string;
}
