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

/**
 * `G` of an event of school life, as the home page shows it.
 *
 * @evidence read in the official client 2024.3 to 2025.2
 */
export const homeEventKinds = {
  absence: 13,
  delay: 14,
  exclusion: 15,
  infirmary: 21,
  missedMeal: 22,
  exemption: 40,
  punishment: 41,
  sanction: 42,
  observation: 46,
} as const satisfies Record<string, number>;
