import { afterEach, expect, test, vi } from "vitest";
import { type Emulator, type EmulatorOptions, profileOfVersion, refuse } from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
afterEach(() => emulator.close());

async function loggedIn(options: EmulatorOptions = {}): Promise<RawClient> {
  emulator = await startSmall({ pollHoldMs: 40, ...options });
  return RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
}

function poll(client: RawClient, number: number, extra: Json = {}, signal?: AbortSignal) {
  const { names } = client;
  const order = client.encrypt(String(number));
  const body = {
    session: client.session,
    [names.order]: order,
    [names.call]: "polling",
    [names.secured]: client.pack({}),
    ...extra,
  };
  return fetch(`${emulator.url}/appelpolling/${client.space}/${client.session}/${order}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function answered(client: RawClient, response: Response) {
  return client.read(response.status, await response.text());
}

test.each([false, true])(
  "a poll is held, then answered with its own number (compress: %s)",
  async (compress) => {
    const client = await loggedIn({ compress });
    for (const number of [-1, -2, -3]) {
      const begun = performance.now();
      const answer = await answered(client, await poll(client, number));
      expect(performance.now() - begun).toBeGreaterThanOrEqual(35);
      expect(answer.number).toBe(number);
      expect(answer.root).toEqual({ data: {}, nom: "polling" });
    }
    expect(emulator.requests.get("polling")).toBe(3);
  },
);

test("calls go on beside a held poll, with their own counter", async () => {
  const client = await loggedIn();
  const held = poll(client, -1);
  expect((await client.ask("Navigation", 7)).number).toBe(10);
  expect((await answered(client, await held)).number).toBe(-1);
  expect((await client.ask("Navigation", 7)).number).toBe(12);
});

test("a poll that failed may come again under the same number", async () => {
  const client = await loggedIn();
  await expect(poll(client, -1, {}, AbortSignal.timeout(10))).rejects.toThrow(/timeout/i);
  const again = await answered(client, await poll(client, -1, { echecReseau: true }));
  expect(again.number).toBe(-1);
  expect((await answered(client, await poll(client, -2))).number).toBe(-2);
});

test("a held poll keeps the session alive", async () => {
  const client = await loggedIn({ pollHoldMs: 900, sessionTimeoutMs: 600 });
  const held = poll(client, -1);
  await new Promise((resolve) => setTimeout(resolve, 750));
  expect(emulator.sessions).toBe(1);
  expect((await answered(client, await held)).number).toBe(-1);
  expect(emulator.sessions).toBe(1);
});

test.each([1, -2, 0])("the first poll may not bear the number %i", async (number) => {
  const client = await loggedIn();
  const answer = await answered(client, await poll(client, number));
  expect(answer.json["Erreur"]).toMatchObject({ G: 8 });
  expect(emulator.sessions).toBe(0);
});

test("polling before ParametresUtilisateur is refused", async () => {
  emulator = await startSmall();
  const client = await RawClient.open(emulator);
  await client.openSession();
  await client.authenticate("zoe.exemple", "Azerty#2026");
  expect((await answered(client, await poll(client, -1))).json["Erreur"]).toMatchObject({ G: 8 });
});

test("versions whose page does not offer polling refuse it", async () => {
  emulator = await startSmall({ profile: profileOfVersion([2024, 3, 11]) });
  const client = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
  const answer = await poll(client, 1);
  expect(await answer.json()).toMatchObject({ Erreur: { G: 8 } });
});

test("a log-out ends a held poll with a fatal error", async () => {
  const client = await loggedIn({ pollHoldMs: 10_000 });
  const held = poll(client, -1);
  await vi.waitFor(() => expect(emulator.requests.get("polling")).toBe(1));
  await client.ask("SaisieDeconnexion", 7);
  expect(await (await held).json()).toMatchObject({ Erreur: { G: 8 } });
});

test("a poll can be refused by a script", async () => {
  const client = await loggedIn();
  emulator.faults.next("polling", refuse({ code: 10 }));
  expect(await (await poll(client, -1)).json()).toMatchObject({ Erreur: { G: 10 } });
  expect(emulator.sessions).toBe(0);
});
