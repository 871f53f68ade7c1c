import type { WireList } from "../values.js";

/** `InfoMobileApp.json`: what a server says of itself to anybody. Plain JSON, no session. */
export interface WireServerInfo {
  /** `[2026, 2, 7]`, or with the build, `[2026, 2, 5, 6]`. */
  readonly version?: readonly number[];
  /** Name of the school; may carry outer blanks. */
  readonly nomEtab?: string;
  /** Instant of the answer, ISO 8601 in UTC. */
  readonly date?: string;
  /** Whether writes are allowed. */
  readonly modeModif?: boolean;
  /** From 2025; contents not documented. */
  readonly collectivite?: unknown;
  readonly espaces?: readonly WirePublishedSpace[];
  readonly CAS?: WirePortalBlock;
}

/** One space of `InfoMobileApp.json`. */
export interface WirePublishedSpace {
  /** Label. */
  readonly nom?: string;
  /** File name of its page: `mobile.eleve.html`. */
  readonly URL?: string;
  /** Number of the space; absent from answers of 2020. */
  readonly genreEspace?: number;
  /** Whether this space is logged in to through a portal. */
  readonly avecDelegation?: boolean;
  /** The only value seen is `daCAS`. */
  readonly protocole?: string;
}

/** The portal in front of a school. */
export interface WirePortalBlock {
  readonly actif?: boolean;
  /** Its login page. */
  readonly casURL?: string;
  /** Another at every call; goes into the cookie `validationAppliMobile`. */
  readonly jetonCAS?: string;
}

/** Answer to `FonctionParametres` on the pages that list the spaces: no `General`, all at the top. */
export interface WireSpaceList {
  readonly NomEtablissement?: string;
  readonly NomEtablissementConnexion?: string;
  readonly versionPN?: string;
  readonly tableauVersion?: readonly number[];
  readonly espaces?: WireList<WireListedSpace>;
}

/** One space of that list. */
export interface WireListedSpace {
  /** Number of the space. */
  readonly G?: number;
  /** Label. */
  readonly L?: string;
  /** File name of its page. */
  readonly url?: string;
}

/** One server near a place, as the geolocation service lists it: texts only. */
export interface WireNearbyServer {
  /** Its root. */
  readonly url?: string;
  readonly nomEtab?: string;
  /** Latitude, in degrees. */
  readonly lat?: string;
  /** Longitude, in degrees. */
  readonly long?: string;
  /** Postcode. */
  readonly cp?: string;
}
