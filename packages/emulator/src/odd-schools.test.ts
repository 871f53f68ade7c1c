import { afterEach, describe, expect, test } from "vitest";
import { dig } from "../test/call-request.js";
import { type Json, RawClient } from "../test/raw-client.js";
import { type Emulator, type EmulatorOptions, startEmulator } from "./index.js";
import { type OddSchoolName, oddSchool, oddSchools } from "./odd-schools.js";

const today = "2026-01-15";
const names = Object.keys(oddSchools) as OddSchoolName[];
let emulator: Emulator;
afterEach(() => emulator?.close());

async function start(school: OddSchoolName, options: EmulatorOptions = {}): Promise<Emulator> {
  emulator = await startEmulator({ seed: 7, today, school, ...options });
  return emulator;
}

async function pupil(): Promise<{ client: RawClient; general: Json; user: Json }> {
  const client = await RawClient.open(emulator);
  const general = dig(client.data(await client.openSession()), "General") as Json; // the opening was answered
  await client.authenticate("camille.verdier", "preau-demo");
  return { client, general, user: client.data(await client.call("ParametresUtilisateur", {})) };
}

const week = { numeroSemaine: 20, NumeroSemaine: 20 };
const tabsOf = (user: Json) =>
  [...JSON.stringify(user["listeOnglets"]).matchAll(/"G":(\d+)/g)].map((m) => Number(m[1]));

describe("every odd school", () => {
  test.each(names)("%s: lets a pupil in, and has lessons in the week, in strict mode", async (name) => {
    await start(name, { today: "2025-11-20" });
    const { client } = await pupil();
    const days = { dateDebut: { _T: 7, V: "17/11/2025" }, dateFin: { _T: 7, V: "21/11/2025" } };
    const page = client.data(await client.ask("PageEmploiDuTemps", 16, days));
    expect((page["ListeCours"] as Json[]).length).toBeGreaterThan(10);
    const homework = client.data(
      await client.ask("PageCahierDeTexte", 88, { domaine: { _T: 8, V: "[11..16]" } }),
    );
    expect((dig(homework, "ListeTravauxAFaire", "V") as Json[]).length).toBeGreaterThan(0);
    expect(emulator.log).toEqual([]);
  });

  test.each(["2026-09-01", "2026-07-15", "2026-01-18"])(
    "on %s: all of them have a today with lessons",
    async (day) => {
      for (const name of names.filter((one) => one !== "large")) {
        await start(name, { today: day });
        const { client, general } = await pupil();
        const open = dig(general, "JourOuvre");
        const page = client.data(
          await client.ask("PageEmploiDuTemps", 16, { dateDebut: open, DateDebut: open }),
        );
        expect((page["ListeCours"] as Json[]).length, name).toBeGreaterThan(2);
        await emulator.close();
      }
    },
  );

  test("is refused when nobody knows it", () => {
    expect(() => oddSchool("hogwarts" as OddSchoolName)).toThrow(RangeError); // what untyped callers do
  });
});

test("semesters: pages offer two periods, and marks count for them", async () => {
  await start("semesters");
  const { client, user } = await pupil();
  const tabs = dig(user, "ressource", "listeOngletsPourPeriodes", "V") as Json[];
  const grades = tabs.find(({ G }) => G === 198);
  const offered = dig(grades, "listePeriodes", "V") as Json[];
  expect(offered.map(({ L, GenreNotation }) => [L, GenreNotation])).toEqual([
    ["Semestre 1", 2],
    ["Semestre 2", 2],
  ]);
  const page = client.data(await client.ask("DernieresNotes", 198, { Periode: offered[0] }));
  expect((dig(page, "listeDevoirs", "V") as Json[]).length).toBeGreaterThan(10);
});

test("fortnights: weeks are called A and B, and differ by more than usual", async () => {
  await start("fortnights");
  const { client, general } = await pupil();
  expect(general["LibellesFrequences"]).toEqual(["", "A", "B", ""]);
  const subjects = async (numeroSemaine: number) => {
    const page = client.data(await client.ask("PageEmploiDuTemps", 16, { numeroSemaine }));
    return (page["ListeCours"] as Json[]).map((one) => dig(one, "ListeContenus", "V", 0, "L"));
  };
  const [one, next] = [await subjects(11), await subjects(12)];
  expect(
    one.filter((label) => label === "ARTS PLASTIQUES").length +
      next.filter((label) => label === "ARTS PLASTIQUES").length,
  ).toBe(2);
  expect(one.includes("ARTS PLASTIQUES") && next.includes("ARTS PLASTIQUES")).toBe(false);
});

