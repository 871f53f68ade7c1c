export { type Access, type CallName, type CallRow, calls } from "./calls.js";
export { type Dialect, type DialectRow, dialects, type Version, type WireNames } from "./dialects.js";
export {
  attachmentKinds,
  deviceSources,
  gradeAnnotations,
  handInKinds,
  homeworkDifficulties,
  lessonCategories,
  lessonMarkers,
  lessonStatuses,
  passwordRules,
  periodKinds,
  resourceKinds,
  securityCommands,
  securityDemands,
  securityLimits,
  securityModes,
} from "./enums.js";
export { accessRefusals, fatalErrors, pageSentences } from "./errors.js";
export type {
  WireNearbyServer,
  WirePortalBlock,
  WirePublishedSpace,
  WireServerInfo,
} from "./pages/discovery.js";
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
