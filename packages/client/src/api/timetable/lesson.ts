import type { PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Subject } from "../subject.js";

/**
 * One entry of the timetable ("cours"): a lesson, an outing ("sortie pédagogique") or a detention
 * ("retenue").
 *
 * @wire     `ListeCours` of `PageEmploiDuTemps`
 * @evidence captured timetables of 2024 and 2025; texts never decide anything, only numbers and flags do
 */
export interface Lesson {
  readonly id: Id;
  /**
   * Made of day, hour, kind, subject (or title) and groups, with an index for entries that are alike: the
   * same in every session and whatever the range asked for.
   */
  readonly key: Key;
  readonly kind: "lesson" | "outing" | "detention";
  readonly start: PlainDateTime;
  /** From the server when it gives one, else from the school's grid, which knows the breaks. */
  readonly end: PlainDateTime;
  /** Absent on outings, on most detentions, and where the school hides it. */
  readonly subject?: Subject;
  readonly teachers: readonly string[];
  readonly classrooms: readonly string[];
  readonly groups: readonly string[];
  /** Classes ("classes"); staff see them, families seldom. */
  readonly classes?: readonly string[];
  /** Parts of a class ("parties de classe"). */
  readonly classParts?: readonly string[];
  /** Members of staff who are no teachers ("personnels"). */
  readonly staff?: readonly string[];
  /** Equipment ("matériels"). */
  readonly equipment?: readonly string[];
  /** Sites of a school that has several. */
  readonly sites?: readonly string[];
  /** Teachers whom somebody stands in for. */
  readonly replacedTeachers?: readonly string[];
  /** Does not take place (`estAnnule`): the only sign that counts. */
  readonly canceled: boolean;
  /** What the school says about it ("Prof. absent", …): French, free text, for people. */
  readonly status?: string;
  /** `#RRGGBB`. */
  readonly backgroundColor?: string;
  readonly outing: boolean;
  readonly detention: boolean;
  /** Neither outing nor detention. */
  readonly normal: boolean;
  /** A test is announced ("devoir"). */
  readonly test: boolean;
  /** A study period ("permanence"). */
  readonly study: boolean;
  /** A class council ("conseil de classe"). */
  readonly council: boolean;
  /** Marked as a replacement or an exceptional lesson. */
  readonly exceptional: boolean;
  /** Lies outside the hours of the grid, where a place says nothing: it overlaps no other entry. */
  readonly outsideGrid: boolean;
  /** The pupil is excused ("dispensé"). */
  readonly exempted: boolean;
  readonly exemption?: Exemption;
  /** Note of the teacher ("mémo"). */
  readonly memo?: string;
  /** Position among lessons of the same place; pronotepy's `num`. */
  readonly num?: number;
  readonly virtualClassrooms: readonly VirtualClassroom[];
  /** Label of the lesson itself ("libellé de cours"). */
  readonly label?: string;
  /** What an outing is about ("motif"). */
  readonly title?: string;
  /** Who goes along on an outing. */
  readonly companions?: readonly string[];
  /** Class or group that goes on an outing, as the server words it. */
  readonly audience?: string;
  /** An outing's own words for its start and its end, such as "le 20/11 de 08h00". */
  readonly startText?: string;
  readonly endText?: string;
  /** A detention's own words for its hours, such as "16h30 à 17h30". */
  readonly hoursText?: string;
  /** Whether a detention was served ("Programmée", …): French, for people. */
  readonly progress?: string;
  /**
   * Position in the week's grid: rank of the open day times places a day, plus slot.
   * @unit places
   */
  readonly place?: number;
  /** @unit places */
  readonly length?: number;
  /** Homework was given. */
  readonly hasHomework: boolean;
  /** The lesson book has something about it. */
  readonly hasContent: boolean;
  /** Its entry in the lesson book. */
  readonly contentId?: Id;
  /** Kinds of what the lesson book holds, as the server words them. */
  readonly contentCategories?: readonly string[];
  /** What seems to have changed: deduced, never said by the server. Absent on raw lists. */
  readonly change?: LessonChange;
  /** Cancelled entries that share a place with this one. Absent when there are none, and on raw lists. */
  readonly replaces?: readonly OtherLesson[];
}

/** How a pupil is excused from a lesson ("dispense"). */
export interface Exemption {
  /** Stays at home. */
  readonly atHome: boolean;
  /** Excused, yet must be there. */
  readonly attendanceRequired: boolean;
}

/** A video lesson ("visio"). */
export interface VirtualClassroom {
  readonly name?: string;
  /** `http` and `https` only; absent when the server gave something else. */
  readonly url?: string;
  readonly comment?: string;
}

/**
 * What seems to have happened to a lesson.
 *
 * - `room`, `teacher`: it stands where a cancelled entry of the same subject stood, and that is what differs;
 * - `moved`: same subject and teacher as one cancelled entry of the same week, which is `from` (`to` on the
 *   cancelled side);
 * - `replacement`: it stands where another subject was cancelled;
 * - `added`: exceptional, and nothing was cancelled for it;
 * - `unknown`: marked as changed, without a sign of how. Show `status`.
 */
export interface LessonChange {
  readonly kind: "room" | "teacher" | "moved" | "replacement" | "added" | "unknown";
  /** Always: PRONOTE links no entry with another. */
  readonly inferred: true;
  readonly from?: OtherLesson;
  readonly to?: OtherLesson;
}

/** Just enough of another entry to speak of it. */
export interface OtherLesson {
  readonly id: Id;
  readonly key: Key;
  readonly start: PlainDateTime;
  readonly end: PlainDateTime;
  readonly subject?: Subject;
  readonly teachers: readonly string[];
  readonly classrooms: readonly string[];
  readonly status?: string;
}
