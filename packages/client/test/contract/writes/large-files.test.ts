import { execFile } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "@preau/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorker } from "../../processes/programs.js";
import { optionsFor, schoolDay, someAccount } from "../box.js";

const mebibyte = 1024 * 1024;
const size = 50 * mebibyte;

let folder: string;
let program: string;
let path: string;
let emulator: Emulator;
const bytes = new Uint8Array(size);

function digestOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "preau-large-"));
  program = await buildWorker("large-files", folder);
  path = join(folder, "film.mp4");
  randomFillSync(bytes);
  await writeFile(path, bytes);
  emulator = await startEmulator({ today: schoolDay, seed: 7, schoolOptions: { largestHandIn: size } });
  // A file of that size on what there is to hand in, for whoever fetches it.
  for (const homework of emulator.school.homework) {
    if (homework.handIn === undefined) continue;
    Object.assign(homework, {
      attachments: [{ id: `attachment:${homework.id}:film`, name: "film.mp4", kind: "file", content: bytes }],
    });
  }
}, 60_000);
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly result: string;
  readonly looks: number;
  readonly grownBy: number;
  readonly residentGrownBy: number;
}

/** Runs a process that does it, and tells what memory that took beyond what it has at rest. */
async function run(work: string): Promise<Said> {
  const account = someAccount(emulator, "student");
  const { url, username, password } = optionsFor(emulator, account);
  const given = [url, username, password, path, folder, work];
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program, ...given]);
  return JSON.parse(stdout) as Said;
}

/** What was handed in last, as the school has it. */
function handedIn(): Uint8Array | undefined {
  const { personId } = someAccount(emulator, "student");
  return emulator.school.homework.flatMap((one) => one.handedIn.get(personId)?.file.content ?? [])[0];
}

/** What is held, and what the process has: both far from the file's size. */
function expectLittle({ looks, grownBy, residentGrownBy }: Said): void {
  expect(looks).toBeGreaterThan(20);
  expect(grownBy).toBeLessThan(8 * mebibyte);
  expect(residentGrownBy).toBeLessThan(32 * mebibyte);
}

describe.each(["blob", "stream"])("50 MiB that are sent from a %s", (work) => {
  test("arrive whole, and take less than 32 MiB of memory", async () => {
    const said = await run(work);
    expect(said.result).toBe("film.mp4");
    expect(digestOf(handedIn() ?? new Uint8Array())).toBe(digestOf(bytes));
    expectLittle(said);
  }, 120_000);
});

describe.each(["save", "read"])("50 MiB that are fetched to %s them", (work) => {
  test("arrive whole, and take less than 32 MiB of memory", async () => {
    const said = await run(work);
    expect(said.result).toBe(digestOf(bytes));
    expectLittle(said);
  }, 120_000);
});
