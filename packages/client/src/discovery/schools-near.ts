import type { WireNearbyServer } from "@preau/wire";
import { platform } from "#platform";
import { decimal, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { kindOf, type Reader, Reading } from "../codec/reader.js";
import { DecodeError, UsageError } from "../errors/errors.js";
import { errorFromPage } from "../errors/from-wire.js";
import { fromLatin1 } from "../platform/bytes.js";
import { parseAddress, urlOf } from "../transport/address.js";
import type { HttpAnswer } from "../transport/http.js";
import { TransportFailure } from "../transport/http-failure.js";
import { httpFor } from "./discover.js";
import type { DiscoveryOptions } from "./instance.js";
import { reachOf } from "./reach.js";

/** A place on Earth. */
export interface Place {
  /** Degrees, from -90 (south) to 90. */
  readonly latitude: number;
  /** Degrees, from -180 (west) to 180. */
  readonly longitude: number;
}

/** A school near a place. */
export interface NearbySchool {
  /** Root of its server: what `discoverInstance` takes. */
  readonly url: string;
  readonly name: string;
  /** French: "code postal". */
  readonly postcode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Kilometres as the crow flies, to the tenth; absent when the school has no coordinates. */
  readonly distanceKm?: number;
}

/** How to look for schools. */
export interface SchoolsNearOptions extends DiscoveryOptions {
  /** Address of the service; default the editor's, which the official application asks. */
  readonly endpoint?: string | undefined;
}

/**
 * The editor's service.
 *
 * @evidence docs/wire/discovery.md: read in Pawnote and antinote; no live answer has been seen
 */
export const geolocationEndpoint = "https://www.index-education.com/swie/geoloc.php";

/** Schools that are taken from one answer. */
const mostSchools = 2000;
const earthKm = 6371;

/**
 * Schools near a place, the nearest first, then by name. One request. The service is told the place to the hundredth of a degree, about a kilometre:
 * distances are computed here. French: "géolocalisation".
 *
 * @throws UsageError when that is no place, or the service would be asked without TLS · DecodeError when its answer is no list ·
 *   ServerClosedError · NotPronoteError · NetworkError · TimeoutError · the signal's reason
 */
export async function schoolsNear(
  place: Place,
  options: SchoolsNearOptions = {},
): Promise<readonly NearbySchool[]> {
  const reach = reachOf(options);
  checkPlace(place);
  const endpoint = options.endpoint ?? geolocationEndpoint;
  const url = urlOf(endpoint);
  // What is no address, has a password in it or no TLS is refused as any other address is.
  parseAddress(endpoint, reach.insecureHosts);
  const question = { nomFonction: "geoLoc", lat: rounded(place.latitude), long: rounded(place.longitude) };
  const answer = await httpFor(reach)
    .post(url?.href ?? endpoint, `data=${JSON.stringify(question)}`, reach.signal, {
      "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
    })
    .catch((error: unknown) => {
      throw error instanceof TransportFailure ? error.error : error;
    });
  return readSchools(answer, place);
}

function checkPlace({ latitude, longitude }: Place): void {
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (isPlace && typeof latitude === "number" && typeof longitude === "number") return;
  throw new UsageError("This is no place on Earth.", {
    hint: "A latitude is from -90 to 90 degrees, a longitude from -180 to 180.",
  });
}

/** About a kilometre: enough to find schools, too little to find a home. */
function rounded(degrees: number): string {
  return String(Math.round(degrees * 100) / 100);
}

function readSchools({ status, body, url }: HttpAnswer, place: Place): readonly NearbySchool[] {
  const text = (platform.fromUtf8(body) ?? fromLatin1(body)).replace(/^\ufeff/u, "");
  if (status !== 200 || text.trimStart().startsWith("<")) {
    throw errorFromPage({ host: url.host, status, html: text, call: "geoLoc" });
  }
  const list = listOf(text);
  const reading = new Reading("geoLoc");
  const found = reading
    .open<{ readonly schools: readonly WireNearbyServer[] }>({ schools: list.slice(0, mostSchools) })
    .optionalList("schools", (school) => readSchool(school, place));
  const far = Number.POSITIVE_INFINITY;
  return found.toSorted(
    (a, b) => (a.distanceKm ?? far) - (b.distanceKm ?? far) || a.name.localeCompare(b.name, "fr"),
  );
}

/** A list, or `{}` for an empty one. */
function listOf(text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAList("something that is not JSON");
  }
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return [];
  throw notAList(kindOf(value));
}

function notAList(received: string): DecodeError {
  return new DecodeError({ path: "answer", expected: "a list of schools", received }, { call: "geoLoc" });
}

/** A school without an address that can be asked is none. */
function readSchool(school: Reader<WireNearbyServer>, place: Place): NearbySchool | undefined {
  const url = rootOf(school.optional("url", label));
  if (url === undefined) return undefined;
  const [latitude, longitude] = [school.optional("lat", decimal), school.optional("long", decimal)];
  const hasPlace = latitude !== undefined && longitude !== undefined;
  return present({
    url,
    name: school.optional("nomEtab", label)?.trim() ?? new URL(url).host,
    postcode: school.optional("cp", label)?.trim(),
    latitude,
    longitude,
    distanceKm: hasPlace ? distance(place, { latitude, longitude }) : undefined,
  });
}

/** Plain `http` is listed too: nothing is sent there yet, and `discoverInstance` asks with TLS. */
function rootOf(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : urlOf(text.trim());
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.password !== "") {
    return undefined;
  }
  return parseAddress(url.href, [url.hostname]).root;
}

/** Along a great circle, in kilometres to the tenth. */
function distance(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (a: number, b: number): number => Math.sin((radians(b) - radians(a)) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return Math.round(2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord))) * 10) / 10;
}
