/**
 * Kinds of resource (`G` of people, rooms, events).
 *
 * @evidence read in the official client (`EGenreRessource`); numbers from 57 on are those of 2025 and later
 */
export const resourceKinds = {
  none: 0,
  class: 1,
  group: 2,
  teacher: 3,
  student: 4,
  guardian: 5,
  school: 10,
  period: 11,
  service: 12,
  subject: 16,
  room: 17,
  pillar: 23,
  evaluation: 29,
  staff: 34,
  partOfClass: 57,
  /** The same in 2024 and before. */
  partOfClass2024: 58,
  /** A piece of graded work ("devoir"); 60 in 2024 and before. */
  test: 59,
  equipment: 79,
  lessonLabel: 93,
  site: 94,
  /** A document that is signed through another service; 112 in 2024 and before. */
  signatureDocument: 111,
} as const satisfies Record<string, number>;

/**
 * `G` of a lesson (`TypeStatutCours`). It says nothing about cancellation.
 *
 * @evidence read in the official client
 */
export const lessonStatuses = {
  normal: 0,
  classCouncil: 1,
  exceptional: 2,
  historical: 3,
  substitute: 4,
} as const satisfies Record<string, number>;

/**
 * `marqueur` of a line of a lesson (`TypeHttpMarqueurContenuCours`).
 *
 * @evidence read in the official client
 */
export const lessonMarkers = {
  reservedBy: 0,
  timeLabel: 1,
  lessonBookTitle: 2,
  replacedTeacher: 3,
  annualPeriod: 4,
  parts: 5,
  accompaniedStudents: 6,
} as const satisfies Record<string, number>;

/**
 * `G` of a period of `General.ListePeriodes`.
 *
 * @evidence read in the official client; captures of 2025.2
 */
export const periodKinds = {
  other: 0,
  term: 1,
  semester: 2,
  year: 3,
} as const satisfies Record<string, number>;

/**
 * `niveauDifficulte` of homework.
 *
 * @evidence read in the official client
 */
export const homeworkDifficulties = {
  notGiven: 0,
  easy: 1,
  medium: 2,
  hard: 3,
} as const satisfies Record<string, number>;

/**
 * `genreRendu` of homework: how it is handed in.
 *
 * @evidence read in the official client
 */
export const handInKinds = {
  none: 0,
  paper: 1,
  file: 2,
  kiosk: 3,
  recording: 4,
} as const satisfies Record<string, number>;

/**
 * `G` of an attachment.
 *
 * @evidence read in the official client (`EGenreDocumentJoint`)
 */
export const attachmentKinds = {
  link: 0,
  file: 1,
  cloud: 2,
  kiosk: 3,
  videoLink: 4,
} as const satisfies Record<string, number>;

/**
 * Origin of a lesson-book entry (`categorie.G`, `originesCategorie[].G`); the announced test is 3.
 *
 * @evidence read in the official client
 */
export const lessonCategories = {
  none: 0,
  lesson: 1,
  correction: 2,
  test: 3,
  oralQuiz: 4,
  tutorial: 5,
  practical: 6,
  skillsEvaluation: 7,
  interdisciplinary: 8,
  support: 9,
  oralMode: 10,
  writtenMode: 11,
  videoLesson: 12,
  examination: 13,
  ongoingEvaluation: 14,
} as const satisfies Record<string, number>;

/**
 * Annotations that stand for a mark (`|n` in a value of type 10). 1 to 5 count for nothing, 6 and 7 for
 * zero, 8 for the whole scale.
 *
 * @evidence read in the official client (`EGenreAnnotation`), 2024.3 to 2026.1; no 9 in any version
 */
export const gradeAnnotations = {
  absent: 1,
  exempted: 2,
  notGraded: 3,
  unfit: 4,
  notHandedIn: 5,
  absentZero: 6,
  notHandedInZero: 7,
  congratulations: 8,
} as const satisfies Record<string, number>;

/**
 * `G` of a period that a tab offers, and of a period in requests. The cumulated one is the year; it has no `N`.
 *
 * @evidence observed in tab trees of 2022 and 2025; read in the official client
 */
export const tabPeriodKinds = {
  cumulated: 1,
  official: 2,
  outside: 4,
} as const satisfies Record<string, number>;

/**
 * `G` of a document that teachers share (`EGenreRessourcePedagogique`).
 *
 * @evidence read in the official client
 */
export const sharedResourceKinds = {
  document: 0,
  site: 1,
  quiz: 2,
  testSubject: 3,
  testCorrection: 4,
  handedInWork: 5,
  kiosk: 6,
  cloud: 7,
} as const satisfies Record<string, number>;

/**
 * `G` in the address of a file that is not found by its own `N` alone. Texts name the file of an object
 * (`TypeFichierExterneHttpSco`); numbers are kinds of resource.
 *
 * @evidence read in the official client
 */
export const fileOrigins = {
  testSubject: "DevoirSujet",
  testCorrection: "DevoirCorrige",
  evaluationSubject: "EvaluationSujet",
  evaluationCorrection: "EvaluationCorrige",
  handedInWork: "TAFRenduEleve",
  correctedWork: "TAFCorrigeRenduEleve",
  document: 48,
  schoolDocument: 50,
} as const satisfies Record<string, number | string>;

