import { elementStates, fatalErrors } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { CallRefused } from "../session/permissions.js";
import { refusal } from "../session/refusals.js";
import type { Attachment } from "../world/school.js";
import { type CallRequest, WriteRefused } from "./handler.js";

/**
 * The objects of a list among the arguments.
 *
 * @throws Refusal 21 when it is no list of objects
 */
export function itemsOf(data: Root, name: string): readonly Root[] {
  const list = data[name];
  if (!Array.isArray(list)) throw refusal(fatalErrors.pageNotDisplayable, `\`${name}\` must be a list`);
  return list.map((item: unknown) => {
    if (isObject(item)) return item;
    throw refusal(fatalErrors.pageNotDisplayable, `\`${name}\` must hold objects`);
  });
}

/** The same of a list that may be left out. */
export function optionalItemsOf(data: Root, name: string): readonly Root[] {
  return data[name] === undefined || data[name] === null ? [] : itemsOf(data, name);
}

/** `E` of an element; libraries leave it out where it is what a write is about. */
export function stateOf(item: Root, whenAbsent: number = elementStates.modification): unknown {
  return item["E"] ?? whenAbsent;
}

/** Refuses the call and not the session: who calls may not do this at all. */
export function onlyFor(
  request: CallRequest,
  ...audiences: readonly CallRequest["account"]["audience"][]
): void {
  const { audience } = request.account;
  if (audiences.includes(audience)) return;
  throw new CallRefused(`an account of the kind "${audience}" may not do this`);
}

/**
 * The files of a list of `{E, L, idFichier, nomFichier}` that are new, as the world keeps them. `key` makes their
 * ids.
 *
 * @throws WriteRefused when one was never sent ahead
 */
export function newFiles({ uploads }: CallRequest, items: readonly Root[], key: string): Attachment[] {
  return items
    .filter((item) => stateOf(item, elementStates.creation) === elementStates.creation)
    .map((item, index) => {
      const file = uploads.find(item["idFichier"]);
      if (file === undefined) throw new WriteRefused("Le fichier n'a pas été reçu.");
      const named = [item["nomFichier"], item["L"]].find((name) => typeof name === "string" && name !== "");
      return {
        id: `attachment:${key}:${index + 1}`,
        name: typeof named === "string" ? named : file.name,
        kind: "file",
        content: file.bytes,
      };
    });
}
