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
  unexpected: (message) => ({
    fact: `Erreur inattendue : ${message}`,
    hint: "C'est une faute de preau : signalez-la, avec ce que PREAU_DEBUG=1 ajoute.",
  }),
};
