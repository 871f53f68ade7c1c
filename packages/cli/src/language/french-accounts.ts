import type { AccountWords } from "./account-words.js";

/** Words about linked accounts, in French. */
export const frenchAccounts: AccountWords = {
  how: "Comment vous connectez-vous ?",
  byCode: "avec un QR code de la page officielle",
  byPassword: "avec un identifiant et un mot de passe",
  pasteCode: "Texte du QR code (il reste caché)",
  pin: "Code PIN du QR code",
  address: "Adresse de la page où vous tapez votre mot de passe",
  user: "Identifiant",
  linked: (holder, school) => [`Compte associé : ${holder}, ${school}`],
  kept: (account, folder) => [
    `Gardé sous le nom ${account} dans ${folder}`,
    "Le mot de passe n'est pas gardé : un jeton l'est, que chaque connexion remplace.",
  ],
  formerHolder: (holder) => `Jusqu'ici, ce compte était celui de : ${holder}.`,
  columns: {
    account: "Compte",
    label: "Libellé",
    school: "Établissement",
    space: "Espace",
    since: "Depuis",
  },
  keptIn: (folder) => `Gardés dans ${folder}`,
  children: (names) => (names.length === 0 ? "Aucun enfant" : `Enfants : ${names.join(", ")}`),
  accountName: (account) => `Compte ${account}`,
  forgotten: (account) => `Oublié : ${account}`,
  stillListed:
    "L'établissement compte toujours cet appareil : personne ne lui a demandé de l'oublier. Si la page officielle montre vos appareils, enlevez-le là.",
};
