import type { Period } from "../src/api/school.js";
import type { SchoolCalendar } from "../src/codec/calendar.js";
import type { PlainDate } from "../src/codec/dates.js";
import { addDays } from "../src/codec/dates.js";
import { issueId } from "../src/codec/ids.js";
import { keyOf } from "../src/codec/keys.js";
import { Reading, type ReadingWarning } from "../src/codec/reader.js";
import type {
  Author,
  Call,
  CallContext,
  Files,
  Runner,
  RunnerOptions,
  ServerMemory,
} from "../src/session/call.js";

// Builders of answers as a server would write them, and of what surrounds a call. Everybody is invented.

/** A day, from text; tests write valid ones. */
export function date(text: string): PlainDate {
  return text as PlainDate;
}

/** A value with its type. */
export function typed(code: number, value: unknown): { readonly _T: number; readonly V: unknown } {
  return { _T: code, V: value };
}

/** A day or an instant as servers write it: `wireDate("2026-01-12", "08:30")`. */
export function wireDate(day: string, time?: string): { readonly _T: number; readonly V: unknown } {
  const [year, month, dayOfMonth] = day.split("-");
  return typed(7, `${dayOfMonth}/${month}/${year}${time === undefined ? "" : ` ${time}:00`}`);
}

/** A wrapped list. */
export function list(...items: readonly unknown[]): { readonly _T: number; readonly V: readonly unknown[] } {
  return { _T: 24, V: items };
}

/** Twenty half-hour places a day from 08:00; each hour ends five minutes early, for the bell. */
export const grid = {
  placesPerDay: 20,
  starts: Array.from({ length: 21 }, (_, slot) => clock(8 * 60 + slot * 30)),
  ends: Array.from({ length: 21 }, (_, slot) => clock(8 * 60 + (slot + 1) * 30 - (slot % 2 === 1 ? 5 : 0))),
  minutesPerPlace: 30,
};

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A year from Monday 1 September 2025 to 3 July 2026, with one holiday of two weeks. */
export function aCalendar(changes: Partial<SchoolCalendar> = {}): SchoolCalendar {
  return {
    firstMonday: date("2025-09-01"),
    firstDay: date("2025-09-01"),
    lastDay: date("2026-07-03"),
    openDay: date("2025-11-17"),
    timeZone: "Europe/Paris",
    holidays: [{ name: "Automne", from: date("2025-10-18"), to: date("2025-11-02") }],
    grid,
    cycle: { mode: 0, days: 5, openWeekdays: [0, 1, 2, 3, 4], firstWeekday: 1 },
    ...changes,
  };
}

/** Two terms and the year, as a session tagged `s1` names them. */
export function aYear(tag = "s1"): readonly [Period, Period, Period] {
  const period = (n: string, name: string, kind: Period["kind"], start: string, end: string): Period => ({
    id: issueId(tag, n),
    key: keyOf("period", [kind, name, start, end]),
    name,
    start: date(start),
    end: date(end),
    kind,
  });
  return [
    period("105#T1", "Trimestre 1", "term", "2025-09-01", "2025-11-30"),
    period("105#T2", "Trimestre 2", "term", "2025-12-01", "2026-03-08"),
    period("105#Y", "Année", "year", "2025-09-01", "2026-07-03"),
  ];
}

/** A pupil who asks, in a session tagged `s1`. */
export function aContext(changes: Partial<CallContext> = {}): CallContext {
  return {
    calendar: aCalendar(),
    today: date("2025-11-17"),
    tag: "s1",
    audience: "family",
    subject: { n: "46#pupil", kind: 4, name: "MARCHENOIR Zélie" },
    ...changes,
  };
}

