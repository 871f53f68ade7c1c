/** Who a space is for. Names follow pronotepy's client classes. */
export type SpaceAudience =
  | "common"
  | "student"
  | "parent"
  | "teacher"
  | "school-life"
  | "direction"
  | "company"
  | "academy"
  | "registration"
  | "companion"
  | "tutor";

/** One account space ("espace"): a page and a number that appears in every address. */
export interface SpaceRow {
  readonly audience: SpaceAudience;
  /** `genreEspace` on the wire. */
  readonly number: number;
  /** File name under the server's root. */
  readonly page: string;
  /** Mobile spaces are the only ones that hand out reconnection tokens. */
  readonly mobile: boolean;
}

/**
 * Account spaces.
 *
 * @evidence read in the official client, unchanged from 2024.3 to 2026.1.3 except 39, added in 2025.1.3;
 *   pages of 4, 5, 6, 7, 8, 14, 17 and 26 read in Pawnote; `mobile.entreprise.html` and the tutors' pages
 *   are deduced from their twins
 */
export const spaces = [
  { audience: "common", number: 0, page: "", mobile: false },
  { audience: "common", number: 9, page: "mobile.html", mobile: true },
  { audience: "student", number: 3, page: "eleve.html", mobile: false },
  { audience: "student", number: 6, page: "mobile.eleve.html", mobile: true },
  { audience: "parent", number: 2, page: "parent.html", mobile: false },
  { audience: "parent", number: 7, page: "mobile.parent.html", mobile: true },
  { audience: "teacher", number: 1, page: "professeur.html", mobile: false },
  { audience: "teacher", number: 8, page: "mobile.professeur.html", mobile: true },
  { audience: "school-life", number: 13, page: "viescolaire.html", mobile: false },
  { audience: "school-life", number: 14, page: "mobile.viescolaire.html", mobile: true },
  { audience: "direction", number: 16, page: "direction.html", mobile: false },
  { audience: "direction", number: 17, page: "mobile.direction.html", mobile: true },
  { audience: "company", number: 4, page: "entreprise.html", mobile: false },
  { audience: "company", number: 39, page: "mobile.entreprise.html", mobile: true },
  { audience: "academy", number: 5, page: "academie.html", mobile: false },
  { audience: "registration", number: 18, page: "inscription.html", mobile: false },
  { audience: "companion", number: 25, page: "accompagnant.html", mobile: false },
  { audience: "companion", number: 26, page: "mobile.accompagnant.html", mobile: true },
  { audience: "tutor", number: 29, page: "tuteur.html", mobile: false },
  { audience: "tutor", number: 30, page: "mobile.tuteur.html", mobile: true },
] as const satisfies readonly SpaceRow[];

/**
 * Spaces in which lessons are shown to a family: a cancelled lesson hidden behind its replacement
 * disappears there, while staff see both.
 *
 * @evidence read in the official client (pupil, parent, companion, tutor, company; primary variants too)
 */
export const familySpaceNumbers = [
  2, 3, 4, 6, 7, 39, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30,
] as const satisfies readonly number[];

/** Query of the page that opens a session, by role. */
export const startPageQuery = {
  /** Skips the browser check and the redirection between desktop and mobile pages. */
  skipBrowserCheck: ["fd", "1"],
  /** Skips the redirection to the portal where the school also accepts its own accounts. */
  localLogin: ["login", "true"],
  /** Skips a space's "delegation" to a portal; a constant of the official application. */
  skipDelegation: ["bydlg", "A6ABB224-12DD-4E31-AD3E-8A39A1C2C335"],
} as const satisfies Record<string, readonly [string, string]>;
