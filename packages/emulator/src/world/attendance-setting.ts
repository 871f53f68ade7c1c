import type { PupilDays } from "./attendance-days.js";
import type { Random } from "./random.js";
import type { Day, School, Student } from "./school.js";

/** What notebooks are filled from. */
export interface AttendanceSetting {
  readonly school: Pick<
    School,
    "seed" | "year" | "grid" | "students" | "teachers" | "staff" | "services" | "tests"
  >;
  readonly days: PupilDays;
  /** Open days of the year. */
  readonly open: readonly Day[];
  /** Nothing is known later than that. */
  readonly horizon: Day;
  /** Services whose tests pupils missed, by pupil and day. */
  readonly missedTests: ReadonlyMap<string, readonly MissedTest[]>;
}

/** A test that a pupil was absent from. */
export interface MissedTest {
  readonly day: Day;
  readonly subjectId: string;
  /** It was marked 0: the school did not accept the reason. */
  readonly unexcused: boolean;
}

/** One pupil on one day. */
export interface PupilDay {
  readonly setting: AttendanceSetting;
  readonly student: Student;
  readonly day: Day;
  /** A stream of this pupil's day alone. */
  readonly random: Random;
}
