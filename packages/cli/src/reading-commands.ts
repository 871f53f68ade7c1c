import type { AccountOptions, DayRange } from "./account-options.js";

/** What every command that asks about somebody has. */
interface Reading {
  readonly account: AccountOptions;
  readonly json: boolean;
}

/** A command about one period: its name or a part of it; the current one when absent. */
interface PeriodReading extends Reading {
  readonly period?: string;
}

/** A command about some days. */
interface RangeReading extends Reading {
  readonly range: DayRange;
}

/** A list, or one of its items in full. */
interface ListReading extends Reading {
  /** Key of an item, or the beginning of it. */
  readonly key?: string;
  readonly unread: boolean;
}

/** `preau attendance`; a period may be `year`. */
export interface AttendanceCommand extends PeriodReading {
  readonly name: "attendance";
}

/** `preau evaluations` */
export interface EvaluationsCommand extends PeriodReading {
  readonly name: "evaluations";
}

/** `preau report` */
export interface ReportCommand extends PeriodReading {
  readonly name: "report";
  /** The address of the PDF instead. */
  readonly pdf: boolean;
}

/** `preau menus` */
export interface MenusCommand extends RangeReading {
  readonly name: "menus";
}

/** `preau contents` */
export interface ContentsCommand extends RangeReading {
  readonly name: "contents";
}

/** `preau agenda` */
export interface AgendaCommand extends RangeReading {
  readonly name: "agenda";
}

/** `preau files` */
export interface FilesCommand extends RangeReading {
  readonly name: "files";
  /** Folder to save the files into. */
  readonly save?: string;
}

/** `preau news` */
export interface NewsCommand extends ListReading {
  readonly name: "news";
}

/** `preau messages` */
export interface MessagesCommand extends ListReading {
  readonly name: "messages";
}

/** `preau staff` */
export interface StaffCommand extends Reading {
  readonly name: "staff";
}

/** `preau students` */
export interface StudentsCommand extends Reading {
  readonly name: "students";
  /** Class or group, by name; without one, the classes are listed. */
  readonly of?: string;
  /** A pupil of the class, by name or a part of it, whose file is shown. */
  readonly file?: string;
}

/** `preau documents` */
export interface DocumentsCommand extends Reading {
  readonly name: "documents";
}

/** `preau home` */
export interface HomeCommand extends Reading {
  readonly name: "home";
}

/** `preau ical` */
export interface IcalCommand extends Reading {
  readonly name: "ical";
}

/** Commands that read one thing each, beside the timetable, homework and marks. */
export type ReadingCommand =
  | AttendanceCommand
  | EvaluationsCommand
  | ReportCommand
  | MenusCommand
  | ContentsCommand
  | AgendaCommand
  | FilesCommand
  | NewsCommand
  | MessagesCommand
  | StaffCommand
  | StudentsCommand
  | DocumentsCommand
  | HomeCommand
  | IcalCommand;
