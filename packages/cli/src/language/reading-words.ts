import type {
  Allergen,
  Discussion,
  DocumentSignature,
  NewsQuestionKind,
  SchoolDocument,
} from "@preau/client";
import type { AttendanceWords, EvaluationWords, ReportWords } from "./results-words.js";

/** What is said of everything that can be read beside timetable, homework and marks. */
export interface ReadingWords {
  readonly attendance: AttendanceWords;
  readonly evaluations: EvaluationWords;
  readonly report: ReportWords;
  readonly menus: MenuWords;
  readonly news: NewsWords;
  readonly messages: MessageWords;
  readonly people: PeopleWords;
  readonly book: BookWords;
  readonly home: HomeWords;
  readonly icalIsSecret: string;
  /** "A: b", as the language spaces it. */
  labelled(label: string, text: string): string;
  file(name: string): string;
}

/** Menus of the canteen. */
export interface MenuWords {
  heading(days: string): string;
  readonly nothing: string;
  readonly lunch: string;
  readonly dinner: string;
  readonly courses: Readonly<
    Record<"firstMeal" | "mainMeal" | "sideMeal" | "cheese" | "dessert" | "otherMeal", string>
  >;
  readonly allergens: Readonly<Record<Exclude<Allergen["kind"], "own">, string>>;
}

/** News and surveys. */
export interface NewsWords {
  readonly heading: string;
  readonly nothing: string;
  readonly columns: Readonly<Record<"key" | "date" | "title" | "author" | "state", string>>;
  readonly untitled: string;
  readonly unread: string;
  readonly survey: string;
  readonly awaitsAnswer: string;
  readonly withFiles: string;
  readonly anonymous: string;
  shown(from: string, to: string | undefined): string;
  readonly kinds: Readonly<Record<NewsQuestionKind, string | undefined>>;
  answered(when: string | undefined, by: string | undefined): string;
  answer(text: string): string;
  readonly notAnswered: string;
}

/** Discussions and messages. */
export interface MessageWords {
  readonly heading: string;
  readonly nothing: string;
  readonly noMessages: string;
  readonly columns: Readonly<Record<"key" | "date" | "subject" | "people" | "state", string>>;
  readonly noSubject: string;
  readonly me: string;
  unread(count: number): string;
  readonly closed: string;
  drafts(count: number): string;
  readonly folders: Readonly<Record<Discussion["folder"], string | undefined>>;
  readonly kinds: Readonly<Record<Discussion["kind"], string | undefined>>;
  to(names: string): string;
  readonly aside: string;
  readonly draft: string;
  readonly forwarded: string;
  canReply(key: string): string;
  readonly cannotReply: string;
}

/** Staff, classes and pupils. */
export interface PeopleWords {
  staffHeading(whose: string): string;
  readonly noStaff: string;
  readonly staffColumns: Readonly<Record<"name" | "role" | "subjects", string>>;
  readonly teacher: string;
  readonly staff: string;
  readonly headTeacher: string;
  readonly tutor: string;
  readonly former: string;
  perWeek(hours: string): string;
  readonly classes: string;
  readonly groups: string;
  readonly noClasses: string;
  readonly responsible: string;
  studentsHeading(of: string): string;
  readonly noStudents: string;
  readonly studentColumns: Readonly<Record<"name" | "born" | "className" | "options", string>>;
  born(day: string, place: string | undefined): string;
  readonly fileHidden: string;
  readonly guardians: string;
  readonly guardiansHidden: string;
  readonly legal: string;
  readonly urgency: string;
  readonly pickUp: string;
  national(number: string): string;
}

/** Lesson contents, events, documents and files. */
export interface BookWords {
  contentsHeading(whose: string, days: string): string;
  readonly noContents: string;
  readonly lesson: string;
  homework(day: string): string;
  readonly quiz: string;
  objectives(text: string): string;
  agendaHeading(whose: string, from: string, to: string | undefined): string;
  readonly noEvents: string;
  readonly allDay: string;
  until(when: string): string;
  readonly council: string;
  readonly recurring: string;
  documentsHeading(whose: string): string;
  readonly noDocuments: string;
  readonly documentColumns: Readonly<Record<"date" | "kind" | "name", string>>;
  readonly documentKinds: Readonly<Record<SchoolDocument["kind"], string>>;
  readonly signatures: Readonly<Record<Exclude<DocumentSignature["state"], "none" | "other">, string>>;
  signers(signed: number, of: number): string;
  filesHeading(whose: string, days: string): string;
  readonly noFiles: string;
  readonly fileColumns: Readonly<Record<"date" | "of" | "name", string>>;
  readonly homeworkFile: string;
  readonly lessonFile: string;
  readonly sharedFile: string;
  readonly documentFile: string;
  saving(name: string, number: number, total: number): string;
  saved(count: number, folder: string): string;
  notSaved(name: string, why: string): string;
  hiddenPart(what: string): string;
}

/** The home page. */
export interface HomeWords {
  heading(whose: string, day: string): string;
  readonly lessons: string;
  readonly homework: string;
  readonly grades: string;
  readonly evaluations: string;
  readonly tests: string;
  readonly schoolLife: string;
  readonly meals: string;
  readonly news: string;
  readonly discussions: string;
  readonly events: string;
  readonly links: string;
  readonly wallets: string;
  readonly low: string;
  readonly exclusion: string;
  readonly nothing: string;
}
