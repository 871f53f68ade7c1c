import { Client, memoryStore } from "@preau/client";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, manners, optionsFor, someAccount } from "../box.js";
import { impatient, madeBy } from "./outcome.js";

const next = "Nouveau!2026é";
const remote = "SecurisationComptePreference";

/** Servers before 2024 are not known to have this function. */
const recent = manners.filter(([, { profile }]) => profile !== "2022");

test("of a server that does not know of it stays as it is", async () => {
  await inSchool({ profile: "2022" }, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    const { password } = someAccount(emulator, "student");
    await expect(client.changePassword({ current: password, next })).rejects.toMatchObject({
      code: "not-allowed",
    });
    expect(someAccount(emulator, "student").password).toBe(password);
    await client.close();
  });
});

describe.each(recent)("a new password, %s", (_, manner) => {
  test("lets in from then on, this client too, and the old one does not", async () => {
    await inSchool(manner, async (emulator) => {
      const account = someAccount(emulator, "student");
      const old = optionsFor(emulator, account);
      const client = await loginStudent(emulator, impatient);
      await client.changePassword({ current: account.password, next });
      expect(madeBy(emulator, remote)).toBe(1);
      expect(account.password).toBe(next);
      await client.refresh();
      await client.close();
      await expect(Client.login(old)).rejects.toMatchObject({ code: "credentials" });
      await (await Client.login({ ...old, password: next })).close();
    });
  });
});

test("is refused when the current one is wrong, and the old one stays", async () => {
  await inSchool({}, async (emulator) => {
    const account = someAccount(emulator, "student");
    const { password } = account;
    const client = await loginStudent(emulator, impatient);
    const error = { code: "refused", message: expect.stringContaining("current password is wrong") };
    await expect(client.changePassword({ current: "faux", next })).rejects.toMatchObject(error);
    expect(account.password).toBe(password);
    expect(madeBy(emulator, remote)).toBe(0);
    await client.refresh();
    await client.close();
  });
});

describe("a school that gives devices another token when the password changes", () => {
  test.each([
    ["in the store", true],
    ["to whoever keeps credentials", false],
  ])("never locks anybody out: it is saved %s", async (_title, hasStore) => {
    await inSchool({ security: { newTokens: true } }, async (emulator) => {
      const account = someAccount(emulator, "student");
      const store = memoryStore();
      const kept = hasStore ? { store, account: "zoe" } : {};
      const client = await Client.qrcodeLogin({ ...emulator.qrCode(account.login), ...impatient, ...kept });
      const before = client.exportCredentials();
      const rotated: unknown[] = [];
      client.on("tokenRotated", (event) => rotated.push(event));
      await client.changePassword({ current: account.password, next });
      expect(rotated).toHaveLength(1);
      const credentials = client.exportCredentials();
      if (before === undefined || credentials === undefined) throw new Error("there is no token");
      expect(credentials.token).not.toBe(before.token);
      // What is suspended goes on, and is renewed, with the token that counts.
      const state = await client.suspend();
      const resumed = await Client.resume(hasStore ? "zoe" : state, {
        ...impatient,
        ...(hasStore ? { store } : {}),
      });
      await resumed.refresh();
      const last = resumed.exportCredentials();
      if (last === undefined) throw new Error("there is no token");
      await resumed.close();
      await expect(Client.tokenLogin(before, impatient)).rejects.toMatchObject({ code: "token-rejected" });
      await (
        await Client.tokenLogin(hasStore ? "zoe" : last, { ...impatient, ...(hasStore ? { store } : {}) })
      ).close();
    });
  });

  test("is told when the store fails afterwards: the password is changed, and the token is not lost", async () => {
    await inSchool({ security: { newTokens: true } }, async (emulator) => {
      const account = someAccount(emulator, "student");
      const store = memoryStore();
      let isFull = false;
      const failing = {
        ...store,
        save: (record: Parameters<typeof store.save>[0]) =>
          isFull ? Promise.reject(new Error("no space left")) : store.save(record),
      };
      const kept = { store: failing, account: "zoe" };
      const client = await Client.qrcodeLogin({ ...emulator.qrCode(account.login), ...impatient, ...kept });
      isFull = true;
      await expect(client.changePassword({ current: account.password, next })).rejects.toMatchObject({
        code: "store",
        message: expect.stringContaining("password was changed"),
      });
      expect(account.password).toBe(next);
      const credentials = client.exportCredentials();
      if (credentials === undefined) throw new Error("there is no token");
      await client.close();
      await (await Client.tokenLogin(credentials, impatient)).close();
    });
  });
});
