import type { SpaceAudience } from "@preau/wire";
import { enter } from "../auth/enter.js";
import { SessionLostError, StoreError } from "../errors/errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { Gate } from "../gate/gate.js";
import { leave } from "../session/leave.js";
import { Refused } from "../session/refused.js";
import type { CredentialStore, Credentials } from "../store/credential-store.js";
import { loadRecord } from "../store/record.js";
import { spareRecord } from "../store/record-names.js";
import { type Connection, connectionOf } from "./connection.js";
import { Emitter } from "./events.js";
import { localAccountId, loginKept, noCredentials, promoteSpare, replaceCredentials } from "./keeping.js";
import { load } from "./load.js";
import type { CheckedOptions } from "./options.js";
import { type Proved, prove } from "./prove.js";
import { SecondFactorRequiredError } from "./second-factor-error.js";
import { asDevice, tokenWay, type WayIn } from "./way-in.js";

/**
 * The door to one account, as long as a client lives: how it was entered first, and how it is entered again. All
 * logins go through its gate, and with a store under the account's lock.
 */
export class Entrance {
  readonly emitter: Emitter = new Emitter();
  readonly gate: Gate;
  /** Local id in the store, when there is one. */
  readonly storedAs: string | undefined;
  readonly audience: SpaceAudience;
  /** What was refused in any session. */
  readonly refused: Refused = new Refused();
  readonly #options: CheckedOptions;
  /** Kept in memory only, and only where no token stands for it. */
  #password: WayIn | undefined;
  #credentials: Credentials | undefined;
  /** A PIN that was given up front and refused is not sent again. */
  #isPinRefused = false;

  constructor(
    seat: { readonly root: string; readonly account: string; readonly audience: SpaceAudience },
    options: CheckedOptions,
    credentials?: Credentials,
  ) {
    const { store, environment } = options;
    this.audience = seat.audience;
    this.storedAs = store === undefined ? undefined : seat.account;
    this.gate = new Gate(
      { ...seat, host: new URL(seat.root).host, store, now: () => environment.now() },
      options.gate,
    );
    this.#options = options;
    this.#credentials = credentials;
  }

  /** The door that a way leads to. */
  static to(way: WayIn, options: CheckedOptions): Entrance {
    const account = options.account ?? localAccountId(way);
    return new Entrance({ root: way.address.root, account, audience: way.space.audience }, options);
  }

  get options(): CheckedOptions {
    return this.#options;
  }

  /** What the next login may be made with. */
  get credentials(): Credentials | undefined {
    return this.#credentials;
  }

  /**
   * Takes a way in. Costs five requests, one of which counts as an attempt; with a store, the new token is
   * saved before anything else is sent.
   */
  async enter(way: WayIn, signal?: AbortSignal): Promise<Connection> {
    const options = { ...this.#options, signal };
    const { store } = options;
    const proved =
      store === undefined || this.storedAs === undefined
        ? await prove(way, options, { gate: this.gate })
        : await loginKept({ ...options, store, account: this.storedAs }, (kept, confirm) => {
            const isKnown = kept?.credentials !== undefined && !isDeviceGiven(way, options);
            return prove(isKnown ? asDevice(way, kept.credentials) : way, options, {
              gate: this.gate,
              confirm,
            });
          });
    return this.#complete(proved, options);
  }

  /**
   * Takes the way that the store knows: its newest token, under the account's lock; when the school does not take it
   * any more, that of the spare device, where there is one.
   *
   * @throws StoreError when the store has no such account
   */
  async enterByStore(signal?: AbortSignal): Promise<Connection> {
    const options = { ...this.#options, signal };
    const { store } = options;
    const account = this.storedAs;
    if (store === undefined || account === undefined) throw noCredentials("");
    const kept = { ...options, store, account };
    const proved = await this.#proveStored(kept).catch(async (error: unknown) => {
      const spare = isTokenDead(error) ? await this.#proveSpare(kept) : undefined;
      if (spare === undefined) throw error;
      return spare;
    });
    return this.#complete(proved, options);
  }

