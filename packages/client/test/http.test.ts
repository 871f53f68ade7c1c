import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { PortalPageError } from "../src/errors/portal-errors.js";
import { defaultEnvironment } from "../src/platform/platform.js";
import { CookieJar } from "../src/transport/cookies.js";
import { Http } from "../src/transport/http.js";
import { TransportFailure } from "../src/transport/http-failure.js";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function http(limits: { timeoutMs?: number; maxBytes?: number } = {}): Http {
  return new Http(defaultEnvironment, new CookieJar(), "test agent", {
    timeoutMs: limits.timeoutMs ?? 2000,
    maxBytes: limits.maxBytes ?? 10_000,
  });
}

async function failureOf(promise: Promise<unknown>): Promise<TransportFailure> {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof TransportFailure) return failure;
  throw new Error(`no transport failure: ${String(failure)}`);
}

describe("Http", () => {
  test("sends cookies back to the host that set them, and forgets expired ones", async () => {
    const seen: (string | undefined)[] = [];
    const root = await serve((request, response) => {
      seen.push(request.headers.cookie);
      const cookies = seen.length === 1 ? ["a=1; Path=/; HttpOnly", "b=2"] : ["b=; Max-Age=0"];
      response.writeHead(200, { "Set-Cookie": cookies }).end("ok");
    });
    const client = http();
    await client.page(root);
    await client.page(root);
    await client.post(root, "{}");
    expect(seen).toEqual([undefined, "a=1; b=2", "a=1"]);
  });

  test("follows redirects within the host, with the cookies set on the way", async () => {
    let cookie: string | undefined;
    const root = await serve((request, response) => {
      if (request.url === "/from") response.writeHead(302, { Location: "/to", "Set-Cookie": "hop=1" }).end();
      else {
        cookie = request.headers.cookie;
        response.end("arrived");
      }
    });
    const answer = await http().page(`${root}/from`);
    expect(new TextDecoder().decode(answer.body)).toBe("arrived");
    expect(cookie).toBe("hop=1");
  });

  test("does not follow a redirect to another host, and names it", async () => {
    const root = await serve((_, response) => {
      response.writeHead(302, { Location: "https://ent.exemple.test/login?service=x" }).end();
    });
    const error = await http()
      .page(root)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PortalPageError);
    expect(error).toMatchObject({ code: "portal-page", host: "ent.exemple.test" });
  });

  test("leaves a circle of redirects", async () => {
    const root = await serve((_, response) => {
      response.writeHead(302, { Location: "/" }).end();
    });
    await expect(http().page(root)).rejects.toMatchObject({ code: "not-pronote" });
  });

  test("gives up on a server that says nothing, and on one that stops in the middle", async () => {
    const silent = await serve(() => undefined);
    const failure = await failureOf(http({ timeoutMs: 50 }).page(silent));
    expect(failure.error).toMatchObject({ code: "timeout", retry: "later" });
    expect(failure.sent).toBe(true);

    const dripping = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("a");
    });
    expect((await failureOf(http({ timeoutMs: 50 }).page(dripping))).error.code).toBe("timeout");
  });

  test("knows that nothing was sent to a closed port", async () => {
    const root = await serve(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    const failure = await failureOf(http().page(root));
    expect(failure.error.code).toBe("network");
    expect(failure.sent).toBe(false);
  });

  test("knows that an unknown host does not exist", async () => {
    const failure = await failureOf(http().page("https://no-such-school.invalid/pronote"));
    expect(failure.error.code).toBe("network");
    expect(failure.error.message).toContain("no-such-school.invalid");
    expect(failure.sent).toBe(false);
  });

  test("says that a cut connection may have been heard", async () => {
    const root = await serve((_, response) => {
      response.socket?.destroy();
    });
    const failure = await failureOf(http().post(root, "{}"));
    expect(failure.error.code).toBe("network");
    expect(failure.sent).toBe(true);

    const short = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("half");
      setTimeout(() => response.socket?.destroy(), 5);
    });
    expect((await failureOf(http().post(short, "{}"))).error.code).toBe("network");
  });

  test("stops reading a body that is larger than allowed", async () => {
    const root = await serve((_, response) => {
      response.end("x".repeat(20_000));
    });
    const failure = await failureOf(http({ maxBytes: 10_000 }).page(root));
    expect(failure.error).toMatchObject({ code: "network", retry: "never" });
  });

  test("rejects with the caller's own reason when aborted", async () => {
    const root = await serve(() => undefined);
    const controller = new AbortController();
    const reason = new Error("the user left");
    setTimeout(() => controller.abort(reason), 10);
    await expect(http().page(root, controller.signal)).rejects.toBe(reason);
  });
});
