import { type Delegation, isDelegated } from "../portals/delegation.js";
import type { Profile } from "../profiles.js";
import type { School } from "../world/school.js";
import type { PublishedSpace } from "./published.js";

/** Name of the file, in lower case: any case is served. */
export const infoFileName = "infomobileapp.json";

/**
 * What `InfoMobileApp.json` says of a school, its mobile spaces only.
 *
 * @evidence captured answers of 2020.0.2 and 2025.2.6
 */
export function infoMobileApp(about: {
  readonly profile: Profile;
  readonly school: School;
  readonly published: readonly PublishedSpace[];
  /** Universal time. */
  readonly date: string;
  readonly exclusiveMode: boolean;
  /** The portal in front of the school, if there is one. */
  readonly delegation: Delegation | undefined;
}): Readonly<Record<string, unknown>> {
  return {
    modeModif: !about.exclusiveMode,
    version: about.profile.version,
    date: about.date,
    espaces: about.published
      .filter(({ space }) => space.mobile)
      .map(({ space, label }) => ({
        nom: label,
        URL: space.page,
        genreEspace: space.number,
        ...(isDelegated(about.delegation, space) ? { avecDelegation: true, protocole: "daCAS" } : {}),
      })),
    CAS: casBlock(about.delegation),
    nomEtab: about.school.name,
    collectivite: { L: "Collectivite", genreCollectivite: 0 },
  };
}

/** What the mobile application is told of the portal; `jetonCAS` is another one at every call. */
function casBlock(delegation: Delegation | undefined): Readonly<Record<string, unknown>> {
  if (delegation?.isActive !== true) return { actif: false, casURL: "" };
  return { actif: true, casURL: delegation.casUrl, jetonCAS: delegation.appToken() };
}
