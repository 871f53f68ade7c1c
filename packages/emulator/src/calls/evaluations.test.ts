import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { aParent, aSchool, aStudent } from "../world/builders.js";
import { anEvaluation } from "../world/skill-builders.js";
import type { Skill } from "../world/skills.js";
import { latestEvaluations } from "./evaluations.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const ines = "BENNOUNA Inès";
const written: Skill = {
  id: "skill:1",
  pillars: [
    { id: "pillar:D1.1", prefix: "D1.1", name: "Langue française" },
    { id: "pillar:D2", prefix: "D2", name: "Méthodes" },
  ],
  domain: "Écrire",
  item: "Organiser son propos",
  subItem: "Enchaîner des paragraphes",
};
const read: Skill = {
  id: "skill:2",
  pillars: [{ id: "pillar:D5", prefix: "D5", name: "Le monde" }],
  domain: "Lire",
};
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aStudent(ines, { login: "ines" }),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2026-01-12",
      title: "Récit",
      theme: "Le voyage",
      coefficient: 2,
      questions: "sujet.pdf",
      skills: [written, read],
      results: {
        [camille]: [{ level: "acquired", remark: "Bien" }, { level: "notEvaluated" }],
        [ines]: [{ level: "expert" }, { level: "expert" }],
      },
    }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2026-01-13",
      title: "Lecture",
      skills: [read],
      results: { [camille]: [{ level: "inProgress" }] },
    }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2026-01-14",
      published: "2026-01-16",
      title: "Pas encore publiée",
      skills: [read],
      results: { [camille]: [{ level: "expert" }] },
    }),
    anEvaluation({
      subject: "FRANCAIS",
      date: "2025-10-14",
      title: "Au premier trimestre",
      skills: [read],
      results: { [camille]: [{ level: "expert" }] },
    }),
  )
  .build();

function page(choice: Partial<RequestChoice> & { readonly period?: string } = {}): Record<string, unknown> {
  const { period = "Trimestre 2", ...rest } = choice;
  const ids = new PlainIds();
  const data = { periode: { N: ids.issue(tables.period, `period:${period}`), L: period, G: 2 } };
  return overTheWire(latestEvaluations, { school, login: "camille", tab: 201, data, ids, ...rest });
}

function titles(of: Record<string, unknown>): unknown[] {
  return (dig(of, "listeEvaluations", "V") as { L: string }[]).map(({ L }) => L); // tests look inside
}

describe("the page of evaluations", () => {
  test("has what is published in the period, the last one first", () => {
    expect(titles(page())).toEqual(["Lecture", "Récit"]);
    expect(titles(page({ period: "Trimestre 1" }))).toEqual(["Au premier trimestre"]);
    expect(titles(page({ period: "Année continue" }))).toHaveLength(3);
    expect(titles(page({ now: "2026-01-16T08:00" }))[0]).toBe("Pas encore publiée");
  });

  test("has one evaluation with all its keys", () => {
    expect(dig(page(), "listeEvaluations", "V", 1)).toEqual({
      L: "Récit",
      N: "43#evaluation:0",
      G: 29,
      listeNiveauxDAcquisitions: {
        _T: 24,
        V: [
          {
            L: "Maîtrise satisfaisante",
            N: "93#skill-level:2",
            G: 2,
            abbreviation: "A",
            ordre: 1,
            coefficient: 1,
            pilier: {
              _T: 24,
              V: { L: "D1.1 - Langue française", N: "107#pillar:D1.1", G: 23, strPrefixes: "D1.1, D2" },
            },
            domaine: { _T: 24, V: { L: "Écrire", N: "35#skill-domain:Écrire" } },
            item: { _T: 24, V: { L: "Organiser son propos", N: "67#skill:1" } },
            sousItem: { _T: 24, V: { L: "Enchaîner des paragraphes", N: "68#skill:1" } },
            observation: "Bien",
          },
          {
            L: "Non évalué",
            N: "93#skill-level:8",
            G: 8,
            abbreviation: "NE",
            ordre: 2,
            coefficient: 1,
            pilier: { _T: 24, V: { L: "D5 - Le monde", N: "107#pillar:D5", G: 23, strPrefixes: "D5" } },
            domaine: { _T: 24, V: { L: "Lire", N: "35#skill-domain:Lire" } },
          },
        ],
      },
      listePaliers: { _T: 24, V: [{ L: "Cycle 4", N: "100#cycle:Cycle 4" }] },
      matiere: {
        _T: 24,
        V: {
          L: "FRANCAIS",
          N: "79#subject:FRANCAIS",
          G: 16,
          couleur: expect.stringMatching(/^#/) as string,
          ordre: 1,
          serviceConcerne: { _T: 24, V: { N: "134#service:4C:FRANCAIS", G: 12 } },
        },
      },
      ListeThemes: { _T: 24, V: [expect.objectContaining({ L: "Le voyage" })] },
      individu: { _T: 24, V: { L: "", N: "0" } },
      coefficient: 2,
      descriptif: "",
      date: { _T: 7, V: "12/01/2026" },
      periode: { _T: 24, V: { L: "Trimestre 2", N: "105#period:Trimestre 2" } },
      libelleSujet: "sujet.pdf",
    });
  });

  test("names the domain of an evaluation whose skills are of one", () => {
    expect(dig(page(), "listeEvaluations", "V", 0, "domaine", "V", "L")).toBe("Lire");
  });

  test("shows parents what their child took part in", () => {
    expect(titles(page({ login: "ines" }))).toEqual(["Récit"]);
    expect(titles(page({ login: "sophie", member: camille }))).toHaveLength(2);
  });

  test("is empty without a period, and refuses what is none", () => {
    expect(page({ data: {} })).toEqual({});
    const ids = new PlainIds();
    const data = { periode: { N: ids.issue(tables.student, "student:1") } };
    expect(() => page({ data, ids })).toThrow(/no period/);
  });
});
