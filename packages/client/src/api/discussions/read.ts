import {
  discussionKinds,
  discussionLabels,
  type WireDiscussion,
  type WireDiscussionLabel,
  type WireDiscussionsPage,
} from "@preau/wire";
import { readId, readOptionalId } from "../../codec/element.js";
import type { Id, SessionTag } from "../../codec/ids.js";
import { type Key, withKeys } from "../../codec/keys.js";
import { flag, instant, integer, label } from "../../codec/leaves.js";
import { compareRanks, type Rank } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { CallContext } from "../../session/call.js";
import { readDateText } from "./date-text.js";
import type { Discussion, DiscussionLabel, DiscussionLabelKind } from "./discussion.js";

type Unkeyed = Omit<Discussion, "key" | "nested" | "subdiscussions">;

/** A discussion, and its position in the list. */
interface Node {
  readonly discussion: Unkeyed;
  readonly index: number;
}

/** Position of what each node stands under, by position; messages count too. */
type Parents = ReadonlyMap<number, number | undefined>;

const kinds: Readonly<Record<number, Discussion["kind"]>> = {
  [discussionKinds.discussion]: "discussion",
  [discussionKinds.schoolLifeContact]: "school-life-contact",
  [discussionKinds.conversation]: "conversation",
  [discussionKinds.alert]: "alert",
  [discussionKinds.harassment]: "harassment",
};

const labelKinds: Readonly<Record<number, DiscussionLabelKind>> = {
  [discussionLabels.user]: "user",
  [discussionLabels.inbox]: "inbox",
  [discussionLabels.archive]: "archive",
  [discussionLabels.sent]: "sent",
  [discussionLabels.drafts]: "drafts",
  [discussionLabels.bin]: "bin",
  [discussionLabels.reported]: "reported",
  [discussionLabels.blue]: "blue",
  [discussionLabels.green]: "green",
  [discussionLabels.red]: "red",
  [discussionLabels.liaisonBook]: "liaison-book",
  [discussionLabels.alert]: "alert",
  [discussionLabels.schoolLifeContact]: "school-life-contact",
  [discussionLabels.conversation]: "conversation",
  [discussionLabels.hiddenWhileDisabled]: "hidden-while-disabled",
  [discussionLabels.harassment]: "harassment",
  [discussionLabels.visibleWhileDisabled]: "visible-while-disabled",
};

/**
 * Reads the discussions of a messaging, in its order, each with those that stand under it; messages that stand
 * under them are left aside.
 *
 * @param options.only the list holds nothing but discussions, and need not say so: the one of the home page
 */
export function readDiscussions(
  page: Reader<WireDiscussionsPage>,
  context: CallContext,
  options: { readonly only?: boolean } = {},
): readonly Discussion[] {
  const { tag } = context;
  const labels = new Map<Id, DiscussionLabel>();
  for (const own of page.optionalList("listeEtiquettes", (item) => readLabel(item, tag)))
    labels.set(own.id, own);
  const parents = new Map<number, number | undefined>();
  const nodes = page.list("listeMessagerie", (node, index): Node | undefined => {
    parents.set(index, readParent(node));
    const isDiscussion = node.flag("estUneDiscussion", flag) || options.only === true;
    return isDiscussion ? { index, discussion: readDiscussion(node, { context, labels }) } : undefined;
  });
  return inTree(nodes, parents);
}

/** Discussions at the root, in order, each with all that stand under it, however deep. */
function inTree(nodes: readonly Node[], parents: Parents): readonly Discussion[] {
  const positions = new Set(nodes.map(({ index }) => index));
  const under = new Map<number, Unkeyed[]>();
  const roots: Node[] = [];
  for (const node of nodes) {
    const root = rootOf(node.index, parents);
    if (root === node.index || !positions.has(root)) roots.push(node);
    else under.set(root, [...(under.get(root) ?? []), node.discussion]);
  }
  const keyed = keyedDiscussions(roots.map(({ discussion }) => discussion));
  return roots.flatMap(({ index }, rank) => {
    const discussion = keyed[rank];
    if (discussion === undefined) return [];
    const subdiscussions = keyedDiscussions(under.get(index) ?? [], discussion.key).map((one) => ({
      ...one,
      nested: true,
      subdiscussions: [],
    }));
    return [{ ...discussion, nested: false, subdiscussions }];
  });
}

