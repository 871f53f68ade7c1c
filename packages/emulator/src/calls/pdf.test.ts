import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import type { SessionDocument } from "../session/documents.js";
import { aParent, aSchool, aStudent } from "../world/builders.js";
import { aTest } from "../world/grade-builders.js";
import { aLesson } from "../world/timetable-builders.js";
import { pdf } from "./pdf.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aStudent("BENNOUNA Inès"),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
    aLesson({ day: "2026-01-13", from: "08:00", to: "10:00", subject: "FRANCAIS" }),
    aLesson({ day: "2026-01-13", from: "10:00", to: "11:00", subject: "LATIN", canceled: true }),
    aLesson({ day: "2026-01-20", from: "08:00", to: "10:00", subject: "MATHS" }),
    aTest({ subject: "MATHS", date: "2025-10-01", marks: { [camille]: 16 } }),
  )
  .build();

const aRecord = {
  birthDay: "2013-07-22",
  birthCity: "Valclaire",
  sex: "F",
  otherNames: [],
  nationalNumber: "247162627XX",
  entered: "2025-09-01",
  options: [],
  regime: "EXTERNE",
  guardians: [],
  memos: [],
} as const;

const ids = new PlainIds();
const pupil = { N: ids.issue(tables.student, `student:${camille}`), G: 4 };
const period = (name: string) => ({ N: ids.issue(tables.period, `period:${name}`), L: name, G: 2 });

/** What a call answers, and the text of the document that it made. */
function print(tab: number, data: Readonly<Record<string, unknown>>, choice: Partial<RequestChoice> = {}) {
  const made: SessionDocument[] = [];
  const documents = {
    publish: (document: SessionDocument) => `FichiersExternes/00/${made.push(document) && document.name}`,
  };
  const answer = overTheWire(pdf, { school, login: "camille", tab, data, ids, documents, ...choice });
  return { answer, text: Buffer.from(made[0]?.bytes ?? []).toString("latin1") };
}

describe("a timetable in PDF", () => {
  const asked = { genreGenerationPDF: 0, ressource: pupil, domaine: { _T: 8, V: "[20]" } };

  test("has the weeks asked for, cancelled lessons on request", () => {
    const { answer, text } = print(16, { ...asked, avecCoursAnnules: true });
    expect(answer).toEqual({ url: { _T: 23, V: "FichiersExternes/00/Emploi du temps.pdf" } });
    expect(text).toContain("semaine du 12/01/2026");
    expect(text).toContain("13/01/2026  08:00-09:55  FRANCAIS");
    expect(text).toContain("LATIN  \\(annul\\351\\)");
    expect(text).not.toContain("MATHS");
    expect(print(16, asked).text).not.toContain("LATIN");
  });

  test("has the whole year on request", () => {
    const year = { ...asked, domaine: { _T: 8, V: "[0]" }, options: { estEDTAnnuel: true } };
    const { text } = print(16, year);
    expect(text).toContain("FRANCAIS");
    expect(text).toContain("MATHS");
  });

  test("is of nobody else", () => {
    const other = { N: ids.issue(tables.student, "student:BENNOUNA Inès"), G: 4 };
    expect(print(16, { ...asked, ressource: other }).answer).toEqual({
      message: "Vos droits sont insuffisants.",
    });
    expect(print(16, asked, { login: "sophie", member: camille }).answer).toHaveProperty("url");
  });
});

describe("a report card in PDF", () => {
  const asked = { genreGenerationPDF: 2, periode: period("Trimestre 1"), options: { portrait: true } };

  test("has averages and comments", () => {
    const { answer, text } = print(13, asked);
    expect(dig(answer, "url", "V")).toBe("FichiersExternes/00/Bulletin Trimestre 1.pdf");
    expect(text).toContain("MATHS  16,00  16,00  ");
    expect(print(13, asked, { options: { hideAverages: true, hideClassAverages: true } }).text).not.toContain(
      "16,00",
    );
  });

  test("is refused with a message before it is published, and without a period", () => {
    expect(print(13, { ...asked, periode: period("Trimestre 2") }).answer).toEqual({
      message: "Le bulletin n'est pas publié pour cette période.",
    });
    expect(print(13, { ...asked, periode: { N: "0", L: "Année" } }).answer).toHaveProperty("message");
  });

  test("is made from its own page alone", () => {
    expect(print(16, asked).answer).toHaveProperty("message");
    expect(print(13, { ...asked, genreGenerationPDF: 45 }).answer).toHaveProperty("message");
    expect(print(100, { ...asked, genreGenerationPDF: 17 }).text).toContain("Bilan p\\351riodique");
  });
});

describe("a document of the school in PDF", () => {
  const document = (key: string) => ({
    N: ids.issue(tables.document, `document:student:${camille}:${key}`),
    L: "",
    G: 0,
  });

  test("is made from the page of documents, each of its own kind", () => {
    const certificate = print(148, { genreGenerationPDF: 29, document: document("certificate") });
    expect(dig(certificate.answer, "url", "V")).toContain("Certificat de scolarit");
    expect(certificate.text).toContain("VERDIER Camille");
    const outing = { genreGenerationPDF: 42, document: document("outing") };
    expect(print(148, outing).answer).toHaveProperty("url");
    expect(print(148, { ...outing, genreGenerationPDF: 29 }).answer).toHaveProperty("message");
    expect(print(148, { genreGenerationPDF: 30, document: document("outing") }).answer).toHaveProperty(
      "message",
    );
    expect(print(16, outing).answer).toHaveProperty("message");
  });

  test("is a plan of the pupil's own, and of nobody else", () => {
    const project = { id: "project:1", kind: "PAP", reason: "Dyslexie" };
    const record = (studentId: string) => ({ ...aRecord, studentId, projects: [project] });
    const asked = {
      genreGenerationPDF: 34,
      projet: { N: ids.issue(tables.supportProject, project.id), L: "PAP", G: 0 },
    };
    const of = (name: string) => ({
      school: { ...school, office: { ...school.office, records: [record(`student:${name}`)] } },
    });
    expect(print(148, asked, of(camille)).text).toContain("Dyslexie");
    expect(print(148, asked, of("BENNOUNA Inès")).answer).toHaveProperty("message");
  });
});

test("a grade statement in PDF has the marks, in the period that runs too", () => {
  const asked = { genreGenerationPDF: 1, periode: period("Trimestre 1") };
  expect(print(12, asked).text).toContain("MATHS  16,00/20");
  expect(print(12, { ...asked, periode: period("Trimestre 2") }).answer).toHaveProperty("url");
  expect(print(12, { ...asked, periode: period("Trimestre 3") }).answer).toHaveProperty("message");
});
