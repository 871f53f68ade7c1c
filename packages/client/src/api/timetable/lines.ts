import { lessonMarkers, resourceKinds, type WireLesson, type WireLessonLine } from "@preau/wire";
import { flag, integer, label } from "../../codec/leaves.js";
import type { Reader } from "../../codec/reader.js";
import type { Subject, WireSubject } from "../subject.js";

/** What the lines of an entry say ("contenus"). */
export interface Lines {
  readonly subject: Subject | undefined;
  readonly teachers: readonly string[];
  readonly classrooms: readonly string[];
  readonly groups: readonly string[];
  readonly classes: readonly string[];
  readonly classParts: readonly string[];
  readonly staff: readonly string[];
  readonly equipment: readonly string[];
  readonly sites: readonly string[];
  readonly replacedTeachers: readonly string[];
  readonly labels: readonly string[];
  /** Lines that hold hours; detentions have one. */
  readonly hours: readonly string[];
}

type ListName = Exclude<keyof Lines, "subject" | "replacedTeachers" | "hours">;

/**
 * Lists by `G` of a line. 94 is a site since 2025 and was a label in 2024, when a site was 95: nothing in
 * the line tells the two apart, so the newer reading is taken.
 */
const lists: Readonly<Record<number, ListName>> = {
  [resourceKinds.teacher]: "teachers",
  [resourceKinds.room]: "classrooms",
  [resourceKinds.group]: "groups",
  [resourceKinds.class]: "classes",
  [resourceKinds.partOfClass]: "classParts",
  [resourceKinds.partOfClass2024]: "classParts",
  [resourceKinds.staff]: "staff",
  [resourceKinds.equipment]: "equipment",
  [resourceKinds.lessonLabel]: "labels",
  [resourceKinds.site]: "sites",
  95: "sites",
};

/** Reads the lines of an entry, in the order they are shown. Outings have none. */
export function readLines(
  entry: Reader<WireLesson>,
  readSubject: (line: Reader<WireSubject>) => Subject | undefined,
): Lines {
  const found = {
    teachers: [] as string[],
    classrooms: [] as string[],
    groups: [] as string[],
    classes: [] as string[],
    classParts: [] as string[],
    staff: [] as string[],
    equipment: [] as string[],
    sites: [] as string[],
    replacedTeachers: [] as string[],
    labels: [] as string[],
    hours: [] as string[],
  };
  const subjects = entry.optionalList("ListeContenus", (line: Reader<WireLessonLine>) => {
    const kind = line.optional("G", integer);
    if (kind === resourceKinds.subject) return readSubject(line);
    const text = line.optional("L", label);
    if (text === undefined) return undefined;
    const marker = line.optional("marqueur", integer);
    const list = kind === undefined ? undefined : lists[kind];
    if (marker === lessonMarkers.replacedTeacher) found.replacedTeachers.push(text);
    else if (line.flag("estHoraire", flag)) found.hours.push(text);
    else if (list !== undefined) found[list].push(text);
    return undefined;
  });
  return { subject: subjects[0], ...found };
}
