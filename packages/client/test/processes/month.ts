import { randomBytes } from "node:crypto";
import { Client, type CredentialStore, isPronoteError, ParentClient } from "@preau/client";
import {
  type Account,
  type Emulator,
  type EmulatorOptions,
  siteClosed,
  startEmulator,
} from "@preau/emulator";
import { fileStore } from "../../src/node/file-store.js";
import { optionsFor } from "../contract/box.js";
import { startWorker } from "./household.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of days, counted from the first midnight; `to` is not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What happens during a simulated time. All times in days since the first midnight, such as 2.5 for noon of the third. */
export interface Plan {
  readonly days: number;
  readonly closed: Span;
  /** A program that sends a wrong password at every poll, beside those that have the token. */
  readonly wrongPassword: Span;
  /** The server is updated: not to be reached, then another version without the old sessions. */
  readonly update: Span;
  /** Polls that processes of their own make. */
  readonly children: Span;
  /** Sessions left alone for longer end. */
  readonly idleMs: number;
}

/** One login, as the school saw it. */
export interface SeenLogin {
  readonly login: string;
  readonly accepted: boolean;
  readonly at: number;
}

/** What a simulated time looked like. */
export interface Report {
  readonly polls: number;
  readonly logins: readonly SeenLogin[];
  /** How often a poll ended how: `read`, or the code of an error. */
  readonly ends: ReadonlyMap<string, number>;
  /** Longest time for which an account had no data although the school was open, in minutes. */
  readonly oldest: number;
  /** Refusals by which the school said that somebody tries too often. */
  readonly suspensions: readonly string[];
}

const zone = "Europe/Paris";

/** A household of three that polls a school every quarter of an hour, and every hour at night, on a clock that only this program moves. */
export class Household {
  /** Midnight of a Monday in term. */
  readonly begin = Date.parse("2026-11-08T23:00:00Z");
  #now = this.begin;
  readonly #plan: Plan;
  readonly #folder: string;
  readonly #worker: string;
  #emulator: Emulator | undefined;
  #isClosed = false;
  /** How many of its logins have been looked at. */
  #seenLogins = 0;
  readonly #logins: SeenLogin[] = [];
  readonly #suspensions: string[] = [];
  readonly #ends = new Map<string, number>();
  readonly #read = new Map<string, number>();
  #oldest = 0;
  #polls = 0;

  constructor(worker: string, folder: string, plan: Plan) {
    this.#worker = worker;
    this.#folder = folder;
    this.#plan = plan;
  }

