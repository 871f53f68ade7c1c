import type {
  WireDiscussionsPage,
  WireDiscussionsRequest,
  WireMessagePublicPage,
  WireMessagePublicRequest,
  WireMessagesPage,
  WireMessagesRequest,
} from "@preau/wire";
import { type Id, isIssuedBy, resolveId } from "../codec/ids.js";
import type { Key } from "../codec/keys.js";
import type { Reader } from "../codec/reader.js";
import { NotAllowedError, StaleReferenceError, UnsupportedError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import type { Discussion } from "./discussions/discussion.js";
import type { DiscussionThread, Message } from "./discussions/message.js";
import { readDiscussions } from "./discussions/read.js";
import { readThread } from "./discussions/read-messages.js";
import { type Participant, readParticipants } from "./recipients.js";

export type { Discussion, DiscussionLabel, DiscussionLabelKind } from "./discussions/discussion.js";
export type {
  DiscussionThread,
  Message,
  MessageButton,
  MessageDraft,
  MessageReference,
} from "./discussions/message.js";
export { readDiscussions } from "./discussions/read.js";

/** Options of `listDiscussions`. */
export interface DiscussionsOptions extends CallOptions {
  /** Only discussions with something unread; default false. */
  readonly onlyUnread?: boolean;
}

/** Options of `threadOf`. */
export interface MessagesOptions extends CallOptions {
  /** Only so many of the latest messages; default all. */
  readonly latest?: number;
}

/**
 * The discussions of the messaging ("messagerie"), in its order. One call, read-only. What lies in the
 * archives and the bin is listed too: `folder` tells.
 *
 * @evidence read in the official client 2024.3 to 2025.2; fields of captured types of 2024
 */
export const discussionsOfAccount = defineCall({
  wire: "ListeMessagerie",
  encode: ({ onlyUnread = false }: { readonly onlyUnread?: boolean }): WireDiscussionsRequest => ({
    avecMessage: true,
    avecLu: !onlyUnread,
    possessionMessageDiscussionUnique: null,
  }),
  decode: (page: Reader<WireDiscussionsPage>, context): readonly Discussion[] =>
    readDiscussions(page, context),
});

/**
 * The messages of a discussion, and how it can be answered. One call, read-only: nothing is marked as read.
 *
 * @evidence read in the official client 2024.3 to 2025.2; fields of captured types of 2024
 */
export const messagesOfDiscussion = defineCall({
  wire: "ListeMessages",
  encode: ({ discussion, latest }: ThreadArguments, { tag }): WireMessagesRequest => ({
    listePossessionsMessages: discussion.possessionIds.map((id) => ({ N: resolveId(tag, id) })),
    marquerCommeLu: false,
    nbMessagesVus: latest ?? 0,
    ...(discussion.nested ? { estSousDiscussion: true } : {}),
  }),
  decode: (page: Reader<WireMessagesPage>, context, { discussion }: ThreadArguments): DiscussionThread =>
    readThread(page, discussion, context),
});

/** Which discussion, and how much of it. */
interface ThreadArguments {
  readonly discussion: Discussion;
  readonly latest?: number | undefined;
}

/**
 * The people of a discussion, or of one message. One call, which only looks, whatever its name says.
 *
 * @evidence read in the official client 2025.2; the flags as pronotepy and one other client send them
 */
const peopleOfMessage = defineCall({
  wire: "SaisiePublicMessage",
  encode: ({ messageId, ofDiscussion }: PeopleArguments, { tag }): WireMessagePublicRequest => ({
    message: { N: resolveId(tag, messageId) },
    ...(ofDiscussion ? { estPublicParticipant: true, estDestinatairesReponse: false } : {}),
  }),
  decode: (page: Reader<WireMessagePublicPage>, { tag }): readonly Participant[] =>
    readParticipants(page, tag),
});

/** Whose people are wanted. */
interface PeopleArguments {
  readonly messageId: Id;
  readonly ofDiscussion: boolean;
}

/** The discussions of the account. One request. */
export function listDiscussions(
  runner: Runner,
  { onlyUnread, signal }: DiscussionsOptions = {},
): Promise<readonly Discussion[]> {
  return runner.run(discussionsOfAccount, { onlyUnread: onlyUnread === true }, { signal });
}

/**
 * A discussion with its messages, the oldest first. One request; one more for a discussion of an earlier
 * session, which is found again by its key.
 *
 * @throws NotAllowedError when the server has something to say in place of messages (`wireMessage`)
 * @throws StaleReferenceError · UnsupportedError when the server gave it nothing to be asked with
 */
export async function threadOf(
  runner: Runner,
  discussion: Discussion,
  { latest, signal }: MessagesOptions = {},
): Promise<DiscussionThread> {
  const current = await findDiscussion(runner, discussion, { signal });
  if (current.possessionIds.length === 0) throw unnamed("This discussion has no messages to ask for.");
  const thread = await runner.run(messagesOfDiscussion, { discussion: current, latest }, { signal });
  if (thread.notice === undefined || thread.messages.length > 0) return thread;
  throw new NotAllowedError("The server does not show these messages.", {
    call: "ListeMessages",
    hint: "Its own words are in wireMessage.",
    wireMessage: thread.notice,
  });
}

/**
 * Everybody who takes part in a discussion, whether they wrote or not. One request; one more for a discussion
 * of an earlier session.
 *
 * @throws StaleReferenceError · UnsupportedError for a discussion of the system, which tells nobody
 */
export async function participantsOf(
  runner: Runner,
  discussion: Discussion,
  options: CallOptions = {},
): Promise<readonly Participant[]> {
  const current = await findDiscussion(runner, discussion, options);
  const messageId = current.participantsMessageId;
  if (messageId === undefined) throw unnamed("This discussion does not tell who takes part.");
  return runner.run(peopleOfMessage, { messageId, ofDiscussion: true }, options);
}

/**
 * Everybody to whom one message was sent. One request; two more for a message of an earlier session, which is
 * found again by its key, and its discussion's.
 *
 * @throws StaleReferenceError
 */
export async function recipientsOf(
  runner: Runner,
  message: Message,
  options: CallOptions = {},
): Promise<readonly Participant[]> {
  const { id } = await findMessage(runner, message, options);
  return runner.run(peopleOfMessage, { messageId: id, ofDiscussion: false }, options);
}

/** A discussion as this session names it. No request when it is of this session, one otherwise. */
async function findDiscussion(
  runner: Runner,
  discussion: Discussion,
  options: CallOptions,
): Promise<Discussion> {
  if (isIssuedBy(runner.context().tag, discussion.id)) return discussion;
  return listedDiscussion(runner, discussion.key, options);
}

/** The discussion that has a key, under another one or not. */
async function listedDiscussion(runner: Runner, key: Key, options: CallOptions): Promise<Discussion> {
  const all = await listDiscussions(runner, options);
  const each = all.flatMap((discussion) => [discussion, ...discussion.subdiscussions]);
  return each.find((discussion) => discussion.key === key) ?? gone("discussion");
}

/** A message as this session names it. No request when it is of this session, two otherwise. */
async function findMessage(runner: Runner, message: Message, options: CallOptions): Promise<Message> {
  if (isIssuedBy(runner.context().tag, message.id)) return message;
  const discussion = await listedDiscussion(runner, message.discussionKey, options);
  const { messages } = await threadOf(runner, discussion, options);
  return messages.find(({ key }) => key === message.key) ?? gone("message");
}

function gone(what: string): never {
  throw new StaleReferenceError(`The messaging has no such ${what} any more.`, {
    hint: "Ask for the discussions again: it may have been deleted.",
  });
}

function unnamed(fact: string): UnsupportedError {
  return new UnsupportedError(fact, { hint: "Nothing was sent." });
}
