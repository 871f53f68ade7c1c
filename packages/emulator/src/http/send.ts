import { Readable } from "node:stream";
import { setInterval } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import type { FileContent } from "../world/file-bytes.js";
import type { HttpReply } from "./front.js";

/** A request in Hono's hands, on a Node socket. */
export type HttpContext = Context<{ Bindings: HttpBindings }>;

/** Network address of the client. */
export function addressOf(c: HttpContext): string {
  return getConnInfo(c).remote.address ?? "unknown";
}

const contentTypes = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  calendar: "text/calendar; charset=utf-8",
  none: undefined,
};

/** Files beyond this size are sent piece by piece, and not gzipped. */
const streamedBytes = 1_000_000;

/**
 * Writes an answer, gzipped when the client offers it.
 *
 * @evidence real servers gzip even the shortest bodies (lengths logged in pronotepy #294)
 */
export function send(c: HttpContext, reply: HttpReply): Response {
  const { content } = reply;
  const isStreamed = content !== undefined && content.size > streamedBytes;
  const { body, headers } = isStreamed ? streamed(content) : prepare(c, reply);
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  // The library's type lists the statuses that it knows; ours are those of HTTP, chosen by a test at most.
  return c.newResponse(body, reply.status as StatusCode);
}

function streamed(content: FileContent) {
  const { type, size } = content;
  const body = Readable.toWeb(Readable.from(content.read()));
  return {
    // Node's stream of the Web and the platform's are the same thing under two names.
    body: body as ReadableStream<Uint8Array>,
    headers: { "content-type": type, "content-length": String(size) },
  };
}

/** Breaks the connection. */
export function drop(c: HttpContext): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Leaves the connection open, without an answer, until somebody closes it. */
export async function holdForever(c: HttpContext): Promise<Response> {
  const { outgoing } = c.env;
  if (!outgoing.closed) await new Promise((resolve) => outgoing.once("close", resolve));
  return RESPONSE_ALREADY_SENT;
}

/** Announces the whole body, sends half of it, and breaks the connection. */
export function sendHalf(c: HttpContext, reply: HttpReply): Response {
  const { body } = writeHead(c, reply);
  const { outgoing } = c.env;
  outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.socket?.end());
  return RESPONSE_ALREADY_SENT;
}

/** Sends the body byte by byte, so that the last one leaves after `ms` milliseconds. */
export async function sendSlowly(
  c: HttpContext,
  reply: HttpReply,
  pace: { readonly ms: number; readonly signal: AbortSignal },
): Promise<Response> {
  const { body } = writeHead(c, reply);
  const { outgoing } = c.env;
  const begun = performance.now();
  let sent = 0;
  try {
    for await (const _ of setInterval(pace.ms / body.length, undefined, { signal: pace.signal })) {
      if (outgoing.destroyed) break;
      const share = Math.min(1, (performance.now() - begun) / pace.ms);
      // Timers are coarser than bytes are many: what is overdue goes out together.
      const due = Math.max(sent + 1, Math.floor(body.length * share));
      outgoing.write(body.subarray(sent, due));
      sent = due;
      if (sent >= body.length) break;
    }
  } catch {
    // The server closes.
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
}

/** Announces the whole body. */
function writeHead(c: HttpContext, reply: HttpReply): { readonly body: Buffer<ArrayBuffer> } {
  const { body, headers } = prepare(c, reply);
  c.env.outgoing.writeHead(reply.status, {
    ...Object.fromEntries(c.res.headers),
    ...headers,
    "content-length": body.length,
  });
  return { body };
}

function prepare(
  c: HttpContext,
  reply: HttpReply,
): { body: Buffer<ArrayBuffer>; headers: Record<string, string> } {
  const { content } = reply;
  const type = content?.type ?? contentTypes[reply.type];
  const plain = content === undefined ? Buffer.from(reply.text, "utf8") : Buffer.concat([...content.read()]);
  const zipped = plain.length > 0 && /\bgzip\b/i.test(c.req.header("accept-encoding") ?? "");
  return {
    body: zipped ? gzipSync(plain) : plain,
    headers: {
      ...(type === undefined ? {} : { "content-type": type }),
      ...(zipped ? { "content-encoding": "gzip" } : {}),
      ...(reply.location === undefined ? {} : { location: reply.location }),
      ...(reply.cookie === undefined ? {} : { "set-cookie": reply.cookie }),
    },
  };
}
