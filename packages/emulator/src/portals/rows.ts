/** How one emulated portal is made. */
export type PortalRow =
  | {
      readonly kind: "kosmos";
      readonly host: string;
      /** `selection` of local accounts; absent when the portal never asks. */
      readonly local?: string;
      readonly educonnect: string;
      readonly start: string;
    }
  | {
      readonly kind: "service-provider";
      readonly host: string;
      readonly start: string;
      readonly binding: "post" | "redirect";
      readonly acs: string;
      readonly cas: string;
      readonly wayf?: true;
    }
  | { readonly kind: "open-ent"; readonly host: string; readonly providerId?: string }
  | { readonly kind: "laclasse"; readonly start: string }
  | { readonly kind: "hub" | "atrium" | "somme" | "oze" | "monlycee" | "toutatice" };

function localKosmos(host: string, selection?: string): PortalRow {
  const query = selection === undefined ? "" : `?selection=${selection}`;
  return {
    kind: "kosmos",
    host,
    ...(selection === undefined ? {} : { local: selection }),
    educonnect: "EDU_parent_eleve",
    start: `https://${host}/login${query}`,
  };
}

function kosmos(host: string, selection: string, service: "" | "&service=" = "&service="): PortalRow {
  return {
    kind: "kosmos",
    host,
    local: "ATS_parent_eleve",
    educonnect: selection,
    start: `https://${host}/login?selection=${selection}${service}`,
  };
}

function openEnt(host: string): PortalRow {
  return { kind: "open-ent", host };
}

function openEntEduconnect(
  host: string,
  providerId = `https://${host}/auth/saml/metadata/idp.xml`,
): PortalRow {
  return { kind: "open-ent", host, providerId };
}

const shibboleth = { kind: "service-provider", binding: "redirect" } as const;

/**
 * The portals that can be emulated, under the names that pronotepy gives them, and two that it has not.
 *
 * @evidence addresses and parameters: pronotepy's table as of March 2026; `monlycee`: a public client of it. The paths
 *   of the CAS beside service providers are assumed
 */
