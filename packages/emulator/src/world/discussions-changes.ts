import {
  type Discussions,
  type Draft,
  type HeldThread,
  type Holding,
  holdingOf,
  type Mailbox,
  type Message,
  mailboxOf,
  type NewDraft,
  type Thread,
} from "./discussions.js";
import type { Attachment, Instant } from "./school.js";

/** What people change of the messaging. Nothing else does. */

/** What is said. */
export interface Letter {
  readonly authorId: string;
  readonly at: Instant;
  readonly text: string;
  readonly formatted: boolean;
  readonly attachments: readonly Attachment[];
  readonly forwarded?: readonly Message[];
}

/** A number that nothing else of the messaging bears. */
export function nextNumber(discussions: Discussions): number {
  discussions.written += 1;
  return discussions.written;
}

/** Starts a discussion. */
export function startThread(
  discussions: Discussions,
  start: Pick<Thread, "subject" | "kind"> & { readonly toIds: readonly string[] },
  letter: Letter,
): Thread {
  const { subject, kind, toIds } = start;
  const { authorId } = letter;
  const id = `thread:written:${nextNumber(discussions)}`;
  const participantIds = [...new Set([authorId, ...toIds])];
  const thread: Thread = {
    id,
    subject,
    kind,
    starterId: authorId,
    participantIds,
    messages: [],
    closed: false,
  };
  discussions.threads.push(thread);
  say(discussions, thread, letter, {});
  return thread;
}

/**
 * Adds a message to a discussion, whose draft of an answer is gone. Those whom it reaches find the discussion among
 * the others again, if they had thrown it away.
 */
export function say(
  discussions: Discussions,
  thread: Thread,
  letter: Letter,
  to: Pick<Message, "answersId" | "toIds">,
): Message {
  const message: Message = {
    id: `message:${thread.id}:${thread.messages.length + 1}`,
    threadId: thread.id,
    ...letter,
    ...to,
  };
  thread.messages.push(message);
  for (const personId of to.toIds ?? thread.participantIds) {
    const holding = holdingOf(mailboxOf(discussions, personId), thread.id);
    if (holding.place === "bin" || holding.place === "gone") holding.place = "inbox";
  }
  return message;
}

/** Keeps what was begun of an answer, or forgets it. */
export function keepDraft(holding: Holding, draft: Draft | undefined): void {
  if (draft === undefined) delete holding.draft;
  else holding.draft = draft;
}

/** Keeps a discussion that was begun, in place of the draft of the same id. */
export function keepNewDraft({ drafts }: Mailbox, draft: NewDraft): void {
  const index = drafts.findIndex(({ id }) => id === draft.id);
  if (index >= 0) drafts[index] = draft;
  else drafts.push(draft);
}

/** Forgets a draft, of an answer or of a discussion. */
export function forgetDraft({ drafts, holdings }: Mailbox, draftId: string): void {
  const index = drafts.findIndex(({ id }) => id === draftId);
  if (index >= 0) drafts.splice(index, 1);
  for (const holding of holdings.values()) {
    if (holding.draft?.id === draftId) delete holding.draft;
  }
}

/** Marks messages as read, or not. */
export function markMessages({ read }: Holding, messageIds: Iterable<string>, isRead: boolean): void {
  for (const id of messageIds) {
    if (isRead) read.add(id);
    else read.delete(id);
  }
}

/** Moves a discussion for one person. What is gone is gone for good. */
export function moveTo({ holding }: Pick<HeldThread, "holding">, place: Holding["place"]): void {
  holding.place = place;
}

/** Closes a discussion for everybody, or opens it again. */
export function setClosed(thread: Thread, closed: boolean): void {
  thread.closed = closed;
}

/** Leaves a discussion, or comes back. */
export function setLeft(holding: Holding, left: boolean): void {
  holding.left = left;
}

/** Gives a discussion another subject. */
export function rename(thread: Thread, subject: string): void {
  thread.subject = subject;
}
