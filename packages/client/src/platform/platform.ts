/**
 * What the library needs of the machine it runs on: a few pure functions on bytes. Every platform offers
 * the same, and `#platform` resolves to the right one.
 */
export interface Platform {
  /** Name for diagnostics, such as `node`. */
  readonly name: string;
  readonly capabilities: Capabilities;
  md5(data: Uint8Array): Uint8Array;
  sha256(data: Uint8Array): Uint8Array;
  /** AES-128-CBC with PKCS#7 padding. */
  aesEncrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array;
  /** The reverse; `undefined` when the length or the padding (1 to 16 equal bytes) is wrong. */
  aesDecrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array | undefined;
  /** Deflate without header. */
  deflate(data: Uint8Array): Uint8Array;
  /** The reverse; `undefined` when the data is none, or inflates beyond `maxBytes`. */
  inflate(data: Uint8Array, maxBytes: number): Uint8Array | undefined;
  /** Bytes of hexadecimal text, in either case; `undefined` when it is none. */
  fromHex(text: string): Uint8Array | undefined;
  /** Text of UTF-8 bytes; `undefined` when they are not valid. */
  fromUtf8(bytes: Uint8Array): string | undefined;
  /** RSA PKCS#1 v1.5 encryption. Modulus and exponent are hexadecimal. */
  rsaEncrypt(data: Uint8Array, modulus: string, exponent: string): Uint8Array;
}

/**
 * What the `fetch` of a runtime can do. Declared by each platform, and by whoever brings a `fetch` of their
 * own: the library assumes none of it.
 */
export interface Capabilities {
  /** A redirection can be looked at instead of followed. In browsers it cannot. */
  readonly manualRedirects: boolean;
  /** `User-Agent` and `Cookie` can be set, and `Set-Cookie` be read. Browsers keep these to themselves. */
  readonly ownHeaders: boolean;
  /** A body can be read in pieces, and so be stopped when it grows too large. */
  readonly streams: boolean;
}

/** The world outside, as the library sees it; every part may be replaced through the options. */
export interface Environment {
  readonly fetch: typeof fetch;
  /** What that `fetch` can do; default, what the platform's own can. */
  readonly capabilities?: Capabilities | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Resolves after that many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /**
   * Told of pages and answers as they come, for diagnosis. They hold what the school says of people, in clear: a
   * `WireRecorder` (`@preau/client/discovery`) keeps their structure only. It must not throw.
   */
  readonly observe?: ((event: Observed) => void) | undefined;
}

/** Something that went over the wire. Neither passwords nor keys of a session are in it. */
export type Observed =
  | { readonly kind: "page"; readonly status: number; readonly headers: Headers; readonly html: string }
  | { readonly kind: "request"; readonly call: string }
  | {
      readonly kind: "answer";
      readonly call: string;
      readonly status: number;
      readonly headers: Headers;
      /** Body as it came. */
      readonly text: string;
      /** What the envelope held, where it could be opened and is no refusal. */
      readonly inner?: Readonly<Record<string, unknown>>;
    };

/** The environment of this process. */
export const defaultEnvironment: Environment = {
  // Looked up at each call, so that a replaced global is honoured.
  fetch: (input, init) => globalThis.fetch(input, init),
  now: () => Date.now(),
  randomBytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  wait: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};
