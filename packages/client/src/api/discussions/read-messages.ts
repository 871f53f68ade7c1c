import { messageButtons, type WireDraft, type WireMessage, type WireMessagesPage } from "@preau/wire";
import type { PlainDateTime } from "../../codec/dates.js";
import { readId, readOptionalId } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { type Facts, type Key, withKeys } from "../../codec/keys.js";
import { flag, instant, integer, label } from "../../codec/leaves.js";
import { compareTexts } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { CallContext } from "../../session/call.js";
import { readAttachment } from "../attachment.js";
import { readContent } from "../content.js";
import { readDraftRecipients } from "../recipients.js";
import { readDateText } from "./date-text.js";
import type { Discussion } from "./discussion.js";
import type { DiscussionThread, Message, MessageButton, MessageDraft } from "./message.js";

const buttonKinds: Readonly<Record<number, MessageButton["kind"]>> = {
  [messageButtons.send]: "send",
  [messageButtons.sendToAll]: "send-to-all",
  [messageButtons.replyToAll]: "reply-to-all",
  [messageButtons.sendToAllButFamilies]: "send-to-all-but-families",
  [messageButtons.replyToAllButFamilies]: "reply-to-all-but-families",
  [messageButtons.closeAlert]: "close-alert",
};

/** Reads the messages of a discussion and how it can be answered. */
export function readThread(
  page: Reader<WireMessagesPage>,
  discussion: Discussion,
  context: CallContext,
): DiscussionThread {
  const { tag } = context;
  const notice = page.optional("messageErreurActualisation", label);
  const readItem = (item: Reader<WireMessage>): ReadMessage =>
    readMessage(item, { discussionKey: discussion.key, context });
  const read =
    notice === undefined
      ? page.list("listeMessages", readItem)
      : page.optionalList("listeMessages", readItem);
  const replyTo = page.element("messagePourReponse", (message) => {
    const id = readOptionalId(message, tag);
    const recipientCount = message.optional("nbDestinataires", integer);
    return id === undefined ? undefined : present({ id, recipientCount });
  });
  const buttons = page.optionalList("listeBoutons", (button): MessageButton => {
    const number = button.optional("G", integer) ?? messageButtons.send;
    return present({
      kind: buttonKinds[number] ?? ("other" as const),
      number,
      name: button.optional("L", label),
    });
  });
  const isOpen = !discussion.closed && !discussion.left && !read.some(({ isReported }) => isReported);
  return present({
    messages: inOrder(read),
    total: page.optional("nbPossessionsMessage", integer),
    canReply: replyTo !== undefined && buttons.length > 0 && isOpen,
    replyTo,
    buttons,
    draft: page.element("brouillon", (draft) => readDraft(draft, tag)),
    notice,
  });
}

/** A message before it is linked with those around it. */
interface ReadMessage {
  readonly message: Omit<Message, "key" | "replyingTo">;
  /** The one it answers, by the id that it would have. */
  readonly source: string | undefined;
  /** Its content was reported, which closes the discussion to answers. */
  readonly isReported: boolean;
}

/** The oldest first: servers send the newest first, and times are known to the minute only. */
function inOrder(read: readonly ReadMessage[]): readonly Message[] {
  const oldestFirst = read.toReversed().sort((a, b) => compareTexts(a.message.created, b.message.created));
  const messages = withKeys(
    "message",
    oldestFirst.map(({ message }) => message),
    messageFacts,
  );
  const keys = new Map(messages.map(({ id, key }) => [String(id), { id, key }]));
  return messages.map((message, index): Message => {
    const source = oldestFirst[index]?.source;
    const replyingTo = source === undefined || source === message.id ? undefined : keys.get(source);
    return replyingTo === undefined ? message : { ...message, replyingTo };
  });
}

/** What the key of a message is made of. */
export function messageFacts(message: Omit<Message, "key" | "replyingTo">): Facts {
  const { discussionKey, created, author, content, draft } = message;
  return [discussionKey, created, author, content, draft ? "draft" : undefined];
}

function readMessage(
  item: Reader<WireMessage>,
  around: { readonly discussionKey: Key; readonly context: CallContext },
): ReadMessage {
  const { context, discussionKey } = around;
  const { tag } = context;
  const mine = item.flag("emetteur", flag);
  const sender = item.optional("public_gauche", label);
  const forwarded = item.optionalList("listeMessagesPourContexte", (inner) => readMessage(inner, around));
  const message = present({
    id: readId(item, tag),
    discussionKey,
    author: mine ? undefined : sender,
    authorRole: mine ? undefined : item.optional("hint_gauche", label),
    mine,
    audience: item.optional("public_droite", label),
    audienceRole: item.optional("hint_droite", label),
    audienceCount: item.optional("nbPublic", integer),
    seen: item.flag("lu", flag),
    created: readCreated(item, context),
    ...readContent(item.optional("contenu", label), item.optional("estHTML", flag)),
    aside: item.flag("estUnAparte", flag),
    draft: item.flag("brouillon", flag),
    attachments: item.optionalList("listeDocumentsJoints", (file) => readAttachment(file, tag)),
    forwarded: inOrder(forwarded),
    possessionId: item.element("possessionMessage", (possession) => readOptionalId(possession, tag)),
  });
  const isReported = item.flag("estSignalantContenu", flag);
  const source = item.element("messageSource", (found) => readOptionalId(found, tag));
  return { message, source, isReported: item.flag("estSignalantPourSuppr", flag) || isReported };
}

/** A message without a date has one in words; one without either belongs nowhere, and is left out. */
function readCreated(item: Reader<WireMessage>, { today }: CallContext): PlainDateTime {
  const text = item.optional("libelleDate", label);
  const sent = item.optional("date", instant);
  if (sent !== undefined) return sent;
  const told = text === undefined ? undefined : readDateText(text, today);
  if (told === undefined) return item.required("date", instant);
  return (told.includes("T") ? told : `${told}T00:00`) as PlainDateTime; // a day is its midnight here
}

function readDraft(draft: Reader<WireDraft>, tag: SessionTag): MessageDraft | undefined {
  const id = readOptionalId(draft, tag);
  if (id === undefined) return undefined;
  return present({
    id,
    recipients: readDraftRecipients(draft, tag),
    ...readContent(draft.optional("contenu", label), draft.optional("estHTML", flag)),
    attachments: draft.optionalList("listeDocumentsJoints", (file) => readAttachment(file, tag)),
  });
}
