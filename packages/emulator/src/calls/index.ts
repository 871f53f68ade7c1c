import { attendance } from "./attendance.js";
import { averageMethod } from "./average-method.js";
import { latestEvaluations } from "./evaluations.js";
import { gradeStatement } from "./grade-statement.js";
import { latestGrades } from "./grades.js";
import type { CallHandler } from "./handler.js";
import { lessonBook } from "./homework.js";
import { mobileCode } from "./mobile-code.js";
import { logOut, navigation, presence } from "./navigation.js";
import { pdf } from "./pdf.js";
import { personalData } from "./personal-data.js";
import { reportCard } from "./report.js";
import { skillsReport } from "./skills-report.js";
import { timetable, timetableWeeks } from "./timetable.js";
import { userParameters } from "./user-parameters.js";

export { opening } from "./parameters.js";

/** Every page function that the emulator answers. */
export const handlers: readonly CallHandler[] = [
  userParameters,
  navigation,
  presence,
  logOut,
  timetable,
  timetableWeeks,
  lessonBook,
  latestGrades,
  attendance,
  latestEvaluations,
  reportCard,
  gradeStatement,
  averageMethod,
  skillsReport,
  pdf,
  personalData,
  mobileCode,
];
