import { describe, expect, test } from "vitest";
import { aContext, aRunner, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import type { Id } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import type { StudentClass } from "./account.js";
import { fileOfStudent, findClass, type Student, studentsOfClass } from "./students.js";

const aClass = (name: string, kind = "class"): StudentClass => ({
  id: `s1~23#${name}` as Id,
  key: keyOf(kind, [name]),
  name,
  responsible: false,
});
const classes = [aClass("4C"), aClass("5A")];
const groups = [aClass("4LATIN", "group")];
const [term] = aYear();
const ofClass = { studentClass: aClass("4C"), isGroup: false, period: term };

const zelie = {
  L: "MARCHENOIR Zélie",
  N: "46#zelie",
  G: 4,
  nom: "MARCHENOIR",
  prenoms: "Zélie Rose",
  sexe: "F",
  neLe: wireDate("2012-05-04"),
  entree: wireDate("2025-09-01"),
  option1: "LATIN",
  option2: "ANGLAIS LV1",
  option4: "jamais lue",
  listeProjets: list({ typeAmenagement: "PAP", handicap: "Troubles dys." }, { typeAmenagement: "PAI" }),
  classe: typed(24, { L: "4C", N: "23#4C" }),
  regime: "DEMI-PENSIONNAIRE",
};

function studentsOf(...items: readonly object[]): readonly Student[] {
  return read(studentsOfClass, { listeRessources: list(...items) }, ofClass).result;
}

describe("the pupils of a class", () => {
  test("have all that the school keeps of them", () => {
    expect(studentsOf(zelie)).toEqual([
      {
        id: "s1~46#zelie",
        key: expect.stringMatching(/^student_/u),
        fullName: "MARCHENOIR Zélie",
        lastName: "MARCHENOIR",
        firstNames: "Zélie Rose",
        sex: "F",
        dateOfBirth: "2012-05-04",
        enrollmentDate: "2025-09-01",
        projects: ["PAP (Troubles dys.)", "PAI"],
        options: ["LATIN", "ANGLAIS LV1"],
        className: "4C",
        boarding: "DEMI-PENSIONNAIRE",
      },
    ]);
  });

  test("may be known by little more than a name", () => {
    const [bare, split] = studentsOf({ L: "X" }, { nom: "MARCHENOIR", prenoms: "Abel" });
    expect(bare).toMatchObject({ id: "s1~0", fullName: "X", projects: [], options: [], className: "4C" });
    expect(split?.fullName).toBe("MARCHENOIR Abel");
  });

  test("have a sex in words or by number, and a boarding in a text or an element", () => {
    const sexes = studentsOf({ sexe: 0 }, { sexe: 1 }, { sexe: "Fille" }, { sexe: "" }).map(({ sex }) => sex);
    expect(sexes).toEqual(["M", "F", "Fille", undefined]);
    expect(studentsOf({ regime: typed(24, { L: "EXTERNE" }) })[0]?.boarding).toBe("EXTERNE");
  });

  test("are asked for by class and period, or by group", async () => {
    const runner = aRunner(() => ({}));
    await runner.run(studentsOfClass, ofClass);
    await runner.run(studentsOfClass, { ...ofClass, isGroup: true });
    expect(runner.sent).toEqual([
      { classe: { N: "23#4C", G: 1 }, periode: { N: "105#T1", G: 1 } },
      { classe: { N: "23#4C", G: 2 }, periode: { N: "105#T1", G: 1 } },
    ]);
  });
});

describe("a class", () => {
  test("is found by name, identity, or by key when it is of an earlier session", () => {
    const known = { classes, groups };
    expect(findClass("5A", known)).toEqual({ studentClass: classes[1], isGroup: false });
    expect(findClass("4LATIN", known)).toEqual({ studentClass: groups[0], isGroup: true });
    expect(findClass({ ...aClass("4C"), id: "old~9" as Id }, known).studentClass).toBe(classes[0]);
    expect(findClass({ ...aClass("?"), id: "s1~23#5A" as Id }, known).studentClass).toBe(classes[1]);
  });

  test("that nobody knows is told, and nothing is sent", () => {
    expect(() => findClass("6Z", { classes, groups })).toThrow("There are: 4C, 5A.");
    expect(() => findClass(aClass("6Z"), { classes, groups })).toThrow("no such class");
  });
});

const file = {
  Identite: typed(24, {
    nom: "MARCHENOIR",
    prenom: "Zélie",
    prenom2: "Rose",
    prenom3: "",
    dateNaiss: "04/05/2012",
    villeNaiss: "Villefictive",
    ine: "000000000AA",
    adresse1: "12 rue des Ormes",
    adresse2: "",
    adresse3: "jamais lue",
    CP: "99000",
    ville: "Villefictive",
    pays: "FRANCE",
    indPort: "33",
    telPort: "0600000000",
  }),
  Responsables: list({
    nom: "MARCHENOIR Armand",
    lienParente: "PERE",
    niveauResponsabilite: "LEGAL",
    dateNaiss: typed(7, "01/02/1980"),
    CP: "99000",
    email: "armand@famille.example",
    autoriseEmail: true,
    autoriseRecupererEnfant: true,
    contactUrgence: true,
    profession: "Luthier",
    situation: "",
  }),
};

describe("the file of a pupil", () => {
  const [student = fail()] = studentsOf(zelie);
  const year = { classes, groups, period: term };
  const fileOf = (answer: object) =>
    fileOfStudent(
      aRunner(() => answer),
      student,
      year,
    );

  test("has identity and guardians for one request", async () => {
    const runner = aRunner(() => file);
    const { identity, guardians } = await fileOfStudent(runner, student, year);
    expect(runner.sent).toEqual([
      { Eleve: { N: "46#zelie", G: 4 }, AvecEleve: true, AvecResponsables: true },
    ]);
    expect(identity).toEqual({
      lastName: "MARCHENOIR",
      firstNames: ["Zélie", "Rose"],
      dateOfBirth: "2012-05-04",
      placeOfBirth: "Villefictive",
      ineNumber: "000000000AA",
      address: ["12 rue des Ormes"],
      postalCode: "99000",
      city: "Villefictive",
      country: "FRANCE",
      formattedAddress: "12 rue des Ormes, 99000, Villefictive, FRANCE",
      mobileNumber: "+33600000000",
    });
    expect(guardians).toEqual([
      {
        identity: {
          lastName: "MARCHENOIR Armand",
          firstNames: [],
          dateOfBirth: "1980-02-01",
          address: [],
          postalCode: "99000",
          formattedAddress: "99000",
          email: "armand@famille.example",
        },
        fullName: "MARCHENOIR Armand",
        relativesLink: "PERE",
        responsibilityLevel: "LEGAL",
        isLegal: true,
        authorizedEmail: true,
        authorizedSms: false,
        authorizedMail: false,
        authorizedDiscussions: false,
        authorizedPickUpKid: true,
        urgencyContact: true,
        profession: "Luthier",
      },
    ]);
  });

  test("leaves out what the user has no right to, and says when there is nobody", async () => {
    expect(await fileOf({})).toEqual({});
    expect(await fileOf({ Responsables: list() })).toEqual({ guardians: [] });
    expect(Object.keys(await fileOf({ Identite: file.Identite }))).toEqual(["identity"]);
  });

  test("of a pupil of an earlier session is that of the same pupil of the class", async () => {
    const runner = aRunner((payload) =>
      "classe" in payload ? { listeRessources: list(zelie, { ...zelie, L: "AUTRE", N: "46#other" }) } : file,
    );
    const stale = { ...student, id: "old~1" as Id };
    await fileOfStudent(runner, stale, year);
    expect(runner.sent).toEqual([
      { classe: { N: "23#4C", G: 1 }, periode: { N: "105#T1", G: 1 } },
      { Eleve: { N: "46#zelie", G: 4 }, AvecEleve: true, AvecResponsables: true },
    ]);
  });

  test("of a pupil who is not found again, or twice, is nobody's", async () => {
    const stale = { ...student, id: "old~1" as Id };
    const twice = aRunner(() => ({ listeRessources: list(zelie, { ...zelie, N: "46#twin" }) }), aContext());
    // Twins of one name and day are told apart by an index alone, which another session may give otherwise.
    await expect(fileOfStudent(twice, stale, year)).rejects.toMatchObject({ code: "stale-reference" });
    const nowhere = aRunner(() => ({}));
    await expect(fileOfStudent(nowhere, stale, { ...year, classes: [] })).rejects.toMatchObject({
      code: "stale-reference",
    });
    expect(nowhere.sent).toEqual([]);
  });
});

function fail(): never {
  throw new Error("the sample has no pupil");
}
