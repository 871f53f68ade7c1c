import { describe, expect, test } from "vitest";
import { anAuthor, aRunner, aYear, list, read, typed, wireDate } from "../../../test/wire-builders.js";
import { attendanceOfPeriod } from "../attendance.js";
import { acknowledgeEvent, justifyAbsence, parentReasons } from "./write.js";

const [term, , whole] = aYear();
const year = { member: { tabPeriods: [] } as never, periods: [term, whole], current: term };
const parameters = {
  listeMotifsAbsences: list(
    { N: "89#ill", L: "MALADIE" },
    { N: "89#other", L: "AUTRE", justificationObligatoire: true },
  ),
};
const parent = anAuthor({ kind: 5, rights: { AvecDeclarerUneAbsence: true }, parameters });
const page = {
  listeAbsences: list(
    {
      N: "11#a",
      G: 13,
      dateDebut: wireDate("2025-11-10", "08:00"),
      dateFin: wireDate("2025-11-10", "10:00"),
    },
    { N: "97#o", G: 46, date: wireDate("2025-11-12"), avecARObservation: true },
    {
      N: "41#p",
      G: 41,
      dateDemande: wireDate("2025-11-13"),
      nature: typed(24, { L: "Retenue", G: 1, estAvecARParent: true }),
    },
  ),
};
const { attendance } = read(attendanceOfPeriod, page, { period: term }).result;
const [absence] = attendance.absences;
const [observation] = attendance.observations;
const [punishment] = attendance.punishments;
if (absence === undefined || observation === undefined || punishment === undefined)
  throw new Error("no events");

const aParent = () => ({ ...aRunner(() => page), author: parent });

test("reasons come with the session", () => {
  expect(parentReasons(aParent(), "absence")).toMatchObject([
    { id: "s1~89#ill", name: "MALADIE", justificationRequired: false },
    { name: "AUTRE", justificationRequired: true },
  ]);
  expect(parentReasons(aParent(), "delay")).toEqual([]);
});

test("an absence is justified by a reason, words and documents", async () => {
  const runner = aParent();
  const files = [{ name: "certificat.pdf", data: new Uint8Array(2) }];
  await justifyAbsence(runner, absence, {
    year,
    reason: "MALADIE",
    justification: "Rendez-vous médical",
    files,
  });
  expect(runner.sent[0]).toEqual({
    listeAbsences: [
      {
        N: "11#a",
        G: 13,
        E: 2,
        justification: "Rendez-vous médical",
        motifParent: { N: "89#ill", L: "MALADIE" },
        documents: [
          {
            N: expect.any(Number),
            E: 1,
            L: "certificat.pdf",
            idFichier: "selecfile_1_1763370000000",
            nomFichier: "certificat.pdf",
          },
        ],
      },
    ],
    estControle: false,
  });
});

test("a reason that wants more is content with a document", async () => {
  const runner = aParent();
  const files = [{ name: "certificat.pdf", data: new Uint8Array(2) }];
  await justifyAbsence(runner, absence, { year, reason: "AUTRE", files });
  expect(runner.sent[0]).toMatchObject({ listeAbsences: [{ motifParent: { N: "89#other" } }] });
});

test("observations and punishments are acknowledged, each by its own key", async () => {
  const runner = aParent();
  await acknowledgeEvent(runner, observation, { year });
  await acknowledgeEvent(runner, punishment, { year });
  expect(runner.sent.filter((payload) => "estControle" in payload)).toEqual([
    { listeAbsences: [{ N: "97#o", G: 46, E: 2, estLue: true }], estControle: false },
    { listeAbsences: [{ N: "41#p", G: 41, E: 2, parentAAccuseDeReception: true }], estControle: false },
  ]);
});

describe("before anything is sent, refuses", () => {
  test.each<[string, (runner: ReturnType<typeof aParent>) => Promise<unknown>, string]>([
    ["to say nothing", (run) => justifyAbsence(run, absence, { year }), "usage"],
    ["an unknown reason", (run) => justifyAbsence(run, absence, { year, reason: "VACANCES" }), "usage"],
    ["a reason without its words", (run) => justifyAbsence(run, absence, { year, reason: "AUTRE" }), "usage"],
    [
      "too many words",
      (run) => justifyAbsence(run, absence, { year, justification: "a".repeat(201) }),
      "usage",
    ],
    [
      "what asks for no receipt",
      (run) => acknowledgeEvent(run, { ...observation, asksReceipt: false }, { year }),
      "usage",
    ],
    [
      "a pupil",
      (run) => justifyAbsence({ ...run, author: anAuthor() }, absence, { year, justification: "a" }),
      "not-allowed",
    ],
  ])("%s", async (_title, work, code) => {
    const runner = aParent();
    await expect(work(runner)).rejects.toMatchObject({ code });
    expect(runner.sent).toEqual([]);
  });
});
