import { NetworkError, PortalPageError, PronoteError, TimeoutError, UnsupportedError } from "@preau/client";
import type { Jar } from "./jar.js";
import type { ConnectionSettings } from "./settings.js";

/** One request. */
export interface Visit {
  readonly url: URL;
  /** Present: a POST of these fields, encoded. */
  readonly body?: string;
  /** Page that sends there. */
  readonly from?: URL;
  /** Address whose redirection leads there. */
  readonly via?: URL;
  /** The body holds the password. */
  readonly secret?: boolean;
}

/** One answer, read whole. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly charset: string;
}

const largestPage = 2 * 1024 * 1024;

/** One person's browser for one sign-in: cookies, limits of time and size; redirections are the caller's. */
export class Browser {
  readonly jar: Jar;
  readonly #settings: ConnectionSettings;
  #end: number;

  constructor(settings: ConnectionSettings, jar: Jar) {
    this.#settings = settings;
    this.jar = jar;
    this.#end = settings.now() + settings.timeoutMs * 4;
  }

  /** Waits for a person, whose time is not the portal's. */
  async wait<T>(ask: () => T | Promise<T>): Promise<T> {
    const { now } = this.#settings;
    const from = now();
    try {
      return await ask();
    } finally {
      this.#end += now() - from;
    }
  }

  /**
   * @throws the signal's reason · TimeoutError · NetworkError · PortalPageError for what is no page ·
   * UnsupportedError where redirections cannot be looked at
   */
  async send(visit: Visit): Promise<Answer> {
    const { signal } = this.#settings;
    signal?.throwIfAborted();
    const limit = new AbortController();
    const left = Math.min(this.#settings.timeoutMs, this.#end - this.#settings.now());
    if (left <= 0) throw tooLate(visit.url);
    const timer = setTimeout(() => limit.abort(), left);
    const onAbort = (): void => limit.abort();
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await this.#exchange(visit, limit.signal);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof PronoteError) throw cause;
      if (limit.signal.aborted) throw tooLate(visit.url);
      throw new NetworkError(`${visit.url.host} does not answer${codeOf(cause)}.`);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  async #exchange(visit: Visit, signal: AbortSignal): Promise<Answer> {
    const { url, body } = visit;
    const response = await this.#settings.fetch(url.href, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      headers: this.#headers(visit),
      signal,
    });
    if (response.type === "opaqueredirect" || response.redirected) {
      throw new UnsupportedError("Here, redirections cannot be looked at, and portals are made of them.", {
        hint: "Sign in through portals in Node, Bun or Deno, in a web view, or with a fetch that honours redirect: manual.",
      });
    }
    this.jar.store(response.headers, url);
    const { status, headers } = response;
    if (status >= 300 && status < 400 && headers.has("Location")) {
      await response.body?.cancel();
      return { url, status, headers, text: "", charset: "utf-8" };
    }
    const bytes = await readAll(response, url);
    const charset = charsetOf(headers.get("Content-Type") ?? "", bytes);
    return { url, status, headers, charset, text: new TextDecoder(charset).decode(bytes) };
  }

  #headers({ url, body, from }: Visit): Record<string, string> {
    const cookie = this.jar.header(url);
    return {
      "User-Agent": this.#settings.userAgent,
      Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      "Accept-Language": "fr",
      ...(body === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
      ...(body === undefined || from === undefined ? {} : { Origin: from.origin }),
      ...(from === undefined ? {} : { Referer: refererOf(from, url) }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    };
  }
}

/** As browsers do: the page itself for its own host, no more than the host for another. */
function refererOf(from: URL, to: URL): string {
  return from.origin === to.origin ? `${from.origin}${from.pathname}${from.search}` : `${from.origin}/`;
}

async function readAll(response: Response, url: URL): Promise<Uint8Array> {
  const type = response.headers.get("Content-Type");
  if (
    type !== null &&
    !/^\s*(?:text\/(?:html|xml|plain)|application\/(?:[\w.-]+\+)?(?:xml|json))/iu.test(type)
  ) {
    await response.body?.cancel();
    throw new PortalPageError(`${url.host} answers with something else than a page.`, url.host, {
      reason: "gone",
      hint: "Look at the portal in a browser, or use a QR code made in PRONOTE.",
    });
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let done = reader === undefined; !done; ) {
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    const piece = await reader?.read();
    done = piece?.done !== false;
    const bytes: unknown = piece?.value;
    if (!(bytes instanceof Uint8Array)) continue;
    size += bytes.length;
    if (size > largestPage) {
      // oxlint-disable-next-line no-await-in-loop -- the way out
      await reader?.cancel();
      throw new PortalPageError(`${url.host} answers with a page of more than 2 MB.`, url.host, {
        reason: "gone",
      });
    }
    pieces.push(bytes);
  }
  return joined(pieces, size);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The header's, else the page's own word, else UTF-8. */
function charsetOf(contentType: string, bytes: Uint8Array): string {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024));
  const said = /charset\s*=\s*["']?([\w.:-]+)/iu;
  const name = said.exec(contentType)?.[1] ?? said.exec(start)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "utf-8";
  }
}

function tooLate(url: URL): TimeoutError {
  return new TimeoutError(`${url.host} took too long to answer.`);
}

/** The system's own name of a failure. Its message may hold an address with a ticket, and is left out. */
function codeOf(cause: unknown): string {
  const inner: unknown = cause instanceof Error ? (cause.cause ?? cause) : undefined;
  const code: unknown =
    typeof inner === "object" && inner !== null && "code" in inner ? inner.code : undefined;
  return typeof code === "string" && /^[A-Z_0-9]{3,40}$/u.test(code) ? ` (${code})` : "";
}
