import { attendanceOf } from "./attendance-build.js";
import { openDayFrom, schoolYearAt } from "./calendar.js";
import type { CanteenKind } from "./canteen-build.js";
import { type Cast, castOf, type SchoolSize } from "./cast.js";
import { classworkOf } from "./classwork-build.js";
import { councils } from "./councils.js";
import { demoWeek, mainStudent } from "./demo-week.js";
import { discussionsOf } from "./discussions-build.js";
import { everyAnnotation } from "./grades-book.js";
import { gradesOf } from "./grades-build.js";
import { defaultGrid } from "./grid.js";
import { withIncident } from "./incidents.js";
import { newsOf } from "./news-build.js";
import { officeOf } from "./office-build.js";
import { noPaperwork } from "./paperwork.js";
import { primaryDays, primaryGrid, primaryPlan } from "./primary-school.js";
import { randomOf, seedFor } from "./random.js";
import { reportsOf } from "./reports-build.js";
import type { Day, Lesson, School, SchoolYear } from "./school.js";
import { evaluationsOf } from "./skills-build.js";
import * as acts from "./week-acts.js";
import * as marks from "./week-marks.js";
import { WeekStage } from "./week-stage.js";
import { headTeachersOf, type WeeklyPlan, weeklyPlan } from "./weekly-plan.js";
import { byStart, lessonsOfYear } from "./year-lessons.js";

/** What a school is made from. The same choices give the same school, whatever the machine and its zone. */
export interface SchoolPlan {
  readonly seed: number;
  /** The day the school is built around. */
  readonly today: Day;
  /** Holiday zone; A when not given. */
  readonly zone?: SchoolYear["zone"];
  /** Marks and reports are for half-years, as in many lycées, instead of terms. */
  readonly semesters?: boolean;
  /** Four classes of 24 when not given. */
  readonly size?: Partial<SchoolSize>;
  /** Fortnights are called A and B, and more subjects take turns. */
  readonly fortnights?: boolean;
  /** A primary school: quarters of an hour, Wednesday closed, one teacher a class, no marks. */
  readonly level?: "college" | "primary";
  /** Lunch when not given. */
  readonly canteen?: CanteenKind;
  /** Several schools under one roof, which share the classes: their names. */
  readonly establishments?: readonly string[];
  /** Parents have accounts and no child. */
  readonly childless?: boolean;
  /** Size of the largest file of the lesson book; six megabytes when not given. */
  readonly largeFileBytes?: number;
}

/**
 * A believable collège around a day: its year, people, the whole year's timetable, homework and lesson
 * book, marks. Everything that can happen to a timetable happens to the main pupil in the demo week
 * (`demoWeek`), and every kind of mark in the current term; other weeks and other classes have milder ones.
 *
 * People, classes and the ordinary week depend on the seed alone, so a school rebuilt the next day is the
 * same school. Throws `RangeError` when the plan asks for no class.
 */
export function buildSchool(plan: SchoolPlan): School {
  const { seed, today, level = "college" } = plan;
  const size: SchoolSize = { classes: 4, studentsPerClass: 24, ...plan.size };
  if (size.classes < 1) throw new RangeError("a school has at least one class");
  const year = yearOf(plan);
  const cast = peopleOf(plan, size);
  const isPrimary = level === "primary";
  const week = isPrimary ? primaryPlan(seed, cast) : weeklyPlan(seed, cast, plan.fortnights);
  const base = {
    seed,
    name: isPrimary ? "ECOLE DES GRANDES HERBES" : "COLLEGE DES GRANDES HERBES",
    city: "Valclaire",
    year,
    grid: isPrimary ? primaryGrid : defaultGrid,
    subjects: week.subjects,
    rooms: week.rooms,
    teachers: week.teachers,
    ...cast,
  };
  const ordinary = lessonsOfYear(year, week);
  const happened = isPrimary ? ordinary : staged({ seed, today, cast, week, year }, ordinary);
  const lessons = happened.sort(byStart);
  const { homework, lessonBook } = classworkOf({
    seed,
    today: openDayFrom(year, today),
    lessons,
    students: cast.students,
    groups: cast.groups,
    ...(plan.largeFileBytes === undefined ? {} : { largeFileBytes: plan.largeFileBytes }),
  });
  const { services, tests } = isPrimary
    ? { services: [], tests: [] }
    : gradesOf({ seed, today, year, cast, week, lessons });
  const office = officeOf({
    ...base,
    today,
    cast,
    week,
    lessons,
    canteen: plan.canteen ?? "lunch",
    establishments: plan.establishments ?? [],
  });
  const letters = lettersOf({ today, cast, week });
  const marked = {
    ...base,
    lessons,
    homework,
    lessonBook,
    annotations: everyAnnotation,
    services,
    tests,
    office,
    ...letters,
    reports: reportsOf(year, services),
    paperwork: noPaperwork(),
  };
  const drawn = lazily(() => attendanceOf(marked, today));
  // Parents add to it: what is made later is made from what was drawn.
  const attendance = lazily(() => [...drawn()]);
  const evaluations = lazily(() => evaluationsOf({ ...marked, attendance: [...drawn()] }, today));
  return {
    ...marked,
    get attendance() {
      return attendance();
    },
    get evaluations() {
      return evaluations();
    },
  };
}

