import { createHash } from "node:crypto";
import type { AccountSecurity } from "../../world/security.js";
import type { Engine } from "../engine.js";
import type { Session } from "../session.js";
import { deviceOf, knownDeviceOf } from "./state.js";

/** Remembers the device of a session under a name; one that is known already gets the new one. */
export function registerDevice(
  engine: Engine,
  session: Session,
  security: AccountSecurity,
  name: string,
): void {
  const known = knownDeviceOf(session.security, security.devices);
  if (known !== undefined) {
    known.name = name;
    return;
  }
  const { source, identity } = deviceOf(session.security);
  if (identity === "") return;
  security.devices.push({
    // Says nothing of what the device is known by: settings show it.
    id: createHash("sha256").update(`known device\n${source}\n${identity}`).digest("hex").slice(0, 32),
    source,
    identity,
    name,
    system: source === "browser" ? "Navigateur" : "Application mobile",
    lastSeen: engine.clock.now(),
  });
}
