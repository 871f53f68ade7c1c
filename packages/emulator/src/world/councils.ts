import { isOpen, markingPeriods, openDaysFromTo } from "./calendar.js";
import type { Cast } from "./cast.js";
import { addDays, weekday } from "./days.js";
import type { Lesson, SchoolYear } from "./school.js";

/** Class councils: after lessons in the last fortnight of each term, on the delegates' timetable alone. */
export function councils(year: SchoolYear, cast: Cast): Lesson[] {
  const terms = markingPeriods(year);
  return terms.flatMap((term) => {
    const days = openDaysFromTo(year, addDays(term.to, -20), term.to).filter((day) => weekday(day) !== 3);
    return cast.classes.flatMap((schoolClass, index): Lesson[] => {
      const day = days[index % days.length];
      const delegates = cast.students.filter((one) => one.classId === schoolClass.id && one.isDelegate);
      if (day === undefined || !isOpen(year, day) || delegates.length === 0) return [];
      return [
        {
          id: `lesson:${day}:${schoolClass.id}:council`,
          kind: "lesson",
          day,
          slot: 18,
          length: 2,
          title: "Conseil de classe",
          teacherIds: [],
          roomIds: [],
          classIds: [],
          groupIds: [],
          studentIds: delegates.map((delegate) => delegate.id),
          position: 9000 + index,
          nature: 1,
        },
      ];
    });
  });
}
