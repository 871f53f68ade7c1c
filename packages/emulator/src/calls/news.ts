import { newsModes, tabs, type WireNewsMode, type WireNewsPage } from "@preau/wire";
import { isObject } from "../session/packing.js";
import { newsReaderOf, type Receipt, receiptKey, receivedNews } from "../world/news.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { authoredEntry, questionList, receivedEntry } from "./news-entries.js";
import { resolveReference } from "./references.js";
import { tables } from "./tables.js";
import { unreadable } from "./unreadable.js";
import { readNumberSet, wireList } from "./wire-values.js";

/**
 * `PageActualites`: information and surveys, by mode; from 2026 on, the questions of one item too. A parent
 * gets what is about each child, whichever of them the signature names (`assumptions.newsOfFamilies`).
 */
export const news: CallHandler = {
  name: "PageActualites",
  tabs: [tabs.news],
  fields: ["modesAffActus", "actualite", "genreRequeteActualite", "modeAffActu"],
  handle: (request): CallAnswer => {
    const { data, profile } = request;
    const isNew = profile.domain.news === "natures";
    if (isNew && data["genreRequeteActualite"] === 1) return { data: { ...detail(request) } };
    // What a version does not know it does not answer.
    if (data["modesAffActus"] === undefined) return { data: {} };
    return { data: { ...list(request, readModes(data["modesAffActus"])) } };
  },
};

/** Received news as the home page has them: those that are not read yet. */
export function unreadNews(request: CallRequest): WireNewsMode {
  return { G: newsModes.received, listeActualites: wireList(unreadReceipts(request).map(entryOf(request))) };
}

/** Received news that are not read yet. */
export function unreadReceipts({ school, account, now }: Pick<CallRequest, "school" | "account" | "now">) {
  const { read } = newsReaderOf(school.news, account.personId);
  return receivedNews(school, account, now).filter(
    ({ item, publicId }) => !read.has(receiptKey(item.id, publicId)),
  );
}

function readModes(value: unknown): readonly number[] {
  return readNumberSet(value) ?? unreadable("modesAffActus");
}

/** Families have nothing but what they received. */
function list(request: CallRequest, modes: readonly number[]): WireNewsPage {
  const offered: readonly number[] =
    request.account.audience === "school-life" ? Object.values(newsModes) : [newsModes.received];
  return {
    ...categories(request),
    // A bare list.
    listeModesAff: offered.filter((mode) => modes.includes(mode)).map((mode) => modeEntry(request, mode)),
    ...(request.profile.domain.news === "natures" ? { genreRequeteActualite: 0 } : {}),
  };
}

function modeEntry(request: CallRequest, mode: number): WireNewsMode {
  const { school, account, now } = request;
  if (mode === newsModes.received) {
    const receipts = receivedNews(school, account, now);
    return { G: mode, listeActualites: wireList(receipts.map(entryOf(request))) };
  }
  const wanted = { [newsModes.drafts]: "draft", [newsModes.templates]: "template" }[mode];
  const own = school.news.items.filter(
    ({ author, stage }) => author.personId === account.personId && stage === wanted,
  );
  return { G: mode, listeActualites: wireList(own.map((item) => authoredEntry(request, item))) };
}

function entryOf(request: CallRequest) {
  return (receipt: Receipt) => receivedEntry(request, receipt);
}

/** Categories of the school; from 2026 on under another name, beside the reader's own labels. */
function categories({ school, ids, account, profile }: CallRequest): WireNewsPage {
  const natures = wireList(
    school.news.natures.map(({ id, name, isDefault }) => ({
      L: name,
      N: ids.issue(tables.category, id),
      ...(isDefault === true ? { estDefaut: true } : {}),
    })),
  );
  if (profile.domain.news === "categories") return { listeCategories: natures };
  const { labels } = newsReaderOf(school.news, account.personId);
  const own = labels.map(({ id, name, color, short }) => ({
    L: name,
    N: ids.issue(tables.newsLabel, id),
    couleur: color,
    abr: short,
  }));
  return { listeNatures: natures, listeCategories: wireList(own) };
}

/**
 * The questions of one item, which must name its public: the same item may be there for each child. Nothing
 * when there is none of that name.
 */
function detail(request: CallRequest): WireNewsPage {
  const { data, school, account, now } = request;
  const wanted = data["actualite"];
  const itemId = resolveReference(request, wanted, "actualite");
  const publicId = isObject(wanted)
    ? resolveReference(request, wanted["public"], "actualite.public")
    : undefined;
  const receipt = receivedNews(school, account, now).find(
    (one) => one.item.id === itemId && one.publicId === publicId,
  );
  const authored = school.news.items.find(
    ({ id, author }) => id === itemId && author.personId === account.personId,
  );
  const shown = data["modeAffActu"] === newsModes.received ? receipt : authored && { item: authored };
  if (shown === undefined) return {};
  // A bare object.
  return {
    detailsActualite: { listeQuestions: questionList(request, shown) },
    genreRequeteActualite: 1,
  };
}
