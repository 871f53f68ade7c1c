import { describe, expect, test } from "vitest";
import { aRunner, read, typed } from "../../test/wire-builders.js";
import { childDetails, ownDetails, personalDetailsOf } from "./personal-data.js";

const sent = {
  civilite: "Mme",
  nom: "MARCHENOIR",
  prenoms: "Zélie",
  adresse1: "12 rue des Ormes",
  adresse2: "",
  adresse3: "Bâtiment C",
  adresse4: "",
  codePostal: "99000",
  ville: "Villefictive",
  province: "",
  pays: "FRANCE",
  eMail: "zelie@famille.example",
  emailReserveAdmin: true,
  indicatifTel: "33",
  telephonePortable: "600000000",
  numeroINE: "000000000AA",
  dateNaiss: typed(7, "04/05/2012"),
  villeNaiss: "Villefictive",
};

function detailsOf(changes: object) {
  return read(ownDetails, { Informations: { ...sent, ...changes } }, undefined).result;
}

test("a person's record, without what is empty", () => {
  expect(detailsOf({})).toEqual({
    title: "Mme",
    lastName: "MARCHENOIR",
    firstNames: "Zélie",
    address: ["12 rue des Ormes", "Bâtiment C"],
    postalCode: "99000",
    city: "Villefictive",
    country: "FRANCE",
    email: "zelie@famille.example",
    emailReserved: true,
    phone: "+33600000000",
    phoneReserved: false,
    ineNumber: "000000000AA",
    dateOfBirth: "2012-05-04",
    placeOfBirth: "Villefictive",
  });
});

describe("a telephone number", () => {
  test.each([
    [{ indicatifTel: "", telephonePortable: "0600000000" }, "0600000000"],
    [{ indicatifTel: "33", telephonePortable: "06 00 00 00 00" }, "+33600000000"],
    [{ indicatifTel: "+262", telephonePortable: "692000000" }, "+262692000000"],
    [{ indicatifTel: "33", telephonePortable: "+41790000000" }, "+41790000000"],
    [{ indicatifTel: "33", telephonePortable: "" }, undefined],
    [{ telephonePortable: undefined }, undefined],
  ])("%j is %s", (changes, phone) => {
    expect(detailsOf(changes)?.phone).toBe(phone);
  });

  test("of a landline and of a fax are read alike", () => {
    const changes = { indicatifFixe: "33", telephoneFixe: "0100000000", fax: "0100000001" };
    expect(detailsOf(changes)).toMatchObject({ landline: "+33100000000", fax: "0100000001" });
  });
});

describe("whose record it is", () => {
  test("is said by the tab: a child's is another", async () => {
    expect([ownDetails.tab, childDetails.tab]).toEqual([undefined, 22]);
    const runner = aRunner(() => ({ Informations: sent }));
    expect(await personalDetailsOf(runner, "child")).toMatchObject({ lastName: "MARCHENOIR" });
  });

  test("does not matter where the school shows none: hidden is not empty", async () => {
    const runner = aRunner(() => ({ Autorisations: {} }));
    await expect(personalDetailsOf(runner, "user")).rejects.toMatchObject({ code: "not-allowed" });
  });
});
