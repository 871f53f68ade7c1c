import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { fromHex, toHex } from "../platform/bytes.js";
import { platform } from "../platform/node.js";
import { Cipher } from "../transport/cipher.js";
import { answerChallenge, challengeKey, readSessionKey } from "./challenge.js";

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
const { cases } = known.keyDerivation;
const iv = bytes(known.challengeLegacy.ivBytes);

function cipherOf(name: keyof typeof cases, password = cases[name].password): Cipher {
  return new Cipher(challengeKey({ login: cases[name].login, password }, cases[name]), iv);
}

describe("challengeKey", () => {
  test.each(Object.entries(cases).filter(([, vector]) => !vector.pourENT))(
    "derives the key: %s",
    (_, vector) => {
      const key = challengeKey({ login: vector.login, password: vector.password }, vector);
      expect(new TextDecoder().decode(key)).toBe(vector.cle);
      expect(toHex(platform.md5(key))).toBe(vector.aesKey);
    },
  );
});

describe("answerChallenge", () => {
  test("answers the legacy form with every second character", () => {
    const { server, client } = known.challengeLegacy;
    expect(answerChallenge(server.challenge, cipherOf("withAlea"))).toBe(client.answer);
  });

  test("answers the direct form with the challenge itself, case kept", () => {
    const { challenge, client, noAlea } = known.challengeDirect;
    expect(answerChallenge(challenge, cipherOf("withAlea"))).toBe(client.answer);
    expect(answerChallenge(challenge, cipherOf("noAlea"))).toBe(noAlea.answer);
  });

  test("is not fooled by a direct challenge that unpads by luck", () => {
    const { challenge, rightDirectAnswer } = known.challengeDetection.paddingFallbackIsUnsafe;
    expect(answerChallenge(challenge, cipherOf("withAlea"))).toBe(rightDirectAnswer);
  });

  test.each(known.challengeDetection.samples)("tells $challenge as $expected", ({ challenge, expected }) => {
    const cipher = cipherOf("withAlea");
    expect(answerChallenge(challenge, cipher) === cipher.encrypt(challenge)).toBe(expected === "direct");
  });

  test("sends some wrong answer under a wrong password: the server decides", () => {
    const cipher = cipherOf("withAlea", known.challengeLegacy.wrongPassword.password);
    expect(answerChallenge(known.challengeLegacy.server.challenge, cipher)).not.toBe(
      known.challengeLegacy.client.answer,
    );
  });
});

describe("readSessionKey", () => {
  test("reads the bytes of the next key", () => {
    const { cleField, newKeyBytes } = known.cleToSessionKey;
    expect(toHex(readSessionKey(cleField, cipherOf("withAlea")) ?? new Uint8Array())).toBe(newKeyBytes);
  });

  test.each(["", "1,2,", "1,256", "a,b", "1,2,3 "])("gives nothing for %j", (text) => {
    const cipher = cipherOf("withAlea");
    expect(readSessionKey(cipher.encrypt(text), cipher)).toBeUndefined();
  });
});
