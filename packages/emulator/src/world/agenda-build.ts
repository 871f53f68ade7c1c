import { markingPeriods, openDayFrom, openDaysFromTo } from "./calendar.js";
import type { Cast } from "./cast.js";
import { addDays, weekday } from "./days.js";
import { slotEnd, slotStart } from "./grid.js";
import type { AgendaEvent } from "./office.js";
import type { Day, Grid, Lesson, SchoolYear } from "./school.js";

/** What the agenda is made from. */
export interface AgendaSetting {
  readonly today: Day;
  readonly year: SchoolYear;
  readonly grid: Grid;
  readonly cast: Cast;
  readonly lessons: readonly Lesson[];
}

const author = "M. DORIANT T.";

/** Councils, meetings and feasts of the year, and two things that are always about to happen. */
export function eventsOf({ today, year, grid, cast, lessons }: AgendaSetting): AgendaEvent[] {
  const first = openDayFrom(year, today);
  const soon = openDaysFromTo(year, first, addDays(first, 20));
  const events: AgendaEvent[] = lessons
    .filter((lesson) => lesson.nature === 1)
    .flatMap((council) => councilOf(council, { cast, grid }));
  const at = (day: Day, from: string, to: string) => ({ from: `${day}T${from}`, to: `${day}T${to}` });
  const plain = { allDay: false, author, classIds: [], attachments: [] };
  for (const [index, period] of markingPeriods(year).entries()) {
    const day = openDayFrom(year, addDays(period.to, -10));
    events.push({
      ...plain,
      ...at(day, "17:00", "20:00"),
      id: `event:meeting:${index + 1}`,
      title: "Rencontre parents-professeurs",
      comment: "Prenez rendez-vous dans votre espace.",
      family: "Réunion",
    });
  }
  const trip = soon[2];
  if (trip !== undefined) {
    const id = `event:trip:${trip}`;
    const map = { id: `attachment:${id}:map`, name: "Plan d'accès & horaires.pdf", kind: "file" as const };
    events.push({
      ...plain,
      ...at(trip, "08:00", "17:00"),
      id,
      title: "Cross du collège",
      comment: "Tenue de sport.\nPique-nique fourni.",
      family: "Sortie",
      classIds: cast.classes.slice(0, 1).map((schoolClass) => schoolClass.id),
      attachments: [map],
    });
  }
  const photo = soon[5];
  if (photo !== undefined) {
    const id = `event:photo:${photo}`;
    events.push({
      ...plain,
      ...at(photo, "00:00", "00:00"),
      id,
      title: "Photo de classe",
      allDay: true,
      family: "Vie du collège",
    });
  }
  const open = openDaysFromTo(year, addDays(year.lastDay, -100), year.lastDay).find(
    (day) => weekday(day) === 5,
  );
  if (open !== undefined) {
    const id = "event:open";
    events.push({
      ...plain,
      ...at(open, "16:30", "19:30"),
      id,
      title: "Portes ouvertes",
      family: "Vie du collège",
    });
  }
  return events.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

/** The council of one class, known by the delegates who sit on it. */
function councilOf(council: Lesson, { cast, grid }: Pick<AgendaSetting, "cast" | "grid">): AgendaEvent[] {
  const delegate = cast.students.find(({ id }) => council.studentIds.includes(id));
  const schoolClass = cast.classes.find(({ id }) => id === delegate?.classId);
  if (schoolClass === undefined) return [];
  return [
    {
      id: `event:${council.id}`,
      title: `Conseil de classe ${schoolClass.name}`,
      from: `${council.day}T${slotStart(grid, council.slot)}`,
      to: `${council.day}T${slotEnd(grid, council.slot, council.length)}`,
      allDay: false,
      family: "Réunion",
      author,
      isCouncil: true,
      classIds: [schoolClass.id],
      attachments: [],
    },
  ];
}
