import { type SubjectKey, subjectId } from "./catalogue.js";
import type { Random } from "./random.js";
import type { Lesson } from "./school.js";

const tested = new Set<string | undefined>(
  (["maths", "french", "history", "english", "biology", "physics", "science"] satisfies SubjectKey[]).map(
    subjectId,
  ),
);

/** Rooms that incidents use, by id. */
export interface SpareRooms {
  readonly ordinary: readonly string[];
  readonly study: readonly string[];
}

/**
 * What happens on an ordinary week: some lessons are cancelled, now and then the class is supervised
 * instead, a room changes, a test is announced. Draws the same numbers whatever becomes of the result, so
 * that leaving one week out does not change the others.
 */
export function withIncident(lesson: Lesson, random: Random, rooms: SpareRooms): Lesson[] {
  const fate = random.next();
  const detail = random.next();
  if (lesson.classIds.length === 0) return [lesson];
  if (fate < 0.025) {
    const status = detail < 0.6 ? "Prof. absent" : "Cours annulé";
    const canceled: Lesson = { ...lesson, canceled: true, status };
    return detail < 0.3 ? [canceled, supervised(lesson, rooms)] : [canceled];
  }
  if (fate < 0.035) {
    const room = rooms.ordinary[Math.floor(detail * rooms.ordinary.length)];
    return [
      { ...lesson, roomIds: room === undefined ? [] : [room], nature: 2, status: "Changement de salle" },
    ];
  }
  if (fate < 0.08 && tested.has(lesson.subjectId)) return [{ ...lesson, test: true }];
  if (fate > 0.985) return [{ ...lesson, memo: "Rapporter le cahier d'exercices" }];
  return [lesson];
}

function supervised(lesson: Lesson, rooms: SpareRooms): Lesson {
  return {
    ...lesson,
    id: `${lesson.id}:study`,
    subjectId: subjectId("study"),
    teacherIds: [],
    roomIds: rooms.study,
    position: lesson.position + 5000,
    study: true,
  };
}
