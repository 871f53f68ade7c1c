import {
  discussionKinds,
  elementStates,
  type WireDraftReference,
  type WireMessageContent,
  type WireMessageRecipient,
  type WireMessagesPage,
  type WireMessagesRequest,
  type WireNewDiscussionRequest,
  type WireReplyRequest,
  type WireUploadedFile,
} from "@preau/wire";
import { type Id, isIssuedBy } from "../../codec/ids.js";
import { keyOf } from "../../codec/keys.js";
import { compareTexts } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { DiscussionClosedError } from "../../errors/discussion-closed-error.js";
import { StaleReferenceError } from "../../errors/errors.js";
import { defineCall, type Runner } from "../../session/call.js";
import { listDiscussions, threadOf } from "../discussions.js";
import type { Participant, Recipient } from "../recipients.js";
import { checkText, findToWrite, misused, notAllowed, numberOf, readBack } from "../writing.js";
import {
  encodeContent,
  encodeRecipients,
  type MessageOptions,
  type MessageText,
  prepareFiles,
} from "./content.js";
import type { Discussion } from "./discussion.js";
import type { DiscussionThread, Message, MessageButton } from "./message.js";
import { discussionFacts } from "./read.js";
import { messageFacts, readThread } from "./read-messages.js";
import { checkMessaging, findToChange, flat, listed, longestSubject } from "./write.js";

/** A discussion that is started. */
export interface NewDiscussion {
  /** 200 characters at most; may be empty. */
  readonly subject: string;
  readonly message: MessageText;
  /** Some of `getRecipients`, at least one, of this session. */
  readonly recipients: readonly (Recipient | Participant)[];
}

/** Options of `reply`. */
export interface ReplyOptions extends MessageOptions {
  /** One of the thread's `buttons`, which say whom the answer goes to; the first one without it. */
  readonly button?: Pick<MessageButton, "number">;
}

/** Starts a discussion. A write. @evidence read in the official client and in pronotepy */
export const discussionStart = defineCall({
  wire: "SaisieMessage",
  encode: ({ subject, content, to, draft, files = [] }: StartArguments): WireNewDiscussionRequest => ({
    objet: subject,
    contenu: content,
    estCreationCarnetLiaison: false,
    listeFichiers: files,
    listeDestinataires: to,
    ...present({ brouillon: draft }),
  }),
  decode: () => undefined,
});

interface StartArguments {
  readonly subject: string;
  readonly content: WireMessageContent;
  readonly to: readonly WireMessageRecipient[];
  readonly draft?: WireDraftReference | undefined;
  readonly files?: readonly WireUploadedFile[];
}

/** Answers a discussion, or one message. A write. @evidence read in the official client and in pronotepy */
export const answerToDiscussion = defineCall({
  wire: "SaisieMessage",
  encode: (args: AnswerArguments, { tag }): WireReplyRequest => ({
    messagePourReponse: { N: numberOf(tag, args.to), G: 0 },
    contenu: args.content,
    bouton: { N: 0, G: args.button },
    brouillon: args.draft,
    genreDiscussion: kindNumbers[args.kind] ?? discussionKinds.discussion,
    listeFichiers: args.files ?? [],
  }),
  decode: () => undefined,
});

interface AnswerArguments {
  readonly to: Id;
  readonly kind: Discussion["kind"];
  readonly content: WireMessageContent;
  readonly button: number;
  readonly draft: WireDraftReference;
  readonly files?: readonly WireUploadedFile[];
}

const kindNumbers: Readonly<Partial<Record<Discussion["kind"], number>>> = {
  discussion: discussionKinds.discussion,
  "school-life-contact": discussionKinds.schoolLifeContact,
  conversation: discussionKinds.conversation,
  alert: discussionKinds.alert,
  harassment: discussionKinds.harassment,
};

/** The way to answer one message of a discussion. One call, read-only. @evidence read in pronotepy */
const messageToAnswer = defineCall({
  wire: "ListeMessages",
  encode: ({ message }: ToAnswer, { tag }): WireMessagesRequest => ({
    listePossessionsMessages: [{ N: numberOf(tag, message.possessionId ?? message.id) }],
    message: { N: numberOf(tag, message.id) },
  }),
  decode: (page: Reader<WireMessagesPage>, context, { discussion }: ToAnswer) =>
    readThread(page, discussion, context),
});

interface ToAnswer {
  readonly discussion: Discussion;
  readonly message: Message;
}

/**
 * Starts a discussion. Two requests, the second of which looks for it in the list: `undefined` when it is not there.
 * The server does not say which one it is; the latest of the user's own with that subject is taken.
 *
 * @throws UsageError · NotAllowedError for people who may not be written to, and for files without the right
 */
