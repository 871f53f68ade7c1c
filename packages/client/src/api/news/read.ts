import type { WireNewsItem, WireNewsMode, WireNewsPreview } from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import { type Id, isNoObject, issueId, noIdentity, type SessionTag } from "../../codec/ids.js";
import { type Facts, withKeys } from "../../codec/keys.js";
import { day, flag, identity, instant, integer, label } from "../../codec/leaves.js";
import { compareRanks, compareTexts, type Rank } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { personKind } from "../person.js";
import type { Information, NewsLabel, NewsRecipient } from "./information.js";
import { readQuestions, shownOf } from "./questions.js";

type Unkeyed = Omit<Information, "key">;

/** What reading a list of news needs beside it. */
export interface NewsReading {
  readonly tag: SessionTag;
  /** The user's own labels, by id. */
  readonly labels?: ReadonlyMap<Id, NewsLabel>;
  /** The server is known to tell questions one item at a time; items may show it too. */
  readonly tellsApart?: boolean;
}

/** Reads the items under all modes, each once, in the order of the official page. */
export function readNews(
  page: Reader<{ readonly listeModesAff?: readonly WireNewsMode[] }>,
  reading: NewsReading,
): readonly Information[] {
  const byMode = page.list("listeModesAff", (mode) =>
    mode.optionalList("listeActualites", (item) => readInformation(item, reading)),
  );
  const keyed = withKeys("information", withoutRepeats(byMode.flat()), newsFacts, (a, b) =>
    compareRanks(rankOf(a), rankOf(b)),
  );
  return keyed.toSorted(
    (a, b) =>
      compareRanks([b.startDate, b.creationDate], [a.startDate, a.creationDate]) ||
      compareTexts(a.title, b.title),
  );
}

/** What the key of an item is made of. */
export function newsFacts({ creationDate, title, author, survey, recipient, child }: Unkeyed): Facts {
  return [creationDate, title, author, survey ? "survey" : "information", recipient?.name ?? child];
}

function rankOf({ startDate, endDate, category }: Unkeyed): Rank {
  return [startDate, endDate, category];
}

/** The same item may stand under several modes; one for two children stands there twice, with each name. */
function withoutRepeats(items: readonly Unkeyed[]): readonly Unkeyed[] {
  const seen = new Set<string>();
  return items.filter(({ id, recipient }) => {
    if (isNoObject(id)) return true;
    const name = `${id} ${recipient?.id ?? ""}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function readInformation(item: Reader<WireNewsItem>, reading: NewsReading): Unkeyed | undefined {
  const { tag, labels } = reading;
  const n = item.optional("N", identity);
  const title = item.optional("L", label);
  const questions = readQuestions(item, tag);
  if (n === undefined && title === undefined && questions === undefined) return undefined;
  const survey = item.flag("estSondage", flag);
  return present({
    id: issueId(tag, n ?? noIdentity),
    title,
    author: item.optional("auteur", label),
    authorKind: item.element("elmauteur", (author) => personKind(author.optional("G", integer))),
    mine: item.flag("estAuteur", flag),
    read: item.flag("lue", flag),
    survey,
    anonymousResponse: item.flag("reponseAnonyme", flag),
    creationDate: item.optional("dateCreation", instant),
    startDate: item.optional("dateDebut", day),
    endDate: item.optional("dateFin", day),
    extended: item.flag("estProlonge", flag),
    category: item.element("nature", readLabel) ?? item.element("categorie", readLabel),
    labels: item.optionalList("listeCategories", (own) => {
      const id = readId(own, tag);
      return labels?.get(id) ?? present({ id, name: own.optional("L", label) });
    }),
    recipient: readRecipient(item, tag),
    child: item.optional("prenom", label),
    template: item.flag("estModele", flag),
    sharedTemplate: item.flag("estModelePartage", flag),
    ...(questions === undefined && isToldApart(item, reading)
      ? readPreview(item, survey)
      : shownOf(questions ?? [])),
  });
}

function readRecipient(item: Reader<WireNewsItem>, tag: SessionTag): NewsRecipient | undefined {
  const audience = item.optional("genrePublic", integer);
  return item.element("public", (person) => {
    const n = person.optional("N", identity);
    if (n === undefined) return undefined;
    const kindNumber = person.optional("G", integer) ?? audience;
    return present({
      id: issueId(tag, n),
      name: person.optional("L", label),
      kind: personKind(kindNumber),
      kindNumber,
    });
  });
}

/** Where a server does not tell questions apart, those that are missing are none: there is no asking for them. */
function isToldApart(item: Reader<WireNewsItem>, { tellsApart }: NewsReading): boolean {
  return tellsApart === true || item.has("nature") || item.has("informationListeContenu");
}

/** What lists of 2026 say of questions that they leave out; of an information's, nothing is known. */
function readPreview(
  item: Reader<WireNewsItem>,
  survey: boolean,
): Pick<Unkeyed, "attachments" | "hasAttachments" | "awaitsAnswer"> {
  const read = (preview: Reader<WireNewsPreview>) => ({
    hasAttachments: preview.flag("avecPJ", flag),
    isAnswered: preview.optional("aToutRepondu", flag),
  });
  const preview = item.element("informationListeContenu", read);
  const isAnswered = survey ? preview?.isAnswered : undefined;
  return present({
    attachments: [],
    hasAttachments: preview?.hasAttachments ?? false,
    awaitsAnswer: isAnswered === undefined ? undefined : !isAnswered,
  });
}
