import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice, requestOf } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aParent, aSchool, aStaffMember, aStudent } from "../world/builders.js";
import { aService } from "../world/grade-builders.js";
import { publics } from "./publics.js";
import { recipients } from "./recipients.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });
const kinds = { teachers: 3, staff: 34, students: 4, parents: 5 } as const;

type Json = Record<string, unknown>;

function people(kind: keyof typeof kinds, choice: Partial<RequestChoice> = {}, filter: Json = {}): Json[] {
  const data = { onglet: { N: 0, G: kinds[kind] }, ...filter };
  const page = overTheWire(recipients, { school, login: "camille.verdier", tab: 131, data, ...choice });
  return dig(page, "listeRessourcesPourCommunication", "V") as Json[]; // tests look inside
}

function names(of: readonly Json[]): unknown[] {
  return of.map((one) => one["L"]);
}

describe("whom a family may write to", () => {
  test("teachers come with their subjects, the class teacher marked, and who takes no messages without the flag", () => {
    const teachers = people("teachers");
    expect(teachers.length).toBeGreaterThan(8);
    const [first] = teachers;
    expect(first).toMatchObject({ G: 3, P: 1, avecDiscussion: true });
    expect(teachers.filter((one) => one["estPrincipal"] === true)).toHaveLength(1);
    const silent = teachers.filter((one) => one["avecDiscussion"] !== true);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.length).toBeLessThan(teachers.length / 2);
    for (const one of teachers) expect(dig(one, "listeRessources", "V")).not.toEqual([]);
    expect(JSON.stringify(teachers)).toContain('"LATIN"');
  });

  test("a teacher of two subjects comes once", () => {
    const mine = aSchool()
      .with(
        aStudent("VERDIER Camille", { login: "camille", groups: ["4LATIN"] }),
        aService({ subject: "FRANCAIS" }),
        aService({ subject: "LATIN", group: "4LATIN" }),
        aService({ subject: "LATIN", group: "3LATIN" }),
        (draft) => {
          draft.teachers.push({ id: "teacher:1", name: "Mme OSMONT L.", subjectIds: [] });
          draft.services = draft.services.map((service) => ({ ...service, teacherIds: ["teacher:1"] }));
        },
      )
      .build();
    const [teacher, ...others] = people("teachers", { school: mine, login: "camille" });
    expect(others).toEqual([]);
    expect(names(dig(teacher, "listeRessources", "V") as Json[])).toEqual(["FRANCAIS", "LATIN"]);
  });

  test("staff come with what they do", () => {
    expect(people("staff")[0]).toEqual({
      L: "Mme MARCHEVAL N.",
      N: "106#staff:1",
      G: 34,
      P: 1,
      avecDiscussion: true,
      fonction: { _T: 24, V: { L: "CPE", N: "58#role:CPE" } },
    });
  });

  test("pupils write to nobody else, unless the school lets them", () => {
    expect(people("students")).toEqual([]);
    expect(people("parents")).toEqual([]);
    const options = { discussionsWith: { student: ["students"] } } as const;
    const mates = people("students", { options });
    expect(mates).toHaveLength(23);
    expect(names(mates)).not.toContain("VERDIER Camille");
    expect(mates.every((one) => one["avecDiscussion"] === undefined)).toBe(true);
  });

  test("parents write to parents, who are named with their children", () => {
    const parents = people("parents", { login: "sophie.verdier", member: "VERDIER Malo" });
    expect(names(parents)).toEqual(["M. BENNOUNA Karim - BENNOUNA Inès (3B)"]);
    const options = { discussionsWith: { parent: [] } };
    expect(people("parents", { login: "sophie.verdier", member: "VERDIER Malo", options })).toEqual([]);
  });

  test("a parent gets the teachers of the child who is named, or else of the signature's", () => {
    const sophie = { login: "sophie.verdier", member: "VERDIER Malo" } as const;
    const ids = new PlainIds();
    const camille = school.accounts[0]?.personId ?? "";
    const filtreElement = { N: ids.issue(46, camille), G: 4, L: "VERDIER Camille" };
    expect(names(people("teachers", { ...sophie, ids }, { filtreElement }))).toEqual(
      names(people("teachers")),
    );
    expect(names(people("teachers", sophie))).not.toEqual(names(people("teachers")));
  });

  test("somebody else's child is refused with number 20", () => {
    const ids = new PlainIds();
    const data = { onglet: { N: 0, G: 3 }, filtreElement: { N: ids.issue(46, "student:1"), G: 4 } };
    const choice = { school, login: "sophie.verdier", member: "VERDIER Malo", ids, data };
    expect(() => recipients.handle(requestOf(choice))).toThrow(expect.objectContaining({ code: 20 }));
  });

  test("without the right to discuss there is nobody", () => {
    const options = { withoutDiscussions: ["student"] } as const;
    expect(people("teachers", { options })).toEqual([]);
    expect(people("staff", { options })).toEqual([]);
  });
});

