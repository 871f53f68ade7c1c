import { calls } from "@preau/wire";
import { type ClientInfo, type CurrentPeriod, chooseCurrentPeriod, type Member } from "../api/account.js";
import { type Feature, featureTabs } from "../api/features.js";
import { type QrCodeData, qrCodeCall } from "../api/qr-code.js";
import type { Period, ServerInfo } from "../api/school.js";
import { checkPin } from "../auth/qr-code.js";
import { weekOf } from "../codec/calendar.js";
import {
  type DateInput,
  type PlainDate,
  type PlainDateTime,
  toInstant,
  toPlainDate,
} from "../codec/dates.js";
import { noIdentity } from "../codec/ids.js";
import type { ReadingWarning } from "../codec/reader.js";
import { ChildNotFoundError, UsageError } from "../errors/errors.js";
import type { CallContext, CallOptions, RawCall, Runner } from "../session/call.js";
import type { RunOptions } from "../session/session.js";
import type { Credentials } from "../store/credential-store.js";
import type { Connection } from "./connection.js";
import type { ClientEvents } from "./events.js";

/** A call that the library does not cover yet. */
export interface PostOptions extends CallOptions {
  /** Tab ("onglet") that the call is made from. */
  readonly tab?: number;
  /** Payload, as the protocol has it. */
  readonly data?: object;
}

/** What a server says of itself, and how it is spoken to. */
export interface ServerDescription extends ServerInfo {
  /** The version since which servers speak this way, such as `2026.2.5.6`. */
  readonly dialect: string;
  readonly encrypted: boolean;
  readonly compressed: boolean;
  /** The server is newer than any dialect that the library knows; what was seen fits the latest. */
  readonly newerThanKnown: boolean;
}

/**
 * What every account has: the school, its year, its periods, and the way out. Everything it returns is
 * plain data; only functions that return a promise ask the server.
 */
export class ClientBase {
  readonly #connection: Connection;
  readonly #member: () => Member;

  /** @internal Use `login`. */
  constructor(connection: Connection, member: () => Member = () => connection.account.user) {
    this.#connection = connection;
    this.#member = member;
  }

  /** The user, or the child whom this view is about. */
  get info(): ClientInfo {
    return this.#member().info;
  }

  /** What the server says of itself, and how it is spoken to. */
  get server(): ServerDescription {
    const { manner, school } = this.#connection;
    return {
      ...school.server,
      dialect: manner.dialect.since.join("."),
      encrypted: manner.encrypt,
      compressed: manner.compress,
      newerThanKnown: manner.isNewerThanKnown,
    };
  }

  /** Parts of the school or the account that could not be read at login, and were left out. */
  get warnings(): readonly ReadingWarning[] {
    return this.#connection.warnings;
  }

  /** Monday of week 1 ("PremierLundi"), from which weeks are counted. */
  get startDay(): PlainDate {
    return this.#connection.school.calendar.firstMonday;
  }

