import { isObject, type Root } from "./packing.js";

/**
 * Every tab number in `listeOnglets` of `ParametresUtilisateur`, groups included. Hidden tabs
 * (`listeOngletsInvisibles`) stay granted: hiding is about display.
 *
 * @evidence pronotepy calls hidden tabs and gets answers; negative numbers and 0 are no pages
 */
export function grantedTabs(parameters: Root): ReadonlySet<number> {
  const granted = new Set<number>();
  collect(parameters["listeOnglets"], granted);
  return granted;
}

function collect(list: unknown, granted: Set<number>): void {
  if (!Array.isArray(list)) return;
  for (const item of list) {
    if (!isObject(item)) continue;
    const number = item["G"];
    if (typeof number === "number" && number > 0) granted.add(number);
    collect(item["Onglet"], granted);
  }
}
