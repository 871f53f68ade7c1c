import { expect, test } from "vitest";
import { overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { aSchool, aStudent } from "../world/builders.js";
import { aService, aTest } from "../world/grade-builders.js";
import { averageMethod } from "./average-method.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aStudent("BENNOUNA Inès"),
    aTest({ subject: "MATHS", date: "2026-01-05", coefficient: 2, marks: { [camille]: 16 } }),
    aTest({ subject: "MATHS", date: "2026-01-06", coefficient: 0.5, marks: { [camille]: 11 } }),
    aTest({ subject: "MATHS", date: "2026-01-07", counting: "bonus", marks: { [camille]: 13 } }),
    aService({ subject: "DESSIN" }),
  )
  .build();

function method(
  service: string,
  choice: Partial<RequestChoice> = {},
  pupil = camille,
): Record<string, unknown> {
  const ids = new PlainIds();
  const data = {
    eleve: { N: ids.issue(tables.student, `student:${pupil}`) },
    classe: { N: ids.issue(tables.class, "class:4C") },
    service: { N: ids.issue(tables.service, `service:4C:${service}`) },
    periode: { N: ids.issue(tables.period, "period:Trimestre 2"), G: 2 },
    calendrier: null,
    pourMoyenneNette: true,
    ordreChronologique: true,
    moyenneTrimestrielle: true,
  };
  return overTheWire(averageMethod, { school, login: "camille", tab: 198, data, ids, ...choice });
}

test("the method of an average has its terms and the average itself", () => {
  expect(method("MATHS")).toEqual({
    titreFenetre: "Calcul de la moyenne",
    titreFormule: "MATHS - Trimestre 2",
    FormuleHTML:
      "<p>16,00/20 x 2 + 11,00/20 x 0,5 = <b>15,00</b></p><p>Bonus : 13,00/20 x 1</p><p>Moyenne : <b>16,20</b></p>",
    FormuleLegende: "<div>Bonus : seuls les points au-dessus de la moitié comptent</div>",
    FormuleWAI: "",
  });
});

test("there is no method without an average, for others, or where averages are hidden", () => {
  expect(method("DESSIN")).toEqual({});
  expect(method("MATHS", {}, "BENNOUNA Inès")).toEqual({});
  expect(method("MATHS", { options: { hideAverages: true } })).toEqual({});
});
