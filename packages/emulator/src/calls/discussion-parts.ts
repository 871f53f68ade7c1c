import { discussionLabels, type WireDiscussionLabel, type WireReference } from "@preau/wire";
import { type HeldThread, type Holding, type Message, mailboxOf, othersIn } from "../world/discussions.js";
import { personOf } from "../world/persons.js";
import type { School, Student } from "../world/school.js";
import { discussionRights } from "./discussion-rights.js";
import type { CallRequest } from "./handler.js";
import { tables } from "./tables.js";

/** What somebody holds of a message, as an element: identities of their own, for their eyes only. */
export function possessionElement({ ids, account }: CallRequest, { id }: Pick<Message, "id">) {
  return { N: ids.issue(tables.possession, `possession:${account.personId}:${id}`) };
}

/** The message or draft behind a world id of a possession of that account's. */
export function possessedId({ account }: CallRequest, worldId: string | undefined): string | undefined {
  const prefix = `possession:${account.personId}:`;
  return worldId?.startsWith(prefix) === true ? worldId.slice(prefix.length) : undefined;
}

/** A message as an element. */
export function messageElement({ ids }: CallRequest, messageId: string) {
  return { N: ids.issue(tables.message, messageId) };
}

/** Names of people as a discussion shows them: those of parents say whose. */
export function participantName(school: School, personId: string): string {
  const person = personOf(school, personId);
  if (person?.kind !== "parent") return person?.name ?? "";
  const childIds = school.parents.find(({ id }) => id === personId)?.childIds ?? [];
  const children = school.students.filter(({ id }) => childIds.includes(id));
  return [person.name, children.map((child) => namedWithClass(school, child)).join(", ")]
    .filter((part) => part !== "")
    .join(" - ");
}

function namedWithClass(school: School, { name, classId }: Student): string {
  return `${name} (${school.classes.find(({ id }) => id === classId)?.name ?? ""})`;
}

/** Some people in short: a name, or a name and how many others. */
export function peopleInShort(school: School, personIds: readonly string[]): string {
  const [first, ...others] = personIds;
  if (first === undefined) return "";
  const name = participantName(school, first);
  return others.length === 0 ? name : `${name} et ${others.length} autre${others.length > 1 ? "s" : ""}`;
}

/** Whether that account may answer in a discussion. */
export function mayAnswer(request: CallRequest, held: HeldThread): boolean {
  const { thread, holding } = held;
  const { forbidden } = discussionRights(request);
  const isHeard = othersIn(request.school, thread, request.account.personId).length > 0;
  return !forbidden && !thread.closed && thread.automatic !== true && !holding.left && isHeard;
}

const folders = {
  archive: "Archives",
  drafts: "Brouillons",
  bin: "Corbeille",
  alert: "Alertes",
  schoolLifeContact: "Contacts vie scolaire",
} as const satisfies Partial<Record<keyof typeof discussionLabels, string>>;

type Folder = keyof typeof folders;

/** Folders and labels of the account: those who have not the advanced messaging have drafts and the bin. */
export function labelElements(request: CallRequest): WireDiscussionLabel[] {
  const { school, ids, account } = request;
  const offered = offeredFolders(request).map((folder) => ({
    L: folders[folder],
    ...folderReference(request, folder),
    G: discussionLabels[folder],
  }));
  const own = mailboxOf(school.discussions, account.personId).labels.map(({ id, name, color, short }) => ({
    L: name,
    N: ids.issue(tables.mailLabel, id),
    G: discussionLabels.user,
    couleur: color,
    abr: short,
  }));
  return [...offered, ...own];
}

/** Identities of the labels that a discussion bears, of those that are offered. */
export function labelsOf(request: CallRequest, { thread, holding }: HeldThread): WireReference[] {
  const { ids } = request;
  const borne: Partial<Record<Folder, boolean>> = {
    archive: holding.place === "archive",
    drafts: holding.draft !== undefined,
    bin: holding.place === "bin",
    alert: thread.kind === "alert",
    schoolLifeContact: thread.kind === "schoolLifeContact",
  };
  return [
    ...offeredFolders(request)
      .filter((folder) => borne[folder] === true)
      .map((folder) => folderReference(request, folder)),
    ...ownLabels(holding).map((id) => ({ N: ids.issue(tables.mailLabel, id) })),
  ];
}

/** The folder as a reference. */
export function folderReference({ ids }: CallRequest, folder: Folder): WireReference {
  return { N: ids.issue(tables.mailLabel, `folder:${folder}`) };
}

function offeredFolders(request: CallRequest): Folder[] {
  return discussionRights(request).advanced
    ? ["archive", "drafts", "bin", "alert", "schoolLifeContact"]
    : ["drafts", "bin"];
}

function ownLabels({ labelIds }: Holding): string[] {
  return [...labelIds];
}
