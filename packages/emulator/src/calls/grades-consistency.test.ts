import { gradeAnnotations, type WireGradesPage, type WireService, type WireTest } from "@preau/wire";
import { expect, test } from "vitest";
import { overTheWire, PlainIds } from "../../test/call-request.js";
import { averageOf, type CountedMark, meanOf } from "../world/averages.js";
import { buildSchool } from "../world/build.js";
import { latestGrades } from "./grades.js";
import { tables } from "./tables.js";

// What is sent is read back as a client would, and every average is computed again from it.

const built = buildSchool({ seed: 7, today: "2026-04-09", size: { classes: 2, studentsPerClass: 10 } });
/** Everybody may log in, by world id. */
const school = {
  ...built,
  accounts: built.students.map(({ id }) => ({
    login: id,
    password: "",
    audience: "student" as const,
    personId: id,
    about: "",
  })),
};

function pageOf(studentId: string, period: string): Readonly<Record<"tests" | "services", Entry[]>> & Page {
  const ids = new PlainIds();
  const data = { Periode: { N: ids.issue(tables.period, `period:${period}`), L: period } };
  const now = "2026-04-09T12:00";
  const page = overTheWire(latestGrades, { school, login: studentId, tab: 198, data, ids, now }) as Page;
  return { ...page, tests: listOf(page.listeDevoirs), services: listOf(page.listeServices) };
}

type Page = WireGradesPage;
type Entry = WireTest & WireService;

function listOf(list: unknown): Entry[] {
  return (list as { V: Entry[] }).V; // the page has just been made
}

function textOf(grade: { readonly V: string } | undefined): string {
  return grade?.V ?? "absent key";
}

function numberOf(text: string): number | undefined {
  return text === "" ? undefined : Number(text.replace(",", "."));
}

/** A mark as the protocol reads it: nothing when it does not count. */
function countedMark(one: Entry): CountedMark[] {
  const outOf = numberOf(textOf(one.bareme)) ?? 0;
  const [, annotation, whole] = textOf(one.note).split("|");
  const isZero =
    annotation === String(gradeAnnotations.absentZero) ||
    annotation === String(gradeAnnotations.notHandedInZero);
  const points =
    annotation === undefined
      ? numberOf(textOf(one.note))
      : isZero
        ? 0
        : annotation === String(gradeAnnotations.congratulations)
          ? Number(whole)
          : undefined;
  if (points === undefined) return [];
  const counting = one.estBonus ? "bonus" : one.estFacultatif ? "optional" : "ordinary";
  return [
    { points, outOf, coefficient: one.coefficient ?? 1, counting, scaled: one.estRamenerSur20 === true },
  ];
}

function recomputed(tests: readonly Entry[], service: Entry): number | undefined {
  const outOf = numberOf(textOf(service.baremeMoyEleve)) ?? 0;
  const n = (one: Entry): unknown => (one.service as { V: Entry }).V.N; // typed elements are sent wrapped
  const period = (one: Entry): unknown => (one.periode as { V: Entry }).V.N; // likewise
  const own = tests.filter((one) => n(one) === service.N);
  const periods = [...new Set(own.map(period))];
  return meanOf(
    periods.map((id) => averageOf(own.filter((one) => period(one) === id).flatMap(countedMark), outOf)),
  );
}

const periods = ["Trimestre 1", "Trimestre 2", "Trimestre 3", "Année continue"];

test.each(periods)("every average of %s follows from the tests beside it", (period) => {
  let checked = 0;
  for (const student of school.students) {
    const page = pageOf(student.id, period);
    const averages = page.services.map((service) => numberOf(textOf(service.moyEleve)));
    for (const [index, service] of page.services.entries()) {
      expect(averages[index], `${student.id} ${service.L}`).toBe(recomputed(page.tests, service));
      if (averages[index] !== undefined) checked += 1;
    }
    expect(numberOf(textOf(page.moyGenerale))).toBe(meanOf(averages));
    expect(numberOf(textOf(page.moyGeneraleClasse))).toBe(
      meanOf(page.services.map((service) => numberOf(textOf(service.moyClasse)))),
    );
  }
  expect(checked).toBeGreaterThan(100);
});

test("what the class got follows from the pages of its pupils", () => {
  const pages = school.students.map((student) => pageOf(student.id, "Trimestre 2"));
  const services = new Map(pages.flatMap((page) => page.services.map((one) => [one.N, one])));
  for (const [n, service] of services) {
    const averages = pages
      .flatMap((page) => page.services.filter((one) => one.N === n))
      .map((one) => numberOf(textOf(one.moyEleve)))
      .filter((value) => value !== undefined);
    expect(numberOf(textOf(service.moyClasse)), String(service.L)).toBe(meanOf(averages));
    if (averages.length === 0) continue;
    expect(numberOf(textOf(service.moyMin))).toBe(Math.min(...averages));
    expect(numberOf(textOf(service.moyMax))).toBe(Math.max(...averages));
  }
  const tests = new Map(
    pages.flatMap((page) => page.tests.filter((one) => one.moyenne !== undefined).map((one) => [one.N, one])),
  );
  expect(tests.size).toBeGreaterThan(30);
  for (const [n, one] of tests) {
    const points = pages
      .flatMap((page) => page.tests.filter((other) => other.N === n).flatMap(countedMark))
      .map((mark) => mark.points);
    expect(numberOf(textOf(one.moyenne)), String(one.commentaire)).toBe(meanOf(points));
    expect(numberOf(textOf(one.noteMin))).toBe(Math.min(...points));
    expect(numberOf(textOf(one.noteMax))).toBe(Math.max(...points));
  }
});
