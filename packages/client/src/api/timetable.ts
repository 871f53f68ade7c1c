import type { WireReference, WireTimetablePage, WireTimetableRequest } from "@preau/wire";
import { isTeachingWeek, weekOf, weeksBetween } from "../codec/calendar.js";
import { dayOf, type PlainDate } from "../codec/dates.js";
import { label } from "../codec/leaves.js";
import type { Reader } from "../codec/reader.js";
import { encodeDomain } from "../codec/sets.js";
import { NotAllowedError, UsageError } from "../errors/errors.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import { withoutRepeats } from "./timetable/keys.js";
import type { Lesson } from "./timetable/lesson.js";
import { readLessons } from "./timetable/read.js";
import { resolveLessons, sortLessons } from "./timetable/resolve.js";

export type { Lesson } from "./timetable/lesson.js";

/** Entries of some weeks, or what the server says instead of them. */
export interface TimetablePage {
  /** Every entry, superseded ones included, each with its facts only. */
  readonly lessons: readonly Lesson[];
  /** Why there is no list. French; may name people. */
  readonly refusal?: string;
}

/** Days of a range, both included. */
export interface DayRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Options of `lessonsBetween`. */
export interface LessonsOptions extends CallOptions {
  /** Every entry as the server sent it, superseded ones included; default false. */
  readonly raw?: boolean;
  /** When this pupil's timetable may be seen, as the account says it. */
  readonly access?:
    | { readonly allowed: boolean; readonly from?: PlainDate; readonly to?: PlainDate }
    | undefined;
}

/**
 * The timetable of some weeks ("emploi du temps"). One call, read-only. One week is asked by its number,
 * several as a set; everything is sent under both spellings, with the flags of the official web page.
 *
 * @evidence read in the official client and in pronotepy; ranges are unverified for families, which is why
 *   `lessonsBetween` checks the answer
 */
export const timetableOfWeeks = defineCall({
  wire: "PageEmploiDuTemps",
  encode: (weeks: readonly number[], context): WireTimetableRequest => {
    const resource = encodeResource(context);
    const [week] = weeks;
    const domain = encodeDomain(weeks);
    return {
      ressource: resource,
      Ressource: resource,
      ...(weeks.length === 1 && week !== undefined
        ? { numeroSemaine: week, NumeroSemaine: week }
        : { domaine: domain, Domaine: domain }),
      avecAbsencesRessource: true,
      avecConseilDeClasse: true,
      avecCoursSortiePeda: true,
      avecDisponibilites: true,
      avecInfosPrefsGrille: true,
      avecRetenuesEleve: true,
    };
  },
  decode: (page: Reader<WireTimetablePage>, context): TimetablePage => {
    const refusal = page.has("ListeCours") ? undefined : page.optional("message", label);
    if (refusal !== undefined) return { lessons: [], refusal };
    return { lessons: readLessons(page, context) };
  },
});

/** Entries as the official page shows them: superseded ones folded, sorted. For pages that show a part. */
export function resolvedLessons(
  lessons: readonly Lesson[],
  { calendar, audience }: CallContext,
): readonly Lesson[] {
  return resolveLessons(lessons, { calendar, audience });
}

function encodeResource({ subject }: CallContext): WireReference {
  if (subject === undefined) throw new UsageError("A timetable is somebody's: nobody was chosen.");
  return { N: subject.n, G: subject.kind, L: subject.name };
}

/**
 * Lessons of a range of days, sorted. One request for a range within one week. A longer one is asked at
 * once too; where the answer shows that the server kept to one week, the others are asked one by one, and
 * that is remembered as long as the session lives.
 *
 * @throws NotAllowedError when the school does not show the timetable: hidden is not empty
 */
