import { fatalErrors, messageButtons, tabs, type WireMessagesPage } from "@preau/wire";
import { refusal } from "../session/refusals.js";
import {
  type HeldThread,
  heldThreads,
  type Message,
  mailboxOf,
  othersIn,
  unreadMessages,
} from "../world/discussions.js";
import { personOf } from "../world/persons.js";
import { counters } from "./counters.js";
import { mayAnswer, messageElement, possessedId } from "./discussion-parts.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { draftEntry, messageEntry } from "./message-entries.js";
import { personElementOf } from "./person-elements.js";
import { resolveReference } from "./references.js";
import { wireElement, wireList } from "./wire-values.js";

/**
 * `ListeMessages`: the messages of one discussion, the newest first, and what is needed to answer. With
 * `marquerCommeLu` all that were named are read from then on.
 */
export const messageList: CallHandler = {
  name: "ListeMessages",
  tabs: [tabs.discussions],
  fields: [
    "listePossessionsMessages",
    "marquerCommeLu",
    "nbMessagesVus",
    "estNonPossede",
    "estSousDiscussion",
    "message",
  ],
  handle: (request): CallAnswer => {
    const named = new Set(readPossessions(request));
    const held = heldThreads(request.school, request.account.personId, request.now).find(({ messages }) =>
      messages.some(({ id }) => named.has(id)),
    );
    if (held === undefined) return { data: { ...draftPage(request, named) } };
    const messages = held.messages.filter(({ id }) => named.has(id));
    const page = messagesPage(request, held, messages);
    const marked = markRead(request, held, messages);
    if (marked === undefined) return { data: page };
    const changes = marked === 0 ? [] : [`read ${held.thread.id}`];
    return { data: { ...page, nbMarquerLu: marked }, signature: counters(request), changes };
  },
};

/** World ids of the messages or drafts that were named. Those of somebody else are nobody's. */
function readPossessions(request: CallRequest): string[] {
  const list = request.data["listePossessionsMessages"];
  if (!Array.isArray(list)) {
    throw refusal(fatalErrors.pageNotDisplayable, "`listePossessionsMessages` must be a list");
  }
  return list.flatMap(
    (item) => possessedId(request, resolveReference(request, item, "listePossessionsMessages")) ?? [],
  );
}

function messagesPage(
  request: CallRequest,
  held: HeldThread,
  messages: readonly Message[],
): Record<string, unknown> {
  const wanted = request.data["nbMessagesVus"];
  const count = typeof wanted === "number" && wanted > 0 ? wanted : messages.length;
  const shown = [...messages].reverse().slice(0, count);
  const page = {
    listeMessages: wireList(shown.map((message) => messageEntry(request, held, message))),
    ...answerKeys(request, held, messages),
    ...(held.holding.draft === undefined
      ? {}
      : { brouillon: wireElement(draftEntry(request, held.holding.draft)) }),
    nbPossessionsMessage: messages.length,
  } satisfies WireMessagesPage;
  return { ...page };
}

/**
 * What an answer is sent with: to the message that was chosen, or the last one named. Without it there is no
 * answering.
 */
function answerKeys(request: CallRequest, held: HeldThread, messages: readonly Message[]): WireMessagesPage {
  if (!mayAnswer(request, held)) return {};
  const chosen = resolveReference(request, request.data["message"], "message");
  const target = messages.find(({ id }) => id === chosen) ?? messages.at(-1);
  if (target === undefined) return {};
  const others = othersIn(request.school, held.thread, request.account.personId);
  return {
    messagePourReponse: wireElement({
      ...messageElement(request, target.id),
      G: 0,
      nbDestinataires: others.length,
    }),
    listeBoutons: wireList(answerButtons(request, others).map(({ G, L }) => ({ G, L }))),
  };
}

/** A way to send an answer. */
interface AnswerButton {
  readonly G: number;
  readonly L: string;
  readonly reaches: "sender" | "all" | "all but families";
}

/** One button for one other person, more for several; staff may leave families out. */
export function answerButtons(
  { school, account }: Pick<CallRequest, "school" | "account">,
  others: readonly string[],
): AnswerButton[] {
  if (others.length === 1) return [{ G: messageButtons.send, L: "Envoyer", reaches: "all" }];
  const all: AnswerButton[] = [
    { G: messageButtons.send, L: "Répondre à l'émetteur", reaches: "sender" },
    { G: messageButtons.sendToAll, L: "Répondre à tous", reaches: "all" },
  ];
  const isFamily = (id: string): boolean => ["student", "parent"].includes(personOf(school, id)?.kind ?? "");
  if (account.audience !== "school-life" || !others.some(isFamily) || others.every(isFamily)) return all;
  return [
    ...all,
    {
      G: messageButtons.sendToAllButFamilies,
      L: "Répondre à tous sauf aux familles",
      reaches: "all but families",
    },
  ];
}

/** How many are read from now on; `undefined` when nothing was to be marked. Exclusive mode changes nothing. */
function markRead(request: CallRequest, held: HeldThread, messages: readonly Message[]): number | undefined {
  if (request.data["marquerCommeLu"] !== true) return undefined;
  const unread = unreadMessages(held, request.account.personId).filter((one) => messages.includes(one));
  if (request.options.exclusiveMode) return 0;
  for (const { id } of unread) held.holding.read.add(id);
  return unread.length;
}

/**
 * A discussion that was only begun: no messages, and the draft with those whom it is for.
 *
 * @evidence read in the official client, which goes on with `listeDestinataires` of a draft
 */
function draftPage(request: CallRequest, named: ReadonlySet<string>): WireMessagesPage {
  const { drafts } = mailboxOf(request.school.discussions, request.account.personId);
  const draft = drafts.find(({ id }) => named.has(id));
  if (draft === undefined) return {};
  return {
    listeMessages: wireList([]),
    brouillon: wireElement({
      ...draftEntry(request, draft),
      listeDestinataires: wireList(draft.toIds.flatMap((id) => personElementOf(request, id) ?? [])),
    }),
    nbPossessionsMessage: 0,
  };
}
