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
  staff: 34,
  partOfClass: 57,
  /** The same in 2024 and before. */
  partOfClass2024: 58,
  /** A piece of graded work ("devoir"); 60 in 2024 and before. */
  test: 59,
  equipment: 79,
  lessonLabel: 93,
  site: 94,
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
 * `genreReponse` of a question of news (`TypeGenreReponseInternetActualite`). The last two never wait for an
 * answer.
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const newsAnswerKinds = {
  acknowledgement: 0,
  text: 1,
  singleChoice: 2,
  multipleChoice: 3,
  noAcknowledgement: 4,
  none: 5,
} as const satisfies Record<string, number>;

/**
 * Modes of the list of news (`modesAffActus`, `listeModesAff[].G`; `TypeModeAff`).
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const newsModes = {
  received: 0,
  published: 1,
  drafts: 2,
  templates: 3,
} as const satisfies Record<string, number>;

/**
 * `G` of a folder or label of the messaging (`TypeOrigineCreationEtiquetteMessage`).
 *
 * @evidence read in the official client; 15 since 2025, 16 since 2026
 */
export const discussionLabels = {
  user: 0,
  inbox: 1,
  archive: 2,
  sent: 3,
  drafts: 4,
  bin: 5,
  reported: 6,
  blue: 7,
  green: 8,
  red: 9,
  liaisonBook: 10,
  alert: 11,
  schoolLifeContact: 12,
  conversation: 13,
  hiddenWhileDisabled: 14,
  harassment: 15,
  visibleWhileDisabled: 16,
} as const satisfies Record<string, number>;

/**
 * `genreDiscussion` (`TypeGenreDiscussion`).
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const discussionKinds = {
  discussion: 0,
  schoolLifeContact: 1,
  conversation: 2,
  alert: 3,
  harassment: 4,
} as const satisfies Record<string, number>;

/**
 * Ways to send an answer (`listeBoutons[].G`; `TypeHttpReponseMessage`).
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const messageButtons = {
  send: 0,
  sendToAll: 1,
  replyToAll: 2,
  sendToAllButFamilies: 3,
  replyToAllButFamilies: 4,
  closeAlert: 5,
} as const satisfies Record<string, number>;

/**
 * `type` of a notification (`TypeNotification`).
 *
 * @evidence read in the official client 2025.2
 */
export const notificationTypes = {
  orphan: 0,
  single: 1,
  counter: 2,
  roll: 3,
} as const satisfies Record<string, number>;

/**
 * `action` of a notification's button (`TypeActionBoutonNotif`).
 *
 * @evidence read in the official client 2025.2
 */
export const notificationActions = {
  read: 0,
  close: 1,
  link: 2,
  none: 3,
} as const satisfies Record<string, number>;

/**
 * `modalites` of a notification: where it is shown (`TypeModaliteAffichage`). One of the history has been read.
 *
 * @evidence read in the official client 2025.2
 */
export const notificationDisplays = {
  zone: 0,
  history: 1,
  modal: 2,
  popup: 3,
} as const satisfies Record<string, number>;
