import { afterEach, describe, expect, test, vi } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

// What a school may switch, whatever its version; options with a file of their own are tested there.

let emulator: Emulator;
afterEach(() => emulator.close());

const zoe = ["zoe.exemple", "Azerty#2026"] as const;

async function loggedIn(options: EmulatorOptions = {}, executed: string[] = []): Promise<RawClient> {
  emulator = await startSmall(options, executed);
  return RawClient.login(emulator, ...zoe);
}

const code = (answer: { readonly json: Json }) => (answer.json["Erreur"] as Json | undefined)?.["G"];

describe("the replay window", () => {
  /** Three writes, then each of them again, newest first; what came back the second time. */
  async function repeated(options: EmulatorOptions) {
    const executed: string[] = [];
    const client = await loggedIn(options, executed);
    const sent: { url: string; init: RequestInit; text: string }[] = [];
    for (let count = 0; count < 3; count += 1) {
      const root = { Signature: { onglet: 88 }, data: { listeTAF: [{ N: -1001 - count }] } };
      const { url, init } = client.request("SaisieTAFFaitEleve", root);
      const { text } = await client.send(url, init);
      sent.push({ url, init, text });
      client.counter += 2;
    }
    const again: boolean[] = [];
    for (const { url, init, text } of sent.toReversed()) {
      again.push((await (await fetch(url, init)).text()) === text);
    }
    expect(executed).toHaveLength(3);
    return again;
  }

  test.each([
    ["1, unless told otherwise", {}, [true, false, false]],
    ["2", { replayWindow: 2 }, [true, true, false]],
    ["3", { replayWindow: 3 }, [true, true, true]],
    ["0: a lost answer is lost for good", { replayWindow: 0 }, [false, false, false]],
  ])("%s", async (_, options, expected) => {
    expect(await repeated(options)).toEqual(expected);
    expect(emulator.sessions).toBe(expected.includes(false) ? 0 : 1);
  });
});

describe("the age of a session", () => {
  test("ends it although it is used", async () => {
    const client = await loggedIn({ sessionAgeMs: 3_600_000 });
    for (let quarters = 0; quarters < 7; quarters += 1) {
      emulator.clock.advance(500_000);
      expect(code(await client.ask("Navigation", 7))).toBeUndefined();
    }
    emulator.clock.advance(500_000);
    expect(code(await client.ask("Navigation", 7))).toBe(8);
    expect(emulator.log.find((entry) => entry.kind === "refused")?.message).toMatch(/it was 400\d{4} ms old/);
  });

  test("ends it while a poll is held, too", async () => {
    const client = await loggedIn({ sessionAgeMs: 3_600_000, pollHoldMs: 60_000 });
    const order = client.encrypt("-1");
    const held = fetch(`${emulator.url}/appelpolling/6/${client.session}/${order}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ session: client.session, no: order, id: "polling", dataSec: {} }),
    });
    await vi.waitFor(() => expect(emulator.requests.get("polling")).toBe(1));
    expect(emulator.sessions).toBe(1);
    emulator.clock.advance(3_600_001);
    expect(emulator.sessions).toBe(0);
    expect(code({ json: (await (await held).json()) as Json })).toBe(8);
  });
});

describe("the User-Agent", () => {
  const desk = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 PRONOTE Mobile APP Version/2.0.11";

  test.each<[ProfileName, string, string, number]>([
    ["2026.2.5", "a desk", desk, 3],
    ["2026.1", "a desk", desk, 3],
    ["2026.2.5", "a phone", phone, 6],
    ["2026.2.5", "a bare “iPhone”", "iPhone", 6],
    ["2026.2.5", "a program", "node", 6],
    ["2025.2", "a desk", desk, 6],
    ["2024.3.11", "a desk", desk, 6],
  ])("%s: for %s (%s), mobile.eleve.html is space %i", async (profile, _, userAgent, space) => {
    emulator = await startSmall({ profile });
    const client = await RawClient.open(emulator, "mobile.eleve.html", { "user-agent": userAgent });
    expect(client.space).toBe(space);
    await client.openSession();
    expect(await client.authenticate(...zoe)).toHaveProperty("cle");
  });

  test("desktop pages are the same for everybody", async () => {
    emulator = await startSmall();
    for (const userAgent of [desk, phone]) {
      const client = await RawClient.open(emulator, "eleve.html", { "user-agent": userAgent });
      expect(client.space).toBe(3);
    }
  });

  test("counts for nothing without the filter", async () => {
    emulator = await startSmall({ userAgentFilter: false });
    const client = await RawClient.open(emulator, "mobile.eleve.html", { "user-agent": desk });
    expect(client.space).toBe(6);
  });
});

describe("tabs", () => {
  test("a refused tab is listed and refused all the same", async () => {
    const client = await loggedIn({ schoolOptions: { refusedTabs: [16] } });
    expect(code(await client.ask("PageEmploiDuTemps", 16))).toBe(3);
  });

  test("a hidden tab is served: hiding is about display", async () => {
    const client = await loggedIn({ schoolOptions: { hiddenTabs: [16] } });
    expect((await client.ask("PageEmploiDuTemps", 16)).number).toBe(10);
  });
});

test.each<ProfileName>(["2022", "2024.3.11", "2026.2.5"])(
  "%s: exclusive mode refuses writes and says so",
  async (profile) => {
    const executed: string[] = [];
    const client = await loggedIn({ profile, schoolOptions: { exclusiveMode: true } }, executed);
    const answer = await client.ask("SaisieTAFFaitEleve", 88, { listeTAF: [] });
    expect(answer.root[client.names.signature]).toMatchObject({ ModeExclusif: true });
    expect(executed).toEqual([]);
  },
);

test.each([
  [true, { login: 1, password: 1 }, "ZOE.Exemple ", "azERTY#2026"],
  [true, { login: 0, password: 0 }, "zoe.exemple", "Azerty#2026"],
  [false, { login: 1, password: 0 }, "Zoe.Exemple", "Azerty#2026"],
  [false, { login: 0, password: 1 }, "zoe.exemple", "AZERTY#2026"],
])(
  "salt %s and case modes %j let “%s” in, in either form of the challenge",
  async (salt, caseModes, login, password) => {
    for (const profile of ["2024.3.8", "2026.2.5"] as const) {
      emulator = await startSmall({ profile, salt, caseModes });
      const client = await RawClient.open(emulator);
      await client.openSession();
      const identified = client.data(await client.identify(login));
      expect("alea" in identified).toBe(salt);
      expect(identified).toMatchObject({ modeCompLog: caseModes.login, modeCompMdp: caseModes.password });
      expect(await client.authenticate(login, password)).toHaveProperty("cle");
      if (profile === "2024.3.8") await emulator.close();
    }
  },
);
