/**
 * `G` of a level of mastery (`EGenreNiveauDAcquisition`). From 7 on they are no results.
 *
 * @evidence read in the official client
 */
export const acquisitionLevels = {
  user: 0,
  expert: 1,
  acquired: 2,
  almostAcquired: 3,
  inProgress: 4,
  beginning: 5,
  notAcquired: 6,
  absent: 7,
  notEvaluated: 8,
  exempted: 9,
  notHandedIn: 10,
  several: 100,
} as const satisfies Record<string, number>;

/**
 * `G` of a comment at the foot of a report card (`EGenreAppreciationGenerale`).
 *
 * @evidence read in the official client
 */
export const reportCommentKinds = {
  general: 0,
  diligence: 1,
  autonomy: 2,
  global: 3,
  comment1: 4,
  comment2: 5,
  comment3: 6,
  educationAdviser: 7,
  honours: 8,
} as const satisfies Record<string, number>;

/**
 * `G` of a line of a skills report (`TypeGenreElementBulletinCompetence`).
 *
 * @evidence read in the official client
 */
export const skillsLineKinds = {
  subjectGroup: 0,
  service: 1,
  domain: 2,
  skill: 3,
  subSkill: 4,
} as const satisfies Record<string, number>;

/**
 * `G` of a column of a skills report (`TypeGenreColonneBulletinCompetence`).
 *
 * @evidence read in the official client
 */
export const skillsColumnKinds = {
  services: 0,
  curriculum: 1,
  domain: 2,
  gauge: 3,
  level: 4,
  percentage: 5,
  positionP1: 6,
  positionP2: 7,
  position: 8,
  grade: 9,
  classAverage: 10,
  lowestAverage: 11,
  highestAverage: 12,
  commentA: 13,
  commentB: 14,
  commentC: 15,
} as const satisfies Record<string, number>;

/**
 * `genreGenerationPDF` (`TypeHttpGenerationPDFSco`), as far as families use it.
 *
 * @evidence read in the official client
 */
export const pdfKinds = {
  timetable: 0,
  gradeStatement: 1,
  report: 2,
  teachingStaff: 6,
  menus: 10,
  skillsReport: 17,
  document: 29,
  personalDocument: 30,
  supportPlan: 34,
  /** A file of a locker. */
  file: 42,
} as const satisfies Record<string, number>;

/**
 * `renvoi` of a timetable in PDF: where goes what does not fit (`TypeGestionRenvoisImp`).
 *
 * @evidence read in the official client, which offers families the first three
 */
export const overflowModes = {
  none: 0,
  below: 1,
  nextPage: 2,
  atTheEnd: 3,
} as const satisfies Record<string, number>;
