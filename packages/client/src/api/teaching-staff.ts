import {
  resourceKinds,
  type WireTaughtSubject,
  type WireTeachingStaff,
  type WireTeachingStaffPage,
} from "@preau/wire";
import { readId, readLabel } from "../codec/element.js";
import { type Id, issueId, type SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { flag, identity, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { defineCall } from "../session/call.js";

/** Somebody of the team that teaches a class or looks after it ("équipe pédagogique"). */
export interface TeachingStaff {
  readonly id: Id;
  /** Made of name and type, with an index for people who share them. */
  readonly key: Key;
  readonly name: string;
  readonly type: "teacher" | "staff";
  /** Position in the school's order. */
  readonly num?: number;
  /** What they teach this class; empty for most of the staff. */
  readonly subjects: readonly TeachingSubject[];
  readonly email?: string;
  /** Office ("fonction"), such as "C.P.E.". */
  readonly role?: string;
  /** In charge of the class ("professeur principal"). */
  readonly headTeacher: boolean;
  readonly tutor: boolean;
  /** No longer teaches this class. */
  readonly former: boolean;
}

/** A subject that somebody teaches. */
export interface TeachingSubject {
  /** Absent where the server gives only a name. */
  readonly id?: Id;
  readonly name: string;
  /** Length of the lessons of one week. @unit minutes */
  readonly duration?: number;
  /** The subject that this one is a part of ("sous-matière"). */
  readonly parentSubjectName?: string;
  readonly parentSubjectId?: Id;
}

/**
 * The teachers and staff of a pupil, in the school's order. One call, read-only.
 *
 * @evidence read in the official client and in pronotepy; one project met an answer without its list
 */
export const teachingStaff = defineCall({
  wire: "PageEquipePedagogique",
  encode: (_: undefined) => undefined,
  decode: (page: Reader<WireTeachingStaffPage>, { tag }): readonly TeachingStaff[] => {
    const read = page.optionalList("liste", (item) => readStaff(item, tag));
    return withKeys("staff", read, ({ name, type }) => [name, type]).toSorted(
      (a, b) => (a.num ?? 0) - (b.num ?? 0),
    );
  },
});

function readStaff(item: Reader<WireTeachingStaff>, tag: SessionTag): Omit<TeachingStaff, "key"> | undefined {
  const name = item.optional("L", label);
  const kind = item.optional("G", integer);
  const staff = present({
    id: readId(item, tag),
    name: name ?? "",
    type: kind === resourceKinds.teacher ? ("teacher" as const) : ("staff" as const),
    num: item.optional("P", integer),
    subjects: item.optionalList("matieres", (subject) => readSubject(subject, tag)),
    email: item.optional("email", label),
    role: item.element("fonction", readLabel),
    headTeacher: item.flag("estProfesseurPrincipal", flag),
    tutor: item.flag("estTuteur", flag),
    former: item.flag("estEnleve", flag),
  });
  return name === undefined ? undefined : staff;
}

function readSubject(subject: Reader<WireTaughtSubject>, tag: SessionTag): TeachingSubject | undefined {
  const n = subject.optional("N", identity);
  const name = subject.optional("L", label);
  const parent = subject.element("servicePere", (found) => ({
    n: found.optional("N", identity),
    name: found.optional("L", label),
  }));
  const isPart = subject.flag("estUneSousMatiere", flag);
  // The label of the whole stands on its parts, and nowhere else.
  const wholeName = subject.optional("libelleMatiere", label);
  const duration = readDuration(subject);
  if (name === undefined) return undefined;
  return present({
    id: n === undefined ? undefined : issueId(tag, n),
    name,
    duration,
    parentSubjectName: parent?.name ?? (isPart ? wholeName : undefined),
    parentSubjectId: parent?.n === undefined ? undefined : issueId(tag, parent.n),
  });
}

/** Minutes of "3h30"; an empty text is none. */
function readDuration(subject: Reader<WireTaughtSubject>): number | undefined {
  const text = subject.optional("volumeHoraire", label);
  if (text === undefined) return undefined;
  const match = /^(\d{1,3})\s*h\s*(\d{1,2})?$/iu.exec(text.trim());
  if (match === null) {
    subject.warn("volumeHoraire", "hours such as 3h30", "another text");
    return undefined;
  }
  return Number(match[1]) * 60 + Number(match[2] ?? 0);
}
