import { calendarKinds, type WireCalendarExports } from "@preau/wire";
import { calendarToken } from "../session/calendar-tokens.js";
import type { CallRequest } from "./handler.js";
import { wireList } from "./wire-values.js";

const shift = Buffer.from("fh=1").toString("hex").toUpperCase();

/**
 * `iCal` of `PageInfosPerso`: calendars of the pupil that the request is about. Only the timetable's has a
 * parameter beside its secret.
 *
 * @evidence read in the official client; labels are assumed, but for the personal one, whose file other
 *   projects know by a name made of it
 */
export function calendarExports(request: CallRequest): { readonly iCal?: WireCalendarExports } {
  const { student, account, school, options } = request;
  if (student === undefined || options.hideCalendars === true) return {};
  const entry = (kind: keyof typeof calendarKinds, label: string) => ({
    L: label,
    G: calendarKinds[kind],
    paramICal: calendarToken(school, { account, student, kind }),
  });
  return {
    iCal: {
      liste: wireList([
        { ...entry("timetable", student.name), paramSuppl: shift },
        entry("agenda", "Agenda"),
        { ...entry("personal", "Mes informations"), exportEDT: true, exportAgenda: true },
      ]),
      avecEDT: true,
      avecAgenda: true,
      avecLienPerso: true,
    },
  };
}