export const portalRows = {
  cas_arsene76: localKosmos("cas.arsene76.fr", "ATS_parent_eleve"),
  cas_ent27: localKosmos("cas.ent27.fr", "ATS_parent_eleve"),
  cas_kosmos: localKosmos("cas.kosmoseducation.com"),
  ent_creuse: localKosmos("cas.entcreuse.fr", "ATS_parent_eleve"),
  occitanie_montpellier: localKosmos("cas.mon-ent-occitanie.fr", "CSES-ENT_parent_eleve"),
  val_doise: localKosmos("cas.moncollege.valdoise.fr", "eleveparent"),
  ent_creuse_educonnect: kosmos("cas.entcreuse.fr", "EDU", ""),
  val_de_marne: kosmos("cas.moncollege.valdemarne.fr", "EDU_parent_eleve", ""),
  cas_cybercolleges42_edu: kosmos("cas.cybercolleges42.fr", "EDU_parent_eleve"),
  ecollege_haute_garonne_edu: kosmos("cas.ecollege.haute-garonne.fr", "EDU_parent_eleve"),
  cas_agora06: kosmos("cas.agora06.fr", "EDU"),
  cas_seinesaintdenis_edu: kosmos("cas.webcollege.seinesaintdenis.fr", "EDU_parent_eleve"),
  cas_arsene76_edu: kosmos("cas.arsene76.fr", "EDU_parent_eleve"),
  eclat_bfc: kosmos("cas.eclat-bfc.fr", "EDU"),
  ent_auvergnerhonealpe: kosmos("cas.ent.auvergnerhonealpes.fr", "EDU"),
  monbureaunumerique: kosmos("cas.monbureaunumerique.fr", "EDU"),
  ac_reims: kosmos("cas.monbureaunumerique.fr", "EDU"),
  occitanie_montpellier_educonnect: kosmos("cas.mon-ent-occitanie.fr", "MONT-EDU_parent_eleve"),
  occitanie_toulouse_edu: kosmos("cas.mon-ent-occitanie.fr", "TOULO-EDU_parent_eleve"),
  ac_orleans_tours: {
    ...shibboleth,
    host: "ent.netocentre.fr",
    start:
      "https://ent.netocentre.fr/cas/login?token=ce8ae867a0accc0b7577fcc340bb99f4&idpId=parentEleveEN-IdP",
    acs: "/cas/Shibboleth.sso/SAML2/POST?client_name=EduConnect",
    cas: "/cas/login",
  },
  ac_poitiers: {
    ...shibboleth,
    host: "sp-ts.ac-poitiers.fr",
    start: "https://sp-ts.ac-poitiers.fr/dispatcher/index2.php",
    acs: "/Shibboleth.sso/SAML2/POST",
    cas: "/cas/login",
  },
  ac_reunion: {
    kind: "service-provider",
    binding: "post",
    host: "sso.ac-reunion.fr",
    start: "https://sso.ac-reunion.fr/saml/discovery/?idp_ident=https://educonnect.education.gouv.fr/idp",
    acs: "/saml/SAML2/POST",
    cas: "/cas/login",
  },
  laclasse_educonnect: { kind: "laclasse", start: "https://www.laclasse.com/sso/educonnect" },
  laclasse_lyon: { kind: "laclasse", start: "https://www.laclasse.com/sso/login" },
  ent77: openEnt("ent77.seine-et-marne.fr"),
  ent_ecollege78: openEnt("ent.ecollege78.fr"),
  ent_essonne: openEnt("www.moncollege-ent.essonne.fr"),
  ent_mayotte: openEnt("mayotte.opendigitaleducation.com"),
  ile_de_france: openEnt("ent.iledefrance.fr"),
  neoconnect_guadeloupe: openEnt("neoconnect.opendigitaleducation.com"),
  paris_classe_numerique: openEnt("ent.parisclassenumerique.fr"),
  lyceeconnecte_aquitaine: openEnt("mon.lyceeconnecte.fr"),
  ent_94: openEntEduconnect("ent94.opendigitaleducation.com", "urn:fi:ent:prod-cd94-edu:1.0"),
  ent_hdf: openEntEduconnect("enthdf.fr"),
  ent_somme: openEntEduconnect("enthdf.fr"),
  ent_var: openEntEduconnect("moncollege-ent.var.fr", "urn:fi:ent:prod-cd83-edu:1.0"),
  l_normandie: openEntEduconnect("ent.l-educdenormandie.fr"),
  lyceeconnecte_edu: openEntEduconnect("mon.lyceeconnecte.fr"),
  ent_elyco: {
    ...shibboleth,
    host: "cas3.e-lyco.fr",
    start:
      "https://cas3.e-lyco.fr/discovery/WAYF?entityID=https%3A%2F%2Fcas3.e-lyco.fr%2Fshibboleth&returnX=https%3A%2F%2Fcas3.e-lyco.fr%2FShibboleth.sso%2FLogin&returnIDParam=entityID&action=selection&origin=https%3A%2F%2Feduconnect.education.gouv.fr%2Fidp",
    acs: "/Shibboleth.sso/SAML2/POST",
    cas: "/login",
    wayf: true,
  },
  bordeaux: { kind: "hub" },
  atrium_sud: { kind: "atrium" },
  extranet_colleges_somme: { kind: "somme" },
  enc_hauts_de_seine: { kind: "oze" },
  ac_rennes: { kind: "toutatice" },
  monlycee: { kind: "monlycee" },
} as const satisfies Record<string, PortalRow>;

/** Name of a portal that can be emulated. */
export type PortalRowName = keyof typeof portalRows;

/** The portal that stands for a way of signing in, by the names of flows. */
export const portalFlows = {
  cas: "ent_creuse",
  "cas-educonnect": "cas_agora06",
  "open-ent-ng": "paris_classe_numerique",
  "open-ent-ng-educonnect": "ent_var",
  wayf: "ent_elyco",
  hubeduconnect: "bordeaux",
  simple: "atrium_sud",
  oze: "enc_hauts_de_seine",
  toutatice: "ac_rennes",
} as const satisfies Record<string, PortalRowName>;

/** Name of a way of signing in. */
export type PortalFlowName = keyof typeof portalFlows;

/**
 * The portal of that name, or the one that stands for that flow.
 *
 * @throws RangeError when there is none
 */
export function portalRow(name: PortalRowName | PortalFlowName): {
  readonly name: PortalRowName;
  readonly row: PortalRow;
} {
  const rowName = Object.hasOwn(portalFlows, name) ? portalFlows[name as PortalFlowName] : name;
  if (!Object.hasOwn(portalRows, rowName)) {
    const known = [...Object.keys(portalFlows), ...Object.keys(portalRows)].join(", ");
    throw new RangeError(`no portal is called "${name}": there are ${known}`);
  }
  // Just looked up.
  const found = rowName as PortalRowName;
  return { name: found, row: portalRows[found] };
}
