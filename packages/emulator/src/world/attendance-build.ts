import type { AttendanceEvent } from "./attendance.js";
import { PupilDays } from "./attendance-days.js";
import { ordinaryYear } from "./attendance-ordinary.js";
import type { AttendanceSetting, MissedTest } from "./attendance-setting.js";
import { notebookShowcase } from "./attendance-showcase.js";
import { byBeginning } from "./attendance-start.js";
import { openDaysFromTo } from "./calendar.js";
import { addDays } from "./days.js";
import { mainStudent } from "./demo-week.js";
import type { Day, School } from "./school.js";

/** Absences are known this long ahead, as tests are, for a clock that is moved on. */
const horizonDays = 21;

/** What notebooks are built from: a school that has its timetable and its marks. */
export type MarkedSchool = AttendanceSetting["school"] & Pick<School, "lessons" | "accounts">;

/**
 * Notebooks of all pupils, by start: who misses a test is absent that day, and nobody is absent from a test
 * that they sat. Everything there is in a notebook happens to the main pupil in the weeks before today.
 */
export function attendanceOf(school: MarkedSchool, today: Day): AttendanceEvent[] {
  const { year, students } = school;
  const setting: AttendanceSetting = {
    school,
    days: new PupilDays(school),
    open: openDaysFromTo(year, year.firstDay, year.lastDay),
    horizon: addDays(today, horizonDays),
    missedTests: missedTestsOf(school),
  };
  const main = mainStudent(school);
  const ordinary = students.flatMap((student) => ordinaryYear(setting, student));
  const events = main === undefined ? ordinary : notebookShowcase({ setting, main, today, school }, ordinary);
  return events.sort(byBeginning);
}

function missedTestsOf({ services, tests }: Pick<School, "services" | "tests">): Map<string, MissedTest[]> {
  const subjects = new Map(services.map(({ id, subjectId }) => [id, subjectId]));
  const missed = new Map<string, MissedTest[]>();
  for (const { serviceId, day, marks } of tests) {
    const subjectId = subjects.get(serviceId);
    if (subjectId === undefined) continue;
    for (const [studentId, { value }] of marks) {
      if (value !== "absent" && value !== "absentZero") continue;
      const list = missed.get(studentId) ?? [];
      list.push({ day, subjectId, unexcused: value === "absentZero" });
      missed.set(studentId, list);
    }
  }
  return missed;
}
