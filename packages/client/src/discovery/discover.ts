import type { SpaceAudience, SpaceRow } from "@preau/wire";
import { userAgents } from "../auth/open.js";
import { present } from "../codec/present.js";
import { NotPronoteError } from "../errors/errors.js";
import { isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import type { ServerAddress } from "../transport/address.js";
import { CookieJar } from "../transport/cookies.js";
import { Http } from "../transport/http.js";
import { listedByPage } from "./common-page.js";
import type { DiscoveryOptions, Instance, InstancePortal, InstanceSpace } from "./instance.js";
import { askedPage, lookAt, type PageLook } from "./page-look.js";
import { readPastedAddress } from "./pasted-address.js";
import { type Reach, reachOf } from "./reach.js";
import { askServer, describeSpace, type ServerAbout } from "./server-info.js";

/** Where PRONOTE usually is on its host. */
const usualPath = "/pronote";
/** Roots that are tried for one address. */
const mostRoots = 4;

/**
 * Finds the school behind any address that a person pastes: its root, a space's page, a phone's page, with a query, with
 * `http`, without a scheme, below any path, out of a sentence; or the login page of a portal that was sent to from there.
 * Nobody logs in and nothing secret is sent. French: "instance".
 *
 * Two requests; one or two more behind a portal, up to three more when the address is not right below the root, and two
 * where the server keeps its description to itself.
 *
 * @throws UsageError when it is no address, or holds a name or a password
 * @throws NotPronoteError · PortalPageError when everything there belongs to another service · AddressSuspendedError ·
 *   ServerClosedError · RateLimitedError · NetworkError · TimeoutError · the signal's reason
 * @evidence docs/wire/discovery.md
 */
export async function discoverInstance(address: string, options: DiscoveryOptions = {}): Promise<Instance> {
  const reach = reachOf(options);
  const pasted = readPastedAddress(address, reach.insecureHosts);
  const http = httpFor(reach);
  const about = await findServer(http, pasted, reach);
  const named = namedSpace(about, pasted.space);
  const space = named ?? preferred(about.spaces);
  const seen = space === undefined ? undefined : await lookThrough(http, space, reach);
  return instanceOf(about, seen, { pasted, named });
}

/** A conversation with a server that nobody logs in to. Phones are let in to all pages. */
export function httpFor({ environment, limits }: Pick<Reach, "environment" | "limits">): Http {
  return new Http(environment, new CookieJar(), userAgents.mobile, limits);
}

/** What the server says of itself, below the first of the likely roots where there is one. */
export async function findServer(http: Http, pasted: ServerAddress, reach: Reach): Promise<ServerAbout> {
  const misses: PronoteError[] = [];
  for (const root of likelyRoots(pasted.root)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next one is tried when this one is none
      return await askServer(http, root, reach.signal);
    } catch (error) {
      if (!isPronoteError(error) || !["not-pronote", "portal-page"].includes(error.code)) throw error;
      misses.push(error);
    }
  }
  const listed = await listedByPage(pasted, reach);
  if (listed !== undefined) return listed;
  throw misses.find(({ code }) => code === "portal-page") ?? misses[0] ?? noServer(pasted.host);
}

/** The root as it was pasted, then what people leave out or add. */
function likelyRoots(root: string): readonly string[] {
  const { origin, pathname } = new URL(root);
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const parents = segments.map((_, index) => origin + joined(segments.slice(0, segments.length - index)));
  const roots = [...parents, ...(segments.length === 0 ? [origin] : []), origin + usualPath, origin];
  return [...new Set(roots)].slice(0, mostRoots);
}

function joined(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment}`).join("");
}

/** The published space that an address names, with the very page that it names. */
export function namedSpace(
  { spaces: listed, root }: ServerAbout,
  row: SpaceRow | undefined,
): InstanceSpace | undefined {
  const published = listed.find(({ audience }) => audience !== undefined && audience === row?.audience);
  if (row === undefined || published === undefined) return undefined;
  const { label, behindPortal } = published;
  const own = describeSpace(row, { page: row.page, root, label });
  return behindPortal === undefined ? own : { ...own, behindPortal };
}

/** The space to look at where none is named: families come first. */
export function preferred(listed: readonly InstanceSpace[]): InstanceSpace | undefined {
  const wanted: readonly SpaceAudience[] = ["student", "parent", "teacher", "school-life"];
  const known = wanted.map((audience) => listed.find((space) => space.audience === audience));
  return known.find((space) => space !== undefined) ?? listed.find(({ number }) => number !== undefined);
}

/** A space's page, as a visitor gets it and, where that is a portal's, in the other ways. */
export interface SeenSpace {
  readonly space: InstanceSpace;
  readonly look: PageLook;
  /** Host of the portal that visitors are sent to. */
  readonly portal?: string;
  /** Whether the school takes its own passwords beside the portal. */
  readonly directLogin?: boolean;
}

async function lookThrough(http: Http, space: InstanceSpace, reach: Reach): Promise<SeenSpace> {
  const look = await lookAt(http, askedPage(space.url, "visitor"), reach);
  if (look.kind === "start") return { space, look };
  const direct = await lookAt(http, askedPage(space.url, "direct"), reach);
  if (direct.kind === "start") return { space, look: direct, portal: look.host, directLogin: true };
  const application = await lookAt(http, askedPage(space.url, "application"), reach);
  return { space, look: application, portal: look.host, directLogin: false };
}

function instanceOf(
  about: ServerAbout,
  seen: SeenSpace | undefined,
  { pasted, named }: { readonly pasted: ServerAddress; readonly named: InstanceSpace | undefined },
): Instance {
  const page = seen?.look.kind === "start" ? seen.look : undefined;
  const numbers = about.versionNumbers ?? page?.page.version ?? [];
  const isBehind = seen === undefined ? undefined : seen.portal !== undefined;
  const observed = (space: InstanceSpace): InstanceSpace =>
    isBehind !== undefined && space.audience === seen?.space.audience
      ? { ...space, behindPortal: isBehind }
      : space;
  return present({
    url: about.root,
    host: new URL(about.root).host,
    schoolName: about.schoolName,
    version: numbers.length === 0 ? undefined : numbers.join("."),
    spaces: about.spaces.map(observed),
    space: pasted.space === undefined || named === undefined ? undefined : observed(named),
    portal: portalOf(about, seen),
    dialect: page?.dialect,
    writable: about.writable,
    warnings: about.warnings,
  });
}

function portalOf({ portal }: ServerAbout, seen: SeenSpace | undefined): InstancePortal | undefined {
  const address = portal?.active === true ? portal.address : undefined;
  const host = seen?.portal ?? (address === undefined ? undefined : new URL(address).host);
  return host === undefined ? undefined : present({ host, address, directLogin: seen?.directLogin });
}

function noServer(host: string): NotPronoteError {
  return new NotPronoteError(`${host} has no PRONOTE.`);
}
