import { plain } from "./page/texts.js";
import type { PortalRow } from "./row.js";
import { portalRows } from "./table.js";

/** Names that pronotepy once had, and what took their place. */
const formerNames: Readonly<Record<string, string>> = {
  ac_clermont_ferrand: "ent_auvergnerhonealpe",
  ac_grenoble: "ent_auvergnerhonealpe",
  ac_lyon: "ent_auvergnerhonealpe",
  cas_agora06_educonnect: "cas_agora06",
  cas_cybercolleges42: "cas_cybercolleges42_edu",
  cas_seinesaintdenis: "cas_seinesaintdenis_edu",
  ecollege_haute_garonne: "ecollege_haute_garonne_edu",
  ent2d_bordeaux: "bordeaux",
  ent_ile_de_france: "ile_de_france",
  occitanie_toulouse: "occitanie_toulouse_edu",
  ozecollege_yvelines: "ent_ecollege78",
  prn_educonnect: "bordeaux",
  pronote_hubeduconnect: "bordeaux",
};

/**
 * Rows whose portal an address belongs to: that of a CAS (`casURL` of a school's description), or of the page a school's
 * PRONOTE sends visitors to. Several share a host: ask which account the family has (`account`).
 *
 * @param address such as `https://cas.agora06.fr/login`; what is no address fits none
 */
export function portalsFor(address: string): readonly PortalRow[] {
  const host = hostOf(address);
  return host === undefined ? [] : portalRows.filter((row) => row.hosts.includes(host));
}

/** Rows that fit every word: in name, label, area or host, without accents or case. A row's exact name, or a former one, gives that row alone. */
export function findPortal(text: string): readonly PortalRow[] {
  const asked = text.trim();
  const name = Object.hasOwn(formerNames, asked) ? formerNames[asked] : asked;
  const exact = portalRows.find((row) => row.name === name);
  if (exact !== undefined) return [exact];
  const words = plain(asked)
    .split(/[\s,]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  return portalRows.filter((row) => {
    const known = plain([row.name, row.label, row.area, ...row.hosts].join(" "));
    return words.every((word) => known.includes(word));
  });
}

function hostOf(address: string): string | undefined {
  try {
    return new URL(address).host;
  } catch {
    return undefined;
  }
}
