export { askGate } from "./ask-gate.js";
export { discoverInstance } from "./discover.js";
export type { ExaminedStage, ExamineOptions, ServerExamination, StageResult } from "./examination.js";
export { examineServer } from "./examine.js";
export type {
  DiscoveryOptions,
  Instance,
  InstanceDialect,
  InstancePortal,
  InstanceSpace,
} from "./instance.js";
export { readPastedAddress } from "./pasted-address.js";
export {
  geolocationEndpoint,
  type NearbySchool,
  type Place,
  type SchoolsNearOptions,
  schoolsNear,
} from "./schools-near.js";
export { type ExchangeOutline, type WireOutline, WireRecorder } from "./wire-recorder.js";
