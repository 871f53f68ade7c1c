// Ratios of speed, all taken in one run on one machine; absolute numbers mean little.
//
// 1. Decoding: the library's reading of a year's timetable against JSON.parse of the same page.
// 2. A whole session (login, a year of lessons, log-out) against its floor: the same exchanges with bare fetch,
//    the same amount of AES, one inflate and one JSON.parse, and nothing else.
//
// The sessions talk to a server that repeats a recorded conversation, so that the emulator's own work does not
// count. Drawn numbers are fixed, which makes every session send the same bytes.
//
//   npm run bench [-- --quick]

import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { createServer } from "node:http";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Client } from "@preau/client";
import { startEmulator } from "@preau/emulator";
import { Bench } from "tinybench";
// Inside the package: decoding alone is not part of the public surface.
import { readSchool } from "../packages/client/dist/api/school.js";
import { timetableOfWeeks } from "../packages/client/dist/api/timetable.js";
import { Reading } from "../packages/client/dist/codec/reader.js";

/** @typedef {{ method: string, path: string, body: string, answer: string, headers: Record<string, string> }} Exchange */

const quick = process.argv.includes("--quick");
const fixedDraws = {
  sessionNumber: () => 4_217_739,
  challengeBytes: () => new Uint8Array(16).fill(7),
  keyBytes: () => new Uint8Array(16).fill(9),
  browserIdentity: () => "00112233445566778899aabbccddeeff",
  idSecret: () => new Uint8Array(32).fill(5),
};
/** @param {number} length */
const fixedBytes = (length) => new Uint8Array(length).fill(3);

/**
 * Logs in, asks for the whole year's lessons and logs out.
 *
 * @param {{ url: string, username: string, password: string }} account
 * @param {typeof fetch} [send]
 */
async function session(account, send = fetch) {
  const client = await Client.login({ ...account, fetch: send, environment: { randomBytes: fixedBytes } });
  const lastDay = `${Number(client.startDay.slice(0, 4)) + 1}-07-31`;
  const lessons = await client.lessons(client.startDay, lastDay);
  await client.close();
  return lessons.length;
}

/**
 * One session with an emulator, written down.
 *
 * @param {{ compress: boolean }} packing
 */
async function record(packing) {
  const emulator = await startEmulator({ ...packing, draws: fixedDraws });
  const account = emulator.accounts.find((one) => one.audience === "student" && one.disabled !== true);
  const page = emulator.pages.find((one) => one.audience === "student" && !one.mobile);
  if (account === undefined || page === undefined) throw new Error("the emulator has no student");
  /** @type {Exchange[]} */
  const exchanges = [];
  const lessons = await session(
    { url: page.url, username: account.login, password: account.password },
    async (input, init) => {
      const response = await fetch(input, init);
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      exchanges.push({
        method: init?.method ?? "GET",
        path: pathname + search,
        body: typeof init?.body === "string" ? init.body : "",
        answer: await response.clone().text(),
        headers: {
          "Content-Type": response.headers.get("Content-Type") ?? "text/html",
          Server: response.headers.get("Server") ?? "",
        },
      });
      return response;
    },
  );
  await emulator.close();
  return { exchanges, lessons, page: new URL(page.url).pathname, account };
}

/**
 * A server that gives the recorded answers again.
 *
 * @param {Exchange[]} exchanges
 */
async function repeat(exchanges) {
  const answers = new Map(exchanges.map((one) => [`${one.method} ${one.path} ${one.body}`, one]));
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (/** @type {string} */ text) => (body += text));
    request.on("end", () => {
      const known = answers.get(`${request.method} ${request.url} ${body}`);
      if (known === undefined) response.writeHead(500).end("not in the recorded conversation");
      else response.writeHead(200, known.headers).end(known.answer);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

const plain = await record({ compress: false });
const packed = await record({ compress: true });

/**
 * Payload of a recorded plain answer.
 *
 * @param {string} call
 * @returns {{ text: string, payload: Record<string, unknown> }}
 */
function recordedPage(call) {
  const found = plain.exchanges.find((one) => one.body.includes(`"id":"${call}"`));
  if (found === undefined) throw new Error(`${call} was not recorded`);
  const payload = JSON.parse(found.answer).dataSec.data;
  return { text: JSON.stringify(payload), payload };
}

const timetable = recordedPage("PageEmploiDuTemps");
const openDay = /** @type {ReturnType<typeof readSchool>["school"]["calendar"]["openDay"]} */ ("2026-01-15");
const { school } = readSchool(recordedPage("FonctionParametres").payload, {
  tag: "bench",
  timeZone: "Europe/Paris",
  today: openDay,
});
/** @type {import("../packages/client/dist/session/call.js").CallContext} */
const context = { calendar: school.calendar, today: openDay, tag: "bench", audience: "family" };

const key = createHash("md5").update("bench").digest();
const bigPage = deflateRawSync(timetable.text);

/**
 * The recorded exchanges with nothing around them.
 *
 * @param {string} origin
 */
async function floor(origin) {
  for (const { method, path, body } of packed.exchanges) {
    const cipher = createCipheriv("aes-128-cbc", key, key);
    cipher.update(body);
    cipher.final();
    const response = await fetch(origin + path, method === "GET" ? {} : { method, body });
    const text = await response.text();
    const bytes = Buffer.from(/"dataSec":"([0-9a-fA-F]+)"/.exec(text)?.[1] ?? "", "hex");
    const decipher = createDecipheriv("aes-128-cbc", key, key).setAutoPadding(false);
    decipher.update(bytes);
    decipher.final();
  }
  JSON.parse(inflateRawSync(bigPage).toString());
}

const server = await repeat(packed.exchanges);
const account = {
  url: server.origin + packed.page,
  username: packed.account.login,
  password: packed.account.password,
};

const bench = new Bench({ time: quick ? 200 : 2000, warmupTime: quick ? 50 : 500 });
bench
  .add("JSON.parse of a year's timetable", () => {
    JSON.parse(timetable.text);
  })
  .add("library: parse and decode it", () => {
    const reading = new Reading("PageEmploiDuTemps");
    timetableOfWeeks.decode(reading.open(JSON.parse(timetable.text)), context, [1, 2]);
  })
  .add("bare session", () => floor(server.origin))
  .add("library: session", async () => {
    await session(account);
  });
await bench.run();
server.close();

/** @param {string} name */
function millisecondsOf(name) {
  const result = bench.getTask(name)?.result;
  if (result === undefined || !("latency" in result)) throw new Error(`${name} did not finish`);
  return result.latency.p50;
}

const pageKilobytes = (timetable.text.length / 1024).toFixed(0);
console.log(
  `a year: ${plain.lessons} lessons, ${pageKilobytes} kB of JSON, ${packed.exchanges.length} requests a session`,
);
for (const { name } of bench.tasks)
  console.log(`${name.padEnd(34)} ${millisecondsOf(name).toFixed(2).padStart(9)} ms`);
/**
 * @param {string} title
 * @param {string} name
 * @param {string} base
 */
function ratio(title, name, base) {
  console.log(
    `${title.padEnd(34)} ${(millisecondsOf(name) / millisecondsOf(base)).toFixed(2).padStart(9)} ×`,
  );
}
ratio("decode against JSON.parse", "library: parse and decode it", "JSON.parse of a year's timetable");
ratio("session against its floor", "library: session", "bare session");