/** How an entry of the timetable is described to `aLesson`. */
export interface LessonTraits {
  /** Day, and first slot of that day in the grid above. */
  readonly day: string;
  readonly slot: number;
  readonly length?: number;
  readonly n?: string;
  readonly subject?: string;
  readonly teachers?: readonly string[];
  readonly rooms?: readonly string[];
  readonly groups?: readonly string[];
  readonly canceled?: boolean;
  readonly status?: string;
  /** `G`: 0 ordinary, 1 council, 2 exceptional. */
  readonly kind?: number;
  readonly position?: number;
  /** Any key of the wire, as it stands. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** One entry of `ListeCours`. */
export function aLesson(traits: LessonTraits): Readonly<Record<string, unknown>> {
  const { day, slot, length = 2, subject = "MATHEMATIQUES" } = traits;
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return {
    N: traits.n ?? `29#${day}-${slot}-${subject}-${traits.canceled === true ? "canceled" : "live"}`,
    G: traits.kind ?? 0,
    P: traits.position ?? 100,
    place: weekday * grid.placesPerDay + slot,
    duree: length,
    DateDuCours: wireDate(day, grid.starts[slot]),
    CouleurFond: "#2338BB",
    ListeContenus: list(
      { G: 16, L: subject, N: `79#${subject}` },
      ...(traits.teachers ?? ["Mme ORIOL H."]).map((name) => ({ G: 3, L: name })),
      ...(traits.rooms ?? ["B12"]).map((name) => ({ G: 17, L: name, N: `129#${name}` })),
      ...(traits.groups ?? []).map((name) => ({ G: 2, L: name })),
    ),
    AvecTafPublie: false,
    ...(traits.canceled === true ? { estAnnule: true } : {}),
    ...(traits.status === undefined ? {} : { Statut: traits.status }),
    ...traits.more,
  };
}

/** An answer to `PageEmploiDuTemps`. */
export function aTimetable(...entries: readonly unknown[]): Readonly<Record<string, unknown>> {
  return { avecCoursAnnule: true, ListeCours: entries };
}

/** Reads an answer as the session would. */
export function read<Arguments, Result>(
  call: Call<Arguments, Result>,
  answer: unknown,
  args: Arguments,
  context: CallContext = aContext(),
): { readonly result: Result; readonly warnings: readonly ReadingWarning[] } {
  const reading = new Reading(call.wire);
  const result = call.decode(reading.open<never>(answer), context, args);
  return { result, warnings: reading.warnings };
}

/** A runner whose server is a function of the payload, and that keeps the payloads it was sent. */
export interface FakeRunner extends Runner {
  readonly sent: readonly Readonly<Record<string, unknown>>[];
}

/** Files of a session that has none. */
const noFiles: Files = {
  tag: "s1",
  address: (description, name) => `https://ecole.example/${description.N}/${name}`,
  below: (path) => `https://ecole.example/${path}`,
  open: () => Promise.reject(new Error("no files here")),
};

/** A pupil who writes, with no rights in particular; new numbers begin where a session's do. */
export function anAuthor(changes: Partial<Author> = {}): Author {
  let made = 0;
  return {
    kind: 4,
    rights: {},
    parameters: {},
    choiceSet: 26,
    newNumber: () => {
      made += 1;
      return -1000 - made;
    },
    newFileId: () => "selecfile_1_1763370000000",
    encrypt: (secret) => [...secret].reverse().join(""),
    ...changes,
  };
}

export function aRunner(
  answer: (payload: Readonly<Record<string, unknown>>) => unknown,
  context: CallContext = aContext(),
  memory: ServerMemory = {},
): FakeRunner {
  const sent: Readonly<Record<string, unknown>>[] = [];
  return {
    sent,
    memory,
    files: noFiles,
    context: () => context,
    author: anAuthor(),
    warn: () => undefined,
    run: <Arguments, Result>(
      call: Call<Arguments, Result>,
      args: Arguments,
      options?: RunnerOptions,
    ): Promise<Result> => {
      options?.signal?.throwIfAborted();
      const payload = { ...call.encode(args, context) };
      sent.push(payload);
      return Promise.resolve(read(call, answer(payload), args, context).result);
    },
  };
}

/** Day of the builder calendar's week, 0 is Monday. */
export function dayOfWeek(week: number, index: number): PlainDate {
  return addDays(date("2025-09-01"), (week - 1) * 7 + index);
}
