import { calls, firstNewNumber, type WireReference, type WireRequestSignature } from "@preau/wire";
import type { SessionTag } from "../codec/ids.js";
import { Reading, type ReadingWarning } from "../codec/reader.js";
import { NetworkError, SessionLostError } from "../errors/errors.js";
import { isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import type { Environment } from "../platform/platform.js";
import type { SecuredPart } from "../transport/envelope.js";
import type { Call, CallContext, RawCall, RunnerOptions } from "./call.js";
import { SessionFiles } from "./files.js";
import { SessionGone, type SuspendedSession } from "./interruption.js";
import { leave } from "./leave.js";
import { exchangeToTheEnd } from "./operation.js";
import {
  answerLost,
  closed,
  notOffered,
  onlyRead,
  overBeforeWrite,
  refusedBefore,
  stillRunning,
  unreadableWrite,
} from "./refusals.js";
import { Refused } from "./refused.js";
import { ExchangeFailure, type Sequence } from "./sequence.js";
import type { Tabs } from "./tabs.js";
import { Turns } from "./turns.js";
import { verdictOf } from "./verdict.js";

/** What a session tells whoever listens; free of names and marks by construction. */
export interface SessionEvents {
  readonly warning: (warning: ReadingWarning) => void;
  /** Keys of an answer that nobody read; absent while nobody asks, since looking has a cost. */
  readonly unreadKeys: () => ((report: UnreadKeys) => void) | undefined;
}

/** Keys of one answer that nobody read. */
export interface UnreadKeys {
  readonly call: string;
  readonly keys: readonly string[];
}

/** Options of one call within a session. */
export interface RunOptions extends RunnerOptions {
  /** The child whom the call is about, as the signature names it. */
  readonly member?: Pick<WireReference, "N" | "G"> | undefined;
}

/** One living session: calls one at a time, and decides what a failure means to the caller. */
export class Session {
  readonly tag: SessionTag;
  readonly tabs: Tabs;
  /** Files of the session: they come beside its conversation. */
  readonly files: SessionFiles;
  readonly #sequence: Sequence;
  readonly #environment: Environment;
  readonly #events: SessionEvents;
  readonly #turns = new Turns();
  readonly #refused: Refused;
  #lost: PronoteError | undefined;
  #closing: Promise<void> | undefined;
  #isSuspended = false;
  #made = 0;
  #isExclusive: boolean;

  constructor(options: {
    readonly sequence: Sequence;
    readonly environment: Environment;
    readonly tabs: Tabs;
    readonly tag: SessionTag;
    readonly events: SessionEvents;
    /** The school said, when the session opened, that it may only be read. */
    readonly isExclusive?: boolean;
    /** What was refused before: what is refused here is added, for the sessions to come. */
    readonly refused?: Refused;
  }) {
    this.#sequence = options.sequence;
    this.#environment = options.environment;
    this.tabs = options.tabs;
    this.tag = options.tag;
    this.#events = options.events;
    this.#isExclusive = options.isExclusive ?? false;
    this.#refused = options.refused ?? new Refused();
    this.files = new SessionFiles(options.sequence, this);
  }

  /** Whether the session can still be used. */
  get isAlive(): boolean {
    return this.#lost === undefined && this.#closing === undefined && !this.#isSuspended;
  }

  /** Whether a tab is offered to this account and has not been refused. */
  offers(tab: number): boolean {
    return !this.#refused.tabs.has(tab) && (this.tabs.all === undefined || this.tabs.visible.has(tab));
  }

  /** Makes a call and reads its answer. Costs one request. */
  async run<Arguments, Result>(
    call: Call<Arguments, Result>,
    args: Arguments,
    context: CallContext,
    options: RunOptions = {},
  ): Promise<Result> {
    const row: { readonly tab?: number; readonly access: RawCall["access"] } = calls[call.wire];
    const tab = call.tab ?? row.tab;
    if (tab !== undefined && !this.offers(tab)) throw notOffered(call.wire, tab);
    const raw: RawCall = { name: call.wire, tab, access: call.access ?? row.access };
    const data = await this.post(raw, () => call.encode(args, context), options);
    try {
      return this.#read(call.wire, (reading) => call.decode(reading.open<never>(data ?? {}), context, args));
    } catch (error) {
      throw raw.access === "write" && isPronoteError(error) ? unreadableWrite(raw, error) : error;
    }
  }

  /**
   * Makes a call of any name and gives its payload as it came.
   *
   * @param payload made when the call's turn has come
   */
  async post(raw: RawCall, payload: () => object | undefined, options: RunOptions = {}): Promise<unknown> {
    // Calls made before close() are served; those made after are told so, whatever their turn.
    if (this.#closing !== undefined) throw closed(raw);
    return this.#turns.take(async () => {
      this.#checkUsable(raw);
      const data = payload();
      if (options.uploads !== undefined) await this.#upload(raw, options);
      const inner = await this.#exchange(raw, this.#secured(raw.tab, data, options.member), options.signal);
      this.#checkAccepted(raw, inner);
      return inner[this.#sequence.names.payload];
    }, options.signal);
  }

  /** `N` of an object that this session makes. They count down. */
  newNumber(): number {
    return firstNewNumber - this.#made++;
  }

  /** Name of a file that this session sends. */
  newFileId(): string {
    return `selecfile_${++this.#made}_${this.#environment.now()}`;
  }

  /** A secret under the key of this session, in hexadecimal. */
  encrypt(secret: string): string {
    return this.#sequence.cipher.encrypt(secret);
  }

  /** Sends the files that a call refers to, in its turn: when one fails, nothing is written. */
  async #upload(raw: RawCall, { uploads = [], signal, member }: RunOptions): Promise<void> {
    const environment = this.#environment;
    const part = await import("./uploads.js").catch((cause: unknown) => {
      throw new NetworkError("A part of the library could not be loaded; nothing was sent.", { cause });
    });
    try {
      const cancel = this.#secured(raw.tab, { annulationUpload: true }, member);
      await part.sendUploads(this.#sequence, raw.name, uploads, { environment, signal, cancel });
    } catch (failure) {
      if (!(failure instanceof ExchangeFailure)) throw failure;
      const error = this.#meaningOf(failure, { ...raw, access: "read" });
      // Nothing refers to what was sent: the next session may have it all, if the files can be read again.
      const isOver = failure.kind === "refused" && error.code === "session-lost";
      throw isOver && part.canBeSentAgain(uploads) ? new SessionGone(raw.name, error) : error;
    }
  }

  /** Reads with warnings and unread keys told to whoever listens. */
  #read<T>(call: string, read: (reading: Reading) => T): T {
    const tell = this.#events.unreadKeys();
    const reading = new Reading(call, { keys: tell !== undefined });
    const result = read(reading);
    for (const warning of reading.warnings) this.#events.warning(warning);
    const keys = reading.unreadKeys();
    if (keys.length > 0) tell?.({ call, keys });
    return result;
  }

  /** Tells the server that the user leaves, once. Never fails; the session is over either way. */
  close(): Promise<void> {
    this.#closing ??= this.#turns.take(async () => {
      if (this.#lost === undefined && !this.#isSuspended) await leave(this.#sequence);
    });
    return this.#closing;
  }

  /** Leaves the session for the next one: calls that wait are made there. Never fails. */
  async abandon(): Promise<void> {
    await this.#turns.take(async () => {
      if (this.#lost !== undefined) return;
      this.#lost = new SessionLostError("The session was left for a new one.", {});
      await leave(this.#sequence);
    });
  }

  /**
   * Interrupts the session once the calls made before are answered: nobody logs out, and whoever has the state
   * goes on. When `keep` fails, the session goes on as if nothing had been asked.
   *
   * @throws SessionGone when there is nothing left to go on with, and what `keep` throws
   */
  async suspend(keep: (state: SuspendedSession) => Promise<void>): Promise<void> {
    await this.#turns.take(async () => {
      if (this.#lost !== undefined) throw new SessionGone("suspend", this.#lost);
      const refusedTabs = [...this.#refused.tabs];
      await keep({
        sequence: this.#sequence.interrupt(),
        tag: this.tag,
        refusedTabs,
        isExclusive: this.#isExclusive,
      });
      this.#isSuspended = true;
    });
  }

  #checkUsable(raw: RawCall): void {
    if (this.#lost !== undefined) throw new SessionGone(raw.name, this.#lost);
    if (raw.tab !== undefined && (this.#refused.tabs.has(raw.tab) || this.tabs.all?.has(raw.tab) === false)) {
      throw notOffered(raw.name, raw.tab);
    }
    if (this.#refused.hasWrite(raw)) throw refusedBefore(raw);
    if (raw.access === "write" && this.#isExclusive) throw onlyRead(raw);
  }

  #secured(tab: number | undefined, data: object | undefined, member: RunOptions["member"]): SecuredPart {
    const { payload, signature } = this.#sequence.names;
    const signed: WireRequestSignature = {
      ...(tab === undefined ? {} : { onglet: tab }),
      ...(member === undefined ? {} : { membre: member }),
    };
    return {
      ...(Object.keys(signed).length === 0 ? {} : { [signature]: signed }),
      ...(data === undefined ? {} : { [payload]: data }),
    };
  }

  async #exchange(raw: RawCall, secured: SecuredPart, leave: AbortSignal | undefined): Promise<SecuredPart> {
    const environment = this.#environment;
    try {
      return await exchangeToTheEnd(this.#sequence, raw.name, secured, { environment, leave });
    } catch (failure) {
      if (!(failure instanceof ExchangeFailure)) throw failure;
      throw this.#meaningOf(failure, raw);
    }
  }

  /** What a failed exchange means to the caller, and to the session. */
  #meaningOf(failure: ExchangeFailure, raw: RawCall): PronoteError {
    const { kind, error, hasBegun } = failure;
    const isWrite = raw.access === "write";
    if (kind === "refused" || kind === "lost") this.#lost = error;
    if (kind === "refused") this.#refused.remember(error, raw, true);
    if (!isWrite) return error;
    if (hasBegun) return stillRunning(raw, error);
    if (kind === "lost") return answerLost(raw, error);
    return kind === "refused" && error.code === "session-lost" ? overBeforeWrite(raw, error) : error;
  }

  /** Refusals that spare the session. */
  #checkAccepted(raw: RawCall, inner: SecuredPart): void {
    const { isExclusive, refusal } = verdictOf(inner, raw, this.#sequence.names);
    if (isExclusive !== undefined) this.#isExclusive = isExclusive;
    if (refusal === undefined) return;
    this.#refused.remember(refusal, raw, false);
    throw refusal;
  }
}
