import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import type { ProfileName } from "../profiles.js";
import { buildSchool } from "../world/build.js";
import { hasPortrait } from "../world/portrait.js";
import { studentFile } from "./student-file.js";
import { photoBoard, students } from "./students.js";

type Json = Record<string, unknown>;
const school = buildSchool({ seed: 7, today: "2026-01-15" });
const ids = new PlainIds();
const classe = { N: ids.issue(23, "class:4C"), G: 1 };
const periode = { N: ids.issue(105, "period:Trimestre 2"), G: 1 };
const ask = { school, login: "vie.scolaire", ids, tab: 105 } as const;
const roll = school.students.filter(({ classId }) => classId === "class:4C");

function list(choice: Partial<RequestChoice> = {}): Json[] {
  const page = overTheWire(students, { ...ask, data: { classe, periode }, ...choice });
  return (dig(page, "listeRessources", "V") ?? []) as Json[]; // tests look inside
}

describe("ListeRessources", () => {
  test("lists the pupils of the class in order, with birth, entry, regime and options", () => {
    const pupils = list();
    expect(pupils.map((one) => one["L"])).toEqual(roll.map(({ name }) => name));
    const camille = pupils.find((one) => one["L"] === "VERDIER Camille");
    expect(camille).toMatchObject({
      G: 4,
      nom: "VERDIER",
      prenoms: expect.stringMatching(/^Camille/) as string,
      neLe: { _T: 7, V: expect.stringMatching(/\/201[12]$/) as string },
      entree: { _T: 7, V: expect.stringMatching(/\/2025$/) as string },
      classe: { V: { L: "4C" } },
      option1: "LATIN",
      listeProjets: { _T: 24 },
    });
    expect(camille).toMatchObject({ option3: "CHANT CHORAL" });
    expect(camille).not.toHaveProperty("option4");
    const projects = pupils.flatMap((one) => dig(one, "listeProjets", "V") as Json[]);
    expect(projects.some((one) => one["typeAmenagement"] !== undefined)).toBe(true);
  });

  test("lists the pupils of a group too, and nobody of what is neither", () => {
    const group = school.groups.find(({ name }) => name === "4C ESP");
    const spanish = list({ data: { classe: { N: ids.issue(60, group?.id ?? ""), G: 2 } } });
    expect(spanish).toHaveLength(group?.studentIds.length ?? -1);
    expect(list({ data: { classe: { N: ids.issue(46, "student:1") } } })).toEqual([]);
  });

  test.each<[ProfileName, readonly unknown[]]>([
    ["2024.3.11", ["F", "M"]],
    ["2025.2", [0, 1]],
    ["2026.2.5", [0, 1]],
  ])("%s says the sex as %j", (profile, values) => {
    expect(new Set(list({ profile }).map((one) => one["sexe"]))).toEqual(new Set(values));
  });
});

describe("FicheEleve", () => {
  const pupil = school.students.find(({ name }) => name === "VERDIER Camille");
  const file = (data: Json, options = {}) =>
    overTheWire(studentFile, {
      ...ask,
      options,
      data: { Eleve: { N: ids.issue(46, pupil?.id ?? ""), G: 4 }, ...data },
    });

  test("says who the pupil is and who answers for them, in texts", () => {
    const page = file({ AvecEleve: true, AvecResponsables: true });
    expect(dig(page, "Identite", "V")).toMatchObject({
      nom: "VERDIER",
      prenom: "Camille",
      dateNaiss: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) as string,
      CP: "99999",
      ville: "Valclaire",
      ine: expect.stringMatching(/^\d{9}XX$/) as string,
    });
    expect(dig(page, "Scolarite", "V")).toMatchObject({ classe: "4C" });
    expect(dig(page, "Responsables", "V", 0)).toMatchObject({
      nom: "VERDIER Sophie",
      lienParente: "MERE",
      niveauResponsabilite: "LEGAL",
      autoriseRecupererEnfant: true,
      contactUrgence: true,
      email: "sophie.verdier@famille.example",
    });
  });

  test("leaves out what was not asked for", () => {
    expect(Object.keys(file({ AvecEleve: false, AvecResponsables: true }))).toEqual(["Responsables"]);
    expect(file({ AvecEleve: true, AvecResponsables: false })).not.toHaveProperty("Responsables");
  });

  test("leaves out guardians where staff have no right to them", () => {
    const page = file({ AvecEleve: true, AvecResponsables: true }, { hideGuardians: true });
    expect(page).toHaveProperty("Identite");
    expect(page).not.toHaveProperty("Responsables");
  });

  test("is empty for somebody who is no pupil", () => {
    expect(file({ Eleve: { N: ids.issue(106, "staff:1") }, AvecEleve: true })).toEqual({});
  });
});

describe("PageTrombinoscope", () => {
  const board = (tab: number, data: Json = { classe, periode }) => {
    const page = overTheWire(photoBoard, { ...ask, tab, data });
    return (dig(page, "ListeRessources", "V") ?? []) as Json[];
  };

  test("says who has a photo", () => {
    expect(board(77).map((one) => one["avecPhoto"] === true)).toEqual(roll.map(({ id }) => hasPortrait(id)));
    expect(new Set(board(77).map((one) => one["G"]))).toEqual(new Set([4]));
  });

  test("is one of teachers, of staff or of both under other tabs", () => {
    expect(board(142, {})).toHaveLength(school.teachers.length);
    expect(board(143, {})).toHaveLength(school.staff.length);
    expect(board(179)).toHaveLength(school.teachers.length + school.staff.length);
  });
});
