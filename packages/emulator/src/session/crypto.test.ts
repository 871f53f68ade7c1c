import { createCipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { blankCipher, type Cipher, CipherTextError, decrypt, encrypt } from "./crypto.js";

// Known answers, made for tests from invented inputs; the first order number is a public constant.
const ivBytes = Buffer.from("0b30557a9fc4e90e33587da2c7ec1136", "hex");
const noBytes = new Uint8Array();
const opened: Cipher = { keyBytes: noBytes, ivBytes };
const authenticated: Cipher = { keyBytes: Buffer.from("0a029f17364ec900ff116380402107fa", "hex"), ivBytes };

test.each([
  { text: "", cipher: blankCipher, hex: "9f65627ee7d62269d2acd257ec15a744" },
  {
    text: "hello world",
    cipher: { keyBytes: Buffer.from("abc"), ivBytes },
    hex: "8ef2643571083c64f442bbf17b0b4dc6",
  },
  {
    text: "Élève – été 25 €",
    cipher: { keyBytes: Buffer.from("clé"), ivBytes },
    hex: "f1834b26847b14f5378014cf6d996f42a0fe962f76b6d0a0716fecd7d0087730",
  },
])("“$text” encrypts to the known bytes, and back", ({ text, cipher, hex }) => {
  expect(encrypt(text, cipher)).toBe(hex);
  expect(decrypt(hex, cipher).toString("utf8")).toBe(text);
});

test("hexadecimal is read in either case", () => {
  const cipher = { keyBytes: Buffer.from("abc"), ivBytes };
  expect(decrypt("8EF2643571083C64F442BBF17B0B4DC6", cipher).toString()).toBe("hello world");
});

test.each([
  [1, "3fa959b13967e0ef176069e01e23c8d7"],
  [2, "6eebc1af5bd4e3ea63d94407040100f8"],
  [3, "53b4de71d80e1911bf21ac87a16db2e5"],
  [5, "1d3d7cf5a3e38fd393d2fb163307f6d9"],
  [7, "f4f60c85946fba4004a40e472ed90293"],
  [9, "19f00bc65e320450d6b6f00ca7cac082"],
])("before anything is agreed on, order number %i is %s", (number, hex) => {
  expect(encrypt(String(number), blankCipher)).toBe(hex);
});

test.each([
  [2, "5cd8c328c146d73fe018d1996e1719be"],
  [3, "d8c9e30a5a105ef79767250e48b99ce3"],
  [4, "d4ae8991a42cc770ac3b46e7bc5c026e"],
  [5, "2651af222509f5fa7fd5ed1202bbd380"],
  [6, "7996127bb5858d6653b51c2346bfb4c2"],
  [7, "80a030c8e484c52e25dd575d23188361"],
  [8, "8bfd18d546c2ae3562e12921ab3739f6"],
  [9, "c202eabaac65ae08213858c123626c92"],
  [11, "ac4773c6730fa727056186abeedfb401"],
  [101, "716ade85b987488d3a4d96d8cb648d0c"],
])("under the session's vector, order number %i is %s", (number, hex) => {
  expect(encrypt(String(number), opened)).toBe(hex);
});

test.each([
  [7, "05cac27b7c6f9841632138fa917e7234"],
  [8, "8f0fa7316ef491ed46ef4e8d83c8d40f"],
  [9, "752020d83a873d9776002157e12f6079"],
  [10, "75bd773a6c069e424301f372ff9a0177"],
  [11, "a0e8a891111fc86c6706628774867ecf"],
  [-1, "3b367ad3d107cae9855bd7739e078591"],
  [-2, "4f34911cf1b967a5fb1b05eb7af2d69f"],
  [-3, "3054d2f020b7cc200eb643fbf7e27eda"],
  [1, "227498fcf3188f0c15994d11b724a70a"],
  [2, "e64359000d8dfc0ca6ea6349fd3abd44"],
  [3, "242d90307915ebddd345ad6908837fbc"],
])("after the login, number %i is %s", (number, hex) => {
  expect(encrypt(String(number), authenticated)).toBe(hex);
});

/** A block of sixteen bytes encrypted as it stands, without padding. */
function encryptBlock(block: Uint8Array): string {
  const key = createHash("md5").update(authenticated.keyBytes).digest();
  const iv = createHash("md5").update(ivBytes).digest();
  const aes = createCipheriv("aes-128-cbc", key, iv).setAutoPadding(false);
  return Buffer.concat([aes.update(block), aes.final()]).toString("hex");
}

test.each([
  ["a padding of 0", [...Array.from({ length: 15 }, () => 65), 0]],
  ["a padding of 17, which the official client would accept", [...Array.from({ length: 15 }, () => 65), 17]],
  ["padding bytes that differ", [...Array.from({ length: 13 }, () => 65), 9, 3, 3]],
])("%s is refused", (_, block) => {
  expect(() => decrypt(encryptBlock(Uint8Array.from(block)), authenticated)).toThrow(CipherTextError);
});

test("a right padding of one byte is accepted", () => {
  const block = Uint8Array.from([...Array.from({ length: 15 }, () => 65), 1]);
  expect(decrypt(encryptBlock(block), authenticated).toString()).toBe("A".repeat(15));
});

test.each(["", "abc", "zz", "8ef2643571083c64f442bbf17b0b4d", "8ef2643571083c64f442bbf17b0b4dc6ff", " 8ef2"])(
  "“%s” is no cipher text",
  (hex) => {
    expect(() => decrypt(hex, authenticated)).toThrow(CipherTextError);
  },
);
