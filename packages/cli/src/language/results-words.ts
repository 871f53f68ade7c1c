import type {
  LevelKind,
  Observation,
  Punishment,
  ReportComment,
  Sanction,
  SchoolLifeKind,
} from "@preau/client";

/** Titles and marks of school life. */
export interface AttendanceWords {
  /** Whose, and over which period. */
  heading(whose: string, period: string): string;
  /** One list of each kind. */
  readonly kinds: Readonly<Record<SchoolLifeKind, string>>;
  readonly others: string;
  readonly nothing: string;
  hidden(kinds: string): string;
  readonly columns: Readonly<Record<"key" | "date" | "length" | "reasons" | "state", string>>;
  since(start: string): string;
  readonly justified: string;
  readonly unjustified: string;
  readonly toJustify: string;
  readonly settled: string;
  readonly reasonUnknown: string;
  readonly declared: string;
  readonly refused: string;
  halfDays(count: string): string;
  minutes(count: number): string;
  readonly punishments: Readonly<Record<Punishment["kind"], string>>;
  readonly sanctions: Readonly<Record<Sanction["kind"], string>>;
  readonly observations: Readonly<Record<Observation["kind"], string>>;
  givenBy(name: string): string;
  decidedBy(name: string): string;
  readonly duringLesson: string;
  scheduled(when: string): string;
  toDo(text: string): string;
  circumstances(text: string): string;
  lasts(count: string, unit: Sanction["durationUnit"]): string;
  suspended(until: string | undefined): string;
  readonly awaitsParent: string;
  readonly unread: string;
  readonly totals: string;
  total(count: string, unjustified: string | undefined): string;
  readonly bySubject: string;
  readonly subjectColumns: Readonly<Record<"subject" | "missed" | "followed", string>>;
  fromTo(from: string, to: string): string;
}

/** Titles and marks of evaluations. */
export interface EvaluationWords {
  heading(whose: string, period: string | undefined): string;
  readonly nothing: string;
  readonly noSubject: string;
  readonly levels: Readonly<Record<LevelKind, string>>;
  coefficient(count: string): string;
  readonly noSkills: string;
}

/** Titles and marks of a report card. */
export interface ReportWords {
  heading(whose: string, period: string): string;
  unpublished(whose: string): string;
  readonly columns: Readonly<
    Record<"subject" | "pupil" | "classMean" | "min" | "max" | "coefficient" | "comments", string>
  >;
  readonly comments: Readonly<Record<NonNullable<ReportComment["kind"]>, string>>;
  /** Before sentences about absences and the like. */
  readonly schoolLife: string;
  acknowledged(names: string): string;
  /** What an address is, which goes on stdout. */
  readonly pdfIsSecret: string;
}
