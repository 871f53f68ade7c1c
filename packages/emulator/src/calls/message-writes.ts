import { fatalErrors, messageCommands, tabs } from "@preau/wire";
import { CallRefused } from "../session/permissions.js";
import { refusal } from "../session/refusals.js";
import { type HeldThread, heldThreads, mailboxOf } from "../world/discussions.js";
import {
  forgetDraft,
  markMessages,
  moveTo,
  rename,
  setClosed,
  setLeft,
} from "../world/discussions-changes.js";
import { counters } from "./counters.js";
import { possessedId } from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import { type CallAnswer, type CallHandler, type CallRequest, WriteRefused } from "./handler.js";
import { largestDocument } from "./limits.js";
import { readSubject } from "./message-content.js";
import { forward, saveDraft, send } from "./message-sending.js";
import { resolveReference } from "./references.js";
import { itemsOf } from "./writes.js";

/**
 * `SaisieMessage`: everything that is written in discussions, by `commande`. Who has no discussions, or may only read
 * them, is refused.
 *
 * @evidence commands, and what each needs, read in the official client
 */
export const messageWrite: CallHandler = {
  name: "SaisieMessage",
  tabs: [tabs.discussions],
  largestUpload: largestDocument,
  fields: [
    "commande",
    "objet",
    "contenu",
    "listeDestinataires",
    "listeFichiers",
    "estCreationCarnetLiaison",
    "genreDiscussion",
    "bouton",
    "brouillon",
    "ignorerPJBrouillon",
    "messagePourReponse",
    "listeMessagesTransfert",
    "listePossessionsMessages",
    "possessionMessage",
    "listeEtiquettes",
    "lu",
    "archiver",
    "ouvrir",
    "estSorti",
  ],
  handle: (request): CallAnswer => {
    const { enabled, forbidden } = discussionRights(request);
    if (!enabled || forbidden) throw new CallRefused("this account may not write in discussions");
    const commande = request.data["commande"] ?? "";
    const command = commands.get(commande);
    if (command === undefined) {
      throw refusal(fatalErrors.pageNotDisplayable, "`commande` is none that this emulator knows");
    }
    return { signature: counters(request), ...command(request) };
  },
};

type Command = (request: CallRequest) => CallAnswer;

const commands: ReadonlyMap<unknown, Command> = new Map<unknown, Command>([
  ["", send],
  ["transfert", forward],
  [messageCommands.draft, saveDraft],
  [messageCommands.markRead, markRead],
  [messageCommands.archive, archive],
  [messageCommands.openOrClose, openOrClose],
  [messageCommands.bin, bin],
  [messageCommands.restore, restore],
  [messageCommands.remove, remove],
  [messageCommands.emptyBin, emptyBin],
  [messageCommands.rename, changeSubject],
  [messageCommands.leaveOrReturn, leaveOrReturn],
]);

function markRead(request: CallRequest): CallAnswer {
  const isRead = request.data["lu"] === true;
  const named = new Set(namedMessages(request));
  const { personId } = request.account;
  const held = heldNamed(request);
  for (const { holding, messages } of held) {
    const others = messages.filter(({ id, authorId }) => named.has(id) && authorId !== personId);
    markMessages(
      holding,
      others.map(({ id }) => id),
      isRead,
    );
  }
  return done(held, isRead ? "read" : "unread");
}

function archive(request: CallRequest): CallAnswer {
  needsAdvanced(request);
  const isArchived = request.data["archiver"] === true;
  const held = heldNamed(request);
  for (const one of held) moveTo(one, isArchived ? "archive" : "inbox");
  return done(held, isArchived ? "archived" : "unarchived");
}

function bin(request: CallRequest): CallAnswer {
  const held = heldNamed(request);
  for (const one of held) moveTo(one, "bin");
  return done(held, "binned");
}

function restore(request: CallRequest): CallAnswer {
  const held = heldNamed(request);
  if (held.some(({ holding }) => holding.place !== "bin")) {
    throw new WriteRefused("Cette discussion n'est pas dans la corbeille.");
  }
  for (const one of held) moveTo(one, "inbox");
  return done(held, "restored");
}

