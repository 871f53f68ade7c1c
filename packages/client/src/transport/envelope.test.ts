import { inflateRawSync } from "node:zlib";
import { dialects, type WireNames } from "@preau/wire";
import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { fromHex, fromUtf8 } from "../platform/bytes.js";
import { Cipher } from "./cipher.js";
import { type Manner, resolveManners, startForms } from "./dialect.js";
import { openAnswer, sealRequest } from "./envelope.js";
import { parseStartPage } from "./start-page.js";

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
const vectors = known.envelope;
const cap = 1_000_000;

async function mannerOf(encrypt: boolean, compress: boolean): Promise<Manner> {
  const flags = `${encrypt ? ',"CrA":true' : ""}${compress ? ',"CoA":true' : ""}`;
  const page = await parseStartPage(`Start ({"h":1,"a":3${flags}}) >PRONOTE 2026.2.7<`, null, startForms);
  if (page === undefined) throw new Error("unread");
  return resolveManners(page)[0];
}
const plain = await mannerOf(false, false);
const encrypted = await mannerOf(true, false);
const compressed = await mannerOf(true, true);
const names: WireNames = plain.dialect.names;
const cipher = new Cipher(
  bytes(vectors.requestEncryptOnly.keyBytes),
  bytes(vectors.requestEncryptOnly.ivBytes),
);

function answer(secured: unknown): string {
  return JSON.stringify({ session: 4217739, no: vectors.responseEncryptOnly.no, id: "x", dataSec: secured });
}

describe("sealRequest", () => {
  const request = (
    secured: string,
  ): { session: number; order: string; call: string; secured: Record<string, unknown> } => ({
    session: 4217739,
    order: vectors.requestEncryptOnly.no,
    call: "Navigation",
    // oxlint-disable-next-line no-unsafe-type-assertion -- a known answer of this folder
    secured: JSON.parse(secured) as Record<string, unknown>,
  });

  test("leaves a plain body in clear", () => {
    // oxlint-disable-next-line no-unsafe-type-assertion -- a known answer of this folder
    const body = JSON.parse(vectors.plain_2025plus.body) as { no: string; dataSec: Record<string, unknown> };
    const sealed = sealRequest(plain, names, cipher, {
      session: 4217739,
      order: body.no,
      call: "FonctionParametres",
      secured: body.dataSec,
    });
    expect(sealed).toBe(vectors.plain_2025plus.body);
  });

  test("encrypts the secured part", () => {
    const vector = vectors.requestEncryptOnly;
    expect(JSON.parse(sealRequest(encrypted, names, cipher, request(vector.plaintext)))).toMatchObject({
      session: 4217739,
      no: vector.no,
      dataSec: vector.dataSec,
    });
  });

  test("compresses the hexadecimal of the text before encrypting", () => {
    const vector = vectors.requestCompressAndEncrypt;
    // oxlint-disable-next-line no-unsafe-type-assertion -- what was just sealed
    const { dataSec } = JSON.parse(sealRequest(compressed, names, cipher, request(vector.plaintext))) as {
      dataSec: string;
    };
    // Deflated bytes are not canonical: what counts is what they inflate to.
    const hex = inflateRawSync(cipher.decrypt(dataSec) ?? new Uint8Array()).toString("utf8");
    expect(hex).toBe(vector.hexText);
  });

  test("names its keys as the dialect does", () => {
    const old = dialects[0].names;
    const sealed = sealRequest(plain, old, cipher, { session: 1, order: "aa", call: "X", secured: {} });
    expect(JSON.parse(sealed)).toEqual({ session: 1, numeroOrdre: "aa", nom: "X", donneesSec: {} });
  });
});

describe("openAnswer", () => {
  const expected = { data: { L: "Élève" }, nom: "PageTest", Signature: { ModeExclusif: false } };

  test("opens an encrypted answer", () => {
    const vector = vectors.responseEncryptOnly;
    expect(openAnswer(encrypted, names, cipher, answer(vector.dataSec), cap)).toMatchObject({
      kind: "answer",
      order: vector.no,
      inner: JSON.parse(vector.plaintext) as object,
    });
  });

  test.each(["recommendedAsciiOnly", "singleUtf8Variant", "doubleUtf8Variant"] as const)(
    "opens a compressed answer, however its letters were written: %s",
    (variant) => {
      const { dataSec } = vectors.responseCompressAndEncrypt[variant];
      expect(openAnswer(compressed, names, cipher, answer(dataSec), cap)).toMatchObject({ inner: expected });
    },
  );

  test("takes an answer in clear although encryption was agreed", () => {
    expect(openAnswer(compressed, names, cipher, answer({ data: {} }), cap)).toMatchObject({
      inner: { data: {} },
    });
  });

  test("recognises a fatal error at the top, or inside", () => {
    const error = { G: 8, Titre: "La page a expiré ! (1)", Message: "" };
    expect(openAnswer(plain, names, cipher, JSON.stringify({ Erreur: error }), cap)).toEqual({
      kind: "fatal",
      error,
    });
    expect(openAnswer(plain, names, cipher, answer({ Erreur: error }), cap)).toEqual({
      kind: "fatal",
      error,
    });
  });

  test("refuses what inflates beyond the cap", () => {
    const { dataSec } = vectors.responseCompressAndEncrypt.recommendedAsciiOnly;
    expect(openAnswer(compressed, names, cipher, answer(dataSec), 20).kind).toBe("unreadable");
  });

  test.each(["", "{", "[]", "null", "42", '{"no":"aa"', answer("zz"), answer([1]), '{"dataSec":{}}'])(
    "says that %.30s is unreadable, and throws nothing",
    (body) => {
      expect(openAnswer(encrypted, names, cipher, body, cap).kind).toBe("unreadable");
    },
  );

  test("hands over the files of the unsecured part", () => {
    const body = JSON.stringify({ session: 1, no: "aa", dataSec: {}, dataNonSec: { fichiers: ["QQ=="] } });
    expect(openAnswer(plain, names, cipher, body, cap)).toMatchObject({ files: ["QQ=="] });
    expect(fromUtf8(bytes("c3a9"))).toBe("é");
  });
});
