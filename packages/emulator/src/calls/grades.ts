import { tabs, type WireGradesPage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { isObject } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import { generalAverage, generalScale, servicesOf } from "../world/grades-book.js";
import type { Period } from "../world/school.js";
import { type AveragedService, averagedService, serviceEntry, testEntries } from "./grade-entries.js";
import { gradeOrNothing, scale } from "./grade-text.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { wireList } from "./wire-values.js";

/** `DernieresNotes`: marks and averages of one pupil in one period. */
export const latestGrades: CallHandler = {
  name: "DernieresNotes",
  tabs: [tabs.latestGrades],
  fields: ["Periode"],
  handle: (request): CallAnswer => {
    const { student, school, now, options } = request;
    const period = readPeriod(request);
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
 * The period that is asked for; `undefined` when there is none, which is answered with an empty page.
 *
 * @throws Refusal 20 when the reference is to no period of this session
 */
function readPeriod({ data, ids, school }: CallRequest): Period | undefined {
  const reference = data["Periode"];
  const n = isObject(reference) ? reference["N"] : undefined;
  if (n === undefined || n === 0 || n === "0" || n === "") return undefined;
  const worldId = typeof n === "string" ? ids.resolve(n) : undefined;
  const period = school.year.periods.find(({ id }) => id === worldId);
  if (period === undefined) {
    const { periodOrMember } = assumptions.foreignObjectCodes.value;
    throw refusal(periodOrMember, "`Periode.N` is no period that this session was given");
  }
  return period;
}

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