describe("whom the advanced messaging may write to", () => {
  function everybody(kind: keyof typeof kinds, choice: Partial<RequestChoice> = {}): Json[] {
    const data = {
      genres: { _T: 26, V: `[${kinds[kind]}]` },
      pourMessagerie: true,
      avecFonctionPersonnel: true,
    };
    const page = overTheWire(publics, { school, login: "vie.scolaire", tab: 131, data, ...choice });
    return dig(page, "listePublics", "V") as Json[]; // tests look inside
  }

  test("is everybody of the kind that is asked for, but oneself", () => {
    expect(everybody("teachers")).toHaveLength(school.teachers.length);
    expect(everybody("students")).toHaveLength(school.students.length);
    expect(names(everybody("staff"))).toEqual(["M. DORIANT T."]);
  });

  test("pupils have their class and groups, parents find theirs in their children", () => {
    const camille = everybody("students").find((one) => one["L"] === "VERDIER Camille");
    expect(names(dig(camille, "classes", "V") as Json[])).toEqual(["4C"]);
    expect(names(dig(camille, "groupes", "V") as Json[])).toContain("4LATIN");
    const sophie = everybody("parents").find((one) => one["L"] === "Mme VERDIER Sophie");
    const children = dig(sophie, "eleves", "V") as Json[]; // checked next
    expect(children.map((child) => dig(child, "classe", "V", "L"))).toEqual(["4C", "6A"]);
    expect(children.some((child) => "nr" in child)).toBe(false);
  });

  test("is a class and its parents when a class is named", () => {
    const ids = new PlainIds();
    const named = (kind: keyof typeof kinds) => {
      const data = {
        genres: { _T: 26, V: `[${kinds[kind]}]` },
        pourMessagerie: true,
        classe: { N: ids.issue(23, "class:3B"), G: 1 },
      };
      return everybody(kind, { ids, data });
    };
    expect(named("students")).toHaveLength(24);
    expect(names(named("parents"))).toEqual(["M. BENNOUNA Karim"]);
  });

  test("who takes no messages says so", () => {
    const paule = everybody("parents").find((one) => one["L"] === "Mme PRUDHON Paule");
    expect(paule).toMatchObject({ refusMess: true });
  });

  test("is nothing without the right, and something for a parent who has it", () => {
    const sophie = { login: "sophie.verdier", member: "VERDIER Malo" } as const;
    const data = { genres: { _T: 26, V: "[3]" }, pourMessagerie: true };
    expect(overTheWire(publics, { school, data, ...sophie })).toEqual({});
    expect(everybody("teachers", { ...sophie, options: { advancedDiscussions: ["parent"] } })).not.toEqual(
      [],
    );
  });

  test("is nobody in an empty school but its staff", () => {
    const mine = aSchool()
      .with(aStaffMember("M. GUET A.", { login: "guet" }), aStaffMember("Mme OR B."), aParent("M. SEUL Luc"))
      .build();
    expect(names(everybody("staff", { school: mine, login: "guet" }))).toEqual(["Mme OR B."]);
    expect(everybody("teachers", { school: mine, login: "guet" })).toEqual([]);
  });
});
