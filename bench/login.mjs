// (b) Processor time of a login, against what no client can do without: the same amount of MD5, AES, deflate, inflate
// and JSON, and the same exchanges with bare `fetch`. The server repeats a recorded conversation.

import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { served } from "./child.mjs";
import { fixedLogin, record } from "./recording.mjs";
import { cpuMs, inTurns, median, minimum } from "./statistics.mjs";

const logins = 50;
const key = createHash("md5").update("bench").digest();

/** @param {Buffer} data */
function encrypt(data) {
  const cipher = createCipheriv("aes-128-cbc", key, key);
  return Buffer.concat([cipher.update(data), cipher.final()]).toString("hex");
}

/** @param {string} hex */
function decrypt(hex) {
  const decipher = createDecipheriv("aes-128-cbc", key, key);
  return Buffer.concat([decipher.update(hex, "hex"), decipher.final()]);
}

/**
 * What was said in clear, and what of it has to be opened.
 *
 * @param {Awaited<ReturnType<typeof record>>} recorded
 */
function callsOf({ exchanges, ofLogin, names }) {
  return exchanges.slice(0, ofLogin).flatMap(({ method, body, answer }) => {
    if (method === "GET") return [];
    /** @type {unknown} */
    const sent = JSON.parse(body)[names.secured];
    /** @type {unknown} */
    const received = JSON.parse(answer)[names.secured];
    return [{ sent, received: encrypt(deflateRawSync(JSON.stringify(received ?? {}))) }];
  });
}

/**
 * Each exchange has two keys, two numbers, a question and an answer.
 *
 * @param {ReturnType<typeof callsOf>} calls
 */
function bareCrypto(calls) {
  for (const { sent, received } of calls) {
    createHash("md5").update(key).digest();
    createHash("md5").update(key).digest();
    decrypt(encrypt(Buffer.from("1")));
    encrypt(deflateRawSync(Buffer.from(JSON.stringify(sent ?? {})).toString("hex")));
    JSON.parse(inflateRawSync(decrypt(received)).toString());
  }
}

/** @returns {Promise<import("./statistics.mjs").Section>} */
export async function loggingIn() {
  const calls = callsOf(await record({ compress: false }));
  const packed = await record({ compress: true });
  const server = await served("bench/replay-process.mjs", packed.exchanges);
  /** @type {{ origin: string }} */
  const { origin } = server.first;
  const account = { ...packed.account, url: origin + packed.page };
  /** @type {Awaited<ReturnType<typeof fixedLogin>>[]} */
  const clients = [];
  const samples = await inTurns(
    {
      crypto: () => bareCrypto(calls),
      exchanges: async () => {
        for (const { method, path, body } of packed.exchanges.slice(0, packed.ofLogin)) {
          const response = await fetch(origin + path, method === "GET" ? {} : { method, body });
          await response.text();
        }
      },
      library: async () => {
        clients.push(await fixedLogin(account));
      },
      // In turn with the rest, so that clients do not pile up; not looked at.
      close: () => clients.pop()?.close(),
    },
    { rounds: logins, warmUp: 10, clock: cpuMs },
  );
  server.stop();
  const { crypto, exchanges, library } = samples;
  return {
    title: `processor time of a login (${logins} logins, encrypted and compressed, ${packed.ofLogin} requests each)`,
    lines: [
      { name: "login / bare crypto, median", value: median(library) / median(crypto), unit: "×" },
      {
        name: "login / bare crypto and bare fetch, median",
        value: median(library) / (median(crypto) + median(exchanges)),
        unit: "×",
      },
      {
        name: "login / bare crypto and bare fetch, minimum",
        value: minimum(library) / (minimum(crypto) + minimum(exchanges)),
        unit: "×",
      },
      { name: "bare crypto, median", value: median(crypto), unit: "ms" },
      { name: "bare fetch, median", value: median(exchanges), unit: "ms" },
      { name: "login, median", value: median(library), unit: "ms" },
    ],
  };
}
