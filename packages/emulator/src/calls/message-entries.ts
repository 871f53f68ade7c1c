import { valueTypes, type WireAttachment, type WireDraft, type WireMessage } from "@preau/wire";
import {
  type Draft,
  type HeldThread,
  type Message,
  receiversOf,
  unreadMessages,
} from "../world/discussions.js";
import { type Person, personOf } from "../world/persons.js";
import { messageLabel } from "./date-labels.js";
import { messageElement, participantName, peopleInShort, possessionElement } from "./discussion-parts.js";
import type { CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { wireElement, wireList, wireMoment } from "./wire-values.js";

const personWords = {
  student: "Élève",
  parent: "Responsable",
  teacher: "Professeur",
  staff: "Personnel",
} as const satisfies Record<Person["kind"], string>;

/** One message, as its reader sees it: "Moi" where it is their own. */
export function messageEntry(request: CallRequest, held: HeldThread, message: Message): WireMessage {
  const { account } = request;
  const isRead = !unreadMessages(held, account.personId).some(({ id }) => id === message.id);
  return {
    ...contentEntry(request, message),
    emetteur: message.authorId === account.personId,
    lu: isRead,
    ...senderKeys(request, message),
    ...receiverKeys(request, held, message),
    messageSource: wireElement(
      message.answersId === undefined ? { N: "0" } : messageElement(request, message.answersId),
    ),
    possessionMessage: wireElement(possessionElement(request, message)),
    estNonPossede: false,
    estUnAparte: message.toIds !== undefined,
    ...forwardedKeys(request, message),
  };
}

/** A text that was begun. */
export function draftEntry(request: CallRequest, draft: Draft): WireDraft {
  const { attachments = [] } = draft;
  return {
    ...possessionElement(request, draft),
    ...bodyKeys(draft),
    ...(attachments.length === 0
      ? {}
      : { listeDocumentsJoints: wireList(attachments.map((one) => attachmentElement(request, one))) }),
  };
}

function contentEntry(request: CallRequest, message: Message): WireMessage {
  const [day = "", time = ""] = message.at.split("T");
  const { attachments } = message;
  return {
    ...messageElement(request, message.id),
    ...bodyKeys(message),
    date: wireMoment(day, time),
    libelleDate: messageLabel(message.at),
    ...(attachments.length === 0
      ? {}
      : {
          listeDocumentsJoints: wireList(
            attachments.map((one): WireAttachment => attachmentElement(request, one)),
          ),
        }),
  };
}

/** Typed exactly when it is HTML. */
function bodyKeys({ text, formatted }: Pick<Message, "text" | "formatted">) {
  return { estHTML: formatted, contenu: formatted ? ({ _T: valueTypes.html, V: text } as const) : text };
}

function senderKeys({ school, account }: CallRequest, { authorId }: Message): WireMessage {
  const person = personOf(school, authorId);
  if (authorId === account.personId) return { public_gauche: "Moi" };
  return {
    public_gauche: participantName(school, authorId),
    ...(person === undefined ? {} : { hint_gauche: personWords[person.kind] }),
  };
}

function receiverKeys(request: CallRequest, { thread }: HeldThread, message: Message): WireMessage {
  const { school, account } = request;
  const everybody = receiversOf(school, thread, message, account.personId);
  const others = everybody.filter((id) => id !== account.personId);
  const isForMe = others.length < everybody.length;
  return {
    public_droite:
      isForMe && others.length === 0
        ? "Moi"
        : peopleInShort(school, isForMe ? [account.personId, ...others] : others),
    nbPublic: everybody.length,
  };
}

/** What was forwarded belongs to nobody here: it can be read and not asked for. */
function forwardedKeys(request: CallRequest, { forwarded = [] }: Message): WireMessage {
  if (forwarded.length === 0) return {};
  const context = forwarded.map((one) => ({
    ...contentEntry(request, one),
    public_gauche: participantName(request.school, one.authorId),
    estNonPossede: true,
  }));
  return { listeMessagesPourContexte: wireList(context), estMessageTransferant: true };
}
