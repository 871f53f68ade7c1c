import { classIdOf, groupIdOf, type SchoolDraft, type SchoolPart, studentIdOf } from "./builders.js";
import { markingPeriods } from "./calendar.js";
import type { Annotation, Mark, Service, Test } from "./school.js";
import { subjectIdOf } from "./timetable-builders.js";

/** A mark as a test writes it: `"14,5"`, 14.5, a word instead, or `""` for a mark that is yet to come. */
export type ValueChoice = string | number | { readonly annotation: Annotation };

/** A service, by names. */
export interface ServiceChoice extends Partial<Pick<Service, "outOf" | "coefficient" | "rules">> {
  readonly subject: string;
  /** Class 4C when neither class nor group is given. */
  readonly class?: string;
  readonly group?: string;
  /** Pupils whose average stands for too little in a period. */
  readonly notRepresentative?: readonly { readonly student: string; readonly period: string }[];
}

/** A test, by names. Its service is made if it is new. */
export interface TestChoice
  extends Partial<
    Pick<
      Test,
      | "outOf"
      | "coefficient"
      | "counting"
      | "scaled"
      | "title"
      | "theme"
      | "supervised"
      | "questions"
      | "corrected"
    >
  > {
  readonly subject: string;
  readonly date: string;
  /** Name of the period; the term of the date when not given. */
  readonly period?: string;
  readonly class?: string;
  readonly group?: string;
  /** By name of the pupil. */
  readonly marks: Readonly<Record<string, ValueChoice>>;
  /** By name of the pupil. */
  readonly comments?: Readonly<Record<string, string>>;
}

/** A test that one pupil alone took. */
export interface GradeChoice extends Omit<TestChoice, "marks" | "comments" | "class"> {
  readonly student: string;
  readonly value: ValueChoice;
  readonly comment?: string;
}

/** A service with or without tests; a second one of the same subject and audience replaces the first. */
export function aService(choice: ServiceChoice): SchoolPart {
  return (draft) => {
    const { subject, class: className, group, notRepresentative = [], ...facts } = choice;
    const service: Service = {
      ...serviceOf(draft, { subject, class: className, group }),
      ...facts,
      notRepresentative: notRepresentative.map((one) => ({
        studentId: studentIdOf(draft, one.student),
        periodId: periodIdOf(draft, one.period),
      })),
    };
    draft.services = draft.services.map((one) => (one.id === service.id ? service : one));
  };
}

/**
 * A test of a class or group, of 20 points and coefficient 1 unless told otherwise. Throws `RangeError` for
 * unknown pupils and periods, and for a value that is none.
 */
export function aTest(choice: TestChoice): SchoolPart {
  return (draft) => {
    const { subject, date, period, class: className, group, marks, comments = {}, ...facts } = choice;
    const service = serviceOf(draft, { subject, class: className, group });
    const entries = Object.entries(marks).map(([name, value]): [string, Mark] => {
      const comment = comments[name];
      const mark = { value: valueOf(value) };
      return [studentIdOf(draft, name), comment === undefined ? mark : { ...mark, comment }];
    });
    draft.tests.push({
      outOf: 20,
      coefficient: 1,
      counting: "ordinary",
      title: "",
      ...facts,
      id: `test:${date}:${draft.tests.length}`,
      serviceId: service.id,
      periodId: period === undefined ? termIdOf(draft, date) : periodIdOf(draft, period),
      day: date,
      marks: new Map(entries),
    });
    draft.tests.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  };
}

/** A mark of one pupil, in a test of the pupil's class or of the group that is named. */
export function aGrade({ student, value, comment, ...test }: GradeChoice): SchoolPart {
  return (draft) => {
    const id = studentIdOf(draft, student);
    const classId = draft.students.find((one) => one.id === id)?.classId;
    const schoolClass = draft.classes.find((one) => one.id === classId);
    aTest({
      ...test,
      ...(test.group === undefined && schoolClass !== undefined ? { class: schoolClass.name } : {}),
      marks: { [student]: value },
      ...(comment === undefined ? {} : { comments: { [student]: comment } }),
    })(draft);
  };
}

interface Audience {
  readonly subject: string;
  readonly class: string | undefined;
  readonly group: string | undefined;
}

/** The service of a subject and an audience; made if it is new. */
export function serviceOf(draft: SchoolDraft, { subject, class: className, group }: Audience): Service {
  const audience = group ?? className ?? "4C";
  const subjectId = subjectIdOf(draft, subject);
  const [classIds, groupIds] =
    group === undefined ? [[classIdOf(draft, audience)], []] : [[], [groupIdOf(draft, group)]];
  const isSame = (one: Service): boolean =>
    one.subjectId === subjectId &&
    one.classIds.join() === classIds.join() &&
    one.groupIds.join() === groupIds.join();
  const known = draft.services.find(isSame);
  if (known !== undefined) return known;
  const service: Service = {
    id: `service:${audience}:${subject}`,
    subjectId,
    teacherIds: [],
    classIds,
    groupIds,
    position: draft.services.length + 1,
    outOf: 20,
    coefficient: 1,
    notRepresentative: [],
  };
  draft.services.push(service);
  return service;
}

function valueOf(value: ValueChoice): Mark["value"] {
  if (typeof value === "object") return value.annotation;
  if (value === "") return "pending";
  const points = typeof value === "number" ? value : Number(value.replace(",", "."));
  if (!Number.isFinite(points)) throw new RangeError(`"${value}" is no mark`);
  return points;
}

function periodIdOf(draft: SchoolDraft, name: string): string {
  const period = draft.year.periods.find((one) => one.name === name);
  if (period === undefined) throw new RangeError(`no period is called "${name}"`);
  return period.id;
}

/** The term or semester of a day. Throws `RangeError` outside the year. */
export function termIdOf(draft: SchoolDraft, day: string): string {
  const term = markingPeriods(draft.year).find((one) => one.from <= day && day <= one.to);
  if (term === undefined) throw new RangeError(`${day} is in no term: name the period`);
  return term.id;
}
