import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as a site sees it. */
export interface SiteRequest {
  readonly method: string;
  readonly url: URL;
  readonly cookie: string;
  readonly headers: Headers;
  readonly fields: URLSearchParams;
}

/** What a site answers: a page, or where to go. */
export interface SiteReply {
  readonly status?: number;
  readonly to?: string;
  readonly cookies?: readonly string[];
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

export type Site = (request: SiteRequest) => SiteReply | Promise<SiteReply>;

/** Small real servers under invented names: a `fetch` maps each name to one port of this machine. */
export interface Sites {
  readonly fetch: typeof fetch;
  readonly log: readonly SiteRequest[];
}

/** Runs with sites by host name; a host that is not there does not answer. */
export async function withSites<T>(
  sites: Readonly<Record<string, Site>>,
  run: (sites: Sites) => Promise<T>,
): Promise<T> {
  const log: SiteRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const headers = new Headers(
        Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const url = new URL(incoming.url ?? "/", headers.get("x-test-origin") ?? "");
      const fields = new URLSearchParams(Buffer.concat(chunks).toString());
      const request = {
        method: incoming.method ?? "",
        url,
        headers,
        fields,
        cookie: headers.get("cookie") ?? "",
      };
      log.push(request);
      const answer = async (): Promise<void> => {
        const reply = (await sites[url.host]?.(request)) ?? { status: 404 };
        outgoing.statusCode = reply.status ?? (reply.to === undefined ? 200 : 302);
        outgoing.setHeader("Content-Type", reply.type ?? "text/html; charset=utf-8");
        if (reply.to !== undefined) outgoing.setHeader("Location", reply.to);
        if (reply.cookies !== undefined) outgoing.setHeader("Set-Cookie", [...reply.cookies]);
        outgoing.end(reply.body ?? "");
      };
      answer().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const mapped: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (sites[url.host] === undefined) throw new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } });
    const headers = new Headers(init?.headers);
    headers.set("x-test-origin", url.origin);
    return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers });
  };
  try {
    return await run({ fetch: mapped, log });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}
