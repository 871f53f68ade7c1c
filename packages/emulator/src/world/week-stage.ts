import { concerns, touchesClass } from "./audience.js";
import type { Random } from "./random.js";
import type { Day, Group, Lesson, Room, Student, Teacher } from "./school.js";
import type { PlanEntry } from "./weekly-plan.js";
import { byStart, overlaps } from "./year-lessons.js";

/** What the acts of a week need to know. */
export interface StageSetting {
  readonly random: Random;
  /** Open days of the week. */
  readonly days: readonly Day[];
  readonly classId: string;
  /** The pupil whom the week is about. */
  readonly pupil: Student;
  /** Everybody in the class. */
  readonly classmateIds: ReadonlySet<string>;
  readonly groups: readonly Group[];
  /** The ordinary week. */
  readonly plan: readonly PlanEntry[];
  readonly teachers: readonly Teacher[];
  readonly rooms: readonly Room[];
  /** Every entry of the week, the whole school's. */
  readonly lessons: readonly Lesson[];
}

/** What an added entry says; it is for the class unless it says for whom. */
export type AddedLesson = Omit<Lesson, "id" | "position" | "studentIds" | "classIds" | "groupIds" | "kind"> &
  Partial<Pick<Lesson, "studentIds" | "classIds" | "groupIds" | "kind">>;

/** One class's week while things happen to it. Each lesson is touched once, and the calm days come first. */
export class WeekStage {
  readonly setting: StageSetting;
  readonly #lessons: Lesson[];
  readonly #touched = new Set<string>();
  readonly #dayOrder: readonly Day[];
  #added = 0;

  constructor(setting: StageSetting) {
    this.setting = setting;
    this.#lessons = [...setting.lessons];
    this.#dayOrder = setting.random.shuffled(setting.days);
  }

  /** All entries of the week as they stand now, in order. */
  get lessons(): Lesson[] {
    return [...this.#lessons].sort(byStart);
  }

  /** Entries of the class on a day, cancelled ones included, in order. */
  ofClass(day: Day): Lesson[] {
    const { classId, groups } = this.setting;
    return this.lessons.filter((lesson) => lesson.day === day && touchesClass(lesson, classId, groups));
  }

  /** What the pupil really has in the week. */
  liveOfPupil(): Lesson[] {
    return this.lessons.filter((lesson) => lesson.canceled !== true && concerns(lesson, this.setting.pupil));
  }

  /** The pupil's lessons that nothing has happened to, but for those over lunch. */
  #untouched(): Lesson[] {
    return this.liveOfPupil().filter(
      (lesson) =>
        lesson.kind === "lesson" &&
        (lesson.slot < 8 || lesson.slot >= 12) &&
        lesson.studentIds.length === 0 &&
        !this.#touched.has(lesson.id),
    );
  }

  /** Days, those to which least has happened first. */
  calmDays(): Day[] {
    const count = (day: Day): number =>
      this.#lessons.filter((lesson) => lesson.day === day && this.#touched.has(lesson.id)).length;
    return [...this.#dayOrder].sort((a, b) => count(a) - count(b));
  }

  /**
   * An untouched lesson, as wished if there is one, of the calmest day that has it. Lessons of the whole
   * class with one teacher come before those of a group or of two teachers. `undefined` when every lesson
   * has been touched.
   */
  take(wish: (lesson: Lesson) => boolean = () => true): Lesson | undefined {
    const untouched = this.#untouched();
    const isPlain = (lesson: Lesson): boolean =>
      lesson.groupIds.length === 0 && lesson.teacherIds.length === 1;
    const tiers = [(lesson: Lesson) => isPlain(lesson) && wish(lesson), wish, isPlain, () => true];
    for (const tier of tiers) {
      for (const day of this.calmDays()) {
        const candidates = untouched.filter((lesson) => lesson.day === day && tier(lesson));
        if (candidates.length > 0) return this.setting.random.pick(candidates);
      }
    }
    return undefined;
  }

  /**
   * As `take`; when every lesson is touched already, in a week of two days, one that takes place: without a
   * status if possible, and of which least is said.
   */
  takeOrShare(wish?: (lesson: Lesson) => boolean): Lesson | undefined {
    const untouched = this.take(wish);
    if (untouched !== undefined) return untouched;
    const { classId, random } = this.setting;
    const live = this.liveOfPupil().filter(
      (lesson) => lesson.kind === "lesson" && lesson.classIds.includes(classId) && lesson.study !== true,
    );
    const load = (lesson: Lesson): number =>
      Object.keys(lesson).length + (lesson.status === undefined ? 0 : 100);
    return random.shuffled(live).sort((a, b) => load(a) - load(b))[0];
  }

  /** Whether nobody of the class has anything there, not even something cancelled. */
  isFree(at: Pick<Lesson, "day" | "slot" | "length">): boolean {
    const { classId, classmateIds, groups } = this.setting;
    return !this.#lessons.some(
      (lesson) =>
        overlaps(lesson, at) &&
        (touchesClass(lesson, classId, groups) || lesson.studentIds.some((id) => classmateIds.has(id))),
    );
  }

  /** Changes a lesson, and gives back what it has become. */
  change(lesson: Lesson, changes: Partial<Lesson>): Lesson {
    const index = this.#lessons.findIndex((one) => one.id === lesson.id);
    const changed = { ...lesson, ...changes };
    this.#lessons[index] = changed;
    this.#touched.add(lesson.id);
    return changed;
  }

  cancel(lesson: Lesson, status: string): Lesson {
    return this.change(lesson, { canceled: true, status });
  }

  /** Adds an entry for the class, or for whom it names. Its position is larger than any ordinary one. */
  add(entry: AddedLesson): Lesson {
    this.#added += 1;
    const { classId } = this.setting;
    const forOthers = entry.groupIds !== undefined || entry.studentIds !== undefined;
    const lesson: Lesson = {
      kind: "lesson",
      classIds: forOthers ? [] : [classId],
      groupIds: [],
      studentIds: [],
      ...entry,
      id: `lesson:${entry.day}:${classId}:added-${this.#added}`,
      position: 10_000 + this.#added,
    };
    this.#lessons.push(lesson);
    this.#touched.add(lesson.id);
    return lesson;
  }
}
