import type { Emulator } from "@preau/emulator";
import { startEmulator } from "@preau/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loginStudent, manners, someAccount } from "./box.js";
import { comparisons } from "./comparisons.js";
import { type Answers, atEvening, type Heard, hasFailed, listenTo, readEverything } from "./everything.js";
import { inOrder, type Place } from "./sides.js";
import { forgottenKeys, unknownKeys } from "./unread-keys.js";

const all: Heard[] = [];

describe.each(manners)("everything that can be read: %s", (_, manner) => {
  let emulator: Emulator;
  let answers: Answers;
  let heard: Heard;
  let place: Place;

  beforeAll(async () => {
    emulator = await startEmulator({ ...atEvening, ...manner, seed: 7 });
    const client = await loginStudent(emulator);
    heard = listenTo(client);
    all.push(heard);
    answers = await readEverything(client);
    await client.close();
    const { personId } = someAccount(emulator, "student");
    const { school } = emulator;
    const student = school.students.find(({ id }) => id === personId);
    if (student === undefined) throw new Error("the school has no such pupil");
    place = { school, student, personId };
  });

  afterAll(() => emulator.close());

  test.each(comparisons)("%s: what the library says is what the school has", (_name, compare) => {
    const { said, held } = inOrder(compare(answers, place));
    expect(held).not.toEqual([]);
    expect(said).toEqual(held);
  });

  test("no read fails, no part of an answer is left out, nothing is refused", () => {
    expect(Object.entries(answers).filter(([, answer]) => hasFailed(answer))).toEqual([]);
    expect(Object.entries(answers).filter(([, answer]) => answer === undefined)).toEqual([]);
    expect(heard.warnings).toEqual([]);
    expect(unknownKeys(heard)).toEqual([]);
    expect(emulator.log).toEqual([]);
  });
});

test("every key that is known to be left alone is sent by some version", ({ skip }) => {
  if (all.length < manners.length) skip("not every version was asked");
  expect(forgottenKeys(all)).toEqual([]);
});
