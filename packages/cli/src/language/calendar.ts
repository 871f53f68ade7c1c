import type { Language } from "./language.js";

/** How a language writes days and hours. */
export interface CalendarWords {
  /** "Monday 16 November", "lundi 16 novembre" */
  readonly longDay: (day: string) => string;
  /** "Mon 16 Nov", "lun. 16 nov." */
  readonly shortDay: (day: string) => string;
  /** "16 November 2026", "16 novembre 2026" */
  readonly date: (day: string) => string;
  /** "16–22 November 2026", "du 16 au 22 novembre 2026" */
  readonly range: (from: string, to: string) => string;
  /** "08:00", "8h00" */
  readonly time: (time: string) => string;
}

const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

/** Days and hours of a language. Names of days and months come from the platform. */
export function calendarWords(language: Language): CalendarWords {
  const locale = locales[language];
  const part = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    // Made when it is first used: making one takes longer than reading the arguments.
    let format: Intl.DateTimeFormat | undefined;
    return (day) => {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
      return format.format(new Date(`${day}T00:00Z`));
    };
  };
  const longWeekday = part({ weekday: "long" });
  const shortWeekday = part({ weekday: "short" });
  const longMonth = part({ month: "long" });
  const shortMonth = part({ month: "short" });
  const number = (day: string): string => {
    const text = String(Number(day.slice(8)));
    return language === "fr" && text === "1" ? "1er" : text;
  };
  return {
    longDay: (day) => `${longWeekday(day)} ${number(day)} ${longMonth(day)}`,
    shortDay: (day) => `${shortWeekday(day)} ${number(day)} ${shortMonth(day)}`,
    date: (day) => `${number(day)} ${longMonth(day)} ${day.slice(0, 4)}`,
    range: (from, to) => {
      const [sameYear, sameMonth] = [
        from.slice(0, 4) === to.slice(0, 4),
        from.slice(0, 7) === to.slice(0, 7),
      ];
      const month = sameMonth ? "" : ` ${longMonth(from)}`;
      const start = `${number(from)}${month}${sameYear ? "" : ` ${from.slice(0, 4)}`}`;
      const end = `${number(to)} ${longMonth(to)} ${to.slice(0, 4)}`;
      if (language === "fr") return `du ${start} au ${end}`;
      return sameMonth ? `${start}–${end}` : `${start} to ${end}`;
    },
    time: (time) => (language === "fr" ? time.replace(/^0(?=\d)/u, "").replace(":", "h") : time),
  };
}
