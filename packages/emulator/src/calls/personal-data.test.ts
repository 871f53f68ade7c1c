import { describe, expect, test } from "vitest";
import { dig, overTheWire, type RequestChoice } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { agenda } from "./agenda.js";
import { documents } from "./documents.js";
import { personalData } from "./personal-data.js";

type Json = Record<string, unknown>;
const school = buildSchool({ seed: 7, today: "2026-01-15" });
const data = (choice: Partial<RequestChoice> = {}) =>
  overTheWire(personalData, { school, login: "camille.verdier", tab: 49, ...choice });

describe("PageInfosPerso", () => {
  test("says where a pupil lives, in four lines of which some are empty", () => {
    const { Informations: own } = data();
    const contact = school.office.contacts.find(({ personId }) => personId === accountOf("camille.verdier"));
    expect(own).toMatchObject({
      nom: "VERDIER",
      adresse1: contact?.address[0],
      adresse3: "",
      codePostal: "99999",
      ville: "Valclaire",
      pays: "FRANCE",
      indicatifTel: "33",
      eMail: "camille.verdier@eleve.example",
      telephonePortable: expect.stringMatching(/^63998\d{4}$/) as string,
      numeroINE: expect.stringMatching(/XX$/) as string,
      dateNaiss: { _T: 7 },
    });
  });

  test("speaks of the parent under tab 49, of the child under tab 22", () => {
    const of = (tab: number) =>
      data({ login: "sophie.verdier", member: "VERDIER Malo", tab })["Informations"];
    expect(of(49)).toMatchObject({ civilite: "Mme", prenoms: "Sophie" });
    expect(of(49)).not.toHaveProperty("numeroINE");
    expect(of(22)).toMatchObject({ nom: "VERDIER", prenoms: expect.stringMatching(/^Malo/) as string });
  });

  test("lists one calendar of each kind, with secrets that last", () => {
    const calendars = dig(data(), "iCal", "liste", "V") as Json[];
    expect(calendars.map((one) => one["G"])).toEqual([0, 1, 2]);
    expect(new Set(calendars.map((one) => one["paramICal"])).size).toBe(3);
    expect(calendars.map((one) => "paramSuppl" in one)).toEqual([true, false, false]);
    expect(dig(data(), "iCal")).toEqual(dig(data(), "iCal"));
    const ofParent = dig(
      data({ login: "sophie.verdier", member: "VERDIER Camille" }),
      "iCal",
      "liste",
      "V",
      0,
    );
    expect(dig(ofParent, "paramICal")).not.toBe(calendars[0]?.["paramICal"]);
  });

  test("lists none where the school exports none, nor for staff", () => {
    expect(data({ options: { hideCalendars: true } })).not.toHaveProperty("iCal");
    expect(data({ login: "vie.scolaire" })).not.toHaveProperty("iCal");
  });
});

describe("PageAgenda", () => {
  const page = (choice: Partial<RequestChoice> = {}) =>
    overTheWire(agenda, { school, login: "camille.verdier", tab: 9, ...choice });
  const events = (choice: Partial<RequestChoice> = {}) => page(choice)["ListeEvenements"] as Json[];

  test("is a bare list of what is to come, in order", () => {
    const coming = events();
    expect(coming.length).toBeGreaterThan(2);
    expect(coming.every((one) => day(one) >= "2026-01-15")).toBe(true);
    expect(events({ data: { avecEventsPasses: true } }).length).toBeGreaterThan(coming.length);
    expect(page()).toMatchObject({ AvecExportiCal: true, ParametreExportiCal: expect.any(String) as string });
    expect(page({ options: { hideCalendars: true } })).not.toHaveProperty("ParametreExportiCal");
  });

  test("holds a whole day, a council, and documents", () => {
    const all = events({ data: { avecEventsPasses: true } });
    expect(all.some((one) => one["sansHoraire"] === true)).toBe(true);
    expect(all.some((one) => one["estConseilClasse"] === true)).toBe(true);
    const [document] = all.flatMap((one) => dig(one, "PiecesJointes", "V") as Json[]);
    expect(document).toMatchObject({ L: "Plan d'accès & horaires.pdf", G: 1 });
  });

  test("has nothing of other classes for families, everything for staff", () => {
    const councils = (login: string) =>
      events({ login, data: { avecEventsPasses: true } }).filter((one) => one["estConseilClasse"] === true);
    expect(councils("camille.verdier").every((one) => String(one["L"]).endsWith("4C"))).toBe(true);
    expect(councils("vie.scolaire").length).toBe(4 * councils("camille.verdier").length);
  });

  test("keeps to one week when one is asked for", () => {
    // Week 21 begins on 19 January.
    const week = events({ data: { NumeroSemaine: 21, avecEventsPasses: true } });
    expect(week.length).toBeGreaterThan(0);
    expect(week.every((one) => day(one) >= "2026-01-19" && day(one) < "2026-01-26")).toBe(true);
  });
});

describe("DocumentsATelecharger", () => {
  const page = (choice: Partial<RequestChoice> = {}) =>
    overTheWire(documents, { school, login: "camille.verdier", tab: 148, ...choice });
  const titles = (key: string, choice: Partial<RequestChoice> = {}) =>
    (dig(page(choice), key, "V") as Json[]).map((one) => one["L"]);

  test("has certificates and rules, and the reports of periods that are over", () => {
    expect(titles("listeDocuments")).toEqual(["Certificat de scolarité", "Règlement intérieur"]);
    expect(titles("listeDocumentsCasier")).toEqual([
      "Autorisation de sortie à l'année",
      "Charte de la tablette",
    ]);
    expect(titles("listeDocumentsSignatureElecASigner")).toEqual(["Autorisation de prise de vues"]);
    expect(titles("listeBulletins")).toEqual(["Bulletin Trimestre 1"]);
    expect(titles("listeBulletins", { now: "2025-10-02T10:00" })).toEqual([]);
    expect(titles("listeBulletins", { data: { avecNotes: false } })).toEqual([]);
  });

  test("gives each a file and a category of the list", () => {
    const [certificate] = dig(page(), "listeDocuments", "V") as Json[];
    expect(dig(certificate, "listePieceJointe", "V", 0)).toMatchObject({
      L: "Certificat de scolarité.pdf",
      G: 1,
    });
    const categories = (dig(page(), "listeCategories", "V") as Json[]).map((one) => one["N"]);
    expect(categories).toContain(dig(certificate, "categorie", "V", "N"));
  });
});

function accountOf(login: string): string | undefined {
  return school.accounts.find((one) => one.login === login)?.personId;
}

function day(event: Json): string {
  return String(dig(event, "DateDebut", "V"))
    .slice(0, 10)
    .split("/")
    .reverse()
    .join("-");
}
