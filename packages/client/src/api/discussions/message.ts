import type { PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { Participant } from "../recipients.js";

/** One message of a discussion. */
export interface Message {
  readonly id: Id;
  /** Made of the discussion, when it was written, by whom, and what it says. */
  readonly key: Key;
  /** Key of its discussion. */
  readonly discussionKey: Key;
  /** Who wrote it; absent when the user did. */
  readonly author?: string;
  /** What the author is, in the page's words: "Professeur", "Personnel"… */
  readonly authorRole?: string;
  /** The user wrote it. */
  readonly mine: boolean;
  /** Whom it is for, in short; `messageRecipients` gives all. */
  readonly audience?: string;
  readonly audienceRole?: string;
  readonly audienceCount?: number;
  /** The user has read it. */
  readonly seen: boolean;
  readonly created: PlainDateTime;
  /** Plain text. */
  readonly content?: string;
  /** HTML as the server sent it: untrusted, never put it in a page as it is. */
  readonly contentHtml?: string;
  /** The message of the same list that this one answers; absent on the first. */
  readonly replyingTo?: MessageReference;
  /** For some of the participants only ("aparté"). */
  readonly aside: boolean;
  /** Begun, and not sent. */
  readonly draft: boolean;
  readonly attachments: readonly Attachment[];
  /** Messages that were passed on with this one. */
  readonly forwarded: readonly Message[];
  /** The user's copy of it, which answers and marks name. */
  readonly possessionId?: Id;
}

/** Names another message of the same discussion. */
export interface MessageReference {
  readonly id: Id;
  readonly key: Key;
}

/** A discussion's messages, and how it can be answered. */
export interface DiscussionThread {
  /** The oldest first. */
  readonly messages: readonly Message[];
  /** Messages in all, more than were asked for. */
  readonly total?: number;
  /** An answer can be sent. */
  readonly canReply: boolean;
  /** The message that an answer goes to, and how many people that makes. */
  readonly replyTo?: { readonly id: Id; readonly recipientCount?: number };
  /** Ways to send an answer, as the page offers them. */
  readonly buttons: readonly MessageButton[];
  /** An answer that was begun. */
  readonly draft?: MessageDraft;
  /** What the server says in place of messages. */
  readonly notice?: string;
}

/** A way to send an answer. */
export interface MessageButton {
  /** `other` is one that the library does not know. */
  readonly kind:
    | "send"
    | "send-to-all"
    | "reply-to-all"
    | "send-to-all-but-families"
    | "reply-to-all-but-families"
    | "close-alert"
    | "other";
  /** The kind in the server's numbers, which answers repeat. */
  readonly number: number;
  readonly name?: string;
}

/** An answer that was begun and not sent. French: "brouillon". */
export interface MessageDraft {
  readonly id: Id;
  readonly content?: string;
  readonly contentHtml?: string;
  /** Whom a discussion that is not started yet is for; where the server says. */
  readonly recipients?: readonly Participant[];
  readonly attachments: readonly Attachment[];
}
