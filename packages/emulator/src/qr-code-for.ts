import { spaces } from "@preau/wire";
import type { Engine } from "./session/engine.js";

/** What a QR code shows when it is scanned; as JSON text in the picture itself. */
export interface QrCode {
  /** Secret, under the PIN; upper-case hexadecimal. */
  readonly jeton: string;
  /** Login that goes with it, under the PIN; upper-case hexadecimal. */
  readonly login: string;
  /** Mobile page of the space. */
  readonly url: string;
  /** Absent before 2025. */
  readonly avecPageConnexion?: false;
}

/** A QR code and the PIN that opens it, as the school's office hands them out together. */
export interface QrCodeWithPin {
  readonly qrCode: QrCode;
  /** Four digits. */
  readonly pin: string;
}

/** What somebody may choose of a QR code. */
export interface QrCodeChoice {
  /** Four digits; drawn at random by default. */
  readonly pin?: string;
  /**
   * What the address ends with after the root: the mobile page of the account's space by default. Anything goes, such as
   * `"parent.html?identifiant=abc#/mobile.parent.html"`, which real codes have had.
   */
  readonly space?: string;
}

/**
 * Makes a QR code for an account.
 *
 * @throws RangeError when nobody bears that login, or the PIN is not four digits
 */
export function qrCodeFor(engine: Engine, root: string, login: string, choice: QrCodeChoice): QrCodeWithPin {
  const account = engine.school.accounts.find((one) => one.login === login);
  if (account === undefined) throw new RangeError(`nobody of this school logs in as "${login}"`);
  const { pin = engine.draws.pin() } = choice;
  if (!/^\d{4}$/.test(pin)) throw new RangeError("a PIN is exactly four digits");
  const ownPage = spaces.find((one) => one.audience === account.audience && one.mobile)?.page ?? "";
  const { jeton, login: sealedLogin } = engine.qrCodes.issue(account, pin);
  const page = engine.profile.domain.qrCodesSayPage ? { avecPageConnexion: false as const } : {};
  return { qrCode: { jeton, login: sealedLogin, url: `${root}/${choice.space ?? ownPage}`, ...page }, pin };
}
