export type { Child, ClientInfo, CurrentPeriod, StudentClass } from "./api/account.js";
export type { Attachment } from "./api/attachment.js";
export type { Feature } from "./api/features.js";
export {
  type ComputedAverage,
  type CountedGrade,
  computeAverage,
  type Grade,
  type GradesOverview,
  type SubjectAverage,
} from "./api/grades.js";
export type { HandIn, Homework } from "./api/homework.js";
export type { PeriodInput } from "./api/period.js";
export type { Period, ServerInfo } from "./api/school.js";
export type { Subject } from "./api/subject.js";
export type {
  Exemption,
  Lesson,
  LessonChange,
  OtherLesson,
  VirtualClassroom,
} from "./api/timetable/lesson.js";
export { ClientBase, type PostOptions, type ServerDescription } from "./client/client-base.js";
export type { ClientEvents } from "./client/events.js";
export { login } from "./client/login.js";
export type { ConnectionOptions, LoginOptions, QrCodeLoginOptions } from "./client/options.js";
export { type ChildInput, ParentClient } from "./client/parent-client.js";
export { VieScolaireClient } from "./client/school-life-client.js";
export { Client, type LessonOptions } from "./client/student-client.js";
export type { DateInput, PlainDate, PlainDateTime } from "./codec/dates.js";
export { type GradeAnnotation, type GradeValue, pointsOf } from "./codec/grade-value.js";
export type { Id } from "./codec/ids.js";
export type { Key } from "./codec/keys.js";
export type { QrCodeData } from "./codec/qr-content.js";
export type { ReadingWarning } from "./codec/reader.js";
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
  PortalPageError,
  ProtocolChangedError,
  QrCodeExpiredError,
  RateLimitedError,
  RequestRefusedError,
  SecondFactorRequiredError,
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
export {
  type ErrorCode,
  type ErrorDetails,
  isPronoteError,
  PronoteError,
  type RetryAdvice,
} from "./errors/pronote-error.js";
export { QrCodeUnreadableError, type QrCodeUnreadableReason } from "./errors/qr-code-unreadable-error.js";
export type { Capabilities, Environment } from "./platform/platform.js";
export type { CallOptions } from "./session/call.js";
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
export { type Sealer, sealedStore } from "./store/sealed-store.js";
