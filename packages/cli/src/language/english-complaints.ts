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
  pinOption: {
    fact: "The PIN is never an option: arguments are visible to everybody on the machine.",
    hint: "Leave it out and type it when asked, or set PREAU_PIN.",
  },
  missingPin: {
    fact: "There is no PIN of the QR code, and nobody to ask.",
    hint: "Set PREAU_PIN, or run preau in a terminal with the code in a file: --qr code.png.",
  },
  nothingToLogInWith: {
    fact: "There is nothing to log in with, and nobody to ask.",
    hint: "Give --qr FILE (or -) and PREAU_PIN, or --url, --user and PREAU_PASSWORD.",
  },
  codeAndAddress: {
    fact: "--qr stands alone, like --qr-json: the code says which school and whose account.",
    hint: "Leave --url and --user out.",
  },
  codeAsArgument: {
    fact: "The code itself is never an argument: arguments are visible to everybody on the machine.",
    hint: "Put it in a file, or in the standard input: --qr -. Make a new code, since this one has been shown.",
  },
  codeUnreadable: (code) => ({
    fact: `The file of the code cannot be read (${code}).`,
    hint: "Give a picture of the code or a file with its text, or - for the standard input.",
  }),
  twoCodes: { fact: "--qr and --qr-json each name a code.", hint: "Leave one of them out." },
  badPin: {
    fact: "The PIN of a QR code has four digits.",
    hint: "Choose four, and type them again where the code is read.",
  },
  missingNewPin: {
    fact: "There is no PIN for the new code, and nobody to ask.",
    hint: "Set PREAU_PIN to four digits of your choice, or run preau in a terminal.",
  },
  fileUnwritable: (code) => ({ fact: `--svg: the file cannot be written (${code}).` }),
  notACode: {
    fact: "This is not the text of a QR code of PRONOTE.",
    hint: 'It is JSON with the keys "jeton", "login" and "url": give its picture with --qr, or save its text as any QR reader shows it.',
  },
  noToken: {
    fact: "The school gave no token, so there is nothing to keep.",
    hint: "Give --url and --user with each command instead.",
  },
  otherSchool: (account, school, space) => ({
    fact: `${account} is an account of ${school} (${space}) already.`,
    hint: "Choose another name with --account, or forget that one first: preau logout --account NAME.",
  }),
  accountAndAddress: {
    fact: "--account names an account that is linked; --url, --user and --space another.",
    hint: "Leave one or the other out.",
  },
  noAccount: {
    fact: "No account is linked yet.",
    hint: "Link one with preau login; or give --url and --user each time. preau login --help says how.",
  },
  severalAccounts: (names) => ({
    fact: "Several accounts are linked: which one?",
    hint: `Name one with --account, or PREAU_ACCOUNT: ${names}. A part of a name is enough.`,
  }),
  noSuchAccount: (names) => ({
    fact: "No linked account has that name, or several have.",
    hint: `The accounts are: ${names}. preau login links another.`,
  }),
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
  notAPlace: (option) => ({
    fact: `${option} needs a latitude and a longitude, in degrees.`,
    hint: "Write them as 47.22,-1.55: maps show them at a long press or a right click.",
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
  pupilsOnly: {
    fact: "This is about a pupil, and the account is one of school life: pupils and parents only.",
    hint: "preau students shows the pupils of a class.",
  },
  schoolLifeOnly: {
    fact: "preau students is for school life, and this account is none.",
    hint: "preau whoami says whose account it is.",
  },
  fileWithoutClass: {
    fact: "--file needs the class of the pupil.",
    hint: "Name it first: preau students 4C --file NAME.",
  },
  noSuchClass: (classes) => ({
    fact: "No class or group of this account has that name.",
    hint: `There are: ${classes}.`,
  }),
  noSuchStudent: (students) => ({
    fact: "No pupil of the class has that name, or several have.",
    hint: `The pupils are: ${students}. A part of a name is enough.`,
  }),
  noSuchKey: (key, look) => ({
    fact: `Nothing in the list has the key ${key}.`,
    hint:
      look === undefined
        ? "Without a key, the list is shown, with the keys."
        : `${look} shows the list, with the keys.`,
  }),
  severalKeys: (key, keys) => ({ fact: `Several keys begin with ${key}.`, hint: `They are: ${keys}.` }),
  weekAndRange: { fact: "--week names all the days.", hint: "Leave --from and --to out." },
  secretAddress: {
    fact: "The calendar's address is a secret: whoever has it reads the calendar without a login. Nothing was asked of the school.",
    hint: "Add --show to have it printed, where nobody else looks.",
  },
  notEveryFile: "Some files could not be saved.",
  folderUnusable: (code) => ({ fact: `--save: the folder cannot be made or used (${code}).` }),
  unexpected: (message) => ({
    fact: `Unexpected error: ${message}`,
    hint: "This is a mistake of preau: please report it, with what PREAU_DEBUG=1 adds.",
  }),
};
