import type { PlainDate, PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Attachment } from "../attachment.js";
import type { Discussion } from "../discussions.js";
import type { Grade } from "../grades.js";
import type { Information } from "../news.js";
import type { Subject } from "../subject.js";
import type { Lesson } from "../timetable.js";

/**
 * What the home page shows ("accueil"): a little of everything, for one request. A part is absent when the
 * school or the user has not put it on the page, and empty when there is nothing in it. Each part is what the
 * page shows and no more: its own method gives all of it.
 */
export interface Home {
  /** Day that the page is about. */
  readonly day: PlainDate;
  /** The next day with lessons. */
  readonly nextDay?: PlainDate;
  /** Lessons around that day, resolved and sorted as `lessons` gives them. */
  readonly lessons?: readonly Lesson[];
  readonly homework?: readonly HomeHomework[];
  /** The latest marks. */
  readonly grades?: readonly Grade[];
  /** The latest evaluations of skills. */
  readonly evaluations?: readonly HomeEvaluation[];
  /** Tests that are announced ("devoirs surveillés"), evaluations too. */
  readonly tests?: readonly HomeTest[];
  /** Absences, delays, punishments, observations… */
  readonly schoolLife?: readonly HomeSchoolLifeEvent[];
  /** Meals of the day. */
  readonly meals?: readonly HomeMeal[];
  /** Servers of 2026 leave out their texts: `informationDetails` asks for one. */
  readonly news?: readonly Information[];
  readonly discussions?: readonly Discussion[];
  /** Events of the agenda. */
  readonly events?: readonly HomeEvent[];
  readonly links?: readonly HomeLink[];
  /** Purses at the canteen's payment service (ARD). */
  readonly wallets?: readonly HomeWallet[];
  /** What the page says to everybody. */
  readonly message?: string;
}

/** Homework, as the home page shows it. */
export interface HomeHomework {
  readonly id: Id;
  readonly date: PlainDate;
  readonly given?: PlainDate;
  readonly subject?: Subject;
  readonly description?: string;
  /** HTML as the server sent it: untrusted. */
  readonly descriptionHtml?: string;
  readonly done: boolean;
  readonly quiz: boolean;
  readonly backgroundColor?: string;
  readonly minutes?: number;
  readonly files: readonly Attachment[];
}

/** An evaluation of skills, as the home page shows it. */
export interface HomeEvaluation {
  readonly id: Id;
  readonly name?: string;
  readonly subject?: Subject;
  readonly teacher?: string;
  readonly date?: PlainDate;
}

/** A test that is announced. */
export interface HomeTest {
  readonly id: Id;
  readonly kind: "test" | "evaluation";
  readonly name?: string;
  readonly subject?: Subject;
  readonly start?: PlainDateTime;
  readonly end?: PlainDateTime;
  readonly classrooms: readonly string[];
}

/** An event of school life, as the home page shows it. */
export interface HomeSchoolLifeEvent {
  readonly id: Id;
  /** `other` is a kind that the library does not know; its number stands beside it. */
  readonly kind:
    | "absence"
    | "delay"
    | "exclusion"
    | "infirmary"
    | "missed-meal"
    | "exemption"
    | "punishment"
    | "sanction"
    | "observation"
    | "other";
  readonly kindNumber?: number;
  readonly start?: PlainDateTime;
  readonly end?: PlainDateTime;
  /** Of a delay. */
  readonly minutes?: number;
  readonly justified: boolean;
  /** Dealt with by the school ("réglé"). */
  readonly settled: boolean;
  readonly reasons: readonly string[];
  /** What sort of punishment it is. */
  readonly nature?: string;
  readonly comment?: string;
}

/** A meal of the day. */
export interface HomeMeal {
  readonly kind: "lunch" | "dinner" | "other";
  readonly foods: readonly HomeFood[];
}

/** Something to eat, in the order of the menu. */
export interface HomeFood {
  readonly name: string;
  /** Course in the server's numbers: 0 starter, 1 main, 2 side, 3 other, 4 dessert, 5 cheese. */
  readonly course?: number;
  readonly labels: readonly string[];
  readonly allergens: readonly string[];
}

/** An event of the agenda, as the home page shows it. */
export interface HomeEvent {
  readonly id: Id;
  readonly name?: string;
  readonly start?: PlainDateTime | PlainDate;
  readonly end?: PlainDateTime | PlainDate;
  readonly comment?: string;
  readonly category?: string;
  readonly author?: string;
  readonly color?: string;
}

/** A link, a telephone number or a service that the school recommends. */
export interface HomeLink {
  readonly name?: string;
  /** `http` and `https` only; absent for numbers, and for services with a sign-on of their own. */
  readonly url?: string;
  readonly phone?: string;
  readonly comment?: string;
  /** Leads to another service, in the name of the user. */
  readonly signOn: boolean;
}

/** A purse. */
export interface HomeWallet {
  readonly name?: string;
  /** As it stands on the page: "12,34 €". */
  readonly balanceText?: string;
  /** The same as a number; absent when it is none. */
  readonly balance?: number;
  /** The service warns of it. */
  readonly low: boolean;
  readonly comment?: string;
}
