import { Client, isAccountRecord, isPronoteError, memoryStore, type ReadingWarning } from "@preau/client";
import { expect, test } from "vitest";
import { inSchool, loginStudent, requestsTo, schoolDay, someAccount } from "./box.js";

const codeOf = (error: unknown): string => (isPronoteError(error) ? error.code : String(error));

test("a spare device takes over when the school does not take the account's own any more", async () => {
  await inSchool({}, async (emulator) => {
    const store = memoryStore();
    const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
    const first = await Client.qrcodeLogin({ qrCode, pin, store, account: "camille" });
    await first.enrolSpare();
    await first.enrolSpare(); // another in its place
    const spent = first.exportCredentials();
    await first.close();
    expect((await store.list?.())?.filter(isAccountRecord)).toEqual(["camille"]);
    const spare = await store.load("spare.camille");
    expect(spare?.credentials?.deviceId).not.toBe(first.deviceId);

    // A copy of the token is spent elsewhere: the one in the store is dead.
    if (spent === undefined) throw new Error("no token");
    await (await Client.tokenLogin(spent)).close();
    const client = await Client.tokenLogin("camille", { store });
    expect(client.deviceId).toBe(spare?.credentials?.deviceId);
    expect(client.storedAs).toBe("camille");
    expect(await client.lessons(schoolDay)).not.toHaveLength(0);
    await client.close();
    expect(await store.load("spare.camille")).toBeUndefined();
    // From here on it is the account's own.
    const warnings: ReadingWarning[] = [];
    const again = await Client.tokenLogin("camille", { store });
    again.on("warning", (warning) => warnings.push(warning));
    await again.close();
    expect(warnings).toEqual([]);

    // Without one, a dead token is told.
    emulator.forgetDevices();
    const dead = await Client.tokenLogin("camille", { store, gate: false }).catch(codeOf);
    expect(dead).toBe("token-rejected");
  });
});

test("a renewal in the middle of a session uses it too, and says so", async () => {
  await inSchool({}, async (emulator) => {
    const store = memoryStore();
    const client = await loginStudent(emulator, { store, account: "camille" });
    await client.enrolSpare();
    const warnings: ReadingWarning[] = [];
    client.on("warning", (warning) => warnings.push(warning));
    const copy = client.exportCredentials();
    if (copy === undefined) throw new Error("no token");
    await (await Client.tokenLogin(copy)).close();
    emulator.expireSessions();
    expect(await client.lessons(schoolDay)).not.toHaveLength(0);
    expect(warnings.map(({ path }) => path)).toEqual(["token"]);
    await client.close();
    expect(requestsTo(emulator, "JetonAppliMobile")).toBe(1);
  });
});

test("it needs a store", async () => {
  await inSchool({}, async (emulator) => {
    const client = await loginStudent(emulator);
    expect(await client.enrolSpare().catch(codeOf)).toBe("usage");
    expect(requestsTo(emulator, "JetonAppliMobile")).toBe(0);
    await client.close();
  });
});
