import {
  lessonCategories,
  lessonMarkers,
  lessonStatuses,
  resourceKinds,
  type WireLesson,
  type WireLessonLine,
} from "@preau/wire";
import { kindIn } from "../domain-changes.js";
import { weekOf } from "../world/calendar.js";
import { daysBetween } from "../world/days.js";
import { placeOf, slotEnd, slotStart } from "../world/grid.js";
import type { Lesson, LessonBookEntry, School, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireElement, wireList, wireMoment, wireRawString } from "./wire-values.js";

/** What one entry is written from. */
export interface EntryContext extends Pick<CallRequest, "school" | "ids" | "profile"> {
  /** Staff see identities, classes and the state of the call besides. */
  readonly forStaff: boolean;
  /** The pupil whose timetable it is, if it is a pupil's. */
  readonly student: Student | undefined;
  /** Lesson-book entries by lesson. */
  readonly book: ReadonlyMap<string, LessonBookEntry>;
  /** Lessons in which homework was given. */
  readonly withHomework: ReadonlySet<string>;
}

/** One entry of `ListeCours`: a lesson, an outing or a detention. */
export function lessonEntry(context: EntryContext, lesson: Lesson): WireLesson {
  if (lesson.kind === "outing") return outingEntry(context, lesson);
  if (lesson.kind === "detention") return detentionEntry(context, lesson);
  return ordinaryEntry(context, lesson);
}

/** Keys in the order of captured answers; booleans only when true, but for `AvecTafPublie`. */
function ordinaryEntry(context: EntryContext, lesson: Lesson): WireLesson {
  const { school, ids, forStaff, student } = context;
  const color = subjectOf(school, lesson.subjectId)?.color;
  const isExempted = student !== undefined && lesson.exemptedStudentIds?.includes(student.id) === true;
  return {
    N: ids.issue(tables.lesson, lesson.id),
    G: lesson.nature ?? lessonStatuses.normal,
    P: lesson.position,
    ...(lesson.status === undefined ? {} : { Statut: lesson.status }),
    ...(lesson.canceled === true ? { estAnnule: true } : {}),
    ...placed(school, lesson),
    ...(lesson.virtualRoom === undefined ? {} : { listeVisios: virtualRooms(context, lesson) }),
    ...(color === undefined ? {} : { CouleurFond: color }),
    ListeContenus: wireList(linesOf(context, lesson)),
    AvecTafPublie: context.withHomework.has(lesson.id),
    ...lessonBookMark(context, lesson),
    ...(lesson.memo === undefined ? {} : { memo: lesson.memo }),
    ...(lesson.study === true ? { estPermanence: true } : {}),
    ...(isExempted ? { dispenseEleve: { obligatoire: true } } : {}),
    ...(forStaff ? staffKeys : {}),
  };
}

/** Whether the call was made is not in this world: nothing may be done from the page. */
const staffKeys = { utilisable: true, modifiable: false };

/** Subject, teachers, group, class, rooms, replaced teacher: the display order of the official client. */
function linesOf(context: EntryContext, lesson: Lesson): WireLessonLine[] {
  const { school, ids, profile, forStaff } = context;
  const lines: WireLessonLine[] = [];
  if (lesson.subjectId !== undefined) {
    const isGroupService = lesson.groupIds.length > 0 ? { estServiceGroupe: true } : {};
    lines.push({ ...subjectElement(context, lesson.subjectId), G: resourceKinds.subject, ...isGroupService });
  } else if (lesson.title !== undefined) {
    lines.push({ L: lesson.title, G: kindIn(profile.domain, resourceKinds.lessonLabel) });
  }
  for (const teacher of pick(school.teachers, lesson.teacherIds)) {
    // Families get no identity of a teacher.
    const identity = forStaff ? { N: ids.issue(tables.teacher, teacher.id) } : {};
    lines.push({ G: resourceKinds.teacher, L: teacher.name, ...identity });
  }
  for (const group of pick(school.groups, lesson.groupIds)) {
    lines.push({ L: group.name, N: ids.issue(tables.group, group.id), G: resourceKinds.group });
  }
  if (forStaff) {
    for (const schoolClass of pick(school.classes, lesson.classIds)) {
      lines.push({ L: schoolClass.name, N: ids.issue(tables.class, schoolClass.id), G: resourceKinds.class });
    }
  }
  for (const room of pick(school.rooms, lesson.roomIds)) {
    lines.push({ L: room.name, N: ids.issue(tables.room, room.id), G: resourceKinds.room });
  }
  const replaced = school.teachers.find((teacher) => teacher.id === lesson.replacedTeacherId);
  if (replaced !== undefined) lines.push({ L: replaced.name, marqueur: lessonMarkers.replacedTeacher });
  return lines;
}

