import { newsModes, type WireNewsDetailRequest, type WireNewsPage, type WireNewsRequest } from "@preau/wire";
import { dayOf, type PlainDate } from "../codec/dates.js";
import { readId } from "../codec/element.js";
import { isIssuedBy, isNoObject, resolveId } from "../codec/ids.js";
import { label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { encodeNumberSet } from "../codec/sets.js";
import { StaleReferenceError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import type { Information, NewsLabel, NewsQuestion } from "./news/information.js";
import { readQuestions, shownOf } from "./news/questions.js";
import { readNews } from "./news/read.js";

export type {
  Information,
  NewsAnswer,
  NewsChoice,
  NewsLabel,
  NewsQuestion,
  NewsQuestionKind,
  NewsRecipient,
} from "./news/information.js";
export { readNews } from "./news/read.js";

/** Options of `informationBetween`. */
export interface InformationOptions extends CallOptions {
  /** Only what was not read; default false. */
  readonly onlyUnread?: boolean;
  /** Whether questions that the list leaves out are asked for, one request an item; default true. */
  readonly details?: boolean;
}

/**
 * News and surveys that were received ("informations et sondages"). One call, read-only: nothing is marked as
 * read. Servers of 2026 leave out the questions, and with them the texts.
 *
 * @evidence read in the official client 2024.3 to 2026.1; shapes of 2026 as three other clients report them
 */
export const newsReceived = defineCall({
  wire: "PageActualites",
  encode: (_: undefined): WireNewsRequest => ({ modesAffActus: encodeNumberSet([newsModes.received]) }),
  decode: (page: Reader<WireNewsPage>, { tag }): readonly Information[] => {
    const labels = page.optionalList("listeCategories", (own): NewsLabel => {
      const color = own.optional("couleur", label);
      const abbreviation = own.optional("abr", label);
      const id = readId(own, tag);
      return present({ id, name: own.optional("L", label), color, abbreviation });
    });
    return readNews(page, {
      tag,
      labels: new Map(labels.map((own) => [own.id, own])),
      tellsApart: page.has("listeNatures") || page.has("genreRequeteActualite"),
    });
  },
});

/**
 * The questions of one item, from a server that tells them apart. One call, read-only.
 *
 * @evidence reported by three other clients (2026); the person named is the item's own, which was only ever
 *   seen to be the pupil
 */
export const newsDetail = defineCall({
  wire: "PageActualites",
  encode: ({ id, recipient }: Information, { tag, subject }): WireNewsDetailRequest => {
    const kind = recipient?.kindNumber ?? subject?.kind;
    const n = recipient === undefined ? subject?.n : resolveId(tag, recipient.id);
    return {
      actualite: {
        N: resolveId(tag, id),
        ...(kind === undefined ? {} : { genrePublic: kind }),
        ...(n === undefined ? {} : { public: present({ N: n, G: kind }) }),
      },
      genreRequeteActualite: 1,
      modeAffActu: newsModes.received,
    };
  },
  decode: (page: Reader<WireNewsPage>, { tag }): readonly NewsQuestion[] | undefined =>
    page.element("detailsActualite", (detail) => readQuestions(detail, tag)),
});

/**
 * News and surveys whose first day lies in a range, both ends included; the day they were written stands in
 * for a first day that is missing. The latest come first. One request; on servers of 2026, one more for each
 * item, unless `details` is false.
 */
export async function informationBetween(
  runner: Runner,
  range: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined },
  options: InformationOptions = {},
): Promise<readonly Information[]> {
  const all = await runner.run(newsReceived, undefined, options);
  const found = all.filter((item) => {
    if (options.onlyUnread === true && item.read) return false;
    const first = firstDay(item);
    if (range.from !== undefined && (first === undefined || first < range.from)) return false;
    return range.to === undefined || (first !== undefined && first <= range.to);
  });
  if (options.details === false) return found;
  const complete: Information[] = [];
  for (const item of found) {
    // oxlint-disable-next-line no-await-in-loop -- a session answers one request at a time
    complete.push(await withQuestions(runner, item, options));
  }
  return complete;
}

function firstDay({ startDate, creationDate }: Information): PlainDate | undefined {
  return startDate ?? (creationDate === undefined ? undefined : dayOf(creationDate));
}

/**
 * One item with its questions. Nothing is asked when it has them; otherwise one request. An item of an earlier
 * session is found again by its key first, for one request more.
 *
 * @throws StaleReferenceError when the list has it no more
 */
export async function informationDetails(
  runner: Runner,
  information: Information,
  options: CallOptions = {},
): Promise<Information> {
  return withQuestions(runner, await findInformation(runner, information, options), options);
}

/** An item as this session names it. No request when it is of this session, one otherwise. */
async function findInformation(
  runner: Runner,
  information: Information,
  options: CallOptions,
): Promise<Information> {
  if (isIssuedBy(runner.context().tag, information.id)) return information;
  const all = await runner.run(newsReceived, undefined, options);
  const item = all.find(({ key }) => key === information.key);
  if (item !== undefined) return item;
  throw new StaleReferenceError("The page of news has no such item any more.", {
    call: "PageActualites",
    hint: "Ask for the list again: it may have been withdrawn.",
  });
}

/** Asks for the questions that the list left out; an item that cannot be named, or told, stays as it is. */
async function withQuestions(runner: Runner, item: Information, options: CallOptions): Promise<Information> {
  if (item.questions !== undefined || isNoObject(item.id)) return item;
  const questions = await runner.run(newsDetail, item, options);
  if (questions !== undefined) return { ...item, ...shownOf(questions) };
  const path = "detailsActualite.listeQuestions";
  runner.warn({ call: "PageActualites", path, expected: "a list", received: "nothing" });
  return item;
}
