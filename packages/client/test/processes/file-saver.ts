// A process that saves one file and says how much memory that took. Bundled and run by save-attachment.test.ts.

import { saveAttachment } from "../../src/node/save-attachment.js";
import { defaultEnvironment } from "../../src/platform/platform.js";
import { CookieJar } from "../../src/transport/cookies.js";
import { Http } from "../../src/transport/http.js";

const [, , address = "", folder = ""] = process.argv;
const limits = { timeoutMs: 30_000, maxBytes: 1000 };
const http = new Http(defaultEnvironment, new CookieJar(), "test agent", limits);

const client = {
  async downloadAttachment(name: string) {
    return { name, ...(await http.file(address, { name, maxBytes: 1024 ** 3 })) };
  },
};

/** What is in use, once what nobody refers to is gone: how soon that is swept up is the engine's business. */
function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

// Sockets, streams and the file system are loaded by a first, small use: what they take is no part of the answer.
await fetch(address).then((response) => response.body?.cancel());
const idle = inUse();
let most = idle;
let looks = 0;
const looking = setInterval(() => {
  looks += 1;
  most = Math.max(most, inUse());
}, 25);
const path = await saveAttachment(client, "film.pdf", folder);
clearInterval(looking);
process.stdout.write(JSON.stringify({ path, looks, grownBy: most - idle }));
