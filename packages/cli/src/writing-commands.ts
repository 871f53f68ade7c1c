import type { HalfDay } from "@preau/client";
import type { AccountOptions } from "./account-options.js";

/** Where a text comes from: an argument, a file, or `-` for the standard input; asked for when both are absent. */
export interface TextSource {
  readonly text?: string;
  readonly file?: string;
}

/** What takes nothing but the key of something that a list shows. */
export type KeyKind =
  | "homework done"
  | "homework undone"
  | "homework take-back"
  | "news read"
  | "news unread"
  | "news acknowledge"
  | "messages read"
  | "messages unread"
  | "messages restore"
  | "messages archive"
  | "messages unarchive"
  | "messages close"
  | "messages reopen";

/** `preau homework done KEY` and the like. */
export interface KeyAction {
  readonly kind: KeyKind;
  readonly key: string;
}

/** `preau homework hand-in KEY FILE` */
export interface HandInAction {
  readonly kind: "homework hand-in";
  readonly key: string;
  readonly file: string;
  readonly replace: boolean;
}

/** One `--answer` or `--free-text`: the place of a question, from 1, and what is answered. */
export interface PlacedText {
  readonly place: number;
  readonly text: string;
}

/** `preau news answer KEY` */
export interface AnswerAction {
  readonly kind: "news answer";
  readonly key: string;
  /** Asked for when there is none. */
  readonly answers: readonly PlacedText[];
  readonly freeTexts: readonly PlacedText[];
}

/** `preau messages delete KEY` */
export interface DeleteAction {
  readonly kind: "messages delete";
  readonly key: string;
  /** Out of the bin, where it lies already. */
  readonly forGood: boolean;
}

/** `preau messages new` */
export interface NewMessageAction {
  readonly kind: "messages new";
  readonly to: readonly string[];
  readonly subject?: string;
  readonly body: TextSource;
  readonly attach: readonly string[];
}

/** `preau messages reply KEY` */
export interface ReplyAction {
  readonly kind: "messages reply";
  readonly key: string;
  /** Which of the discussion's ways to answer, by its place from 1 or its name; the first one otherwise. */
  readonly way?: string;
  readonly body: TextSource;
  readonly attach: readonly string[];
}

/** `preau absence justify KEY` */
export interface JustifyAction {
  readonly kind: "absence justify";
  readonly key: string;
  readonly reason?: string;
  readonly body: TextSource;
  readonly attach: readonly string[];
}

/** `preau absence declare` */
export interface DeclareAction {
  readonly kind: "absence declare";
  readonly from: string;
  readonly to: string;
  readonly fromHalf: HalfDay;
  readonly toHalf: HalfDay;
  readonly reason?: string;
  readonly body: TextSource;
}

/** `preau attendance acknowledge KEY` */
export interface AcknowledgeEventAction {
  readonly kind: "attendance acknowledge";
  readonly key: string;
}

/** `preau report acknowledge` */
export interface AcknowledgeReportAction {
  readonly kind: "report acknowledge";
  readonly period?: string;
}

/** What is changed at the school. */
export type WriteAction =
  | KeyAction
  | HandInAction
  | AnswerAction
  | DeleteAction
  | NewMessageAction
  | ReplyAction
  | JustifyAction
  | DeclareAction
  | AcknowledgeEventAction
  | AcknowledgeReportAction;

/** A command's words after `preau`; scripts find it in the JSON as `action`. */
export type WriteKind = WriteAction["kind"];

/** A command that changes something at the school. */
export interface WriteCommand {
  readonly name: "write";
  readonly account: AccountOptions;
  readonly action: WriteAction;
  readonly json: boolean;
  /** Sent without asking. */
  readonly yes: boolean;
  /** Shown, and not sent. */
  readonly dryRun: boolean;
}

/** `preau messages recipients` and `preau absence reasons`: what writing takes, and nothing is written. */
export interface LookUpCommand {
  readonly name: "recipients" | "reasons";
  readonly account: AccountOptions;
  readonly json: boolean;
}
