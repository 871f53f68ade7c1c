import { elementStates, fatalErrors, valueTypes } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import { type Draft, mailboxOf } from "../world/discussions.js";
import { personOf, takesMessages } from "../world/persons.js";
import type { Attachment } from "../world/school.js";
import { possessedId } from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import { type CallRequest, WriteRefused } from "./handler.js";
import { resolveReference } from "./references.js";
import { newFiles, optionalItemsOf, stateOf } from "./writes.js";

/** Most characters of the subject of a discussion. @evidence read in the official client */
const longestSubject = 200;

/**
 * What is said (`contenu`): HTML (`T21`) where the account has the advanced messaging, plain text elsewhere. The wrong
 * form makes an empty message.
 *
 * @evidence the wrong form: reported by other projects, real servers do so
 */
export function readContent(request: CallRequest): { readonly text: string; readonly formatted: boolean } {
  const { contenu } = request.data;
  const { advanced } = discussionRights(request);
  const isHtml = isObject(contenu) && contenu["_T"] === valueTypes.html;
  const text = isHtml ? contenu["V"] : contenu;
  if (text !== undefined && typeof text !== "string") {
    throw refusal(fatalErrors.pageNotDisplayable, "`contenu` must be a text, or HTML");
  }
  return { text: isHtml === advanced ? (text ?? "") : "", formatted: advanced };
}

/** @throws WriteRefused when there is nothing in `contenu`, in either form */
export function checkNotEmpty({ data }: CallRequest): void {
  const { contenu } = data;
  const text = isObject(contenu) ? contenu["V"] : contenu;
  if (typeof text === "string" && text.trim() !== "") return;
  throw new WriteRefused("Le message est vide.");
}

/** The subject (`objet`); empty when it is left out. */
export function readSubject({ data }: CallRequest): string {
  const subject = data["objet"] ?? "";
  if (typeof subject !== "string") throw refusal(fatalErrors.pageNotDisplayable, "`objet` must be a text");
  if (subject.length > longestSubject) throw new WriteRefused("L'objet est trop long.");
  return subject;
}

/** World ids of those whom a discussion is for (`listeDestinataires`). */
export function readRecipients(request: CallRequest): string[] {
  const ids = optionalItemsOf(request.data, "listeDestinataires").flatMap(
    (item) => resolveReference(request, item, "listeDestinataires") ?? [],
  );
  return [...new Set(ids)].filter((id) => id !== request.account.personId);
}

/** @throws WriteRefused for nobody, and for people whom the account may not write to or who take no messages */
export function checkRecipients(request: CallRequest, ids: readonly string[]): void {
  const { school, account } = request;
  const { writesTo } = discussionRights(request);
  if (ids.length === 0) throw new WriteRefused("Il faut au moins un destinataire.");
  for (const id of ids) {
    const kind = personOf(school, id)?.kind;
    if (kind === undefined || !writesTo.includes(kind)) {
      throw new WriteRefused("Vous ne pouvez pas écrire à ce destinataire.");
    }
    const isOpen = account.audience === "school-life" || kind !== "teacher" || takesMessages(school, id);
    if (!isOpen) throw new WriteRefused("Ce destinataire n'accepte pas les messages.");
  }
}

/** The draft that a call names (`brouillon`); a negative `N` is a new one. */
export function readDraft(request: CallRequest): Draft | undefined {
  const { school, account, data } = request;
  const named = data["brouillon"];
  if (!isObject(named) || typeof named["N"] === "number") return undefined;
  const worldId = resolveReference(request, named, "brouillon");
  if (worldId === undefined) return undefined;
  const id = possessedId(request, worldId) ?? worldId;
  const { drafts, holdings } = mailboxOf(school.discussions, account.personId);
  const draft = [...drafts, ...[...holdings.values()].flatMap((one) => one.draft ?? [])].find(
    (one) => one.id === id,
  );
  if (draft === undefined) throw new WriteRefused("Ce brouillon n'existe plus.");
  return draft;
}

/**
 * Files of what is written: those of its draft, without those that are taken away, and the new ones. `key` makes ids.
 */
export function readFiles(request: CallRequest, draft: Draft | undefined, key: string): Attachment[] {
  const items = optionalItemsOf(request.data, "listeFichiers");
  const removed = items
    .filter((item) => stateOf(item, elementStates.creation) === elementStates.deletion)
    .map((item) => resolveReference(request, item, "listeFichiers"));
  const kept = (draft?.attachments ?? []).filter(({ id }) => !removed.includes(id));
  return [...kept, ...newFiles(request, items, key)];
}

/** The reference among the arguments; `undefined` for null, and for objects that are not made yet. */
export function existing(request: CallRequest, name: string): string | undefined {
  const value: unknown = request.data[name];
  if (!isObject(value) || typeof value["N"] === "number") return undefined;
  return resolveReference(request, value satisfies Root, name);
}
