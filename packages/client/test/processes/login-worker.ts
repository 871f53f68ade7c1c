// One process that logs in with a file store, reads, and interrupts its session: and is killed, or stops, at a named
// point on its way. Bundled and run by crash.test.ts and two-processes.test.ts.

import { writeSync } from "node:fs";
import { Client, isPronoteError } from "@preau/client";
import { fileStore } from "../../src/node/file-store.js";
import { Points } from "./points.js";

/** What a worker is told to do. */
export interface LoginTask {
  readonly folder: string;
  readonly account: string;
  /** Milliseconds since 1970, where the worker's clock starts; the machine's own when absent. */
  readonly now?: number;
  readonly gate?: false;
  /** How it comes in. */
  readonly way: "token" | "resume" | "qr";
  readonly qr?: { readonly qrCode: unknown; readonly pin: string };
  /** A day to read lessons of. */
  readonly day: string;
  /** Where to be killed, or to stop. */
  readonly kill?: string;
  readonly stop?: string;
  /** Says each point. */
  readonly survey?: boolean;
  /** How often to come in; 1 unless said. */
  readonly times?: number;
  /** How it leaves; without a log-out unless said. */
  readonly leave?: "suspend" | "close";
}

const task = JSON.parse(process.argv[2] ?? "{}") as LoginTask;
const { folder, account, survey } = task;
const say = (text: string): void => void writeSync(1, `${text}\n`);

const points = new Points((point) => {
  if (survey === true) say(point);
  if (point === task.kill) process.kill(process.pid, "SIGKILL");
  if (point === task.stop) {
    say("stopped");
    process.kill(process.pid, "SIGSTOP");
  }
});
points.watchFiles(folder);

const startedAt = Date.now();
const { now = startedAt } = task;
const store = fileStore(folder, { staleMs: 2000 });
const options = {
  store,
  account,
  environment: { fetch: points.fetch, now: () => now + Date.now() - startedAt },
  ...(task.gate === undefined ? {} : { gate: task.gate }),
};

const enter = async (): Promise<Client> => {
  if (task.way === "qr" && task.qr !== undefined) return Client.qrcodeLogin({ ...task.qr, ...options });
  return task.way === "token" ? Client.tokenLogin(account, options) : Client.resume(account, options);
};

try {
  for (let time = 0; time < (task.times ?? 1); time += 1) {
    const client = await enter();
    await client.lessons(task.day);
    if (task.leave === "close") await client.close();
    else await client.suspend();
  }
  if (survey !== true) say("done");
} catch (error) {
  say(isPronoteError(error) ? `${error.code} ${error.message}` : String(error));
}
