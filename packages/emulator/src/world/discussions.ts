import type { discussionKinds } from "@preau/wire";
import type { Attachment, Instant, School } from "./school.js";

/** The messaging of the school: what was written, and what everybody keeps of it. */
export interface Discussions {
  readonly threads: Thread[];
  /** How many things were written since the school was made: what is new is numbered by it. */
  written: number;
  /** By person. All that one participant changes for themselves is here. */
  readonly mailboxes: Map<string, Mailbox>;
}

/** One discussion. */
export interface Thread {
  readonly id: string;
  /** May be empty. */
  subject: string;
  readonly kind: keyof typeof discussionKinds;
  /** Who started it. */
  readonly starterId: string;
  /** Everybody in it, the starter first. */
  readonly participantIds: readonly string[];
  /** The oldest first. */
  readonly messages: Message[];
  closed: boolean;
  /** Sent by the school's own machinery: nobody may answer, and its people are not told. */
  readonly automatic?: boolean;
}

/** One message. */
export interface Message {
  readonly id: string;
  readonly threadId: string;
  readonly authorId: string;
  readonly at: Instant;
  readonly text: string;
  /** Whether `text` is HTML. */
  readonly formatted: boolean;
  /** The message that it answers; none for the first one. */
  readonly answersId?: string;
  /** To some of the participants only ("aparté"). */
  readonly toIds?: readonly string[];
  readonly attachments: readonly Attachment[];
  /** Messages of other discussions that came with it. */
  readonly forwarded?: readonly Message[];
}

/** What one person keeps. */
export interface Mailbox {
  readonly holderId: string;
  readonly labels: MailLabel[];
  /** By discussion. */
  readonly holdings: Map<string, Holding>;
  /** Discussions that were begun and not sent. */
  readonly drafts: NewDraft[];
}

/** A label of one's own. */
export interface MailLabel {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly short: string;
}

/** What one person keeps of one discussion. */
export interface Holding {
  /** Messages of others that were read. */
  readonly read: Set<string>;
  place: "inbox" | "archive" | "bin" | "gone";
  readonly labelIds: Set<string>;
  /** Has left the discussion. */
  left: boolean;
  /** An answer that was begun. */
  draft?: Draft;
}

export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly formatted: boolean;
  readonly attachments?: readonly Attachment[];
}

export interface NewDraft extends Draft {
  readonly at: Instant;
  readonly subject: string;
  readonly toIds: readonly string[];
}

/** A discussion as one participant has it. */
export interface HeldThread {
  readonly thread: Thread;
  readonly holding: Holding;
  /** Those they got or wrote, the oldest first; never empty. */
  readonly messages: readonly Message[];
}

/** A person's mailbox, made on first use. */
export function mailboxOf({ mailboxes }: Discussions, holderId: string): Mailbox {
  const known = mailboxes.get(holderId);
  if (known !== undefined) return known;
  const made: Mailbox = { holderId, labels: [], holdings: new Map(), drafts: [] };
  mailboxes.set(holderId, made);
  return made;
}

/** What somebody keeps of a discussion, made on first use: nothing read, in the inbox. */
export function holdingOf(mailbox: Mailbox, threadId: string): Holding {
  const known = mailbox.holdings.get(threadId);
  if (known !== undefined) return known;
  const made: Holding = { read: new Set(), place: "inbox", labelIds: new Set(), left: false };
  mailbox.holdings.set(threadId, made);
  return made;
}

/** Everything that somebody holds at that moment, the discussion with the newest message first. */
export function heldThreads({ discussions }: School, personId: string, now: Instant): HeldThread[] {
  const mailbox = mailboxOf(discussions, personId);
  return discussions.threads
    .filter((thread) => thread.participantIds.includes(personId))
    .map((thread) => ({
      thread,
      holding: holdingOf(mailbox, thread.id),
      messages: thread.messages.filter((message) => message.at <= now && reaches(message, personId)),
    }))
    .filter(({ holding, messages }) => holding.place !== "gone" && messages.length > 0)
    .sort((a, b) => compare(newest(b), newest(a)));
}

/** Messages of others that are not read. What lies in the bin is not waited for. */
export function unreadMessages({ holding, messages }: HeldThread, personId: string): Message[] {
  if (holding.place === "bin") return [];
  return messages.filter(({ id, authorId }) => authorId !== personId && !holding.read.has(id));
}

/**
 * The others of a discussion, who get what is said to everybody: all who are still in. What the school's own
 * machinery sends to many reaches each of them alone.
 */
export function othersIn({ discussions }: School, thread: Thread, personId: string): string[] {
  if (thread.automatic === true && personId !== thread.starterId) return [thread.starterId];
  return thread.participantIds.filter(
    (id) => id !== personId && discussions.mailboxes.get(id)?.holdings.get(thread.id)?.left !== true,
  );
}

/** Whom a message was for, as one of them sees it. */
export function receiversOf(
  school: School,
  thread: Thread,
  message: Message,
  viewerId: string,
): readonly string[] {
  if (thread.automatic === true && viewerId !== message.authorId) return [viewerId];
  return message.toIds ?? othersIn(school, thread, message.authorId);
}

/** The same messaging, whose changes are its own. */
export function copyOfDiscussions({ threads, mailboxes, written }: Discussions): Discussions {
  return {
    written,
    threads: threads.map((thread) => ({ ...thread, messages: [...thread.messages] })),
    mailboxes: new Map([...mailboxes].map(([id, mailbox]) => [id, copyOfMailbox(mailbox)])),
  };
}

/** Nobody has written yet. */
export function noDiscussions(): Discussions {
  return { threads: [], mailboxes: new Map(), written: 0 };
}

function copyOfMailbox(mailbox: Mailbox): Mailbox {
  const holdings = [...mailbox.holdings].map(([id, holding]): [string, Holding] => [
    id,
    { ...holding, read: new Set(holding.read), labelIds: new Set(holding.labelIds) },
  ]);
  const { labels, drafts } = mailbox;
  return { ...mailbox, labels: [...labels], holdings: new Map(holdings), drafts: [...drafts] };
}

function reaches({ authorId, toIds }: Message, personId: string): boolean {
  return authorId === personId || (toIds?.includes(personId) ?? true);
}

function newest({ messages }: HeldThread): Message | undefined {
  return messages.at(-1);
}

function compare(a: Message | undefined, b: Message | undefined): number {
  const [left, right] = [a?.at ?? "", b?.at ?? ""];
  return left === right ? 0 : left < right ? -1 : 1;
}
