import { expect, test } from "vitest";
import type { Account } from "../world/school.js";
import { QrCodes } from "./qr-codes.js";

const zoe: Account = {
  login: "zoe.exemple",
  password: "Azerty#2026",
  audience: "student",
  personId: "student:1",
  about: "invented",
};

function codes(secret: string) {
  const clock = { ms: 0 };
  const register = new QrCodes({
    draws: { qrSecret: () => secret },
    lifeMs: 1000,
    loginOf: (account) => account.login,
    elapsedMs: () => clock.ms,
  });
  return { clock, register };
}

test("a known PIN, login and secret give the known texts", () => {
  const { register } = codes("A1B2C3D4E5F60718293A4B5C6D7E8F90");
  expect(register.issue(zoe, "4821")).toEqual({
    jeton: "B43FA0DB6D95122A1DF367AA27FE37A84E0D8255DA96B8696FCA45E17E16DD657259D94072B6A9A797A9F8AF6127A8A2",
    login: "21944FD8D448D1170036022D4BF0E142",
  });
});

test("a code lives for as long as it was told to, and until it is spent", () => {
  const { clock, register } = codes("secret");
  expect(register.find(zoe)).toBeUndefined();
  register.issue(zoe, "4821");
  clock.ms += 1000;
  expect(register.find(zoe)).toBe("secret");
  clock.ms += 1;
  expect(register.find(zoe)).toBeUndefined();
  register.issue(zoe, "4821");
  register.spend(zoe);
  expect(register.find(zoe)).toBeUndefined();
});
