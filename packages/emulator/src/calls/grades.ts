import { tabs, type WireGradesPage } from "@preau/wire";
import { generalAverage, generalScale, servicesOf } from "../world/grades-book.js";
import { type AveragedService, averagedService, serviceEntry, testEntries } from "./grade-entries.js";
import { gradeOrNothing, scale } from "./grade-text.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { readPeriod } from "./references.js";
import { wireList } from "./wire-values.js";

/** `DernieresNotes`: marks and averages of one pupil in one period. */
export const latestGrades: CallHandler = {
  name: "DernieresNotes",
  tabs: [tabs.latestGrades],
  fields: ["Periode"],
  handle: (request): CallAnswer => {
    const { student, school, now, options } = request;
    const period = readPeriod(request, "Periode");
    if (student === undefined || period === undefined) return { data: {} };
    const look = { school, period, today: now.slice(0, 10) };
    const services = servicesOf(school, student).map((service) => averagedService(look, service, student));
    const page = {
      ...general(request, services),
      ...(options.hideGrades
        ? {}
        : { listeDevoirs: wireList(testEntries({ ...request, student }, look, services)) }),
      listeServices: wireList(
        services.map((service) => serviceEntry({ ...request, student }, look, service)),
      ),
      avecDetailDevoir: options.hideGrades !== true,
      avecDetailService: options.hideAverages !== true,
    } satisfies WireGradesPage;
    return { data: page };
  },
};

/**
 * The general averages: both or none, since the official page shows them only when it has both. Empty when
 * there is nothing to average.
 */
function general({ options }: CallRequest, services: readonly AveragedService[]): WireGradesPage {
  if (options.hideAverages || options.hideClassAverages) return {};
  const own = generalAverage(services.map(({ service, student }) => ({ service, value: student })));
  const ofClass = generalAverage(services.map(({ service, group }) => ({ service, value: group?.mean })));
  return {
    moyGenerale: gradeOrNothing(own),
    moyGeneraleClasse: gradeOrNothing(ofClass),
    baremeMoyGenerale: scale(generalScale),
    baremeMoyGeneraleParDefaut: scale(generalScale),
  };
}
