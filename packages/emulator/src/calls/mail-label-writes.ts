import {
  discussionLabels,
  fatalErrors,
  labelCommands,
  tabs,
  type WireDiscussionLabel,
  type WireLabelReport,
} from "@preau/wire";
import type { Root } from "../session/packing.js";
import { CallRefused } from "../session/permissions.js";
import { refusal } from "../session/refusals.js";
import { type Mailbox, type MailLabel, mailboxOf } from "../world/discussions.js";
import { nextNumber } from "../world/discussions-changes.js";
import { addLabel, changeLabel, putLabels, removeLabel } from "../world/mail-labels.js";
import { labelElements } from "./discussion-parts.js";
import { discussionRights } from "./discussion-rights.js";
import { type CallAnswer, type CallHandler, type CallRequest, WriteRefused } from "./handler.js";
import { heldNamed } from "./message-writes.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";
import { optionalItemsOf } from "./writes.js";

/**
 * `SaisieEtiquetteMessage`: labels of one's own, by `commande`. Only with the advanced messaging. The answer has all
 * labels, its report the one that was made.
 *
 * @evidence read in the official client (2024.3, 2025.1): `listeEtiquettesPlus` and `listeEtiquettesMoins`,
 *   `listeEtiquettes` of the answer, `etiquetteCree` of the report
 */
export const mailLabelWrite: CallHandler = {
  name: "SaisieEtiquetteMessage",
  tabs: [tabs.discussions],
  fields: [
    "commande",
    "etiquette",
    "libelle",
    "abr",
    "couleur",
    "listeEtiquettesPlus",
    "listeEtiquettesMoins",
    "listePossessionsMessages",
  ],
  handle: (request): CallAnswer => {
    if (!discussionRights(request).advanced) throw new CallRefused("labels need the advanced messaging");
    const { school, account, data } = request;
    const mailbox = mailboxOf(school.discussions, account.personId);
    if (data["commande"] === labelCommands.create) return create(request, mailbox);
    const changes =
      data["commande"] === labelCommands.assign ? assign(request, mailbox) : change(request, mailbox);
    return { data: { listeEtiquettes: wireList(labelElements(request)) }, report: {}, changes };
  },
};

function create(request: CallRequest, mailbox: Mailbox): CallAnswer {
  const { school, ids, data } = request;
  const name = readText(data, "libelle");
  if (name.trim() === "") throw new WriteRefused("Une étiquette doit avoir un nom.");
  const label: MailLabel = {
    id: `mail-label:${mailbox.holderId}:written:${nextNumber(school.discussions)}`,
    name,
    color: readText(data, "couleur", "#6C7A89"),
    short: readText(data, "abr", name.slice(0, 2).toLocaleUpperCase("fr")),
  };
  addLabel(mailbox, label);
  const made: WireDiscussionLabel = {
    L: name,
    N: ids.issue(tables.mailLabel, label.id),
    G: discussionLabels.user,
  };
  const report: WireLabelReport = { etiquetteCree: wireElement(made) };
  return {
    data: { listeEtiquettes: wireList(labelElements(request)) },
    report,
    changes: [`created ${label.id}`],
  };
}

/** Whatever is done to one label. */
function change(request: CallRequest, mailbox: Mailbox): string[] {
  const { data } = request;
  const id = ownLabel(request, mailbox, data["etiquette"]);
  switch (data["commande"]) {
    case labelCommands.remove:
      removeLabel(mailbox, id);
      return [`removed ${id}`];
    case labelCommands.rename:
      changeLabel(mailbox, id, { name: readText(data, "libelle") });
      return [`changed ${id}`];
    case labelCommands.abbreviate:
      changeLabel(mailbox, id, { short: readText(data, "abr") });
      return [`changed ${id}`];
    case labelCommands.color:
      changeLabel(mailbox, id, { color: readText(data, "couleur") });
      return [`changed ${id}`];
    default:
      throw refusal(fatalErrors.pageNotDisplayable, "`commande` is none that this emulator knows");
  }
}

function assign(request: CallRequest, mailbox: Mailbox): string[] {
  const named = (name: string): string[] =>
    optionalItemsOf(request.data, name).map((item) => ownLabel(request, mailbox, item));
  const labels = { on: named("listeEtiquettesPlus"), off: named("listeEtiquettesMoins") };
  const held = heldNamed(request);
  for (const one of held) putLabels(one, labels);
  return held.map(({ thread }) => `labelled ${thread.id}`);
}

/** @throws WriteRefused for folders, which are nobody's to change */
function ownLabel(request: CallRequest, { labels }: Mailbox, reference: unknown): string {
  const id = resolveReference(request, reference, "etiquette");
  const label = labels.find((one) => one.id === id);
  if (label === undefined) throw new WriteRefused("Cette étiquette n'existe plus.");
  return label.id;
}

function readText(data: Root, name: string, whenAbsent?: string): string {
  const text = data[name] ?? whenAbsent;
  if (typeof text === "string") return text;
  throw refusal(fatalErrors.pageNotDisplayable, `\`${name}\` must be a text`);
}
