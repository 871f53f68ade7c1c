import { type Client, type Homework, isPronoteError } from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { schoolDay } from "../box.js";

/** No patience: the waits between two tries are the library's business, not the tests'. */
export const impatient = {
  environment: { wait: async (): Promise<void> => undefined },
  timeoutMs: 5000,
};

/** What a caller knows of a change. */
export type Outcome = "applied" | "unknown" | "not applied";

/** What the caller of a write learns, by the rules of docs/writing.md. What is no `PronoteError` is thrown on. */
export async function outcomeOf(write: Promise<unknown>): Promise<Outcome> {
  try {
    await write;
    return "applied";
  } catch (error) {
    if (!isPronoteError(error)) throw error;
    return error.code === "outcome-unknown" ? "unknown" : "not applied";
  }
}

/** How many changes of the world a remote function has made. */
export function madeBy(emulator: Emulator, call: string): number {
  return emulator.changes.filter((change) => change.call === call).length;
}

/** The first of some. */
export function some<T>(found: readonly T[]): T {
  const [first] = found;
  if (first === undefined) throw new Error("the school has nothing of the kind");
  return first;
}

/** Homework that can be ticked, and is not. */
export async function homeworkToTick(client: Client): Promise<Homework> {
  const all = await client.homework(schoolDay);
  return some(all.filter(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined));
}
