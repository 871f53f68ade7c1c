import { expect, test } from "vitest";
import { anAuthor, aRunner, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Homework, homeworkOfWeeks } from "./homework.js";
import { handIn, removeHandIn, setHomeworkDone } from "./homework-writes.js";

function piece(more: object = {}): Homework {
  const item = { N: "150#one", PourLe: wireDate("2025-11-19"), ...more };
  const [found] = read(homeworkOfWeeks, { ListeTravauxAFaire: list(item) }, [12]).result;
  if (found === undefined) throw new Error("no homework");
  return found;
}

const toHandIn = { avecRendu: true, peuRendre: true, genreRendu: 2 };
const file = { name: "redaction.odt", data: new Uint8Array(3) };

test("a tick names the homework, and what the server says then is returned", async () => {
  const runner = aRunner(() => ({
    ListeTravauxAFaire: list({
      N: "150#one",
      PourLe: wireDate("2025-11-19"),
      TAFFait: true,
      nomPublic: "4C",
    }),
  }));
  expect(await setHomeworkDone(runner, piece(), { done: true })).toMatchObject({
    done: true,
    audience: "4C",
  });
  expect(runner.sent[0]).toEqual({ listeTAF: [{ N: "150#one", E: 2, TAFFait: true }] });
  expect(runner.sent).toHaveLength(2);
});

test("work that is handed in names its upload", async () => {
  const runner = aRunner(() => ({}));
  const done = await handIn(runner, piece(toHandIn), { file });
  expect(runner.sent[0]).toEqual({
    listeFichiers: [
      {
        E: 1,
        G: 1,
        L: "redaction.odt",
        N: -1001,
        idFichier: "selecfile_1_1763370000000",
        TAF: { N: "150#one" },
      },
    ],
  });
  expect(done.handIn?.handedIn).toMatchObject({ name: "redaction.odt", kind: "file" });
});

test("work that is taken back names the homework only", async () => {
  const runner = aRunner(() => ({}));
  const handed = piece({ ...toHandIn, documentRendu: typed(24, { N: "37#a", L: "a.odt", G: 1 }) });
  expect((await removeHandIn(runner, handed)).handIn).not.toHaveProperty("handedIn");
  expect(runner.sent[0]).toEqual({ listeFichiers: [{ E: 3, TAF: { N: "150#one" } }] });
});

test.each<[string, Homework, number, string]>([
  ["a parent ticks", piece(), 5, "not-allowed"],
  ["a quiz is ticked", piece({ executionQCM: typed(24, { N: "53#a" }) }), 4, "usage"],
  ["what has no identity is ticked", piece({ N: "0" }), 4, "unsupported"],
])("nothing is sent when %s", async (_title, homework, kind, code) => {
  const runner = { ...aRunner(() => ({})), author: anAuthor({ kind }) };
  await expect(setHomeworkDone(runner, homework, { done: true })).rejects.toMatchObject({ code });
  expect(runner.sent).toEqual([]);
});

test("nothing is sent when nothing can be handed in, or something was", async () => {
  const runner = aRunner(() => ({}));
  await expect(handIn(runner, piece(), { file })).rejects.toMatchObject({ code: "not-allowed" });
  const handed = piece({ ...toHandIn, documentRendu: typed(24, { N: "37#a", L: "a.odt", G: 1 }) });
  await expect(handIn(runner, handed, { file })).rejects.toMatchObject({ code: "usage" });
  expect(runner.sent).toEqual([]);
  await handIn(runner, handed, { file, replace: true });
  expect(runner.sent[0]).toHaveProperty("listeFichiers");
});
