// One process that logs in with a file store, is asked for a second factor, and waits for a person who never answers: it is
// killed there. Bundled and run by contract/second-factor-abort.test.ts.

import { writeSync } from "node:fs";
import { isPronoteError, login } from "@preau/client";
import { fileStore } from "../../src/node/file-store.js";

/** What the worker is told to do. */
export interface SecondFactorTask {
  readonly folder: string;
  readonly account: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

const { folder, ...options } = JSON.parse(process.argv[2] ?? "{}") as SecondFactorTask;
const say = (text: string): void => void writeSync(1, `${text}\n`);

try {
  await login({
    ...options,
    store: fileStore(folder, { staleMs: 2000 }),
    secondFactor: ({ demand }) => {
      say(`asked ${Object.keys(demand).join(" ")}`);
      return new Promise(() => {
        setTimeout(() => undefined, 60_000); // somebody is at the keyboard
      });
    },
  });
  say("in");
} catch (error) {
  say(isPronoteError(error) ? `${error.code} ${error.message}` : String(error));
}
