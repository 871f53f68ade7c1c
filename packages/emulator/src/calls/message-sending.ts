import { discussionKinds, type WireMessageReport } from "@preau/wire";
import { isObject } from "../session/packing.js";
import { CallRefused } from "../session/permissions.js";
import {
  type HeldThread,
  heldThreads,
  type Message,
  mailboxOf,
  othersIn,
  type Thread,
} from "../world/discussions.js";
import {
  forgetDraft,
  keepDraft,
  keepNewDraft,
  nextNumber,
  say,
  startThread,
} from "../world/discussions-changes.js";
import { personOf } from "../world/persons.js";
import { mayAnswer } from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import { type CallAnswer, type CallRequest, WriteRefused } from "./handler.js";
import {
  checkNotEmpty,
  checkRecipients,
  existing,
  readContent,
  readDraft,
  readFiles,
  readRecipients,
  readSubject,
} from "./message-content.js";
import { answerButtons } from "./messages.js";
import { resolveReference } from "./references.js";
import { itemsOf } from "./writes.js";

/**
 * `SaisieMessage` without a command: an answer when it names the message that it answers, else a new discussion,
 * whose identity is not told. A draft that is named is sent, and gone.
 */
export function send(request: CallRequest): CallAnswer {
  checkNotEmpty(request);
  const answered = existing(request, "messagePourReponse");
  return answered === undefined ? sendNew(request, []) : sendAnswer(request, answered);
}

/** `transfert`: messages of other discussions, to somebody. Only with the advanced messaging. */
export function forward(request: CallRequest): CallAnswer {
  if (!discussionRights(request).advanced) throw new CallRefused("forwarding needs the advanced messaging");
  const { school, account, now } = request;
  const held = heldThreads(school, account.personId, now).flatMap(({ messages }) => messages);
  const forwarded = itemsOf(request.data, "listeMessagesTransfert").map((item) => {
    const id = resolveReference(request, item, "listeMessagesTransfert");
    const message = held.find((one) => one.id === id);
    if (message === undefined) throw new WriteRefused("Ce message n'existe plus.");
    return message;
  });
  return sendNew(request, forwarded);
}

function sendNew(request: CallRequest, forwarded: readonly Message[]): CallAnswer {
  const { school, account, now, data } = request;
  const { discussions } = school;
  const draft = readDraft(request);
  const toIds = readRecipients(request);
  checkRecipients(request, toIds);
  const letter = {
    authorId: account.personId,
    at: now,
    ...readContent(request),
    attachments: readFiles(request, draft, `thread:${discussions.written + 1}`),
    ...(forwarded.length === 0 ? {} : { forwarded }),
  };
  const start = { subject: readSubject(request), kind: readKind(data["genreDiscussion"]), toIds };
  const thread = startThread(discussions, start, letter);
  if (draft !== undefined) forgetDraft(mailboxOf(discussions, account.personId), draft.id);
  const report: WireMessageReport = {
    messageToast: "Votre message a été envoyé",
    estCreationDiscussion: true,
  };
  return { data: {}, report, changes: [`started ${thread.id}`] };
}

function readKind(value: unknown): Thread["kind"] {
  if (value === undefined || value === discussionKinds.discussion) return "discussion";
  if (value === discussionKinds.conversation) return "conversation";
  throw new WriteRefused("Ce genre de discussion ne se crée pas ici.");
}

function sendAnswer(request: CallRequest, messageId: string): CallAnswer {
  const { school, account, now } = request;
  const { discussions } = school;
  const { held, message } = heldWith(request, messageId);
  checkMayAnswer(request, held);
  const draft = readDraft(request) ?? held.holding.draft;
  const sent = say(
    discussions,
    held.thread,
    {
      authorId: account.personId,
      at: now,
      ...readContent(request),
      attachments: readFiles(request, draft, `${held.thread.id}:${held.thread.messages.length + 1}`),
    },
    { answersId: message.id, ...audienceOf(request, held, message) },
  );
  if (draft !== undefined) forgetDraft(mailboxOf(discussions, account.personId), draft.id);
  const report: WireMessageReport = { messageToast: "Votre message a été envoyé" };
  return { data: {}, report, changes: [`sent ${sent.id}`] };
}

/** Whom an answer reaches, by the button that sends it: everybody unless it says less. */
function audienceOf(request: CallRequest, { thread }: HeldThread, message: Message): Pick<Message, "toIds"> {
  const { school, account, data } = request;
  const { personId } = account;
  const others = othersIn(school, thread, personId);
  const offered = answerButtons(request, others);
  const wanted: unknown = isObject(data["bouton"]) ? (data["bouton"]["G"] ?? offered[0]?.G) : offered[0]?.G;
  const button = offered.find(({ G }) => G === wanted);
  if (button === undefined) throw new WriteRefused("Cette façon de répondre n'est pas proposée.");
  const among = message.toIds === undefined ? others : [message.authorId, ...message.toIds];
  const isFamily = (id: string): boolean => ["student", "parent"].includes(personOf(school, id)?.kind ?? "");
  const reached = button.reaches === "sender" && message.authorId !== personId ? [message.authorId] : among;
  const toIds = reached
    .filter((id) => id !== personId && others.includes(id))
    .filter((id) => button.reaches !== "all but families" || !isFamily(id));
  return toIds.length < others.length ? { toIds } : {};
}

/** `brouillon`: keeps what was begun, of an answer or of a discussion. */
export function saveDraft(request: CallRequest): CallAnswer {
  const { school, account, now } = request;
  const { discussions } = school;
  const { personId } = account;
  const known = readDraft(request);
  const answered = existing(request, "messagePourReponse");
  const id = known?.id ?? `draft:written:${personId}:${discussions.written + 1}`;
  const content = { ...readContent(request), attachments: readFiles(request, known, id) };
  if (answered !== undefined) {
    const { held } = heldWith(request, answered);
    checkMayAnswer(request, held);
    keepDraft(held.holding, { id, ...content });
  } else {
    const subject = readSubject(request);
    const toIds = readRecipients(request);
    keepNewDraft(mailboxOf(discussions, personId), { id, ...content, at: now, subject, toIds });
  }
  nextNumber(discussions);
  return { data: {}, report: {}, changes: [`kept ${id}`] };
}

function heldWith(request: CallRequest, messageId: string): { held: HeldThread; message: Message } {
  const { school, account, now } = request;
  for (const held of heldThreads(school, account.personId, now)) {
    const message = held.messages.find(({ id }) => id === messageId);
    if (message !== undefined) return { held, message };
  }
  throw new WriteRefused("Cette discussion n'existe plus.");
}

function checkMayAnswer(request: CallRequest, held: HeldThread): void {
  if (mayAnswer(request, held)) return;
  if (held.thread.closed) throw new WriteRefused("Cette discussion est fermée.");
  if (held.holding.left) throw new WriteRefused("Vous avez quitté cette discussion.");
  throw new WriteRefused("Il n'est pas possible de répondre à cette discussion.");
}
