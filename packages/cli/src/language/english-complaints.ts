import type { Complaints } from "./words.js";

const seeHelp = "preau --help lists them.";

/** Complaints in English. */
export const englishComplaints: Complaints = {
  missingUrl: {
    fact: "Which school? The address is missing.",
    hint: "Give the page where you type your password: --url https://….index-education.net/pronote/eleve.html, or PREAU_URL.",
  },
  badAddress: {
    fact: "--url is not the address of a school's server.",
    hint: "It looks like https://0123456a.index-education.net/pronote/eleve.html.",
  },
  addressWithPassword: {
    fact: "The address holds a name or a password.",
    hint: "Give the name with --user; the password is asked for.",
  },
  insecure: (host) => ({
    fact: `${host} would be reached without encryption.`,
    hint: `Use https://, or allow it with --insecure-host ${host}.`,
  }),
  missingUser: { fact: "Whose account? The login is missing.", hint: "Give --user, or PREAU_USER." },
  missingPassword: {
    fact: "There is no password, and nobody to ask.",
    hint: "Set PREAU_PASSWORD, or run preau in a terminal.",
  },
  passwordOption: {
    fact: "The password is never an option: arguments are visible to everybody on the machine.",
    hint: "Leave it out and type it when asked, or set PREAU_PASSWORD. If you have just typed it, remove it from your shell's history.",
  },
  interrupted: "Interrupted.",
  spaceConflict: (page, space) => ({
    fact: `The address ends in ${page}, and --space says ${space}.`,
    hint: "Leave one of them out.",
  }),
  notADay: (option, text) => ({
    fact: `${option}: ${JSON.stringify(text)} is not a day.`,
    hint: "Write it as 2026-01-15.",
  }),
  rangeBackwards: (from, to) => ({ fact: `The days end (${to}) before they begin (${from}).` }),
  notANumber: (option, text) => ({ fact: `${option}: ${JSON.stringify(text)} is not a number it can take.` }),
  notAChoice: (option, choices) => ({ fact: `${option} is one of: ${choices}.` }),
  unknownOption: (option, suggestion) => ({
    fact: `There is no option ${option}.`,
    hint: suggestion === undefined ? seeHelp : `Did you mean ${suggestion}?`,
  }),
  unknownCommand: (command, suggestion) => ({
    fact: `There is no command ${command}.`,
    hint: suggestion === undefined ? seeHelp : `Did you mean ${suggestion}?`,
  }),
  missingValue: (option) => ({ fact: `${option} needs a value.` }),
  tooManyArguments: {
    fact: "There is one word too many.",
    hint: "Values follow an option, and those with spaces need quotes.",
  },
  notATimeZone: (text) => ({
    fact: `${JSON.stringify(text)} is not a time zone.`,
    hint: "Write it as Europe/Paris or Indian/Reunion.",
  }),
  noSuchChild: (children) => ({
    fact: "No child of this account has that name, or several have.",
    hint: `This account's children: ${children}. A part of a name is enough.`,
  }),
  childOfNobody: (option) => ({
    fact: `${option} is for parents' accounts, and this is none.`,
    hint: "Leave it out, or open the parents' page: --space parent.",
  }),
  noTimetableForStaff: {
    fact: "preau does not show timetables to school life yet: pupils and parents only.",
  },
  noHomeworkForStaff: { fact: "preau does not show homework to school life yet: pupils and parents only." },
  noGradesForStaff: { fact: "preau does not show marks to school life yet: pupils and parents only." },
  noSuchPeriod: (periods) => ({
    fact: "No period has that name, or several have.",
    hint: `This school's periods: ${periods}. A part of a name is enough.`,
  }),
  unexpected: (message) => ({
    fact: `Unexpected error: ${message}`,
    hint: "This is a mistake of preau: please report it, with what PREAU_DEBUG=1 adds.",
  }),
};