/** For good: drafts, and what lies in the bin (`assumptions.removedFromBinOnly`). */
function remove(request: CallRequest): CallAnswer {
  const mailbox = mailboxOf(request.school.discussions, request.account.personId);
  const named = new Set(namedMessages(request));
  const drafts = [...mailbox.drafts, ...[...mailbox.holdings.values()].flatMap(({ draft }) => draft ?? [])];
  const forgotten = drafts.filter(({ id }) => named.has(id));
  const held = forgotten.length > 0 ? heldOf(request, named) : heldNamed(request);
  if (held.some(({ holding }) => holding.place !== "bin")) {
    throw new WriteRefused("Cette discussion n'est pas dans la corbeille.");
  }
  for (const { id } of forgotten) forgetDraft(mailbox, id);
  for (const one of held) moveTo(one, "gone");
  const { changes = [] } = done(held, "removed");
  return { data: {}, report: {}, changes: [...forgotten.map(({ id }) => `removed ${id}`), ...changes] };
}

function emptyBin(request: CallRequest): CallAnswer {
  const { school, account, now } = request;
  const held = heldThreads(school, account.personId, now).filter(({ holding }) => holding.place === "bin");
  for (const one of held) moveTo(one, "gone");
  return done(held, "removed");
}

/** Only who started a discussion closes it, with the advanced messaging. */
function openOrClose(request: CallRequest): CallAnswer {
  needsAdvanced(request);
  const isOpen = request.data["ouvrir"] === true;
  const held = heldNamed(request);
  for (const { thread } of held) checkStarter(request, thread.starterId);
  for (const { thread } of held) setClosed(thread, !isOpen);
  return done(held, isOpen ? "opened" : "closed");
}

function changeSubject(request: CallRequest): CallAnswer {
  const held = heldBy(request, "possessionMessage");
  checkStarter(request, held.thread.starterId);
  rename(held.thread, readSubject(request));
  return done([held], "renamed");
}

/** `estSorti` says how things are, and is turned round. */
function leaveOrReturn(request: CallRequest): CallAnswer {
  const held = heldBy(request, "possessionMessage");
  const { thread, holding } = held;
  if (thread.participantIds.length <= 2 || thread.automatic === true) {
    throw new WriteRefused("Cette discussion ne peut pas être quittée.");
  }
  const left = request.data["estSorti"] !== true;
  setLeft(holding, left);
  return done([held], left ? "left" : "returned to");
}

function done(held: readonly HeldThread[], what: string): CallAnswer {
  return { data: {}, report: {}, changes: held.map(({ thread }) => `${what} ${thread.id}`) };
}

/** World ids of the messages and drafts that a call names. Those of somebody else are nobody's. */
function namedMessages(request: CallRequest): string[] {
  return itemsOf(request.data, "listePossessionsMessages").flatMap(
    (item) => possessedId(request, resolveReference(request, item, "listePossessionsMessages")) ?? [],
  );
}

/**
 * The discussions that hold the messages that a call names.
 *
 * @throws WriteRefused when there is none (any more)
 */
export function heldNamed(request: CallRequest): HeldThread[] {
  const held = heldOf(request, new Set(namedMessages(request)));
  if (held.length === 0) throw new WriteRefused("Cette discussion n'existe plus.");
  return held;
}

function heldOf({ school, account, now }: CallRequest, named: ReadonlySet<string>): HeldThread[] {
  return heldThreads(school, account.personId, now).filter(({ messages }) =>
    messages.some(({ id }) => named.has(id)),
  );
}

function heldBy(request: CallRequest, name: string): HeldThread {
  const id = possessedId(request, resolveReference(request, request.data[name], name));
  const [held] = heldOf(request, new Set(id === undefined ? [] : [id]));
  if (held === undefined) throw new WriteRefused("Cette discussion n'existe plus.");
  return held;
}

/** @throws CallRefused without the advanced messaging */
function needsAdvanced(request: CallRequest): void {
  if (!discussionRights(request).advanced) throw new CallRefused("this needs the advanced messaging");
}

function checkStarter({ account }: CallRequest, starterId: string): void {
  if (account.personId === starterId) return;
  throw new WriteRefused("Seule la personne qui a commencé cette discussion peut faire cela.");
}
