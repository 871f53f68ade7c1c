import type { Client } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText } from "../render/clean.js";
import { byKey } from "../short-keys.js";
import { askOne } from "./ask.js";
import type { Preparation } from "./plan.js";

/** Something of a pupil's list, and whose it is. */
export interface Owned<T> {
  readonly pupil: Client;
  readonly item: T;
}

/** The pupils of an account. @throws Failure for accounts without pupils */
export function pupilsOf({ account, context }: Pick<Preparation, "account" | "context">): readonly Client[] {
  if (account.pupils.length > 0) return account.pupils;
  throw failure(context.words.complaints.pupilsOnly, { exitCode: exitCodes.notAllowed });
}

/**
 * The pupil that a change is about. Where there are several and none was named, whoever is there is asked.
 *
 * @throws Failure
 */
export async function onePupil(preparation: Pick<Preparation, "account" | "context">): Promise<Client> {
  const [first, ...others] = pupilsOf(preparation);
  if (first === undefined) throw new Error("An account without pupils was refused before.");
  if (others.length === 0) return first;
  const { context } = preparation;
  const { ask, complaints } = context.words.writing;
  const all = [first, ...others];
  if (!context.terminal.interactive) {
    throw failure(complaints.whichChild(cleanText(all.map(({ info }) => info.name).join(", "))));
  }
  const choices = all.map(({ info }, value) => ({ value, label: pupilName(info) }));
  return all[await askOne(ask.whichChild, choices, context)] ?? first;
}

/**
 * What a key names in the lists of some pupils.
 *
 * @param look command that shows the keys
 * @throws Failure when there is none, or several
 */
export async function findOwned<T extends { readonly key: string }>(
  pupils: readonly Client[],
  listOf: (pupil: Client) => Promise<readonly T[]>,
  { key, look, context }: { readonly key: string; readonly look: string; readonly context: Context },
): Promise<Owned<T>> {
  const owned: Owned<T>[] = [];
  for (const pupil of pupils) {
    // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
    for (const item of await listOf(pupil)) owned.push({ pupil, item });
  }
  const items = owned.map(({ item }) => item);
  const wanted = byKey(items, key, context, look);
  const [found, another] = owned.filter(({ item }) => item.key === wanted.key);
  if (found === undefined) throw new Error("What was found is in no list.");
  if (another === undefined) return found;
  // Two children who were absent together: their keys are made of the same facts.
  const names = [found, another].map(({ pupil }) => pupil.info.name).join(", ");
  throw failure(context.words.writing.complaints.keyOfSeveralChildren(cleanText(names)));
}
