import { spaces } from "@preau/wire";
import { describe, expect, test } from "vitest";
import { dig, openingOf } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aSchool } from "../world/builders.js";
import { opening } from "./parameters.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });

function answer(page: string, choice: Partial<Parameters<typeof openingOf>[0]> = {}): unknown {
  const space = spaces.find((one) => one.page === page);
  if (space === undefined) throw new Error(`no page ${page}`);
  return JSON.parse(JSON.stringify(opening.answer(openingOf({ school, ...choice }, space)).data));
}

describe("FonctionParametres", () => {
  test("says the year, its weeks and its grid", () => {
    const general = dig(answer("mobile.eleve.html"), "General");
    expect(dig(general, "PremierLundi", "V")).toBe("01/09/2025");
    expect(dig(general, "PremiereDate", "V")).toBe("01/09/2025");
    expect(dig(general, "DerniereDate", "V")).toBe("03/07/2026");
    expect(dig(general, "JourOuvre")).toEqual({ _T: 7, V: "15/01/2026" });
    expect(dig(general, "JoursOuvres")).toEqual({ _T: 11, V: "[1..5]" });
    expect(dig(general, "setOfJoursCycleOuvre")).toEqual({ _T: 26, V: "[0..4]" });
    expect(dig(general, "numeroPremiereSemaine")).toBe(36);
    expect(dig(general, "PlacesParJour")).toBe(20);
    expect(dig(general, "ListeHeures", "V", "length")).toBe(21);
    expect(dig(general, "ListeHeures", "V", 1)).toEqual({ G: 1, L: "08h30", A: false });
    expect(dig(general, "ListeHeuresFin", "V", 7)).toEqual({ G: 7, L: "11h55" });
    expect(dig(general, "DomainesFrequences", 0)).toEqual({ _T: 8, V: "[1..44]" });
    expect(dig(general, "listeJoursFeries", "V", 0, "dateFin", "V")).toBe("02/11/2025");
  });

  test("lists the periods bare, numbered, with the kinds of the wire", () => {
    const periods = dig(answer("mobile.eleve.html"), "General", "ListePeriodes") as Record<string, unknown>[]; // checked next
    expect(periods.map(({ L, G, periodeNotation }) => [L, G, periodeNotation])).toEqual([
      ["Trimestre 1", 1, 0],
      ["Trimestre 2", 1, 1],
      ["Trimestre 3", 1, 2],
      ["Semestre 1", 2, 3],
      ["Semestre 2", 2, 4],
      ["Année continue", 3, 5],
      ["Hors période", 0, 6],
    ]);
    expect(periods[0]?.["N"]).toMatch(/^105#/);
  });

  test("gives the next open day in the weekend, in holidays and in summer", () => {
    const openDay = (today: string): unknown => {
      const there = buildSchool({ seed: 7, today, size: { classes: 1, studentsPerClass: 4 } });
      return dig(
        answer("mobile.eleve.html", { school: there, now: `${today}T10:00` }),
        "General",
        "JourOuvre",
        "V",
      );
    };
    expect(openDay("2026-01-17")).toBe("19/01/2026");
    expect(openDay("2025-12-24")).toBe("05/01/2026");
    expect(openDay("2026-07-20")).toBe("01/09/2026");
  });

  test("has members in the parents' space alone", () => {
    expect(dig(answer("mobile.parent.html"), "avecMembre")).toBe(true);
    expect(dig(answer("mobile.eleve.html"), "avecMembre")).toBe(false);
    expect(dig(answer("viescolaire.html"), "avecMembre")).toBe(false);
    expect(dig(answer("mobile.parent.html"), "URLEspace")).toBe("parent.html");
    expect(dig(answer("mobile.parent.html"), "Nom")).toBe("Espace Parents");
  });

  test("loses in 2026 what the official client no longer reads, and gains what it asks", () => {
    const [before, after] = (["2025.2", "2026.2.5"] as const).map((profile) =>
      answer("mobile.eleve.html", { profile }),
    );
    for (const key of [
      "AnneeScolaire",
      "PremiereHeure",
      "Police",
      "TaillePolice",
      "AvecEvaluationHistorique",
      "avecForum",
    ]) {
      expect(dig(before, "General", key), key).toBeDefined();
      expect(dig(after, "General", key), key).toBeUndefined();
    }
    expect(dig(before, "General", "PremiereHeure", "V")).toBe("30/12/1899 08:00:00");
    expect(dig(before, "General", "versionPN")).toBe("2025.2.8");
    expect(dig(after, "General", "versionPN")).toBe("2026.2.5");
    expect(dig(after, "tableauVersion")).toEqual([2026, 2, 5, 6]);
    expect(dig(before, "versionAppliMobile")).toBeUndefined();
    expect(dig(after, "versionAppliMobile")).toBeDefined();
  });

  test("lists the spaces on the common page, without General", () => {
    const common = answer("mobile.html");
    expect(dig(common, "General")).toBeUndefined();
    expect(dig(common, "espaces", "V")).toEqual([
      { G: 6, L: "Espace Élèves", url: "mobile.eleve.html" },
      { G: 7, L: "Espace Parents", url: "mobile.parent.html" },
      { G: 14, L: "Espace Vie scolaire", url: "mobile.viescolaire.html" },
    ]);
  });

  test("describes a school that is closed on Wednesdays", () => {
    const closed = aSchool({ openDays: [1, 2, 4, 5] }).build();
    const general = dig(answer("mobile.eleve.html", { school: closed }), "General");
    expect(dig(general, "JoursOuvres", "V")).toBe("[1,2,4,5]");
    expect(dig(general, "setOfJoursCycleOuvre", "V")).toBe("[0,1,3,4]");
    expect(dig(general, "joursOuvresParCycle")).toBe(4);
  });
});
