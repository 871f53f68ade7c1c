export { findPortal, portalsFor } from "./find.js";
export { type KnockOptions, type PortalInFront, portalInFront } from "./knock.js";
export type {
  Portal,
  PortalAnswers,
  PortalChoice,
  PortalContext,
  PortalCookie,
  PortalPass,
  PortalQuestion,
} from "./portal.js";
export { definePortal, type NamedPortal, type PortalName, portals } from "./portals.js";
export type { PortalAccount, PortalFlow, PortalRow, PortalState } from "./row.js";
export { portalRows } from "./table.js";
