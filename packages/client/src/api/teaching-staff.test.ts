import { expect, test } from "vitest";
import { list, read, typed } from "../../test/wire-builders.js";
import { type TeachingStaff, teachingStaff } from "./teaching-staff.js";

function staffOf(...people: readonly object[]): readonly TeachingStaff[] {
  return read(teachingStaff, { liste: list(...people) }, undefined).result;
}

const oriol = {
  L: "Mme ORIOL H.",
  N: "109#oriol",
  G: 3,
  P: 2,
  email: "h.oriol@ecole.example",
  estProfesseurPrincipal: true,
  matieres: list(
    { L: "FRANCAIS", N: "79#fr", volumeHoraire: "4h30" },
    {
      L: "LATIN",
      N: "79#lat",
      volumeHoraire: "",
      servicePere: typed(24, { L: "FRANCAIS", N: "79#fr" }),
      estUneSousMatiere: true,
    },
  ),
};

test("a teacher has subjects with their hours, and subjects that are parts of others", () => {
  expect(staffOf(oriol)).toEqual([
    {
      id: "s1~109#oriol",
      key: expect.stringMatching(/^staff_/u),
      name: "Mme ORIOL H.",
      type: "teacher",
      num: 2,
      email: "h.oriol@ecole.example",
      headTeacher: true,
      tutor: false,
      former: false,
      subjects: [
        { id: "s1~79#fr", name: "FRANCAIS", duration: 270 },
        { id: "s1~79#lat", name: "LATIN", parentSubjectName: "FRANCAIS", parentSubjectId: "s1~79#fr" },
      ],
    },
  ]);
});

test("whoever is no teacher is staff, with an office, in the school's order", () => {
  const cpe = { L: "M. VASSEUR C.", G: 34, P: 1, fonction: typed(24, { L: "C.P.E." }) };
  const gone = { ...oriol, N: "109#gone", P: 3, estEnleve: true };
  const staff = staffOf(oriol, gone, cpe, { L: "Assistant", G: 4, P: 9 });
  expect(staff.map(({ name, type, role, former }) => [name, type, role, former])).toEqual([
    ["M. VASSEUR C.", "staff", "C.P.E.", false],
    ["Mme ORIOL H.", "teacher", undefined, false],
    ["Mme ORIOL H.", "teacher", undefined, true],
    ["Assistant", "staff", undefined, false],
  ]);
  expect(new Set(staff.map(({ key }) => key)).size).toBe(4);
});

test("the name of the whole may stand on the part itself", () => {
  const part = { L: "ECRIT", estUneSousMatiere: true, libelleMatiere: "FRANCAIS" };
  const whole = { L: "FRANCAIS", libelleMatiere: "FRANCAIS", volumeHoraire: "12h" };
  expect(staffOf({ L: "X", matieres: list(part, whole) })[0]?.subjects).toEqual([
    { name: "ECRIT", parentSubjectName: "FRANCAIS" },
    { name: "FRANCAIS", duration: 720 },
  ]);
});

test("hours that are none are left out with a warning", () => {
  const answer = { liste: list({ L: "X", matieres: list({ L: "Y", volumeHoraire: "beaucoup" }) }) };
  const { result, warnings } = read(teachingStaff, answer, undefined);
  expect(result[0]?.subjects).toEqual([{ name: "Y" }]);
  expect(warnings.map(({ path }) => path)).toEqual(["liste[0].matieres[0].volumeHoraire"]);
});

test("an answer without its list has nobody, and somebody without a name is nobody", () => {
  expect(read(teachingStaff, {}, undefined)).toEqual({ result: [], warnings: [] });
  expect(staffOf({ N: "1", G: 3 })).toEqual([]);
});
