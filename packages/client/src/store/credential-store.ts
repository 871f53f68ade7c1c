import type { SpaceAudience } from "@preau/wire";

/**
 * What logs one account in again without a password. JSON-safe. French: "connexion par jeton".
 *
 * @evidence docs/wire/Authentification.md: a token is single-use and bound to a device id that stays the same for life
 */
export interface Credentials {
  /** Address of the space's page, such as `https://0123456a.index-education.net/pronote/mobile.eleve.html`. */
  readonly url: string;
  /** Login that goes with the token, as the server last gave it. */
  readonly username: string;
  /** The reconnection token: a secret. Only the last one issued works, and each works once. */
  readonly token: string;
  /** Identity of this device, made once and kept for the account's life. French: `uuidAppliMobile`. */
  readonly deviceId: string;
  /** Identity of this device as the server gave it. French: `identifiantNav`. */
  readonly clientIdentifier?: string;
  /** Whom the space is for. */
  readonly space: SpaceAudience;
  /** IANA name of the school's time zone, when the caller chose one. */
  readonly timeZone?: string;
}

/** Written before a login spends the token, and gone once the new token is saved. */
export interface LoginIntent {
  /** Generation of the token that was about to be spent. */
  readonly generation: number;
  /** Instant (ISO 8601, UTC). */
  readonly startedAt: string;
}

/** Credentials and session of a record once they are sealed. Made by `sealedStore`. */
export interface SealedSecrets {
  /** What sealed it, such as `passphrase`. */
  readonly by: string;
  /** The secrets, unreadable. */
  readonly data: string;
  /** What is not secret of the credentials. */
  readonly credentials?: Omit<Credentials, "token">;
}

/** Everything kept for one account between two sessions. JSON-safe. */
export interface AccountRecord {
  /** Local id, made once: linking the account anew keeps it. Any text; up to 64 letters and digits fit everywhere. */
  readonly account: string;
  /** Whole number from 0: one more at every change of the token. */
  readonly generation: number;
  /** What people call the account, such as "Camille (pupil)". */
  readonly label?: string;
  readonly credentials?: Credentials;
  readonly intent?: LoginIntent;
  /** A suspended session, to go on without a login. Secret. Any JSON value. */
  readonly session?: unknown;
  /** What the gate remembers, so that restarts and other processes see it. Any JSON value, nothing secret. */
  readonly gate?: unknown;
  /** Stands for `credentials` and `session` in the store beneath a `sealedStore`; nobody else sees it. */
  readonly sealed?: SealedSecrets;
}

/** Under what condition to save. */
export interface SaveOptions {
  /** Generation of the record that is to be replaced. */
  readonly over?: number | undefined;
}

/**
 * Where accounts are kept between sessions. A driver keeps records as they are, secrets included; whatever it throws is best
 * a `StoreError`. Check one with `@preau/client/store-checks`.
 */
export interface CredentialStore {
  /**
   * The record of an account, or `undefined` when there is none.
   *
   * @throws StoreError when there is one that cannot be read: it is never taken for an absent one
   */
  load(account: string): Promise<AccountRecord | undefined>;
  /**
   * Replaces the record of `record.account` as a whole. Once the promise resolves it survives a crash.
   *
   * `over` makes it a compare-and-set: only over a record of that generation, or over none.
   *
   * @throws StoreError when it cannot be kept, when a higher `generation` is kept already, or another than `over`; what
   *   was there stays
   */
  save(record: AccountRecord, options?: SaveOptions): Promise<void>;
  /** Forgets an account. No error when there is none. */
  remove(account: string): Promise<void>;
  /**
   * Runs work while nobody else, in this process or another, holds the lock of this account; others wait. Work may load, save
   * and remove. Not re-entrant: work that locks the same account again waits for itself.
   *
   * `lost` aborts when the lock was taken away (its holder slept for too long, say); drivers whose locks cannot be lost
   * leave it out.
   *
   * @throws StoreError when the lock cannot be had; the reason of `signal` when it aborts while waiting
   */
  lock<T>(
    account: string,
    work: (lost?: AbortSignal) => Promise<T>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<T>;
  /** Every account kept, in any order. */
  list?(): Promise<readonly string[]>;
  /**
   * Finds out whether `save` could keep a record now, before a token is spent that could not be replaced.
   *
   * @throws StoreError
   */
  checkWritable?(): Promise<void>;
}
