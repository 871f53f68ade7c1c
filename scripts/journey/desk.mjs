// The desk of `schools.mjs`: a small HTTP server from which a journey learns its plan and orders trouble. For
// browsers it also serves the page that runs the journey, and passes requests on to the schools, since a page
// reaches its own origin only.

import { createServer, request as httpRequest } from "node:http";

/**
 * @typedef {import("./schools.mjs").Schools} Schools
 * @typedef {import("./schools.mjs").Capabilities} Capabilities
 * @typedef {{ type: string, body: string | Uint8Array, status?: number }} File
 */

/** What a page's own name for its browser is replaced by on the way; servers filter on it. */
const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/**
 * @param {Schools} schools
 * @param {{ capabilities: Capabilities, throughProxy?: boolean, files?: ReadonlyMap<string, File> }} options
 */
export async function openDesk(schools, { capabilities, throughProxy = false, files = new Map() }) {
  const deadEnd = await unusedAddress();
  let origin = "";

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => {
        if (reply === undefined) return;
        response.writeHead(reply.status ?? 200, { "content-type": reply.type });
        response.end(reply.body);
      },
      (/** @type {unknown} */ error) => {
        response.writeHead(500, { "content-type": "text/plain" });
        response.end(String(error));
      },
    );

    /** @param {import("node:http").IncomingMessage} incoming */
    async function answer(incoming) {
      const { pathname } = new URL(incoming.url ?? "/", origin);
      const file = files.get(pathname);
      if (file !== undefined) return file;
      if (pathname === "/plan") {
        const rootOf = (/** @type {number} */ index) => `${origin}/school/${index}/pronote`;
        return json(schools.plan({ deadEnd, capabilities, ...(throughProxy ? { rootOf } : {}) }));
      }
      if (pathname === "/faults") {
        /** @type {import("./schools.mjs").FaultOrder} */
        const order = JSON.parse(await bodyOf(incoming));
        schools.plant(order);
        return json({});
      }
      const [, room, number] = pathname.split("/");
      if (room === "schools") return json(schools.stateOf(Number(number)));
      const emulator = room === "school" ? schools.emulators[Number(number)] : undefined;
      if (emulator === undefined) return { status: 404, type: "text/plain", body: "nothing here" };
      pass(incoming, response, new URL(emulator.url).origin);
      return undefined;
    }
  });

  origin = await listen(server);
  return {
    url: origin,
    /** @returns {Promise<void>} */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Passes a request to a school and its answer back, redirections included; breaks off where the school does.
 *
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} response
 * @param {string} school origin
 */
function pass(incoming, response, school) {
  const path = (incoming.url ?? "").replace(/^\/school\/\d+/u, "");
  const { host: _host, connection: _connection, ...headers } = incoming.headers;
  const onward = httpRequest(`${school}${path}`, {
    method: incoming.method,
    headers: { ...headers, "user-agent": userAgent },
    agent: false,
  });
  const breakOff = () => response.destroy();
  onward.once("error", breakOff);
  onward.once("response", (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.once("aborted", breakOff);
    reply.once("error", breakOff);
    reply.pipe(response);
  });
  response.once("close", () => onward.destroy());
  incoming.pipe(onward);
}

/** @param {unknown} value @returns {File} */
function json(value) {
  return { type: "application/json", body: JSON.stringify(value) };
}

/** @param {AsyncIterable<Uint8Array>} stream */
async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * @param {import("node:http").Server} server
 * @returns {Promise<string>} its origin
 */
function listen(server) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no TCP address"));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

/** An address of this machine that nobody listens on. */
async function unusedAddress() {
  const server = createServer();
  const origin = await listen(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return origin;
}
