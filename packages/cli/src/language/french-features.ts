import type { Feature } from "@preau/client";

/** What an account may be able to read, in French. */
export const frenchFeatures: Readonly<Record<Feature, string>> = {
  home: "page d'accueil",
  timetable: "emploi du temps",
  homework: "travail à faire",
  lessonContents: "contenu des cours",
  grades: "notes",
  gradeStatement: "relevé de notes",
  report: "bulletin",
  evaluations: "évaluations",
  skillsReport: "bilan de compétences",
  attendance: "vie scolaire",
  punishments: "punitions",
  rollCall: "appel",
  menus: "menus",
  news: "actualités",
  agenda: "agenda",
  discussions: "messagerie",
  documents: "documents",
  teachingStaff: "équipe pédagogique",
  personalDetails: "informations personnelles",
  childAccount: "compte de l'enfant",
  students: "élèves",
};
