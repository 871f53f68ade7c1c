import { fatalErrors } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import type { LoginWay } from "./claim.js";
import { CipherTextError } from "./crypto.js";
import { type Engine, type Place, slip } from "./engine.js";
import { isObject, kindOf, type Root } from "./packing.js";
import { expired, refusal } from "./refusals.js";
import type { Session } from "./session.js";

/**
 * Fields of `Identification` that are not text. `informationsAppareil` came in 2025.1; clients send it to
 * older servers too.
 *
 * @evidence read in the official client, 2024.3.11 to 2026.1.3
 */
const identificationFlags = [
  "pourENT",
  "enConnexionAuto",
  "demandeConnexionAuto",
  "enConnexionAppliMobile",
  "demandeConnexionAppliMobile",
  "demandeConnexionAppliMobileJeton",
] as const;

const identificationFields: ReadonlySet<string> = new Set([
  "genreConnexion",
  "genreEspace",
  "identifiant",
  "uuidAppliMobile",
  "loginTokenSAV",
  "informationsAppareil",
  ...identificationFlags,
]);

/**
 * What the three flags of mobile secrets may say together: whether a token is asked for, whether the secret
 * is behind a QR code, whether it is a token.
 *
 * @evidence read in the official client and in pronotepy, Pawnote and another
 */
const mobileWays: readonly (readonly [asks: boolean, isQrCode: boolean, isToken: boolean])[] = [
  [false, false, false],
  [true, false, false],
  [true, true, false],
  [false, false, true],
];

/** What `Identification` asks for. */
export interface Identification {
  readonly login: string;
  readonly way: LoginWay;
  /** Whether a token is wanted for next time. */
  readonly asksToken: boolean;
  /** What the device calls itself; empty when it does not say. */
  readonly uuid: string;
}

/**
 * Sixteen bytes out of `Uuid`, base64 with or without line breaks, under RSA when the page carries a key.
 * The pages of the list of spaces may do without: nothing is agreed on there.
 */
export function readVector(engine: Engine, session: Session, data: Root): Uint8Array {
  const uuid = data["Uuid"];
  if (uuid === undefined && session.space.audience === "common") return session.cipher.ivBytes;
  const text = typeof uuid === "string" ? uuid.replaceAll(/\s/g, "") : "";
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  if (text === "" || !isBase64) {
    throw refusal(
      fatalErrors.pageNotDisplayable,
      `\`Uuid\` must be base64 of the vector, not ${kindOf(uuid)} that is none`,
    );
  }
  const ivBytes = openVector(engine, Buffer.from(text, "base64"));
  if (ivBytes.length !== 16) {
    const message = `\`Uuid\` must hold 16 bytes, not ${ivBytes.length}`;
    slip(engine, { session, call: "FonctionParametres" }, refusal(fatalErrors.pageNotDisplayable, message));
  }
  return ivBytes;
}

/**
 * The vector itself: as it came, or decrypted with the key of the page.
 *
 * @evidence G 21 is what clients got that went on with RSA after 2022 (pronotepy #254, #284); the other way
 *   round is assumed alike
 */
function openVector({ vectorKey }: Engine, bytes: Uint8Array): Uint8Array {
  if (vectorKey === undefined) return bytes;
  try {
    return vectorKey.open(bytes);
  } catch (cause) {
    if (!(cause instanceof CipherTextError)) throw cause;
    throw refusal(fatalErrors.pageNotDisplayable, `the content of \`Uuid\` ${cause.message}`);
  }
}

/** The identity given to this browser before, if it says one. Null, empty and absent all mean none. */
export function readBrowserIdentity(engine: Engine, session: Session, data: Root): string | undefined {
  const identity = data["identifiantNav"] ?? "";
  if (typeof identity === "string") return identity === "" ? undefined : identity;
  const message = `\`identifiantNav\` must be text or null, not ${kindOf(identity)}`;
  slip(engine, { session, call: "FonctionParametres" }, expired(message));
  return undefined;
}

/** Checks and reads the arguments of `Identification`. */
export function readIdentification(engine: Engine, session: Session, data: Root): Identification {
  const place = { session, call: "Identification" };
  const login = data["identifiant"];
  if (typeof login !== "string") {
    const code = assumptions.unreadableAfterOpeningCode.value;
    throw refusal(code, `\`identifiant\` must be text, not ${kindOf(login)}`);
  }
  for (const field of Object.keys(data)) {
    if (identificationFields.has(field)) continue;
    slip(engine, place, expired(`\`${field}\` is no field of Identification`));
  }
  for (const flag of identificationFlags) {
    if (typeof data[flag] === "boolean") continue;
    slip(engine, place, expired(`\`${flag}\` must be true or false, not ${kindOf(data[flag])}`));
  }
  if (data["genreConnexion"] !== 0) {
    slip(engine, place, expired("`genreConnexion` must be 0, an ordinary connection"));
  }
  if (data["genreEspace"] !== session.space.number) {
    slip(engine, place, expired(`\`genreEspace\` must be the page's own number, ${session.space.number}`));
  }
  const device = data["informationsAppareil"] ?? null;
  if (device !== null && !isObject(device)) {
    slip(engine, place, expired(`\`informationsAppareil\` must be an object or null, not ${kindOf(device)}`));
  }
  const way = wayOf(session, data);
  if (way === "other") {
    const message =
      "this page holds nothing of a portal, and this school has handed out no browser's token: whatever is answered will be refused";
    engine.log.add({ kind: "note", session: session.number, call: place.call, message });
  }
  const asksToken = data["demandeConnexionAppliMobile"] === true;
  checkMobileFlags(engine, place, data);
  return { login, way, asksToken, uuid: readDeviceId(engine, place, data, asksToken || way === "token") };
}

function wayOf(session: Session, data: Root): LoginWay {
  if (data["pourENT"] === true && session.portal !== undefined) return "portal";
  if (data["pourENT"] === true || data["enConnexionAuto"] === true) return "other";
  if (data["enConnexionAppliMobile"] === true) return "token";
  return data["demandeConnexionAppliMobileJeton"] === true ? "qr-code" : "password";
}

function checkMobileFlags(engine: Engine, place: Place, data: Root): void {
  const said = [
    "demandeConnexionAppliMobile",
    "demandeConnexionAppliMobileJeton",
    "enConnexionAppliMobile",
  ].map((flag) => data[flag] === true);
  if (mobileWays.some((way) => way.every((flag, index) => flag === said[index]))) return;
  const message = `no client says ${said.join(", ")} in demandeConnexionAppliMobile, …Jeton and enConnexionAppliMobile`;
  slip(engine, place, expired(message));
}

function readDeviceId(engine: Engine, place: Place, data: Root, isNeeded: boolean): string {
  const uuid = data["uuidAppliMobile"];
  if (typeof uuid !== "string") {
    slip(engine, place, expired(`\`uuidAppliMobile\` must be text, not ${kindOf(uuid)}`));
    return "";
  }
  if (uuid === "" && isNeeded)
    slip(engine, place, expired("a token is bound to `uuidAppliMobile`, which is empty"));
  return uuid;
}
