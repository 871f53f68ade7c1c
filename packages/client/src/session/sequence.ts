import { order as orderNumbers, paths, type WireNames } from "@preau/wire";
import { platform } from "#platform";
import { SessionLostError, UsageError } from "../errors/errors.js";
import { errorFromFatal, errorFromPage } from "../errors/from-wire.js";
import type { PronoteError } from "../errors/pronote-error.js";
import { fromLatin1, toHex } from "../platform/bytes.js";
import type { Environment } from "../platform/platform.js";
import { withFiles } from "../transport/answer-files.js";
import { Cipher, openingCipher } from "../transport/cipher.js";
import type { Manner } from "../transport/dialect.js";
import type { FileRequest, HttpFile } from "../transport/download.js";
import { type OpenedAnswer, openAnswer, type SecuredPart, sealRequest } from "../transport/envelope.js";
import type { Http, HttpAnswer } from "../transport/http.js";
import { TransportFailure } from "../transport/http-failure.js";
import { type Failed, patience, unreadable } from "./failed.js";

/** Where a session lives on its server. */
export interface SessionPlace {
  readonly root: string;
  readonly host: string;
  /** Session number. */
  readonly number: number;
  /** Number of the space. */
  readonly space: number;
}

/** What came back from one exchange. */
export interface Exchanged {
  /** Files that came beside it stand in their places, in base64. */
  readonly inner: SecuredPart;
}

/** The number of a request and that of its answer, encrypted. */
export interface SentNumbers {
  readonly sent: string;
  readonly answered: string;
}

/** How one exchange ended without an answer, for those who decide what it means to the caller. */
export class ExchangeFailure extends Error {
  override readonly name = "ExchangeFailure";
  /** `unsent`: nothing reached the server. `refused`: it said no. `lost`: nobody knows. `running`: not yet done. */
  readonly kind: "unsent" | "refused" | "lost" | "running";
  readonly error: PronoteError;
  /** The server had begun with the operation before: it may come to its end unseen. */
  readonly hasBegun: boolean;

  constructor(kind: ExchangeFailure["kind"], error: PronoteError, hasBegun = kind === "running") {
    super(error.message, { cause: error });
    this.kind = kind;
    this.error = error;
    this.hasBegun = hasBegun;
  }
}

/** What a conversation is made of. */
export interface SequenceOptions {
  readonly place: SessionPlace;
  readonly http: Http;
  readonly environment: Environment;
  readonly manner: Manner;
  readonly maxBytes: number;
}

/** A conversation that is interrupted, to be gone on with later. JSON-safe, and secret. */
export interface SequenceState {
  readonly place: SessionPlace;
  readonly names: WireNames;
  /** Bytes, in hexadecimal. */
  readonly key: string;
  readonly iv: string;
  /** Number of the next request. */
  readonly next: number;
  readonly cookies: Readonly<Record<string, string>>;
  readonly userAgent: string;
}

/** How one exchange is made. */
export interface ExchangeOptions {
  /** Cuts the request short: only where nobody will use the session afterwards, as during a login. */
  readonly signal?: AbortSignal | undefined;
  /** Asks only once: the answer matters to nobody. */
  readonly once?: boolean;
}

/**
 * The numbered conversation with a server. The only writer of the order number and of the keys; whoever
 * calls `exchange` sees to it that calls come one at a time.
 */
export class Sequence {
  readonly place: SessionPlace;
  readonly #http: Http;
  readonly #environment: Environment;
  readonly #manner: Manner;
  readonly #maxBytes: number;
  #names: WireNames;
  #cipher = openingCipher;
  #key: Uint8Array = new Uint8Array();
  #iv: Uint8Array = new Uint8Array();
  #next: number = orderNumbers.first;

  constructor(options: SequenceOptions) {
    this.place = options.place;
    this.#http = options.http;
    this.#environment = options.environment;
    this.#manner = options.manner;
    this.#names = options.manner.dialect.names;
    this.#maxBytes = options.maxBytes;
  }

  /** Goes on with a conversation where it was interrupted. */
  static resume(state: SequenceState, options: Omit<SequenceOptions, "place">): Sequence {
    const sequence = new Sequence({ ...options, place: state.place });
    sequence.#names = state.names;
    sequence.#iv = platform.fromHex(state.iv) ?? new Uint8Array();
    sequence.#next = state.next;
    sequence.useKey(platform.fromHex(state.key) ?? new Uint8Array());
    return sequence;
  }

