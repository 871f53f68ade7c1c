import { schoolYearAt } from "./calendar.js";
import { demoPassword } from "./cast.js";
import { copyOfDiscussions, noDiscussions } from "./discussions.js";
import { everyAnnotation } from "./grades-book.js";
import { defaultGrid } from "./grid.js";
import { copyOfNews, noNews } from "./news.js";
import { emptyOffice } from "./office.js";
import { copyOfPaperwork, noPaperwork } from "./paperwork.js";
import { reportsOf } from "./reports-build.js";
import type { Account, Day, Grid, Group, School, SchoolYear, Student } from "./school.js";
import { byStart } from "./year-lessons.js";

/** A school while it is being put together. */
export type SchoolDraft = {
  -readonly [Key in keyof School]: School[Key] extends readonly (infer Item)[] ? Item[] : School[Key];
};

/** Something to add to a school. Parts are applied in order; names that come up first are made on the way. */
export type SchoolPart = (draft: SchoolDraft) => void;

/** A school for one test, made of parts. Never changes: `with` gives another one. */
export interface SchoolMaker {
  with(...parts: readonly SchoolPart[]): SchoolMaker;
  build(): School;
}

/** Where a hand-made school starts. */
export interface SchoolStart {
  /** A day of the school year; 15 January 2026, a Thursday, when not given. */
  readonly today?: Day;
  readonly zone?: SchoolYear["zone"];
  /** Semesters instead of terms. */
  readonly semesters?: boolean;
  /** Open week days, 1 is Monday; Monday to Friday when not given. */
  readonly openDays?: readonly number[];
  readonly grid?: Grid;
  /** Start from this school instead of an empty one. */
  readonly from?: School;
}

/**
 * An empty school, or a copy of another, to which parts are added.
 *
 * @example
 * const school = aSchool()
 *   .with(
 *     aStudent("VERDIER Camille", { class: "4C", login: "camille" }),
 *     aLesson({ day: "2026-01-15", from: "10:00", to: "11:00", subject: "FRANCAIS", canceled: true }),
 *     aLesson({ day: "2026-01-15", from: "10:00", to: "11:00", subject: "LATIN", nature: 2 }),
 *   )
 *   .build();
 */
export function aSchool(start: SchoolStart = {}): SchoolMaker {
  return maker(start, []);
}

function maker(start: SchoolStart, parts: readonly SchoolPart[]): SchoolMaker {
  return {
    with: (...more) => maker(start, [...parts, ...more]),
    build(): School {
      const draft = draftOf(start);
      for (const part of parts) part(draft);
      draft.lessons.sort(byStart);
      return draft;
    },
  };
}

function draftOf(start: SchoolStart): SchoolDraft {
  const { today = "2026-01-15", zone = "A", semesters, openDays, grid, from } = start;
  const year = from?.year ?? schoolYearAt(today, zone, semesters === true ? { marking: "semester" } : {});
  return {
    seed: from?.seed ?? 0,
    name: from?.name ?? "COLLEGE FAIT MAIN",
    city: from?.city ?? "Valclaire",
    year: openDays === undefined ? year : { ...year, openDays },
    grid: grid ?? from?.grid ?? defaultGrid,
    subjects: [...(from?.subjects ?? [])],
    rooms: [...(from?.rooms ?? [])],
    teachers: [...(from?.teachers ?? [])],
    staff: [...(from?.staff ?? [])],
    classes: [...(from?.classes ?? [])],
    groups: [...(from?.groups ?? [])],
    students: [...(from?.students ?? [])],
    parents: [...(from?.parents ?? [])],
    // Their owners change them: the copy gets its own.
    accounts: structuredClone([...(from?.accounts ?? [])]),
    lessons: [...(from?.lessons ?? [])],
    // Pupils tick homework and hand it in: the copy gets its own.
    homework: (from?.homework ?? []).map((one) => ({
      ...one,
      doneBy: new Set(one.doneBy),
      handedIn: new Map(one.handedIn),
    })),
    lessonBook: [...(from?.lessonBook ?? [])],
    annotations: [...(from?.annotations ?? everyAnnotation)],
    services: [...(from?.services ?? [])],
    tests: [...(from?.tests ?? [])],
    news: copyOfNews(from?.news ?? noNews()),
    discussions: copyOfDiscussions(from?.discussions ?? noDiscussions()),
    office: from?.office ?? emptyOffice,
    attendance: [...(from?.attendance ?? [])],
    evaluations: [...(from?.evaluations ?? [])],
    reports: from?.reports ?? reportsOf(year, []),
    paperwork: copyOfPaperwork(from?.paperwork ?? noPaperwork()),
  };
}

