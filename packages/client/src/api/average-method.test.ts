import { expect, test } from "vitest";
import { grades } from "../../test/samples/pages.js";
import { aContext, aRunner, aYear } from "../../test/wire-builders.js";
import { issueId, noIdentity } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import { averageMethod } from "./average-method.js";
import { gradesOfPeriod } from "./grades.js";

const periods = aYear();
const [period] = periods;
const average = { id: issueId("s1", "134#french"), key: keyOf("average", ["French"]) };
const pupil = aContext({ subject: { n: "46#pupil", kind: 4, name: "MARCHENOIR Zélie", classN: "23#4c" } });
const answer = {
  titreFenetre: "Calcul de la moyenne",
  titreFormule: "FRANCAIS - Trimestre 1",
  FormuleHTML: "<span>(16,00 x 1 + 7,00 x 0,5) / 1 = <b>19,50</b></span>",
  FormuleLegende: "<span>Note ramenée sur 20</span>",
  FormuleWAI: "",
};

test("an average is asked about by pupil, class, subject and period", async () => {
  const runner = aRunner(() => answer, pupil);
  await averageMethod(runner, { average, period, periods });
  expect(runner.sent).toEqual([
    {
      eleve: { N: "46#pupil" },
      classe: { N: "23#4c" },
      service: { N: "134#french" },
      periode: { N: "105#T1", G: 2 },
      calendrier: null,
      pourMoyenneNette: true,
      ordreChronologique: true,
      moyenneTrimestrielle: true,
    },
  ]);
});

const methodIn = (sent: object): ReturnType<typeof averageMethod> =>
  averageMethod(
    aRunner(() => sent, pupil),
    { average, period, periods },
  );

test("the formula comes as text and as HTML, what is empty is left out", async () => {
  expect(await methodIn(answer)).toEqual({
    title: "FRANCAIS - Trimestre 1",
    formula: "(16,00 x 1 + 7,00 x 0,5) / 1 = 19,50",
    formulaHtml: answer.FormuleHTML,
    legend: "Note ramenée sur 20",
    legendHtml: answer.FormuleLegende,
  });
});

test("no detail is undefined", async () => {
  for (const none of [{}, { FormuleHTML: "", FormuleLegende: "" }]) {
    // oxlint-disable-next-line no-await-in-loop -- two answers, one after the other
    expect(await methodIn(none)).toBeUndefined();
  }
});

test("an average of an earlier session is found again by its key", async () => {
  const runner = aRunner((payload) => ("service" in payload ? answer : grades), pupil);
  const [maths] = (await runner.run(gradesOfPeriod, { period, periods })).averages;
  expect(maths).toBeDefined();
  if (maths === undefined) return;
  const earlier = { id: issueId("s0", "134#old"), key: maths.key };
  expect(await averageMethod(runner, { average: earlier, period, periods })).toMatchObject({
    formula: expect.stringContaining("19,50"),
  });
  expect(runner.sent.at(-1)).toMatchObject({ service: { N: "134#maths" } });
});

test("one that the period has not, or that has no identity, is stale", async () => {
  const runner = aRunner(() => grades, pupil);
  const gone = { id: issueId("s0", "134#old"), key: average.key };
  await expect(averageMethod(runner, { average: gone, period, periods })).rejects.toMatchObject({
    code: "stale-reference",
  });
  const nameless = { id: issueId("s1", noIdentity), key: average.key };
  await expect(
    Promise.resolve().then(() => averageMethod(runner, { average: nameless, period, periods })),
  ).rejects.toMatchObject({ code: "stale-reference" });
});