/** The root above a position; itself, where the list knows nothing above it. */
function rootOf(index: number, parents: Parents): number {
  let root = index;
  // No list is deeper than it is long: one that goes in circles ends here.
  for (let step = 0; step < parents.size; step += 1) {
    const parent = parents.get(root);
    if (parent === undefined || !parents.has(parent)) return root;
    root = parent;
  }
  return index;
}

function keyedDiscussions(
  discussions: readonly Unkeyed[],
  above?: Key,
): readonly (Unkeyed & { readonly key: Key })[] {
  return withKeys(
    "discussion",
    discussions,
    (discussion) =>
      above === undefined ? discussionFacts(discussion) : [...discussionFacts(discussion), above],
    (a, b) => compareRanks(rankOf(a), rankOf(b)),
  );
}

/** What the key of a discussion is made of, beside what it stands under. */
export function discussionFacts({
  subject,
  creator,
  kind,
  audience,
}: Unkeyed): readonly (string | undefined)[] {
  return [subject, creator, kind, audience];
}

/** Discussions that are alike in all of the above are told apart by age, as far as the list shows it. */
function rankOf({ date, messageCount }: Unkeyed): Rank {
  return [date, messageCount ?? 0];
}

/**
 * The list is a tree, flattened: each node may name the position of the one that it stands under. A depth of 0
 * makes it a root whatever it names.
 */
function readParent(node: Reader<WireDiscussion>): number | undefined {
  const depth = node.optional("profondeur", integer);
  const parent = node.optional("indicePere", integer) ?? -1;
  return depth === 0 || parent < 0 ? undefined : parent;
}

/** Reads a folder or a label. */
export function readLabel(item: Reader<WireDiscussionLabel>, tag: SessionTag): DiscussionLabel {
  const number = item.optional("G", integer);
  return present({
    id: readId(item, tag),
    name: item.optional("L", label),
    kind: (number === undefined ? undefined : labelKinds[number]) ?? ("other" as const),
    color: item.optional("couleur", label),
  });
}

function readDiscussion(
  node: Reader<WireDiscussion>,
  { context, labels }: { readonly context: CallContext; readonly labels: ReadonlyMap<Id, DiscussionLabel> },
): Unkeyed {
  const { tag } = context;
  const own = node.optionalList("listeEtiquettes", (item): DiscussionLabel => {
    const id = readId(item, tag);
    return labels.get(id) ?? { id, kind: "other" };
  });
  const kind = node.optional("genreDiscussion", integer) ?? discussionKinds.discussion;
  return present({
    id: readId(node, tag),
    subject: node.optional("objet", label),
    kind: kinds[kind] ?? ("other" as const),
    creator: node.optional("initiateur", label),
    audience: node.optional("public", label),
    audienceCount: node.optional("nbPublic", integer),
    ...readDate(node, context),
    unread: readUnread(node),
    messageCount: node.optional("nombreMessages", integer),
    drafts: node.optional("nbBrouillons", integer) ?? 0,
    closed: node.flag("ferme", flag),
    closable: node.flag("fermable", flag),
    reopenable: node.flag("ouvrable", flag),
    canReply: node.flag("avecReponse", flag),
    left: node.flag("estSorti", flag),
    canLeave: node.flag("avecIODicussion", flag),
    subjectEditable: node.flag("avecModifObjet", flag),
    folder: folderOf(own),
    labels: own,
    possessionIds: node.optionalList("listePossessionsMessages", (possession) =>
      readOptionalId(possession, tag),
    ),
    latestPossessionId: node.element("dernierPossessionMessage", (possession) =>
      readOptionalId(possession, tag),
    ),
    participantsMessageId: node.element("messagePourParticipants", (message) => readOptionalId(message, tag)),
  });
}

function folderOf(labels: readonly DiscussionLabel[]): Discussion["folder"] {
  if (labels.some(({ kind }) => kind === "bin")) return "bin";
  return labels.some(({ kind }) => kind === "archive") ? "archive" : "inbox";
}

function readDate(
  node: Reader<WireDiscussion>,
  { today }: CallContext,
): { readonly date: Discussion["date"]; readonly dateText: string | undefined } {
  const dateText = node.optional("libelleDate", label);
  const date = node.optional("dateActivite", instant);
  return { date: date ?? (dateText === undefined ? undefined : readDateText(dateText, today)), dateText };
}

/** A count; where there is none, a discussion that is said to be unread has one message at least. */
function readUnread(node: Reader<WireDiscussion>): number {
  const count = node.optional("nbNonLus", integer);
  const read = node.optional("lu", flag);
  return count ?? (read === false ? 1 : 0);
}
