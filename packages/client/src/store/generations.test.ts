import { expect, test } from "vitest";
import { StoreError } from "../errors/errors.js";
import { fullRecord } from "./checks/check.js";
import { saveNext } from "./generations.js";
import { memoryStore } from "./memory-store.js";

test("a new token raises the generation by one and ends the intent", async () => {
  const store = memoryStore();
  await store.save(fullRecord("camille", 3));
  const { intent: _spent, ...rest } = fullRecord("camille", 3);
  const saved = await saveNext(store, { ...rest, label: "renewed" });
  expect(saved).toEqual({ ...rest, label: "renewed", generation: 4 });
  expect(await store.load("camille")).toEqual(saved);
});

test("the first token of an account is generation 1", async () => {
  const store = memoryStore();
  expect(await saveNext(store, { account: "camille", generation: 0 })).toMatchObject({ generation: 1 });
});

test("a token is not saved over one that another process has renewed", async () => {
  const store = memoryStore();
  const slept = fullRecord("camille", 3);
  await store.save(slept);
  const renewed = await saveNext(store, slept);
  await expect(saveNext(store, { ...slept, label: "late" })).rejects.toThrow(StoreError);
  expect(await store.load("camille")).toEqual(renewed);
});
