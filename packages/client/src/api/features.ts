import { tabs } from "@preau/wire";

/** What an account may be able to do, in the words of this library. */
export type Feature =
  | "home"
  | "timetable"
  | "homework"
  | "lessonContents"
  | "grades"
  | "gradeStatement"
  | "report"
  | "evaluations"
  | "skillsReport"
  | "attendance"
  | "punishments"
  | "rollCall"
  | "menus"
  | "news"
  | "agenda"
  | "discussions"
  | "documents"
  | "teachingStaff"
  | "personalDetails"
  | "childAccount"
  | "students";

/**
 * Tab ("onglet") behind each feature: an account has the feature when its tab tree shows the tab.
 *
 * @evidence read in the official client; tab trees of captured 2022 and 2025 accounts
 */
export const featureTabs: Readonly<Record<Feature, number>> = {
  home: tabs.home,
  timetable: tabs.timetable,
  homework: tabs.homework,
  lessonContents: tabs.lessonContents,
  grades: tabs.latestGrades,
  gradeStatement: tabs.gradeStatement,
  report: tabs.report,
  evaluations: tabs.latestEvaluations,
  skillsReport: tabs.skillsReport,
  attendance: tabs.schoolLife,
  punishments: tabs.punishments,
  rollCall: tabs.rollCall,
  menus: tabs.menus,
  news: tabs.news,
  agenda: tabs.agenda,
  discussions: tabs.discussions,
  documents: tabs.documents,
  teachingStaff: tabs.teachingStaff,
  personalDetails: tabs.personalData,
  childAccount: tabs.childAccount,
  students: tabs.students,
};
