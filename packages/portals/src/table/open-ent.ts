import { educonnectHost, type PortalRow } from "../row.js";

/** What differs between portals made with Open ENT NG (Edifice). */
type Facts = Pick<
  PortalRow,
  "name" | "label" | "area" | "state" | "stateOf" | "note" | "twin" | "aliasOf"
> & {
  readonly alsoAt?: readonly string[];
};

function openEnt(portal: string, { alsoAt = [], ...facts }: Facts): PortalRow {
  const { host } = new URL(portal);
  return {
    ...facts,
    flow: "open-ent",
    account: "local",
    addresses: { login: `${portal}/auth/login` },
    hosts: [host, ...alsoAt],
    passwordHosts: [host],
  };
}

function openEntEduconnect(
  portal: string,
  { alsoAt = [], provider = `${portal}/auth/saml/metadata/idp.xml`, ...facts }: Facts & { provider?: string },
): PortalRow {
  const { host } = new URL(portal);
  const sso = `https://${educonnectHost}/idp/profile/SAML2/Unsolicited/SSO`;
  return {
    ...facts,
    flow: "open-ent-educonnect",
    account: "educonnect",
    addresses: {
      start: `${sso}?providerId=${encodeURIComponent(provider)}`,
      student: `${portal}/auth/saml/authn/student`,
      relative: `${portal}/auth/saml/authn/relative`,
      login: `${portal}/auth/login`,
    },
    hosts: [host, ...alsoAt],
    passwordHosts: [educonnectHost, host],
  };
}

/** Open ENT NG with the portal's own accounts. */
export const openEntRows: readonly PortalRow[] = [
  openEnt("https://ent77.seine-et-marne.fr", {
    name: "ent77",
    label: "ENT 77",
    area: "Seine-et-Marne, Île-de-France",
    alsoAt: ["ent.seine-et-marne.fr"],
    state: "reported-broken",
    stateOf: "2024-09",
    note: "bain3/pronotepy#307: sends on to ent.seine-et-marne.fr; families enter by ÉduConnect in 2026.",
  }),
  openEnt("https://ent.ecollege78.fr", {
    name: "ent_ecollege78",
    label: "ENT eCollège 78",
    area: "Yvelines, Île-de-France",
    state: "unknown",
    stateOf: "2023-09",
    note: "bain3/pronotepy#256; took the place of an OZE portal.",
  }),
  openEnt("https://www.moncollege-ent.essonne.fr", {
    name: "ent_essonne",
    label: "MonCollège Essonne",
    area: "Essonne, Île-de-France",
    state: "moved",
    stateOf: "2026-10",
    note: "Its page sends pupils and parents to ÉduConnect (edificeio/entcore).",
  }),
  openEnt("https://mayotte.opendigitaleducation.com", {
    name: "ent_mayotte",
    label: "ENT Mayotte",
    area: "Mayotte",
    alsoAt: ["mayotte.edifice.io"],
    state: "moved",
    stateOf: "2026-10",
    note: "Now at mayotte.edifice.io (edificeio/entcore).",
  }),
  openEnt("https://ent.iledefrance.fr", {
    name: "ile_de_france",
    label: "ENT Île-de-France, devenu MonLycée.net",
    area: "Lycées d'Île-de-France",
    alsoAt: ["ent.monlycee.net", "psn.monlycee.net", "auth.monlycee.net"],
    state: "moved",
    stateOf: "2024-09",
    note: "bain3/pronotepy#304, #310. The row monlycee is for what it has become.",
  }),
  openEnt("https://neoconnect.opendigitaleducation.com", {
    name: "neoconnect_guadeloupe",
    label: "NEOConnect Guadeloupe, devenu Karukera",
    area: "Guadeloupe",
    alsoAt: ["karukera.ac-guadeloupe.fr"],
    state: "moved",
    stateOf: "2026-10",
    note: "Now karukera.ac-guadeloupe.fr, by ÉduConnect (edificeio/entcore).",
  }),
  openEnt("https://ent.parisclassenumerique.fr", {
    name: "paris_classe_numerique",
    label: "Paris Classe Numérique",
    area: "Paris (collèges)",
    state: "unknown",
  }),
  openEnt("https://mon.lyceeconnecte.fr", {
    name: "lyceeconnecte_aquitaine",
    label: "Lycée Connecté (compte local)",
    area: "Lycées de Nouvelle-Aquitaine",
    state: "reported-working",
    stateOf: "2024-09",
    note: "bain3/pronotepy#303; local accounts were said to be for staff in 2021 (EduWireApps/ynotes#24).",
    twin: "lyceeconnecte_edu",
  }),
];

/** Open ENT NG behind ÉduConnect. */
export const openEntEduconnectRows: readonly PortalRow[] = [
  openEntEduconnect("https://ent94.opendigitaleducation.com", {
    name: "ent_94",
    label: "ENT 94 (ÉduConnect)",
    area: "Val-de-Marne, Île-de-France",
    provider: "urn:fi:ent:prod-cd94-edu:1.0",
    state: "unknown",
    stateOf: "2023-01",
    note: "Some of its schools went to val_de_marne (bain3/pronotepy#263).",
  }),
  openEntEduconnect("https://enthdf.fr", {
    name: "ent_hdf",
    label: "ENT Hauts-de-France (ÉduConnect)",
    area: "Hauts-de-France",
    alsoAt: ["connexion.enthdf.fr"],
    state: "reported-broken",
    stateOf: "2024",
    note: "bain3/pronotepy#297: the sign-in passes, the PRONOTE page after it is not recognised.",
  }),
  openEntEduconnect("https://enthdf.fr", {
    name: "ent_somme",
    label: "ENT Hauts-de-France, Somme (ÉduConnect)",
    area: "Somme, Hauts-de-France",
    alsoAt: ["college.entsomme.fr"],
    state: "unknown",
    aliasOf: "ent_hdf",
  }),
  openEntEduconnect("https://moncollege-ent.var.fr", {
    name: "ent_var",
    label: "MonCollège-ENT Var (ÉduConnect)",
    area: "Var, Provence-Alpes-Côte d'Azur",
    provider: "urn:fi:ent:prod-cd83-edu:1.0",
    state: "parameters-confirmed",
    stateOf: "2026-10",
    note: "The same provider stands in edificeio/entcore.",
  }),
  openEntEduconnect("https://ent.l-educdenormandie.fr", {
    name: "l_normandie",
    label: "L'Éduc de Normandie (ÉduConnect)",
    area: "Normandie",
    alsoAt: ["connexion.l-educdenormandie.fr", "nero.l-educdenormandie.fr"],
    state: "parameters-confirmed",
    stateOf: "2026-10",
    note: "The same address stands in edificeio/entcore.",
  }),
  openEntEduconnect("https://mon.lyceeconnecte.fr", {
    name: "lyceeconnecte_edu",
    label: "Lycée Connecté (ÉduConnect)",
    area: "Lycées de Nouvelle-Aquitaine",
    state: "reported-broken",
    stateOf: "2023",
    note: "bain3/pronotepy#276, #254: the sign-in passes, PRONOTE then answers error 21.",
    twin: "lyceeconnecte_aquitaine",
  }),
];
