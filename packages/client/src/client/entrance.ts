import type { SpaceAudience } from "@preau/wire";
import { type Authenticated, authenticate, type Confirm, refuseSecondFactor } from "../auth/authenticate.js";
import { enter } from "../auth/enter.js";
import { MannerMemory } from "../auth/manner-memory.js";
import { open } from "../auth/open.js";
import { SessionLostError } from "../errors/errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { Gate } from "../gate/gate.js";
import { leave } from "../session/leave.js";
import type { CredentialStore, Credentials } from "../store/credential-store.js";
import { loadRecord } from "../store/record.js";
import { spareRecord } from "../store/record-names.js";
import { type Connection, connectionOf } from "./connection.js";
import { Emitter } from "./events.js";
import {
  credentialsOf,
  localAccountId,
  loginKept,
  noCredentials,
  promoteSpare,
  refusedBefore,
} from "./keeping.js";
import type { CheckedOptions } from "./options.js";
import { partsOf, type SessionState } from "./session-state.js";
import { asDevice, tokenWay, type WayIn } from "./way-in.js";

/** Shared by the logins of this process, so that a misleading server costs its detour once. */
const manners = new MannerMemory();

/** A login that is proved; its token is not used up yet, and not saved either. */
interface Proved {
  readonly way: WayIn;
  readonly authenticated: Authenticated;
  readonly openedAt: number;
  readonly credentials: Credentials | undefined;
}

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
  /** Tabs that were refused in any session. */
  readonly refusedTabs: Set<number> = new Set();
  readonly #options: CheckedOptions;
  /** Kept in memory only, and only where no token stands for it. */
  #password: WayIn | undefined;
  #credentials: Credentials | undefined;

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

  /**
   * Takes a way in. Costs five requests, one of which counts as an attempt; with a store, the new token is
   * saved before anything else is sent.
   */
  async enter(way: WayIn, signal?: AbortSignal): Promise<Connection> {
    const options = { ...this.#options, signal };
    const { store } = options;
    const proved =
      store === undefined || this.storedAs === undefined
        ? await this.#prove(way, options)
        : await loginKept({ ...options, store, account: this.storedAs }, (kept, confirm) => {
            const isKnown = kept?.credentials !== undefined && !isDeviceGiven(way, options);
            return this.#prove(isKnown ? asDevice(way, kept.credentials) : way, options, confirm);
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
      return this.#prove(tokenWay(record.credentials, kept, this.audience), kept, confirm);
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
    const way = this.#password;
    if (way === undefined) return;
    this.#password = { ...way, proof: { ...way.proof, secret: { ...way.proof.secret, password } } };
  }

  /**
   * Keeps a suspended session in the store, where there is one. The store's token is the newer one, so the session
   * goes without.
   *
   * @throws StoreError
   */
  async keepSession({ credentials: _kept, ...session }: SessionState): Promise<void> {
    const { store } = this.#options;
    const account = this.storedAs;
    if (store === undefined || account === undefined) return;
    await store.lock(account, async () => {
      const record = await loadRecord(store, account);
      if (record?.credentials !== undefined) await store.save({ ...record, session });
    });
  }

  /** Goes on with a session; `undefined` when this version of the library cannot. */
  goOn(state: SessionState): Connection | undefined {
    const credentials = state.credentials ?? this.#credentials;
    const parts = partsOf({ ...state, ...(credentials === undefined ? {} : { credentials }) }, this.#options);
    if (parts === undefined) return undefined;
    for (const tab of state.session.refusedTabs) this.refusedTabs.add(tab);
    const { refusedTabs } = this;
    return connectionOf(
      { ...parts, refusedTabs },
      { environment: this.#options.environment, emitter: this.emitter },
    );
  }

  async #prove(way: WayIn, options: CheckedOptions, confirm?: Confirm): Promise<Proved> {
    const { environment, limits, signal } = options;
    const { address, space, clientIdentifier, proof } = way;
    const { gate } = this;
    if (await gate.knowsRefused(proof.secret)) throw refusedBefore(proof.kind);
    await gate.admitLogin();
    // The mark of an application that comes back, which it is only with a code or a token.
    const cookies = proof.kind === "password" ? {} : { appliMobile: "1" };
    try {
      const opened = await open({ ...options, clientIdentifier, address, space, limits, manners, cookies });
      const openedAt = environment.now();
      const spend: Confirm = async () => {
        await gate.spendLogin();
        await confirm?.();
      };
      const authenticated = await authenticate(opened, proof, { signal, confirm: spend });
      const credentials = credentialsOf(way, authenticated, options.timeZone ?? way.timeZone);
      return { way, authenticated, openedAt, credentials };
    } catch (error) {
      await gate.learn(error, proof.secret);
      throw error;
    }
  }

  async #complete(proved: Proved, options: CheckedOptions): Promise<Connection> {
    const { authenticated, way, credentials } = proved;
    const { signal } = options;
    const isRotation = this.#credentials !== undefined;
    this.#credentials = credentials;
    this.#password = credentials === undefined && way.proof.kind === "password" ? way : undefined;
    if (isRotation && credentials !== undefined) this.emitter.emit("tokenRotated", this.#rotation());
    try {
      return await this.#describe(proved, options);
    } catch (error) {
      // Nobody will use this session: the school need not keep it.
      void leave(authenticated.sequence);
      if (signal?.aborted === true) throw signal.reason;
      await this.gate.learn(error);
      throw error;
    }
  }

  async #describe(proved: Proved, { environment, signal, timeZone }: CheckedOptions): Promise<Connection> {
    const { authenticated, openedAt, credentials, way } = proved;
    refuseSecondFactor(authenticated);
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
        refusedTabs: this.refusedTabs,
        username: credentials?.username ?? way.proof.secret.login,
        credentials,
        timeZone: timeZone ?? way.timeZone,
        deviceId: way.deviceId,
        lastConnection,
      },
      { environment, emitter: this.emitter },
    );
    const { calendar } = connection.school;
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

/** Options of a login whose token is kept. */
type KeptOptions = CheckedOptions & { readonly store: CredentialStore; readonly account: string };

function isTokenDead(error: unknown): boolean {
  return isPronoteError(error) && error.code === "token-rejected";
}

/** Whether the caller says which device this is: by the option, or by the token that belongs to it. */
function isDeviceGiven({ proof }: WayIn, { deviceId }: CheckedOptions): boolean {
  return deviceId !== undefined || proof.kind === "token";
}
