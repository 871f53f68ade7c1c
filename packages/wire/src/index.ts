export { type Access, type CallName, type CallRow, calls } from "./calls.js";
export { type Dialect, type DialectRow, dialects, type Version, type WireNames } from "./dialects.js";
export {
  allergens,
  attachmentKinds,
  calendarKinds,
  deviceSources,
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
  passwordRules,
  periodKinds,
  resourceKinds,
  securityCommands,
  securityDemands,
  securityLimits,
  securityModes,
  sexes,
  sharedResourceKinds,
  signatureDocumentStates,
  signerStates,
  tabPeriodKinds,
} from "./enums.js";
export {
  discussionKinds,
  discussionLabels,
  homeEventKinds,
  messageButtons,
  newsAnswerKinds,
  newsModes,
  notificationActions,
  notificationDisplays,
  notificationTypes,
} from "./enums-communication.js";
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
export {
  elementStates,
  firstNewNumber,
  labelCommands,
  messageCommands,
  uploadSizes,
  uploadStates,
} from "./enums-writes.js";
export { accessRefusals, fatalErrors, pageSentences } from "./errors.js";
export type {
  WireChildPasswordRequest,
  WirePersonalDataWriteRequest,
} from "./pages/account-writes.js";
export type { WireAgendaEvent, WireAgendaPage, WireAgendaRequest } from "./pages/agenda.js";
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
  WireListedSpace,
  WireNearbyServer,
  WirePortalBlock,
  WirePublishedSpace,
  WireServerInfo,
  WireSpaceList,
} from "./pages/discovery.js";
export type {
  WireDiscussionCommandRequest,
  WireDraftReference,
  WireDraftRequest,
  WireLabelReport,
  WireLabelRequest,
  WireMessageContent,
  WireMessageRecipient,
  WireMessageReport,
  WireNewDiscussionRequest,
  WireReplyRequest,
} from "./pages/discussion-writes.js";
export type {
  WireDiscussion,
  WireDiscussionLabel,
  WireDiscussionsPage,
  WireDiscussionsRequest,
  WireDraft,
  WireMessage,
  WireMessagePublicPage,
  WireMessagePublicRequest,
  WireMessagesPage,
  WireMessagesRequest,
  WirePublicsPage,
  WirePublicsRequest,
  WireRecipient,
  WireRecipientSubject,
  WireRecipientsPage,
  WireRecipientsRequest,
} from "./pages/discussions.js";
export type {
  WireDocumentPdfRequest,
  WireDocumentsPage,
  WireDocumentsRequest,
  WireGeneratedPdf,
  WireSchoolDocument,
} from "./pages/documents.js";
export type {
  WireAcquisition,
  WireEvaluatedSubject,
  WireEvaluation,
  WireEvaluationsPage,
  WireEvaluationsRequest,
  WirePillar,
} from "./pages/evaluations.js";
export type { WireFileDescription } from "./pages/files.js";
export type {
  WireGradesPage,
  WireGradesRequest,
  WireService,
  WireTest,
} from "./pages/grades.js";
export type {
  WireHomeDish,
  WireHomeEvaluation,
  WireHomeEvent,
  WireHomeFood,
  WireHomeHomework,
  WireHomeMeal,
  WireHomePage,
  WireHomeRequest,
  WireHomeSchoolLife,
  WireHomeTest,
  WireUsefulLink,
  WireWallet,
} from "./pages/home.js";
export type {
  WireAttachment,
  WireHomework,
  WireHomeworkPage,
  WireLessonBookRequest,
  WireTheme,
} from "./pages/homework.js";
export type {
  WireHandedInFile,
  WireHandInRequest,
  WireHomeworkDoneRequest,
} from "./pages/homework-writes.js";
export type {
  WireLessonBookEntry,
  WireLessonContent,
  WireLessonContentRequest,
  WireLessonContentsPage,
  WireSharedObject,
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
  WireNewsAnswer,
  WireNewsCategory,
  WireNewsChoice,
  WireNewsDetailRequest,
  WireNewsItem,
  WireNewsMode,
  WireNewsPage,
  WireNewsPreview,
  WireNewsQuestion,
  WireNewsRequest,
} from "./pages/news.js";
export type {
  WireNewsAnswerWrite,
  WireNewsQuestionWrite,
  WireNewsWrite,
  WireNewsWriteRequest,
} from "./pages/news-writes.js";
export type {
  WireNotification,
  WireNotificationSection,
  WireNotificationsPage,
} from "./pages/notifications.js";
export type { WirePdf, WirePeriodPdfRequest, WireTimetablePdfRequest } from "./pages/pdf.js";
export type {
  WireCalendarExport,
  WireCalendarExports,
  WirePersonalData,
  WirePersonalDataPage,
} from "./pages/personal-data.js";
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
  WireAbsenceLimit,
  WireParentReason,
  WireParentReasons,
  WireReceiptRequest,
  WireSchoolLifeAnswer,
  WireSchoolLifeWrite,
  WireSchoolLifeWriteRequest,
} from "./pages/school-life-writes.js";
export type {
  WireAccountSecurity,
  WireKnownDevice,
  WirePasswordRefusal,
  WirePasswordRules,
  WireSecurityAnswer,
  WireSecurityPreferenceAnswer,
  WireSecurityPreferenceRequest,
  WireSecurityRequest,
} from "./pages/security.js";
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
export type {
  WireUploadAnswer,
  WireUploadCancelRequest,
  WireUploadedFile,
} from "./pages/uploads.js";
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
