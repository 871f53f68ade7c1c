import { expect, test } from "vitest";
import { aContext, aRunner, aYear, read } from "../../test/wire-builders.js";
import { issueId, noIdentity } from "../codec/ids.js";
import { averageMethodOfService } from "./average-method.js";

const [period] = aYear();
const service = { id: issueId("s1", "134#french") };
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
  await runner.run(averageMethodOfService, { service, period });
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

test("the formula comes as text and as HTML, what is empty is left out", () => {
  expect(read(averageMethodOfService, answer, { service, period }, pupil).result).toEqual({
    title: "FRANCAIS - Trimestre 1",
    formula: "(16,00 x 1 + 7,00 x 0,5) / 1 = 19,50",
    formulaHtml: answer.FormuleHTML,
    legend: "Note ramenée sur 20",
    legendHtml: answer.FormuleLegende,
  });
});

test("no detail is undefined", () => {
  for (const none of [{}, { FormuleHTML: "", FormuleLegende: "" }]) {
    expect(read(averageMethodOfService, none, { service, period }, pupil).result).toBeUndefined();
  }
});

test("a subject of another session, or without identity, is refused before anything is sent", () => {
  for (const id of [issueId("s0", "134#french"), issueId("s1", noIdentity)]) {
    expect(() => averageMethodOfService.encode({ service: { id }, period }, pupil)).toThrow(
      expect.objectContaining({ code: "stale-reference" }),
    );
  }
});
