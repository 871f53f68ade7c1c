import { describe, expect, test } from "vitest";
import { dig, overTheWire, requestOf } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { logOut, navigation } from "./navigation.js";
import { userParameters } from "./user-parameters.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });

describe("ParametresUtilisateur", () => {
  test("describes a pupil with class, groups and the periods of each page", () => {
    const { ressource } = overTheWire(userParameters, { school, login: "camille.verdier" });
    expect(dig(ressource, "L")).toBe("VERDIER Camille");
    expect(dig(ressource, "G")).toBe(4);
    expect(dig(ressource, "classeDEleve")).toEqual({ L: "4C", N: "23#class:4C" });
    expect(dig(ressource, "Etablissement", "V", "L")).toBe(school.name);
    const groups = dig(ressource, "listeGroupes", "V") as { L: string }[]; // checked next
    expect(groups.map(({ L }) => L)).toContain("4LATIN");
    const pages = dig(ressource, "listeOngletsPourPeriodes", "V") as Record<string, unknown>[]; // checked next
    const marks = pages.find((page) => page["G"] === 198);
    expect(dig(marks, "periodeParDefaut", "V", "L")).toBe("Trimestre 2");
    expect(dig(marks, "listePeriodes", "V", 0)).toEqual({
      L: "Trimestre 1",
      N: "105#period:Trimestre 1",
      G: 2,
      A: true,
      GenreNotation: 1,
    });
  });

  test("offers semesters where marks are for semesters, and the whole year beside them", () => {
    const half = buildSchool({ seed: 7, today: "2026-01-15", semesters: true });
    const { ressource } = overTheWire(userParameters, { school: half, login: "camille.verdier" });
    const pages = dig(ressource, "listeOngletsPourPeriodes", "V") as Record<string, unknown>[]; // checked next
    const notebook = pages.find((page) => page["G"] === 19);
    expect((dig(notebook, "listePeriodes", "V") as { L: string }[]).map(({ L }) => L)).toEqual([
      "Année (Deux semestres)",
      "Semestre 1",
      "Semestre 2",
    ]);
    expect(dig(notebook, "periodeParDefaut", "V", "L")).toBe("Semestre 1");
    expect(dig(notebook, "listePeriodes", "V", 1, "GenreNotation")).toBe(2);
    expect(half.tests.every(({ periodId }) => periodId.includes("Semestre"))).toBe(true);
    expect(half.evaluations.every(({ periodId }) => periodId.includes("Semestre"))).toBe(true);
  });

  test("has no page, group or period of a module that the school does not use", () => {
    const choice = { school, login: "camille.verdier", options: { missingTabs: [201, 100, 19] } };
    const answer = overTheWire(userParameters, choice);
    const tree = JSON.stringify(dig(answer, "listeOnglets"));
    for (const number of [201, 100, 19, 55]) expect(tree).not.toContain(`"G":${number}}`);
    expect(tree).not.toContain('"G":55,');
    expect(tree).toContain('"G":198}');
    const pages = dig(answer, "ressource", "listeOngletsPourPeriodes", "V") as { G: number }[]; // checked next
    expect(pages.map(({ G }) => G)).toEqual([12, 198, 13]);
  });

  test("lists a parent's children bare, each with a class and periods of its own", () => {
    const { ressource } = overTheWire(userParameters, { school, login: "sophie.verdier" });
    expect(dig(ressource, "G")).toBe(5);
    const children = dig(ressource, "listeRessources") as unknown[]; // checked next
    expect(children.map((child) => [dig(child, "L"), dig(child, "classeDEleve", "L")])).toEqual([
      ["VERDIER Camille", "4C"],
      ["VERDIER Malo", "6A"],
    ]);
    expect(dig(children[1], "listeOngletsPourPeriodes", "V", "length")).toBeGreaterThan(3);
  });

  test("tells a parent without a child so", () => {
    const data = overTheWire(userParameters, { school, login: "paule.prudhon" });
    expect(dig(data, "ressource", "listeRessources")).toEqual([]);
    expect(data["messageAucuneEleve"]).toMatch(/Aucun élève/);
    expect(
      overTheWire(userParameters, { school, login: "sophie.verdier" })["messageAucuneEleve"],
    ).toBeUndefined();
  });

  test("gives school life the classes and groups", () => {
    const data = overTheWire(userParameters, { school, login: "vie.scolaire" });
    expect(dig(data, "ressource", "G")).toBe(34);
    const classes = dig(data, "listeClasses", "V") as Record<string, unknown>[]; // checked next
    expect(classes.filter((one) => one["G"] === 1).map((one) => one["L"])).toEqual(["4C", "6A", "3B", "5D"]);
    expect(dig(classes[0], "niveau", "V", "L")).toBe("4EME");
    const latin = classes.find((one) => one["L"] === "4LATIN");
    expect(dig(latin, "listeComposantes", "V")).toEqual([{ L: "4C", N: "23#class:4C", G: 1 }]);
  });

  test("lists every page in a tree, and hides what the school hides", () => {
    const tree = (login: string): unknown => overTheWire(userParameters, { school, login })["listeOnglets"];
    expect(tree("camille.verdier")).toEqual([
      { G: 7 },
      { G: 16 },
      { G: 61, Onglet: [{ G: 89 }, { G: 88 }, { G: 275 }] },
      { G: 5, Onglet: [{ G: 37 }, { G: 19 }] },
      { G: 3, Onglet: [{ G: 198 }, { G: 12 }, { G: 13 }, { G: 41 }] },
      { G: 55, Onglet: [{ G: 201 }, { G: 100 }] },
      { G: 2, Onglet: [{ G: 131 }, { G: 8 }, { G: 9 }, { G: 10 }] },
      { G: 6, Onglet: [{ G: 49 }, { G: 148 }] },
    ]);
    expect(tree("sophie.verdier")).toContainEqual({ G: 6, Onglet: [{ G: 49 }, { G: 22 }, { G: 148 }] });
    const options = { hiddenTabs: [198] };
    const data = overTheWire(userParameters, { school, login: "camille.verdier", options });
    expect(data["listeOngletsInvisibles"]).toEqual([198]);
  });

  test("omits what is not there instead of sending null", () => {
    for (const { login } of school.accounts) {
      const { data } = userParameters.handle(requestOf({ school, login }));
      expect(JSON.stringify(data)).not.toContain("null");
    }
  });
});

describe("small calls", () => {
  test("Navigation brings the counters back", () => {
    const answer = navigation.handle(requestOf({ school, login: "camille.verdier", tab: 7 }));
    expect(answer.data).toEqual({});
    expect(answer.signature?.notificationsCommunication).toContainEqual({ onglet: 131, nb: 4 });
  });

  test("SaisieDeconnexion reports success as a write does", () => {
    const answer = logOut.handle(requestOf({ school, login: "camille.verdier", tab: 7 }));
    expect(answer).toEqual({ data: {}, report: {} });
  });
});
