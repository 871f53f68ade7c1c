import { type Backstage, educonnect } from "./backstage.js";
import { blockedNetworkSite, educonnectSite } from "./educonnect.js";
import type { Site } from "./exchange.js";
import type { PortalRow } from "./rows.js";
import { hubSite } from "./sites/hub.js";
import { kosmosSite } from "./sites/kosmos.js";
import { monLyceeSites } from "./sites/monlycee.js";
import { openEntSite } from "./sites/open-ent.js";
import { ozeSites } from "./sites/oze.js";
import { serviceProviderSite } from "./sites/service-provider.js";
import { atriumSite, laclasseSite, sommeSite } from "./sites/simple.js";
import { toutaticeSite } from "./sites/toutatice.js";

/** One portal: where people enter, where PRONOTE sends them, and its hosts. */
export interface Provider {
  readonly start: string;
  /** `casURL`: `service` is added to it. */
  readonly casUrl: string;
  /** The portal's own hosts, by origin. */
  readonly sites: Readonly<Record<string, Site>>;
}

/** A portal of a row. `pronote`: the pages of the school that it leads to. */
export function providerOf(
  row: PortalRow,
  stage: Backstage,
  pronote: { readonly student: string; readonly parent: string },
): Provider {
  switch (row.kind) {
    case "kosmos": {
      const origin = `https://${row.host}`;
      return { start: row.start, casUrl: `${origin}/login`, sites: { [origin]: kosmosSite(stage, row) } };
    }
    case "service-provider": {
      const origin = `https://${row.host}`;
      const entry = new URL(row.start).pathname;
      const site = serviceProviderSite(stage, { ...row, entry });
      return { start: row.start, casUrl: `${origin}${row.cas}`, sites: { [origin]: site } };
    }
    case "open-ent": {
      const origin = `https://${row.host}`;
      const start =
        row.providerId === undefined
          ? `${origin}/auth/login`
          : `${educonnect.origin}/idp/profile/SAML2/Unsolicited/SSO?providerId=${encodeURIComponent(row.providerId)}`;
      return { start, casUrl: `${origin}/cas/login`, sites: { [origin]: openEntSite(stage, row) } };
    }
    case "laclasse":
      return laclasse(row.start, stage);
    case "hub": {
      const origin = "https://hubeduconnect.index-education.net";
      const casUrl = `${origin}/EduConnect/cas/login`;
      return {
        start: `${casUrl}?service=${encodeURIComponent(pronote.student)}`,
        casUrl,
        sites: { [origin]: hubSite(stage) },
      };
    }
    case "atrium": {
      const origin = "https://www.atrium-sud.fr";
      const start = `${origin}/connexion/login`;
      return { start, casUrl: start, sites: { [origin]: atriumSite(stage) } };
    }
    case "somme": {
      const origin = "http://www.colleges.cg80.fr";
      const start = `${origin}/identification/identification.php`;
      return { start, casUrl: start, sites: { [origin]: sommeSite(stage) } };
    }
    case "oze": {
      const host = "enc.hauts-de-seine.fr";
      return {
        start: `https://${host}/`,
        casUrl: `https://${host}/cas/login`,
        sites: ozeSites(stage, { host }, pronote),
      };
    }
    case "monlycee":
      return {
        start: "https://psn.monlycee.net/",
        casUrl: "https://ent.monlycee.net/cas/login",
        sites: monLyceeSites(stage),
      };
    case "toutatice": {
      const origin = "https://www.toutatice.fr";
      return {
        start: `${origin}/portail/auth/MonEspace`,
        casUrl: `${origin}/cas/login`,
        sites: { [origin]: toutaticeSite(stage) },
      };
    }
  }
}

function laclasse(start: string, stage: Backstage): Provider {
  const host = "www.laclasse.com";
  const origin = `https://${host}`;
  const entry = "/sso/educonnect";
  const acs = "/Shibboleth.sso/SAML2/POST";
  const isLocal = start.endsWith("/login");
  // With ÉduConnect, the CAS of the portal asks ÉduConnect too.
  const cas = isLocal ? "/sso/shibboleth/login" : "/sso/login";
  const educonnectHalf = serviceProviderSite(stage, { host, entry, binding: "redirect", acs, cas });
  const site = isLocal ? laclasseSite(stage, educonnectHalf) : educonnectHalf;
  return { start, casUrl: `${origin}/sso/login`, sites: { [origin]: site } };
}

/** ÉduConnect and the host to which it sends networks that it refuses. */
export function nationalSites(stage: Backstage, row: PortalRow): Readonly<Record<string, Site>> {
  const acsOf = (entityId: string): string | undefined =>
    row.kind === "open-ent" && row.providerId === entityId ? `https://${row.host}/auth/saml/acs` : undefined;
  return {
    [educonnect.origin]: educonnectSite(stage, acsOf),
    [educonnect.blockedOrigin]: blockedNetworkSite(),
  };
}
