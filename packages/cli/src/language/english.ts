import { calendarWords } from "./calendar.js";
import { englishAccounts } from "./english-accounts.js";
import { englishComplaints } from "./english-complaints.js";
import { englishDoctor } from "./english-doctor.js";
import { englishErrors } from "./english-errors.js";
import { englishHelp } from "./english-help.js";
import { englishPortals } from "./english-portals.js";
import { englishReading } from "./english-reading.js";
import { englishSecondFactor } from "./english-second-factor.js";
import { englishWriting } from "./english-writing.js";
import type { Words } from "./words.js";

const calendar = calendarWords("en");

/** Everything in English. */
export const english: Words = {
  language: "en",
  calendar,
  help: englishHelp,
  accounts: englishAccounts,
  portals: englishPortals,
  secondFactor: englishSecondFactor,
  doctor: englishDoctor,
  complaints: englishComplaints,
  errors: englishErrors,
  reading: englishReading,
  writing: englishWriting,
  lesson: {
    heading: (whose, days) => `Timetable of ${whose}, ${days}`,
    week: (day) => `Week of ${calendar.date(day)}`,
    nothing: "No lessons.",
    nothingThatDay: "no lessons",
    lesson: "Lesson",
    outing: "Outing",
    detention: "Detention",
    canceled: (status) => (status === undefined ? "cancelled" : `cancelled: ${status}`),
    test: "test",
    study: "study period",
    council: "class council",
    exceptional: "exceptional",
    exempted: "excused",
    exemptedAtHome: "excused, stays at home",
    exemptedPresent: "excused, must be there",
    homework: "homework given",
    video: "video lesson",
    memo: (text) => `Note: ${text}`,
    companions: (names) => `with ${names}`,
    inPlaceOf: (teachers) => `in place of ${teachers}`,
    roomChanged: (before) => (before === undefined ? "room changed" : `room changed, was ${before}`),
    teacherChanged: (before) => (before === undefined ? "teacher changed" : `teacher changed, was ${before}`),
    movedFrom: (when) => `moved from ${when}`,
    movedTo: (when) => `moved to ${when}`,
    moved: "moved",
    replaces: (what) => `replaces ${what}`,
    replacement: "replacement",
    added: "added",
    changed: "changed",
    inferred: "deduced by comparing lessons: the school does not say it",
    until: (when) => `until ${when}`,
    continued: "continued",
  },
  homework: {
    heading: (whose, from, to) =>
      to === undefined
        ? `Homework of ${whose}, from ${calendar.date(from)} on`
        : `Homework of ${whose}, ${calendar.range(from, to)}`,
    nothing: "No homework.",
    dueOn: (day) => `For ${calendar.longDay(day)}`,
    noSubject: "Homework",
    done: "done",
    toDo: "to do",
    quiz: "online quiz",
    given: (day) => `given ${calendar.shortDay(day)}`,
    difficulty: { easy: "easy", medium: "medium", hard: "hard" },
    minutes: (minutes) => `${minutes} min`,
    handIn: {
      paper: "to hand in on paper",
      file: "to hand in as a file",
      kiosk: "to hand in through the digital library",
      recording: "to hand in as a recording",
      other: "to hand in",
    },
    handInClosed: "not open now",
    handedIn: (name) => `Handed in: ${name}`,
    corrected: (name) => `Corrected copy: ${name}`,
    correction: (comment) => `Correction: ${comment}`,
    themes: (names) => `About: ${names}`,
    link: (name, url) => `${name}: ${url}`,
  },
  grades: {
    heading: (whose, period) => `Marks of ${whose}, ${period}`,
    latest: (whose, period) => `Latest marks of ${whose}, ${period}`,
    nothing: "No marks yet.",
    decimalSign: ".",
    annotations: {
      absent: "absent",
      exempted: "exempted",
      "not-graded": "not graded",
      unfit: "unfit",
      "not-handed-in": "not handed in",
      "absent-zero": "absent (0)",
      "not-handed-in-zero": "not handed in (0)",
    },
    congratulations: "congratulations",
    unknown: (code) => (code === undefined ? "unknown" : `unknown (${code})`),
    columns: {
      date: "Date",
      subject: "Subject",
      mark: "Mark",
      classMean: "Class",
      min: "Min",
      max: "Max",
      coefficient: "Coef.",
      test: "Test",
      pupil: "Pupil",
    },
    noSubject: "Test",
    bonus: "bonus",
    optional: "optional",
    broughtTo: (scale) => `brought to ${scale}`,
    quiz: "online quiz",
    supervised: "supervised test",
    group: "group",
    themes: (names) => `About: ${names}`,
    subjectFile: (name) => `Questions: ${name}`,
    correctionFile: (name) => `Answers: ${name}`,
    coefficient: (number) => `coefficient ${number}`,
    classMean: (mean) => `class ${mean}`,
    fromTo: (min, max) => `from ${min} to ${max}`,
    averages: "Averages",
    averagesHidden: "Averages: not published.",
    notRepresentative: "not representative",
    overall: (average) => `General average: ${average}`,
    classOverall: (average) => `class: ${average}`,
    notPublished: "not published",
    absentAverage: (sign) => `${sign} not published, or nothing to average`,
  },
  notes: {
    password: "Password",
    connecting: (host) => `Asking ${host}…`,
    startingDemo: "Opening an invented school…",
    firstChildOnly: (child, others) => `These are ${child}'s. For ${others}, use --child.`,
    assumedStudent: (space) =>
      `The address names no space, so the pupils' was tried. For another account, add --space ${space}.`,
    leftOut: (count, where) =>
      `${count === 1 ? "One part" : `${count} parts`} of the answer could not be read and ${
        count === 1 ? "was" : "were"
      } left out: ${where}`,
    schoolSays: (text) => `The school says: ${text}`,
    detail: (text) => `(${text})`,
    notBefore: (when) => `Not before ${when}, on this machine's clock.`,
    demoSchool: (school, version, day) => `${school}, invented · PRONOTE ${version} · ${day}`,
    demoPupil: (name, className) => (className === undefined ? name : `${name}, ${className}`),
    demoEnd: ({ login, password }) => [
      "This school has just closed again. To keep one open, and ask it yourself:",
      "  npx preau-emulator --port 8000",
      `  npx preau timetable --url http://127.0.0.1:8000/pronote/eleve.html --user ${login}`,
      `The password is ${password}; the emulator prints the other accounts.`,
    ],
  },
};
