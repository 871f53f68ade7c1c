import { resourceKinds, type WireService, type WireTest } from "@preau/wire";
import { kindIn } from "../domain-changes.js";
import {
  classAverages,
  type GradeLook,
  type Spread,
  spreadOf,
  studentAverage,
  testsOf,
} from "../world/grades-book.js";
import type { Mark, Service, Student, Test } from "../world/school.js";
import { grade, gradeOrNothing, markOn, scale } from "./grade-text.js";
import type { CallRequest } from "./handler.js";
import { themeElement } from "./lesson-book-parts.js";
import { subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** A request about one pupil. */
export interface GradesRequest extends CallRequest {
  readonly student: Student;
}

/** A service with its averages; what is `undefined` had nothing to average. */
export interface AveragedService {
  readonly service: Service;
  readonly student: number | undefined;
  readonly group: Spread | undefined;
}

/** Averages of a service, computed once for the page. */
export function averagedService(look: GradeLook, service: Service, student: Student): AveragedService {
  return {
    service,
    student: studentAverage(look, service, student.id),
    group: classAverages(look, service),
  };
}

/**
 * A line of `listeServices`. Averages that the school hides have no key; those that do not exist yet are
 * empty.
 *
 * @evidence other projects' test data have empty averages and absent ones; which means which is assumed
 */
export function serviceEntry(
  request: GradesRequest,
  { period }: GradeLook,
  { service, student: own, group }: AveragedService,
): WireService {
  const { options, student } = request;
  const isDoubtful = service.notRepresentative.some(
    (one) => one.studentId === student.id && one.periodId === period.id,
  );
  return {
    ...serviceElement(request, service),
    ordre: service.position,
    estServiceEnGroupe: service.groupIds.length > 0,
    ...(options.hideAverages
      ? {}
      : {
          moyEleve: gradeOrNothing(own),
          baremeMoyEleve: scale(service.outOf),
          baremeMoyEleveParDefaut: scale(service.outOf),
          ...(isDoubtful && own !== undefined ? { estMoyNR: true } : {}),
        }),
    ...(options.hideClassAverages
      ? {}
      : {
          moyClasse: gradeOrNothing(group?.mean),
          moyMin: gradeOrNothing(group?.min),
          moyMax: gradeOrNothing(group?.max),
        }),
  };
}

/** `listeDevoirs`: the tests that the pupil took part in, the last one first. */
export function testEntries(
  request: GradesRequest,
  look: GradeLook,
  services: readonly AveragedService[],
): WireTest[] {
  return services
    .flatMap(({ service }) =>
      testsOf(look, service).flatMap((test) => {
        const mark = test.marks.get(request.student.id);
        return mark === undefined ? [] : [{ service, test, mark }];
      }),
    )
    .sort((a, b) => (a.test.day === b.test.day ? 0 : a.test.day < b.test.day ? 1 : -1))
    .map((one) => testEntry(request, one));
}

interface MarkedTest {
  readonly service: Service;
  readonly test: Test;
  readonly mark: Mark;
}

function testEntry(request: GradesRequest, { service, test, mark }: MarkedTest): WireTest {
  const { school, ids, profile } = request;
  const period = school.year.periods.find(({ id }) => id === test.periodId);
  return {
    N: ids.issue(tables.test, test.id),
    G: kindIn(profile.domain, resourceKinds.test),
    note: markOn(mark.value, test.outOf),
    bareme: scale(test.outOf),
    baremeParDefaut: scale(service.outOf),
    date: wireDay(test.day),
    service: wireElement(serviceElement(request, service)),
    periode: wireElement({ L: period?.name ?? "", N: ids.issue(tables.period, test.periodId) }),
    ListeThemes: wireList(
      test.theme === undefined ? [] : [themeElement(request, service.subjectId, test.theme)],
    ),
    estEnGroupe: service.groupIds.length > 0,
    commentaire: test.title,
    coefficient: test.coefficient,
    // A bonus is optional too: clients must look at both.
    estFacultatif: test.counting !== "ordinary",
    estBonus: test.counting === "bonus",
    estRamenerSur20: test.scaled === true,
    ...statistics(request, test, mark),
    ...(mark.comment === undefined ? {} : { commentaireSurNote: mark.comment }),
    ...(test.questions === undefined ? {} : { libelleSujet: test.questions }),
    ...(test.corrected === undefined ? {} : { libelleCorrige: test.corrected }),
    ...(test.supervised === true ? { estDS: true } : {}),
  };
}

/** What the class got; servers leave it out beside words that stand for a mark. */
function statistics({ options }: GradesRequest, test: Test, mark: Mark): WireTest {
  const group = spreadOf(test);
  if (options.hideClassAverages || typeof mark.value !== "number" || group === undefined) return {};
  return { moyenne: grade(group.mean), noteMax: grade(group.max), noteMin: grade(group.min) };
}

/** What a test repeats of its service. */
function serviceElement({ school, ids }: GradesRequest, service: Service) {
  const subject = subjectOf(school, service.subjectId);
  return {
    L: subject?.name ?? "",
    N: ids.issue(tables.service, service.id),
    G: resourceKinds.service,
    couleur: subject?.color ?? "#FFFFFF",
  };
}
