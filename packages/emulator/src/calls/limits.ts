/** Most bytes of a file that a pupil hands in (`tailleMaxRenduTafEleve`). */
export const largestHandIn = 4_194_304;

/** Most bytes of any other file that is sent (`tailleMaxDocJointEtablissement`). */
export const largestDocument = 5_242_880;
