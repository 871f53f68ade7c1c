/**
 * The school as plain data. Everything the emulator answers comes from here; a write changes it.
 *
 * World ids are short, stable strings (`"student:12"`, `"lesson:…"`). They never leave the emulator: each
 * session maps them to opaque `N`s of its own (`session/ids.ts`).
 */

import type { AttendanceEvent } from "./attendance.js";
import type { Discussions } from "./discussions.js";
import type { Annotation, Service, Test } from "./marks.js";
import type { News } from "./news.js";
import type { Office } from "./office.js";
import type { Paperwork } from "./paperwork.js";
import type { Reports } from "./reports.js";
import type { Evaluation } from "./skills.js";

export type { Annotation, AverageRules, Mark, MarkValue, Service, Test } from "./marks.js";

import type { AccountSecurity } from "./security.js";

/** Wall-clock day, `"2026-01-15"`. */
export type Day = string;
/** Wall-clock instant, `"2026-01-15T08:30"`. */
export type Instant = string;

export interface School {
  readonly seed: number;
  readonly name: string;
  readonly city: string;
  readonly year: SchoolYear;
  readonly grid: Grid;
  readonly subjects: readonly Subject[];
  readonly rooms: readonly Room[];
  readonly teachers: readonly Teacher[];
  readonly staff: readonly StaffMember[];
  readonly classes: readonly SchoolClass[];
  readonly groups: readonly Group[];
  readonly students: readonly Student[];
  readonly parents: readonly Parent[];
  readonly accounts: readonly Account[];
  /** The whole year's timetable, sorted by start. */
  readonly lessons: readonly Lesson[];
  readonly homework: readonly Homework[];
  /** What was done in lessons ("cahier de textes"), sorted by lesson. */
  readonly lessonBook: readonly LessonBookEntry[];
  /** What teachers of this school may write instead of a mark. */
  readonly annotations: readonly Annotation[];
  readonly services: readonly Service[];
  /** Graded work of the whole year, sorted by day. */
  readonly tests: readonly Test[];
  readonly news: News;
  readonly discussions: Discussions;
  readonly office: Office;
  /** Notebooks of all pupils, sorted by start. */
  readonly attendance: AttendanceEvent[];
  /** Evaluations of skills of the whole year, sorted by day. */
  readonly evaluations: readonly Evaluation[];
  readonly reports: Reports;
  readonly paperwork: Paperwork;
}

/** The school year and its calendar. */
export interface SchoolYear {
  /** `"2026-2027"`. */
  readonly label: string;
  /** Monday of week 1. */
  readonly firstMonday: Day;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** French holiday zone, or the island of Réunion. */
  readonly zone: "A" | "B" | "C" | "reunion";
  readonly holidays: readonly Holiday[];
  readonly periods: readonly Period[];
  /** The kind of period that marks and reports are for; terms when not given. */
  readonly marking?: "term" | "semester";
  /** Open week days, 1 is Monday. */
  readonly openDays: readonly number[];
  /** Labels of the two fortnights; "S1" and "S2" when not given. */
  readonly turns?: readonly [string, string];
}

export interface Holiday {
  readonly id: string;
  readonly name: string;
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

export interface Period {
  readonly id: string;
  readonly name: string;
  readonly kind: "term" | "semester" | "year" | "other";
  /** `periodeNotation` on the wire. */
  readonly marking: number;
  readonly from: Day;
  readonly to: Day;
}

/** Hours of the day: `places` slots, and the labels at their edges. */
export interface Grid {
  readonly placesPerDay: number;
  readonly placesPerHour: number;
  /** Start of slot i, `"08:00"`; one entry more than the day has places. */
  readonly starts: readonly string[];
  /** End of slot i; not always the next start, since a school has breaks. */
  readonly ends: readonly string[];
  /** First slot of the afternoon. */
  readonly afternoon: number;
  readonly lunch: { readonly from: number; readonly to: number };
  readonly breaks: readonly { readonly name: string; readonly place: number }[];
}

export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}
export interface Room {
  readonly id: string;
  readonly name: string;
}
export interface Teacher {
  readonly id: string;
  /** As families see it: `"Mme OSMONT L."`. */
  readonly name: string;
  readonly subjectIds: readonly string[];
}
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}
export interface SchoolClass {
  readonly id: string;
  readonly name: string;
  readonly level: string;
}
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly classIds: readonly string[];
  readonly studentIds: readonly string[];
}
export interface Student {
  readonly id: string;
  /** `"VERDELOT Ninon"`. */
  readonly name: string;
  readonly classId: string;
  readonly groupIds: readonly string[];
  readonly isDelegate: boolean;
}
export interface Parent {
  readonly id: string;
  readonly name: string;
  readonly childIds: readonly string[];
}

