import type { WireGradesPage, WireGradesRequest } from "@preau/wire";
import { gradeValue, scale } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { defineCall } from "../session/call.js";
import type { GradesOverview } from "./grades/grade.js";
import { keyedAverages, keyedGrades } from "./grades/keys.js";
import { readAverage, readGrade } from "./grades/read.js";
import { encodePeriod, type PeriodArguments } from "./period.js";

export { type ComputedAverage, type CountedGrade, computeAverage } from "./grades/compute-average.js";
export type { Grade, GradesOverview, SubjectAverage } from "./grades/grade.js";

/**
 * Marks and averages of one period ("dernières notes"). One call, read-only. A page without its lists has no
 * marks; an average that is not sent is not published, and never computed here.
 *
 * @evidence read in the official client, in pronotepy and in Pawnote; answers written by other projects
 */
export const gradesOfPeriod = defineCall({
  wire: "DernieresNotes",
  encode: ({ period }: PeriodArguments, { tag }): WireGradesRequest => ({
    Periode: encodePeriod(period, tag),
  }),
  decode: (page: Reader<WireGradesPage>, { tag }, args: PeriodArguments): GradesOverview => {
    const averages = page.optionalList("listeServices", (service) => readAverage(service, tag));
    const services = new Map(averages.map((average) => [average.id, average]));
    const grades = page.optionalList("listeDevoirs", (test) => readGrade(test, { ...args, tag, services }));
    return present({
      period: args.period,
      grades: keyedGrades(grades),
      averages: keyedAverages(averages, args.period),
      overallAverage: page.optional("moyGenerale", gradeValue),
      classOverallAverage: page.optional("moyGeneraleClasse", gradeValue),
      overallOutOf: page.optional("baremeMoyGenerale", scale),
      overallDefaultOutOf: page.optional("baremeMoyGeneraleParDefaut", scale),
    });
  },
});