function lessonBookMark({ ids, book }: EntryContext, lesson: Lesson): WireLesson {
  const entry = book.get(lesson.id);
  if (entry === undefined) return {};
  const origins =
    lesson.test === true ? [{ G: lessonCategories.test, L: "Devoir sur table", libelleIcone: "DS" }] : [];
  return {
    cahierDeTextes: wireElement({
      N: ids.issue(tables.lessonBookEntry, entry.id),
      ...(lesson.test === true ? { estDevoir: true } : {}),
      originesCategorie: wireList(origins),
    }),
    AvecCdT: true,
  };
}

function virtualRooms({ ids, profile }: EntryContext, { id, virtualRoom }: Lesson) {
  if (virtualRoom === undefined) return wireList([]);
  const room = {
    N: ids.issue(tables.virtualRoom, `virtual:${id}`),
    url: profile.domain.virtualRoomUrl === "typed" ? wireRawString(virtualRoom.url) : virtualRoom.url,
    libelleLien: virtualRoom.label,
  };
  return wireList([room]);
}

/** An outing has no `ListeContenus`: the page builds its lines from texts. */
function outingEntry({ school, ids }: EntryContext, lesson: Lesson): WireLesson {
  const { year, grid } = school;
  const [, month, day] = lesson.day.split("-");
  const annual = daysBetween(year.firstMonday, lesson.day) * grid.placesPerDay + lesson.slot;
  return {
    N: ids.issue(tables.lesson, lesson.id),
    ...placed(school, lesson),
    placeReelle: annual,
    dureeReelle: lesson.length,
    numeroSemaine: weekOf(year, lesson.day),
    CouleurFond: "#FFFFFF",
    estSortiePedagogique: true,
    motif: lesson.title ?? "",
    accompagnateurs: lesson.companions ?? [],
    strDateDebut: `le ${day}/${month} de ${french(slotStart(grid, lesson.slot))}`,
    strDateFin: `à ${french(slotEnd(grid, lesson.slot, lesson.length))}`,
    strGenreRess: "Classe",
    strRess: pick(school.classes, lesson.classIds)
      .map((one) => one.name)
      .join(", "),
    ...(lesson.memo === undefined ? {} : { memo: lesson.memo }),
  };
}

/** A detention: no kind, no position, its hours as the first line. */
function detentionEntry({ school, ids }: EntryContext, lesson: Lesson): WireLesson {
  const from = lesson.hours?.from ?? slotStart(school.grid, lesson.slot);
  const to = lesson.hours?.to ?? slotEnd(school.grid, lesson.slot, lesson.length);
  const lines: WireLessonLine[] = [
    { L: `Retenue ${french(from)} - ${french(to)}`, estHoraire: true },
    ...school.staff.slice(0, 1).map((member) => ({ G: resourceKinds.staff, L: member.name })),
    ...pick(school.rooms, lesson.roomIds).map((room) => ({ G: resourceKinds.room, L: room.name })),
  ];
  return {
    N: ids.issue(tables.lesson, lesson.id),
    estRetenue: "eleve",
    numeroSemaine: weekOf(school.year, lesson.day),
    ListeContenus: wireList(lines),
    ...placed(school, lesson),
    imgRealise: "RealiseProgramme",
    hintRealise: "Programmée",
  };
}

/** The end is left to the grid, as most answers do, unless the entry lies outside it. */
function placed(school: School, lesson: Lesson): WireLesson {
  const start = lesson.hours?.from ?? slotStart(school.grid, lesson.slot);
  return {
    place: placeOf(school.year, school.grid, lesson),
    duree: lesson.length,
    DateDuCours: wireMoment(lesson.day, start),
    ...(lesson.hours === undefined ? {} : { DateDuCoursFin: wireMoment(lesson.day, lesson.hours.to) }),
  };
}

function pick<Item extends { readonly id: string }>(items: readonly Item[], ids: readonly string[]): Item[] {
  return ids.flatMap((id) => items.filter((item) => item.id === id));
}

function french(time: string): string {
  return time.replace(":", "h");
}
