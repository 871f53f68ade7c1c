import type { WireReportService, WireStatementTest, WireSubjectGroup } from "@preau/wire";
import { weightedMeanOf } from "../world/averages.js";
import type { GradeLook } from "../world/grades-book.js";
import { averagesOf, isTaught, spreadOfValues, testsOf } from "../world/grades-book.js";
import type { SubjectGroup } from "../world/reports.js";
import type { ReportAverages, ReportLine } from "../world/reports-book.js";
import type { Mark, Service, Student, Test } from "../world/school.js";
import { grade, gradeOrNothing, markOn, scale } from "./grade-text.js";
import type { CallRequest } from "./handler.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** A request about one pupil's report or statement. */
export interface ReportRequest extends CallRequest {
  readonly student: Student;
  readonly look: GradeLook;
}

/** What report cards and statements say of a service alike. */
export function serviceElement(request: ReportRequest, { service, ...line }: ReportLine): WireReportService {
  const { school, ids, student, look } = request;
  const subject = subjectOf(school, service.subjectId);
  const group = groupOf(request, service);
  const isDoubtful = service.notRepresentative.some(
    (one) => one.studentId === student.id && one.periodId === look.period.id,
  );
  return {
    L: subject?.name ?? "",
    N: ids.issue(tables.service, service.id),
    couleur: subject?.color ?? "#FFFFFF",
    Matiere: wireElement(subjectElement(request, service.subjectId)),
    SurMatiere: wireElement(group === undefined ? { L: "", N: "0" } : groupElement(request, group)),
    Coefficient: grade(service.coefficient),
    ...averageKeys(request, line),
    ...(isDoubtful && line.own !== undefined ? { estMoyNR: true } : {}),
    NombreDevoirs: `${line.taken}/${line.tests.length}`,
    ...(request.options.hideAverages ? {} : { ListeMoyennesPeriodes: [gradeOrNothing(line.own).V] }),
  };
}

/** Averages of a service or a part of it. What the school hides has no key; what does not exist yet is empty. */
export function averageKeys({ options }: ReportRequest, { own, group }: ReportAverages): WireReportService {
  return {
    ...(options.hideAverages ? {} : { MoyenneEleve: gradeOrNothing(own) }),
    ...(options.hideClassAverages
      ? {}
      : {
          MoyenneClasse: gradeOrNothing(group?.mean),
          MoyenneInf: gradeOrNothing(group?.min),
          MoyenneSup: gradeOrNothing(group?.max),
        }),
  };
}

/** Teachers of a service. */
export function teachersOf({ school, ids }: ReportRequest, { teacherIds }: Service) {
  const teachers = school.teachers.filter(({ id }) => teacherIds.includes(id));
  return wireList(teachers.map(({ id, name }) => ({ L: name, N: ids.issue(tables.teacher, id) })));
}

/** Groups of subjects of which the pupil has at least two; clients work out the pupil's average of a group. */
export function groupsOf(request: ReportRequest, lines: readonly ReportLine[]): WireSubjectGroup[] {
  const { school, student, look, options } = request;
  return shownGroups(request).map((group) => {
    const own = lines
      .filter(({ service }) => group.subjectIds.includes(service.subjectId))
      .map(({ service }) => service);
    const classmates = school.students.filter(({ classId }) => classId === student.classId);
    const byService = own.map((service) => ({
      service,
      averages: averagesOf(testsOf(look, service), service, classmates),
    }));
    const spread = spreadOfValues(
      classmates.map((one) =>
        weightedMeanOf(
          byService
            .filter(({ service }) => isTaught(service, one))
            .map(({ service, averages }) => ({ value: averages.get(one.id), weight: service.coefficient })),
        ),
      ),
    );
    return {
      ...groupElement(request, group),
      Arrondi: { _T: 14, V: 0 },
      ...(options.hideClassAverages
        ? {}
        : {
            MoyenneClasse: gradeOrNothing(spread?.mean),
            MoyenneInf: gradeOrNothing(spread?.min),
            MoyenneSup: gradeOrNothing(spread?.max),
          }),
    };
  });
}

/** The group that a service stands in. */
export function groupOf(request: ReportRequest, service: Service): SubjectGroup | undefined {
  return shownGroups(request).find(({ subjectIds }) => subjectIds.includes(service.subjectId));
}

function shownGroups({ school, student }: ReportRequest): SubjectGroup[] {
  const own = new Set(
    school.services.filter((service) => isTaught(service, student)).map(({ subjectId }) => subjectId),
  );
  return school.reports.groups.filter(({ subjectIds }) => subjectIds.filter((id) => own.has(id)).length > 1);
}

function groupElement({ ids }: ReportRequest, { id, name }: SubjectGroup) {
  return { L: name, N: ids.issue(tables.subjectGroup, id) };
}

/** Tests of a statement that the pupil has something for, in the order of time. */
export function statementTests(
  request: ReportRequest,
  service: Service,
  tests: readonly Test[],
): WireStatementTest[] {
  return tests.flatMap((test) => {
    const mark = test.marks.get(request.student.id);
    return mark === undefined ? [] : [statementTest(request, service, test, mark)];
  });
}

function statementTest({ ids }: ReportRequest, service: Service, test: Test, mark: Mark): WireStatementTest {
  return {
    N: ids.issue(tables.test, test.id),
    Note: markOn(mark.value, test.outOf),
    Bareme: scale(test.outOf),
    BaremeParDefaut: scale(service.outOf),
    // A mark here, where the page of marks has a bare number.
    Coefficient: grade(test.coefficient),
    Date: wireDay(test.day),
    Commentaire: test.title,
    ...(test.counting === "ordinary" ? {} : { estFacultatif: true }),
    ...(test.corrected === undefined ? {} : { libelleCorrige: test.corrected }),
  };
}

/**
 * The column of points: empty without an average, absent when it is hidden.
 *
 * @evidence assumed: the average times its coefficient; nobody says what these points count
 */
export function pointsOf(
  { options }: ReportRequest,
  own: number | undefined,
  coefficient: number,
): Pick<WireReportService, "NombrePointsEleve"> {
  if (options.hideAverages) return {};
  return { NombrePointsEleve: gradeOrNothing(own === undefined ? undefined : own * coefficient) };
}
