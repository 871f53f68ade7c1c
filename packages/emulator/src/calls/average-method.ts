import { tabs, type WireAverageMethod } from "@preau/wire";
import { averageOf, pointsOf } from "../world/averages.js";
import { isTaught, studentAverage, testsOf } from "../world/grades-book.js";
import type { Service, Test } from "../world/school.js";
import { grade, scale } from "./grade-text.js";
import type { CallAnswer, CallHandler } from "./handler.js";
import { subjectOf } from "./people.js";
import { readPeriod, resolveReference } from "./references.js";

/**
 * `MethodeCalculMoyenne`: how the average of one service came about, as prose in HTML. Empty when there is no average,
 * or none that families may see.
 *
 * @evidence keys read in the official client; the wording is ours
 */
export const averageMethod: CallHandler = {
  name: "MethodeCalculMoyenne",
  tabs: [tabs.latestGrades, tabs.gradeStatement, tabs.report],
  fields: [
    "eleve",
    "classe",
    "service",
    "periode",
    "calendrier",
    "pourMoyenneNette",
    "ordreChronologique",
    "moyenneTrimestrielle",
    "avecCorrection",
    "avecCorrectionAnnuelle",
    "genreNotation",
    "module",
  ],
  handle: (request): CallAnswer => {
    const { data, student, school, now, options } = request;
    const period = readPeriod(request, "periode");
    const pupil = resolveReference(request, data["eleve"], "eleve");
    const serviceId = resolveReference(request, data["service"], "service");
    const service = school.services.find(({ id }) => id === serviceId);
    if (
      student === undefined ||
      period === undefined ||
      service === undefined ||
      options.hideAverages ||
      (pupil !== undefined && pupil !== student.id) ||
      !isTaught(service, student)
    ) {
      return { data: {} };
    }
    const look = { school, period, today: now.slice(0, 10) };
    const average = studentAverage(look, service, student.id);
    if (average === undefined) return { data: {} };
    const marked = testsOf(look, service).flatMap((test): MarkedTest[] => {
      const points = pointsOf(test.marks.get(student.id)?.value ?? "pending", test.outOf);
      return points === undefined ? [] : [{ test, points }];
    });
    const ordered =
      data["ordreChronologique"] === false ? marked.toSorted((a, b) => b.points - a.points) : marked;
    const name = subjectOf(school, service.subjectId)?.name ?? "";
    const answer = {
      titreFenetre: "Calcul de la moyenne",
      titreFormule: `${name} - ${period.name}`,
      FormuleHTML: formula(service, ordered, average),
      FormuleLegende: legend(ordered),
      FormuleWAI: "",
    } satisfies WireAverageMethod;
    return { data: answer };
  },
};

interface MarkedTest {
  readonly test: Test;
  readonly points: number;
}

/** The terms of the average: those of ordinary tests, then what bonus and optional ones have made of it. */
function formula(service: Service, marked: readonly MarkedTest[], average: number): string {
  const ordinary = marked.filter(({ test }) => test.counting === "ordinary");
  const terms = ordinary.map(
    ({ test, points }) => `${grade(points).V}/${scale(test.outOf).V} x ${weight(test)}`,
  );
  const counted = ordinary.map(({ test, points }) => ({ ...test, points }));
  const before = averageOf(counted, service.outOf, service.rules);
  const sum =
    terms.length === 0
      ? ""
      : `<p>${terms.join(" + ")} = <b>${before === undefined ? "-" : grade(before).V}</b></p>`;
  const others = marked.filter(({ test }) => test.counting !== "ordinary");
  const more = others.map(
    ({ test, points }) =>
      `<p>${test.counting === "bonus" ? "Bonus" : "Facultatif"} : ${grade(points).V}/${scale(test.outOf).V} x ${weight(test)}</p>`,
  );
  return `${sum}${more.join("")}<p>Moyenne : <b>${grade(average).V}</b></p>`;
}

function weight({ coefficient }: Test): string {
  return String(coefficient).replace(".", ",");
}

function legend(marked: readonly MarkedTest[]): string {
  const has = (is: (test: Test) => boolean): boolean => marked.some(({ test }) => is(test));
  const lines = [
    ...(has(({ scaled }) => scaled === true) ? ["Note ramenée sur 20"] : []),
    ...(has(({ counting }) => counting === "bonus")
      ? ["Bonus : seuls les points au-dessus de la moitié comptent"]
      : []),
    ...(has(({ counting }) => counting === "optional")
      ? ["Facultatif : compté s'il améliore la moyenne"]
      : []),
  ];
  return lines.map((line) => `<div>${line}</div>`).join("");
}
