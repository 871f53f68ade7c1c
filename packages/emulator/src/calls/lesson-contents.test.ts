import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { concerns } from "../world/audience.js";
import { buildSchool } from "../world/build.js";
import { lessonBook } from "./homework.js";
import { lessonContents } from "./lesson-contents.js";

type Json = Record<string, unknown>;
const school = buildSchool({ seed: 7, today: "2026-01-15" });
const ids = new PlainIds();
const base = { school, login: "camille.verdier", tab: 89, ids } as const;
const allWeeks = { domaine: { _T: 8, V: "[1..20]" } };

function page(data: Json = {}): Json {
  return overTheWire(lessonBook, { ...base, data: { ...allWeeks, ...data } });
}

const entries = dig(page(), "ListeCahierDeTextes", "V") as Json[]; // tests look inside
const contents = entries.flatMap((entry) => dig(entry, "listeContenus", "V") as Json[]);

describe("PageCahierDeTexte, tab 89", () => {
  test("has lessons with several contents, contents without title, and categories of every sort", () => {
    expect(entries.some((entry) => (dig(entry, "listeContenus", "V") as Json[]).length === 2)).toBe(true);
    expect(contents.some((content) => content["L"] === undefined)).toBe(true);
    const categories = new Set(contents.map((content) => dig(content, "categorie", "V", "G")));
    expect(categories).toEqual(new Set([0, 1, 2, 3, 6]));
    const uncategorised = contents.find((content) => dig(content, "categorie", "V", "G") === 0);
    expect(dig(uncategorised, "categorie", "V")).toEqual({ N: "0", G: 0 });
  });

  test("has documents and links, and themes of their subject", () => {
    const files = contents.flatMap((content) => dig(content, "ListePieceJointe", "V") as Json[]);
    expect(new Set(files.map((file) => file["G"]))).toEqual(new Set([0, 1]));
    expect(files.every((file) => file["estUnLienInterne"] === false)).toBe(true);
    const themed = entries.find(
      (entry) => dig(entry, "listeContenus", "V", 0, "ListeThemes", "V", 0) !== undefined,
    );
    const theme = dig(themed, "listeContenus", "V", 0, "ListeThemes", "V", 0);
    expect(dig(theme, "Matiere", "V")).toEqual(dig(themed, "Matiere", "V"));
  });

  test("lists the same documents as shared resources, with the subjects that they name", () => {
    const shared = dig(page(), "ListeRessourcesPedagogiques", "V");
    const resources = dig(shared, "listeRessources", "V") as Json[];
    const names = contents
      .flatMap((content) => dig(content, "ListePieceJointe", "V") as Json[])
      .map((one) => one["L"]);
    const ofLessons = resources.filter((one) => one["G"] === 0 || one["G"] === 1);
    expect(ofLessons.map((one) => dig(one, "ressource", "V", "L"))).toEqual(names);
    const subjects = new Set((dig(shared, "listeMatieres", "V") as Json[]).map((one) => one["N"]));
    expect(new Set(resources.map((one) => dig(one, "matiere", "V", "N")))).toEqual(subjects);
    expect(new Set(resources.map((one) => one["G"]))).toEqual(new Set([0, 1, 3, 4]));
  });

  test("shares questions and answers under the identity of their test or evaluation, in its own week", () => {
    const papersIn = (data: Json) =>
      (dig(page(data), "ListeRessourcesPedagogiques", "V", "listeRessources", "V") as Json[])
        .filter((one) => one["G"] === 3 || one["G"] === 4)
        .map((one) => dig(one, "ressource", "V") as Json);
    const papers = papersIn({ estRequeteRP: true });
    expect(papers.map(({ L, G }) => [L, G])).toEqual([
      ["sujet.pdf", 59],
      ["corrige.pdf", 59],
      ["sujet.pdf", 29],
      ["corrige.pdf", 29],
    ]);
    const test = school.tests.find(({ questions }) => questions !== undefined);
    expect(papers[0]).toMatchObject({ N: ids.issue(40, test?.id ?? ""), commentaire: test?.title });
    expect(papersIn({ domaine: { _T: 8, V: "[1]" }, estRequeteRP: true })).toEqual([]);
  });

  test("leaves out resources, or everything else, when the mobile client says so", () => {
    expect(Object.keys(page({ sansRequeteRP: true }))).toEqual(["ListeCahierDeTextes"]);
    expect(Object.keys(page({ estRequeteRP: true }))).toEqual([
      "ListeRessourcesPedagogiques",
      "ListeRessourcesNumeriques",
    ]);
  });
});

describe("donneesContenusCDT", () => {
  const one = (n: unknown, choice: Partial<RequestChoice> = {}, more: Json = {}) =>
    overTheWire(lessonContents, { ...base, data: { cahierDeTextes: { N: n }, ...more }, ...choice });

  test("answers with the one entry, as the range does", () => {
    const [entry] = entries;
    expect(dig(one(entry?.["N"]), "ListeCahierDeTextes", "V")).toEqual([entry]);
  });

  test("answers with the homework given in the lesson instead of its contents", () => {
    const entry = entries.find((candidate) => candidate["dateTAF"] !== undefined);
    const answer = one(entry?.["N"], {}, { pourTAF: true });
    expect(answer["pourTAF"]).toBe(true);
    const [found] = dig(answer, "ListeCahierDeTextes", "V") as Json[];
    expect(found).not.toHaveProperty("listeContenus");
    expect(dig(found, "ListeTravailAFaire", "V", 0, "cours", "V", "N")).toBe(dig(entry, "cours", "V", "N"));
  });

  test("says nothing of another class, nor of nothing", () => {
    const camille = school.students.find(({ name }) => name === "VERDIER Camille");
    const foreign = school.lessonBook.find(({ lessonId }) => {
      const lesson = school.lessons.find(({ id }) => id === lessonId);
      return lesson !== undefined && camille !== undefined && !concerns(lesson, camille);
    });
    expect(one(ids.issue(18, foreign?.id ?? ""))).toEqual({});
    expect(one("0")).toEqual({});
  });
});
