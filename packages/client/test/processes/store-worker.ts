// One process that uses a file store, told what to do by its arguments and by lines on stdin. Bundled and run
// by store-processes.test.ts.

import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileStore } from "../../src/node/file-store.js";
import { fullRecord } from "../../src/store/checks/check.js";

const [, , task = "", folder = "", account = "", number = "0"] = process.argv;
const store = fileStore(folder, { staleMs: 2000 });
const lines = createInterface(process.stdin);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

/** A record whose every byte depends on its generation, so that a mixture of two would show. */
const bigRecord = (generation: number) => ({
  ...fullRecord(account, generation),
  session: { filler: String(generation % 10).repeat(20_000) },
});

// A limit on the size of files is to fail the write, as a full disk does, and not to end the process.
process.on("SIGXFSZ", () => undefined);

const tasks: Readonly<Record<string, () => Promise<void>>> = {
  /** Adds one, many times. */
  async increment() {
    for (let round = 0; round < Number(number); round += 1) {
      await store.lock(account, async () => {
        const { generation } = (await store.load(account)) ?? { generation: 0 };
        await store.save({ account, generation: generation + 1 });
      });
    }
  },

  /** Saves the next generation again and again, until it is killed. */
  async write() {
    let { generation } = (await store.load(account)) ?? { generation: 0 };
    for (;;) {
      generation += 1;
      await store.save(bigRecord(generation));
      say(`saved ${generation}`);
    }
  },

  /** Asks for the lock. */
  async lock() {
    say(await store.lock(account, async () => "locked").catch(codeOf));
  },

  /** Saves once. */
  async save() {
    say(await store.save(bigRecord(Number(number))).then(() => "saved", codeOf));
  },

  /** Asks whether it could save. */
  async probe() {
    say(await store.checkWritable().then(() => "writable", codeOf));
  },

  /** Takes the lock, and at the next line asks whether a token may still be spent. */
  async hold() {
    await store.lock(account, async (lost) => {
      say("held");
      await once(lines, "line");
      say(await store.load(account).then(() => "loaded", codeOf));
      say(`lost ${lost?.aborted}`);
    });
    say("released");
  },
};

await tasks[task]?.();
lines.close();
