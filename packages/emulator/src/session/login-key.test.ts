import { expect, test } from "vitest";
import { md5 } from "./crypto.js";
import { challengeCipher, comparableLogin } from "./login-key.js";

// Known answers, made for tests from invented people.
const cases = [
  {
    about: "a salt",
    secret: {
      login: "zoe.exemple",
      secret: "Azerty#2026",
      salt: "K8d2QpLm",
      modes: { login: 0, password: 0 },
    },
    keyText: "zoe.exemple1219772A044DBDE88E257CA0AABD60628B303552261B919C3737A3DD8B1DB825",
    key: "e166312d5f83a82ea73824501d67935c",
  },
  {
    about: "no salt",
    secret: { login: "zoe.exemple", secret: "Azerty#2026", salt: "", modes: { login: 0, password: 0 } },
    keyText: "zoe.exempleFBF78E5E01D4C0D30933D15CB397FD64C5D10DC6481F6D6E28D7E298648550FC",
    key: "a506331c4bd427c00b2efe1033941fda",
  },
  {
    about: "case that does not count, and spaces around the login",
    secret: {
      login: " Zoe.EXEMPLE ",
      secret: "AzErTy#2026",
      salt: "K8d2QpLm",
      modes: { login: 1, password: 1 },
    },
    keyText: "zoe.exempleA9DEB6028A7BBDE802FD7F4F3A4B56A5690FBEBF825448C4F26D0320EE83FFF8",
    key: "04ee77430841b9a2be8a9d879500a96c",
  },
  {
    about: "case that counts",
    secret: {
      login: "Zoe.EXEMPLE",
      secret: "AzErTy#2026",
      salt: "K8d2QpLm",
      modes: { login: 0, password: 0 },
    },
    keyText: "Zoe.EXEMPLE5CB34419ED91CBAD54A5F30D77E86B649132B053F76AFA916BA0260EB14C80AE",
    key: "0fea9bf21db3f7cc18972a1a42df4c7b",
  },
  {
    about: "spaces around the password",
    secret: {
      login: "zoe.exemple",
      secret: "  Azerty#2026 ",
      salt: "K8d2QpLm",
      modes: { login: 0, password: 0 },
    },
    keyText: "zoe.exemple1219772A044DBDE88E257CA0AABD60628B303552261B919C3737A3DD8B1DB825",
    key: "e166312d5f83a82ea73824501d67935c",
  },
  {
    about: "letters beyond ASCII",
    secret: { login: "hélène", secret: "pâté€", salt: "", modes: { login: 1, password: 0 } },
    keyText: "hélène231820102FDB4ED100304632D2590CDE5ECB1A28247C2DFD89BD0DC0412FD73B",
    key: "b34dd7c889e23fead2fdf054e3f751ef",
  },
];

test.each(cases)("a key with $about", ({ secret, keyText, key }) => {
  const cipher = challengeCipher(secret, Uint8Array.of(1));
  expect(Buffer.from(cipher.keyBytes).toString("utf8")).toBe(keyText);
  expect(md5(cipher.keyBytes).toString("hex")).toBe(key);
  expect(cipher.ivBytes).toEqual(Uint8Array.of(1));
});

test("a login is not even trimmed when its case counts", () => {
  expect(comparableLogin(" Zoe ", { login: 0, password: 1 })).toBe(" Zoe ");
  expect(comparableLogin("\u00a0Zoe\ufeff", { login: 1, password: 0 })).toBe("zoe");
});