export async function startDiscussion(
  runner: Runner,
  { subject, message, recipients }: NewDiscussion,
  options: MessageOptions = {},
): Promise<Discussion | undefined> {
  checkMessaging(runner);
  if (subject !== "") checkText("The subject", subject, longestSubject);
  const content = encodeContent(runner, message);
  const to = encodeRecipients(runner.context().tag, recipients);
  const { uploads, files } = prepareFiles(runner, options);
  const { signal } = options;
  await runner.run(discussionStart, { subject, content, to, files }, { signal, uploads });
  return findStarted(runner, subject, options);
}

/** The latest discussion of the user's own that has a subject; the list has the latest first. */
export function findStarted(
  runner: Runner,
  subject: string,
  { signal }: MessageOptions,
): Promise<Discussion | undefined> {
  return readBack(
    runner,
    { signal },
    {
      known: undefined,
      read: async () =>
        (await listDiscussions(runner, { signal }))
          .filter((found) => (found.subject ?? "") === subject && found.creator === undefined)
          .toSorted((a, b) => compareTexts(b.date, a.date))[0],
    },
  );
}

/**
 * Answers a discussion, or one message of it. Four requests: how it can be answered, the answer, the list and the
 * messages as they are then. One more for a message, and for what is of an earlier session.
 *
 * @throws DiscussionClosedError · NotAllowedError when nobody may answer, or not with files · UsageError
 */
export async function replyTo(
  runner: Runner,
  given: Discussion | Message,
  { message, ...options }: ReplyOptions & { readonly message: MessageText },
): Promise<DiscussionThread> {
  const content = encodeContent(runner, message);
  const { discussion, thread } = await openThread(runner, given, options);
  const { to, button } = checkAnswerable(discussion, thread, options.button);
  const { uploads, files } = prepareFiles(runner, options);
  const draft = { N: runner.author.newNumber(), E: elementStates.creation };
  const { kind } = discussion;
  const { signal } = options;
  await runner.run(answerToDiscussion, { to, kind, content, button, draft, files }, { signal, uploads });
  return readThreadAgain(runner, options, { discussion, known: thread });
}

/** A discussion as this session names it, and how it, or one of its messages, can be answered. */
export async function openThread(
  runner: Runner,
  given: Discussion | Message,
  { signal }: MessageOptions,
): Promise<{ readonly discussion: Discussion; readonly thread: DiscussionThread }> {
  if (!("discussionKey" in given)) {
    const discussion = await findToChange(runner, given, { signal });
    checkOpen(discussion);
    return { discussion, thread: await threadOf(runner, discussion, { signal }) };
  }
  checkMessaging(runner);
  const discussion = await discussionOf(runner, given, { signal });
  checkOpen(discussion);
  const message = await findToWrite(runner, given, {
    list: async () => (await threadOf(runner, discussion, { signal })).messages,
    plainKey: (one) => keyOf("message", messageFacts(one)),
  });
  return { discussion, thread: await runner.run(messageToAnswer, { discussion, message }, { signal }) };
}

/** The discussion of a message: by its key and, for a message of an earlier session, only when no other is like it. */
async function discussionOf(runner: Runner, message: Message, options: MessageOptions): Promise<Discussion> {
  const all = flat(await listDiscussions(runner, options));
  const found = all.find(({ key }) => key === message.discussionKey);
  const plainKey = (one: Discussion) => keyOf("discussion", discussionFacts(one));
  const isCurrent = isIssuedBy(runner.context().tag, message.id);
  const isOne = (one: Discussion) => all.filter((other) => plainKey(other) === plainKey(one)).length === 1;
  if (found !== undefined && (isCurrent || isOne(found))) return found;
  throw new StaleReferenceError("The discussion of this message cannot be told any more; nothing was sent.", {
    hint: "Fetch the discussions again, and answer one of them.",
  });
}

function checkOpen(discussion: Discussion): void {
  if (discussion.closed) throw new DiscussionClosedError("This discussion is closed; nothing was sent.");
}

/** Whom an answer goes to, and by which button. @throws NotAllowedError · UsageError */
export function checkAnswerable(
  discussion: Discussion,
  thread: DiscussionThread,
  wanted?: Pick<MessageButton, "number">,
): { readonly to: Id; readonly button: number } {
  const { replyTo: target, buttons, canReply } = thread;
  const [first] = buttons;
  if (!canReply || target === undefined || first === undefined) {
    throw notAllowed(
      discussion.left
        ? "This account has left the discussion."
        : "This account may only read this discussion.",
    );
  }
  const button = wanted === undefined ? first : buttons.find(({ number }) => number === wanted.number);
  if (button === undefined) throw misused("The discussion does not offer this way to answer.");
  return { to: target.id, button: button.number };
}

/** The messages as they are after a change. Two requests: the list is what names those that are new. */
export function readThreadAgain(
  runner: Runner,
  { signal }: MessageOptions,
  { discussion, known }: { readonly discussion: Discussion; readonly known: DiscussionThread },
): Promise<DiscussionThread> {
  const read = async () =>
    threadOf(runner, (await listed(runner, discussion, { signal })) ?? discussion, { signal });
  return readBack(runner, { signal }, { known, read });
}
