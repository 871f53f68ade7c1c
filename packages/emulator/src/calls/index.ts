import { securityPreference } from "./account-security.js";
import { agenda } from "./agenda.js";
import { attendance } from "./attendance.js";
import { attendanceWrite } from "./attendance-writes.js";
import { averageMethod } from "./average-method.js";
import { discussionList } from "./discussions.js";
import { documents } from "./documents.js";
import { latestEvaluations } from "./evaluations.js";
import { gradeStatement } from "./grade-statement.js";
import { latestGrades } from "./grades.js";
import type { CallHandler } from "./handler.js";
import { home } from "./home.js";
import { lessonBook } from "./homework.js";
import { homeworkDone, homeworkHandIn } from "./homework-writes.js";
import { lessonContents } from "./lesson-contents.js";
import { mailLabelWrite } from "./mail-label-writes.js";
import { menus } from "./menus.js";
import { messageWrite } from "./message-writes.js";
import { messageList } from "./messages.js";
import { mobileCode } from "./mobile-code.js";
import { logOut, navigation, presence } from "./navigation.js";
import { news } from "./news.js";
import { newsWrite } from "./news-writes.js";
import { notificationCentre } from "./notifications.js";
import { pdf } from "./pdf.js";
import { personalData } from "./personal-data.js";
import { childPassword, personalWrite } from "./personal-writes.js";
import { publics } from "./publics.js";
import { receiptWrite } from "./receipts.js";
import { messagePublic, recipients } from "./recipients.js";
import { reportCard } from "./report.js";
import { skillsReport } from "./skills-report.js";
import { studentFile } from "./student-file.js";
import { photoBoard, students } from "./students.js";
import { teachingStaff } from "./teaching-staff.js";
import { timetable, timetableWeeks } from "./timetable.js";
import { uploadCancel } from "./upload-cancel.js";
import { userParameters } from "./user-parameters.js";

export { opening } from "./parameters.js";

/** Every page function that the emulator answers. */
export const handlers: readonly CallHandler[] = [
  userParameters,
  navigation,
  presence,
  logOut,
  home,
  timetable,
  timetableWeeks,
  lessonBook,
  lessonContents,
  latestGrades,
  news,
  discussionList,
  messageList,
  messagePublic,
  recipients,
  publics,
  notificationCentre,
  attendance,
  latestEvaluations,
  reportCard,
  gradeStatement,
  averageMethod,
  skillsReport,
  pdf,
  personalData,
  securityPreference,
  mobileCode,
  menus,
  teachingStaff,
  agenda,
  documents,
  uploadCancel,
  homeworkDone,
  homeworkHandIn,
  newsWrite,
  messageWrite,
  mailLabelWrite,
  attendanceWrite,
  receiptWrite,
  personalWrite,
  childPassword,
  students,
  studentFile,
  photoBoard,
];
