import { describe, expect, test } from "vitest";
import { aRunner, aYear, date, typed } from "../../test/wire-builders.js";
import { periodPdf, periodPdfUrl, timetablePdfUrl } from "./pdf.js";

const root = "https://school.example/pronote";
const [period] = aYear();
const made = { url: typed(23, "FichiersExternes/00AA/Emploi du temps.pdf?Session=4821377") };

describe("a timetable", () => {
  test("is printed for the week of a day, as the official page prints it", async () => {
    const runner = aRunner(() => made);
    await timetablePdfUrl(runner, { root, day: date("2025-11-19") });
    const person = { G: 4, N: "46#pupil" };
    expect(runner.sent).toEqual([
      {
        genreGenerationPDF: 0,
        options: {
          portrait: false,
          taillePolice: 8,
          taillePoliceMin: 3,
          couleur: 1,
          renvoi: 0,
          uneGrilleParSemaine: false,
          inversionGrille: false,
          ignorerLesPlagesSansCours: false,
          estEDTAnnuel: false,
        },
        estPlanning: false,
        estPlanningParRessource: false,
        estPlanningOngletParJour: false,
        estPlanningParJour: false,
        indiceJour: 0,
        ressource: person,
        ressources: [person],
        domaine: { _T: 8, V: "[12]" },
        avecCoursAnnules: true,
        grilleInverse: false,
      },
    ]);
  });

  test("is printed for the year without a day, and as one wishes", async () => {
    const runner = aRunner(() => made);
    await timetablePdfUrl(runner, { root, portrait: true, overflow: "next-page", fontSize: [10, 4] });
    expect(runner.sent).toMatchObject([
      {
        options: { portrait: true, taillePolice: 10, taillePoliceMin: 4, renvoi: 2, estEDTAnnuel: true },
        domaine: { V: "[0]" },
      },
    ]);
  });
});

test.each([
  ["report", 2, 13],
  ["grade-statement", 1, 12],
  ["skills-report", 17, 100],
] as const)("a %s is asked for from its own tab", async (document, kind, tab) => {
  const runner = aRunner(() => made);
  await periodPdfUrl(runner, { root, document, period });
  expect(periodPdf(document).tab).toBe(tab);
  expect(runner.sent).toMatchObject([
    {
      genreGenerationPDF: kind,
      avecCodeCompetences: false,
      periode: { N: "105#T1", G: 2, L: "Trimestre 1" },
      options: { portrait: true, taillePolice: 6.5 },
    },
  ]);
});

describe("an address", () => {
  const addressOf = async (url: string): Promise<string> =>
    timetablePdfUrl(
      aRunner(() => ({ url })),
      { root },
    );

  test("is on the school's server, with its path encoded once", async () => {
    const address = `${root}/FichiersExternes/00AA/Emploi%20du%20temps%20%C3%A9t%C3%A9.pdf?Session=4821377`;
    expect(await addressOf("FichiersExternes/00AA/Emploi du temps été.pdf?Session=4821377")).toBe(address);
    expect(
      await addressOf("/FichiersExternes/00AA/Emploi%20du%20temps%20%C3%A9t%C3%A9.pdf?Session=4821377"),
    ).toBe(address);
  });

  test("of another server is not handed on as the school's", async () => {
    await expect(addressOf("https://elsewhere.example/a.pdf")).rejects.toMatchObject({ code: "not-allowed" });
    expect(new URL(await addressOf("//elsewhere.example/a.pdf")).host).toBe("school.example");
  });

  test("that is not made is refused in the server's words", async () => {
    const refused = aRunner(() => ({ message: "Le bulletin n'est pas publié." }));
    await expect(periodPdfUrl(refused, { root, document: "report", period })).rejects.toMatchObject({
      code: "not-allowed",
      wireMessage: "Le bulletin n'est pas publié.",
    });
  });
});
