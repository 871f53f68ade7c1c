import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dialects, type WireFileDescription } from "@preau/wire";
import { afterEach, describe, expect, test } from "vitest";
import { fromHex } from "../src/platform/bytes.js";
import { defaultEnvironment, type Environment } from "../src/platform/platform.js";
import type { DownloadOptions, FileDownload } from "../src/session/call.js";
import { SessionFiles } from "../src/session/files.js";
import { Sequence } from "../src/session/sequence.js";
import { withFiles } from "../src/transport/answer-files.js";
import { CookieJar } from "../src/transport/cookies.js";
import { Http } from "../src/transport/http.js";
import { known } from "./known-answers.js";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answer): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const { session, keyBytes, ivBytes } = known.fileAddress;
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

/** Files of a session that has been opened on a server that answers nothing else. */
async function filesOf(
  root: string,
  options: { timeoutMs?: number; isAlive?: boolean } = {},
): Promise<SessionFiles> {
  let isOpening = true;
  const environment: Environment = {
    ...defaultEnvironment,
    wait: () => Promise.resolve(),
    fetch: (input, init) =>
      isOpening ? Promise.reject(new Error("not now")) : globalThis.fetch(input, init),
  };
  const limits = { timeoutMs: options.timeoutMs ?? 2000, maxBytes: 1000 };
  const sequence = new Sequence({
    place: { root, host: new URL(root).hostname, number: session, space: 3 },
    http: new Http(environment, new CookieJar({ kept: "1" }), "test agent", limits),
    environment,
    manner: { dialect: dialects[0], encrypt: false, compress: false, isNewerThanKnown: false },
    maxBytes: limits.maxBytes,
  });
  // The vector is kept when the first request is made, whatever becomes of it.
  await sequence.open("FonctionParametres", {}, bytes(ivBytes)).catch(() => undefined);
  sequence.useKey(bytes(keyBytes));
  isOpening = false;
  return new SessionFiles(sequence, { tag: "s1", isAlive: options.isAlive ?? true });
}

async function open(answer: Answer, options?: DownloadOptions, name = "plan.pdf"): Promise<FileDownload> {
  const files = await filesOf(await serve(answer));
  return files.open(files.address({ N: "48#one", Actif: true }, name), name, options);
}

async function textOf(file: FileDownload): Promise<string> {
  return new Response(file.body).text();
}