/** How somebody logs in. Without a login there is no account. */
export interface AccountChoice {
  readonly login?: string;
  /** `demoPassword` when not given. */
  readonly password?: string;
  readonly disabled?: boolean;
}

/** A pupil, in class 4C unless told otherwise. */
export function aStudent(
  name: string,
  choice: AccountChoice & {
    readonly class?: string;
    readonly groups?: readonly string[];
    readonly isDelegate?: boolean;
  } = {},
): SchoolPart {
  return (draft) => {
    const classId = classIdOf(draft, choice.class ?? "4C");
    const id = `student:${name}`;
    const groupIds = (choice.groups ?? []).map((group) => groupIdOf(draft, group));
    draft.students.push({ id, name, classId, groupIds, isDelegate: choice.isDelegate ?? false });
    draft.groups = draft.groups.map((group) =>
      groupIds.includes(group.id) ? withMember(group, { id, classId }) : group,
    );
    addAccount(draft, "student", id, choice);
  };
}

/** A parent; children are named as `aStudent` named them. Throws when one is not there. */
export function aParent(
  name: string,
  choice: AccountChoice & { readonly children?: readonly string[] } = {},
): SchoolPart {
  return (draft) => {
    const id = `parent:${name}`;
    draft.parents.push({
      id,
      name,
      childIds: (choice.children ?? []).map((child) => studentIdOf(draft, child)),
    });
    addAccount(draft, "parent", id, choice);
  };
}

/** Somebody of school life. */
export function aStaffMember(name: string, choice: AccountChoice = {}): SchoolPart {
  return (draft) => {
    const id = `staff:${name}`;
    draft.staff.push({ id, name, role: "CPE" });
    addAccount(draft, "school-life", id, choice);
  };
}

/** World id of a class; made if it is new. */
export function classIdOf(draft: SchoolDraft, name: string): string {
  const id = `class:${name}`;
  if (!draft.classes.some((one) => one.id === id)) draft.classes.push({ id, name, level: name.slice(0, 1) });
  return id;
}

/** World id of a group; made if it is new. */
export function groupIdOf(draft: SchoolDraft, name: string): string {
  const known = draft.groups.find((group) => group.name === name);
  if (known !== undefined) return known.id;
  draft.groups.push({ id: `group:${name}`, name, classIds: [], studentIds: [] });
  return `group:${name}`;
}

/** World id of a pupil. Throws `RangeError` when there is none of that name. */
export function studentIdOf(draft: SchoolDraft, name: string): string {
  const student = draft.students.find((one) => one.name === name);
  if (student === undefined) throw new RangeError(`no pupil is called "${name}": add them first`);
  return student.id;
}

function withMember(group: Group, { id, classId }: Pick<Student, "id" | "classId">): Group {
  return {
    ...group,
    classIds: [...new Set([...group.classIds, classId])],
    studentIds: [...group.studentIds, id],
  };
}

function addAccount(
  draft: SchoolDraft,
  audience: Account["audience"],
  personId: string,
  choice: AccountChoice,
): void {
  if (choice.login === undefined) return;
  draft.accounts.push({
    login: choice.login,
    password: choice.password ?? demoPassword,
    audience,
    personId,
    ...(choice.disabled === true ? { disabled: true } : {}),
    about: "fait main",
  });
}