  /** Number of the current week of the school year, from 1. */
  get week(): number {
    return weekOf(this.#connection.school.calendar, this.today);
  }

  /** Today on the school's calendar; a demonstration server has a day of its own. */
  get today(): PlainDate {
    return this.#connection.today();
  }

  /** Today, or the next day on which the school is open ("JourOuvre"), when the session opened. */
  get openDay(): PlainDate {
    return this.#connection.school.calendar.openDay;
  }

  /** Marking periods of the year ("périodes"). */
  get periods(): readonly Period[] {
    return this.#connection.school.periods;
  }

  /** The period that the official page would show first, and why; absent when nothing tells. */
  get currentPeriod(): CurrentPeriod | undefined {
    return chooseCurrentPeriod(this.#member(), this.periods, this.openDay);
  }

  /** IANA name of the school's time zone. */
  get timeZone(): string {
    return this.#connection.school.calendar.timeZone;
  }

  /** Whether the session can still be used. */
  get loggedIn(): boolean {
    return this.#connection.session.isAlive;
  }

  /** Login as it was given, or as the server has given it since. */
  get username(): string {
    return this.#connection.username;
  }

  /** Identity of this device for reconnection tokens: the same for life. Absent where none was asked for. */
  get deviceId(): string | undefined {
    return this.#connection.deviceId;
  }

  /** Local id of this account in the store that it was opened with. */
  get storedAs(): string | undefined {
    return this.#connection.storedAs;
  }

  /**
   * What the next login may be made with, once: the token is a secret, and dies when it is used. With a
   * store it is saved already. Absent where the space hands out no token.
   */
  exportCredentials(): Credentials | undefined {
    return this.#connection.credentials;
  }

  /** Root of the server, without a page. */
  get pronoteUrl(): string {
    return this.#connection.root;
  }

  /** Identity of this device for this server: pass it to the next login, so that it is recognised. */
  get clientIdentifier(): string | undefined {
    return this.#connection.school.navigatorId;
  }

  /** When this account was last used before, on the school's clock. */
  get lastConnection(): PlainDateTime | undefined {
    return this.#connection.lastConnection;
  }

  /** Number of the week of a day, from 1; days outside the school year count as its first or last. */
  getWeek(date: DateInput): number {
    return weekOf(this.#connection.school.calendar, this.day(date));
  }

  /** Whether the school offers a page to this account. Asks nothing. */
  can(feature: Feature): boolean {
    return this.#connection.session.offers(featureTabs[feature]);
  }

  /** The instant (ISO 8601, UTC) of a wall-clock time of the school. */
  toInstant(value: PlainDate | PlainDateTime): string {
    return toInstant(value, this.timeZone);
  }

  /**
   * Listens to what is no error; the result stops listening. What a listener throws is thrown outside any
   * call, as an uncaught error of the process.
   */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => void): () => void {
    return this.#connection.emitter.on(name, listener);
  }

  /**
   * Makes any call, and gives its payload as it came. One request. A name that the library does not know
   * counts as a write: when its answer is lost for good, nobody knows whether it was done.
   *
   * @throws NotAllowedError without asking, when the account lacks the tab
   * @throws RequestRefusedError · OutcomeUnknownError · SessionLostError · UsageError
   */
  async post(name: string, options: PostOptions = {}): Promise<unknown> {
    const row: Partial<RawCall> | undefined = Object.hasOwn(calls, name)
      ? calls[name as keyof typeof calls] // hasOwn has just said so
      : undefined;
    const raw: RawCall = { name, tab: options.tab ?? row?.tab, access: row?.access ?? "write" };
    const member = this.#connection.account.children.length === 0 ? undefined : this.#stamp(this.#member());
    return this.#connection.session.post(raw, () => options.data, { signal: options.signal, member });
  }

  /**
   * Has a QR code made that enrols a phone, or `qrcodeLogin`: good for ten minutes and one login. One request,
   * which the server takes for a change.
   *
   * @param pin four digits, to be typed where the code is read
   * @throws UsageError · NotAllowedError when the school may only be read at the moment
   */
  async requestQrCodeData(pin: string, options: CallOptions = {}): Promise<QrCodeData> {
    checkPin(pin);
    const { root, mobilePage } = this.#connection;
    return { ...(await this.runner.run(qrCodeCall, pin, options)), url: `${root}/${mobilePage}` };
  }

  /**
   * Logs out, once the calls made before are answered. Safe to call twice; never fails, and waits no longer
   * than five seconds for the server. One request.
   */
  close(): Promise<void> {
    return this.#connection.session.close();
  }

  /** Logs out at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @internal */
  protected get connection(): Connection {
    return this.#connection;
  }

  /** @internal Whom this view is about. */
  protected get member(): Member {
    return this.#member();
  }

  /** @internal The day that a caller named. */
  protected day(input: DateInput): PlainDate {
    return toPlainDate(input, this.timeZone);
  }

  /** @internal A range of days, the end included. */
  protected range(from: DateInput, to: DateInput): { readonly from: PlainDate; readonly to: PlainDate } {
    const range = { from: this.day(from), to: this.day(to) };
    if (range.from <= range.to) return range;
    throw new UsageError(`The range ends (${range.to}) before it begins (${range.from}).`);
  }

  /**
   * @internal The session, seen for the person whom this view is about. Whom that is, is settled here, once:
   * a call that takes several requests speaks of one child, whatever is chosen meanwhile.
   */
  protected get runner(): Runner {
    const { session, memory, emitter } = this.#connection;
    const member = this.#member();
    const context = (): CallContext => this.#context(member);
    return {
      run: (call, args, options) =>
        session.run(call, args, context(), { signal: options?.signal, member: this.#stamp(member) }),
      context,
      warn: (warning) => emitter.emit("warning", warning),
      memory,
      files: session.files,
    };
  }

  #context(member: Member): CallContext {
    const { school, session, audience } = this.#connection;
    return {
      calendar: school.calendar,
      today: this.today,
      tag: session.tag,
      audience,
      subject: member.resource,
    };
  }

  /**
   * How a request says which child it is about. It does wherever there are children, even where a server
   * forgets to say that it must: one that is not told takes the first.
   *
   * @throws ChildNotFoundError when the school gives this child no identity
   */
  #stamp({ resource, info }: Member): RunOptions["member"] {
    const { account, school } = this.#connection;
    const isChild = account.children.some((child) => child.info.key === info.key);
    if (!isChild || !(account.withMembers ?? (school.withMembers || account.children.length > 0)))
      return undefined;
    if (resource.n !== noIdentity) return { N: resource.n, G: resource.kind };
    throw new ChildNotFoundError("The school gives this child no identity: nothing can be asked.");
  }
}
