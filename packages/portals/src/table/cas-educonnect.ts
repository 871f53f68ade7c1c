import { educonnectEntity, educonnectHost, type PortalRow } from "../row.js";

/** What differs between portals that hand over to ÉduConnect. */
type Facts = Pick<
  PortalRow,
  "name" | "label" | "area" | "state" | "stateOf" | "note" | "twin" | "aliasOf"
> & {
  /** Further hosts of its chain. */
  readonly alsoAt?: readonly string[];
};

function casEduconnect(start: string, { alsoAt = [], ...facts }: Facts): PortalRow {
  return {
    ...facts,
    flow: "cas-educonnect",
    account: "educonnect",
    addresses: { start },
    hosts: [new URL(start).host, ...alsoAt],
    passwordHosts: [educonnectHost],
  };
}

const monBureauNumerique = "https://cas.monbureaunumerique.fr/login?selection=EDU&service=";

/**
 * Portals whose CAS, or service provider, hands over to ÉduConnect. Whether by a form or by redirections is
 * their affair: what comes is looked at.
 */
export const casEduconnectRows: readonly PortalRow[] = [
  casEduconnect("https://cas.entcreuse.fr/login?selection=EDU", {
    name: "ent_creuse_educonnect",
    label: "ENT Creuse (ÉduConnect)",
    area: "Creuse, Nouvelle-Aquitaine",
    state: "unknown",
    twin: "ent_creuse",
  }),
  casEduconnect("https://cas.moncollege.valdemarne.fr/login?selection=EDU_parent_eleve", {
    name: "val_de_marne",
    label: "Mon collège Val-de-Marne (ÉduConnect)",
    area: "Val-de-Marne, Île-de-France",
    state: "unknown",
    stateOf: "2023-09",
    note: "Schools came here from ent_94 (bain3/pronotepy#263, #269).",
  }),
  casEduconnect("https://cas.cybercolleges42.fr/login?selection=EDU_parent_eleve&service=", {
    name: "cas_cybercolleges42_edu",
    label: "Cybercollèges 42 (ÉduConnect)",
    area: "Loire, Auvergne-Rhône-Alpes",
    state: "unknown",
    stateOf: "2023-09",
    note: "Local accounts were closed in 2023 (bain3/pronotepy#255).",
  }),
  casEduconnect("https://cas.ecollege.haute-garonne.fr/login?selection=EDU_parent_eleve&service=", {
    name: "ecollege_haute_garonne_edu",
    label: "eCollège 31 (ÉduConnect)",
    area: "Haute-Garonne, Occitanie",
    state: "reported-broken",
    stateOf: "2023",
    note: "bain3/pronotepy#249: the reporter got in with a PRONOTE account.",
  }),
  casEduconnect(
    "https://ent.netocentre.fr/cas/login?token=ce8ae867a0accc0b7577fcc340bb99f4&idpId=parentEleveEN-IdP",
    {
      name: "ac_orleans_tours",
      label: "NetO'Centre (ÉduConnect)",
      area: "Académie d'Orléans-Tours, Centre-Val de Loire",
      alsoAt: ["auth.recia.fr", "lycees.netocentre.fr"],
      state: "reported-broken",
      stateOf: "2025-09-03",
      note: "bain3/pronotepy#334 names auth.recia.fr as the new place. Parents and pupils only.",
    },
  ),
  casEduconnect("https://sp-ts.ac-poitiers.fr/dispatcher/index2.php", {
    name: "ac_poitiers",
    label: "Téléservices de l'académie de Poitiers (ÉduConnect)",
    area: "Académie de Poitiers, Nouvelle-Aquitaine",
    state: "unknown",
    stateOf: "2022-08",
    note: "bain3/pronotepy#145.",
  }),
  casEduconnect(`https://sso.ac-reunion.fr/saml/discovery/?idp_ident=${educonnectEntity}`, {
    name: "ac_reunion",
    label: "Portail de l'académie de La Réunion (ÉduConnect)",
    area: "La Réunion",
    state: "unknown",
    stateOf: "2022-09",
  }),
  casEduconnect("https://cas.agora06.fr/login?selection=EDU&service=", {
    name: "cas_agora06",
    label: "Agora 06 (ÉduConnect)",
    area: "Alpes-Maritimes, Provence-Alpes-Côte d'Azur",
    state: "reported-broken",
    stateOf: "2026-09-07",
    note: "Broken in pronotepy by ÉduConnect's three steps of April 2026 (#341), which this library takes.",
  }),
  casEduconnect("https://cas.webcollege.seinesaintdenis.fr/login?selection=EDU_parent_eleve&service=", {
    name: "cas_seinesaintdenis_edu",
    label: "Webcollège Seine-Saint-Denis (ÉduConnect)",
    area: "Seine-Saint-Denis, Île-de-France",
    state: "unknown",
    stateOf: "2022-12",
  }),
  casEduconnect("https://cas.arsene76.fr/login?selection=EDU_parent_eleve&service=", {
    name: "cas_arsene76_edu",
    label: "Arsène 76 (ÉduConnect)",
    area: "Seine-Maritime, Normandie",
    state: "unknown",
    stateOf: "2022-12",
    twin: "cas_arsene76",
  }),
  casEduconnect("https://cas.eclat-bfc.fr/login?selection=EDU&service=", {
    name: "eclat_bfc",
    label: "ÉCLAT-BFC (ÉduConnect)",
    area: "Bourgogne-Franche-Comté",
    state: "reported-broken",
    note: "bain3/pronotepy#218, still open.",
  }),
  casEduconnect("https://cas.ent.auvergnerhonealpes.fr/login?selection=EDU&service=", {
    name: "ent_auvergnerhonealpe",
    label: "L'ENT Auvergne-Rhône-Alpes (ÉduConnect)",
    area: "Auvergne-Rhône-Alpes (académies de Clermont-Ferrand, Grenoble, Lyon)",
    state: "reported-working",
    stateOf: "2023-06",
    note: "bain3/pronotepy#246; from data centres ÉduConnect refuses (#176, #327).",
  }),
  casEduconnect("https://www.laclasse.com/sso/educonnect", {
    name: "laclasse_educonnect",
    label: "Laclasse.com (ÉduConnect)",
    area: "Métropole de Lyon et Rhône",
    state: "unknown",
    twin: "laclasse_lyon",
  }),
  casEduconnect(monBureauNumerique, {
    name: "monbureaunumerique",
    label: "Mon Bureau Numérique (ÉduConnect)",
    area: "Grand Est (académies de Nancy-Metz, Reims, Strasbourg)",
    state: "reported-working",
    stateOf: "2025-01-14",
    note: "bain3/pronotepy#318, #320: refuses services it does not know, accepts an empty one.",
  }),
  casEduconnect(monBureauNumerique, {
    name: "ac_reims",
    label: "Académie de Reims, par Mon Bureau Numérique (ÉduConnect)",
    area: "Ardennes, Aube, Marne, Haute-Marne (Grand Est)",
    state: "unknown",
    aliasOf: "monbureaunumerique",
  }),
  casEduconnect("https://cas.mon-ent-occitanie.fr/login?selection=MONT-EDU_parent_eleve&service=", {
    name: "occitanie_montpellier_educonnect",
    label: "Mon ENT Occitanie, Montpellier (ÉduConnect)",
    area: "Académie de Montpellier, Occitanie",
    state: "unknown",
    note: "Staff sign in another way, which is not covered (bain3/pronotepy#205).",
    twin: "occitanie_montpellier",
  }),
  casEduconnect("https://cas.mon-ent-occitanie.fr/login?selection=TOULO-EDU_parent_eleve&service=", {
    name: "occitanie_toulouse_edu",
    label: "Mon ENT Occitanie, Toulouse (ÉduConnect)",
    area: "Académie de Toulouse, Occitanie",
    state: "reported-working",
    stateOf: "2024-09",
    note: "bain3/pronotepy#306.",
  }),
];
