import { calls, type SpaceAudience } from "@preau/wire";
import type { Member } from "../api/account.js";
import type { Gate } from "../gate/gate.js";
import type { CallOptions, RawCall } from "../session/call.js";
import type { Credentials } from "../store/credential-store.js";
import type { Connection } from "./connection.js";
import type { ClientEvents } from "./events.js";
import { KeepAlive, type KeepAliveOptions } from "./keep-alive.js";
import { type Find, type Link, presence, type Work } from "./link.js";
import { linkByToken, linkOf } from "./links.js";
import { load } from "./load.js";
import {
  type ConnectionOptions,
  checkOptions,
  type LoginOptions,
  type QrCodeLoginOptions,
} from "./options.js";
import { made } from "./second-factor-error.js";
import type { SessionState } from "./session-state.js";
import { passwordWay, qrCodeWay } from "./way-in.js";

/** A call that the library does not cover yet. */
export interface PostOptions extends CallOptions {
  /** Tab ("onglet") that the call is made from. */
  readonly tab?: number;
  /**
   * Declares a read: a function that the library does not know, and that changes nothing. It may then be asked again in
   * another session. What the library knows to write stays a write.
   */
  readonly access?: "read";
  /** Payload, as the protocol has it. */
  readonly data?: object;
}

/** A class of clients, as the ways in need it. */
interface ClientClass<T> {
  new (link: Link): T;
  readonly audience: SpaceAudience;
}

/**
 * A session that lives: how it is opened, kept, interrupted and left. It is renewed when it was lost and the next
 * call is made, never by itself.
 */
export abstract class ClientSession {
  readonly #link: Link;
  readonly #settle: () => Find;

  /** @internal Use `login`. */
  constructor(
    link: Link,
    settle: () => Find = () =>
      ({ account }) =>
        account.user,
  ) {
    this.#link = link;
    this.#settle = settle;
  }

  /**
   * Logs in with a name and a password. Five requests; seven where a server is not what its page says.
   *
   * @throws BadCredentialsError · AccountDisabledError · AccessDeniedError · SecondFactorRequiredError
   * @throws NetworkError · TimeoutError · ServerClosedError · AddressSuspendedError · RateLimitedError
   * @throws NotPronoteError · PortalPageError · ProtocolChangedError · UsageError · GateClosedError
   */
  static async login<T>(this: ClientClass<T>, options: LoginOptions): Promise<T> {
    const checked = checkOptions(options);
    return made(linkOf(passwordWay(options, checked, this.audience), checked), (link) => new this(link));
  }

  /**
   * Logs in with a QR code, and enrols this device: the token that comes back replaces it. Five requests.
   * Throws what `login` throws.
   *
   * @throws WrongQrPinError without asking the server · QrCodeExpiredError
   */
  static async qrcodeLogin<T>(this: ClientClass<T>, options: QrCodeLoginOptions): Promise<T> {
    const checked = checkOptions(options);
    return made(linkOf(qrCodeWay(options, checked, this.audience), checked), (link) => new this(link));
  }

  /**
   * Logs in with the token of an earlier login, which is used up: the next one is saved in the store before
   * anything else is sent, or else taken from `exportCredentials`. Five requests.
   *
   * @param credentials as exported, or the local id of an account of the store
   * @throws TokenRejectedError · StoreError, and what `login` throws
   */
  static async tokenLogin<T>(
    this: ClientClass<T>,
    credentials: Credentials | string,
    options: ConnectionOptions = {},
  ): Promise<T> {
    return made(linkByToken(credentials, checkOptions(options), this.audience), (link) => new this(link));
  }

  /**
   * Goes on with a session that was suspended. No request; five for a store's account that has none, and is logged in to
   * with its token. A server may have ended the session meanwhile: then the first call renews it.
   *
   * @param from what `suspend` gave, or the local id of an account of the store
   * @throws UsageError when it is no suspended session, or one of another space; StoreError, and what
   *   `tokenLogin` throws
   */
  static async resume<T>(
    this: ClientClass<T>,
    from: SessionState | string,
    options: ConnectionOptions = {},
  ): Promise<T> {
    const { resumedLink } = await load(() => import("./suspension.js"));
    return made(resumedLink(from, checkOptions(options), this.audience), (link) => new this(link));
  }

  /** Whether calls can be made: the session lives, or was lost and can be renewed by the next call. */
  get loggedIn(): boolean {
    return this.#link.isOpen && this.connection.session.isAlive;
  }

