/**
 * Tabs ("onglets"): the pages of a space, by number. A call says which tab it is made from, and an
 * account may only use the tabs that `ParametresUtilisateur.listeOnglets` gave it.
 *
 * @evidence read in the official client (`Enumere_Onglet`, 2024.3 to 2026.1.3: numbers never changed)
 */
export const tabs = {
  home: 7,
  news: 8,
  agenda: 9,
  menus: 10,
  gradeStatement: 12,
  report: 13,
  timetable: 16,
  schoolLife: 19,
  childAccount: 22,
  teachingStaff: 37,
  personalData: 49,
  punishments: 68,
  photoBoard: 77,
  homework: 88,
  lessonContents: 89,
  skillsReport: 100,
  students: 105,
  rollCall: 113,
  discussions: 131,
  documents: 148,
  latestGrades: 198,
  latestEvaluations: 201,
} as const satisfies Record<string, number>;

/** English name of a tab. */
export type TabName = keyof typeof tabs;

/**
 * Groups of the menu tree that hold pages and are no page themselves.
 *
 * @evidence captured tab trees of 2025.2 demonstration accounts
 */
export const tabGroups = {
  school: 2,
  grades: 3,
  schoolLife: 5,
  account: 6,
  internships: 52,
  skills: 55,
  lessonBook: 61,
} as const satisfies Record<string, number>;
