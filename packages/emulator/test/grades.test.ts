import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, type ProfileName, startEmulator } from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";

let emulator: Emulator;
afterEach(() => emulator.close());

/** A session of one of the school's accounts: its client, its parameters and the default period of marks. */
async function enter(login: string, page: string, options: EmulatorOptions = {}) {
  emulator = await startEmulator({ seed: 7, today: "2026-01-15", ...options });
  const client = await RawClient.open(emulator, page);
  const opened = client.data(await client.openSession());
  const password = emulator.accounts.find((account) => account.login === login)?.password ?? "";
  await client.authenticate(login, password);
  const parameters = client.data(await client.call("ParametresUtilisateur", {}));
  const periods = dig(opened, "General", "ListePeriodes") as Json[]; // a bare list
  const period = (name: string): Json => {
    const { N, L } = periods.find((one) => one["L"] === name) ?? {};
    return { Periode: { N, L } };
  };
  return { client, parameters, opened, period };
}

function tests(page: Json): Json[] {
  return dig(page, "listeDevoirs", "V") as Json[]; // typed list
}

describe.each(["2024.3.8", "2025.2", "2026.2.5"] satisfies ProfileName[])(
  "marks over the wire, %s",
  (profile) => {
    test("a pupil gets every annotation that the school allows", async () => {
      const { client, opened, period } = await enter("camille.verdier", "mobile.eleve.html", { profile });
      expect(dig(opened, "General", "listeAnnotationsAutorisees", "V")).toBe("[1..8]");
      const page = client.data(await client.ask("DernieresNotes", 198, period("Trimestre 2")));
      const notes = tests(page).map((one) => String(dig(one, "note", "V")));
      const words = notes.filter((note) => note.startsWith("|")).map((note) => note.slice(0, 2));
      expect([...new Set(words)].sort()).toEqual(["|1", "|2", "|3", "|4", "|5", "|6", "|7", "|8"]);
      expect(notes).toContain("");
      expect(emulator.log).toEqual([]);
    });

    test("a parent gets those of the child who is named", async () => {
      const { client, parameters, period } = await enter("sophie.verdier", "mobile.parent.html", { profile });
      const children = dig(parameters, "ressource", "listeRessources") as Json[]; // a bare list
      const pages = [];
      for (const { N, G } of children) {
        const answer = await client.ask("DernieresNotes", 198, period("Trimestre 1"), { N, G });
        pages.push(client.data(answer));
      }
      const [camille, malo] = pages.map((page) => new Set(tests(page).map((one) => one["N"])));
      expect(camille?.size).toBeGreaterThan(10);
      expect(malo?.size).toBeGreaterThan(10);
      expect([...(camille ?? [])].filter((n) => malo?.has(n))).toEqual([]);
    });
  },
);

test("a period of another session ends the session, with number 20", async () => {
  const first = await enter("camille.verdier", "mobile.eleve.html");
  const again = await RawClient.login(emulator, "camille.verdier", "preau-demo");
  const answer = await again.ask("DernieresNotes", 198, first.period("Trimestre 2"));
  expect(answer.json["Erreur"]).toMatchObject({ G: 20 });
  expect((await first.client.ask("DernieresNotes", 198, first.period("Trimestre 2"))).root).toHaveProperty(
    first.client.names.payload,
  );
});

test("a school hides averages by its options", async () => {
  const schoolOptions = { hideAverages: true, hideClassAverages: true };
  const { client, period } = await enter("camille.verdier", "mobile.eleve.html", { schoolOptions });
  const page = JSON.stringify(client.data(await client.ask("DernieresNotes", 198, period("Trimestre 2"))));
  expect(page).toContain('"note"');
  expect(page).not.toMatch(/"moy|"note(?:Min|Max)|"baremeMoy/);
});
