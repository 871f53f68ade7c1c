import type { WireDate, WireDomain, WireList, WireReference } from "../values.js";

/** Arguments of `PageMenus`: any day of the week wanted. */
export interface WireMenusRequest {
  readonly date: WireDate;
}

/** Answer to `PageMenus`. Every key may be absent. */
export interface WireMenusPage {
  readonly ListeJours?: WireList<WireMenuDay>;
  /** Weeks that have menus. */
  readonly DomaineDePresence?: WireDomain;
  readonly AvecRepasMidi?: boolean;
  readonly AvecRepasSoir?: boolean;
  readonly ListeAllergenes?: WireList<WireFoodLabel>;
  readonly Listelabels?: WireList<WireFoodLabel>;
}

/** One day; without menu it is absent, or its list is empty. */
export interface WireMenuDay {
  readonly Date?: WireDate;
  readonly ListeRepas?: WireList<WireMeal>;
}

/** One meal: `G` is a `mealKinds`, `L` its title. */
export interface WireMeal extends WireReference {
  readonly ListePlats?: WireList<WireDish>;
}

/** One dish: `G` is a `dishKinds`; several dishes of one meal may share it. */
export interface WireDish extends WireReference {
  readonly ListeAliments?: WireList<WireFood>;
}

/** One thing to eat. Some servers give it no `N`. */
export interface WireFood extends WireReference {
  readonly listeLabelsAlimentaires?: WireList<WireFoodLabel>;
  readonly listeAllergenesAlimentaire?: WireList<WireFoodLabel>;
}

/** A label (`G` is a `foodLabelKinds`) or an allergen (`G` is an `allergens`). */
export interface WireFoodLabel extends WireReference {
  readonly couleur?: string;
  /** Picture, base64 of a PNG. */
  readonly icone?: unknown;
}
