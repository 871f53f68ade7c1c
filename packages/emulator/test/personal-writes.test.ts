import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { refusedWrite, startSchool, Writer } from "./writers.js";

let emulator: Emulator;
afterEach(() => emulator.close());

async function enter(login: string, options: EmulatorOptions = {}): Promise<Writer> {
  emulator = await startSchool(options);
  return Writer.enter(emulator, login);
}

describe.each<ProfileName>(["2022", "2024-secure", "2025.2", "2026.2.5"])("personal data, %s", (profile) => {
  test("are changed block by block; what is not named stays", async () => {
    const writer = await enter("camille.verdier", { profile });
    const before = await writer.read("PageInfosPerso", 49);
    const report = await writer.write("SaisieInformations", 49, {
      informations: {
        eMail: "camille@courriel.example",
        telephonePortable: "600000001",
        telephoneFixe: "100000001",
      },
      autorisations: { SMSAutorise: true },
      droitImage: { avecAutorisation: false },
    });
    expect(report).toEqual({});
    const after = await writer.read("PageInfosPerso", 49);
    expect(after["Informations"]).toEqual({
      ...(before["Informations"] as object),
      eMail: "camille@courriel.example",
      telephonePortable: "600000001",
      telephoneFixe: "100000001",
    });
    expect(after).toMatchObject({
      Autorisations: { emailAutorise: true, SMSAutorise: true },
      droitImage: { autoriser: false },
    });
    expect(emulator.changes).toHaveLength(3);
    expect(emulator.log).toEqual([]);
  });

  test("a parent gives a child another password, which lets the child in from then on", async () => {
    const writer = await enter("sophie.verdier", { profile });
    const { client } = writer;
    const motDePasse = client.encrypt("Nouveau#2026");
    expect(await writer.write("SaisieMotDePasseEleve", 22, { motDePasse })).toEqual({});
    const child = await Writer.enter(emulator, "camille.verdier");
    expect(child.parameters).toHaveProperty("listeOnglets");
    expect(emulator.accounts.find(({ login }) => login === "camille.verdier")?.password).toBe("Nouveau#2026");
    expect(JSON.stringify(emulator.changes)).not.toContain("Nouveau");
  });
});

test("what cannot be so is refused, and nothing has changed", async () => {
  const writer = await enter("sophie.verdier");
  const write = (informations: object) => writer.write("SaisieInformations", 49, { informations });
  expect(await write({ eMail: "sophie" })).toEqual(refusedWrite("L'adresse e-mail n'est pas valide."));
  expect(await write({ telephonePortable: "06 00" })).toEqual(
    refusedWrite("Le numéro de téléphone n'est pas valide."),
  );
  const motDePasse = writer.client.encrypt("court");
  expect(await writer.write("SaisieMotDePasseEleve", 22, { motDePasse })).toEqual(
    refusedWrite("Le mot de passe doit comporter de 8 à 32 caractères."),
  );
  expect(emulator.changes).toEqual([]);
});

test("a name cannot be written", async () => {
  const writer = await enter("camille.verdier");
  const { json } = await writer.ask("SaisieInformations", 49, { informations: { nom: "AUTRE" } });
  expect(json).toMatchObject({ Erreur: { G: 21 } });
});
