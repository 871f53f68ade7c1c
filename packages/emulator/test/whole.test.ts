import { afterEach, expect, test } from "vitest";
import {
  type Account,
  buildSchool,
  type Emulator,
  type EmulatorPage,
  type LogEntry,
  type PackingName,
  type ProfileName,
  packings,
  profiles,
  startEmulator,
} from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";

// The server with its own school and its own handlers; what they answer has tests of its own.

let emulator: Emulator;
afterEach(() => emulator.close());

/** Every profile, in every packing that it may have. */
const manners = (Object.keys(profiles) as ProfileName[]).flatMap((profile) => {
  const allowed: readonly PackingName[] = profiles[profile].packings;
  return allowed.map((packing) => ({ profile, packing }));
});

const today = "2026-11-21";
/** Built once: these sessions only read. */
const school = buildSchool({ seed: 7, today });

test.each(manners)(
  "$profile, $packing: every account reads its pages in a strict session",
  async (manner) => {
    const { profile, packing } = manner;
    emulator = await startEmulator({ profile, ...packings[packing], school, today });
    expect(await everySession(({ mobile }) => mobile)).toEqual([]);
  },
);

test("every page of a space lets its people in", async () => {
  emulator = await startEmulator({ school, today });
  expect(await everySession(({ mobile }) => !mobile)).toEqual([]);
});

/** What the log says, other than who was not let in. */
async function everySession(isWanted: (page: EmulatorPage) => boolean): Promise<LogEntry[]> {
  expect(emulator.accounts.length).toBeGreaterThan(3);
  for (const account of emulator.accounts) {
    const pages = emulator.pages.filter((page) => page.audience === account.audience);
    expect(pages).toHaveLength(2);
    for (const page of pages.filter(isWanted)) {
      await wholeSession(account, page.url.slice(emulator.url.length + 1));
    }
  }
  return emulator.log.filter((entry) => entry.kind !== "refused");
}

async function wholeSession(account: Account, page: string): Promise<void> {
  const client = await RawClient.open(emulator, page);
  expect(client.data(await client.openSession())).toMatchObject({ General: expect.any(Object) as Json });
  const answer = await client.authenticate(account.login, account.password);
  if (account.disabled === true) {
    expect(answer).toEqual({ Acces: 10 });
    return;
  }
  expect(answer).toHaveProperty("cle");
  // Tests of their own meet these.
  if (answer["actionsDoubleAuth"] !== undefined) {
    expect((await client.call("SaisieDeconnexion", {})).root).toMatchObject({ RapportSaisie: {} });
    return;
  }
  const parameters = client.data(await client.call("ParametresUtilisateur", {}));
  for (const person of peopleOf(account, parameters)) await readPages(client, account, person);
  expect((await client.ask("Navigation", 7, { onglet: 7, ongletPrec: 7 })).number).toBe(client.counter - 1);
  expect((await client.ask("SaisieDeconnexion", 7)).root).toMatchObject({ RapportSaisie: {} });
}

/** The pupil, the children, or the first class that school life sees. */
function peopleOf(account: Account, parameters: Json): Json[] {
  const person = parameters["ressource"] as Json;
  if (account.audience === "student") return [person];
  if (account.audience === "parent") return person["listeRessources"] as Json[];
  return (parameters["listeClasses"] as { V: Json[] }).V.slice(0, 1);
}

/** Two weeks of the timetable and, for families, homework. */
async function readPages(client: RawClient, account: Account, person: Json): Promise<void> {
  const { N, L, G } = person;
  const isFamily = account.audience !== "school-life";
  const member = account.audience === "parent" ? { N, G } : undefined;
  const weeks = { _T: 8, V: "[11,12]" };
  const timetable = client.data(
    await client.ask(
      "PageEmploiDuTemps",
      isFamily ? 16 : 60,
      { ressource: { N, L, G }, domaine: weeks },
      member,
    ),
  );
  expect((timetable["ListeCours"] as Json[]).length).toBeGreaterThan(20);
  if (!isFamily) return;
  const homework = client.data(await client.ask("PageCahierDeTexte", 88, { domaine: weeks }, member));
  expect((homework["ListeTravauxAFaire"] as { V: Json[] }).V.length).toBeGreaterThan(3);
}

test("the same seed and day make the same accounts, another seed others", async () => {
  const accounts = async (seed: number) => {
    emulator = await startEmulator({ seed, today: "2026-11-21" });
    const text = JSON.stringify(emulator.accounts);
    await emulator.close();
    return text;
  };
  expect(await accounts(7)).toBe(await accounts(7));
  expect(await accounts(7)).not.toBe(await accounts(8));
});
