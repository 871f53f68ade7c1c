import { educonnectEntity, educonnectHost, type PortalRow } from "../row.js";

/** Where a Shibboleth service is told at once that ÉduConnect is wanted, without its page of choice. */
function discovery(portal: string): string {
  const query = new URLSearchParams({
    entityID: `${portal}/shibboleth`,
    returnX: `${portal}/Shibboleth.sso/Login`,
    returnIDParam: "entityID",
    action: "selection",
    origin: educonnectEntity,
  });
  return `${portal}/discovery/WAYF?${query.toString()}`;
}

/** Portals that are alone, or nearly, in their way of signing in. */
export const otherRows: readonly PortalRow[] = [
  {
    name: "ent_elyco",
    label: "e-lyco (ÉduConnect)",
    area: "Pays de la Loire (académie de Nantes)",
    flow: "wayf",
    account: "educonnect",
    addresses: { start: discovery("https://cas3.e-lyco.fr") },
    hosts: ["cas3.e-lyco.fr", "cas2.e-lyco.fr"],
    passwordHosts: [educonnectHost],
    state: "reported-broken",
    stateOf: "2025-05",
    note: "bain3/pronotepy#329: cas3.e-lyco.fr answers 500.",
  },
  {
    name: "bordeaux",
    label: "HubEduConnect d'Index Éducation (académie de Bordeaux et tout établissement déclaré)",
    area: "Académie de Bordeaux, et en principe tout établissement déclaré au hub",
    flow: "hub-educonnect",
    account: "educonnect",
    addresses: { start: "https://hubeduconnect.index-education.net/EduConnect/cas/login" },
    hosts: ["hubeduconnect.index-education.net"],
    passwordHosts: [educonnectHost],
    state: "unknown",
    stateOf: "2024-03",
    note: "bain3/pronotepy#213, #272, #280, #296. The school must be declared to the hub.",
  },
  {
    name: "atrium_sud",
    label: "Atrium Sud",
    area: "Provence-Alpes-Côte d'Azur",
    flow: "simple-form",
    account: "local",
    addresses: { login: "https://www.atrium-sud.fr/connexion/login" },
    hosts: ["www.atrium-sud.fr", "www.atrium-paca.fr"],
    passwordHosts: ["www.atrium-sud.fr"],
    state: "reported-broken",
    stateOf: "2025",
    note: "bain3/pronotepy#336: the fault was after the portal.",
  },
  {
    name: "laclasse_lyon",
    label: "Laclasse.com (compte local)",
    area: "Métropole de Lyon et Rhône",
    flow: "simple-form",
    account: "local",
    addresses: { login: "https://www.laclasse.com/sso/login" },
    hosts: ["www.laclasse.com"],
    passwordHosts: ["www.laclasse.com"],
    state: "unknown",
    note: "Its server's source is public (laclasse-com/LaclasseService).",
    twin: "laclasse_educonnect",
  },
  {
    name: "extranet_colleges_somme",
    label: "Extranet des collèges de la Somme",
    area: "Somme, Hauts-de-France",
    flow: "simple-form",
    account: "local",
    addresses: { login: "http://www.colleges.cg80.fr/identification/identification.php" },
    hosts: ["www.colleges.cg80.fr"],
    passwordHosts: ["www.colleges.cg80.fr"],
    state: "unknown",
    stateOf: "2022-12",
    note: "Not encrypted: refused unless insecureHosts names its host.",
  },
  {
    name: "ac_rennes",
    label: "Toutatice (ÉduConnect)",
    area: "Académie de Rennes, Bretagne",
    flow: "toutatice",
    account: "educonnect",
    addresses: {
      start: "https://www.toutatice.fr/portail/auth/MonEspace",
      remoteUser: "https://www.toutatice.fr/idp/Authn/RemoteUser",
    },
    hosts: ["www.toutatice.fr"],
    passwordHosts: [educonnectHost],
    state: "unknown",
    note: "bain3/pronotepy#57, #220, #224.",
  },
];

/** Portals that pronotepy has not, or has switched off. */
export const furtherRows: readonly PortalRow[] = [
  {
    name: "enc_hauts_de_seine",
    label: "ENC Hauts-de-Seine",
    area: "Hauts-de-Seine, Île-de-France",
    flow: "oze",
    account: "local",
    addresses: { start: "https://enc.hauts-de-seine.fr/", api: "https://api-enc.hauts-de-seine.fr/" },
    hosts: ["enc.hauts-de-seine.fr", "api-enc.hauts-de-seine.fr"],
    passwordHosts: ["enc.hauts-de-seine.fr"],
    state: "disabled",
    stateOf: "2023-09-05",
    note: "Switched off in pronotepy; an address filter stands in front of it (#165).",
  },
  {
    name: "monlycee",
    label: "MonLycée.net",
    area: "Lycées d'Île-de-France",
    flow: "keycloak",
    account: "local",
    addresses: { start: "https://psn.monlycee.net" },
    hosts: ["ent.monlycee.net", "psn.monlycee.net", "auth.monlycee.net"],
    passwordHosts: ["auth.monlycee.net"],
    state: "unknown",
    stateOf: "2024",
    note: "What ile_de_france has become. Sends a code by e-mail to devices it does not know.",
  },
];