  /** All that it takes to go on later; between two exchanges only. */
  interrupt(): SequenceState {
    return {
      place: this.place,
      names: this.#names,
      key: toHex(this.#key),
      iv: toHex(this.#iv),
      next: this.#next,
      ...this.#http.identity(),
    };
  }

  /** Key names inside the secured part. */
  get names(): WireNames {
    return this.#names;
  }

  get manner(): Manner {
    return this.#manner;
  }

  /** Uses a number beside the envelope: `send` is given it, and what the answer must carry. Used up unless it throws. */
  async numbered<T>(send: (numbers: SentNumbers, http: Http) => Promise<T>): Promise<T> {
    const [sent, answered] = [this.#next, this.#next + 1].map((number) => this.#cipher.encrypt(`${number}`));
    const result = await send({ sent, answered } as SentNumbers, this.#http); // two were made of two
    this.#next += orderNumbers.step;
    return result;
  }

  /** The session's cipher; its key never leaves this room otherwise. */
  get cipher(): Cipher {
    return this.#cipher;
  }

  /** Cipher of a challenge: another key under the session's vector. */
  cipherFor(keyBytes: Uint8Array): Cipher {
    return new Cipher(keyBytes, this.#iv);
  }

  /** Goes on with the key that the authentication gave. */
  useKey(keyBytes: Uint8Array): void {
    this.#key = keyBytes;
    this.#cipher = this.cipherFor(keyBytes);
  }

  /** Goes on with the inner names that the first answer turned out to use. */
  useNames(names: WireNames): void {
    this.#names = names;
  }

  /** Opens a file of this server, beside the conversation. Throws what `Http.file` throws. */
  file(address: string, request: FileRequest): Promise<HttpFile> {
    return this.#http.file(address, request);
  }

  /** First exchange: the request goes without a vector, its answer comes under the one it hands over. */
  async open(
    call: string,
    secured: SecuredPart,
    iv: Uint8Array,
    options: ExchangeOptions = {},
  ): Promise<Exchanged> {
    const order = this.#cipher.encrypt(String(this.#next));
    const body = this.#seal(call, order, secured);
    this.#iv = iv;
    this.#cipher = this.cipherFor(new Uint8Array());
    return this.#roundTrip(call, { order, body, ...options });
  }

  /**
   * One request and its answer. A lost answer is asked for again with the same number and body: the
   * server answers it from memory.
   *
   * @throws ExchangeFailure
   */
  async exchange(call: string, secured: SecuredPart, options: ExchangeOptions = {}): Promise<Exchanged> {
    const order = this.#cipher.encrypt(String(this.#next));
    return this.#roundTrip(call, { order, body: this.#seal(call, order, secured), ...options });
  }

  #seal(call: string, order: string, secured: SecuredPart): string {
    const session = this.place.number;
    try {
      return sealRequest(this.#manner, this.#names, this.#cipher, { session, order, call, secured });
    } catch (cause) {
      throw new UsageError("These arguments cannot be written as JSON; nothing was sent.", { call, cause });
    }
  }

  async #roundTrip(
    call: string,
    request: ExchangeOptions & { readonly order: string; readonly body: string },
  ): Promise<Exchanged> {
    const { root, space, number } = this.place;
    const { order, body, signal } = request;
    const address = `${root}/${paths.call}/${space}/${number}/${order}`;
    let seen = false;
    let lostOne = false;
    for (let attempt = 0; ; attempt += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a try follows from the failure of the one before
      const outcome = await this.#attempt(address, call, body, signal);
      if ("inner" in outcome) {
        this.#next += orderNumbers.step;
        return outcome;
      }
      seen ||= outcome.seen;
      const wait = request.once === true ? undefined : outcome.waits[attempt];
      if (wait === undefined) {
        // What refuses a repetition says nothing of the first try: that one may have been processed.
        const kind = lostOne ? "lost" : outcome.kind;
        throw new ExchangeFailure(seen ? kind : "unsent", outcome.error);
      }
      lostOne ||= outcome.seen;
      // oxlint-disable-next-line no-await-in-loop -- patience between two tries is the point
      await this.#environment.wait(wait);
      signal?.throwIfAborted();
    }
  }

  async #attempt(
    address: string,
    call: string,
    body: string,
    signal: AbortSignal | undefined,
  ): Promise<Exchanged | Failed> {
    const { observe } = this.#environment;
    let answer: HttpAnswer;
    observe?.({ kind: "request", call });
    try {
      answer = await this.#http.post(address, body, signal);
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      const waits = error.error.code === "timeout" ? patience.timeout : patience.cut;
      return {
        kind: "lost",
        error: error.error,
        seen: error.sent,
        waits: error.error.retry === "never" ? [] : waits,
      };
    }
    // A page in another alphabet is still a page; JSON never is.
    const text = (platform.fromUtf8(answer.body) ?? fromLatin1(answer.body)).replace(/^\ufeff/u, "");
    const { status, headers } = answer;
    if (status !== 200 || text.trimStart().startsWith("<")) {
      observe?.({ kind: "answer", call, status, headers, text });
      const error = errorFromPage({ host: this.place.host, status, html: text, call });
      return { kind: "lost", error, seen: true, waits: [] };
    }
    const opened = openAnswer(this.#manner, this.#names, this.#cipher, text, this.#maxBytes);
    const found = opened.kind === "answer" ? { inner: opened.inner } : {};
    observe?.({ kind: "answer", call, status, headers, text, ...found });
    return this.#read(opened, call);
  }

  #read(opened: OpenedAnswer, call: string): Exchanged | Failed {
    if (opened.kind === "unreadable") return unreadable(call, opened.why);
    if (opened.kind === "fatal") {
      return { kind: "refused", error: errorFromFatal(opened.error, call), seen: true, waits: [] };
    }
    const rightSession = opened.session === this.place.number || opened.session === 0;
    if (!rightSession || opened.order !== this.#cipher.encrypt(String(this.#next + 1))) {
      const error = new SessionLostError("The answer belongs to another request: out of step.", { call });
      return { kind: "lost", error, seen: true, waits: [] };
    }
    return { inner: opened.files.length === 0 ? opened.inner : withFiles(opened.inner, opened.files) };
  }
}
