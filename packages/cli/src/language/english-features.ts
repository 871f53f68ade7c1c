import type { Feature } from "@preau/client";

/** What an account may be able to read, in English. */
export const englishFeatures: Readonly<Record<Feature, string>> = {
  home: "home page",
  timetable: "timetable",
  homework: "homework",
  lessonContents: "lesson book",
  grades: "marks",
  gradeStatement: "statement of marks",
  report: "report card",
  evaluations: "evaluations",
  skillsReport: "skills report",
  attendance: "school life",
  punishments: "punishments",
  rollCall: "roll call",
  menus: "menus",
  news: "news",
  agenda: "agenda",
  discussions: "messages",
  documents: "documents",
  teachingStaff: "teachers",
  personalDetails: "personal details",
  childAccount: "child's account",
  students: "pupils",
};
