import {
  attachmentKinds,
  resourceKinds,
  sharedResourceKinds,
  type WireLessonContentsPage,
  type WireSharedObject,
  type WireSharedResource,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { kindIn } from "../domain-changes.js";
import { markingPeriods, weekOf } from "../world/calendar.js";
import { slotStart } from "../world/grid.js";
import type { Day, Instant, Lesson, LessonBookEntry } from "../world/school.js";
import { type LessonBookRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList, wireMoment } from "./wire-values.js";

/** A lesson that was taught, and what was written down about it. */
export interface TaughtLesson {
  readonly lesson: Lesson;
  readonly entry: LessonBookEntry;
}

/** One thing that is shared, before it is written for the wire. */
interface Shared {
  readonly kind: keyof typeof sharedResourceKinds;
  readonly subjectId: string;
  /** `at` tells the hour, where it is known. */
  readonly day: Day;
  readonly at?: Instant;
  readonly theme?: string | undefined;
  readonly object: WireSharedObject;
}

/**
 * What teachers share in some weeks: documents and sites of the lessons, questions and answers of tests and
 * evaluations, work that was handed in; with the subjects that they belong to.
 *
 * @evidence kinds and keys read in the official client; `sharedResources` of the assumptions
 */
export function sharedResources(
  request: LessonBookRequest,
  taught: readonly TaughtLesson[],
): WireLessonContentsPage {
  const { school, weeks } = request;
  const rest = [...papersOfTests(request), ...papersOfEvaluations(request), ...handedIn(request)];
  const shared = [
    ...ofLessons(request, taught),
    ...rest.filter(({ day }) => weeks.has(weekOf(school.year, day))),
  ];
  const used = new Set(shared.map(({ subjectId }) => subjectId));
  const subjects = school.subjects.filter((subject) => used.has(subject.id));
  return {
    ListeRessourcesPedagogiques: wireElement({
      listeRessources: wireList(shared.map((one) => sharedResource(request, one))),
      listeMatieres: wireList(
        subjects.map((subject) => ({
          ...subjectElement(request, subject.id),
          G: 0,
          couleur: subjectOf(school, subject.id)?.color ?? "#FFFFFF",
        })),
      ),
    }),
    ListeRessourcesNumeriques: wireElement({}),
  };
}

function ofLessons({ school, ids }: LessonBookRequest, taught: readonly TaughtLesson[]): Shared[] {
  return taught.flatMap(({ lesson, entry }) =>
    entry.contents.flatMap((content) =>
      content.attachments.map(({ id, name, url }): Shared => {
        const isLink = url !== undefined;
        return {
          kind: isLink ? "site" : "document",
          subjectId: lesson.subjectId ?? "",
          day: lesson.day,
          at: `${lesson.day}T${slotStart(school.grid, lesson.slot)}`,
          theme: content.theme,
          object: {
            L: name,
            N: ids.issue(tables.attachment, id),
            ...(isLink ? { G: attachmentKinds.link, url } : { G: assumptions.sharedResources.value.kind }),
          },
        };
      }),
    ),
  );
}

/** Questions and answers: each bears the identity of what it is of. */
function papersOf(
  paper: { readonly questions?: string; readonly corrected?: string },
  of: Omit<Shared, "kind" | "object"> & { readonly object: Omit<WireSharedObject, "L"> },
): Shared[] {
  const { object, ...rest } = of;
  const { questions, corrected } = paper;
  return [
    ...(questions === undefined
      ? []
      : [{ ...rest, kind: "testSubject" as const, object: { L: questions, ...object } }]),
    ...(corrected === undefined
      ? []
      : [{ ...rest, kind: "testCorrection" as const, object: { L: corrected, ...object } }]),
  ];
}

/** Of the tests that the pupil took part in: shared one by one, whether or not marks are shown. */
function papersOfTests(request: LessonBookRequest): Shared[] {
  const { school, ids, student, now, profile } = request;
  return school.tests
    .filter(({ day, marks }) => day <= now.slice(0, 10) && marks.has(student.id))
    .flatMap((test) =>
      papersOf(test, {
        subjectId: school.services.find(({ id }) => id === test.serviceId)?.subjectId ?? "",
        day: test.day,
        theme: test.theme,
        object: {
          N: ids.issue(tables.test, test.id),
          G: kindIn(profile.domain, resourceKinds.test),
          commentaire: test.title,
        },
      }),
    );
}

function papersOfEvaluations({ school, ids, student, now }: LessonBookRequest): Shared[] {
  return school.evaluations
    .filter(({ published, results }) => published <= now.slice(0, 10) && results.has(student.id))
    .flatMap((evaluation) =>
      papersOf(evaluation, {
        subjectId: school.services.find(({ id }) => id === evaluation.serviceId)?.subjectId ?? "",
        day: evaluation.day,
        theme: evaluation.theme,
        object: {
          N: ids.issue(tables.evaluation, evaluation.id),
          G: resourceKinds.evaluation,
          commentaire: evaluation.title,
        },
      }),
    );
}

function handedIn({ school, ids, student }: LessonBookRequest): Shared[] {
  return school.homework.flatMap((homework): Shared[] => {
    const work = homework.handedIn.get(student.id);
    if (work === undefined) return [];
    return [
      {
        kind: "handedInWork",
        subjectId: homework.subjectId,
        day: homework.due,
        theme: homework.theme,
        object: {
          L: work.file.name,
          N: ids.issue(tables.handedIn, work.file.id),
          G: attachmentKinds.file,
          pourLe: wireDay(homework.due),
        },
      },
    ];
  });
}

function sharedResource(
  request: LessonBookRequest,
  { kind, subjectId, day, at, theme, object }: Shared,
): WireSharedResource {
  const { school, ids } = request;
  const periods = markingPeriods(school.year).filter(({ from, to }) => from <= day && day <= to);
  return {
    G: sharedResourceKinds[kind],
    ressource: wireElement(object),
    listePeriodesNotation: wireList(periods.map(({ id }) => ({ N: ids.issue(tables.period, id) }))),
    ListeThemes: wireList(theme === undefined ? [] : [themeElement(request, subjectId, theme)]),
    date: at === undefined ? wireDay(day) : wireMoment(day, at.slice(11)),
    matiere: wireElement({ N: ids.issue(tables.subject, subjectId) }),
  };
}
