import { discussionKinds, tabs, type WireDiscussion, type WireDiscussionsPage } from "@preau/wire";
import {
  type HeldThread,
  heldThreads,
  type Message,
  mailboxOf,
  type NewDraft,
  othersIn,
  unreadMessages,
} from "../world/discussions.js";
import { activityLabel } from "./date-labels.js";
import {
  folderReference,
  labelElements,
  labelsOf,
  mayAnswer,
  messageElement,
  participantName,
  peopleInShort,
  possessedId,
  possessionElement,
} from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/**
 * `ListeMessagerie`: the discussions of the account's own person, whichever child a parent's signature names,
 * with folders and labels. A tree laid flat: messages and asides follow their discussion when asked for.
 */
export const discussionList: CallHandler = {
  name: "ListeMessagerie",
  tabs: [tabs.discussions],
  fields: [
    "avecMessage",
    "avecLu",
    "possessionMessageDiscussionUnique",
    "listeRessources",
    "uniquementMessagesCommuns",
  ],
  handle: (request): CallAnswer => {
    const { data } = request;
    const only = possessedId(
      request,
      resolveReference(
        request,
        data["possessionMessageDiscussionUnique"],
        "possessionMessageDiscussionUnique",
      ),
    );
    const page = discussionsPage(request, {
      withMessages: data["avecMessage"] === true,
      unreadOnly: data["avecLu"] === false,
      ...(only === undefined ? {} : { only }),
      people: readPeople(request),
      withAll: data["uniquementMessagesCommuns"] === true,
    });
    return { data: { ...page, strSuperAdministrateurs: "" } };
  },
};

/** Which discussions are listed, and how deep. */
export interface DiscussionsChoice {
  readonly withMessages: boolean;
  readonly unreadOnly: boolean;
  /** Only the one that has this message. */
  readonly only?: string;
  /** Only those with one of these people in it, or with all of them. */
  readonly people?: readonly string[];
  readonly withAll?: boolean;
}

function readPeople(request: CallRequest): readonly string[] {
  const list = request.data["listeRessources"];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => resolveReference(request, item, "listeRessources") ?? []);
}

function isBetween({ thread }: HeldThread, { people = [], withAll }: DiscussionsChoice): boolean {
  const takesPart = (id: string): boolean => thread.participantIds.includes(id);
  return people.length === 0 || (withAll === true ? people.every(takesPart) : people.some(takesPart));
}

/** The list, as the page and the home page have it. Without the right there is nothing in it. */
export function discussionsPage(request: CallRequest, choice: DiscussionsChoice): WireDiscussionsPage {
  const { school, account, now } = request;
  const labels = wireList(labelElements(request));
  if (!discussionRights(request).enabled) return { listeEtiquettes: labels, listeMessagerie: wireList([]) };
  const nodes: WireDiscussion[] = [];
  const { only, people = [] } = choice;
  if (!choice.unreadOnly && only === undefined && people.length === 0) {
    const { drafts } = mailboxOf(school.discussions, account.personId);
    nodes.push(...drafts.map((draft) => draftNode(request, draft)));
  }
  for (const held of heldThreads(school, account.personId, now)) {
    if (choice.unreadOnly && unreadMessages(held, account.personId).length === 0) continue;
    if (!isBetween(held, choice)) continue;
    if (only !== undefined && !held.messages.some(({ id }) => id === only)) continue;
    const parent = nodes.push(threadNode(request, held)) - 1;
    if (choice.withMessages) nodes.push(...nodesBelow(request, held, parent));
  }
  return { listeEtiquettes: labels, listeMessagerie: wireList(nodes) };
}