/** The error that a promise ends in. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("the address of a file", () => {
  for (const [name, { json, name: fileName, url }] of Object.entries(known.fileAddress.cases)) {
    test(`is as independent implementations make it: ${name}`, async () => {
      const { root } = known.fileAddress;
      const described = JSON.parse(json) as WireFileDescription; // the vector's own
      expect((await filesOf(root)).address(described, fileName)).toBe(`${root}/${url}`);
    });
  }

  test("stays where it is, whatever the file is called", async () => {
    const files = await filesOf("https://ecole.example/pronote");
    for (const name of ["..", ".", "", "../../secret", "a/b\\c", "a?b#c", "\u0000", "\ud800", "%2e%2e"]) {
      const { pathname, search } = new URL(files.address({ N: "1", Actif: true }, name));
      expect(pathname.split("/").slice(0, 3)).toEqual(["", "pronote", "FichiersExternes"]);
      expect([pathname.split("/").length, search]).toEqual([5, `?Session=${session}`]);
    }
  });
});

describe("a file", () => {
  test("comes as a stream, with its name, type and length, and the session's cookies go along", async () => {
    let seen: IncomingMessage | undefined;
    const file = await open((request, response) => {
      seen = request;
      response
        .writeHead(200, { "Content-Type": "Application/PDF; charset=x", "Content-Length": 5 })
        .end("bytes");
    });
    expect(file).toMatchObject({ name: "plan.pdf", type: "application/pdf", length: 5 });
    expect(await textOf(file)).toBe("bytes");
    expect([seen?.method, seen?.headers.cookie]).toEqual(["GET", "kept=1"]);
  });

  test("may be empty, and may come without type and length", async () => {
    const empty = await open((_, response) => void response.writeHead(200).end());
    expect(await textOf(empty)).toBe("");
    const file = await open((_, response) => {
      response.writeHead(200, { "Transfer-Encoding": "chunked" });
      response.write("in ");
      response.end("pieces");
    });
    expect(Object.keys(file).sort()).toEqual(["body", "name"]);
    expect(await textOf(file)).toBe("in pieces");
  });

  test("may be larger than an answer, up to what the caller allows", async () => {
    const large: Answer = (_, response) =>
      void response.writeHead(200, { "Content-Length": 5000 }).end("x".repeat(5000));
    expect(await textOf(await open(large))).toHaveLength(5000);
    expect(await errorOf(open(large, { maxBytes: 4999 }))).toMatchObject({ code: "network", retry: "never" });
    const unannounced: Answer = (_, response) => {
      response.writeHead(200, { "Transfer-Encoding": "chunked" });
      response.end("x".repeat(5000));
    };
    const file = await open(unannounced, { maxBytes: 4999 });
    expect(await errorOf(textOf(file))).toMatchObject({ code: "network", retry: "never" });
  });

  test("that breaks off fails, and does not end", async () => {
    const file = await open((request, response) => {
      response.writeHead(200, { "Content-Length": 100 });
      response.write("half");
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await errorOf(textOf(file))).toMatchObject({ code: "network" });
  });

  test("that stops coming times out; one that is read slowly does not", async () => {
    const root = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": 100 });
      response.write("half");
    });
    const files = await filesOf(root, { timeoutMs: 60 });
    const file = await files.open(files.address({ N: "1", Actif: true }, "a"), "a");
    const reader = file.body.getReader();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("half");
    expect(await errorOf(reader.read())).toMatchObject({ code: "timeout" });
  });

  test("is given up with the signal's reason, before, at and after its first byte", async () => {
    const answer: Answer = (_, response) => {
      response.writeHead(200, { "Content-Length": 100 });
      response.write("half");
    };
    const reason = new Error("enough");
    const before = AbortSignal.abort(reason);
    expect(await errorOf(open(answer, { signal: before }))).toBe(reason);
    const silent = new AbortController();
    const waiting = open(() => silent.abort(reason), { signal: silent.signal });
    expect(await errorOf(waiting)).toBe(reason);
    const late = new AbortController();
    const file = await open(answer, { signal: late.signal });
    const reading = errorOf(textOf(file));
    late.abort(reason);
    expect(await reading).toBe(reason);
  });

  test("that nobody wants any more is not sent to the end", async () => {
    let hasLeft: (value: boolean) => void = () => undefined;
    const ended = new Promise<boolean>((resolve) => {
      hasLeft = resolve;
    });
    const file = await open((request, response) => {
      request.socket.on("close", () => hasLeft(true));
      response.writeHead(200, { "Content-Length": 100_000_000 });
      response.write("half");
    });
    await file.body.cancel();
    expect(await ended).toBe(true);
  });

  test("is fetched through redirections within the host, with the cookies set on the way", async () => {
    const file = await open((request, response) => {
      if (request.url !== "/elsewhere") {
        response.writeHead(302, { Location: "/elsewhere", "Set-Cookie": "hop=1" }).end("moved");
      } else response.end(request.headers.cookie);
    });
    expect(await textOf(file)).toBe("kept=1; hop=1");
  });

  test("is not followed to another host, nor in circles", async () => {
    const other = await serve((_, response) => void response.end("somebody else's"));
    const away = await errorOf(
      open((_, response) => void response.writeHead(302, { Location: other }).end()),
    );
    expect(away).toMatchObject({ code: "portal-page", host: new URL(other).host });
    expect(String(away)).toContain("in a browser");
    const circle = open((request, response) => void response.writeHead(302, { Location: request.url }).end());
    expect(await errorOf(circle)).toMatchObject({ code: "not-pronote" });
  });
});

describe("a page in the place of a file", () => {
  const page =
    (status: number, html: string): Answer =>
    (_, response) =>
      void response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end(html);

  test("says that the address is no longer good", async () => {
    for (const status of [200, 400, 403, 404, 410]) {
      const error = await errorOf(open(page(status, "<html><body>La page a expiré !</body></html>")));
      expect(error).toMatchObject({ code: "stale-reference" });
    }
  });

  test("says what it says elsewhere: suspended, closed, another service's login", async () => {
    const suspended = "<p>Votre adresse IP est provisoirement suspendue</p>";
    expect(await errorOf(open(page(200, suspended)))).toMatchObject({ code: "suspended" });
    expect(await errorOf(open(page(503, "<p>panne</p>")))).toMatchObject({ code: "server-closed" });
    const login = '<form action="https://ent.example/login"><input type="password"></form>';
    expect(await errorOf(open(page(200, login)))).toMatchObject({ code: "portal-page" });
  });

  test("is the file itself when a page was asked for", async () => {
    const file = await open(page(200, "<p>Exposé</p>"), {}, "expose.html");
    expect(await textOf(file)).toBe("<p>Exposé</p>");
  });

  test("is told without the address, which is a secret", async () => {
    const error = await errorOf(open(page(404, "")));
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain("FichiersExternes");
  });
});

test("nothing is asked of a session that is over", async () => {
  let asked = 0;
  const root = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  const files = await filesOf(root, { isAlive: false });
  expect(await errorOf(files.open(files.below("any"), "any"))).toMatchObject({ code: "session-lost" });
  expect(asked).toBe(0);
});

describe("files that came with an answer", () => {
  test("stand in their places, however deep; those that are missing leave none", () => {
    const inner = {
      data: {
        photo: { _T: 25, V: 1 },
        list: [{ a: { _T: 25, V: 0 } }, { b: { _T: 25, V: 9 } }],
        n: 1,
        x: null,
      },
    };
    expect(withFiles(inner, ["first", "second"])).toEqual({
      data: {
        photo: { _T: 25, V: "second" },
        list: [{ a: { _T: 25, V: "first" } }, { b: { _T: 25 } }],
        n: 1,
        x: null,
      },
    });
  });

  test("are found in answers of any depth", () => {
    const depth = 20_000;
    const deep = JSON.parse(`${'{"a":'.repeat(depth)}{"_T":25,"V":0}${"}".repeat(depth)}`) as object;
    let holder: unknown = withFiles({ deep }, ["found"]);
    for (let level = 0; level <= depth; level += 1) holder = Object.values(holder as object)[0];
    expect(holder).toEqual({ _T: 25, V: "found" });
  });
});
