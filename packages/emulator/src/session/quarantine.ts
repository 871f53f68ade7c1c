import { assumptions } from "../assumptions.js";

/** When a server stops listening to somebody who guesses passwords. */
export interface QuarantineSettings {
  /** Failures in a row of one login that close it: `Erreur` 25. */
  readonly failuresBeforeBlock: number;
  readonly blockMs: number;
  /** Failures of one address, whatever the login, that suspend it: `Erreur` 5 and an HTML page. */
  readonly failuresBeforeSuspension: number;
  /** First suspension; each further one of the same address is twice as long as the one before. */
  readonly suspensionMs: number;
  /** Logins of one address that succeed within `loginWindowMs` and suspend it. Default: no number does. */
  readonly loginsBeforeSuspension: number;
  readonly loginWindowMs: number;
}

/** Settings of a school that has not changed them; all of them assumed. */
export const defaultQuarantine: QuarantineSettings = {
  failuresBeforeBlock: assumptions.failuresBeforeBlock.value,
  blockMs: assumptions.blockMs.value,
  failuresBeforeSuspension: assumptions.failuresBeforeSuspension.value,
  suspensionMs: assumptions.suspensionMs.value,
  loginsBeforeSuspension: assumptions.loginsBeforeSuspension.value,
  loginWindowMs: assumptions.loginWindowMs.value,
};

interface Tally {
  failures: number;
  lastFailure: number;
  closedUntil: number;
  closures: number;
}

/** Counts failures by login and by address, and says who is closed out. */
export class Quarantine {
  readonly #settings: QuarantineSettings;
  readonly #elapsedMs: () => number;
  readonly #logins = new Map<string, Tally>();
  readonly #addresses = new Map<string, Tally>();
  /** When each address last succeeded, oldest first. */
  readonly #arrivals = new Map<string, number[]>();

  /** `elapsedMs` is a clock that only goes forward. */
  constructor(settings: QuarantineSettings, elapsedMs: () => number) {
    this.#settings = settings;
    this.#elapsedMs = elapsedMs;
  }

  /** Whether this login is closed: `Erreur` 25. */
  isBlocked(login: string): boolean {
    return this.#isClosed(this.#logins.get(loginKey(login)));
  }

  /** Whether this address is closed: `Erreur` 5, and a page that says so. */
  isSuspended(address: string): boolean {
    return this.#isClosed(this.#addresses.get(address));
  }

  /** Counts a refused answer, or one more attempt on a login that is closed already. */
  countFailure(login: string, address: string): void {
    const byLogin = this.#count(this.#logins, loginKey(login), this.#settings.blockMs);
    if (byLogin.failures >= this.#settings.failuresBeforeBlock) {
      this.#close(byLogin, this.#settings.blockMs);
    }
    const byAddress = this.#count(this.#addresses, address, this.#settings.suspensionMs);
    if (byAddress.failures >= this.#settings.failuresBeforeSuspension) this.#suspend(byAddress);
  }

  /** Forgets a login's failures. An address keeps its own: others may be guessing from there. */
  countSuccess(login: string): void {
    this.#logins.delete(loginKey(login));
  }

  /**
   * Counts somebody who was let in. The login that is one too many succeeds all the same; what comes next
   * from there finds the address suspended.
   */
  countArrival(address: string): void {
    const { loginsBeforeSuspension, loginWindowMs } = this.#settings;
    if (loginsBeforeSuspension === Number.POSITIVE_INFINITY) return;
    const now = this.#elapsedMs();
    const recent = (this.#arrivals.get(address) ?? []).filter((ms) => now - ms < loginWindowMs);
    recent.push(now);
    const isBurst = recent.length >= loginsBeforeSuspension;
    this.#arrivals.set(address, isBurst ? [] : recent);
    if (isBurst) this.suspend(address);
  }

  /** Suspends an address at once, for as long as its next suspension would last. */
  suspend(address: string): void {
    this.#suspend(this.#tally(this.#addresses, address));
  }

  /** Forgets everything. */
  lift(): void {
    this.#logins.clear();
    this.#addresses.clear();
    this.#arrivals.clear();
  }

  /** One more failure. After a quiet time as long as the closing, the count starts again. */
  #count(tallies: Map<string, Tally>, key: string, quietMs: number): Tally {
    const tally = this.#tally(tallies, key);
    const now = this.#elapsedMs();
    if (now - tally.lastFailure > quietMs) tally.failures = 0;
    tally.failures += 1;
    tally.lastFailure = now;
    return tally;
  }

  #tally(tallies: Map<string, Tally>, key: string): Tally {
    const known = tallies.get(key);
    if (known !== undefined) return known;
    const fresh: Tally = { failures: 0, lastFailure: this.#elapsedMs(), closedUntil: 0, closures: 0 };
    tallies.set(key, fresh);
    return fresh;
  }

  #isClosed(tally: Tally | undefined): boolean {
    return tally !== undefined && this.#elapsedMs() < tally.closedUntil;
  }

  #close(tally: Tally, forMs: number): void {
    tally.failures = 0;
    tally.closedUntil = this.#elapsedMs() + forMs;
  }

  #suspend(tally: Tally): void {
    this.#close(tally, this.#settings.suspensionMs * 2 ** tally.closures);
    tally.closures += 1;
  }
}

/** Guessing with another case is guessing all the same. */
function loginKey(login: string): string {
  return login.trim().toLowerCase();
}
