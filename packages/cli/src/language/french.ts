import { calendarWords } from "./calendar.js";
import { frenchAccounts } from "./french-accounts.js";
import { frenchComplaints } from "./french-complaints.js";
import { frenchDoctor } from "./french-doctor.js";
import { frenchErrors } from "./french-errors.js";
import { frenchHelp } from "./french-help.js";
import { of } from "./french-of.js";
import { frenchPortals } from "./french-portals.js";
import { frenchReading } from "./french-reading.js";
import { frenchSecondFactor } from "./french-second-factor.js";
import { frenchWriting } from "./french-writing.js";
import type { Words } from "./words.js";

const calendar = calendarWords("fr");

/** Everything in French. */
export const french: Words = {
  language: "fr",
  calendar,
  help: frenchHelp,
  accounts: frenchAccounts,
  portals: frenchPortals,
  secondFactor: frenchSecondFactor,
  doctor: frenchDoctor,
  complaints: frenchComplaints,
  errors: frenchErrors,
  reading: frenchReading,
  writing: frenchWriting,
  lesson: {
    heading: (whose, days) => `Emploi du temps ${of(whose)}, ${days}`,
    week: (day) => `Semaine du ${calendar.date(day)}`,
    nothing: "Pas de cours.",
    nothingThatDay: "pas de cours",
    lesson: "Cours",
    outing: "Sortie",
    detention: "Retenue",
    // "Cours annulé" says it already.
    canceled: (status) =>
      status === undefined ? "annulé" : /annul/iu.test(status) ? status : `annulé : ${status}`,
    test: "contrôle",
    study: "permanence",
    council: "conseil de classe",
    exceptional: "exceptionnel",
    exempted: "dispensé",
    exemptedAtHome: "dispensé, à la maison",
    exemptedPresent: "dispensé, présence obligatoire",
    homework: "travail donné",
    video: "cours en visio",
    memo: (text) => `Mémo : ${text}`,
    companions: (names) => `avec ${names}`,
    inPlaceOf: (teachers) => `à la place de ${teachers}`,
    roomChanged: (before) => (before === undefined ? "autre salle" : `autre salle, au lieu de ${before}`),
    teacherChanged: (before) =>
      before === undefined ? "autre professeur" : `autre professeur, au lieu de ${before}`,
    movedFrom: (when) => `déplacé du ${when}`,
    movedTo: (when) => `déplacé au ${when}`,
    moved: "déplacé",
    replaces: (what) => `remplace ${what}`,
    replacement: "remplacement",
    added: "ajouté",
    changed: "modifié",
    inferred: "déduit en comparant les cours : l'établissement ne le dit pas",
    until: (when) => `jusqu'au ${when}`,
    continued: "suite",
  },
  homework: {
    heading: (whose, from, to) =>
      to === undefined
        ? `Travail à faire ${of(whose)}, à partir du ${calendar.date(from)}`
        : `Travail à faire ${of(whose)}, ${calendar.range(from, to)}`,
    nothing: "Rien à faire.",
    dueOn: (day) => `Pour ${calendar.longDay(day)}`,
    noSubject: "Travail",
    done: "fait",
    toDo: "à faire",
    quiz: "QCM en ligne",
    given: (day) => `donné ${calendar.shortDay(day)}`,
    difficulty: { easy: "facile", medium: "moyen", hard: "difficile" },
    minutes: (minutes) => `${minutes} min`,
    handIn: {
      paper: "à rendre sur papier",
      file: "à rendre en fichier",
      kiosk: "à rendre par le manuel numérique",
      recording: "à rendre en enregistrement",
      other: "à rendre",
    },
    handInClosed: "pas ouvert pour l'instant",
    handedIn: (name) => `Rendu : ${name}`,
    corrected: (name) => `Copie corrigée : ${name}`,
    correction: (comment) => `Correction : ${comment}`,
    themes: (names) => `Thème : ${names}`,
    link: (name, url) => `${name} : ${url}`,
  },
  grades: {
    heading: (whose, period) => `Notes ${of(whose)}, ${period}`,
    latest: (whose, period) => `Dernières notes ${of(whose)}, ${period}`,
    nothing: "Pas encore de note.",
    decimalSign: ",",
    annotations: {
      absent: "Abs",
      exempted: "Disp",
      "not-graded": "N.Not",
      unfit: "Inap.",
      "not-handed-in": "N.Rdu",
      "absent-zero": "Abs*",
      "not-handed-in-zero": "N.Rdu*",
    },
    congratulations: "félicitations",
    unknown: (code) => (code === undefined ? "inconnu" : `inconnu (${code})`),
    columns: {
      date: "Date",
      subject: "Matière",
      mark: "Note",
      classMean: "Classe",
      min: "Min",
      max: "Max",
      coefficient: "Coef.",
      test: "Devoir",
      pupil: "Élève",
    },
    noSubject: "Devoir",
    bonus: "bonus",
    optional: "facultatif",
    broughtTo: (scale) => `ramené sur ${scale}`,
    quiz: "QCM en ligne",
    supervised: "devoir surveillé",
    group: "groupe",
    themes: (names) => `Thème : ${names}`,
    subjectFile: (name) => `Sujet : ${name}`,
    correctionFile: (name) => `Corrigé : ${name}`,
    coefficient: (number) => `coefficient ${number}`,
    classMean: (mean) => `classe ${mean}`,
    fromTo: (min, max) => `de ${min} à ${max}`,
    averages: "Moyennes",
    averagesHidden: "Moyennes : non publiées.",
    notRepresentative: "non représentative",
    overall: (average) => `Moyenne générale : ${average}`,
    classOverall: (average) => `classe : ${average}`,
    notPublished: "non publiée",
    absentAverage: (sign) => `${sign} non publiée, ou pas encore de note`,
  },
  notes: {
    password: "Mot de passe",
    connecting: (host) => `Connexion à ${host}…`,
    startingDemo: "Ouverture d'un collège inventé…",
    firstChildOnly: (child, others) => `Ces données sont celles ${of(child)}. Pour ${others} : --child.`,
    assumedStudent: (space) =>
      `L'adresse ne nomme pas d'espace : celui des élèves a été essayé. Pour un autre compte, ajoutez --space ${space}.`,
    leftOut: (count, where) =>
      count === 1
        ? `Une partie de la réponse est illisible et a été laissée de côté : ${where}`
        : `${count} parties de la réponse sont illisibles et ont été laissées de côté : ${where}`,
    schoolSays: (text) => `L'établissement dit : ${text}`,
    detail: (text) => `(${text})`,
    notBefore: (when) => `Pas avant ${when}, à l'heure de cette machine.`,
    demoSchool: (school, version, day) => `${school}, inventé · PRONOTE ${version} · ${day}`,
    demoPupil: (name, className) => (className === undefined ? name : `${name}, ${className}`),
    demoEnd: ({ login, password }) => [
      "Ce collège vient de refermer. Pour en garder un ouvert et l'interroger :",
      "  npx preau-emulator --port 8000",
      `  npx preau timetable --url http://127.0.0.1:8000/pronote/eleve.html --user ${login}`,
      `Le mot de passe est ${password} ; l'émulateur affiche les autres comptes.`,
    ],
  },
};
