import { Client, isPronoteError, memoryStore, ParentClient } from "@preau/client";
import { type EmulatorWithPortal, startEmulator } from "@preau/emulator";
import { afterEach, describe, expect, test } from "vitest";
import { portals } from "../src/index.js";

let emulator: EmulatorWithPortal | undefined;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

/** A school behind a portal, and options that log one of its people in. */
async function behind(name: "ac_reunion" | "ile_de_france" | "atrium_sud", audience: "eleve" | "parent") {
  const school = await startEmulator({ today: "2026-11-25", seed: 7, portal: name });
  emulator = school;
  const kind = audience === "eleve" ? "eleve" : "responsable";
  const person = school.portals.accounts.find(
    ({ profile, pronoteLogin }) => profile === kind && pronoteLogin !== undefined,
  );
  if (person === undefined) throw new Error("the portal knows nobody of that kind");
  return {
    url: `${school.portals.url}/${audience}.html`,
    username: person.login,
    password: person.password,
    fetch: school.portals.fetch,
    portal: portals[name].with({ birthDate: person.birthDate }),
  };
}

describe("a login by the way of a portal", () => {
  test.each(["ac_reunion", "ile_de_france", "atrium_sud"] as const)("%s", async (name) => {
    const options = await behind(name, "eleve");
    const client = await Client.login(options);
    expect(await client.lessons("2026-11-25")).not.toHaveLength(0);
    expect(client.exportCredentials()).toBeUndefined();
    await client.close();
  });

  test("with a store gives a token at the end, so that the portal is needed once", async () => {
    const options = await behind("ac_reunion", "parent");
    const store = memoryStore();
    const parent = await ParentClient.login({ ...options, store, account: "maman" });
    expect(parent.children.length).toBeGreaterThan(0);
    await parent.close();
    const signIns = (): number =>
      emulator?.portals.exchanges.filter(({ hasPassword }) => hasPassword).length ?? 0;
    expect(signIns()).toBe(1);
    const again = await ParentClient.tokenLogin("maman", { store, fetch: options.fetch });
    expect(again.children).toHaveLength(parent.children.length);
    await again.close();
    expect(signIns()).toBe(1);
  });

  test("is renewed through the portal where no token stands for it", async () => {
    const client = await Client.login(await behind("ac_reunion", "eleve"));
    emulator?.expireSessions();
    expect(await client.homework("2026-11-25")).toBeDefined();
    await client.close();
  });

  test("with a wrong password is refused, and not sent again", async () => {
    const options = await behind("ac_reunion", "eleve");
    const codes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await Client.login({ ...options, password: "wrong" }).catch((error: unknown) => {
        codes.push(
          isPronoteError(error)
            ? `${error.code} ${error.message.includes("nothing was sent")}`
            : String(error),
        );
      });
    }
    expect(codes).toEqual(["credentials false", "credentials true"]);
  });
});
