// Reads an answer with 2,000 lessons again and again, in a process that holds nothing else: the school that the
// answer comes from would weigh on each collection of garbage.

import { createDecipheriv } from "node:crypto";
import { inflateRawSync } from "node:zlib";
// Inside the package: decoding alone is not part of the public surface.
import { readSchool } from "../packages/client/dist/api/school.js";
import { resolveLessons } from "../packages/client/dist/api/timetable/resolve.js";
import { timetableOfWeeks } from "../packages/client/dist/api/timetable.js";
import { Reading } from "../packages/client/dist/codec/reader.js";
import { Cipher } from "../packages/client/dist/transport/cipher.js";
import { openAnswer } from "../packages/client/dist/transport/envelope.js";
import { inTurns } from "./statistics.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./lessons-answer.mjs").lessonsAnswer>>} LessonsAnswer */

const maxBytes = 32 * 1024 * 1024;

/**
 * @param {LessonsAnswer & { wanted: number, rounds: number, warmUp: number }} order
 * @returns samples of each way to read the answer, and how many lessons are left when resolved
 */
async function measure({ body, hex, json, dialect, secrets, hashed, opening, today, ...how }) {
  const day = /** @type {import("@preau/client").PlainDate} */ (today);
  const { school } = readSchool(opening, { tag: "bench", timeZone: "Europe/Paris", today: day });
  /** @type {import("../packages/client/dist/session/call.js").CallContext} */
  const context = { calendar: school.calendar, today: day, tag: "bench", audience: "family" };

  const floor = () => {
    const decipher = createDecipheriv("aes-128-cbc", hashed.key, hashed.iv);
    const packed = Buffer.concat([decipher.update(hex, "hex"), decipher.final()]);
    return JSON.parse(inflateRawSync(packed).toString());
  };
  const cipher = new Cipher(secrets.key, secrets.iv);
  const manner = { dialect, encrypt: true, compress: true, isNewerThanKnown: false };
  const { names } = dialect;
  const open = () => {
    const answer = openAnswer(manner, names, cipher, body, maxBytes);
    if (answer.kind !== "answer") throw new Error(`the answer is ${answer.kind}`);
    return answer.inner;
  };
  const raw = () => {
    const page = new Reading("PageEmploiDuTemps").open(open()[names.payload]);
    return timetableOfWeeks.decode(/** @type {never} */ (page), context, []).lessons;
  };
  const resolved = () => resolveLessons(raw(), context);

  if (JSON.stringify(floor()) !== json || JSON.stringify(open()) !== json) {
    throw new Error("the floor and the library do not open the same answer");
  }
  const read = raw();
  if (read.length !== how.wanted || new Set(read.map(({ id }) => id)).size !== how.wanted) {
    throw new Error(`${read.length} lessons were read`);
  }
  return { samples: await inTurns({ floor, open, raw, resolved }, how), shown: resolved().length };
}

process.on("message", (/** @type {Parameters<typeof measure>[0]} */ order) => {
  void measure(order).then((measured) => process.send?.(measured));
});
