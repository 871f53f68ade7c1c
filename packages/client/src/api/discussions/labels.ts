import {
  labelCommands,
  type WireDiscussionsPage,
  type WireDiscussionsRequest,
  type WireLabelRequest,
} from "@preau/wire";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { type CallOptions, defineCall, type Runner } from "../../session/call.js";
import { checkText, misused, numberOf, readBack } from "../writing.js";
import type { Discussion, DiscussionLabel } from "./discussion.js";
import { readLabel } from "./read.js";
import { checkAdvanced, checkMessaging, findToChange, listed, possessionsOf } from "./write.js";

/** Folders and labels of the messaging ("étiquettes"). One call, read-only. */
const labelsOfAccount = defineCall({
  wire: "ListeMessagerie",
  encode: (_: undefined): WireDiscussionsRequest => ({
    avecMessage: true,
    avecLu: false,
    possessionMessageDiscussionUnique: null,
  }),
  decode: (page: Reader<WireDiscussionsPage>, { tag }): readonly DiscussionLabel[] =>
    page.optionalList("listeEtiquettes", (item) => readLabel(item, tag)),
});

/** Creates, deletes or gives labels. A write. @evidence read in the official client; two lists in the client of 2024 and 2025 */
export const labelCommand = defineCall({
  wire: "SaisieEtiquetteMessage",
  encode: (request: WireLabelRequest) => request,
  decode: () => undefined,
});

/** A label that is made. */
export interface NewDiscussionLabel {
  readonly name: string;
  /** `#RRGGBB`. */
  readonly color?: string;
  /** A few letters. */
  readonly abbreviation?: string;
}

/** All labels. One request. */
export function listLabels(runner: Runner, options: CallOptions = {}): Promise<readonly DiscussionLabel[]> {
  checkMessaging(runner);
  return runner.run(labelsOfAccount, undefined, options);
}

/** Makes a label, and gives all. Two requests. @throws NotAllowedError without the advanced right · UsageError */
export async function createLabel(
  runner: Runner,
  { name, color, abbreviation }: NewDiscussionLabel,
  options: CallOptions = {},
): Promise<readonly DiscussionLabel[]> {
  checkAdvanced(runner, "make labels");
  checkText("The name of the label", name);
  const request = present({
    commande: labelCommands.create,
    libelle: name,
    abr: abbreviation,
    couleur: color,
  });
  await runner.run(labelCommand, request, options);
  return readBack(runner, options, { known: [], read: () => listLabels(runner, options) });
}

/** Deletes a label of the user's own, and gives those that are left. Two requests; throws what `createLabel` throws. */
export async function deleteLabel(
  runner: Runner,
  { id, kind }: DiscussionLabel,
  options: CallOptions = {},
): Promise<readonly DiscussionLabel[]> {
  checkAdvanced(runner, "delete labels");
  if (kind !== "user") throw misused("Only labels of one's own can be deleted.");
  const etiquette = { N: numberOf(runner.context().tag, id) };
  await runner.run(labelCommand, { commande: labelCommands.remove, etiquette }, options);
  return readBack(runner, options, { known: [], read: () => listLabels(runner, options) });
}

/** Labels that users give; the others tell where a discussion lies, and are the server's. */
function isFree({ kind }: DiscussionLabel): boolean {
  return kind === "user" || kind === "blue" || kind === "green" || kind === "red";
}

/** Gives a discussion these labels of this session, and no other. Two requests; throws what `createLabel` throws. */
export async function labelDiscussion(
  runner: Runner,
  given: Discussion,
  { labels, ...options }: CallOptions & { readonly labels: readonly DiscussionLabel[] },
): Promise<Discussion> {
  checkAdvanced(runner, "label discussions");
  if (!labels.every(isFree)) throw misused("Folders are no labels that one gives.");
  const discussion = await findToChange(runner, given, options);
  const { tag } = runner.context();
  const unwanted = discussion.labels.filter((own) => isFree(own) && labels.every(({ id }) => id !== own.id));
  const request = {
    commande: labelCommands.assign,
    listeEtiquettesPlus: labels.map(({ id }) => ({ N: numberOf(tag, id) })),
    listeEtiquettesMoins: unwanted.map(({ id }) => ({ N: numberOf(tag, id) })),
    listePossessionsMessages: possessionsOf(discussion, { tag }),
  };
  await runner.run(labelCommand, request, options);
  return readBack(runner, options, {
    known: { ...discussion, labels },
    read: () => listed(runner, discussion, options),
  });
}
