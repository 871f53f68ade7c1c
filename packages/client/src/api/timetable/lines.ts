import { lessonMarkers, resourceKinds, type WireLesson, type WireLessonLine } from "@preau/wire";
import { flag, integer, label } from "../../codec/leaves.js";
import type { Reader } from "../../codec/reader.js";
import type { Subject, WireSubject } from "../subject.js";

/** What the lines of an entry say ("contenus"). */
export interface Lines {
  readonly subject: Subject | undefined;
  /** Texts by what they are; a list that would be empty is not there. */
  readonly found: Found;
}

type Found = { [Name in ListName]?: string[] };

/** `hours` are the lines that hold hours: detentions have one. */
type ListName =
  | "teachers"
  | "classrooms"
  | "groups"
  | "classes"
  | "classParts"
  | "staff"
  | "equipment"
  | "sites"
  | "labels"
  | "replacedTeachers"
  | "hours";

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
  const found: Found = {};
  const subjects = entry.optionalList("ListeContenus", (line: Reader<WireLessonLine>) => {
    const kind = line.optional("G", integer);
    if (kind === resourceKinds.subject) return readSubject(line);
    const text = line.optional("L", label);
    const list = text === undefined ? undefined : listOf(line, kind);
    if (text !== undefined && list !== undefined) add(found, list, text);
    return undefined;
  });
  return { subject: subjects[0], found };
}

function listOf(line: Reader<WireLessonLine>, kind: number | undefined): ListName | undefined {
  if (line.optional("marqueur", integer) === lessonMarkers.replacedTeacher) return "replacedTeachers";
  if (line.flag("estHoraire", flag)) return "hours";
  return kind === undefined ? undefined : lists[kind];
}

function add(found: Found, list: ListName, text: string): void {
  const texts = found[list];
  if (texts === undefined) found[list] = [text];
  else texts.push(text);
}
