import { type ClientInfo, type CurrentPeriod, chooseCurrentPeriod } from "../api/account.js";
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
import type { Credentials } from "../store/credential-store.js";
import { ClientSession } from "./client-session.js";

/** What a server says of itself, and how it is spoken to. */
export interface ServerDescription extends ServerInfo {
  /** The version since which servers speak this way, such as `2026.2.5.6`. */
  readonly dialect: string;
  readonly encrypted: boolean;
  readonly compressed: boolean;
  /** The server is newer than any dialect that the library knows; what was seen fits the latest. */
  readonly newerThanKnown: boolean;
}

/** What a session knows of the school and of its account since it opened. Asks nothing. */
export abstract class ClientSchool extends ClientSession {
  /** The user, or the child whom this view is about. */
  get info(): ClientInfo {
    return this.member.info;
  }

  /** What the server says of itself, and how it is spoken to. */
  get server(): ServerDescription {
    const { manner, school } = this.connection;
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
    return this.connection.warnings;
  }

  /** Monday of week 1 ("PremierLundi"), from which weeks are counted. */
  get startDay(): PlainDate {
    return this.connection.school.calendar.firstMonday;
  }

  /** Number of the current week of the school year, from 1. */
  get week(): number {
    return weekOf(this.connection.school.calendar, this.today);
  }

  /** Today on the school's calendar; a demonstration server has a day of its own. */
  get today(): PlainDate {
    return this.connection.today();
  }

  /** Today, or the next day on which the school is open ("JourOuvre"), when the session opened. */
  get openDay(): PlainDate {
    return this.connection.school.calendar.openDay;
  }

  /** Marking periods of the year ("périodes"). */
  get periods(): readonly Period[] {
    return this.connection.school.periods;
  }

  /** The period that the official page would show first, and why; absent when nothing tells. */
  get currentPeriod(): CurrentPeriod | undefined {
    return chooseCurrentPeriod(this.member, this.periods, this.openDay);
  }

  /** IANA name of the school's time zone. */
  get timeZone(): string {
    return this.connection.school.calendar.timeZone;
  }

  /** Login as it was given, or as the server has given it since. */
  get username(): string {
    return this.connection.username;
  }

  /** Identity of this device for reconnection tokens: the same for life. Absent where none was asked for. */
  get deviceId(): string | undefined {
    return this.connection.deviceId;
  }

  /**
   * What the next login may be made with, once: the token is a secret, and dies when it is used. With a
   * store it is saved already. Absent where the space hands out no token. No request.
   */
  exportCredentials(): Credentials | undefined {
    return this.connection.credentials;
  }

  /** Root of the server, without a page. */
  get pronoteUrl(): string {
    return this.connection.root;
  }

  /** Identity of this device for this server: pass it to the next login, so that it is recognised. */
  get clientIdentifier(): string | undefined {
    return this.connection.school.navigatorId;
  }

  /** When this account was last used before, on the school's clock. */
  get lastConnection(): PlainDateTime | undefined {
    return this.connection.lastConnection;
  }

  /** Number of the week of a day, from 1; days outside the school year count as its first or last. No request. */
  getWeek(date: DateInput): number {
    return weekOf(this.connection.school.calendar, this.day(date));
  }

  /** Whether the school offers a page to this account. No request. */
  can(feature: Feature): boolean {
    return this.connection.session.offers(featureTabs[feature]);
  }

  /** The instant (ISO 8601, UTC) of a wall-clock time of the school. No request. */
  toInstant(value: PlainDate | PlainDateTime): string {
    return toInstant(value, this.timeZone);
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
}
