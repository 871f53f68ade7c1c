import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { aSchool, aStudent } from "../world/builders.js";
import { anEvaluation } from "../world/skill-builders.js";
import type { Skill } from "../world/skills.js";
import { skillsReport } from "./skills-report.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const pillar = { id: "pillar:D5", prefix: "D5", name: "Le monde" };
const reading: Skill = { id: "skill:1", pillars: [pillar], domain: "Lire", item: "Un texte court" };
const culture: Skill = { id: "skill:2", pillars: [pillar], domain: "Culture" };
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2025-10-01",
      skills: [reading, culture],
      results: { [camille]: [{ level: "inProgress" }, { level: "absent" }] },
    }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2025-11-03",
      skills: [reading],
      results: { [camille]: [{ level: "expert" }] },
    }),
  )
  .build();

function page(choice: Partial<RequestChoice> & { readonly period?: string } = {}): Record<string, unknown> {
  const { period = "Trimestre 1", ...rest } = choice;
  const ids = new PlainIds();
  const data = {
    eleve: { N: ids.issue(tables.student, `student:${camille}`) },
    classe: { N: ids.issue(tables.class, "class:4C") },
    periode: { N: ids.issue(tables.period, `period:${period}`), G: 2 },
    bulletin: {},
  };
  return overTheWire(skillsReport, { school, login: "camille", tab: 100, data, ids, ...rest });
}

describe("a skills report", () => {
  test("has a layout, columns, and a line for each service with those of its skills under it", () => {
    const report = page();
    expect(dig(report, "maquette", "V", "listeBulletins", "V", "length")).toBe(1);
    expect((dig(report, "listeColonnes", "V") as { G: number }[]).map(({ G }) => G)).toEqual([
      0, 2, 3, 4, 5, 8, 13,
    ]);
    const lines = dig(report, "listeLignes", "V") as Record<string, unknown>[]; // checked next
    expect(lines.map(({ G, L }) => [G, L])).toEqual([
      [1, "FRANCAIS"],
      [3, "Un texte court"],
      [2, "Culture"],
    ]);
    // (25 + 50) of 100 points; who was absent counts for nothing.
    expect(lines[0]).toMatchObject({
      strServiceEtProf: "<b>FRANCAIS</b>",
      pourcentage: "75",
      posLSUNiveau: { V: { G: 2 } },
      appreciationA: expect.any(String) as string,
    });
    expect(lines[1]).toMatchObject({
      strElmtCompetence: "Lire > Un texte court",
      niveauAcqComp: { V: { G: 1, L: "Très bonne maîtrise" } },
      listeNiveauxChronologique: { V: [{ G: 4 }, { G: 1 }] },
    });
    expect(lines[2]).toMatchObject({ listeNiveaux: { V: [{ G: 7, nbr: 1 }] } });
    expect(lines[2]).not.toHaveProperty("niveauAcqComp");
  });

  test("comes out with the report cards", () => {
    expect(page({ period: "Trimestre 2" })).toEqual({ Message: expect.any(String) as string });
    expect(page({ period: "Année continue" })).toEqual({});
  });
});
