export { type Access, type CallName, type CallRow, calls } from "./calls.js";
export { type Dialect, type DialectRow, dialects, type Version, type WireNames } from "./dialects.js";
export {
  allergens,
  attachmentKinds,
  calendarKinds,
  dishKinds,
  fileOrigins,
  foodLabelKinds,
  gradeAnnotations,
  handInKinds,
  homeworkDifficulties,
  lessonCategories,
  lessonMarkers,
  lessonStatuses,
  mealKinds,
  pdfKinds,
  periodKinds,
  resourceKinds,
  sexes,
  sharedResourceKinds,
} from "./enums.js";
export { accessRefusals, fatalErrors, pageSentences } from "./errors.js";
export type { WireAgendaEvent, WireAgendaPage, WireAgendaRequest } from "./pages/agenda.js";
export type {
  WireDocumentPdfRequest,
  WireDocumentsPage,
  WireDocumentsRequest,
  WireGeneratedPdf,
  WireSchoolDocument,
} from "./pages/documents.js";
export type { WireFileDescription } from "./pages/files.js";
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
export type {
  WireLessonBookEntry,
  WireLessonContent,
  WireLessonContentRequest,
  WireLessonContentsPage,
  WireSharedResource,
  WireSharedResources,
} from "./pages/lesson-contents.js";
export type {
  WireDish,
  WireFood,
  WireFoodLabel,
  WireMeal,
  WireMenuDay,
  WireMenusPage,
  WireMenusRequest,
} from "./pages/menus.js";
export type {
  WireCalendarExport,
  WireCalendarExports,
  WirePersonalData,
  WirePersonalDataPage,
} from "./pages/personal-data.js";
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
  WireGuardian,
  WireIdentity,
  WireStudent,
  WireStudentFilePage,
  WireStudentFileRequest,
  WireStudentProject,
  WireStudentsPage,
  WireStudentsRequest,
} from "./pages/students.js";
export type {
  WireTaughtSubject,
  WireTeachingStaff,
  WireTeachingStaffPage,
} from "./pages/teaching-staff.js";
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
