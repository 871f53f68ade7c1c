import {
  elementStates,
  messageCommands,
  type WireDiscussionCommandRequest,
  type WireDraftRequest,
} from "@preau/wire";
import { type Id, isNoObject } from "../../codec/ids.js";
import { type CallOptions, defineCall, type Runner } from "../../session/call.js";
import { threadOf } from "../discussions.js";
import { checkText, misused, numberOf, readBack } from "../writing.js";
import { encodeContent, encodeRecipients, type MessageText } from "./content.js";
import type { Discussion } from "./discussion.js";
import type { DiscussionThread, MessageDraft } from "./message.js";
import {
  answerToDiscussion,
  checkAnswerable,
  discussionStart,
  findStarted,
  type NewDiscussion,
  openThread,
  readThreadAgain,
} from "./send.js";
import { checkMessaging, listed, longestSubject } from "./write.js";

/** Keeps a draft ("brouillon"), of an answer or of a new discussion. A write. @evidence read in the official client */
export const draftKept = defineCall({
  wire: "SaisieMessage",
  encode: (args: DraftArguments, { tag }): WireDraftRequest => ({
    commande: messageCommands.draft,
    brouillon: args.draft,
    messagePourReponse: args.to === undefined ? null : { N: numberOf(tag, args.to), G: 0 },
    contenu: args.content,
    objet: args.subject ?? "",
    listeDestinataires: args.recipients ?? [],
    listeFichiers: [],
  }),
  decode: () => undefined,
});

interface DraftArguments {
  readonly draft: WireDraftRequest["brouillon"];
  readonly content: WireDraftRequest["contenu"];
  /** Message that it answers; absent for a new discussion. */
  readonly to?: Id;
  readonly subject?: string;
  readonly recipients?: WireDraftRequest["listeDestinataires"];
}

/** Deletes a draft. A write. @evidence read in the official client */
export const draftRemoved = defineCall({
  wire: "SaisieMessage",
  encode: ({ id }: MessageDraft, { tag }): WireDiscussionCommandRequest => ({
    commande: messageCommands.remove,
    listePossessionsMessages: [{ N: numberOf(tag, id) }],
  }),
  decode: () => undefined,
});

/**
 * Keeps an answer that is not sent yet; one that was begun before is changed. Four requests.
 *
 * @throws what `replyTo` throws
 */
export async function saveReplyDraft(
  runner: Runner,
  given: Discussion,
  { message, ...options }: CallOptions & { readonly message: MessageText },
): Promise<DiscussionThread> {
  const content = encodeContent(runner, message);
  const { discussion, thread } = await openThread(runner, given, options);
  const { to } = checkAnswerable(discussion, thread);
  await runner.run(draftKept, { draft: referenceTo(runner, thread.draft), to, content }, options);
  return readThreadAgain(runner, options, { discussion, known: thread });
}

function referenceTo(runner: Runner, draft: MessageDraft | undefined): WireDraftRequest["brouillon"] {
  return draft === undefined || isNoObject(draft.id)
    ? { N: runner.author.newNumber(), E: elementStates.creation }
    : { N: numberOf(runner.context().tag, draft.id), E: elementStates.modification };
}

/**
 * Keeps a new discussion that is not sent yet. Two requests, the second of which looks for it in the list: `undefined`
 * when it is not there.
 *
 * @throws UsageError · NotAllowedError
 * @evidence the request was read in the official client; how the draft is told afterwards is assumed
 */
export async function saveDraft(
  runner: Runner,
  { subject, message, recipients }: NewDiscussion,
  options: CallOptions = {},
): Promise<Discussion | undefined> {
  checkMessaging(runner);
  if (subject !== "") checkText("The subject", subject, longestSubject);
  const content = encodeContent(runner, message);
  const to = recipients.length === 0 ? [] : encodeRecipients(runner.context().tag, recipients);
  await runner.run(draftKept, { draft: null, content, subject, recipients: to }, options);
  return findStarted(runner, subject, options);
}

/**
 * Sends what was kept as a draft of a discussion: as it is, or with other words. Four requests; five for a discussion
 * that starts with it, which is looked for as `startDiscussion` does.
 *
 * @throws UsageError when there is no draft, and what `replyTo` throws
 */
export async function sendDraft(
  runner: Runner,
  given: Discussion,
  { message, ...options }: CallOptions & { readonly message?: MessageText } = {},
): Promise<DiscussionThread> {
  const { discussion, thread } = await openThread(runner, given, options);
  const kept = draftOf(thread);
  const { contentHtml: html, content: text = "" } = kept;
  const content = encodeContent(runner, message ?? (html === undefined ? text : { html }));
  const draft = { N: numberOf(runner.context().tag, kept.id) };
  if (thread.replyTo === undefined && kept.recipients !== undefined) {
    const to = encodeRecipients(runner.context().tag, kept.recipients);
    const { subject = "" } = discussion;
    await runner.run(discussionStart, { subject, content, to, draft }, options);
    const started = await findStarted(runner, subject, options);
    const known = withoutDraft(thread);
    return started === undefined ? known : readThreadAgain(runner, options, { discussion: started, known });
  }
  const { to, button } = checkAnswerable(discussion, thread);
  const { kind } = discussion;
  await runner.run(answerToDiscussion, { to, kind, content, button, draft }, options);
  return readThreadAgain(runner, options, { discussion, known: withoutDraft(thread) });
}

/**
 * Deletes the draft of a discussion: what is left of it, or `undefined` of one that was never started. Four requests.
 *
 * @throws UsageError when there is none
 */
export async function deleteDraft(
  runner: Runner,
  given: Discussion,
  options: CallOptions = {},
): Promise<DiscussionThread | undefined> {
  const { discussion, thread } = await openThread(runner, given, options);
  await runner.run(draftRemoved, draftOf(thread), options);
  const { left } = await readBack<{ readonly left: DiscussionThread | undefined }>(runner, options, {
    known: { left: withoutDraft(thread) },
    read: async () => {
      const now = await listed(runner, discussion, options);
      return { left: now && (await threadOf(runner, now, options)) };
    },
  });
  return left;
}

function draftOf({ draft }: DiscussionThread): MessageDraft {
  if (draft === undefined) throw misused("This discussion has no draft.");
  return draft;
}

function withoutDraft({ draft: _sent, ...thread }: DiscussionThread): DiscussionThread {
  return thread;
}
