export { type Assumption, assumptions } from "./assumptions.js";
export {
  type CallAnswer,
  type CallHandler,
  type CallRequest,
  type OpeningHandler,
  type OpeningRequest,
  Refusal,
  type SchoolOptions,
} from "./calls/handler.js";
export type { Clock, EmulatorClock } from "./clock.js";
export type { Emulator, EmulatorOptions, EmulatorPage, EmulatorWithPortal } from "./emulator.js";
export { parseFault } from "./fault-grammar.js";
export {
  delay,
  drip,
  dropAfter,
  dropBefore,
  expire,
  type Fault,
  type Faults,
  type FaultTarget,
  foreignLogin,
  garble,
  hang,
  notPronote,
  type PlannedFault,
  type RefusedWriteForm,
  refuse,
  refuseWrite,
  siteClosed,
  staleIds,
  status,
  suspend,
  suspendedPage,
  truncate,
  waitTicket,
  wrongNumber,
} from "./faults.js";
export { type LogEntry, logLine } from "./log.js";
export { type OddSchool, type OddSchoolName, oddSchools } from "./odd-schools.js";

export type { PortalSettings } from "./pages/portal.js";

export type { EduconnectSequence, EduconnectSettings } from "./portals/educonnect-settings.js";
export type { PortalOptions } from "./portals/options.js";
export type { PortalAccount } from "./portals/people.js";
export type { EmulatedPortals } from "./portals/portals.js";
export { type PortalFlowName, type PortalRowName, portalFlows, portalRows } from "./portals/rows.js";
export { type PortalTrouble, portalTroubles } from "./portals/trouble.js";
export type { PortalExchange } from "./portals/wire-log.js";

export {
  type PackingName,
  type Profile,
  type ProfileChoice,
  type ProfileName,
  type ProfilePacking,
  type ProfileRow,
  packings,
  profileOf,
  profileOfVersion,
  profiles,
} from "./profiles.js";
export type { QrCode, QrCodeChoice, QrCodeWithPin } from "./qr-code-for.js";

export type { KnownDeviceOf, SecurityControls } from "./security-controls.js";

export { startEmulator, type WithPortal } from "./server.js";

export type { LoginWay } from "./session/claim.js";
export type { Device } from "./session/devices.js";
export type { Draws } from "./session/draws.js";
export type { Change, DeadSecrets, LoginRecord, RefusedLogin, SecuritySettings } from "./session/engine.js";
export type { Ids } from "./session/ids.js";
export type { CaseModes } from "./session/login-key.js";
export type { MobileLogins } from "./session/mobile-login.js";
export type { SealedQrCode } from "./session/qr-codes.js";
export { defaultQuarantine, type QuarantineSettings } from "./session/quarantine.js";
export type { Mail } from "./session/security/mailbox.js";
export type { PasswordPolicy } from "./session/security/passwords.js";
export { buildSchool, type SchoolPlan } from "./world/build.js";
export type {
  AgendaEvent,
  Assignment,
  Canteen,
  Contact,
  Dish,
  Establishment,
  Food,
  Guardian,
  Meal,
  Memo,
  Office,
  StudentRecord,
  SupportProject,
} from "./world/office.js";
export { emptyOffice } from "./world/office.js";
export type {
  Account,
  Attachment,
  Day,
  Grid,
  Group,
  HandedIn,
  Holiday,
  Homework,
  Instant,
  Lesson,
  LessonBookEntry,
  LessonContent,
  Parent,
  Period,
  Room,
  School,
  SchoolClass,
  SchoolYear,
  StaffMember,
  Student,
  Subject,
  Teacher,
} from "./world/school.js";
export {
  type AccountSecurity,
  type KnownDevice,
  plainSecurity,
  type SecurityMode,
} from "./world/security.js";
