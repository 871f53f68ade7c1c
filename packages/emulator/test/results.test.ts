import { afterEach, describe, expect, test } from "vitest";
import {
  buildSchool,
  type Emulator,
  type EmulatorOptions,
  type ProfileName,
  profiles,
  startEmulator,
} from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";

// School life, evaluations, report cards and PDFs, asked for over sockets.

let emulator: Emulator;
afterEach(() => emulator.close());

const today = "2026-01-15";
const school = buildSchool({ seed: 7, today, size: { classes: 2, studentsPerClass: 8 } });
const password = "preau-demo";

/** Logged in, with what `ParametresUtilisateur` said of the account. */
async function enter(options: EmulatorOptions = {}, login = "camille.verdier", page?: string) {
  emulator = await startEmulator({ school, today, ...options });
  const client = await RawClient.open(emulator, page);
  await client.openSession();
  await client.authenticate(login, password);
  return { client, user: client.data(await client.call("ParametresUtilisateur", {})) };
}

/** A period of a page, of the account or of a child. */
function periodOf(person: unknown, tab: number, name: string): Json {
  const pages = dig(person, "listeOngletsPourPeriodes", "V") as Json[]; // checked by the tests of that call
  const offered = dig(
    pages.find(({ G }) => G === tab),
    "listePeriodes",
    "V",
  ) as Json[];
  const { N, L, G } = offered.find(({ L: label }) => String(label).startsWith(name)) ?? {};
  return { L, G, ...(N === undefined ? {} : { N }) };
}

const wholeYear = { DateDebut: { _T: 7, V: "1/9/2025 0:0:0" }, DateFin: { _T: 7, V: "4/7/2026 0:0:0" } };

describe.each(Object.keys(profiles) as ProfileName[])("%s", (profile) => {
  test("serves a year's school life, evaluations and a report card", async () => {
    const { client, user } = await enter({ profile });
    const person = user["ressource"];
    const ask = async (name: string, tab: number, data: Json): Promise<Json> =>
      client.data(await client.ask(name, tab, data));

    const life = await ask("PagePresence", 19, { periode: periodOf(person, 19, "Année"), ...wholeYear });
    const kinds = new Set((dig(life, "listeAbsences", "V") as Json[]).map(({ G }) => G));
    const measure = profile.startsWith("2022") || profile.startsWith("2024") ? 72 : 71;
    expect([...kinds].sort((a, b) => Number(a) - Number(b))).toEqual([
      13,
      14,
      21,
      22,
      40,
      41,
      42,
      46,
      measure,
    ]);

    const evaluations = await ask("DernieresEvaluations", 201, {
      periode: periodOf(person, 201, "Trimestre 2"),
    });
    expect(dig(evaluations, "listeEvaluations", "V", "length")).toBeGreaterThan(2);

    const periode = periodOf(person, 13, "Trimestre 1");
    const report = await ask("PageBulletins", 13, { eleve: {}, classe: {}, periode });
    expect(dig(report, "ListeServices", "V", "length")).toBeGreaterThan(8);
    const running = { eleve: {}, classe: {}, periode: periodOf(person, 13, "Trimestre 2") };
    expect(await ask("PageBulletins", 13, running)).toEqual({ Message: expect.any(String) as string });
  });
});

describe("a PDF", () => {
  const asked = (person: unknown) => ({
    genreGenerationPDF: 2,
    avecCodeCompetences: false,
    options: { portrait: true, taillePolice: 6.5 },
    periode: periodOf(person, 13, "Trimestre 1"),
  });

  test.each(["2022", "2024-secure", "2025.2", "2026.2.5"] as const)(
    "lies at an address of the session in %s",
    async (profile) => {
      const { client, user } = await enter({ profile });
      const answer = client.data(await client.ask("GenerationPDF", 13, asked(user["ressource"])));
      const path = String(dig(answer, "url", "V"));
      expect(path).toMatch(/^FichiersExternes\/[0-9a-f]+\/Bulletin Trimestre 1\.pdf\?Session=\d+$/);
      const file = await fetch(`${emulator.url}/${encodeURI(path)}`);
      expect(file.headers.get("content-type")).toBe("application/pdf");
      const text = Buffer.from(await file.arrayBuffer()).toString("latin1");
      expect(text.startsWith("%PDF-1.4")).toBe(true);
      expect(text).toContain("VERDIER Camille");
      expect(text.endsWith("%%EOF\n")).toBe(true);
      await client.ask("SaisieDeconnexion", 7);
      expect((await fetch(`${emulator.url}/${encodeURI(path)}`)).status).toBe(404);
    },
  );

  test("of one session is not that of another", async () => {
    const { client, user } = await enter();
    const answer = client.data(await client.ask("GenerationPDF", 13, asked(user["ressource"])));
    const [, token = ""] = String(dig(answer, "url", "V")).split("/");
    const other = await RawClient.login(emulator, "malo.verdier", password);
    const stolen = `${emulator.url}/FichiersExternes/${token}/x.pdf?Session=${other.session}`;
    expect((await fetch(stolen)).status).toBe(404);
  });
});

test("parents are shown the child that they name", async () => {
  const { client, user } = await enter({}, "sophie.verdier", "mobile.parent.html");
  const children = dig(user, "ressource", "listeRessources") as Json[]; // checked by the tests of that call
  const [camille, malo] = ["VERDIER Camille", "VERDIER Malo"].map((name) =>
    children.find(({ L }) => L === name),
  );
  const notebook = async (child: Json | undefined): Promise<number> => {
    const data = { periode: periodOf(child, 19, "Année"), ...wholeYear };
    const answer = await client.ask("PagePresence", 19, data, { N: child?.["N"], G: 4 });
    return (dig(client.data(answer), "listeAbsences", "V") as Json[]).length;
  };
  expect(await notebook(camille)).toBeGreaterThan(10);
  expect(await notebook(malo)).toBeLessThan(10);
});

test("a module that the school does not use is refused", async () => {
  const { client, user } = await enter({ schoolOptions: { missingTabs: [201] } });
  const periode = periodOf(user["ressource"], 198, "Trimestre 2");
  const answer = await client.ask("DernieresEvaluations", 201, { periode });
  expect(dig(answer.json, "Erreur", "G")).toBe(3);
});

test("a school in semesters has reports of semesters", async () => {
  const halves = buildSchool({
    seed: 7,
    today: "2026-03-10",
    size: { classes: 1, studentsPerClass: 6 },
    semesters: true,
  });
  const { client, user } = await enter({ school: halves, today: "2026-03-10" });
  const ask = async (name: string): Promise<Json> => {
    const periode = periodOf(user["ressource"], 13, name);
    return client.data(await client.ask("PageBulletins", 13, { eleve: {}, classe: {}, periode }));
  };
  expect(await ask("Semestre 1")).toHaveProperty("ListeServices");
  expect(await ask("Semestre 2")).toHaveProperty("Message");
});

test("an undeclared argument is refused", async () => {
  const { client, user } = await enter();
  const data = { periode: periodOf(user["ressource"], 201, "Trimestre 2"), Periode: {} };
  const answer = await client.ask("DernieresEvaluations", 201, data);
  expect(dig(answer.json, "Erreur", "G")).toBe(3);
});
