import { addDays, at, type PlainDate, type PlainDateTime, parseWireDay, weekday } from "../../codec/dates.js";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/** A word for a day, a day without or with its year, an hour: each may be missing, but not all. */
const form =
  /^(?:([a-zé]+)\.?\s+)?(?:(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?)?\s*(?:(?:à\s+)?(\d{1,2})h(\d{2}))?$/iu;

/**
 * Reads a date that the messaging writes for people: `14h05` is today, `lundi 14h05` within a week, then
 * `18/04` and `ven. 16/02/24 13h35`. A day without a year is the latest such day; one without an hour stays a
 * day. `undefined` when it is something else.
 *
 * @evidence forms captured and reported by two projects; that a weekday never means today is assumed, since
 *   today has an hour only
 */
export function readDateText(text: string, today: PlainDate): PlainDateTime | PlainDate | undefined {
  const match = form.exec(text.trim());
  if (match === null) return undefined;
  const [, word, dayOfMonth, month, year, hour, minute] = match;
  const time =
    hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? undefined : clock(hour, minute);
  if (hour !== undefined && time === undefined) return undefined;
  const day =
    dayOfMonth === undefined
      ? dayOfWord(word, time, today)
      : dayOfNumbers(`${dayOfMonth}/${month}`, year, today);
  if (day === undefined) return undefined;
  return time === undefined ? day : at(day, time);
}

function clock(hour: string, minute = "00"): string {
  return `${hour.padStart(2, "0")}:${minute}`;
}

function dayOfWord(
  word: string | undefined,
  time: string | undefined,
  today: PlainDate,
): PlainDate | undefined {
  if (word === undefined) return time === undefined ? undefined : today;
  const wanted = weekdays.indexOf(word.toLowerCase());
  if (wanted < 0) return undefined;
  const daysAgo = (weekday(today) - 1 - wanted + 7) % 7;
  return addDays(today, daysAgo === 0 ? -7 : -daysAgo);
}

function dayOfNumbers(
  dayAndMonth: string,
  year: string | undefined,
  today: PlainDate,
): PlainDate | undefined {
  if (year !== undefined) return parseWireDay(`${dayAndMonth}/${year}`);
  const thisYear = Number(today.slice(0, 4));
  return [thisYear, thisYear - 1]
    .map((candidate) => parseWireDay(`${dayAndMonth}/${candidate}`))
    .find((day) => day !== undefined && day <= today);
}
