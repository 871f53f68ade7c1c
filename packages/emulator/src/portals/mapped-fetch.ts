const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostHops = 20;
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * A `fetch` for which certain origins lie on this machine: it takes and gives the real-looking addresses, and talks to
 * local ports. Local addresses are left alone; all others do not exist.
 *
 * @param portOf local port of an origin such as `"https://cas.entcreuse.fr"`
 */
export function mappedFetch(portOf: (origin: string) => number | undefined): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? undefined : await request.arrayBuffer();
    return follow(request, { url: request.url, method: request.method, body }, 0);
  };

  async function follow(
    request: Request,
    hop: { readonly url: string; readonly method: string; readonly body: ArrayBuffer | undefined },
    hops: number,
  ): Promise<Response> {
    const headers = new Headers(request.headers);
    if (hop.body === undefined) headers.delete("content-type");
    const response = await fetch(localAddress(hop.url), {
      method: hop.method,
      headers,
      redirect: "manual",
      signal: request.signal,
      ...(hop.body === undefined ? {} : { body: hop.body }),
    });
    const location = response.headers.get("location");
    const isRedirect = redirects.has(response.status) && location !== null;
    if (!isRedirect || request.redirect === "manual") return named(response, hop.url, hops > 0);
    if (request.redirect === "error" || hops >= mostHops)
      throw new TypeError("fetch failed: unwanted redirect");
    const keeps = response.status > 303 || hop.method === "GET" || hop.method === "HEAD";
    const url = new URL(location, hop.url).href;
    const next = keeps ? { ...hop, url } : { url, method: "GET", body: undefined };
    return follow(request, next, hops + 1);
  }

  function localAddress(address: string): string {
    const url = new URL(address);
    const port = portOf(url.origin);
    if (port !== undefined) return `http://127.0.0.1:${port}${url.pathname}${url.search}`;
    if (loopback.has(url.hostname)) return address;
    throw new TypeError(`fetch failed: ${url.origin} does not exist behind this emulator`);
  }
}

/** The answer under the address that was asked for. */
function named(response: Response, url: string, redirected: boolean): Response {
  Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
  return response;
}
