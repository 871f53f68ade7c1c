import { randomBytes, randomInt } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerChallenge } from "../src/auth/challenge.js";
import { Cipher } from "../src/transport/cipher.js";

/** How many of each: two thousand by default, 200 000 when the long proofs are asked for. */
const rounds = process.env["PREAU_LONG"] === undefined ? 2000 : 200_000;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
}

/** Keys are drawn afresh now and then: what matters is that challenge and key are unrelated. */
function* ciphers(): Generator<readonly [right: Cipher, wrong: Cipher]> {
  const iv = randomBytes(16);
  let pair = [new Cipher(randomBytes(20), iv), new Cipher(randomBytes(20), iv)] as const;
  for (let round = 0; round < rounds; round += 1) {
    if (round % 100 === 0) pair = [new Cipher(randomBytes(20), iv), new Cipher(randomBytes(20), iv)];
    yield pair;
  }
}

/** Many results are counted rather than expected one by one: an expectation costs more than a challenge. */
describe(`${rounds} challenges`, () => {
  test("of the direct form are answered directly, under any key", () => {
    let wrongPaths = 0;
    for (const [right, wrong] of ciphers()) {
      const challenge = randomBytes(16).toString("hex").toUpperCase();
      if (answerChallenge(challenge, right) !== right.encrypt(challenge)) wrongPaths += 1;
      if (answerChallenge(challenge, wrong) !== wrong.encrypt(challenge)) wrongPaths += 1;
    }
    expect(wrongPaths).toBe(0);
  }, 120_000);

  test("of the legacy form are answered with every second character under the right key, and never under another", () => {
    let wrongPaths = 0;
    for (const [right, wrong] of ciphers()) {
      const payload = randomText(randomInt(4, 17));
      const scrambled = [...payload].map((letter) => letter + randomText(1)).join("");
      const challenge = right.encrypt(scrambled).toUpperCase();
      const answer = right.encrypt(payload);
      if (answerChallenge(challenge, right) !== answer) wrongPaths += 1;
      if (answerChallenge(challenge, wrong) !== wrong.encrypt(challenge)) wrongPaths += 1;
      if (answerChallenge(challenge, wrong) === answer) wrongPaths += 1;
    }
    expect(wrongPaths).toBe(0);
  }, 120_000);
});
