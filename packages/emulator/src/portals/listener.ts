import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bareReply, type PortalReply, type PortalRequest, type Site } from "./exchange.js";
import type { WireLog } from "./wire-log.js";

const loopback = "127.0.0.1";

/** A host of a portal on a port of its own, by which it is told from the others. */
export interface Listener {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

const types = {
  html: "text/html; charset=utf-8",
  text: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
} as const;

/** Bodies beyond that are no form of anybody. */
const largestBody = 200_000;

/** Starts listening for one host, on a free port of the loopback interface. */
export async function listenFor(
  origin: string,
  site: Site,
  about: { readonly log: WireLog; readonly onBug: (error: unknown) => void },
): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming)
      .then((body) => {
        const request = requestOf(origin, incoming, body);
        const reply = answer(site, request, about.onBug);
        note(about.log, origin, request, reply);
        write(outgoing, reply);
      })
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, loopback, resolve);
  });
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { origin, port, close: () => closeNow(server) };
}

function answer(site: Site, request: PortalRequest, onBug: (error: unknown) => void): PortalReply {
  try {
    return site(request);
  } catch (error) {
    onBug(error);
    return bareReply("text", "Internal Server Error", 500);
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming) {
    // A server's request gives bytes unless told an encoding.
    const bytes = piece as Buffer;
    size += bytes.length;
    if (size > largestBody) throw new RangeError("the body is too long");
    pieces.push(bytes);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function requestOf(origin: string, incoming: IncomingMessage, body: string): PortalRequest {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(incoming.headers["content-type"] ?? "");
  return {
    url: new URL(`${origin}${incoming.url ?? "/"}`),
    method: incoming.method ?? "GET",
    cookies: cookiesOf(incoming.headers.cookie ?? ""),
    form: new URLSearchParams(isForm ? body : ""),
    referer: incoming.headers.referer ?? "",
  };
}

/** Cookies by name; of two that share one, the first, which is that of the longer path. */
export function cookiesOf(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, Math.max(0, at)).trim();
    if (name !== "" && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

function note(log: WireLog, origin: string, request: PortalRequest, reply: PortalReply): void {
  log.add({
    origin,
    method: request.method,
    path: request.url.pathname,
    query: request.url.search,
    form: request.form,
    cookies: request.cookies,
    status: reply.status,
    setCookies: reply.cookies,
  });
}

function write(outgoing: ServerResponse, reply: PortalReply): void {
  outgoing.writeHead(reply.status, {
    "content-type": types[reply.type],
    "cache-control": "no-store",
    ...(reply.location === undefined ? {} : { location: reply.location }),
    ...(reply.cookies.length === 0 ? {} : { "set-cookie": [...reply.cookies] }),
  });
  outgoing.end(reply.body);
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
