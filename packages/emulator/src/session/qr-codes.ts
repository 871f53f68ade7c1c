import type { Account } from "../world/school.js";
import { encrypt } from "./crypto.js";
import type { Draws } from "./draws.js";

/** The two texts of a QR code that only its PIN opens, in upper-case hexadecimal. */
export interface SealedQrCode {
  readonly jeton: string;
  readonly login: string;
}

/** What a register of QR codes needs to know. */
export interface QrCodesSettings {
  readonly draws: Pick<Draws, "qrSecret">;
  readonly lifeMs: number;
  /** The login that goes with an account's mobile secrets. */
  readonly loginOf: (account: Account) => string;
  /** A clock that only goes forward. */
  readonly elapsedMs: () => number;
}

/** The QR codes of one server: short-lived, good for one login, one per account. */
export class QrCodes {
  readonly #settings: QrCodesSettings;
  readonly #secrets = new Map<Account, { readonly secret: string; readonly issuedMs: number }>();

  constructor(settings: QrCodesSettings) {
    this.#settings = settings;
  }

  /**
   * A new code for an account, in place of the one before.
   *
   * @param pin four digits
   * @evidence read in the official client and in two others: the PIN's text is the key, the vector is empty
   */
  issue(account: Account, pin: string): SealedQrCode {
    const { draws, loginOf, elapsedMs } = this.#settings;
    const secret = draws.qrSecret();
    this.#secrets.set(account, { secret, issuedMs: elapsedMs() });
    const cipher = { keyBytes: Buffer.from(pin, "utf8"), ivBytes: new Uint8Array() };
    const seal = (text: string): string => encrypt(text, cipher).toUpperCase();
    return { jeton: seal(secret), login: seal(loginOf(account)) };
  }

  /** The secret of the living code of an account. */
  find(account: Account): string | undefined {
    const code = this.#secrets.get(account);
    if (code === undefined) return undefined;
    return this.#settings.elapsedMs() - code.issuedMs > this.#settings.lifeMs ? undefined : code.secret;
  }

  /** Used up. */
  spend(account: Account): void {
    this.#secrets.delete(account);
  }
}
