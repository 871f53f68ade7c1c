/**
 * `G` of an event of school life, which is the kind of a resource.
 *
 * @evidence read in the official client (`EGenreRessource`), 2025 and later
 */
export const schoolLifeKinds = {
  absence: 13,
  delay: 14,
  exclusion: 15,
  infirmary: 21,
  missedMeal: 22,
  exemption: 40,
  punishment: 41,
  sanction: 42,
  boardingAbsence: 44,
  observation: 46,
  precautionaryMeasure: 71,
  incident: 73,
  commission: 105,
  boardingDelay: 121,
} as const satisfies Record<string, number>;

/**
 * Those that had another number up to 2024. No event of later versions bears one of these numbers.
 *
 * @evidence read in the official client 2024.3
 */
export const schoolLifeKinds2024 = {
  precautionaryMeasure: 72,
  incident: 74,
  commission: 106,
} as const satisfies Record<string, number>;

/**
 * `nature.G` of a punishment (`TypeGenrePunition`). Servers also send larger numbers, which nobody explains.
 *
 * @evidence read in the official client; larger numbers observed
 */
export const punishmentKinds = {
  exclusion: 0,
  detention: 1,
  homework: 2,
  other: 3,
} as const satisfies Record<string, number>;

/**
 * `nature.G` of a sanction or a precautionary measure (`EGenreSanction`).
 *
 * @evidence read in the official client
 */
export const sanctionKinds = {
  warning: 0,
  blame: 1,
  schoolExclusion: 2,
  classExclusion: 3,
  finalExclusion: 4,
  otherExclusion: 5,
  boardingExclusion: 6,
  canteenExclusion: 7,
  other: 8,
  responsibility: 9,
  precautionary: 10,
} as const satisfies Record<string, number>;

/**
 * `interditAcces` of a precautionary measure (`TypePerimetreMesureConservatoire`).
 *
 * @evidence read in the official client
 */
export const measureScopes = {
  boarding: 0,
  daySchool: 1,
  canteen: 2,
} as const satisfies Record<string, number>;

/**
 * `genreObservation` (`TypeGenreObservationVS`).
 *
 * @evidence read in the official client, up to 2026.1.3
 */
export const observationKinds = {
  missingLiaisonBook: 0,
  parents: 1,
  encouragement: 2,
  other: 3,
} as const satisfies Record<string, number>;