/** Someone who can log in, and where. Who owns it may change login and password. */
export interface Account {
  login: string;
  password: string;
  readonly audience: "student" | "parent" | "school-life";
  /** Student, parent or staff member. */
  readonly personId: string;
  readonly disabled?: boolean;
  /** PIN, known devices, what is asked at the next login; absent while nothing was ever done about it. */
  security?: AccountSecurity;
  /** One line for the people who read the list of accounts. */
  readonly about: string;
}

/** One entry of somebody's timetable. */
export interface Lesson {
  readonly id: string;
  readonly kind: "lesson" | "outing" | "detention";
  readonly day: Day;
  /** Slot of the day, from 0. */
  readonly slot: number;
  readonly length: number;
  /** Entries that lie outside the grid say their hours. */
  readonly hours?: { readonly from: string; readonly to: string };
  readonly subjectId?: string;
  /** A label of its own instead of a subject: an outing's title. */
  readonly title?: string;
  readonly teacherIds: readonly string[];
  readonly roomIds: readonly string[];
  /** Whom it is for: classes, groups or single students. */
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly studentIds: readonly string[];
  /** Sort position, larger for what was added later. */
  readonly position: number;
  readonly canceled?: boolean;
  /** The displayed status. */
  readonly status?: string;
  /** `G` of the lesson: 0 normal, 1 council, 2 exceptional, 4 substitute. */
  readonly nature?: number;
  readonly replacedTeacherId?: string;
  readonly memo?: string;
  readonly test?: boolean;
  readonly study?: boolean;
  readonly exemptedStudentIds?: readonly string[];
  readonly virtualRoom?: { readonly url: string; readonly label: string };
  readonly companions?: readonly string[];
}

export interface Homework {
  readonly id: string;
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly subjectId: string;
  readonly lessonId?: string;
  readonly given: Day;
  readonly due: Day;
  readonly html: string;
  readonly formatted: boolean;
  readonly difficulty: 0 | 1 | 2 | 3;
  readonly minutes: number;
  readonly handIn?: "paper" | "file" | "recording";
  readonly attachments: readonly Attachment[];
  readonly theme?: string;
  /** Students who ticked it as done. */
  readonly doneBy: Set<string>;
  /** What was handed in ("copie rendue"), by student. */
  readonly handedIn: Map<string, HandedIn>;
}

/** What a pupil has handed in. */
export interface HandedIn {
  readonly file: Attachment;
  readonly at: Instant;
}

/** What the lesson book says about one lesson. */
export interface LessonBookEntry {
  readonly id: string;
  readonly lessonId: string;
  readonly contents: readonly LessonContent[];
}

export interface LessonContent {
  readonly id: string;
  readonly title?: string;
  readonly html: string;
  /** `lessonCategories` of the wire: 1 lesson, 3 test… */
  readonly category: number;
  readonly theme?: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly kind: "file" | "link";
  readonly url?: string;
  /** Size of a large file; others are as small as what they say. */
  readonly bytes?: number;
  /** What somebody sent, served back byte for byte; others are made from their name. */
  readonly content?: Uint8Array<ArrayBuffer>;
}