export async function lessonsBetween(
  runner: Runner,
  range: DayRange,
  options: LessonsOptions = {},
): Promise<readonly Lesson[]> {
  const { calendar } = runner.context();
  const { access } = options;
  if (access?.allowed === false) throw notShown(undefined);
  const shown = {
    from: latest(range.from, calendar.firstDay, access?.from),
    to: earliest(range.to, calendar.lastDay, access?.to),
  };
  if (access !== undefined && isCutBy(access, range)) {
    // Hidden is not empty: what the school does not show is refused, or said to be missing.
    if (shown.from > shown.to) throw notShown(undefined);
    const received = `${shown.from} to ${shown.to}`;
    runner.warn({
      call: "PageEmploiDuTemps",
      path: "acces",
      expected: `${range.from} to ${range.to}`,
      received,
    });
  }
  if (shown.from > shown.to) return [];
  const page = await fetchWeeks(runner, weeksBetween(calendar, shown.from, shown.to), options);
  if (page.refusal !== undefined) throw notShown(page.refusal);
  // Whole weeks are resolved, so that what is shown of a day does not depend on the range asked for.
  const lessons =
    options.raw === true ? sortLessons(page.lessons) : resolvedLessons(page.lessons, runner.context());
  // An outing of several days belongs to each of them.
  return lessons.filter(({ start, end }) => dayOf(start) <= shown.to && dayOf(end) >= shown.from);
}

/** Whether the days that a pupil's timetable may be seen leave out some of the range. */
function isCutBy(access: NonNullable<LessonsOptions["access"]>, { from, to }: DayRange): boolean {
  return (access.from !== undefined && access.from > from) || (access.to !== undefined && access.to < to);
}

function latest(...days: readonly (PlainDate | undefined)[]): PlainDate {
  return days.filter((day) => day !== undefined).reduce((a, b) => (b > a ? b : a));
}

function earliest(...days: readonly (PlainDate | undefined)[]): PlainDate {
  return days.filter((day) => day !== undefined).reduce((a, b) => (b < a ? b : a));
}

async function fetchWeeks(
  runner: Runner,
  weeks: readonly number[],
  options: CallOptions,
): Promise<TimetablePage> {
  if (weeks.length === 1 || runner.memory.timetableRanges === false) {
    return fetchEach(runner, weeks, options);
  }
  const page = await runner.run(timetableOfWeeks, weeks, options);
  if (page.refusal !== undefined || runner.memory.timetableRanges === true) return page;
  return completeRange(runner, { weeks, page }, options);
}

/** Makes sure that the answer to a request for several weeks is about all of them. */
async function completeRange(
  runner: Runner,
  asked: { readonly weeks: readonly number[]; readonly page: TimetablePage },
  options: CallOptions,
): Promise<TimetablePage> {
  const { weeks, page } = asked;
  const { calendar } = runner.context();
  // Outings and detentions may lie in a week that was not meant: ordinary lessons tell.
  const ordinary = page.lessons.filter(({ normal }) => normal);
  const seen = new Set(ordinary.map(({ start }) => weekOf(calendar, dayOf(start))));
  const unanswered = weeks.filter((week) => !seen.has(week));
  if (weeks.length - unanswered.length > 1) {
    runner.memory.timetableRanges = true;
    return page;
  }
  const probe = unanswered.find((week) => isTeachingWeek(calendar, week));
  // Nothing was to be expected of holidays.
  if (probe === undefined) return page;
  // An answer without any lesson is believed when one more week is empty too.
  const first = seen.size === 0 ? [probe] : unanswered;
  const found = await fetchEach(runner, first, options);
  if (found.lessons.length === 0) return page;
  runner.memory.timetableRanges = false;
  const rest = unanswered.filter((week) => !first.includes(week));
  return merge([page, found, await fetchEach(runner, rest, options)]);
}

/** Asks week by week. */
async function fetchEach(
  runner: Runner,
  weeks: readonly number[],
  options: CallOptions,
): Promise<TimetablePage> {
  const pages: TimetablePage[] = [];
  for (const week of weeks) {
    // oxlint-disable-next-line no-await-in-loop -- a session answers one request at a time
    pages.push(await runner.run(timetableOfWeeks, [week], options));
  }
  return merge(pages);
}

/**
 * One page of several, each entry once: a server that ignores a range may send a week twice. A week may be
 * refused; the whole is when all of them are.
 */
function merge(pages: readonly TimetablePage[]): TimetablePage {
  const refusal = pages.find((page) => page.refusal !== undefined)?.refusal;
  if (refusal !== undefined && pages.every((page) => page.refusal !== undefined)) {
    return { lessons: [], refusal };
  }
  return { lessons: withoutRepeats(pages.flatMap((page) => page.lessons)) };
}

function notShown(wireMessage: string | undefined): NotAllowedError {
  return new NotAllowedError("The school does not show this timetable.", {
    call: "PageEmploiDuTemps",
    hint: "Schools open and close it as they please; the server's own words are in wireMessage.",
    wireMessage,
  });
}
