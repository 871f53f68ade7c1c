import type { Access, CallName, WireFileDescription } from "@preau/wire";
import type { SchoolCalendar } from "../codec/calendar.js";
import type { PlainDate } from "../codec/dates.js";
import type { SessionTag } from "../codec/ids.js";
import type { Reader } from "../codec/reader.js";

/** What encoders and readers may know of the session: data, never a connection. */
export interface CallContext {
  readonly calendar: SchoolCalendar;
  /** Today on the school's calendar. */
  readonly today: PlainDate;
  /** Marks the ids of this session. */
  readonly tag: SessionTag;
  /** Families and staff are not shown the same lessons. */
  readonly audience: "family" | "staff";
  /** Whom the call is about: the user, or the chosen child of a parent. */
  readonly subject?: Subject;
}

/** A person as requests refer to them; `n` is an `N` of this session. */
export interface Subject {
  readonly n: string;
  readonly kind: number;
  readonly name: string;
  /** `N` of a pupil's class, which some requests name too. */
  readonly classN?: string;
}

/** One remote function, as data: what is asked and how the answer is read. */
export interface Call<Arguments, Result> {
  /** Name on the wire; `@preau/wire` says its tab and whether it reads or writes. */
  readonly wire: CallName;
  /** Tab, where the function serves several. */
  readonly tab?: number;
  /** A read of a function that otherwise writes: it may be asked again in another session. */
  readonly access?: "read";
  /** Payload, or `undefined` for none. */
  readonly encode: (args: Arguments, context: CallContext) => object | undefined;
  readonly decode: (page: Reader<never>, context: CallContext, args: Arguments) => Result;
}

/** Describes a remote function. The page's shape lends its key names to the reader, and is then forgotten. */
export function defineCall<Wire, Arguments, Result>(call: {
  readonly wire: CallName;
  readonly tab?: number;
  readonly access?: "read";
  readonly encode: (args: Arguments, context: CallContext) => object | undefined;
  readonly decode: (page: Reader<Wire>, context: CallContext, args: Arguments) => Result;
}): Call<Arguments, Result> {
  return call;
}

/** Options of everything that asks the server. */
export interface CallOptions {
  /**
   * Gives up waiting: the promise rejects at once with the signal's reason. The session stays usable; what
   * was sent is answered unseen first, and the next call waits for that.
   */
  readonly signal?: AbortSignal | undefined;
}

/** What work that takes several calls is given: a session, seen for one person. */
export interface Runner {
  run<Arguments, Result>(
    call: Call<Arguments, Result>,
    args: Arguments,
    options?: RunnerOptions,
  ): Promise<Result>;
  context(): CallContext;
  /** Who writes, and with what rights. */
  readonly author: Author;
  /** Says something of an answer that is no error. */
  warn(warning: { call: string; path: string; expected: string; received: string }): void;
  /** What a session has learnt of its server, kept as long as it lives. */
  readonly memory: ServerMemory;
  readonly files: Files;
}

/** Options of one call within some work. */
export interface RunnerOptions extends CallOptions {
  /** Files that go before the call, which refers to them: when one fails, the call is not made. */
  readonly uploads?: readonly Upload[];
}

/** What a write must know of the account that makes it, beside what it is about. */
export interface Author {
  /** Resource kind of the user: a parent's, also in the view of a child. */
  readonly kind: number;
  /** Rights of the account (`autorisations`). */
  readonly rights: Readonly<Record<string, unknown>>;
  /** What the school said of the account when the session opened (`ParametresUtilisateur`), as it came. */
  readonly parameters: unknown;
  /** Code of the sets in which choices are written. */
  readonly choiceSet: 8 | 26;
  /** `N` of an object that this session makes: negative, and new each time. */
  newNumber(): number;
  /** Name that the session gives to a file it sends (`idFichier`). */
  newFileId(): string;
  /** A secret as this session sends it, in hexadecimal. */
  encrypt(secret: string): string;
}

/** A file to send. A `File` of a browser is one too. */
export interface UploadFile {
  /**
   * What the school sees. Of a path only the last part is sent; what cannot be seen, what no file may be called and what
   * is beyond 180 bytes is taken away, but for the extension.
   */
  readonly name: string;
  readonly data: Blob | Uint8Array | ReadableStream<Uint8Array>;
  /** Length of a stream, which does not know its own. @unit bytes */
  readonly size?: number | undefined;
}

/** Options of everything that sends a file. */
export interface UploadOptions extends CallOptions {
  /** Called after each part that was sent. What it throws gives up the upload. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes sent so far, and in all. */
  readonly sent: number;
  readonly total: number;
}

/** A file that goes before a call, under the name that the call refers to it by. */
export interface Upload {
  readonly id: string;
  readonly file: UploadFile & { readonly size: number };
  readonly onProgress?: UploadOptions["onProgress"];
}

/** Habits of a server that are found out by asking. */
export interface ServerMemory {
  /** Whether a timetable of several weeks is honoured; unknown until seen. */
  timetableRanges?: boolean;
}

/** A file that is on its way: read its body, or cancel it. */
export interface FileDownload {
  /**
   * The bytes, as they come: nothing is kept in memory beside them. Breaks off with a `PronoteError`, or with the
   * reason of the signal.
   */
  readonly body: ReadableStream<Uint8Array>;
  /** What the school calls the file: any text, never a path. `saveAttachment` makes a safe name of it. */
  readonly name: string;
  /** Media type that the server gives, such as `application/pdf`; without parameters. */
  readonly type?: string;
  /** How much is announced; absent when the server does not say. @unit bytes */
  readonly length?: number;
}

/** Options of everything that fetches a file. */
export interface DownloadOptions extends CallOptions {
  /** Largest file accepted; default 1 GiB. @unit bytes */
  readonly maxBytes?: number | undefined;
}

/** The files of a session, as a domain sees them: addresses are made for it, the key is not shown. */
export interface Files {
  /** Tag of the session, without which an id says nothing. */
  readonly tag: SessionTag;
  /** Address of what is described. Good as long as the session, for whoever has it: a secret. */
  address(description: WireFileDescription, name: string): string;
  /** Address of a path below the server's root. */
  below(path: string): string;
  /** Opens an address of this server. Costs one request, which waits for no other. */
  open(address: string, name: string, options?: DownloadOptions): Promise<FileDownload>;
}

/** Name, tab and access of a call that the library does not describe. */
export interface RawCall {
  readonly name: string;
  readonly tab?: number | undefined;
  readonly access: Access;
}
