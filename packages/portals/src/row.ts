/** Ways of signing in that portals share; each is one file of `flows/`. */
export type PortalFlow =
  | "cas-form"
  | "cas-educonnect"
  | "open-ent"
  | "open-ent-educonnect"
  | "wayf"
  | "hub-educonnect"
  | "simple-form"
  | "oze"
  | "keycloak"
  | "toutatice";

/** Which account a row wants: the portal's own, or the State's ÉduConnect. */
export type PortalAccount = "local" | "educonnect";

/** What is publicly known of a row; always somebody's last word, never a test of ours. */
export type PortalState =
  | "unknown"
  | "reported-working"
  | "parameters-confirmed"
  | "reported-broken"
  | "moved"
  | "marked-for-removal"
  | "disabled";

/** One line of the table of portals. */
export interface PortalRow {
  /** pronotepy's word for it, such as `ac_reunion`. */
  readonly name: string;
  /** What people call it, in French. */
  readonly label: string;
  /** Where its schools are, in French. */
  readonly area: string;
  readonly flow: PortalFlow;
  readonly account: PortalAccount;
  /** Pages the flow needs, by role; which roles depends on the flow. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Hosts seen in its chain, former ones too: they propose this row. */
  readonly hosts: readonly string[];
  /** The only hosts that are given this row's password. */
  readonly passwordHosts: readonly string[];
  readonly state: PortalState;
  /** When the last public word on it is of: `2023`, `2024-09` or `2026-10-01`. */
  readonly stateOf?: string;
  /** What there is to know, in English, with its source. */
  readonly note?: string;
  /** Name of the row for the other kind of account on the same portal. */
  readonly twin?: string;
  /** Name of the row that this one is another name of. */
  readonly aliasOf?: string;
}

/** Where families of all France sign in with the State's account. French: "ÉduConnect". */
export const educonnectHost = "educonnect.education.gouv.fr";

/** ÉduConnect's name among identity providers. */
export const educonnectEntity = `https://${educonnectHost}/idp`;

/** Where ÉduConnect sends visitors whose network it does not like. */
export const refusedNetworkHost = "assistance.phm.education.gouv.fr";
