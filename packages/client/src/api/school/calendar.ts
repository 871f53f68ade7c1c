import type { WireGeneral } from "@preau/wire";
import type { Cycle, Grid, Holiday, SchoolCalendar } from "../../codec/calendar.js";
import { mondayOf } from "../../codec/calendar.js";
import { addDays, type PlainDate, parseWireTime } from "../../codec/dates.js";
import { day, decimal, integer, integerSet, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";

/** What the calendar takes from elsewhere. */
interface CalendarOptions {
  readonly timeZone: string;
  /** The server's day, or the caller's. */
  readonly today: PlainDate;
  readonly server: { readonly demonstrationDate?: PlainDate };
}

/** Reads the school's year and its lesson grid out of `General`. */
export function readCalendar(general: Reader<WireGeneral>, options: CalendarOptions): SchoolCalendar {
  const firstDayRead = general.optional("PremiereDate", day);
  const firstMonday = readFirstMonday(general, firstDayRead, options.today);
  const firstDay = firstDayRead ?? firstMonday;
  const lastDay = general.optional("DerniereDate", day);
  const openDay = general.optional("JourOuvre", day);
  const teachingWeeks = readTeachingWeeks(general);
  return present({
    firstMonday,
    firstDay,
    // A year that ends before it starts is no year: the longest one that the wire can number is taken.
    lastDay: lastDay !== undefined && lastDay >= firstDay ? lastDay : addDays(firstMonday, 53 * 7 - 1),
    openDay: options.server.demonstrationDate ?? openDay ?? options.today,
    timeZone: options.timeZone,
    holidays: readHolidays(general),
    grid: readGrid(general),
    cycle: readCycle(general),
    teachingWeeks,
  });
}

/** Monday of week 1, or the best guess at it, with a warning: without it no week has a number. */
function readFirstMonday(
  general: Reader<WireGeneral>,
  firstDay: PlainDate | undefined,
  today: PlainDate,
): PlainDate {
  const told = general.optional("PremierLundi", day);
  if (told !== undefined) return told;
  general.warn("PremierLundi", "the Monday of week 1", "nothing: it was deduced");
  const firstOfCycle = general.optional("dateDebutPremierCycle", day);
  return firstOfCycle ?? mondayOf(firstDay ?? firstOfSeptember(today));
}

/** 1 September of the school year that a day belongs to; years turn on 1 August. */
function firstOfSeptember(today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < 8 ? 1 : 0);
  return `${year}-09-01` as PlainDate; // four figures, a month and a day
}

function readHolidays(general: Reader<WireGeneral>): readonly Holiday[] {
  return general.optionalList("listeJoursFeries", (holiday) => {
    const from = holiday.required("dateDebut", day);
    return {
      name: holiday.optional("L", label) ?? "",
      from,
      to: holiday.optional("dateFin", day) ?? from,
    };
  });
}

function readGrid(general: Reader<WireGeneral>): Grid {
  const starts = readHours(general, "ListeHeures");
  const ends = readHours(general, "ListeHeuresFin");
  const places = general.optional("PlacesParJour", integer) ?? 0;
  // Both lists have one entry more than the day has places.
  const listed = Math.max(starts.length, ends.length) - 1;
  const absenceEnds = general.has("ListeHeuresFinPourVS")
    ? readHours(general, "ListeHeuresFinPourVS")
    : undefined;
  return present({
    placesPerDay: places > 0 ? places : Math.max(0, listed),
    starts,
    ends,
    absenceEnds,
    afternoon: general.optional("PlaceDemiJourneeAbsence", integer),
    minutesPerPlace: readMinutesPerPlace(general),
  });
}

/**
 * Length of a place: `DureeSequence` is a fraction of a day and holds `PlacesParHeure` places. Half an hour
 * when the server does not say.
 */
function readMinutesPerPlace(general: Reader<WireGeneral>): number {
  const sequence = general.optional("DureeSequence", decimal) ?? 1 / 24;
  const perSequence = general.optional("PlacesParHeure", integer) ?? 2;
  const minutes = Math.round((sequence * 24 * 60) / perSequence);
  return minutes > 0 && minutes <= 24 * 60 ? minutes : 30;
}

/** More slots than a day has minutes are nonsense. */
const mostSlots = 24 * 60;

function readHours(
  general: Reader<WireGeneral>,
  list: "ListeHeures" | "ListeHeuresFin" | "ListeHeuresFinPourVS",
): readonly (string | undefined)[] {
  const hours: (string | undefined)[] = [];
  const entries = general.list(list, (hour, index) => ({
    slot: hour.optional("G", integer) ?? index,
    time: parseWireTime(hour.optional("L", label) ?? ""),
  }));
  for (const { slot, time } of entries) {
    if (slot < 0 || slot > mostSlots) continue;
    while (hours.length < slot) hours.push(undefined);
    hours[slot] = time;
  }
  return hours;
}

function readCycle(general: Reader<WireGeneral>): Cycle {
  // On the wire, 1 is Sunday and 2 is Monday.
  const first = ((((general.optional("premierJourSemaine", integer) ?? 2) + 5) % 7) + 7) % 7;
  const firstWeekday = first + 1;
  const ranks = general.optional("setOfJoursCycleOuvre", integerSet);
  const weekdays = general.optional("JoursOuvres", integerSet) ?? [1, 2, 3, 4, 5];
  const open = ranks ?? weekdays.map((weekday) => (weekday - firstWeekday + 7) % 7);
  const openWeekdays = open.filter((rank) => rank >= 0 && rank < 7);
  const days = general.optional("joursOuvresParCycle", integer) ?? 0;
  return {
    mode: general.optional("grillesEDTEnCycle", integer) ?? 0,
    days: days > 0 ? days : Math.max(1, openWeekdays.length),
    openWeekdays,
    firstWeekday,
  };
}

/** The first of `DomainesFrequences`: weeks of the lessons that take place every week. */
function readTeachingWeeks(general: Reader<WireGeneral>): readonly number[] | undefined {
  const [weekly] = general.values("DomainesFrequences", integerSet);
  return weekly === undefined || weekly.length === 0 ? undefined : weekly;
}
