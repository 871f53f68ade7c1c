// An answer with 2,000 lessons, encrypted and compressed as servers without TLS send it: the years of one pupil of
// each class of an invented school, as the emulator writes them, in one list. No lesson is in it twice.

import { createCipheriv, createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { Client } from "@preau/client";
import { buildSchool, profileOf, startEmulator } from "@preau/emulator";

const today = "2026-11-25";
export const wanted = 2000;
const { dialect } = profileOf("2025.2");
const { names } = dialect;

/** A school in which one pupil of every class may log in. */
function schoolOfAccounts() {
  const school = buildSchool({ seed: 7, today });
  const model = school.accounts.find(({ audience, disabled }) => audience === "student" && disabled !== true);
  if (model === undefined) throw new Error("the school has no student");
  const accounts = school.classes.flatMap(({ id }, index) => {
    const pupil = school.students.find(({ classId }) => classId === id);
    return pupil === undefined ? [] : [{ ...model, login: `bench${index}`, personId: pupil.id }];
  });
  return { ...school, accounts };
}

/**
 * The answers to some calls of one session, as they came.
 *
 * @param {{ url: string, username: string, password: string }} account
 */
async function yearOf(account) {
  /** @type {Map<string, Record<string, unknown>>} */
  const payloads = new Map();
  const client = await Client.login({
    ...account,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const call = /"id":"(\w+)"/u.exec(typeof init?.body === "string" ? init.body : "")?.[1];
      if (call !== undefined) {
        const envelope = await response.clone().json();
        payloads.set(call, envelope[names.secured]?.[names.payload]);
      }
      return response;
    },
  });
  await client.lessons(client.startDay, `${Number(client.startDay.slice(0, 4)) + 1}-07-31`);
  await client.close();
  const [page, opening] = [payloads.get("PageEmploiDuTemps"), payloads.get("FonctionParametres")];
  if (page === undefined || opening === undefined) throw new Error("the year was not recorded");
  return { page, opening };
}

/**
 * @returns what the answer is made of: the body, the keys that open it, and the opening answer of a session
 */
export async function lessonsAnswer() {
  const school = schoolOfAccounts();
  const emulator = await startEmulator({ profile: profileOf("2025.2"), school, today });
  const url = emulator.pages.find(({ audience, mobile }) => audience === "student" && !mobile)?.url ?? "";
  /** @type {Awaited<ReturnType<typeof yearOf>>[]} */
  const years = [];
  for (const { login, password } of school.accounts) {
    years.push(await yearOf({ url, username: login, password }));
  }
  await emulator.close();

  const [first] = years;
  if (first === undefined) throw new Error("the school has no class");
  const all = years.flatMap(({ page }) => /** @type {{ N: string }[]} */ (page["ListeCours"]));
  // A lesson of a group of several classes is in the year of each: told by what it says beside its identities.
  const seen = new Set();
  const lessons = all.filter((lesson) => {
    const said = JSON.stringify(lesson, (key, value) => (key === "N" ? undefined : value));
    return !seen.has(said) && seen.add(said);
  });
  if (lessons.length < wanted) throw new Error(`the school has ${lessons.length} lessons only`);
  const chosen = lessons.slice(0, wanted);
  if (new Set(chosen.map(({ N }) => N)).size !== wanted) throw new Error("two lessons have one identity");

  const json = JSON.stringify({
    nom: "PageEmploiDuTemps",
    [names.payload]: { ...first.page, ListeCours: chosen },
  });
  // Servers escape what is not ASCII.
  const ascii = json.replaceAll(
    /[\u0080-\uffff]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const secrets = { key: Buffer.alloc(16, 1), iv: Buffer.alloc(16, 2) };
  const md5 = (/** @type {Buffer} */ bytes) => createHash("md5").update(bytes).digest();
  const hashed = { key: md5(secrets.key), iv: md5(secrets.iv) };
  const cipher = createCipheriv("aes-128-cbc", hashed.key, hashed.iv);
  const hex = Buffer.concat([cipher.update(deflateRawSync(ascii)), cipher.final()]).toString("hex");
  const body = JSON.stringify({ session: 1, [names.order]: "aa", [names.secured]: hex });
  return {
    body,
    hex,
    json,
    inflatedBytes: ascii.length,
    dialect,
    secrets,
    hashed,
    opening: first.opening,
    today,
  };
}
