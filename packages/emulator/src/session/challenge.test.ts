import { expect, test } from "vitest";
import { drawChallenge, wrapKey } from "./challenge.js";
import { randomDraws } from "./draws.js";
import { challengeCipher } from "./login-key.js";

// Known answers, made for tests from invented people.
const ivBytes = Buffer.from("0b30557a9fc4e90e33587da2c7ec1136", "hex");
const zoe = { login: "zoe.exemple", secret: "Azerty#2026", modes: { login: 0, password: 0 } };
const salted = challengeCipher({ ...zoe, salt: "K8d2QpLm" }, ivBytes);
const unsalted = challengeCipher({ ...zoe, salt: "" }, ivBytes);

test("the legacy form: every other character, encrypted", () => {
  const draws = { ...randomDraws, scrambledText: () => "dQ4w1EFr7Tay9UbieO2pCA0s5D5f3G3h" };
  expect(drawChallenge("legacy", salted, draws)).toEqual({
    text: "B16FE1708D992444F3451FB95834F9E0F61339D1725B97548F88462B5B92DE8A0CD3103999952220E2616235548B7A18",
    answer: "24fae1b597086e04d19462216cbd5fd8b642ebda08d414f04e64d841c1c6f850",
  });
});

test("a legacy text of odd length keeps its last character", () => {
  const draws = { ...randomDraws, scrambledText: () => "abcde" };
  expect(drawChallenge("legacy", salted, draws).answer).toBe("edb6a272ad758fcf70a562c7caf66058");
});

test("the direct form: the text itself, encrypted", () => {
  const draws = {
    ...randomDraws,
    challengeBytes: () => Buffer.from("7b1d90e2a4c35f6688aa01bc23de45f0", "hex"),
  };
  expect(drawChallenge("direct", salted, draws)).toEqual({
    text: "7B1D90E2A4C35F6688AA01BC23DE45F0",
    answer:
      "78f0da2e9f4ac60eebab275000c33f78b7751f3013e6cb6ca176c4ce1214719320b4b92283ce2f0239345d9e499f268e",
  });
  expect(drawChallenge("direct", unsalted, draws).answer).toBe(
    "d81a8370618472c2bb9801394158ff33611c748166fe2f9b6a11afe9fa195893919de78633235429953678788a1a207a",
  );
});

test("a direct challenge that happens to unpad under the right key is answered like any other", () => {
  const draws = {
    ...randomDraws,
    challengeBytes: () => Buffer.from("519F48B69E4C7C9A41BE46E117236DEC", "hex"),
  };
  expect(drawChallenge("direct", salted, draws).answer).toBe(
    "69cfccdaa18d2f2b9d120d8714e74c1a84dcd87551902424f9c86f68c68c463155f9f9a11588f28403e49fc9fcdf6086",
  );
});

test("the next key is written in decimal under the key of the challenge", () => {
  expect(wrapKey(Buffer.from("0a029f17364ec900ff116380402107fa", "hex"), salted)).toBe(
    "CC59650DF14ACFCC187593229B6B818710322684D162515C70921AF6FD1F61BDD8D5A41A82CE2B2C56A05BF60F1F60EC3E11488BE967DE24FB5BF95732C86090",
  );
});

test("drawn challenges have the sizes of real ones and differ", () => {
  const direct = drawChallenge("direct", salted, randomDraws);
  expect(direct.text).toMatch(/^[0-9A-F]{32}$/);
  expect(drawChallenge("direct", salted, randomDraws).text).not.toBe(direct.text);
  expect(drawChallenge("legacy", salted, randomDraws).text).toMatch(/^[0-9A-F]{96}$/);
});
