import type { AttendanceEvent } from "./attendance.js";
import { giverOf, natures } from "./attendance-people.js";
import { type Scene, scenes } from "./attendance-scenes.js";
import type { AttendanceSetting } from "./attendance-setting.js";
import { startOf } from "./attendance-start.js";
import { concerns } from "./audience.js";
import { openDayFrom } from "./calendar.js";
import { addDays } from "./days.js";
import type { Day, School, Student } from "./school.js";

/** What the main pupil's notebook is staged with. */
export interface NotebookStage {
  readonly setting: AttendanceSetting;
  readonly main: Student;
  readonly today: Day;
  readonly school: Pick<School, "lessons">;
}

/** How far back the scenes may reach, in calendar days. */
const reach = 100;

/**
 * Adds to the notebook of the main pupil everything that can stand in one, each on a day of its own from
 * yesterday back, and the detention that the demo week's timetable has. Of what chance had given them
 * in those days only the absences that explain missing marks stay.
 */
export function notebookShowcase(
  stage: NotebookStage,
  ordinary: readonly AttendanceEvent[],
): AttendanceEvent[] {
  const { setting, main, today } = stage;
  const since = addDays(today, -reach);
  const explained = new Set((setting.missedTests.get(main.id) ?? []).map(({ day }) => day));
  const kept = ordinary.filter(
    (event) =>
      event.studentId !== main.id ||
      startOf(event) < since ||
      (event.kind === "absence" && explained.has(event.from.slice(0, 10))),
  );
  const taken = new Set(kept.filter(({ studentId }) => studentId === main.id).flatMap(daysOf));
  const free = setting.open.filter((day) => since <= day && day < today && !taken.has(day)).reverse();
  return [...kept, ...detention(stage), ...announced(stage), ...played(stage, free)];
}

/** Each scene on the latest free day that suits it; those that find none are left out. */
function played({ setting, main }: NotebookStage, free: readonly Day[]): AttendanceEvent[] {
  const left = [...free];
  return scenes.flatMap((scene: Scene): AttendanceEvent[] => {
    for (const [index, day] of left.entries()) {
      const lessons = setting.days.lessons(main, day);
      const event = scene({ setting, main, day, lessons });
      if (event === undefined) continue;
      left.splice(index, 1);
      return [event];
    }
    return [];
  });
}

/** The detention that stands in the timetable, given on an earlier day of lessons. */
function detention({ setting, main, today, school }: NotebookStage): AttendanceEvent[] {
  const lesson = school.lessons.find((one) => one.kind === "detention" && concerns(one, main));
  if (lesson === undefined) return [];
  const before = setting.open.filter(
    (day) => day < lesson.day && day <= openDayFrom(setting.school.year, today),
  );
  const given = before.at(-2) ?? before.at(-1);
  if (given === undefined) return [];
  const [during] = setting.days.lessons(main, given);
  const id = `punishment:${main.id}:${lesson.id}`;
  return [
    {
      kind: "punishment",
      id,
      studentId: main.id,
      day: given,
      nature: natures.detention,
      reasons: ["BAVARDAGES"],
      circumstances: "Bavardages répétés malgré plusieurs rappels.",
      circumstanceDocuments: [],
      giver: giverOf(setting.school, during),
      ...(during === undefined ? {} : { slot: during.slot }),
      ...(during?.subjectId === undefined ? {} : { subjectId: during.subjectId }),
      homework: "Exercices 4 à 7 page 112.",
      homeworkDocuments: [{ id: `${id}:work`, name: "exercices.pdf", kind: "file" }],
      minutes: 60,
      schedule: [{ id: `${id}:1`, day: lesson.day, slot: lesson.slot, minutes: 60 }],
      acknowledged: false,
    },
  ];
}

/** An appointment that the parents announced: the last lesson of a day to come without tests. */
function announced({ setting, main, today }: NotebookStage): AttendanceEvent[] {
  for (const day of setting.open.filter((one) => today < one && one <= addDays(today, 14)).slice(1)) {
    const last = setting.days.lessons(main, day).slice(-1);
    const stretch = setting.days.missable(main, day, last);
    if (stretch === undefined) continue;
    return [
      {
        kind: "absence",
        id: `absence:${main.id}:announced`,
        studentId: main.id,
        from: `${day}T${stretch.from}`,
        to: `${day}T${stretch.to}`,
        parentReason: "RENDEZ-VOUS MEDICAL",
        justification: "Rendez-vous chez l'orthodontiste",
        settled: false,
        justified: false,
        announced: true,
      },
    ];
  }
  return [];
}

function daysOf(event: AttendanceEvent): string[] {
  const first = startOf(event).slice(0, 10);
  if (event.kind !== "absence" || event.to.slice(0, 10) === first) return [first];
  const days = [first];
  while ((days.at(-1) ?? "") < event.to.slice(0, 10)) days.push(addDays(days.at(-1) ?? first, 1));
  return days;
}
