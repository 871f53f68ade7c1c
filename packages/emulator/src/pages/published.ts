import { type SpaceAudience, type SpaceRow, spaces } from "@preau/wire";
import type { School } from "../world/school.js";

/** A space that somebody of this school can log in to. */
export interface PublishedSpace {
  readonly space: SpaceRow;
  /** `"Espace Élèves"`. */
  readonly label: string;
}

/**
 * Labels of spaces, as `InfoMobileApp.json` writes them.
 *
 * @evidence captured list of spaces, 2020; the labels of tutors, academy and registration are assumed
 */
const labels: Readonly<Record<SpaceAudience, string>> = {
  common: "Espaces",
  student: "Espace Élèves",
  parent: "Espace Parents",
  teacher: "Espace Professeurs",
  "school-life": "Espace Vie scolaire",
  direction: "Espace Direction",
  company: "Espace Entreprise",
  academy: "Espace Académie",
  registration: "Espace Inscription",
  companion: "Espace Accompagnants",
  tutor: "Espace Tuteurs",
};

/** Label of a space. */
export function spaceLabel(space: SpaceRow): string {
  return labels[space.audience];
}

/** The spaces of everyone who has an account, desktop and mobile pages both. */
export function publishedSpaces(school: School): readonly PublishedSpace[] {
  const audiences = new Set<SpaceAudience>(school.accounts.map((account) => account.audience));
  return spaces
    .filter((space) => audiences.has(space.audience))
    .map((space) => ({ space, label: spaceLabel(space) }));
}

/** The space that a page name opens; the root and `mobile.html` list the others. Case does not count. */
export function spaceOfPage(published: readonly PublishedSpace[], page: string): SpaceRow | undefined {
  const wanted = page.toLowerCase();
  const offered = [
    ...spaces.filter((space) => space.audience === "common"),
    ...published.map((one) => one.space),
  ];
  return offered.find((space) => space.page === wanted);
}
