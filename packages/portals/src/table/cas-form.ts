import type { PortalRow } from "../row.js";

/** What differs between portals with a CAS form of their own. */
type Facts = Pick<PortalRow, "name" | "label" | "area" | "state" | "stateOf" | "note" | "twin">;

function casForm(login: string, facts: Facts): PortalRow {
  const { host } = new URL(login);
  return {
    ...facts,
    flow: "cas-form",
    account: "local",
    addresses: { login },
    hosts: [host],
    passwordHosts: [host],
  };
}

/** Portals whose CAS shows a form for their own accounts ("compte local"). */
export const casFormRows: readonly PortalRow[] = [
  casForm("https://cas.arsene76.fr/login?selection=ATS_parent_eleve", {
    name: "cas_arsene76",
    label: "Arsène 76 (compte local)",
    area: "Seine-Maritime, Normandie",
    state: "marked-for-removal",
    stateOf: "2023-10",
    note: "pronotepy's source says it was to go in autumn 2023.",
    twin: "cas_arsene76_edu",
  }),
  casForm("https://cas.ent27.fr/login?selection=ATS_parent_eleve", {
    name: "cas_ent27",
    label: "ENT 27 (compte local)",
    area: "Eure, Normandie",
    state: "marked-for-removal",
    stateOf: "2023-10",
    note: "pronotepy's source says it was to go in autumn 2023; l_normandie is the region's later portal.",
  }),
  casForm("https://cas.kosmoseducation.com/login", {
    name: "cas_kosmos",
    label: "Kosmos Éducation (établissements hors portail régional)",
    area: "France et étranger (lycées français à l'étranger)",
    state: "unknown",
    note: "Names no kind of account: the portal may ask which.",
  }),
  casForm("https://cas.entcreuse.fr/login?selection=ATS_parent_eleve", {
    name: "ent_creuse",
    label: "ENT Creuse (compte local)",
    area: "Creuse, Nouvelle-Aquitaine",
    state: "unknown",
    stateOf: "2023-09",
    twin: "ent_creuse_educonnect",
  }),
  casForm("https://cas.mon-ent-occitanie.fr/login?selection=CSES-ENT_parent_eleve", {
    name: "occitanie_montpellier",
    label: "Mon ENT Occitanie, Montpellier (compte local)",
    area: "Académie de Montpellier, Occitanie",
    state: "reported-broken",
    stateOf: "2023",
    note: "bain3/pronotepy#207; the sibling for Toulouse was removed in October 2023 (#277).",
    twin: "occitanie_montpellier_educonnect",
  }),
  casForm("https://cas.moncollege.valdoise.fr/login?selection=eleveparent", {
    name: "val_doise",
    label: "Mon collège Val-d'Oise (compte local)",
    area: "Val-d'Oise, Île-de-France",
    state: "reported-broken",
    note: "bain3/pronotepy#76, delphiki/hass-pronote#5; its address changed in September 2022.",
  }),
];
