/**
 * `E` of an element in a request (`EGenreEtat`): what is to be done with it. None is left out.
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const elementStates = {
  none: 0,
  creation: 1,
  modification: 2,
  deletion: 3,
  /** Only what stands under it changes. */
  childrenModified: 4,
} as const satisfies Record<string, number>;

/**
 * `N` of the first object that a client makes in a session; the next ones count down from it. A JSON number,
 * where the `N` of existing objects are texts.
 *
 * @evidence read in the official client
 */
export const firstNewNumber = -1001;

/**
 * `commande` of `SaisieMessage`. An answer or a new discussion has none.
 *
 * @evidence read in the official client (`ObjetRequeteSaisieMessage`); others guess the names of its menus
 */
export const messageCommands = {
  draft: "brouillon",
  markRead: "pourLu",
  archive: "archive",
  openOrClose: "pourOuvrirFermer",
  bin: "corbeille",
  restore: "restauration",
  remove: "suppression",
  emptyBin: "viderCorbeille",
  rename: "modificationObjetDiscussion",
  leaveOrReturn: "entrerSortirDiscussion",
} as const satisfies Record<string, string>;

/**
 * `commande` of `SaisieEtiquetteMessage`.
 *
 * @evidence read in the official client; the names of the arguments are inferred in part
 */
export const labelCommands = {
  create: "creation",
  remove: "suppression",
  rename: "libelle",
  abbreviate: "abr",
  color: "couleur",
  /** Says which labels some discussions bear. */
  assign: "modifierEtiquettesMessages",
} as const satisfies Record<string, string>;

/**
 * `etat` of the answer to an upload (`TypeEtatUpload`).
 *
 * @evidence read in the official client, 2024.3 to 2026.1
 */
export const uploadStates = {
  unknown: 0,
  done: 1,
  error: 2,
  /** The server is not done with it: the same is sent again. */
  running: 3,
} as const satisfies Record<string, number>;

/**
 * How files are sent: a file larger than `chunkBytes` goes in parts of that size, each a request of its own;
 * beyond `largestDigested` the official client leaves the MD5 out.
 *
 * @evidence read in the official client
 */
export const uploadSizes = { chunkBytes: 102_400, largestDigested: 31_457_280 } as const satisfies Record<
  string,
  number
>;
