import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cipher, decrypt, encrypt } from "./crypto.js";
import { fatalBody } from "./fatal.js";
import { asciiJson, type Packing, PackingError, packAnswer, unpackRequest } from "./packing.js";

// Known answers, made for tests from invented inputs.
const cipher: Cipher = {
  keyBytes: Buffer.from("0a029f17364ec900ff116380402107fa", "hex"),
  ivBytes: Buffer.from("0b30557a9fc4e90e33587da2c7ec1136", "hex"),
};
const plain: Packing = { encrypt: false, compress: false };
const encrypted: Packing = { encrypt: true, compress: false };
const compressed: Packing = { encrypt: true, compress: true };

const request = {
  Signature: { onglet: 7 },
  data: { onglet: 7, ongletPrec: 7, libelle: "Élève « Zoé » – 12,5 €" },
};
const answer = {
  data: { L: "Élève", note: { _T: 10, V: "15,50" } },
  nom: "PageTest",
  Signature: { ModeExclusif: false },
};

test("a plain request is the object itself", () => {
  expect(unpackRequest(request, plain, cipher)).toBe(request);
});

test("an encrypted request is opened", () => {
  const secured =
    "198660945b7896494252a51ebd1509e3b8cbe1ba7c2ded70d62447947696aa0b29a877f683fe1568bf89e8fb838d70115051c042a30553bdeb4a22fc93e3a2a97408b1166f474b6c3ed3ee14c169523e1fc005d0c979ded8edbdc5326e887acf3e342781979cbe3500331d1354e16b6f";
  expect(unpackRequest(secured, encrypted, cipher)).toEqual(request);
  expect(unpackRequest(secured.toUpperCase(), encrypted, cipher)).toEqual(request);
});

test("a compressed request holds the hexadecimal of the JSON", () => {
  const secured =
    "e1907d49b0b2afb1ca4d1efa03c2c001fb46b576344131e9e87329734d33e32e74bf2f255e1b5a8c80cae8770aefa89d34c294d4472d7824fd737d18207d0f6d45a64a2f907b626c3169e3aa1435db67934e5df437dfc174f5761e6432e0023308894e6cf82032e69ef9a00247dd3f7e";
  expect(unpackRequest(secured, compressed, cipher)).toEqual(request);
});

test("an empty root is opened", () => {
  expect(unpackRequest("f3083163a5506299773f212addafb9a3", encrypted, cipher)).toEqual({});
});

test("an encrypted answer is the ASCII form of the JSON, encrypted", () => {
  const sealed = packAnswer(answer, encrypted, cipher);
  const json = decrypt(String(sealed), cipher).toString("latin1");
  expect(json).toBe(
    '{"data":{"L":"\\u00C9l\\u00E8ve","note":{"_T":10,"V":"15,50"}},"nom":"PageTest","Signature":{"ModeExclusif":false}}',
  );
});

test("a compressed answer is deflated JSON, without the hexadecimal step of requests", () => {
  const sealed = packAnswer(answer, compressed, cipher);
  const json = inflateRawSync(decrypt(String(sealed), cipher)).toString("latin1");
  expect(JSON.parse(json)).toEqual(answer);
  expect(json).toMatch(/^[\u0020-\u007e]+$/);
});

test("a compressed answer does not open as a compressed request", () => {
  const sealed = packAnswer(answer, compressed, cipher);
  expect(() => unpackRequest(sealed, compressed, cipher)).toThrow(/is not hexadecimal/);
});

test.each([
  ["text on a plain server", "abcd", plain, /must be an object on a plain server, not a string/],
  ["a list on a plain server", [], plain, /not a list/],
  ["nothing on a plain server", undefined, plain, /not nothing/],
  ["an object on an encrypted server", {}, encrypted, /must be encrypted text, not an object/],
  [
    "another key's text",
    encrypt("{}", { ...cipher, keyBytes: Buffer.from("x") }),
    encrypted,
    /does not decrypt/,
  ],
  ["text that is no JSON", encrypt("{", cipher), encrypted, /is not JSON/],
  ["a JSON text that is no object", encrypt("[1]", cipher), encrypted, /holds a list/],
  ["bytes that are not UTF-8", encrypt(Uint8Array.of(0x22, 0xff, 0x22), cipher), encrypted, /is not UTF-8/],
  ["what does not inflate", encrypt("{}", cipher), compressed, /does not inflate/],
] as const)("%s is refused", (_, secured, packing, message) => {
  expect(() => unpackRequest(secured, packing, cipher)).toThrow(PackingError);
  expect(() => unpackRequest(secured, packing, cipher)).toThrow(message);
});

test("escapes have upper-case digits, as real servers write them", () => {
  expect(fatalBody({ code: 8, title: "La page a expiré ! (1)" })).toBe(
    '{"Erreur":{"G":8,"Titre":"La page a expir\\u00E9 ! (1)","Message":""}}',
  );
  expect(fatalBody({ code: 3, title: "Accès refusé" })).toHaveLength(64);
});

test("any JSON value survives the ASCII form", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
      const json = asciiJson({ value, text });
      expect(json).toMatch(/^[\u0000-\u007f]*$/);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
    }),
  );
});
