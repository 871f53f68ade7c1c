import type { ReadingHelp } from "./reading-help-words.js";

/** Help of the commands that read one thing each, in English. */
export const englishReadingHelp: ReadingHelp = {
  commands: {
    attendance: {
      about: "Absences, delays, punishments, sanctions, observations of a pupil, for one period.",
      examples: [
        "preau attendance",
        "preau attendance --period year",
        "preau attendance --child Malo --json",
      ],
      remark: "What the school does not show is said to be so: hidden is not nothing.",
    },
    evaluations: {
      about: "The evaluations of skills of a pupil, for one period.",
      examples: ["preau evaluations", 'preau evaluations --period "Trimestre 1"'],
    },
    menus: {
      about: "The menus of the canteen.",
      examples: [
        "preau menus",
        "preau menus --week 2026-01-12",
        "preau menus --from 2026-01-12 --to 2026-01-13",
      ],
      remark: "A parent's are those of the first child, unless --child chooses.",
    },
    news: {
      about:
        "News and surveys: the list, or one item in full, which marks nothing as read; marks and answers them.",
      examples: ["preau news", "preau news --unread", "preau news 3f0a"],
      remark:
        "The beginning of a key is enough, as the list shows it. On servers of 2026, --json asks once for each item.",
    },
    messages: {
      about:
        "Discussions: the list, or one of them in full, which marks nothing as read; writes and answers them.",
      examples: ["preau messages", "preau messages --unread", "preau messages 3f0a"],
      remark: "The beginning of a key is enough, as the list shows it.",
    },
    report: {
      about: "The report card of a pupil, for one period.",
      examples: ["preau report", "preau report --period 1", "preau report --pdf"],
      remark:
        "The address of the PDF is a secret: it opens the document without a password for the minutes that the\nsession lives. The session is left open for it.",
    },
    staff: {
      about: "The teachers and staff of a pupil.",
      examples: ["preau staff", "preau staff --json | jq -r '.[].name'"],
    },
    students: {
      about: "School life: the classes, the pupils of one, the file of a pupil.",
      examples: ["preau students", "preau students 4C", "preau students 4C --file Camille"],
    },
    files: {
      about: "Files and links of homework, lessons, what teachers share, and documents; saves them too.",
      examples: [
        "preau files",
        "preau files --from 2026-01-12 --to 2026-01-23",
        "preau files --save pronote",
      ],
      remark:
        'Homework counts by the day it is due; documents without a date are always there. A file that has a name\nalready is left alone: the new one is called "… (2)".',
    },
    contents: {
      about: "The lesson book of a pupil: what was done in the lessons.",
      examples: ["preau contents", "preau contents --from 2026-01-12 --to 2026-01-16"],
    },
    agenda: {
      about: "Events that the school announces.",
      examples: ["preau agenda", "preau agenda --from 2026-01-01 --to 2026-06-30"],
    },
    documents: {
      about: "Documents that the school makes available; preau files --save downloads them.",
      examples: ["preau documents", "preau documents --json"],
    },
    home: {
      about: "The home page of an account: a little of everything, for one request.",
      examples: ["preau home", "preau home --child Malo"],
    },
    ical: {
      about: "The address of the calendar, which any calendar application can subscribe to.",
      examples: ["preau ical --show"],
      remark: "The address is a secret: whoever has it reads the calendar without a login, for years.",
    },
  },
  key: "one item, by its key or the beginning of it",
  of: "a class or a group (default: lists them)",
  option: {
    attendancePeriod:
      'name of the period, or a part of it, such as "Trimestre 2" or 2; or year (default: the current one)',
    week: "the week of a day (default: the current one)",
    unread: "only what was not read",
    pdf: "the address of the PDF on stdout, in place of the report card",
    file: "identity and guardians of a pupil of the class, by name or a part of it",
    save: "downloads the files into a folder, which is made when it is not there",
    show: "prints the address",
    from: "first day, such as 2026-01-12 (default: Monday of the current week)",
    to: "last day, included (default: seven days in all)",
    agendaFrom: "first day (default: today)",
    agendaTo: "last day, included (default: all that comes)",
    jsonOne: "one JSON value on stdout, and nothing else there",
  },
};
