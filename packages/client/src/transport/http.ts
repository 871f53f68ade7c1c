import { NetworkError, NotPronoteError, PortalPageError, TimeoutError } from "../errors/errors.js";
import type { PronoteError } from "../errors/pronote-error.js";
import type { Environment } from "../platform/platform.js";
import type { CookieJar } from "./cookies.js";

/** An answer, read whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Limits of one request. */
export interface HttpLimits {
  /** Whole request, body included. */
  readonly timeoutMs: number;
  /** Largest body accepted. */
  readonly maxBytes: number;
}

/** A request that got no usable answer, and whether the server can have seen it. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly error: PronoteError;
  /** False only when it is certain that nothing reached the server. */
  readonly sent: boolean;

  constructor(error: PronoteError, sent: boolean) {
    super(error.message, { cause: error });
    this.error = error;
    this.sent = sent;
  }
}

const mostRedirects = 5;

/** Causes that come before the first byte is sent. */
const unsentCauses: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "This host does not exist."],
  ["EAI_AGAIN", "The host's name could not be looked up."],
  ["ECONNREFUSED", "The host refuses the connection."],
  ["EHOSTUNREACH", "The host cannot be reached."],
  ["ENETUNREACH", "The network cannot be reached."],
  ["UND_ERR_CONNECT_TIMEOUT", "The host does not take the connection."],
]);

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
      if (next.host !== url.host || next.protocol !== url.protocol) throw portalAt(next, url);
      url = next;
    }
    throw new NotPronoteError(`${url.host} redirects in a circle.`);
  }

  /** Posts a JSON body. Redirects are not followed: the protocol has none. */
  async post(address: string, body: string, signal?: AbortSignal): Promise<HttpAnswer> {
    return this.#send(new URL(address), { method: "POST", body }, signal);
  }

  async #send(
    url: URL,
    init: { readonly method: "GET" } | { readonly method: "POST"; readonly body: string },
    signal: AbortSignal | undefined,
  ): Promise<HttpAnswer> {
    const cookie = this.#jar.header();
    const timeout = AbortSignal.timeout(this.#limits.timeoutMs);
    try {
      const response = await this.#environment.fetch(url, {
        ...init,
        redirect: "manual",
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        headers: {
          ...(init.method === "POST" ? { "Content-Type": "application/json" } : {}),
          "User-Agent": this.#userAgent,
          ...(cookie === undefined ? {} : { Cookie: cookie }),
        },
      });
      this.#jar.store(response.headers);
      const body = await readCapped(response, this.#limits.maxBytes, url.host);
      return { status: response.status, headers: response.headers, body };
    } catch (cause) {
      if (signal?.aborted === true) throw signal.reason;
      if (cause instanceof TransportFailure) throw cause;
      throw failureOf(cause, url.host, this.#limits.timeoutMs);
    }
  }
}

async function readCapped(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > maxBytes) {
      // oxlint-disable-next-line no-await-in-loop -- last step before leaving
      await reader?.cancel();
      throw new TransportFailure(
        new NetworkError(`${host} sent more than ${maxBytes} bytes.`, {
          hint: "Raise maxAnswerBytes if the school's data is really that large.",
          retry: "never",
        }),
        true,
      );
    }
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

function redirectOf(answer: HttpAnswer, from: URL): URL | undefined {
  if (answer.status < 300 || answer.status >= 400) return undefined;
  const location = answer.headers.get("Location");
  if (location === null || !URL.canParse(location, from)) return undefined;
  return new URL(location, from);
}

function portalAt(next: URL, from: URL): PortalPageError {
  return new PortalPageError(`${from.host} sends visitors to ${next.host} to sign in.`, next.host, {});
}

function failureOf(cause: unknown, host: string, timeoutMs: number): TransportFailure {
  if (cause instanceof Error && cause.name === "TimeoutError") {
    const error = new TimeoutError(`${host} did not answer within ${timeoutMs / 1000} s.`, { cause });
    return new TransportFailure(error, true);
  }
  const code = causeCode(cause);
  const known = code === undefined ? undefined : unsentCauses.get(code);
  if (known !== undefined) {
    const hint = "Check the address and the connection.";
    return new TransportFailure(new NetworkError(`${host}: ${known}`, { hint, cause }), false);
  }
  if (code !== undefined && /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/u.test(code)) {
    const hint = "Its certificate is not valid: ask the school, or check this machine's clock.";
    return new TransportFailure(
      new NetworkError(`${host} cannot be trusted (${code}).`, { hint, cause }),
      false,
    );
  }
  return new TransportFailure(
    new NetworkError(`The connection to ${host} was cut${code === undefined ? "" : ` (${code})`}.`, {
      cause,
    }),
    true,
  );
}

/** Code of the innermost cause: `fetch failed` itself says nothing. */
function causeCode(error: unknown): string | undefined {
  let code: string | undefined;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ("code" in cause && typeof cause.code === "string") code = cause.code;
    // Several addresses were tried: the first failure stands for them.
    cause = cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause.cause;
  }
  return code;
}
