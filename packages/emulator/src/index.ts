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
export type { Clock } from "./clock.js";
export type { Emulator, EmulatorOptions, EmulatorPage } from "./emulator.js";
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
  refuse,
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
export { startEmulator } from "./server.js";
export type { Draws } from "./session/draws.js";
export type { RefusedLogin } from "./session/engine.js";
export type { Ids } from "./session/ids.js";
export type { CaseModes } from "./session/login-key.js";
export { defaultQuarantine, type QuarantineSettings } from "./session/quarantine.js";
export { buildSchool } from "./world/build.js";
export type {
  Account,
  Attachment,
  Day,
  Grid,
  Group,
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
