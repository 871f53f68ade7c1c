import type { PlainDate, PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";

/** Messages about one subject between some people. French: "discussion". */
export interface Discussion {
  readonly id: Id;
  /** Made of subject, who started it, kind and the others who take part. */
  readonly key: Key;
  /** Absent when it was left empty. */
  readonly subject?: string;
  /** `other` is a kind that the library does not know. */
  readonly kind: "discussion" | "school-life-contact" | "conversation" | "alert" | "harassment" | "other";
  /** Who started it; absent when the user did. */
  readonly creator?: string;
  /** The others, in short, as the page shows them; `participants` gives all. */
  readonly audience?: string;
  readonly audienceCount?: number;
  /** Of the latest message. A day where the page shows no more than that. */
  readonly date?: PlainDateTime | PlainDate;
  /** The same in the page's words: "lundi 14h05". */
  readonly dateText?: string;
  /** Messages that were not read; at least, where the server only says that there are some. */
  readonly unread: number;
  readonly messageCount?: number;
  /** Answers that were begun and not sent. */
  readonly drafts: number;
  readonly closed: boolean;
  /** The user may close it, or open it again. */
  readonly closable: boolean;
  readonly reopenable: boolean;
  /** The list says that the user may answer; asking for the messages tells for sure. */
  readonly canReply: boolean;
  /** The user has left it. */
  readonly left: boolean;
  /** The user may leave it, or come back. */
  readonly canLeave: boolean;
  /** The user may change its subject. */
  readonly subjectEditable: boolean;
  /** Where it lies, as its labels tell. */
  readonly folder: "inbox" | "archive" | "bin";
  readonly labels: readonly DiscussionLabel[];
  /** Discussions that stand under this one in the list; they are read and answered apart. */
  readonly subdiscussions: readonly Discussion[];
  /** It stands under another. */
  readonly nested: boolean;
  /** What its messages are asked for with. */
  readonly possessionIds: readonly Id[];
  readonly latestPossessionId?: Id;
  /** Message whose people are those of the discussion; absent on some that the system makes. */
  readonly participantsMessageId?: Id;
}

/** A folder of the messaging, or a label of the user's. French: "étiquette". */
export interface DiscussionLabel {
  readonly id: Id;
  readonly name?: string;
  readonly kind: DiscussionLabelKind;
  readonly color?: string;
}

/** What a label stands for; `user` is one of the user's own, `other` one that the library does not know. */
export type DiscussionLabelKind =
  | "user"
  | "inbox"
  | "archive"
  | "sent"
  | "drafts"
  | "bin"
  | "reported"
  | "blue"
  | "green"
  | "red"
  | "liaison-book"
  | "alert"
  | "school-life-contact"
  | "conversation"
  | "hidden-while-disabled"
  | "harassment"
  | "visible-while-disabled"
  | "other";
