import type { SchoolOptions } from "./handler.js";

/** Most bytes of a file that a pupil hands in (`tailleMaxRenduTafEleve`). */
export function largestHandIn({ largestHandIn: most = 4_194_304 }: SchoolOptions): number {
  return most;
}

/** Most bytes of any other file that is sent (`tailleMaxDocJointEtablissement`). */
export function largestDocument({ largestDocument: most = 5_242_880 }: SchoolOptions): number {
  return most;
}
