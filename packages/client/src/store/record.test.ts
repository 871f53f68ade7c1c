import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { StoreError } from "../errors/errors.js";
import { fullRecord } from "./checks/check.js";
import type { CredentialStore } from "./credential-store.js";
import { memoryStore } from "./memory-store.js";
import { loadRecord, readRecord } from "./record.js";

/** A driver that gives whatever it is told, as a database may. */
const giving = (value: unknown): CredentialStore => ({
  ...memoryStore(),
  load: async () => value as never, // what a driver in JavaScript may do
});

describe("a damaged record", () => {
  const good = fullRecord("camille");
  test.for([
    ["null", null, "no record"],
    ["text", "0123456789ABCDEF", "no record"],
    ["no generation", { ...good, generation: undefined }, "generation"],
    ["a broken generation", { ...good, generation: 1.5 }, "generation"],
    ["a negative generation", { ...good, generation: -1 }, "generation"],
    ["no token", { ...good, credentials: { ...good.credentials, token: "" } }, "credentials.token"],
    ["another space", { ...good, credentials: { ...good.credentials, space: "moon" } }, "credentials.space"],
    ["an odd intent", { ...good, intent: { generation: 1, startedAt: "tomorrow" } }, "intent.startedAt"],
    ["another's account", { ...good, account: "theo" }, "another account"],
  ] as const)("is refused and left alone: %s", ([, value, place]) => {
    const attempt = (): unknown => readRecord(value, "camille", "the file x.json");
    expect(attempt).toThrow(StoreError);
    expect(attempt).toThrow("the file x.json");
    expect(attempt).toThrow(place);
    const failure = ((): unknown => {
      try {
        return attempt();
      } catch (error) {
        return error;
      }
    })();
    expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toContain("0123456789ABCDEF");
  });
});

describe("loading from any driver", () => {
  test("takes null for no record, as databases say it", async () => {
    expect(await loadRecord(giving(null), "camille")).toBeUndefined();
  });

  test("checks what the driver gives", async () => {
    await expect(loadRecord(giving({ account: "camille" }), "camille")).rejects.toThrow(StoreError);
  });

  test("refuses a sealed record rather than taking it for one without credentials", async () => {
    const sealed = { account: "camille", generation: 1, sealed: { by: "passphrase", data: "x" } };
    await expect(loadRecord(giving(sealed), "camille")).rejects.toThrow(/sealedStore/u);
  });
});
