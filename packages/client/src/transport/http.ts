import { platform } from "#platform";
import { NetworkError, NotPronoteError } from "../errors/errors.js";
import { PortalPageError } from "../errors/portal-errors.js";
import type { Capabilities, Environment } from "../platform/platform.js";
import { urlOf } from "./address.js";
import type { CookieJar } from "./cookies.js";
import type { FileRequest, HttpFile } from "./download.js";
import { readBody } from "./http-body.js";
import { Deadline, failureOf, TransportFailure } from "./http-failure.js";
import { followedTo, mostRedirects, portalAt, redirectOf, staysHome } from "./redirects.js";

/** An answer, read whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Where the answer came from, after redirections within the host. */
  readonly url: URL;
}

/** Limits of one request. */
export interface HttpLimits {
  /** Whole request, body included. */
  readonly timeoutMs: number;
  /** Largest body accepted. */
  readonly maxBytes: number;
}

/** One conversation with one host: requests with its cookies, limits on time and size. */
export class Http {
  readonly #environment: Environment;
  readonly #userAgent: string;
  readonly #limits: HttpLimits;
  readonly #jar: CookieJar;

  constructor(environment: Environment, jar: CookieJar, userAgent: string, limits: HttpLimits) {
    this.#environment = environment;
    this.#jar = jar;
    this.#userAgent = userAgent;
    this.#limits = limits;
  }

  /** What the host knows this conversation by. */
  identity(): { readonly cookies: Readonly<Record<string, string>>; readonly userAgent: string } {
    return { cookies: this.#jar.all(), userAgent: this.#userAgent };
  }

  /**
   * Opens a page. Redirects are followed within the same host only.
   *
   * @throws TransportFailure · PortalPageError when the host sends us to another one
   */
  async page(address: string, signal?: AbortSignal): Promise<HttpAnswer> {
    let url = new URL(address);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each hop is known from the one before
      const answer = await this.#send(url, { method: "GET" }, signal);
      const next = redirectOf(answer, url);
      if (next === undefined) return answer;
      if (!staysHome(next, url)) throw portalAt(next, url);
      url = next;
    }
    throw new NotPronoteError(`${url.host} redirects in a circle.`, {}, "circle");
  }

  /**
   * Opens a file, and hands its bytes over as they come. Redirects are followed within the same host only; the
   * time that a request may take counts anew for each piece.
   *
   * @throws PronoteError, as the stream does · the signal's reason, likewise
   */
  async file(address: string, request: FileRequest): Promise<HttpFile> {
    const { capabilities = platform.capabilities } = this.#environment;
    const { openFile } = await loadDownloads();
    return openFile(address, {
      ...request,
      capabilities,
      timeoutMs: this.#limits.timeoutMs,
      fetch: (url, deadline) => this.#fetch(url, { method: "GET" }, deadline),
    });
  }

  /** Posts a body, JSON unless headers say otherwise. Redirects are not followed: the protocol has none. */
  async post(address: string, body: Body, signal?: AbortSignal, headers?: SentHeaders): Promise<HttpAnswer> {
    return this.#send(new URL(address), { method: "POST", body, headers }, signal);
  }

  async #send(url: URL, init: Sent, signal: AbortSignal | undefined): Promise<HttpAnswer> {
    const { capabilities = platform.capabilities } = this.#environment;
    const deadline = new Deadline(this.#limits.timeoutMs, signal);
    try {
      const response = await this.#fetch(url, init, deadline);
      const body = await readBody(response, this.#limits.maxBytes, url.host, capabilities.streams);
      const final = response.url === "" ? url : (urlOf(response.url) ?? url);
      return { status: response.status, headers: response.headers, body, url: final };
    } catch (cause) {
      if (signal?.aborted === true) throw signal.reason;
      if (cause instanceof TransportFailure || cause instanceof PortalPageError) throw cause;
      throw failureOf(cause, url.host, deadline);
    } finally {
      deadline.clear();
    }
  }

  async #fetch(url: URL, init: Sent, deadline: Deadline): Promise<Response> {
    const { capabilities = platform.capabilities } = this.#environment;
    const response = await this.#environment.fetch(url, {
      ...init,
      redirect: capabilities.manualRedirects ? "manual" : "follow",
      signal: deadline.signal,
      headers: this.#headers(init, capabilities),
    });
    const elsewhere = followedTo(response, url);
    if (elsewhere !== undefined) throw portalAt(elsewhere, url);
    if (capabilities.ownHeaders) this.#jar.store(response.headers);
    return response;
  }

  #headers(init: Sent, { ownHeaders }: Capabilities): Record<string, string> {
    const cookie = ownHeaders ? this.#jar.header() : undefined;
    return {
      ...(init.method === "POST" ? (init.headers ?? { "Content-Type": "application/json" }) : {}),
      ...(ownHeaders ? { "User-Agent": this.#userAgent } : {}),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    };
  }
}

/** What a request sends. */
type Sent =
  | { readonly method: "GET" }
  | { readonly method: "POST"; readonly body: Body; readonly headers: SentHeaders | undefined };

type Body = string | Uint8Array<ArrayBuffer>;

type SentHeaders = Readonly<Record<string, string>>;

/** Files are fetched by few programs: bundlers make a part of its own of what it takes. */
async function loadDownloads(): Promise<typeof import("./download.js")> {
  return import("./download.js").catch((cause: unknown) => {
    throw new NetworkError("A part of the library could not be loaded; nothing was asked of the school.", {
      cause,
    });
  });
}
