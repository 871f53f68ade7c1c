// Runs the journey (`journey/journey.mjs`) in whichever runtime this file is run by, and prints, as one line of
// JSON, which runtime that is, which twin of the client's platform it takes, and what it saw. Started by
// `runtime-matrix.mjs`:
//
//   node scripts/runtime-journey.mjs http://127.0.0.1:PORT

import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { travel } from "./journey/journey.mjs";

const [, , desk] = process.argv;
if (desk === undefined) throw new Error("the address of the desk is missing");

const { bun, deno, node } = process.versions;
const runtime = bun !== undefined ? "bun" : deno !== undefined ? "deno" : "node";
const client = fileURLToPath(new URL("../packages/client/dist/index.js", import.meta.url));
const platform = createRequire(client).resolve("#platform").replaceAll("\\", "/").split("/").at(-1);

const results = await travel(desk);
console.log(JSON.stringify({ runtime, version: bun ?? deno ?? node, platform, results }));
