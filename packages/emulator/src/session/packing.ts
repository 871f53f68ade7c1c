import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type Cipher, CipherTextError, decrypt, encrypt, fromHex, fromUtf8 } from "./crypto.js";

/** Whether the secured part is encrypted, and whether it is compressed before. */
export interface Packing {
  readonly encrypt: boolean;
  readonly compress: boolean;
}

/** Content of a secured part: plain JSON, an object. */
export type Root = Readonly<Record<string, unknown>>;

/** A secured part that does not have the form agreed on by the page. */
export class PackingError extends Error {
  override readonly name = "PackingError";
}

/** No honest request inflates to more. */
const largestRequest = 32 * 1024 * 1024;

/**
 * Opens the secured part of a request. Compressed requests hold the hexadecimal of the JSON, deflated: the
 * client hexes before it deflates, and the server does not (`packAnswer`).
 *
 * @throws PackingError saying what was expected and what came
 */
export function unpackRequest(secured: unknown, packing: Packing, cipher: Cipher): Root {
  if (!packing.encrypt) {
    if (!isObject(secured)) {
      throw new PackingError(`the secured part must be an object on a plain server, not ${kindOf(secured)}`);
    }
    return secured;
  }
  if (typeof secured !== "string") {
    throw new PackingError(`the secured part must be encrypted text, not ${kindOf(secured)}`);
  }
  return parseObject(openText(secured, packing, cipher));
}

/**
 * Makes the secured part of an answer. The JSON is pure ASCII: the official client decodes UTF-8 twice when
 * it inflates, and other clients once.
 */
export function packAnswer(root: Root, packing: Packing, cipher: Cipher): string | Root {
  if (!packing.encrypt) return root;
  const json = asciiJson(root);
  if (!packing.compress) return encrypt(json, cipher);
  return encrypt(deflateRawSync(json, { level: 6 }), cipher);
}

/**
 * JSON without a byte above 127: other characters are written as real servers do, `\u00E9`, with upper-case
 * digits.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** Whether a JSON value is an object: not null, not a list. */
export function isObject(value: unknown): value is Root {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a JSON value is, for a message that must not quote it. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function openText(secured: string, packing: Packing, cipher: Cipher): string {
  try {
    const bytes = decrypt(secured, cipher);
    return fromUtf8(packing.compress ? fromHex(inflate(bytes).toString("latin1")) : bytes);
  } catch (cause) {
    if (!(cause instanceof CipherTextError)) throw cause;
    throw new PackingError(`the secured part ${cause.message}`, { cause });
  }
}

function inflate(bytes: Uint8Array): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: largestRequest });
  } catch (cause) {
    throw new PackingError("the secured part decrypts but does not inflate", { cause });
  }
}

function parseObject(json: string): Root {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new PackingError("the secured part opens but is not JSON", { cause });
  }
  if (!isObject(value)) throw new PackingError(`the secured part holds ${kindOf(value)}, not an object`);
  return value;
}
