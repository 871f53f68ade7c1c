import { constants, createPrivateKey, privateDecrypt } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { toHex } from "../platform/bytes.js";
import { platform as node } from "./node.js";
import { platform as portable } from "./portable.js";

const bytes = (max: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: max });
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

/** The data behind an RSA encryption; unpadded by hand, since Node 20 no longer does it. */
function rsaDecrypt(encrypted: Uint8Array): string {
  const { n, e, d, p, q, dp, dq, qi } = known.ivExchange.http_rsa.testKey;
  const jwk = Object.fromEntries(
    Object.entries({ n, e, d, p, q, dp, dq, qi }).map(([name, hex]) => [
      name,
      Buffer.from(hex, "hex").toString("base64url"),
    ]),
  );
  const key = createPrivateKey({ key: { kty: "RSA", ...jwk }, format: "jwk" });
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  expect([block[0], block[1]]).toEqual([0, 2]);
  const end = block.indexOf(0, 2);
  expect(end).toBeGreaterThanOrEqual(10);
  return toHex(block.subarray(end + 1));
}

describe("the two platforms", () => {
  test("digest alike", () => {
    fc.assert(
      fc.property(bytes(300), (data) => {
        expect(toHex(portable.md5(data))).toBe(toHex(node.md5(data)));
        expect(toHex(portable.sha256(data))).toBe(toHex(node.sha256(data)));
      }),
    );
  });

  test("encrypt alike, and read each other", () => {
    fc.assert(
      fc.property(bytes(200), sixteen, sixteen, (data, key, iv) => {
        const encrypted = node.aesEncrypt(data, key, iv);
        expect(toHex(portable.aesEncrypt(data, key, iv))).toBe(toHex(encrypted));
        expect(toHex(portable.aesDecrypt(encrypted, key, iv) ?? new Uint8Array([1]))).toBe(toHex(data));
        expect(toHex(node.aesDecrypt(encrypted, key, iv) ?? new Uint8Array([1]))).toBe(toHex(data));
      }),
    );
  });

  test("refuse alike what was not encrypted under the key", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), sixteen, sixteen, (noise, key, iv) => {
        const [one, other] = [node.aesDecrypt(noise, key, iv), portable.aesDecrypt(noise, key, iv)];
        expect(other === undefined ? "refused" : toHex(other)).toBe(
          one === undefined ? "refused" : toHex(one),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("read hexadecimal and UTF-8 alike, and refuse alike what is none", () => {
    const hexLike = fc.string({ unit: fc.constantFrom("0", "9", "a", "F", "g", " ", "é"), maxLength: 12 });
    fc.assert(
      fc.property(hexLike, fc.uint8Array({ maxLength: 20 }), fc.string(), (text, noise, words) => {
        expect(portable.fromHex(text)?.join()).toBe(node.fromHex(text)?.join());
        expect(portable.fromUtf8(noise)).toBe(node.fromUtf8(noise));
        expect(node.fromUtf8(new TextEncoder().encode(words))).toBe(words);
        expect(portable.fromUtf8(new TextEncoder().encode(words))).toBe(words);
      }),
      { numRuns: 2000 },
    );
    expect(node.fromUtf8(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toBe("\ufeffa");
    expect(portable.fromUtf8(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toBe("\ufeffa");
  });

  test("inflate what the other deflates, and refuse alike what is cut or too large", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes(2000),
          fc.string().map((text) => new TextEncoder().encode(text.repeat(50))),
        ),
        (data) => {
          for (const [one, other] of [
            [node, portable],
            [portable, node],
          ] as const) {
            const deflated = one.deflate(data);
            expect(toHex(other.inflate(deflated, 100_000) ?? new Uint8Array([1]))).toBe(toHex(data));
            if (data.length > 1) expect(other.inflate(deflated, data.length - 1)).toBeUndefined();
            expect(other.inflate(deflated.subarray(0, deflated.length - 1), 100_000)).toBeUndefined();
          }
        },
      ),
    );
  });

  test.each([node, portable])("stop a compression bomb before it fills the memory: $name", (platform) => {
    const bomb = node.deflate(new Uint8Array(50_000_000));
    expect(platform.inflate(bomb, 1_000_000)).toBeUndefined();
  });

  test.each([node, portable])("encrypt for a server's RSA key: $name", (platform) => {
    const { n, e } = known.ivExchange.http_rsa.testKey;
    const iv = Uint8Array.from(Buffer.from(known.ivExchange.https.ivBytes, "hex"));
    for (let round = 0; round < 20; round += 1) {
      const encrypted = platform.rsaEncrypt(iv, n, e);
      expect(encrypted).toHaveLength(128);
      expect(rsaDecrypt(encrypted)).toBe(known.ivExchange.https.ivBytes);
    }
  });
});
