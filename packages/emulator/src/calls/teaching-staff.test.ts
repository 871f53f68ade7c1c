import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { teachingStaff } from "./teaching-staff.js";

type Json = Record<string, unknown>;
const school = buildSchool({ seed: 7, today: "2026-01-15" });
const team = (login: string, more: object = {}): Json[] => {
  const page = overTheWire(teachingStaff, { school, login, tab: 37, ...more });
  return (dig(page, "liste", "V") ?? []) as Json[]; // tests look inside
};
const subjects = (person: Json | undefined) => dig(person, "matieres", "V") as Json[];

describe("PageEquipePedagogique", () => {
  test("names each person once, with a place, teachers first told from staff", () => {
    const people = team("camille.verdier");
    expect(new Set(people.map((one) => one["N"])).size).toBe(people.length);
    expect(people.map((one) => one["P"])).toEqual(people.map((_, index) => index + 1));
    expect(new Set(people.map((one) => one["G"]))).toEqual(new Set([3, 34]));
    const counsellor = people.find((one) => one["L"] === "Mme MARCHEVAL N.");
    expect(counsellor).toMatchObject({ G: 34, fonction: { _T: 24, V: { L: "CPE" } }, matieres: { V: [] } });
  });

  test("says hours, the head teacher, who has left, and a part of French without hours", () => {
    const people = team("camille.verdier");
    expect(people.filter((one) => one["estProfesseurPrincipal"] === true)).toHaveLength(1);
    expect(people.filter((one) => one["estEnleve"] === true)).toHaveLength(1);
    const french = people.find((one) => subjects(one).some(({ L }) => L === "EXPRESSION ORALE"));
    const whole = subjects(french).find(({ L }) => L === "FRANCAIS");
    expect(whole?.["volumeHoraire"]).toBe("4h30");
    expect(subjects(french).find(({ L }) => L === "EXPRESSION ORALE")).toMatchObject({
      volumeHoraire: "",
      estUneSousMatiere: true,
      libelleMatiere: "FRANCAIS",
      servicePere: { _T: 24, V: { L: "FRANCAIS", N: whole?.["N"] } },
    });
  });

  test("is that of the child whom a parent's signature names", () => {
    const names = (member: string) => team("sophie.verdier", { member }).map((one) => one["L"]);
    expect(names("VERDIER Camille")).toEqual(team("camille.verdier").map((one) => one["L"]));
    expect(names("VERDIER Malo")).not.toEqual(names("VERDIER Camille"));
  });

  test("is that of the class which staff name; without one there is nothing", () => {
    const ids = new PlainIds();
    const [first] = school.classes;
    const classe = { N: ids.issue(23, first?.id ?? ""), G: 1 };
    expect(team("vie.scolaire", { ids, data: { classe } }).length).toBeGreaterThan(8);
    expect(team("vie.scolaire", { ids })).toEqual([]);
  });
});
