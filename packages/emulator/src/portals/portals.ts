import type { Engine } from "../session/engine.js";
import { Assertions } from "./assertions.js";
import type { Backstage } from "./backstage.js";
import { Delegation } from "./delegation.js";
import { ordinaryEduconnect } from "./educonnect-settings.js";
import { redirect, type Site } from "./exchange.js";
import { guarded, movedTo } from "./guard.js";
import { type Listener, listenFor } from "./listener.js";
import { mappedFetch } from "./mapped-fetch.js";
import type { PortalOptions } from "./options.js";
import { People, type PortalAccount } from "./people.js";
import { messagePage } from "./portal-page.js";
import { nationalSites, type Provider, providerOf } from "./provider.js";
import { type PortalRowName, portalRow } from "./rows.js";
import { Tickets } from "./tickets.js";
import type { PortalTrouble } from "./trouble.js";
import { type PortalExchange, WireLog } from "./wire-log.js";

/** The portal in front of a running school. */
export interface EmulatedPortals {
  readonly name: PortalRowName;
  /** The address that people enter by. */
  readonly start: string;
  /** Root address of the school behind the portal: `"https://9990001x.index-education.net/pronote"`. */
  readonly url: string;
  /** Who can sign in on the portal, or on ÉduConnect. */
  readonly accounts: readonly PortalAccount[];
  /** Local ports by origin, such as `"https://cas.entcreuse.fr"`, for clients that cannot take `fetch`. */
  readonly ports: Readonly<Record<string, number>>;
  /** Trouble of the portal from now on. */
  trouble: PortalTrouble | undefined;
  /** Requests to all hosts, the school's included, oldest first. No secret is kept. */
  readonly exchanges: readonly PortalExchange[];
  /** A `fetch` for which the hosts of the portal, ÉduConnect and the school exist, and no other. */
  readonly fetch: typeof fetch;
}

/** The portal before its hosts listen, and what PRONOTE knows of it. */
export interface PortalSetUp {
  readonly name: PortalRowName;
  readonly provider: Provider;
  readonly delegation: Delegation;
  readonly log: WireLog;
  /** Origin of the school, as clients see it. */
  readonly schoolOrigin: string;
  readonly accounts: readonly PortalAccount[];
  readonly sites: Readonly<Record<string, Site>>;
  trouble: PortalTrouble | undefined;
}

/**
 * Sets a portal up in front of a school.
 *
 * @throws RangeError when no portal bears that name
 */
export function portalSetUp(
  engine: Pick<Engine, "school" | "clock">,
  root: string,
  options: PortalOptions,
): PortalSetUp {
  const { name, row } = portalRow(options.name);
  const schoolCode = options.schoolCode ?? "9990001x";
  const schoolOrigin = `https://${schoolCode.toLowerCase()}.index-education.net`;
  // Real servers write their number in capitals.
  const serviceRoot = `https://${schoolCode.toUpperCase()}.index-education.net${root}`;
  const current = { trouble: options.trouble };
  const trouble = (): PortalTrouble | undefined => current.trouble;
  const people = new People(engine.school, trouble);
  const tickets = new Tickets(row.kind === "open-ent" || row.kind === "monlycee" ? "uuid" : "cas");
  const stage: Backstage = {
    people,
    tickets,
    assertions: new Assertions(),
    educonnect: { ...ordinaryEduconnect, ...options.educonnect },
    emailCode: options.emailCode,
    checksReferer: options.checksReferer ?? false,
    listsPronote: options.listsPronote ?? true,
    trouble,
    isKnownService: (service) => trouble() !== "unknown-service" && isOfSchool(service, serviceRoot),
  };
  const pages = { student: `${serviceRoot}/eleve.html`, parent: `${serviceRoot}/parent.html` };
  const provider = providerOf(row, stage, pages);
  return {
    name,
    provider,
    delegation: new Delegation({
      serviceRoot,
      casUrl: provider.casUrl,
      validate: (ticket, service) => tickets.validate(ticket, service),
      trouble,
      directAccess: options.directAccess ?? true,
      elapsedMs: () => engine.clock.elapsedMs(),
    }),
    log: new WireLog(people.accounts.map(({ password }) => password)),
    schoolOrigin,
    accounts: people.accounts,
    sites: { ...guardedSites(provider, trouble), ...nationalSites(stage, row) },
    get trouble() {
      return current.trouble;
    },
    set trouble(wanted) {
      current.trouble = wanted;
    },
  };
}

/** The portal's hosts, their twins over plain HTTP, which send people back, and the one that it may have moved to. */
function guardedSites(provider: Provider, trouble: () => PortalTrouble | undefined): Record<string, Site> {
  const sites: Record<string, Site> = {
    [movedTo]: () => messagePage("Nouveau portail", "Bienvenue sur le nouveau portail."),
  };
  for (const [origin, site] of Object.entries(provider.sites)) {
    sites[origin] = guarded(site, trouble);
    if (!origin.startsWith("https:")) continue;
    sites[origin.replace("https:", "http:")] = (request) =>
      trouble() === "http-downgrade"
        ? site(request)
        : redirect(`${origin}${request.url.pathname}${request.url.search}`, 301);
  }
  return sites;
}

/** Lets the hosts of a portal listen, each on a port of its own. `schoolPort` is where the school itself does. */
export async function openPortals(
  setUp: PortalSetUp,
  {
    schoolPort,
    root,
    onBug,
  }: {
    readonly schoolPort: number;
    readonly root: string;
    readonly onBug: (error: unknown) => void;
  },
): Promise<{ readonly portals: EmulatedPortals; close(): Promise<void> }> {
  const { log } = setUp;
  const begun = Object.entries(setUp.sites).map(([origin, site]) => listenFor(origin, site, { log, onBug }));
  const settled = await Promise.allSettled(begun);
  const listeners = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const close = async (): Promise<void> => {
    await Promise.all(listeners.map((listener: Listener) => listener.close()));
  };
  const failed = settled.find((one) => one.status === "rejected");
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  const ports: Record<string, number> = { [setUp.schoolOrigin]: schoolPort };
  for (const { origin, port } of listeners) ports[origin] = port;
  return {
    portals: {
      name: setUp.name,
      start: setUp.provider.start,
      url: `${setUp.schoolOrigin}${root}`,
      accounts: setUp.accounts,
      ports,
      get trouble() {
        return setUp.trouble;
      },
      set trouble(wanted) {
        setUp.trouble = wanted;
      },
      exchanges: log.exchanges,
      fetch: mappedFetch((origin) => ports[origin]),
    },
    close,
  };
}

/** An address of the school, whatever the case of its host. */
function isOfSchool(service: string, serviceRoot: string): boolean {
  if (!URL.canParse(service)) return false;
  const [wanted, known] = [new URL(service), new URL(serviceRoot)];
  return wanted.origin === known.origin && wanted.pathname.startsWith(known.pathname.replace(/\/$/, ""));
}
