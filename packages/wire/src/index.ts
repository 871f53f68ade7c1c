export { type Access, type CallName, type CallRow, calls } from "./calls.js";
export { type Dialect, type DialectRow, dialects, type Version, type WireNames } from "./dialects.js";
export {
  attachmentKinds,
  gradeAnnotations,
  handInKinds,
  homeworkDifficulties,
  lessonCategories,
  lessonMarkers,
  lessonStatuses,
  periodKinds,
  resourceKinds,
  tabPeriodKinds,
} from "./enums.js";
export {
  acquisitionLevels,
  overflowModes,
  pdfKinds,
  reportCommentKinds,
  skillsColumnKinds,
  skillsLineKinds,
} from "./enums-results.js";
export {
  measureScopes,
  observationKinds,
  punishmentKinds,
  sanctionKinds,
  schoolLifeKinds,
  schoolLifeKinds2024,
} from "./enums-school-life.js";
export { accessRefusals, fatalErrors, pageSentences } from "./errors.js";
export type {
  WireAttendancePage,
  WireAttendanceRequest,
  WireAttendanceRights,
  WireAttendanceTotal,
  WirePunishmentNature,
  WireScheduledPunishment,
  WireSchoolLifeEvent,
  WireSchoolLifePerson,
  WireSubjectAttendance,
} from "./pages/attendance.js";
export type { WireAverageMethod, WireAverageMethodRequest } from "./pages/average-method.js";
export type {
  WireAcquisition,
  WireEvaluatedSubject,
  WireEvaluation,
  WireEvaluationsPage,
  WireEvaluationsRequest,
  WirePillar,
} from "./pages/evaluations.js";
export type {
  WireGradesPage,
  WireGradesRequest,
  WireService,
  WireTest,
} from "./pages/grades.js";
export type {
  WireAttachment,
  WireHomework,
  WireHomeworkPage,
  WireLessonBookRequest,
  WireTheme,
} from "./pages/homework.js";
export type { WirePdf, WirePeriodPdfRequest, WireTimetablePdfRequest } from "./pages/pdf.js";
export type {
  WireComment,
  WireGradeStatementPage,
  WireGradeStatementRequest,
  WireLevel,
  WireReceipt,
  WireReportComments,
  WireReportDisplay,
  WireReportFoot,
  WireReportGeneral,
  WireReportPage,
  WireReportRequest,
  WireReportService,
  WireStatementTest,
  WireSubjectGroup,
} from "./pages/reports.js";
export type {
  WireClass,
  WireGeneral,
  WireHoliday,
  WireParameters,
  WirePeriod,
  WirePerson,
  WireSlotHour,
  WireTab,
  WireTabPeriods,
  WireUserParameters,
} from "./pages/school.js";
export type {
  WireAnswerSignature,
  WireAuthentication,
  WireFatalError,
  WireIdentification,
  WireQrCode,
  WireQrCodeRequest,
  WireRequestSignature,
  WireWriteReport,
} from "./pages/session.js";
export type {
  WireSkillsLayout,
  WireSkillsLine,
  WireSkillsReportPage,
  WireSkillsReportRequest,
} from "./pages/skills-report.js";
export type {
  WireLesson,
  WireLessonBookMark,
  WireLessonLine,
  WireTimetablePage,
  WireTimetableRequest,
  WireVirtualRoom,
} from "./pages/timetable.js";
export {
  familySpaceNumbers,
  type SpaceAudience,
  type SpaceRow,
  spaces,
  startPageQuery,
} from "./spaces.js";
export { order, paths, publicRsaKey, type StartKeys } from "./start.js";
export { type TabName, tabGroups, tabs } from "./tabs.js";
export {
  type Typed,
  valueTypes,
  type WireCardinalSet,
  type WireDate,
  type WireDomain,
  type WireElement,
  type WireGrade,
  type WireHtml,
  type WireList,
  type WireNumberSet,
  type WireRawString,
  type WireReference,
} from "./values.js";
