import { paths, type SpaceRow, spaces, type WireServerInfo } from "@preau/wire";
import { platform } from "#platform";
import { flag, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading, type ReadingWarning } from "../codec/reader.js";
import { NotPronoteError } from "../errors/errors.js";
import { errorFromPage } from "../errors/from-wire.js";
import { fromLatin1 } from "../platform/bytes.js";
import { urlOf } from "../transport/address.js";
import type { Http, HttpAnswer } from "../transport/http.js";
import { TransportFailure } from "../transport/http-failure.js";
import type { InstanceSpace } from "./instance.js";

/** Names of schools are shorter; what is longer is cut. */
const longestName = 200;

/** What `InfoMobileApp.json` says of a server. */
export interface ServerAbout {
  /** Root that it was found under. */
  readonly root: string;
  readonly versionNumbers?: readonly number[];
  readonly schoolName?: string;
  /** Writes are allowed (`modeModif`). */
  readonly writable?: boolean;
  readonly spaces: readonly InstanceSpace[];
  /** A portal is set up (`CAS.actif`), and its address where it is told. */
  readonly portal?: { readonly active: boolean; readonly address?: string };
  readonly warnings: readonly ReadingWarning[];
}

/**
 * Asks a server what it says of itself to anybody. One request.
 *
 * @throws NotPronoteError when there is no PRONOTE below that root · PortalPageError when another service answers ·
 *   AddressSuspendedError · ServerClosedError · RateLimitedError · NetworkError · TimeoutError
 */
export async function askServer(http: Http, root: string, signal?: AbortSignal): Promise<ServerAbout> {
  const answer = await getPage(http, `${root}/${paths.info}`, signal);
  const text = (platform.fromUtf8(answer.body) ?? fromLatin1(answer.body)).replace(/^\ufeff/u, "");
  const { host } = answer.url;
  const said = answer.status === 200 ? parse(text) : undefined;
  if (said === undefined) throw errorFromPage({ host, status: answer.status, html: text });
  const about = readAbout(said, answer.url.origin + answer.url.pathname.replace(/\/[^/]*$/u, ""));
  if (about !== undefined) return about;
  throw new NotPronoteError(`${host} answers with JSON that is not PRONOTE's.`);
}

/** A page as it came; a failure is its error. */
export async function getPage(http: Http, address: string, signal?: AbortSignal): Promise<HttpAnswer> {
  return http.page(address, signal).catch((error: unknown) => {
    throw error instanceof TransportFailure ? error.error : error;
  });
}

/** What a server says; `undefined` when it says nothing that PRONOTE would. */
function readAbout(said: object, root: string): ServerAbout | undefined {
  const reading = new Reading("InfoMobileApp");
  const page = reading.open<WireServerInfo>(said);
  const numbers = page.values("version", integer);
  const listed = page.optionalList("espaces", (space) => readSpace(space, root));
  const schoolName = page.optional("nomEtab", label)?.trim().slice(0, longestName);
  const portal = page.element("CAS", (block) => {
    const address = addressOf(block.optional("casURL", label));
    return present({ active: block.flag("actif", flag), address });
  });
  if (numbers.length === 0 && listed.length === 0) return undefined;
  return present({
    root,
    versionNumbers: numbers.length === 0 ? undefined : numbers,
    schoolName: schoolName === "" ? undefined : schoolName,
    writable: page.optional("modeModif", flag),
    spaces: listed,
    portal,
    warnings: reading.warnings,
  });
}

function readSpace(
  space: Reader<NonNullable<WireServerInfo["espaces"]>[number]>,
  root: string,
): InstanceSpace | undefined {
  const page = pageName(space.optional("URL", label));
  if (page === undefined) {
    space.warn("URL", "the file name of a page", "something else");
    return undefined;
  }
  return present({
    ...describeSpace(rowOf(page), { page, root, label: space.optional("nom", label) }),
    number: space.optional("genreEspace", integer) ?? rowOf(page)?.number,
    behindPortal: space.optional("avecDelegation", flag),
  });
}

/** A space by its page. */
export function describeSpace(
  row: SpaceRow | undefined,
  known: { readonly page: string; readonly root: string; readonly label?: string | undefined },
): InstanceSpace {
  return present({
    url: `${known.root}/${known.page}`,
    page: known.page,
    label: known.label,
    audience: row?.audience,
    number: row?.number,
    mobile: row?.mobile ?? known.page.startsWith("mobile."),
  });
}

/** The row of a page; unknown pages have none. */
export function rowOf(page: string): SpaceRow | undefined {
  return spaces.find((space) => space.page !== "" && space.page === page.toLowerCase());
}

/** File name of a page. What leads anywhere else is none: a list of spaces is not followed out of its server. */
export function pageName(address: string | undefined): string | undefined {
  return /^\/?([\w.-]{1,80}\.html)(?:[?#]|$)/iu.exec(address ?? "")?.[1];
}

function addressOf(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : urlOf(text);
  return url !== undefined && /^https?:$/u.test(url.protocol) ? url.origin + url.pathname : undefined;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
