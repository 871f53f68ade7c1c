import { slotEnd, slotStart } from "./grid.js";
import type { Day, Grid, Lesson, School, Student, Test } from "./school.js";

/** A stretch of a day, in times of the school's grid. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

export type Half = "morning" | "afternoon";

/** The days of pupils, looked up without searching the year's timetable each time. */
export class PupilDays {
  readonly #grid: Grid;
  readonly #lessons = new Map<string, Lesson[]>();
  readonly #tests = new Map<string, { readonly subjectId: string; readonly marks: Test["marks"] }[]>();

  constructor({ grid, lessons, services, tests }: Pick<School, "grid" | "lessons" | "services" | "tests">) {
    this.#grid = grid;
    for (const lesson of lessons) {
      if (lesson.kind !== "lesson" || lesson.canceled === true || lesson.study === true) continue;
      for (const id of [...lesson.classIds, ...lesson.groupIds])
        push(this.#lessons, `${id} ${lesson.day}`, lesson);
    }
    const byId = new Map(services.map((service) => [service.id, service]));
    for (const { serviceId, day, marks } of tests) {
      const service = byId.get(serviceId);
      if (service === undefined) continue;
      const { subjectId, classIds, groupIds } = service;
      for (const id of [...classIds, ...groupIds]) push(this.#tests, `${id} ${day}`, { subjectId, marks });
    }
  }

  /** Lessons of a pupil that take place that day, by start. */
  lessons(student: Student, day: Day): Lesson[] {
    return audienceOf(student)
      .flatMap((id) => this.#lessons.get(`${id} ${day}`) ?? [])
      .sort((a, b) => a.slot - b.slot);
  }

  /** Subjects in which the pupil sat a test that day, and so was there. */
  tested(student: Student, day: Day): Set<string> {
    const tests = audienceOf(student).flatMap((id) => this.#tests.get(`${id} ${day}`) ?? []);
    const sat = tests.filter(({ marks }) => {
      const value = marks.get(student.id)?.value;
      return value !== undefined && value !== "absent" && value !== "absentZero";
    });
    return new Set(sat.map(({ subjectId }) => subjectId));
  }

  /** Lessons of a half-day. */
  half(student: Student, day: Day, half: Half): Lesson[] {
    const { afternoon } = this.#grid;
    return this.lessons(student, day).filter(({ slot }) => slot < afternoon === (half === "morning"));
  }

  /** Lessons that the pupil can have missed: none when there was a test among them. */
  missable(student: Student, day: Day, lessons: readonly Lesson[]): Stretch | undefined {
    const tested = this.tested(student, day);
    const wasThere = lessons.some(({ subjectId }) => subjectId !== undefined && tested.has(subjectId));
    return wasThere ? undefined : this.stretch(lessons);
  }

  /** From the first lesson's start to the last one's end. */
  stretch(lessons: readonly Lesson[]): Stretch | undefined {
    const [first] = lessons;
    if (first === undefined) return undefined;
    const ends = lessons.map(({ slot, length }) => slotEnd(this.#grid, slot, length));
    return { from: slotStart(this.#grid, first.slot), to: ends.sort().at(-1) ?? "" };
  }
}

function audienceOf({ classId, groupIds }: Student): string[] {
  return [classId, ...groupIds];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
