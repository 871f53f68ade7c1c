import type { WireServerInfo } from "@preau/wire";

import { type Delegation, isDelegated as isBehind } from "../portals/delegation.js";

import type { Profile } from "../profiles.js";
import type { School } from "../world/school.js";
import { isDelegated, type PortalSettings } from "./portal.js";
import type { PublishedSpace } from "./published.js";

/** Name of the file, in lower case: any case is served. */
export const infoFileName = "infomobileapp.json";

/** What `InfoMobileApp.json` is written from. */
export interface ServerAbout {
  readonly profile: Profile;
  readonly school: School;
  readonly published: readonly PublishedSpace[];
  /** Universal time. */
  readonly date: string;
  readonly exclusiveMode: boolean;
  readonly otherPortal: PortalSettings | undefined;
  /** `jetonCAS`, another at every look. */
  /** The portal in front of the school, if it is served here. */
  readonly delegation: Delegation | undefined;
  readonly portalToken: () => string;
}

/**
 * What `InfoMobileApp.json` says of a school, its mobile spaces only.
 *
 * @evidence captured answers of 2020.0.2 (behind a portal) and 2025.2.6 (without one); what tells delegated spaces
 *   is reported by Pawnote and others
 */
export function infoMobileApp(about: ServerAbout): WireServerInfo {
  const { profile, otherPortal: portal } = about;
  const isLong = profile.domain.serverInfo === "long";
  const delegation = { avecDelegation: true, protocole: "daCAS" };
  const espaces = about.published
    .filter(({ space }) => space.mobile)
    .map(({ space, label }) => ({
      nom: label,
      URL: space.page,
      ...(isLong ? { genreEspace: space.number } : {}),
      ...(isLong && (isDelegated(portal, space) || isBehind(about.delegation, space)) ? delegation : {}),
    }));
  const CAS =
    portal === undefined
      ? casBlock(about.delegation)
      : { actif: true, casURL: portal.url, jetonCAS: about.portalToken() };
  return {
    modeModif: !about.exclusiveMode,
    version: profile.version,
    date: about.date,
    ...(isLong ? { espaces, CAS } : { CAS, espaces }),
    nomEtab: about.school.name,
    ...(isLong ? { collectivite: { L: "Collectivite", genreCollectivite: 0 } } : {}),
  };
}

/** What the mobile application is told of the portal; `jetonCAS` is another one at every call. */
function casBlock(delegation: Delegation | undefined): Readonly<Record<string, unknown>> {
  if (delegation?.isActive !== true) return { actif: false, casURL: "" };
  return { actif: true, casURL: delegation.casUrl, jetonCAS: delegation.appToken() };
}