/** `G` of a meal. @evidence read in the official client */
export const mealKinds = { lunch: 0, dinner: 1 } as const satisfies Record<string, number>;

/** `G` of a dish; the official page shows dishes in the order they come. @evidence reported (pronotepy) */
export const dishKinds = {
  starter: 0,
  main: 1,
  side: 2,
  other: 3,
  dessert: 4,
  cheese: 5,
} as const satisfies Record<string, number>;

/** `G` of a food label; 0 is one of the school's own. @evidence read in the official client */
export const foodLabelKinds = {
  own: 0,
  organic: 1,
  homeMade: 2,
  assembled: 3,
  local: 4,
} as const satisfies Record<string, number>;

/** `G` of an allergen; 0 is one of the school's own. @evidence read in the official client */
export const allergens = {
  own: 0,
  gluten: 1,
  crustaceans: 2,
  eggs: 3,
  fish: 4,
  peanuts: 5,
  soy: 6,
  milk: 7,
  nuts: 8,
  celery: 9,
  mustard: 10,
  sesame: 11,
  sulphites: 12,
  lupin: 13,
  molluscs: 14,
} as const satisfies Record<string, number>;

/** `G` of a calendar that may be subscribed to. @evidence read in the official client */
export const calendarKinds = { timetable: 0, agenda: 1, personal: 2 } as const satisfies Record<
  string,
  number
>;

/** `sexe` as a number (`TypeSexe`). @evidence read in the official client, from 2025 */
export const sexes = { male: 0, female: 1, neutral: 2 } as const satisfies Record<string, number>;

/**
 * What an account must still do before it opens (`actionsDoubleAuth`). The official client reacts to 0, 1, 3
 * and 5 only.
 *
 * @evidence read in the official client (`TypeActionIHMSecurisationCompte`), 2024.3 to 2026.1
 */
export const securityDemands = {
  newPassword: 0,
  chooseStrategy: 1,
  choosePin: 2,
  enterPin: 3,
  replacePin: 4,
  nameDevice: 5,
} as const satisfies Record<string, number>;

/**
 * `action` of SecurisationCompteDoubleAuth and SecurisationComptePreference.
 *
 * @evidence read in the official client (`TypeCommandeSecurisationCompteHttp`), 2024.3 to 2026.1
 */
export const securityCommands = {
  verifyPin: 0,
  verifyNewPassword: 1,
  isDeviceNameKnown: 2,
  saveChoices: 3,
  setMode: 4,
  setPin: 5,
  renameDevice: 6,
  removeDevice: 7,
  setPassword: 8,
  setLogin: 9,
  requestPinReset: 10,
  verifyResetCode: 11,
} as const satisfies Record<string, number>;

/**
 * Strategies of an account (`mode`, `modesPossibles`, `modeSecurisationParDefaut`).
 *
 * @evidence read in the official client (`TypeModeGestionDoubleAuthentification`), 2024.3 to 2026.1
 */
export const securityModes = {
  notChosen: 0,
  inactive: 1,
  notificationOnly: 2,
  pin: 3,
} as const satisfies Record<string, number>;

/**
 * Rules of `reglesSaisieMDP`. Letters and digits are those of ASCII; anything else is special.
 *
 * @evidence read in the official client (`TypeOptionGenerationMotDePasse`, `ValidationMotDePasse`), 2025.2
 */
export const passwordRules = {
  letter: 0,
  digit: 1,
  specialCharacter: 2,
  mixedCase: 3,
  differsFromLogin: 4,
} as const satisfies Record<string, number>;

/**
 * What a known device is (`G`, `genreSource`).
 *
 * @evidence read in the official client (`TypeGenreSourceConnexion`), 2024.3 to 2026.1
 */
export const deviceSources = {
  desktopProgram: 0,
  mobileApp: 1,
  browser: 2,
} as const satisfies Record<string, number>;

/**
 * Limits of the security pages, as the official client keeps them.
 *
 * @evidence read in the official client, 2025.2; the server's own are not known
 */
export const securityLimits = {
  pinTries: 3,
  /** Digits of a PIN, at least; exactly, with `codePINFixe`. */
  pinLength: 4,
  resetCodeLength: 6,
  /** Characters at most. */
  deviceName: 30,
  password: 32,
  shortestLogin: 2,
  longestLogin: 128,
} as const satisfies Record<string, number>;

/**
 * How far a document that several people sign has come (`etatDocument`, `TypeEtatSignatureDocument`).
 *
 * @evidence read in the official client 2025.2
 */
export const signatureDocumentStates = {
  new: 0,
  unknown: 1,
  running: 2,
  canceled: 3,
  finished: 4,
  archived: 5,
  failed: 6,
} as const satisfies Record<string, number>;

/**
 * How far one signer of it has come (`etatSignature`, `TypeEtatSignatureSignataire`).
 *
 * @evidence read in the official client 2025.2
 */
export const signerStates = {
  new: 0,
  unknown: 1,
  waiting: 2,
  asked: 3,
  signing: 4,
  signed: 5,
  refused: 6,
  expired: 7,
  failed: 8,
  removed: 9,
} as const satisfies Record<string, number>;