/** A discussion. Those that the school's machinery has sent say nothing of their people. */
function threadNode(request: CallRequest, held: HeldThread): WireDiscussion {
  const { school, ids, account, now } = request;
  const { thread, holding, messages } = held;
  const { personId } = account;
  const others = othersIn(school, thread, personId);
  const unread = unreadMessages(held, personId).length;
  const last = messages.at(-1);
  const labels = labelsOf(request, held);
  const { advanced, forbidden } = discussionRights(request);
  const isOwn = thread.starterId === personId;
  const mayClose = advanced && !forbidden && isOwn;
  return {
    N: ids.issue(tables.message, thread.id),
    estUneDiscussion: true,
    objet: thread.subject,
    // Drafts are counted among the messages.
    nombreMessages: messages.length + (holding.draft === undefined ? 0 : 1),
    listePossessionsMessages: wireList(messages.map((message) => possessionElement(request, message))),
    ...(mayAnswer(request, held) ? { avecReponse: true } : {}),
    ...(thread.automatic === true || messages[0] === undefined
      ? {}
      : { messagePourParticipants: wireElement(messageElement(request, messages[0].id)) }),
    public: peopleInShort(school, others),
    nbPublic: others.length,
    ...(last === undefined ? {} : lastKeys(request, last, now)),
    ...(thread.closed ? { ferme: true } : {}),
    fermable: mayClose && !thread.closed,
    ...(mayClose && thread.closed ? { ouvrable: true } : {}),
    ...(isOwn && !forbidden ? { avecModifObjet: true } : {}),
    estNonPossede: false,
    lu: unread === 0,
    nbNonLus: unread,
    ...(holding.draft === undefined ? {} : { nbBrouillons: 1 }),
    ...(labels.length === 0 ? {} : { listeEtiquettes: wireList(labels) }),
    profondeur: 0,
    // Absent when the user is the one.
    ...(isOwn ? {} : { initiateur: participantName(school, thread.starterId) }),
    genreDiscussion: discussionKinds[thread.kind],
    ...(thread.participantIds.length > 2 && thread.automatic !== true ? { avecIODicussion: true } : {}),
    ...(holding.left ? { estSorti: true } : {}),
  };
}

function lastKeys(request: CallRequest, last: Message, now: string): WireDiscussion {
  return {
    dernierPossessionMessage: wireElement(possessionElement(request, last)),
    messageFenetre: wireElement({ ...messageElement(request, last.id), G: 0 }),
    libelleDate: activityLabel(last.at, now),
  };
}

/** Messages of a discussion, the newest first; each aside is a discussion of its own below it. */
function nodesBelow(request: CallRequest, held: HeldThread, parent: number): WireDiscussion[] {
  const { personId } = request.account;
  const unread = new Set(unreadMessages(held, personId).map(({ id }) => id));
  return [...held.messages].reverse().map((message) => ({
    ...messageElement(request, message.id),
    listePossessionsMessages: wireList([possessionElement(request, message)]),
    estNonPossede: false,
    lu: !unread.has(message.id),
    ...(message.toIds === undefined ? {} : asideKeys(request, held, message)),
    indicePere: parent,
    profondeur: 1,
  }));
}

/** What makes an aside a discussion; assumed (`assumptions.asides`). */
function asideKeys(request: CallRequest, held: HeldThread, message: Message): WireDiscussion {
  const { school, account, now } = request;
  const { authorId, toIds = [] } = message;
  const others = [authorId, ...toIds].filter((id) => id !== account.personId);
  const isUnread = unreadMessages(held, account.personId).includes(message);
  return {
    estUneDiscussion: true,
    objet: held.thread.subject,
    nombreMessages: 1,
    nbNonLus: isUnread ? 1 : 0,
    messagePourParticipants: wireElement(messageElement(request, message.id)),
    public: peopleInShort(school, others),
    nbPublic: others.length,
    ...lastKeys(request, message, now),
    ...(authorId === account.personId ? {} : { initiateur: participantName(school, authorId) }),
  };
}

/** A discussion that was begun and not sent: all its messages are drafts. */
function draftNode(request: CallRequest, draft: NewDraft): WireDiscussion {
  const { school, now } = request;
  const possession = possessionElement(request, draft);
  return {
    ...messageElement(request, draft.id),
    estUneDiscussion: true,
    objet: draft.subject,
    nombreMessages: 1,
    nbBrouillons: 1,
    listePossessionsMessages: wireList([possession]),
    messagePourParticipants: wireElement(messageElement(request, draft.id)),
    public: peopleInShort(school, draft.toIds),
    nbPublic: draft.toIds.length,
    dernierPossessionMessage: wireElement(possession),
    libelleDate: activityLabel(draft.at, now),
    estNonPossede: false,
    lu: true,
    listeEtiquettes: wireList([folderReference(request, "drafts")]),
    profondeur: 0,
  };
}
