import type { Account, Instant } from "../../world/school.js";

/** An e-mail that a real server would have sent. */
export interface Mail {
  /** Login of the account that it is about. */
  readonly login: string;
  readonly to: string;
  readonly about: "pin-reset" | "unknown-device";
  /** Six digits, in a mail that resets a PIN. */
  readonly code?: string;
  readonly at: Instant;
}

/** The e-mails of one server, and the codes in them that are still good. */
export class Mailbox {
  readonly #mails: Mail[] = [];
  readonly #codes = new Map<Account, string>();

  /** Oldest first. */
  get list(): readonly Mail[] {
    return this.#mails;
  }

  /** Mails a code that resets a PIN, in place of the one before. */
  sendCode(
    account: Account,
    mail: { readonly to: string; readonly code: string; readonly at: Instant },
  ): void {
    this.#codes.set(account, mail.code);
    this.#mails.push({ login: account.login, about: "pin-reset", ...mail });
  }

  /** Tells the owner of an account that an unknown device has opened it. */
  warn(account: Account, mail: { readonly to: string; readonly at: Instant }): void {
    this.#mails.push({ login: account.login, about: "unknown-device", ...mail });
  }

  /** Whether that is the code last mailed, which was not used yet. */
  isGoodCode(account: Account, code: string): boolean {
    return this.#codes.get(account) === code;
  }

  /** Used up. */
  spendCode(account: Account): void {
    this.#codes.delete(account);
  }
}
