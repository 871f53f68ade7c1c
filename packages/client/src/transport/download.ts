import { platform } from "#platform";
import { NetworkError, NotPronoteError, UnsupportedError } from "../errors/errors.js";
import { errorFromFilePage } from "../errors/from-wire.js";
import { PortalPageError } from "../errors/portal-errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { fromLatin1 } from "../platform/bytes.js";
import type { Capabilities } from "../platform/platform.js";
import { readBody } from "./http-body.js";
import { Deadline, failureOf, TransportFailure } from "./http-failure.js";
import { mostRedirects, portalAt, redirectOf, staysHome } from "./redirects.js";

/** A file as it comes: whoever gets it reads the body, or cancels it. */
export interface HttpFile {
  readonly body: ReadableStream<Uint8Array>;
  /** Media type, without parameters. */
  readonly type?: string;
  /** Bytes announced. */
  readonly length?: number;
}

/** What is asked for. */
export interface FileRequest {
  /** Tells a page of the server's from a file that is one. */
  readonly name: string;
  /** Largest file accepted, in bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** How it is asked for. */
export interface FileWay extends FileRequest {
  readonly capabilities: Capabilities;
  readonly timeoutMs: number;
  /** One request, without following where it leads. */
  readonly fetch: (url: URL, deadline: Deadline) => Promise<Response>;
}

/** A request that is under way. */
interface Fetched extends FileWay {
  readonly url: URL;
  readonly deadline: Deadline;
}

/** Pages that take the place of a file are read no further than this. */
const longestPage = 256 * 1024;

/**
 * Opens a file, following redirections within the host.
 *
 * @throws PronoteError · the signal's reason
 */
export async function openFile(address: string, way: FileWay): Promise<HttpFile> {
  const deadline = new Deadline(way.timeoutMs, way.signal);
  let url = new URL(address);
  try {
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each hop is known from the one before
      const response = await way.fetch(url, deadline);
      const next = redirectOf(response, url);
      // oxlint-disable-next-line no-await-in-loop -- the way out
      if (next === undefined) return await fileOf(response, { ...way, url, deadline });
      // oxlint-disable-next-line no-await-in-loop -- frees the connection for the next hop
      await response.body?.cancel();
      if (!staysHome(next, url)) throw portalAt(next, url);
      url = next;
    }
    throw new NotPronoteError(`${url.host} redirects in a circle.`);
  } catch (cause) {
    deadline.clear();
    throw meaningOf(cause, { host: url.host, deadline, signal: way.signal });
  }
}

/**
 * The file of an answer, which nobody has read yet.
 *
 * @throws PronoteError when it is a page, or too large
 */
async function fileOf(response: Response, fetched: Fetched): Promise<HttpFile> {
  const { url, maxBytes, capabilities, deadline } = fetched;
  const type = mediaType(response.headers);
  if (response.status !== 200 || (type === "text/html" && !/\.x?html?$/iu.test(fetched.name))) {
    const { status } = response;
    throw errorFromFilePage({ host: url.host, status, html: await readPage(response, fetched) });
  }
  const length = announced(response.headers);
  if (length !== undefined && length > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(url.host, maxBytes);
  }
  const described = {
    ...(type === undefined ? {} : { type }),
    ...(length === undefined ? {} : { length }),
  };
  if (capabilities.streams && response.body !== null) {
    deadline.pause();
    return { body: guarded(response.body, { ...fetched, length }), ...described };
  }
  // The runtime reads bodies whole, or there is none.
  if (typeof globalThis.ReadableStream !== "function") {
    throw new UnsupportedError("This runtime has no streams.", {
      hint: "Have the system fetch the file: attachmentUrl gives its address.",
    });
  }
  const whole = await readBody(response, maxBytes, url.host, false);
  deadline.clear();
  return { body: streamOf(whole), ...described };
}

/** Bytes as a stream of one piece. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** What the failure of a request means to whoever asked for a file. */
function meaningOf(
  cause: unknown,
  request: {
    readonly host: string;
    readonly deadline: Deadline;
    readonly signal?: AbortSignal | undefined;
  },
): unknown {
  if (request.signal?.aborted === true) return request.signal.reason;
  if (cause instanceof PortalPageError && cause.host !== request.host) {
    return new PortalPageError(`${request.host} sends who wants this file to ${cause.host}.`, cause.host, {
      hint: "Open its address in a browser, where one may sign in there.",
    });
  }
  if (isPronoteError(cause)) return cause;
  if (cause instanceof TransportFailure) return cause.error;
  return failureOf(cause, request.host, request.deadline).error;
}

/**
 * Passes pieces on when they are asked for: none waits in memory. The time that a request may take runs while a
 * piece is waited for, not while its reader is busy.
 */
function guarded(
  source: ReadableStream<Uint8Array>,
  fetched: Fetched & { readonly length: number | undefined },
): ReadableStream<Uint8Array> {
  const { url, deadline, maxBytes, length } = fetched;
  const { host } = url;
  const reader = source.getReader();
  let received = 0;
  const next = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    deadline.restart();
    const { done, value } = await reader.read();
    deadline.pause();
    received += value?.length ?? 0;
    if (received > maxBytes) throw tooLarge(host, maxBytes);
    if (!done) {
      controller.enqueue(value);
      return;
    }
    if (length !== undefined && received < length) {
      throw new NetworkError(`${host} sent ${received} of ${length} bytes.`, {
        hint: "Fetch the file again.",
      });
    }
    deadline.clear();
    controller.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) =>
        next(controller).catch(async (cause: unknown) => {
          const meaning = meaningOf(cause, { host, deadline, signal: fetched.signal });
          deadline.clear();
          await reader.cancel().catch(() => undefined);
          throw meaning;
        }),
      cancel(reason) {
        deadline.clear();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

async function readPage(response: Response, { url, capabilities }: Fetched): Promise<string> {
  const read = readBody(response, longestPage, url.host, capabilities.streams);
  const body = await read.catch((error: unknown) => {
    if (error instanceof TransportFailure) return new Uint8Array(); // too long to be a message
    throw error;
  });
  return platform.fromUtf8(body) ?? fromLatin1(body);
}

function mediaType(headers: Headers): string | undefined {
  const type = headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  return type === "" ? undefined : type;
}

/** Bytes announced; what is encoded on the way has another length than what arrives. */
function announced(headers: Headers): number | undefined {
  const length = headers.get("Content-Length");
  const isEncoded = !/^(?:|identity)$/iu.test(headers.get("Content-Encoding") ?? "");
  return length === null || isEncoded || !/^\d+$/u.test(length) ? undefined : Number(length);
}

function tooLarge(host: string, maxBytes: number): NetworkError {
  return new NetworkError(`The file that ${host} sends has more than ${maxBytes} bytes.`, {
    hint: "Allow it with the option maxBytes, if it is really that large.",
    retry: "never",
  });
}
