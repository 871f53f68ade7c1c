export type { Child, ClientInfo, CurrentPeriod, StudentClass } from "./api/account.js";
export type { PersonalDetailsChange, PhoneNumber } from "./api/account-writes.js";
export type { AgendaEvent } from "./api/agenda.js";
export type { Attachment, FileOrigin } from "./api/attachment.js";
export type { HalfDay } from "./api/attendance/declare.js";
export type { Acknowledgeable } from "./api/attendance/find-event.js";
export type {
  Justification,
  ParentReason,
  SchoolLifeWriteOptions,
} from "./api/attendance/write.js";
export type {
  Absence,
  Attendance,
  AttendanceTotal,
  Delay,
  Justifiable,
  Measure,
  Observation,
  PrecautionaryMeasure,
  Punishment,
  Sanction,
  ScheduledPunishment,
  SchoolLifeEvent,
  SchoolLifeKind,
  SubjectAttendance,
} from "./api/attendance.js";
export type { AverageInput, AverageMethod } from "./api/average-method.js";
export type { ExportIcalOptions } from "./api/calendar-export.js";
export type { MessageOptions, MessageText } from "./api/discussions/content.js";
export type { NewDiscussionLabel } from "./api/discussions/labels.js";
export type { NewDiscussion, ReplyOptions } from "./api/discussions/send.js";
export type {
  Discussion,
  DiscussionLabel,
  DiscussionLabelKind,
  DiscussionsOptions,
  DiscussionThread,
  Message,
  MessageButton,
  MessageDraft,
  MessageReference,
  MessagesOptions,
} from "./api/discussions.js";
export type { DocumentSignature, SchoolDocument } from "./api/documents.js";
export type { Acquisition, Evaluation } from "./api/evaluations.js";
export type { ExpandedPeriod, PeriodPart } from "./api/expanded-period.js";
export type { Feature } from "./api/features.js";
export {
  type ComputedAverage,
  type CountedGrade,
  computeAverage,
  type Grade,
  type GradesOverview,
  type SubjectAverage,
} from "./api/grades.js";
export type {
  Home,
  HomeEvaluation,
  HomeEvent,
  HomeFood,
  HomeHomework,
  HomeLink,
  HomeMeal,
  HomeSchoolLifeEvent,
  HomeTest,
  HomeWallet,
} from "./api/home.js";
export type { HandIn, Homework } from "./api/homework.js";
export type { HandInOptions } from "./api/homework-writes.js";
export type { LessonContent, LessonContentKind, LessonWithContents } from "./api/lesson-contents.js";
export type { Level, LevelKind } from "./api/level.js";
export type { Allergen, Food, FoodLabel, Menu } from "./api/menus.js";
export type { SurveyAnswer } from "./api/news/write.js";
export type {
  Information,
  InformationOptions,
  NewsAnswer,
  NewsChoice,
  NewsLabel,
  NewsQuestion,
  NewsQuestionKind,
  NewsRecipient,
} from "./api/news.js";
export type { NotificationCenter, NotificationSection, SchoolNotification } from "./api/notifications.js";
export type { PeriodDocument, TimetablePdfOptions } from "./api/pdf.js";
export type { PeriodInput } from "./api/period.js";
export type { PersonKind } from "./api/person.js";
export type { PersonalDetails } from "./api/personal-data.js";
export type { Participant, Recipient, RecipientSubject } from "./api/recipients.js";
export type {
  AttendanceSentences,
  GradeStatement,
  PeriodAverage,
  Receipt,
  Report,
  ReportColumn,
  ReportComment,
  ReportPage,
  ReportSubject,
  SkillsLine,
  SkillsReport,
  SkillsReportPart,
  StatementGrade,
  SubjectGroup,
  TitledLevel,
} from "./api/reports.js";
export type { Period, ServerInfo } from "./api/school.js";
export type { SharedResource, SharedResourceKind } from "./api/shared-resources.js";
export type { ClassInput, Guardian, Identity, Student, StudentFile } from "./api/students.js";
export type { Subject } from "./api/subject.js";
export type { TeachingStaff, TeachingSubject } from "./api/teaching-staff.js";
export type {
  Exemption,
  Lesson,
  LessonChange,
  OtherLesson,
  VirtualClassroom,
} from "./api/timetable/lesson.js";
export type {
  PasswordRule,
  SecondFactorAnswers,
  SecondFactorDemand,
  SecurityStrategy,
} from "./auth/second-factor.js";
export { ClientBase, type InformationRange } from "./client/client-base.js";
export { ClientCorrespondence } from "./client/client-correspondence.js";
export { type AbsenceToDeclare, ClientFamily } from "./client/client-family.js";
export { ClientFiles } from "./client/client-files.js";
export { ClientPeriods, type ExpandPeriodOptions } from "./client/client-periods.js";
export {
  ClientResults,
  type GenerateReportPdfOptions,
  type SkillsReportOptions,
} from "./client/client-results.js";
export type { ServerDescription } from "./client/client-school.js";
export { ClientSession, type PostOptions } from "./client/client-session.js";
export type { ClientEvents, Renewed, TokenRotated } from "./client/events.js";
export type { KeepAlive, KeepAliveOptions } from "./client/keep-alive.js";
export {
  type AnyClient,
  type AnyQrCodeLoginOptions,
  login,
  qrcodeLogin,
  resume,
  tokenLogin,
} from "./client/login.js";
export type { ConnectionOptions, LoginOptions, QrCodeLoginOptions } from "./client/options.js";
export { type ChildInput, ParentClient } from "./client/parent-client.js";
export type { Portal, PortalCookie, PortalFunction, PortalPass, PortalVisit } from "./client/portal.js";
export { VieScolaireClient } from "./client/school-life-client.js";
export { SecondFactorRequiredError } from "./client/second-factor-error.js";
export type {
  SecondFactorHandler,
  SecondFactorProblem,
  SecondFactorQuestion,
} from "./client/second-factor-question.js";
export { SessionPool, type SessionPoolOptions, type UseOptions } from "./client/session-pool.js";
export type { SessionState } from "./client/session-state.js";
export { Client, type GenerateTimetablePdfOptions, type LessonOptions } from "./client/student-client.js";
export type { DateInput, PlainDate, PlainDateTime } from "./codec/dates.js";
export { type Fingerprint, fingerprint } from "./codec/fingerprint.js";
export { type GradeAnnotation, type GradeValue, pointsOf } from "./codec/grade-value.js";
export type { Id } from "./codec/ids.js";
export type { Key } from "./codec/keys.js";
export type { QrCodeData } from "./codec/qr-content.js";
export type { ReadingWarning } from "./codec/reader.js";
export { DiscussionClosedError } from "./errors/discussion-closed-error.js";
export {
  AccessDeniedError,
  AccountDisabledError,
  AddressSuspendedError,
  BadCredentialsError,
  ChildNotFoundError,
  DecodeError,
  NetworkError,
  NotAllowedError,
  NotPronoteError,
  OutcomeUnknownError,
  ProtocolChangedError,
  QrCodeExpiredError,
  RateLimitedError,
  RequestRefusedError,
  ServerClosedError,
  SessionLostError,
  StaleReferenceError,
  StoreError,
  TimeoutError,
  TokenRejectedError,
  UnsupportedError,
  UsageError,
  WrongQrPinError,
} from "./errors/errors.js";
export { GateClosedError } from "./errors/gate-closed-error.js";
export {
  PortalLoginError,
  type PortalLoginReason,
  PortalPageError,
  type PortalPageReason,
  PortalQuestionError,
} from "./errors/portal-errors.js";
export {
  type ErrorCode,
  type ErrorDetails,
  isPronoteError,
  PronoteError,
  type RetryAdvice,
} from "./errors/pronote-error.js";
export { QrCodeUnreadableError, type QrCodeUnreadableReason } from "./errors/qr-code-unreadable-error.js";
export { WrongPinError } from "./errors/wrong-pin-error.js";
export type { GateStatus } from "./gate/gate.js";
export type { GateReason } from "./gate/ledger.js";
export type { GateLimits, GateOptions } from "./gate/limits.js";
export type { Capabilities, Environment } from "./platform/platform.js";
export type {
  CallOptions,
  DownloadOptions,
  FileDownload,
  UploadFile,
  UploadOptions,
  UploadProgress,
} from "./session/call.js";
export type { UnreadKeys } from "./session/session.js";
export type {
  AccountRecord,
  CredentialStore,
  Credentials,
  LoginIntent,
  SaveOptions,
  SealedSecrets,
} from "./store/credential-store.js";
export { refuseOlder } from "./store/generations.js";
export { memoryStore } from "./store/memory-store.js";
export { isAccountRecord } from "./store/record-names.js";
export { type Sealer, sealedStore } from "./store/sealed-store.js";
