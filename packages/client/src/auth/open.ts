import { publicRsaKey, type SpaceRow, startPageQuery } from "@preau/wire";
import { platform } from "#platform";
import { NotPronoteError, ProtocolChangedError, UnsupportedError } from "../errors/errors.js";
import { errorFromPage } from "../errors/from-wire.js";
import { type ErrorCode, isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import { fromLatin1, toBase64 } from "../platform/bytes.js";
import type { Environment } from "../platform/platform.js";
import { ExchangeFailure, Sequence } from "../session/sequence.js";
import type { ServerAddress } from "../transport/address.js";
import { CookieJar } from "../transport/cookies.js";
import { type Manner, resolveManners, startForms } from "../transport/dialect.js";
import { Http, type HttpLimits } from "../transport/http.js";
import { TransportFailure } from "../transport/http-failure.js";
import { parseStartPage, type StartPage } from "../transport/start-page.js";
import type { MannerMemory } from "./manner-memory.js";

/** A session that the server has opened, before anybody has said who they are. */
export interface Opened {
  readonly sequence: Sequence;
  readonly environment: Environment;
  readonly page: StartPage;
  readonly space: SpaceRow;
  /** Payload of FonctionParametres, as it came. */
  readonly parameters: unknown;
}

/** How to open a session. */
export interface OpenOptions {
  readonly address: ServerAddress;
  readonly space: SpaceRow;
  readonly environment: Environment;
  readonly limits: HttpLimits;
  readonly userAgent?: string | undefined;
  /** What is known of servers that are not spoken to as they look. */
  readonly manners: MannerMemory;
  /** Identity of this browser or device (`identifiantNav`), as an earlier session gave it. */
  readonly clientIdentifier?: string | undefined;
  /** Cookies to come with, by name. */
  readonly cookies?: Readonly<Record<string, string>> | undefined;
  /**
   * Where to come in from a portal that has let somebody in: an address good for one use, or the page itself. Any
   * address of the page, where another query is wanted.
   */
  readonly fromPortal?: { readonly address?: string | undefined } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Servers filter on the browser's name, and from 2026 a mobile page opens another kind of session for a
 * desktop one; both strings are sent on every request of a session.
 *
 * @evidence pronotepy #343, Pawnote
 */
export const userAgents = {
  desktop: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  mobile:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 PRONOTE Mobile APP Version/2.0.11",
} as const satisfies Record<string, string>;

/**
 * Opens the page and makes the first exchange. Costs two requests; four when the server turns out to name
 * its envelope otherwise than its page and version say.
 *
 * @throws ProtocolChangedError when neither way of speaking is understood
 */
export async function open(options: OpenOptions): Promise<Opened> {
  const { environment, limits, space, manners } = options;
  const userAgent = options.userAgent ?? (space.mobile ? userAgents.mobile : userAgents.desktop);
  const http = new Http(environment, new CookieJar(options.cookies), userAgent, limits);
  const first = await attempt(http, options, (page) => {
    const [likeliest, other] = resolveManners(page);
    return manners.recall(options.address.root, page.version) === "other" ? (other ?? likeliest) : likeliest;
  });
  if (!("surprise" in first)) return first;
  // The session that misunderstood us is over: the other way is tried on a page of its own, once.
  manners.forget(options.address.root);
  const second = await attempt(http, options, (page) => {
    const [likeliest, other] = resolveManners(page);
    return first.manner.dialect === likeliest.dialect ? other : likeliest;
  });
  if ("surprise" in second) throw protocolChanged(first, second);
  const isOther = second.sequence.manner.dialect !== resolveManners(second.page)[0].dialect;
  manners.remember(options.address.root, second.page.version, isOther ? "other" : "likeliest");
  return second;
}

/** A first exchange that failed in a way that another dialect may explain. */
interface Misunderstanding {
  readonly surprise: PronoteError;
  readonly manner: Manner;
}

/** Opens a page and makes the first exchange in the manner chosen for it; none is a misunderstanding too. */
async function attempt(
  http: Http,
  options: OpenOptions,
  choose: (page: StartPage) => Manner | undefined,
): Promise<Opened | Misunderstanding> {
  const { address, space, environment, limits } = options;
  const { page, root } = await openPage(http, options);
  const [likeliest] = resolveManners(page);
  const manner = choose(page);
  if (manner === undefined) return { surprise: noOtherWay(), manner: likeliest };
  const place = { root, host: address.host, number: page.session, space: page.space };
  const sequence = new Sequence({ place, http, environment, manner, maxBytes: limits.maxBytes });
  try {
    const parameters = await fetchParameters(sequence, page, options);
    return { sequence, environment, page, space, parameters };
  } catch (error) {
    if (isPronoteError(error) && surprises.has(error.code)) return { surprise: error, manner };
    throw error;
  }
}

/** Codes that a server gives, or causes, when it does not understand the envelope. */
const surprises: ReadonlySet<ErrorCode> = new Set(["session-lost", "protocol-changed", "decode", "refused"]);

function noOtherWay(): PronoteError {
  return new UnsupportedError("No other dialect fits this page.");
}

function protocolChanged(first: Misunderstanding, second: Misunderstanding): ProtocolChangedError {
  const { dialect } = first.manner;
  const { surprise } = first;
  const seen = surprise.code === "decode" && "received" in surprise ? String(surprise.received) : undefined;
  return new ProtocolChangedError(
    {
      step: "first answer",
      expected: `the dialect of ${dialect.since.join(".")} (${dialect.names.order}, ${dialect.names.secured})`,
      seen: seen ?? `error ${surprise.wireCode ?? surprise.code}`,
    },
    { call: "FonctionParametres", wireCode: surprise.wireCode, cause: second.surprise },
  );
}

/** The page, and the root it was found under: a server may send visitors on to another path of its own. */
async function openPage(
  http: Http,
  { address, space, environment, signal, fromPortal }: OpenOptions,
): Promise<{ readonly page: StartPage; readonly root: string }> {
  // Whoever comes from a portal must not be asked to log in directly.
  const wanted = fromPortal === undefined ? Object.values(startPageQuery) : [startPageQuery.skipBrowserCheck];
  const query = wanted.map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const answer = await http
    .page(fromPortal?.address ?? `${address.root}/${space.page}?${query.join("&")}`, signal)
    .catch((error: unknown) => {
      throw error instanceof TransportFailure ? error.error : error;
    });
  const html = platform.fromUtf8(answer.body) ?? fromLatin1(answer.body);
  environment.observe?.({ kind: "page", status: answer.status, headers: answer.headers, html });
  const page = await parseStartPage(html, answer.headers.get("Server"), startForms);
  if (page === undefined) throw errorFromPage({ host: address.host, status: answer.status, html });
  if (page.space !== space.number) {
    throw new ProtocolChangedError(
      { step: "start page", expected: `space ${space.number}`, seen: `space ${page.space}` },
      { hint: "A server chooses the space by the browser's name: try the option userAgent." },
    );
  }
  return { page, root: rootOf(answer.url) };
}

function rootOf(url: URL): string {
  return url.origin + url.pathname.replace(/\/[^/]*$/u, "");
}

/** FonctionParametres: hands over the vector, and learns the school. */
async function fetchParameters(sequence: Sequence, page: StartPage, options: OpenOptions): Promise<unknown> {
  const iv = options.environment.randomBytes(16);
  const { names } = sequence;
  const payload = { Uuid: ivForServer(page, iv), identifiantNav: options.clientIdentifier ?? null };
  // Up to 2024.3 the inner names changed within one family: both are sent, and the answer tells.
  const isNameKnown = sequence.manner.dialect.flags === "enable";
  const secured = isNameKnown ? { [names.payload]: payload } : { donnees: payload, data: payload };
  const { inner } = await sequence
    .open("FonctionParametres", secured, iv, { signal: options.signal })
    .catch(unwrap);
  const payloadName = isNameKnown ? names.payload : "data" in inner ? "data" : "donnees";
  if (!isNameKnown) {
    sequence.useNames({
      ...names,
      payload: payloadName,
      signature: payloadName === "data" ? "Signature" : "_Signature_",
    });
  }
  const parameters = inner[payloadName];
  if (typeof parameters === "object" && parameters !== null) return parameters;
  throw new NotPronoteError(`${options.address.host} opened a session but says nothing of the school.`);
}

/** The vector as the server wants it: plain on a secure page, encrypted otherwise. */
function ivForServer(page: StartPage, iv: Uint8Array): string {
  const key = page.pageKey ?? (page.insecure ? publicRsaKey : undefined);
  return toBase64(key === undefined ? iv : platform.rsaEncrypt(iv, key.modulus, key.exponent));
}

/** During login a failed exchange is simply its error: nothing has been changed yet. */
export function unwrap(failure: unknown): never {
  throw failure instanceof ExchangeFailure ? failure.error : failure;
}
