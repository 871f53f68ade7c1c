/**
 * Sign-in through the school portals of France ("ENT"): for now the types only, so that an application can
 * write its own. The table of portals and one file per way of signing in will follow.
 */

/** What a portal needs to sign somebody in. */
export interface PortalContext {
  /** The person's name on the portal, which is often another than PRONOTE's. */
  readonly username: string;
  /** The person's password on the portal. It is given to the portal and to nobody else. */
  readonly password: string;
  /** Page of the PRONOTE space to reach, such as `https://example.net/pronote/eleve.html`. */
  readonly pronoteUrl: string;
  /** Aborts the sign-in; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One cookie of the PRONOTE server, obtained at the end of the portal's redirections. */
export interface PortalCookie {
  readonly name: string;
  readonly value: string;
  /** Host that set it; the cookie is sent to no other. */
  readonly host: string;
}

/**
 * How the PRONOTE page is reached once the portal has let the person in: with cookies, or through an address
 * that carries a ticket good for one use.
 */
export type PortalPass = { readonly cookies: readonly PortalCookie[] } | { readonly address: string };

/** Signs somebody in on one portal. French: "espace numérique de travail" (ENT), "CAS". */
export type Portal = (context: PortalContext) => Promise<PortalPass>;

/** Ways of signing in that portals share; each will be one file. */
export type PortalFlow =
  | "cas-form"
  | "cas-educonnect"
  | "open-ent"
  | "open-ent-educonnect"
  | "wayf"
  | "hub-educonnect"
  | "simple-form"
  | "keycloak"
  | "toutatice";

/** One line of the table of portals. */
export interface PortalRow {
  /** pronotepy's word for it, such as `ac_reunion`. */
  readonly name: string;
  readonly flow: PortalFlow;
  /** Pages the flow needs, by role; which roles depends on the flow. */
  readonly addresses: Readonly<Record<string, string>>;
  /** What people call it, in French. */
  readonly label: string;
}
