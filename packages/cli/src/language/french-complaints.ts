import type { Complaints } from "./words.js";

const seeHelp = "preau --help donne la liste.";

/** Complaints in French. */
export const frenchComplaints: Complaints = {
  missingUrl: {
    fact: "Quel établissement ? L'adresse manque.",
    hint: "Donnez la page où vous tapez votre mot de passe : --url https://….index-education.net/pronote/eleve.html, ou PREAU_URL.",
  },
  badAddress: {
    fact: "--url n'est pas l'adresse d'un établissement.",
    hint: "Elle ressemble à https://0123456a.index-education.net/pronote/eleve.html.",
  },
  addressWithPassword: {
    fact: "L'adresse contient un nom ou un mot de passe.",
    hint: "Donnez le nom avec --user ; le mot de passe est demandé.",
  },
  insecure: (host) => ({
    fact: `${host} serait joint sans chiffrement.`,
    hint: `Utilisez https://, ou autorisez-le avec --insecure-host ${host}.`,
  }),
  missingUser: { fact: "Quel compte ? L'identifiant manque.", hint: "Donnez --user, ou PREAU_USER." },
  missingPassword: {
    fact: "Il n'y a pas de mot de passe, et personne à qui le demander.",
    hint: "Définissez PREAU_PASSWORD, ou lancez preau dans un terminal.",
  },
  passwordOption: {
    fact: "Le mot de passe n'est jamais une option : les arguments sont visibles de toute la machine.",
    hint: "Enlevez-le et tapez-le quand il est demandé, ou définissez PREAU_PASSWORD. Si vous venez de le taper, effacez-le de l'historique du terminal.",
  },
  pinOption: {
    fact: "Le code PIN n'est jamais une option : les arguments sont visibles de toute la machine.",
    hint: "Enlevez-le et tapez-le quand il est demandé, ou définissez PREAU_PIN.",
  },
  missingPin: {
    fact: "Il n'y a pas de code PIN pour le QR code, et personne à qui le demander.",
    hint: "Définissez PREAU_PIN, ou lancez preau dans un terminal avec le code dans un fichier : --qr code.png.",
  },
  nothingToLogInWith: {
    fact: "Il n'y a pas de quoi se connecter, et personne à qui le demander.",
    hint: "Donnez --qr FICHIER (ou -) et PREAU_PIN, ou --url, --user et PREAU_PASSWORD.",
  },
  codeAndAddress: {
    fact: "--qr se suffit, comme --qr-json : le code dit quel établissement et quel compte.",
    hint: "Enlevez --url et --user.",
  },
  codeAsArgument: {
    fact: "Le code lui-même n'est jamais un argument : les arguments sont visibles de toute la machine.",
    hint: "Mettez-le dans un fichier, ou dans l'entrée standard : --qr -. Créez un autre code, puisque celui-ci a été montré.",
  },
  codeUnreadable: (code) => ({
    fact: `Le fichier du code ne peut pas être lu (${code}).`,
    hint: "Donnez une image du code ou un fichier de son texte, ou - pour l'entrée standard.",
  }),
  twoCodes: { fact: "--qr et --qr-json nomment chacun un code.", hint: "Enlevez l'un des deux." },
  badPin: {
    fact: "Le code PIN d'un QR code a quatre chiffres.",
    hint: "Choisissez-en quatre, à retaper là où le code est lu.",
  },
  missingNewPin: {
    fact: "Il n'y a pas de code PIN pour le nouveau QR code, et personne à qui le demander.",
    hint: "Mettez quatre chiffres de votre choix dans PREAU_PIN, ou lancez preau dans un terminal.",
  },
  fileUnwritable: (code) => ({ fact: `--svg : le fichier ne peut pas être écrit (${code}).` }),
  notACode: {
    fact: "Ce n'est pas le texte d'un QR code de PRONOTE.",
    hint: 'C\'est du JSON avec les clés "jeton", "login" et "url" : donnez son image avec --qr, ou enregistrez son texte, que montre tout lecteur de QR codes.',
  },
  noToken: {
    fact: "L'établissement n'a pas donné de jeton : il n'y a rien à garder.",
    hint: "Donnez plutôt --url et --user à chaque commande.",
  },
  otherSchool: (account, school, space) => ({
    fact: `${account} est déjà un compte de ${school} (${space}).`,
    hint: "Choisissez un autre nom avec --account, ou oubliez d'abord celui-là : preau logout --account NOM.",
  }),
  accountAndAddress: {
    fact: "--account nomme un compte associé ; --url, --user et --space en nomment un autre.",
    hint: "Enlevez l'un ou l'autre.",
  },
  noAccount: {
    fact: "Aucun compte n'est encore associé.",
    hint: "Associez-en un avec preau login ; ou donnez --url et --user à chaque fois. preau login --help explique comment.",
  },
  severalAccounts: (names) => ({
    fact: "Plusieurs comptes sont associés : lequel ?",
    hint: `Nommez-en un avec --account, ou PREAU_ACCOUNT : ${names}. Une partie du nom suffit.`,
  }),
  noSuchAccount: (names) => ({
    fact: "Aucun compte associé n'a ce nom, ou plusieurs l'ont.",
    hint: `Les comptes sont : ${names}. preau login en associe un autre.`,
  }),
  interrupted: "Interrompu.",
  spaceConflict: (page, space) => ({
    fact: `L'adresse finit par ${page}, et --space dit ${space}.`,
    hint: "Enlevez l'un des deux.",
  }),
  notADay: (option, text) => ({
    fact: `${option} : ${JSON.stringify(text)} n'est pas un jour.`,
    hint: "Écrivez-le comme 2026-01-15.",
  }),
  rangeBackwards: (from, to) => ({ fact: `Les jours finissent (${to}) avant de commencer (${from}).` }),
  notANumber: (option, text) => ({
    fact: `${option} : ${JSON.stringify(text)} n'est pas un nombre possible.`,
  }),
  notAChoice: (option, choices) => ({ fact: `${option} est l'un de : ${choices}.` }),
  unknownOption: (option, suggestion) => ({
    fact: `Il n'y a pas d'option ${option}.`,
    hint: suggestion === undefined ? seeHelp : `Vouliez-vous dire ${suggestion} ?`,
  }),
  unknownCommand: (command, suggestion) => ({
    fact: `Il n'y a pas de commande ${command}.`,
    hint: suggestion === undefined ? seeHelp : `Vouliez-vous dire ${suggestion} ?`,
  }),
  missingValue: (option) => ({ fact: `${option} demande une valeur.` }),
  tooManyArguments: {
    fact: "Il y a un mot de trop.",
    hint: "Une valeur suit une option, et demande des guillemets si elle contient des espaces.",
  },
  notATimeZone: (text) => ({
    fact: `${JSON.stringify(text)} n'est pas un fuseau horaire.`,
    hint: "Écrivez-le comme Europe/Paris ou Indian/Reunion.",
  }),
  notAPlace: (option) => ({
    fact: `${option} demande une latitude et une longitude, en degrés.`,
    hint: "Écrivez-les comme 47.22,-1.55 : les cartes les montrent d'un appui long ou d'un clic droit.",
  }),
  noSuchChild: (children) => ({
    fact: "Aucun enfant de ce compte n'a ce nom, ou plusieurs l'ont.",
    hint: `Les enfants de ce compte : ${children}. Une partie du nom suffit.`,
  }),
  childOfNobody: (option) => ({
    fact: `${option} est pour les comptes de parents, et celui-ci n'en est pas un.`,
    hint: "Enlevez-le, ou ouvrez la page des parents : --space parent.",
  }),
  noTimetableForStaff: {
    fact: "preau ne montre pas encore d'emploi du temps à la vie scolaire : élèves et parents seulement.",
  },
  noHomeworkForStaff: {
    fact: "preau ne montre pas encore le travail à faire à la vie scolaire : élèves et parents seulement.",
  },
  noGradesForStaff: {
    fact: "preau ne montre pas encore les notes à la vie scolaire : élèves et parents seulement.",
  },
  noSuchPeriod: (periods) => ({
    fact: "Aucune période n'a ce nom, ou plusieurs l'ont.",
    hint: `Les périodes de l'établissement : ${periods}. Une partie du nom suffit.`,
  }),
  pupilsOnly: {
    fact: "Cela concerne un élève, et ce compte est de la vie scolaire : élèves et parents seulement.",
    hint: "preau students montre les élèves d'une classe.",
  },
  schoolLifeOnly: {
    fact: "preau students est pour la vie scolaire, et ce compte n'en est pas un.",
    hint: "preau whoami dit à qui est le compte.",
  },
  fileWithoutClass: {
    fact: "--file demande la classe de l'élève.",
    hint: "Nommez-la d'abord : preau students 4C --file NOM.",
  },
  noSuchClass: (classes) => ({
    fact: "Aucune classe et aucun groupe de ce compte n'a ce nom.",
    hint: `Il y a : ${classes}.`,
  }),
  noSuchStudent: (students) => ({
    fact: "Aucun élève de la classe n'a ce nom, ou plusieurs l'ont.",
    hint: `Les élèves sont : ${students}. Une partie du nom suffit.`,
  }),
  noSuchKey: (key, look) => ({
    fact: `Rien dans la liste n'a la clé ${key}.`,
    hint:
      look === undefined
        ? "Sans clé, la liste est montrée, avec les clés."
        : `${look} montre la liste, avec les clés.`,
  }),
  severalKeys: (key, keys) => ({ fact: `Plusieurs clés commencent par ${key}.`, hint: `Ce sont : ${keys}.` }),
  weekAndRange: { fact: "--week nomme tous les jours.", hint: "Enlevez --from et --to." },
  secretAddress: {
    fact: "L'adresse du calendrier est un secret : qui l'a lit le calendrier sans se connecter. Rien n'a été demandé à l'établissement.",
    hint: "Ajoutez --show pour l'afficher, là où personne d'autre ne regarde.",
  },
  notEveryFile: "Des fichiers n'ont pas pu être enregistrés.",
  folderUnusable: (code) => ({ fact: `--save : le dossier ne peut pas être créé ou utilisé (${code}).` }),
  unexpected: (message) => ({
    fact: `Erreur inattendue : ${message}`,
    hint: "C'est une faute de preau : signalez-la, avec ce que PREAU_DEBUG=1 ajoute.",
  }),
};