test("reunion: the clock is four hours ahead of universal time, and Christmas lasts five weeks", async () => {
  await start("reunion");
  const { general } = await pupil();
  const { now, utc } = { now: emulator.clock.now(), utc: new Date().toISOString() };
  expect((Number(now.slice(11, 13)) - Number(utc.slice(11, 13)) + 24) % 24).toBe(4);
  expect(dig(general, "PremiereDate", "V")).toBe("18/08/2025");
  const summer = (dig(general, "listeJoursFeries", "V") as Json[]).find(({ L }) =>
    String(L).includes("austral"),
  );
  expect(dig(summer, "dateFin", "V")).toBe("21/01/2026");
});

test("primary: quarters of an hour, Thursday is the third day, no groups and no marks", async () => {
  await start("primary");
  const { client, general } = await pupil();
  expect(general).toMatchObject({ PlacesParHeure: 4, PlacesParJour: 32, JoursOuvres: { V: "[1,2,4,5]" } });
  const page = client.data(await client.ask("PageEmploiDuTemps", 16, week));
  const thursday = (page["ListeCours"] as Json[]).filter((one) =>
    String(dig(one, "DateDuCours", "V")).startsWith("15/01"),
  );
  expect(thursday.map((one) => one["place"])).toEqual([64, 71, 84, 87, 91]);
  expect(emulator.school.groups).toEqual([]);
  const teachers = (page["ListeCours"] as Json[]).map((one) => dig(one, "ListeContenus", "V", 1, "L"));
  expect(new Set(teachers).size).toBe(1);
});

test("bare: pages that are off are neither listed nor served", async () => {
  await start("bare");
  const { client, user } = await pupil();
  expect(tabsOf(user)).toEqual([7, 16, 61, 89, 88, 275, 3, 41, 6, 49]);
  expect(
    (await client.ask("PageMenus", 10, { date: { _T: 7, V: "15/01/2026" } })).json["Erreur"],
  ).toMatchObject({ G: 3 });
});

test("childless: a parent comes in and has nobody", async () => {
  await start("childless");
  const client = await RawClient.login(emulator, "sophie.verdier", "preau-demo", "mobile.parent.html");
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  expect(dig(user, "ressource", "listeRessources")).toEqual([]);
  expect(user["messageAucuneEleve"]).toBeDefined();
});

test("two-schools: brother and sister go to different ones, and their parent has to do with both", async () => {
  await start("two-schools");
  const client = await RawClient.login(emulator, "sophie.verdier", "preau-demo", "mobile.parent.html");
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  const children = dig(user, "ressource", "listeRessources") as Json[];
  const theirs = children.map((child) => dig(child, "Etablissement", "V"));
  expect(new Set(theirs.map((one) => dig(one, "L")))).toEqual(
    new Set(["LYCEE DES GRANDES HERBES", "COLLEGE DES PETITES HERBES"]),
  );
  const listed = dig(user, "listeInformationsEtablissements", "V") as Json[];
  expect(listed.map(({ L, N }) => ({ L, N }))).toEqual(theirs);
  const { user: pupils } = await pupil();
  expect(dig(pupils, "listeInformationsEtablissements", "V")).toHaveLength(1);
});

test("crowded and large: as many pupils as they say", async () => {
  await start("crowded");
  const { user } = await pupil();
  expect(emulator.school.students).toHaveLength(35);
  const subjects = new Set(emulator.school.lessons.map(({ subjectId }) => subjectId));
  expect(subjects.size).toBeGreaterThanOrEqual(12);
  expect(dig(user, "ressource", "classeDEleve", "L")).toBe("4C");
  await emulator.close();
  await start("large");
  expect(emulator.school.students).toHaveLength(1020);
  expect(emulator.school.office.records).toHaveLength(1020);
});

test("secretive: staff have no right to guardians", async () => {
  await start("secretive");
  const client = await RawClient.login(emulator, "vie.scolaire", "preau-demo", "mobile.viescolaire.html");
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  expect(dig(user, "autorisations", "ConsulterFichesResponsables")).toBe(false);
});

test("choices of the plan win over those of the odd school", async () => {
  await start("boarding", { plan: { canteen: "lunch" } });
  expect(emulator.school.office.canteen).toMatchObject({ lunch: true, dinner: false });
});
