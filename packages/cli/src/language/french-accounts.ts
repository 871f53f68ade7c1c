import type { AccountWords } from "./account-words.js";

/** Words about linked accounts, in French. */
export const frenchAccounts: AccountWords = {
  how: "Comment vous connectez-vous ?",
  byCode: "avec un QR code de la page officielle",
  byPassword: "avec un identifiant et un mot de passe",
  pasteCode: "Fichier de l'image du QR code, ou son texte (il reste caché)",
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
  unreadable: {
    format: {
      fact: "Ce n'est ni une image PNG ou JPEG, ni le texte d'un QR code.",
      hint: "Faites une capture d'écran du code : elle est en PNG ou JPEG, alors qu'une photo peut être en HEIC ou WebP.",
    },
    damaged: {
      fact: "L'image est abîmée ou incomplète.",
      hint: "Enregistrez-la ou envoyez-la de nouveau.",
    },
    "too-large": { fact: "L'image a trop de pixels.", hint: "Recadrez-la sur le code." },
    "no-code": {
      fact: "Aucun QR code n'est lisible sur cette image.",
      hint: "Faites une capture d'écran, ou une photo nette et de face, avec tout le code et son bord clair.",
    },
    "not-pronote": {
      fact: "C'est un QR code, mais pas de PRONOTE.",
      hint: "Le code de connexion se crée sur la page officielle, avec un code PIN de quatre chiffres.",
    },
  },
  choosePin: "Code PIN du nouveau QR code : quatre chiffres de votre choix",
  codeLasts:
    "Il vaut dix minutes et une connexion, avec le code PIN. Qui le voit et connaît le PIN peut se connecter à votre place.",
  codeWritten: (file) => `Dessiné dans ${file} ; effacez-le une fois lu.`,
  tooNarrow: (columns) =>
    `Le terminal est trop étroit pour le code : élargissez-le à ${columns} colonnes, ou utilisez --svg FICHIER.`,
};