function yearOf({ today, zone = "A", semesters, fortnights, level }: SchoolPlan): SchoolYear {
  return schoolYearAt(today, zone, {
    ...(semesters === true ? { marking: "semester" as const } : {}),
    ...(fortnights === true ? { turns: ["A", "B"] as const } : {}),
    ...(level === "primary" ? { openDays: primaryDays } : {}),
  });
}

function peopleOf({ seed, level, childless }: SchoolPlan, size: SchoolSize): Cast {
  const cast = castOf(seed, size, level);
  if (childless !== true) return cast;
  return { ...cast, parents: cast.parents.map((parent) => ({ ...parent, childIds: [] })) };
}

/** What the school and its people have written lately. */
function lettersOf({ today, cast, week }: Pick<Story, "today" | "cast" | "week">) {
  const headTeachers = headTeachersOf(week, cast.classes);
  const classId = mainStudent(cast)?.classId;
  const headTeacher = classId === undefined ? undefined : headTeachers.get(classId);
  const main = classId === undefined ? {} : { mainClassId: classId };
  return {
    news: newsOf({ today, cast, ...main, ...(headTeacher === undefined ? {} : { headTeacher }) }),
    discussions: discussionsOf({ today, cast, headTeachers, ...main }),
  };
}

/** Made when it is first asked for: most runs never look. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Story {
  readonly seed: number;
  readonly today: Day;
  readonly cast: Cast;
  readonly week: WeeklyPlan;
  readonly year: SchoolYear;
}

/** The ordinary lessons, with what happens to them. */
function staged({ seed, today, cast, week, year }: Story, ordinary: readonly Lesson[]): Lesson[] {
  const { days } = demoWeek({ year }, today);
  const inWeek = new Set(days);
  const idsOf = (kind: string): string[] =>
    week.rooms.filter((room) => room.id.startsWith(`room:${kind}`)).map((room) => room.id);
  const rooms = { ordinary: idsOf("home"), study: idsOf("study") };
  const random = randomOf(seedFor(seed, "incidents"));
  const others: Lesson[] = [];
  let current: Lesson[] = [];
  for (const council of councils(year, cast)) (inWeek.has(council.day) ? current : others).push(council);
  for (const lesson of ordinary) {
    const happened = withIncident(lesson, random, rooms);
    if (inWeek.has(lesson.day)) current.push(lesson);
    else others.push(...happened);
  }
  const main = mainStudent(cast);
  for (const schoolClass of cast.classes) {
    const isMain = main?.classId === schoolClass.id;
    const pupil = isMain ? main : cast.students.find((student) => student.classId === schoolClass.id);
    if (pupil === undefined) continue;
    const stage = new WeekStage({
      random: randomOf(seedFor(seed, `stage ${schoolClass.name} ${days[0] ?? ""}`)),
      days,
      classId: schoolClass.id,
      pupil,
      classmateIds: new Set(
        cast.students.filter((student) => student.classId === schoolClass.id).map((student) => student.id),
      ),
      groups: cast.groups,
      plan: week.entries,
      teachers: week.teachers,
      rooms: week.rooms,
      lessons: current,
    });
    for (const act of isMain ? everything : little) act(stage);
    current = stage.lessons;
  }
  return [...others, ...current];
}

/** What needs most room comes first; marks can share a lesson when the week is short. */
const everything = [
  acts.outing,
  acts.canceledAlone,
  acts.replaced,
  acts.studyPeriod,
  acts.moved,
  acts.roomChange,
  acts.substituteTeacher,
  marks.groupLesson,
  marks.twoTeachers,
  marks.test,
  marks.memo,
  marks.videoRoom,
  marks.exempted,
  marks.twoGroupsAtOnce,
  marks.detention,
];

const little = [acts.canceledAlone, acts.replaced, acts.roomChange, marks.test];
