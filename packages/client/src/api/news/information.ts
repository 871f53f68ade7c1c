import type { PlainDate, PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { PersonKind } from "../person.js";

/** A piece of news, or a survey. French: "information", "sondage"; together "actualités". */
export interface Information {
  readonly id: Id;
  /** Made of when it was written, title, author, sort and whom it is for. */
  readonly key: Key;
  readonly title?: string;
  /** As the page shows it. */
  readonly author?: string;
  readonly authorKind?: PersonKind;
  /** The user wrote it. */
  readonly mine: boolean;
  readonly read: boolean;
  /** A survey: its questions wait for more than having been read. */
  readonly survey: boolean;
  /** Nobody is told who answered what. */
  readonly anonymousResponse: boolean;
  readonly creationDate?: PlainDateTime;
  /** First and last day on which it is shown. */
  readonly startDate?: PlainDate;
  readonly endDate?: PlainDate;
  /** Shown longer than was first said ("prolongé"). */
  readonly extended: boolean;
  /** Category of the school ("catégorie", "nature" since 2026). */
  readonly category?: string;
  /** Labels that the user gave it; servers of 2026 and later. */
  readonly labels: readonly NewsLabel[];
  /** Whom it is for: the user, or a child. Answers are given in that name. */
  readonly recipient?: NewsRecipient;
  /** First name of the child concerned. */
  readonly child?: string;
  /** A template ("modèle"), and one that is shared; authors only. */
  readonly template: boolean;
  readonly sharedTemplate: boolean;
  /** Text of the first question, which of an information is its whole text. */
  readonly content?: string;
  /** HTML as the server sent it: untrusted, never put it in a page as it is. */
  readonly contentHtml?: string;
  /** Of all questions. */
  readonly attachments: readonly Attachment[];
  /** There are attachments, even where they were not asked for. */
  readonly hasAttachments: boolean;
  /** Something is still to be answered or acknowledged; absent where the list does not tell. */
  readonly awaitsAnswer?: boolean;
  /**
   * The text of an information is one question; a survey has several. Absent when the server tells them apart
   * (2026 and later) and they were not asked for.
   */
  readonly questions?: readonly NewsQuestion[];
}

/** A label of the user's own. */
export interface NewsLabel {
  readonly id: Id;
  readonly name?: string;
  /** `#RRGGBB`. */
  readonly color?: string;
  readonly abbreviation?: string;
}

/** Whom an information is for. */
export interface NewsRecipient {
  readonly id: Id;
  readonly name?: string;
  readonly kind: PersonKind;
  /** The kind in the server's numbers, which answers repeat. */
  readonly kindNumber?: number;
}

/**
 * How a question is answered: by ticking that it was read, in words, by one choice or by several.
 * `no-acknowledgement` and `none` are only read; `other` is a kind that the library does not know.
 */
export type NewsQuestionKind =
  | "acknowledgement"
  | "text"
  | "single-choice"
  | "multiple-choice"
  | "no-acknowledgement"
  | "none"
  | "other";

/** The text of an information, or one question of a survey. */
export interface NewsQuestion {
  readonly id: Id;
  readonly kind: NewsQuestionKind;
  /** Such as "Q 1 : Clubs"; answers repeat it. */
  readonly label?: string;
  readonly title?: string;
  readonly content?: string;
  readonly contentHtml?: string;
  readonly attachments: readonly Attachment[];
  readonly choices: readonly NewsChoice[];
  /** Most characters of an answer in words. */
  readonly maxLength?: number;
  /** Most choices that may be made; absent when any number may. */
  readonly maxChoices?: number;
  /** An answer is waited for, and none was given. */
  readonly awaitsAnswer: boolean;
  readonly answer?: NewsAnswer;
}

/** One possible answer. */
export interface NewsChoice {
  readonly id: Id;
  /** From 1: answers name choices by position. */
  readonly position: number;
  readonly name: string;
  /** Comes with a text of one's own ("autre"). */
  readonly free: boolean;
}

/** What was answered, or is waited for. */
export interface NewsAnswer {
  /** Stands for no object before the first answer. */
  readonly id: Id;
  readonly answered: boolean;
  /** The school waits for an answer. */
  readonly expected: boolean;
  /** The user is the one who answers; otherwise somebody else of the family does. */
  readonly mine: boolean;
  readonly date?: PlainDateTime;
  /** Who answered. */
  readonly by?: string;
  /** An answer in words. */
  readonly text?: string;
  /** Positions of the choices made. */
  readonly choices: readonly number[];
  /** Text that goes with the free choice. */
  readonly freeText?: string;
}
