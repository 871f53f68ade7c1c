import type { Words } from "../language/words.js";

/** A day, or an instant: "Mon 16 Nov", "Mon 16 Nov 08:00". */
export function momentText(moment: string | undefined, { calendar }: Words): string {
  if (moment === undefined) return "";
  const day = calendar.shortDay(moment.slice(0, 10));
  return hasHour(moment) ? `${day} ${calendar.time(moment.slice(11, 16))}` : day;
}

/** Midnight is what servers send where there is no hour: nothing of a school begins or ends then. */
function hasHour(moment: string): boolean {
  return moment.length > 10 && moment.slice(11, 16) !== "00:00";
}

/** From one moment to another; the day is said once where it is the same. */
export function spanText(from: string, to: string | undefined, words: Words): string {
  if (to === undefined || to === from) return momentText(from, words);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  if (sameDay && !hasHour(to)) return momentText(from, words);
  const end = sameDay ? words.calendar.time(to.slice(11, 16)) : momentText(to, words);
  return sameDay
    ? `${momentText(from, words)}–${end}`
    : words.reading.attendance.fromTo(momentText(from, words), end);
}

/** Minutes as hours and minutes: "1 h 30". */
export function hoursText(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole - hours * 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}

/** An instant on the clock of this machine, to the minute that begins next: "Mon 16 Nov 11:00". */
export function instantText(instant: string, words: Words): string {
  const time = new Date(Math.ceil(Date.parse(instant) / 60_000) * 60_000);
  if (Number.isNaN(time.getTime())) return instant;
  const [year, ...rest] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  const day = [year, ...rest.map(twoDigits)].join("-");
  return momentText(`${day}T${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`, words);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
