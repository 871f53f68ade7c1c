import { markingPeriods } from "./calendar.js";
import { type SubjectKey, subjectId } from "./catalogue.js";
import { addDays } from "./days.js";
import { keyOf } from "./grades-services.js";
import type { Reports, ServicePart } from "./reports.js";
import type { SchoolYear, Service } from "./school.js";

/** Reports come out on the day after their period. */
const daysToPublication = 1;

/** Languages are shown in two parts, spoken and written, by the titles of their tests. */
const spoken: ReadonlySet<string> = new Set(["Compréhension orale", "Expression orale", "Listening"]);
const inParts: ReadonlySet<SubjectKey> = new Set(["english", "spanish"]);
const sciences: readonly SubjectKey[] = ["biology", "physics", "technology"];

/** Report cards of a built school. */
export function reportsOf(year: SchoolYear, services: readonly Service[]): Reports {
  return {
    publications: markingPeriods(year).map(({ id, to }) => ({
      periodId: id,
      day: addDays(to, daysToPublication),
    })),
    parts: services.filter((service) => inParts.has(keyOf(service))).flatMap(partsOf),
    groups: [
      {
        id: "subject-group:sciences",
        name: "POLE SCIENCES",
        subjectIds: sciences.map(subjectId),
        averaged: true,
      },
    ],
    comments: [],
  };
}

function partsOf(service: Service): ServicePart[] {
  const part = (name: string, titles: readonly string[]): ServicePart => ({
    id: `${service.id}:${name}`,
    serviceId: service.id,
    name,
    coefficient: 1,
    titles,
  });
  return [part("ECRIT", []), part("ORAL", [...spoken])];
}
