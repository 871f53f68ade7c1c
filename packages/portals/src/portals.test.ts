import { describe, expect, test } from "vitest";
import { definePortal, findPortal, type PortalRow, portalRows, portals, portalsFor } from "./index.js";

/** The names that `pronotepy.ent` exports. */
const pronotepy =
  `cas_arsene76 cas_ent27 cas_kosmos ent_creuse ent_creuse_educonnect occitanie_montpellier val_doise
  val_de_marne cas_cybercolleges42_edu ecollege_haute_garonne_edu ac_orleans_tours ac_poitiers ac_reunion
  cas_agora06 cas_seinesaintdenis_edu cas_arsene76_edu eclat_bfc ent_auvergnerhonealpe laclasse_educonnect
  monbureaunumerique ac_reims occitanie_montpellier_educonnect occitanie_toulouse_edu ent77 ent_ecollege78
  ent_essonne ent_mayotte ile_de_france neoconnect_guadeloupe paris_classe_numerique
  lyceeconnecte_aquitaine ent_94 ent_hdf ent_somme ent_var l_normandie lyceeconnecte_edu ent_elyco bordeaux
  atrium_sud laclasse_lyon extranet_colleges_somme ac_rennes`.split(/\s+/u);

describe("the table of portals", () => {
  test("has a row for each of pronotepy's 43 names, and two more", () => {
    expect(pronotepy).toHaveLength(43);
    expect(portalRows.map(({ name }) => name).toSorted()).toEqual(
      [...pronotepy, "enc_hauts_de_seine", "monlycee"].toSorted(),
    );
    expect(Object.keys(portals).toSorted()).toEqual(portalRows.map(({ name }) => name).toSorted());
  });

  test("gives no password to a host that is not of the row", () => {
    const known = (row: PortalRow, host: string): boolean =>
      row.hosts.includes(host) || (row.account === "educonnect" && host === "educonnect.education.gouv.fr");
    for (const row of portalRows) {
      expect(row.passwordHosts.length).toBeGreaterThan(0);
      expect(row.passwordHosts.filter((host) => !known(row, host))).toEqual([]);
    }
  });

  test("names twins and aliases that exist", () => {
    const names = new Set(portalRows.map(({ name }) => name));
    const named = portalRows
      .flatMap(({ twin, aliasOf }) => [twin, aliasOf])
      .filter((name) => name !== undefined);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test("has one address without TLS", () => {
    const clear = portalRows.filter((row) =>
      Object.values(row.addresses).some((address) => !address.startsWith("https:")),
    );
    expect(clear.map(({ name }) => name)).toEqual(["extranet_colleges_somme"]);
  });
});

describe("portals", () => {
  test("are functions that bear the facts of their row", () => {
    expect(portals.ac_reunion).toBeTypeOf("function");
    expect(Object.fromEntries(Object.entries(portals.ac_reunion))).toMatchObject({
      name: "ac_reunion",
      area: "La Réunion",
      account: "educonnect",
      flow: "cas-educonnect",
    });
    expect(portals.ac_reunion.hosts).toEqual(["sso.ac-reunion.fr"]);
  });

  test("of one's own need a host for the password", () => {
    const [row] = findPortal("ent_creuse");
    if (row === undefined) throw new Error("no such row");
    expect(() => definePortal({ ...row, passwordHosts: [] })).toThrow(TypeError);
  });
});

describe("finding a portal", () => {
  test("rows are proposed by the host of an address, whatever its case", () => {
    expect(portalsFor("https://CAS.Entcreuse.fr/login?service=x").map(({ name }) => name)).toEqual([
      "ent_creuse",
      "ent_creuse_educonnect",
    ]);
    expect(portalsFor("https://ailleurs.exemple.fr/")).toEqual([]);
    expect(portalsFor("pas une adresse")).toEqual([]);
  });

  test("a search takes words without accents, and former names", () => {
    expect(findPortal("reunion").map(({ name }) => name)).toEqual(["ac_reunion"]);
    expect(findPortal("educonnect NORMANDIE").map(({ name }) => name)).toEqual([
      "cas_arsene76_edu",
      "l_normandie",
    ]);
    expect(findPortal("ac_grenoble").map(({ name }) => name)).toEqual(["ent_auvergnerhonealpe"]);
    expect(findPortal("ent_creuse").map(({ name }) => name)).toEqual(["ent_creuse"]);
    expect(findPortal("")).toEqual([]);
    expect(findPortal("constructor")).toEqual([]);
  });
});
