import { type SpaceAudience, type SpaceRow, spaces } from "@preau/wire";
import type { Proof } from "../auth/authenticate.js";
import { makeDeviceId } from "../auth/device.js";
import { openQrCode, qrPage, readQrCode } from "../auth/qr-code.js";
import { UsageError } from "../errors/errors.js";
import type { Credentials } from "../store/credential-store.js";
import { parseAddress, type ServerAddress } from "../transport/address.js";
import {
  type CheckedOptions,
  checkTimeZone,
  type LoginOptions,
  type QrCodeLoginOptions,
  required,
} from "./options.js";
import type { Portal, PortalFunction } from "./portal.js";

/** A way into an account, ready to be taken: where, and what is proved there. */
export interface WayIn {
  readonly address: ServerAddress;
  readonly space: SpaceRow;
  readonly proof: Proof;
  /** Identity of this device, when a token is wanted or used. */
  readonly deviceId: string | undefined;
  readonly clientIdentifier: string | undefined;
  /** Time zone that the account was linked with. */
  readonly timeZone?: string | undefined;
  /** Signs in on the portal before the page is opened; the proof is the portal's then. */
  readonly portal?: Portal | PortalFunction | undefined;
}

/**
 * With a name and a password. A token is asked for in mobile spaces, so that the password need not be kept;
 * with a store, the mobile twin of a space is opened for that reason.
 *
 * @throws UsageError
 */
export function passwordWay(given: LoginOptions, options: CheckedOptions, audience: SpaceAudience): WayIn {
  const url = required("url", given.url);
  const secret = {
    login: required("username", given.username),
    password: required("password", given.password),
  };
  const address = parseAddress(url, options.insecureHosts);
  const named = spaceFor(address.space, audience);
  const space = options.store === undefined ? named : mobileTwin(named);
  const deviceId = space.mobile ? (options.deviceId ?? makeDeviceId(options.environment)) : undefined;
  const { clientIdentifier } = options;
  const { portal } = given;
  const kind = portal === undefined ? ("password" as const) : ("portal" as const);
  return { address, space, deviceId, clientIdentifier, proof: { kind, secret, deviceId }, portal };
}

/**
 * With a QR code and its PIN, which is checked here: a wrong one costs no login.
 *
 * @throws WrongQrPinError · UsageError
 */
export function qrCodeWay(
  given: QrCodeLoginOptions,
  options: CheckedOptions,
  audience: SpaceAudience,
): WayIn {
  const code = readQrCode(given.qrCode);
  const address = parseAddress(qrPage(code.url), options.insecureHosts);
  const space = mobileTwin(spaceFor(address.space, audience));
  const secret = openQrCode(code, given.pin);
  const deviceId = options.deviceId ?? makeDeviceId(options.environment);
  const { clientIdentifier } = options;
  return { address, space, deviceId, clientIdentifier, proof: { kind: "qr", secret, deviceId } };
}

/**
 * With the token that an earlier login gave.
 *
 * @throws UsageError
 */
export function tokenWay(credentials: Credentials, options: CheckedOptions, audience: SpaceAudience): WayIn {
  const { deviceId, username } = credentials;
  const address = parseAddress(required("credentials.url", credentials.url), options.insecureHosts);
  const space = mobileTwin(spaceFor(address.space, audience));
  const secret = {
    login: required("credentials.username", username),
    password: required("credentials.token", credentials.token),
  };
  const proof = { kind: "token" as const, secret, deviceId: required("credentials.deviceId", deviceId) };
  const clientIdentifier = options.clientIdentifier ?? credentials.clientIdentifier;
  const { timeZone } = credentials;
  return { address, space, deviceId, clientIdentifier, proof, timeZone: checkTimeZone(timeZone) };
}

/** The same way, as the device that has gone it before: linking an account anew is no new device. */
export function asDevice(way: WayIn, { deviceId, clientIdentifier, url }: Credentials): WayIn {
  if (way.deviceId === undefined || parseAddress(url, [way.address.host]).root !== way.address.root)
    return way;
  return {
    ...way,
    deviceId,
    clientIdentifier: way.clientIdentifier ?? clientIdentifier,
    proof: { ...way.proof, deviceId },
  };
}

/** The space that an address names, or else the desktop space of the audience. */
function spaceFor(named: SpaceRow | undefined, audience: SpaceAudience): SpaceRow {
  if (named !== undefined && named.audience !== audience) {
    throw new UsageError(`The address is that of the ${named.audience} space, not ${audience}.`, {
      hint: "Use the class of that space, or the free functions, which choose by the address.",
    });
  }
  const space = named ?? spaces.find((row) => row.audience === audience && !row.mobile);
  if (space === undefined) throw new UsageError(`There is no ${audience} space.`);
  return space;
}

/** Only mobile spaces hand out tokens. */
export function mobileTwin(space: SpaceRow): SpaceRow {
  return spaces.find((row) => row.audience === space.audience && row.mobile) ?? space;
}
