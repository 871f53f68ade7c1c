import type { KnownDevice } from "../../world/security.js";

/** How a device is known again. */
export type DeviceIdentity = Pick<KnownDevice, "source" | "identity">;

/** What one session knows about the security of its account. */
export interface SecurityState {
  /** `identifiantNav` of `FonctionParametres`, as it was answered. */
  browserIdentity: string;
  /** `uuidAppliMobile`; empty when the client said none. */
  uuid: string;
  /** Whether this login gave the device a token. */
  gaveToken: boolean;
  /** What must be done before anything else is answered (`securityDemands`); absent when nothing. */
  demands: readonly number[] | undefined;
  /** The PIN was verified, though not saved yet. */
  verifiedPin: boolean;
  wrongPins: number;
  wrongResetCodes: number;
  /** Too many of either: only leaving is answered. */
  locked: boolean;
}

export function newSecurityState(): SecurityState {
  return {
    browserIdentity: "",
    uuid: "",
    gaveToken: false,
    demands: undefined,
    verifiedPin: false,
    wrongPins: 0,
    wrongResetCodes: 0,
    locked: false,
  };
}

/**
 * What the device of a session is known by: an application by its uuid, a browser by what the server gave it.
 *
 * @evidence inferred from what each sends; pronotepy keeps both
 */
export function deviceOf({ uuid, browserIdentity }: SecurityState): DeviceIdentity {
  return uuid === ""
    ? { source: "browser", identity: browserIdentity }
    : { source: "mobileApp", identity: uuid };
}

/** The device of a session among those that the account is known on. */
export function knownDeviceOf(
  state: SecurityState,
  devices: readonly KnownDevice[],
): KnownDevice | undefined {
  const { source, identity } = deviceOf(state);
  if (identity === "") return undefined;
  return devices.find((device) => device.source === source && device.identity === identity);
}
