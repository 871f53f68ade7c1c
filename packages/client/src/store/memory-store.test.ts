import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { UsageError } from "../errors/errors.js";
import { fullRecord } from "./checks/check.js";
import { storeChecks } from "./checks/index.js";
import { memoryStore } from "./memory-store.js";

describe("every driver's checks, on memory", () => {
  const store = memoryStore();
  test.for(storeChecks)("$title", async ({ run }) => {
    await expect(run(async () => store)).resolves.toBeUndefined();
  });
});

test("shows nothing of what it keeps", async () => {
  const store = memoryStore();
  await store.save(fullRecord("camille"));
  expect(inspect(store, { depth: Infinity, showHidden: true })).not.toContain("0123456789ABCDEF");
});

test("refuses a record that could not be loaded again, and names the field but not its value", async () => {
  const store = memoryStore();
  await store.save(fullRecord("camille"));
  const odd = { ...fullRecord("camille", 2), generation: Number.NaN };
  const failure = await store.save(odd).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  expect(String(failure)).toContain("generation");
  expect(inspect(failure)).not.toContain("0123456789ABCDEF");
  expect(await store.load("camille")).toEqual(fullRecord("camille"));
});
