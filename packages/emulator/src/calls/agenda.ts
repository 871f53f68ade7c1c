import { tabs, type WireAgendaEvent, type WireAgendaPage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { calendarToken } from "../session/calendar-tokens.js";
import { mondayOfWeek } from "../world/calendar.js";
import { addDays } from "../world/days.js";
import type { AgendaEvent } from "../world/office.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { tables } from "./tables.js";
import { wireElement, wireList, wireMoment } from "./wire-values.js";

/**
 * `PageAgenda`: what is coming up at school, of a week or of the whole year. Families see what is for
 * everybody or for the pupil's class.
 *
 * @evidence keys read in the official client and in another project's test data; what the arguments do is
 *   assumed (`agendaDays`)
 */
export const agenda: CallHandler = {
  name: "PageAgenda",
  tabs: [tabs.agenda],
  fields: [
    "NumeroSemaine",
    "numeroSemaine",
    "avecEventsPasses",
    "AvecListeClasses",
    "avecRdvPartages",
    "listeFamillesFiltre",
    "uniquementMesEvenements",
  ],
  handle: (request): CallAnswer => ({ data: { ...page(request) } }),
};

function page(request: CallRequest): WireAgendaPage {
  const { school, account, student, options } = request;
  const events = shownEvents(request);
  const families = [...new Set(school.office.events.map(({ family }) => family))];
  return {
    // A bare list.
    ListeEvenements: events.map((event) => eventElement(request, event)),
    listeFamilles: wireList(families.map((family) => familyElement(request, family))),
    ...(options.hideCalendars === true
      ? {}
      : {
          AvecExportiCal: true,
          ParametreExportiCal: calendarToken(school, { account, student, kind: "agenda" }),
        }),
  };
}

/** Past events only when they are asked for. */
export function shownEvents({ school, account, student, data, now }: CallRequest): AgendaEvent[] {
  const week = data["NumeroSemaine"] ?? data["numeroSemaine"];
  const from = typeof week === "number" ? mondayOfWeek(school.year, week) : undefined;
  const until = from === undefined ? undefined : addDays(from, assumptions.agendaDays.value);
  return school.office.events.filter((event) => {
    if (data["avecEventsPasses"] !== true && event.to.slice(0, 10) < now.slice(0, 10)) return false;
    if (from !== undefined && until !== undefined && (event.to < from || event.from >= until)) return false;
    if (account.audience === "school-life" || event.classIds.length === 0) return true;
    return student !== undefined && event.classIds.includes(student.classId);
  });
}

/** One event of the agenda. */
export function eventElement(request: CallRequest, event: AgendaEvent): WireAgendaEvent {
  const { ids } = request;
  const moment = (at: string) => wireMoment(at.slice(0, 10), at.slice(11));
  return {
    L: event.title,
    N: ids.issue(tables.agendaEvent, event.id),
    DateDebut: moment(event.from),
    DateFin: moment(event.to),
    sansHoraire: event.allDay,
    ...(event.comment === undefined ? {} : { Commentaire: event.comment }),
    CouleurCellule: familyColor(event.family),
    ...(event.isCouncil === true ? { estConseilClasse: true } : {}),
    famille: wireElement(familyElement(request, event.family)),
    strAuteur: event.author,
    PiecesJointes: wireList(event.attachments.map((one) => attachmentElement(request, one))),
  };
}

function familyElement({ ids }: CallRequest, family: string) {
  return { L: family, N: ids.issue(tables.category, `family:${family}`), couleur: familyColor(family) };
}

function familyColor(family: string): string {
  return { Réunion: "#FFD9A0", Sortie: "#BFE3C0" }[family] ?? "#C9D7F2";
}
