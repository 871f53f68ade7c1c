// A server that gives recorded answers again: in a process of its own, so that its work does not count.

import { createServer } from "node:http";

/** @typedef {{ method: string, path: string, body: string, answer: string, headers: Record<string, string> }} Exchange */

/** @param {Exchange[]} exchanges */
async function repeat(exchanges) {
  const answers = new Map(exchanges.map((one) => [`${one.method} ${one.path} ${one.body}`, one]));
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (/** @type {string} */ text) => (body += text));
    request.on("end", () => {
      const known = answers.get(`${request.method} ${request.url} ${body}`);
      if (known === undefined) response.writeHead(500).end("not in the recorded conversation");
      else response.writeHead(200, known.headers).end(known.answer);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  process.once("disconnect", () => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { origin: `http://127.0.0.1:${address.port}` };
}

process.on("message", (/** @type {Exchange[]} */ exchanges) => {
  void repeat(exchanges).then((reply) => process.send?.(reply));
});
