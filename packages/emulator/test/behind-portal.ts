import {
  type EmulatorWithPortal,
  type PortalFlowName,
  type PortalOptions,
  type PortalRowName,
  startEmulator,
  type WithPortal,
} from "../src/index.js";
import { smallHandlers, smallOpening, smallSchool } from "./small-school.js";

/** The small school behind a portal. */
export function startBehind(
  portal: PortalOptions | PortalRowName | PortalFlowName,
  more: Partial<WithPortal> = {},
): Promise<EmulatorWithPortal> {
  const small = { school: smallSchool(), handlers: smallHandlers(), opening: smallOpening };
  return startEmulator({ ...small, ...more, portal });
}
