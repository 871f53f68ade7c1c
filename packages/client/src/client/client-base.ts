import { calls } from "@preau/wire";
import { type ClientInfo, type CurrentPeriod, chooseCurrentPeriod, type Member } from "../api/account.js";
import { type Feature, featureTabs } from "../api/features.js";
import type { Period, ServerInfo } from "../api/school.js";
import { weekOf } from "../codec/calendar.js";
import {
  type DateInput,
  type PlainDate,
  type PlainDateTime,
  toInstant,
  toPlainDate,
} from "../codec/dates.js";
import type { ReadingWarning } from "../codec/reader.js";
import { UsageError } from "../errors/errors.js";
import type { CallContext, CallOptions, RawCall, Runner } from "../session/call.js";
import type { RunOptions } from "../session/session.js";
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
    return chooseCurrentPeriod(this.#member(), this.periods, this.today);
  }

  /** IANA name of the school's time zone. */
  get timeZone(): string {
    return this.#connection.school.calendar.timeZone;
  }

  /** Whether the session can still be used. */
  get loggedIn(): boolean {
    return this.#connection.session.isAlive;
  }

  /** Login as it was given. */
  get username(): string {
    return this.#connection.username;
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

  /** Listens to what is no error; the result stops listening. */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => void): () => void {
    return this.#connection.emitter.on(name, listener);
  }

  /**
   * Makes any call, and gives its payload as it came. One request. A name that the library does not know
   * counts as a write: it is never sent twice.
   *
   * @throws NotAllowedError without asking, when the account lacks the tab
   */
  post(name: string, options: PostOptions = {}): Promise<unknown> {
    const row: Partial<RawCall> | undefined = Object.hasOwn(calls, name)
      ? calls[name as keyof typeof calls] // hasOwn has just said so
      : undefined;
    const raw: RawCall = { name, tab: options.tab ?? row?.tab, access: row?.access ?? "write" };
    return this.#connection.session.post(raw, () => options.data, this.#runOptions(options));
  }

  /** Logs out. Safe to call twice; never fails. At most one request. */
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

  /** @internal The session, seen for the person whom this view is about. */
  protected get runner(): Runner {
    const { session, memory, emitter } = this.#connection;
    return {
      run: (call, args, options) => session.run(call, args, this.#context(), this.#runOptions(options)),
      context: () => this.#context(),
      warn: (warning) => emitter.emit("warning", warning),
      memory,
    };
  }

  #context(): CallContext {
    const { school, session, audience } = this.#connection;
    return {
      calendar: school.calendar,
      today: this.today,
      tag: session.tag,
      audience,
      subject: this.#member().resource,
    };
  }

  /** Every request is stamped with the child it is about, in spaces that have children. */
  #runOptions(options: CallOptions | undefined): RunOptions {
    const { account, school } = this.#connection;
    const withMembers = account.withMembers ?? school.withMembers;
    const { n, kind } = this.#member().resource;
    const isChild = account.children.some((child) => child.resource.n === n);
    return {
      signal: options?.signal,
      ...(withMembers && isChild ? { member: { N: n, G: kind } } : {}),
    };
  }
}