  /** The gate that keeps this account, and the household's address, from being suspended. */
  get gate(): Pick<Gate, "status"> {
    return this.#link.entrance.gate;
  }

  /** Local id of this account in the store that it was opened with. */
  get storedAs(): string | undefined {
    return this.#link.entrance.storedAs;
  }

  /**
   * Listens to what is no error; the result stops listening. No request. What a listener throws is thrown outside any
   * call, as an uncaught error of the process.
   */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => void): () => void {
    return this.#link.entrance.emitter.on(name, listener);
  }

  /**
   * Makes any call, and gives its payload as it came. One request. A name that the library does not know
   * counts as a write unless it is declared a read: when its answer is lost for good, nobody knows whether it was done.
   *
   * @throws NotAllowedError without asking, when the account lacks the tab
   * @throws RequestRefusedError · OutcomeUnknownError · SessionLostError · GateClosedError · UsageError
   */
  async post(name: string, options: PostOptions = {}): Promise<unknown> {
    const row: Partial<RawCall> | undefined = Object.hasOwn(calls, name)
      ? calls[name as keyof typeof calls] // hasOwn has just said so
      : undefined;
    const raw: RawCall = {
      name,
      tab: options.tab ?? row?.tab,
      access: row?.access ?? options.access ?? "write",
    };
    return this.#link.post(raw, options.data, this.#whoever(), options.signal);
  }

  /**
   * Logs in anew, whether the session is lost or not. Six requests. Children, periods and entities are found again
   * by their keys.
   *
   * @throws GateClosedError, and what `login` throws
   */
  async refresh(options: CallOptions = {}): Promise<void> {
    await this.#link.refresh(options.signal);
  }

  /**
   * Asks whether the session is still there, and renews it when it is not. One request, and five more for a renewal.
   *
   * @returns whether it had expired and was renewed
   * @throws GateClosedError, and what `login` throws
   */
  async sessionCheck(options: CallOptions = {}): Promise<boolean> {
    const { session } = this.connection;
    const { raw, data } = presence(this.connection);
    await this.#link.post(raw, data, this.#whoever(), options.signal);
    return this.connection.session !== session;
  }

  /**
   * Keeps the session from falling asleep, until it is stopped. No request now; a small one every two minutes without another.
   * It renews nothing, never keeps a process alive unless asked, and tells its owner what goes wrong.
   */
  keepAlive(options: KeepAliveOptions = {}): KeepAlive {
    const find = this.#whoever();
    return new KeepAlive(async (signal) => {
      // A lost session is left to the next call: nothing logs in by itself.
      if (this.loggedIn) await this.#link.probe(find, signal);
    }, options);
  }

  /**
   * Interrupts the session without logging out, once the calls made before are answered: what comes back goes on
   * with it later, through `resume`, without a login. With a store it is kept there too. No request; the client is
   * closed.
   *
   * @throws SessionLostError when there is no session to go on with · StoreError when it cannot be kept: the session
   *   goes on then
   */
  async suspend(): Promise<SessionState> {
    const { suspendLink } = await load(() => import("./suspension.js"));
    return suspendLink(this.#link);
  }

  /**
   * Logs out, once the calls made before are answered. Safe to call twice; never fails, and waits no longer
   * than five seconds for the server. One request.
   */
  close(): Promise<void> {
    return this.#link.close();
  }

  /** Logs out at the end of an `await using` block. One request. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Whom a call is about that a parent without a child may make too. */
  #whoever(): Find {
    const find = this.#settle();
    return (connection) =>
      connection.account.children.length === 0 ? connection.account.user : find(connection);
  }

  /** @internal What the living session has learnt of the school. */
  protected get connection(): Connection {
    return this.#link.current;
  }

  /** @internal All that views of one login share. */
  protected get link(): Link {
    return this.#link;
  }

  /** @internal Whom this view is about. */
  protected get member(): Member {
    return this.#settle()(this.connection);
  }

  /**
   * @internal Work on the session, for the person whom this view is about. Whom that is, is settled here, once:
   * work that takes several requests speaks of one child, whatever is chosen meanwhile.
   */
  protected ask<T>(work: Work<T>, options: CallOptions = {}): Promise<T> {
    return this.#link.ask(this.#settle(), work, options.signal);
  }

  /** @internal The same, with a part of the library that is loaded when it is first asked for. */
  protected askOf<Part, T>(
    part: () => Promise<Part>,
    work: (part: Part, ...given: Parameters<Work<T>>) => Promise<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const loaded = this.#link.parts.load(part);
    return this.ask((...given) => work(loaded(), ...given), options);
  }
}
