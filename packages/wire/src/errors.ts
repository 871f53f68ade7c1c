/**
 * Numbers of `Acces`, the refusal of an authentication.
 *
 * @evidence read in the official client (`Enumere_ErreurAcces`); 3 left in 2026.1.3
 */
export const accessRefusals = {
  none: 0,
  badCredentials: 1,
  profileNotAllowed: 2,
  classModeRefused: 3,
  noRecord: 4,
  noDisplay: 5,
  studentLeft: 6,
  functionNotAllowed: 7,
  companionWithoutStudent: 8,
  message: 9,
  accountDisabled: 10,
} as const satisfies Record<string, number>;

/**
 * Numbers of a fatal `Erreur` (`G`): the session is over on the server, whatever the number.
 *
 * @evidence titles quoted in public issues (pronotepy #120, #254, #267, #271, #284, #290, #294, #308,
 *   #309; hass-pronote #51, #123); 23 is one project's reading and unverified
 */
export const fatalErrors = {
  accessRefused: 3,
  addressSuspended: 5,
  sessionUnknown: 8,
  sessionExpired: 10,
  pageExpired4: 11,
  pageExpired6: 13,
  pageExpired7: 14,
  foreignObject: 20,
  pageNotDisplayable: 21,
  staleObject: 22,
  wrongLogin: 23,
  tooManyAttempts: 25,
} as const satisfies Record<string, number>;

/**
 * Sentences of HTML pages that a server sends instead of its own, and what they mean.
 *
 * @evidence quoted in public issues of several clients
 */
export const pageSentences = {
  addressSuspended: "Votre adresse IP est provisoirement suspendue",
  siteClosed: "Le site n'est pas disponible",
  siteBusy: "Le site est momentanément indisponible",
  unknownPage: "La page demandée n'existe pas",
  pageNotDisplayable: "Impossible d'afficher la page",
  /** The portal's person is nobody here. */
  unknownIdentity: "Identification impossible",
  /** They are somebody, and not of this space; the name of the space follows. */
  noAccessToSpace: "Vous n'avez pas accès à l'Espace",
} as const satisfies Record<string, string>;
