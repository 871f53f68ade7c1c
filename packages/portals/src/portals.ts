import { casEduconnect } from "./flows/cas-educonnect.js";
import { casForm } from "./flows/cas-form.js";
import type { Flow } from "./flows/flow.js";
import { hubEduconnect } from "./flows/hub-educonnect.js";
import { keycloak } from "./flows/keycloak.js";
import { openEnt } from "./flows/open-ent.js";
import { openEntEduconnect } from "./flows/open-ent-educonnect.js";
import { oze } from "./flows/oze.js";
import { simpleForm } from "./flows/simple-form.js";
import { toutatice } from "./flows/toutatice.js";
import { wayf } from "./flows/wayf.js";
import type { Portal, PortalAnswers, PortalContext, PortalPass } from "./portal.js";
import type { PortalFlow, PortalRow } from "./row.js";
import { Journey } from "./sign-in/journey.js";
import { checkSettings } from "./sign-in/settings.js";
import { portalRows } from "./table.js";

const flows: Readonly<Record<PortalFlow, Flow>> = {
  "cas-form": casForm,
  "cas-educonnect": casEduconnect,
  "open-ent": openEnt,
  "open-ent-educonnect": openEntEduconnect,
  wayf,
  "hub-educonnect": hubEduconnect,
  "simple-form": simpleForm,
  oze,
  keycloak,
  toutatice,
};

/** A portal of the table: a function that signs in, with the facts of its row as properties. */
export type NamedPortal = Portal &
  Readonly<PortalRow> & {
    /** The same portal with answers to what it may ask, such as `{ birthDate: "2012-09-30" }`. */
    with(answers: PortalAnswers): Portal;
  };

/**
 * A portal of one's own, by one of the known ways: a row with other addresses and hosts.
 *
 * @throws TypeError when the row has no host for its password
 */
export function definePortal(row: PortalRow): NamedPortal {
  if (row.passwordHosts.length === 0) throw new TypeError(`The row ${row.name} has no passwordHosts.`);
  const portal: Portal = (context) => signIn(row, context, {});
  const facts = {
    ...row,
    with:
      (answers: PortalAnswers): Portal =>
      (context) =>
        signIn(row, context, answers),
  };
  const properties = Object.entries(facts).map(([key, value]) => [key, { value, enumerable: true }] as const);
  // Each property of NamedPortal has just been listed; assigning would fail on `name`, which functions have already.
  return Object.defineProperties(portal, Object.fromEntries(properties)) as NamedPortal;
}

async function signIn(row: PortalRow, context: PortalContext, answers: PortalAnswers): Promise<PortalPass> {
  context.signal?.throwIfAborted();
  const flow = flows[row.flow];
  const journey = new Journey(checkSettings(row, context, answers), flow.accepts);
  await journey.knock();
  return journey.handOver(await flow.enter(journey));
}

/** Names of the table. */
export type PortalName =
  | "ac_orleans_tours"
  | "ac_poitiers"
  | "ac_reims"
  | "ac_rennes"
  | "ac_reunion"
  | "atrium_sud"
  | "bordeaux"
  | "cas_agora06"
  | "cas_arsene76"
  | "cas_arsene76_edu"
  | "cas_cybercolleges42_edu"
  | "cas_ent27"
  | "cas_kosmos"
  | "cas_seinesaintdenis_edu"
  | "eclat_bfc"
  | "ecollege_haute_garonne_edu"
  | "enc_hauts_de_seine"
  | "ent77"
  | "ent_94"
  | "ent_auvergnerhonealpe"
  | "ent_creuse"
  | "ent_creuse_educonnect"
  | "ent_ecollege78"
  | "ent_elyco"
  | "ent_essonne"
  | "ent_hdf"
  | "ent_mayotte"
  | "ent_somme"
  | "ent_var"
  | "extranet_colleges_somme"
  | "ile_de_france"
  | "l_normandie"
  | "laclasse_educonnect"
  | "laclasse_lyon"
  | "lyceeconnecte_aquitaine"
  | "lyceeconnecte_edu"
  | "monbureaunumerique"
  | "monlycee"
  | "neoconnect_guadeloupe"
  | "occitanie_montpellier"
  | "occitanie_montpellier_educonnect"
  | "occitanie_toulouse_edu"
  | "paris_classe_numerique"
  | "val_de_marne"
  | "val_doise";

/**
 * The portals by pronotepy's names: `portals.ac_reunion`. Each is a function for the option `portal` of a login.
 *
 * Signing in knocks at PRONOTE first, to see that this is the portal it sends visitors to; then signs in at the portal;
 * then goes back to PRONOTE, and stops at the ticket. Eight to twenty requests, one after the other, and the password
 * in one of them. What it throws is in docs/portals.md.
 */
export const portals = Object.fromEntries(
  portalRows.map((row) => [row.name, definePortal(row)]),
) as unknown as Readonly<Record<PortalName, NamedPortal>>; // a test compares the names with the table