  /** Proves by the token of a record, and saves the next one there. */
  #proveStored(kept: KeptOptions): Promise<Proved> {
    return loginKept(kept, async (record, confirm) => {
      if (record?.credentials === undefined) throw noCredentials(kept.account);
      return prove(tokenWay(record.credentials, kept, this.audience), kept, { gate: this.gate, confirm });
    });
  }

  /** The spare device takes the place of the one that the school has forgotten; `undefined` when there is none. */
  async #proveSpare(kept: KeptOptions): Promise<Proved | undefined> {
    const spare = spareRecord(kept.account);
    if ((await loadRecord(kept.store, spare))?.credentials === undefined) return undefined;
    const proved = await this.#proveStored({ ...kept, account: spare });
    await promoteSpare(kept.store, kept.account, proved.credentials);
    this.emitter.emit("warning", {
      call: "Authentification",
      path: "token",
      expected: "the account's own device",
      received: "its spare, which is used up: enrol another",
    });
    return proved;
  }

  /** Enters once more: by the newest token, or by the password where there is none. Costs what a login costs. */
  async enterAgain(signal?: AbortSignal): Promise<Connection> {
    if (this.#password !== undefined) return this.enter(this.#password, signal);
    if (this.storedAs !== undefined) return this.enterByStore(signal);
    if (this.#credentials === undefined) {
      throw new SessionLostError("The session was lost, and there is nothing to log in with.", {
        hint: "Log in again: the password is kept nowhere.",
      });
    }
    return this.enter(tokenWay(this.#credentials, this.#options, this.audience), signal);
  }

  /** The account has another password: the next login is made with it. */
  usePassword(password: string): void {
    this.#password = withPassword(this.#password, password);
  }

  async #complete(proved: Proved, options: CheckedOptions): Promise<Connection> {
    const { authenticated, way, credentials } = proved;
    const { signal } = options;
    const isRotation = this.#credentials !== undefined;
    this.#credentials = credentials;
    const isTyped = way.proof.kind === "password" || way.proof.kind === "portal";
    this.#password = credentials === undefined && isTyped ? way : undefined;
    if (isRotation && credentials !== undefined) this.emitter.emit("tokenRotated", this.#rotation());
    try {
      return await (authenticated.asksMore ? this.#answer(proved, options) : this.#describe(proved, options));
    } catch (error) {
      // A session that waits for answers is whoever answers'.
      if (error instanceof SecondFactorRequiredError) throw error;
      // Nobody will use this session: the school need not keep it.
      void leave(authenticated.sequence);
      if (signal?.aborted === true) throw signal.reason;
      await this.gate.learn(error);
      throw error;
    }
  }

  /** Answers what the account asks for beside its password, or leaves it to whoever asked to log in. */
  async #answer(proved: Proved, options: CheckedOptions): Promise<Connection> {
    const { answerMore } = await load(() => import("./second-factor.js"));
    return answerMore(proved.authenticated, {
      upFront: { pin: this.#isPinRefused ? undefined : options.accountPin, deviceName: options.deviceName },
      handler: options.secondFactor,
      login: proved.way.proof.secret.login,
      signal: options.signal,
      answered: async ({ token, newPassword, signal }) => {
        if (newPassword !== undefined) this.#password = withPassword(this.#password, newPassword);
        return this.#describe(await this.#keepToken(proved, token), { ...options, signal });
      },
      refusedPin: () => {
        this.#isPinRefused = true;
      },
      learn: (error) => this.gate.learn(error),
    });
  }

  /** Saves a token that came after the one of Authentification, which is dead then. */
  async #keepToken(proved: Proved, token: string | undefined): Promise<Proved> {
    if (token === undefined || proved.credentials === undefined) return proved;
    const credentials = { ...proved.credentials, token };
    await this.#replaceCredentials(credentials);
    return { ...proved, credentials };
  }

  /**
   * The account has other credentials since its password was changed.
   *
   * @throws StoreError when they cannot be saved; the next login of this client is made with them all the same
   */
  async takeCredentials(credentials: Credentials): Promise<void> {
    this.#credentials = credentials;
    await this.#replaceCredentials(credentials).catch((cause: unknown) => {
      throw new StoreError("The password was changed, but the token that came with it could not be saved.", {
        cause,
        retry: "never",
        hint: "Save what exportCredentials() gives now: the token of the store is dead.",
      });
    });
  }

  /** Saves what the next login is made with. */
  async #replaceCredentials(credentials: Credentials): Promise<void> {
    const { store } = this.#options;
    if (store !== undefined && this.storedAs !== undefined) {
      await replaceCredentials(store, this.storedAs, credentials);
    }
    this.#credentials = credentials;
    this.emitter.emit("tokenRotated", this.#rotation());
  }

  async #describe(proved: Proved, { environment, signal, timeZone }: CheckedOptions): Promise<Connection> {
    const { authenticated, openedAt, credentials, way } = proved;
    signal?.throwIfAborted();
    const { sequence, space, parameters, userParameters, isExclusive, lastConnection } = await enter(
      authenticated,
      signal,
    );
    signal?.throwIfAborted();
    const connection = connectionOf(
      {
        sequence,
        space,
        said: { parameters, userParameters, openedAt },
        isExclusive,
        refused: this.refused,
        username: credentials?.username ?? way.proof.secret.login,
        credentials,
        timeZone: timeZone ?? way.timeZone,
        deviceId: way.deviceId,
        lastConnection,
      },
      { environment, emitter: this.emitter },
    );
    const { calendar, navigatorId } = connection.school;
    // By this the device is known again, and not asked for more.
    if (this.#password !== undefined && navigatorId !== undefined) {
      this.#password = { ...this.#password, clientIdentifier: navigatorId };
    }
    await this.gate.loggedIn({
      timeZone: calendar.timeZone,
      holidays: calendar.holidays.map(({ from, to }) => [from, to]),
    });
    return connection;
  }

  #rotation(): { readonly storedAs?: string } {
    return this.storedAs === undefined ? {} : { storedAs: this.storedAs };
  }
}

/** The same way, with the password that was just chosen. */
function withPassword(way: WayIn | undefined, password: string): WayIn | undefined {
  return way && { ...way, proof: { ...way.proof, secret: { ...way.proof.secret, password } } };
}

/** Options of a login whose token is kept. */
type KeptOptions = CheckedOptions & { readonly store: CredentialStore; readonly account: string };

function isTokenDead(error: unknown): boolean {
  return isPronoteError(error) && error.code === "token-rejected";
}

/** Whether the caller says which device this is: by the option, or by the token that belongs to it. */
function isDeviceGiven({ proof }: WayIn, { deviceId }: CheckedOptions): boolean {
  return deviceId !== undefined || proof.kind === "token";
}