  /** Lets the time pass, poll by poll. */
  async live(): Promise<Report> {
    let emulator = await this.#start("2025.2");
    const members = membersOf(emulator);
    try {
      for (const account of members) await this.#enrol(emulator, account);
      // A day and an hour later: what it took to enrol is over.
      emulator.liftSuspensions();
      this.#logins.length = 0;
      const { days, update } = this.#plan;
      for (let tick = 0; tick < days * 96; tick += 1) {
        this.#now = this.begin + tick * 15 * minute;
        if (this.#isAt(update.from)) {
          await emulator.close();
          this.#emulator = undefined;
        }
        if (this.#isAt(update.to)) emulator = await this.#restart(emulator, members);
        this.#openOrClose();
        // At night nobody looks: a poll every hour keeps the programs going.
        const quarter = tick % 96;
        if ((quarter >= 28 && quarter < 80) || quarter % 4 === 0) await this.#pollAll(members, tick);
      }
    } finally {
      await this.#emulator?.close();
    }
    return {
      polls: this.#polls,
      logins: this.#logins,
      ends: this.#ends,
      oldest: Math.round(this.#oldest / minute),
      suspensions: this.#suspensions,
    };
  }

  /** One round: two programs take turns, and now and then come at once. */
  async #pollAll(members: readonly Account[], tick: number): Promise<void> {
    for (const account of members) {
      const both = tick % 31 === 0 ? 2 : 1;
      const polls = Array.from({ length: both }, () => this.#poll(account));
      for (const end of await Promise.all(polls)) this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
      this.#look();
    }
    const [, second] = members;
    if (second !== undefined && this.#isIn(this.#plan.wrongPassword)) await this.#guess(second);
    this.#look();
    this.#checkAges(members);
  }

  /** Resumes, reads, and suspends: with nothing left over of the poll before but what is on disk. */
  async #poll(account: Account): Promise<string> {
    this.#polls += 1;
    try {
      if (this.#isIn(this.#plan.children) && account.audience === "student")
        return await this.#pollElsewhere(account);
      const client = await this.#resume(account);
      try {
        await client.lessons(client.today);
      } catch (error) {
        await client.close();
        throw error;
      }
      await client.suspend();
      this.#read.set(account.login, this.#now);
      return "read";
    } catch (error) {
      if (isPronoteError(error)) return error.code;
      throw error;
    }
  }

  /** The same in a process of its own. */
  async #pollElsewhere({ login }: Account): Promise<string> {
    const { said } = await startWorker(this.#worker, {
      folder: this.#folder,
      account: login,
      now: this.#now,
      way: "resume",
      day: new Date(this.#now).toISOString().slice(0, 10),
    }).ended;
    if (said.at(-1) !== "done") return String(said.at(-1));
    this.#read.set(login, this.#now);
    return "read, by another process";
  }

  #resume({ login, audience }: Account): Promise<Client | ParentClient> {
    const options = this.#options();
    return audience === "parent" ? ParentClient.resume(login, options) : Client.resume(login, options);
  }

  /** Somebody has saved a wrong password somewhere, and another one in the afternoon. */
  async #guess(account: Account): Promise<void> {
    const isAfternoon = this.#now - this.begin - this.#plan.wrongPassword.from * day > 14 * hour;
    const guess = Client.login({
      ...optionsFor(this.#school(), account),
      ...this.#options(),
      account: account.login,
      password: isAfternoon ? "wrong, too" : "wrong",
    });
    const code = await guess.then(
      () => "let in",
      (error: unknown) => (isPronoteError(error) ? error.code : String(error)),
    );
    const end = `wrong password: ${code}`;
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
  }

  #options(): { store: CredentialStore; environment: { now: () => number; wait: () => Promise<void> } } {
    const store = fileStore(this.#folder, { staleMs: 2000 });
    return { store, environment: { now: () => this.#now, wait: async () => undefined } };
  }

  async #enrol(emulator: Emulator, { login, audience }: Account): Promise<void> {
    const options = { ...emulator.qrCode(login), ...this.#options(), account: login };
    const client = await (audience === "parent"
      ? ParentClient.qrcodeLogin(options)
      : Client.qrcodeLogin(options));
    await client.suspend();
    this.#read.set(login, this.#now);
  }

  /** The school, on its own clock and with the strictest rules that the gate is meant for. */
  async #start(profile: EmulatorOptions["profile"], more: EmulatorOptions = {}): Promise<Emulator> {
    const wall = (): string =>
      new Date(this.#now).toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T").slice(0, 16);
    const emulator = await startEmulator({
      ...(profile === undefined ? {} : { profile }),
      seed: 7,
      today: wall().slice(0, 10),
      clock: {
        now: wall,
        utc: () => new Date(this.#now).toISOString(),
        elapsedMs: () => this.#now - this.begin,
      },
      sessionAgeMs: hour,
      sessionTimeoutMs: this.#plan.idleMs,
      quarantine: {
        // Just above what the gate lets pass: two refusals, and 24 logins a day for each of three accounts.
        failuresBeforeBlock: 3,
        blockMs: day,
        failuresBeforeSuspension: 3,
        suspensionMs: day,
        loginsBeforeSuspension: 3 * 24 + 1,
        loginWindowMs: day,
      },
      onLog: ({ kind, code, message }) => {
        if (kind === "refused" && (code === 5 || code === 25)) this.#suspensions.push(message);
        if (kind === "refused" && message.includes("suspended")) this.#suspensions.push(message);
        if (kind === "bug") throw new Error(message);
      },
      ...more,
    });
    this.#emulator = emulator;
    this.#seenLogins = 0;
    return emulator;
  }

  /** Another version at the same address. It has forgotten its sessions, and knows its devices. */
  async #restart(old: Emulator, members: readonly Account[]): Promise<Emulator> {
    const tokens: string[] = [];
    const emulator = await this.#start("2026.2.5", {
      port: Number(new URL(old.url).port),
      draws: { mobileToken: () => tokens.shift() ?? randomBytes(32).toString("hex").toUpperCase() },
    });
    const { store } = this.#options();
    for (const { login, audience } of members) {
      const { credentials } = (await store.load(login)) ?? {};
      if (credentials === undefined) throw new Error(`nothing is kept of ${login}`);
      tokens.push(credentials.token);
      const options = { ...emulator.qrCode(login), deviceId: credentials.deviceId, gate: false as const };
      await (
        await (audience === "parent" ? ParentClient.qrcodeLogin(options) : Client.qrcodeLogin(options))
      ).close();
    }
    emulator.liftSuspensions();
    this.#seenLogins = emulator.logins.length;
    return emulator;
  }

  #openOrClose(): void {
    const isClosed = this.#isIn(this.#plan.closed);
    if (isClosed === this.#isClosed) return;
    this.#isClosed = isClosed;
    const { faults } = this.#school();
    if (isClosed) faults.next("*", siteClosed(), { times: Number.MAX_SAFE_INTEGER });
    else faults.clear();
  }

  #look(): void {
    const logins = this.#emulator?.logins ?? [];
    for (const { login, accepted } of logins.slice(this.#seenLogins)) {
      this.#logins.push({ login, accepted, at: this.#now });
    }
    this.#seenLogins = logins.length;
  }

  /** How long nobody has known anything: the time since the school opened counts, nights and closures do not. */
  #checkAges(members: readonly Account[]): void {
    const { closed, update } = this.#plan;
    const midnight = this.begin + Math.floor((this.#now - this.begin) / day) * day;
    const morning = midnight + 7 * hour;
    if (this.#isClosed || this.#now < morning || this.#now >= midnight + 20 * hour) return;
    const ends = [closed.to, update.to]
      .map((end) => this.begin + end * day)
      .filter((end) => end <= this.#now);
    for (const { login } of members) {
      const since = Math.max(morning, this.#read.get(login) ?? 0, ...ends);
      this.#oldest = Math.max(this.#oldest, this.#now - since);
    }
  }

  #school(): Emulator {
    if (this.#emulator === undefined) throw new Error("the school is not there");
    return this.#emulator;
  }

  #isIn({ from, to }: Span): boolean {
    return this.#now >= this.begin + Math.round(from * day) && this.#now < this.begin + Math.round(to * day);
  }

  #isAt(days: number): boolean {
    return this.#now === this.begin + Math.round(days * day);
  }
}

/** Two pupils and a parent of two. */
function membersOf(emulator: Emulator): readonly Account[] {
  const parent = emulator.school.parents.find(({ childIds }) => childIds.length === 2);
  const find = (id: string | undefined): Account => {
    const account = emulator.accounts.find(({ personId }) => personId === id);
    if (account === undefined) throw new Error("the school has no such account");
    return account;
  };
  const pupils = emulator.accounts.filter(
    ({ audience, disabled }) => audience === "student" && disabled !== true,
  );
  return [...pupils.slice(0, 2), find(parent?.id)];
}
