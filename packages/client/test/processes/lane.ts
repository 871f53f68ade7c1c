import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { Client, isPronoteError } from "@preau/client";
import { type Account, type Emulator, type Fault, type FaultTarget, startEmulator } from "@preau/emulator";
import { fileStore } from "../../src/node/file-store.js";
import { requestsTo, schoolDay, someAccount } from "../contract/box.js";
import { keptIn, letADayPass, startWorker } from "./household.js";
import type { LoginTask } from "./login-worker.js";

/** How a process comes in, and what it finds. */
export const ways = {
  "with the token": { way: "token" },
  "with a suspended session": { way: "resume" },
  "linking anew": { way: "qr" },
  "linking for the first time": { way: "qr" },
} as const satisfies Record<string, Pick<LoginTask, "way">>;
export type Way = keyof typeof ways;

/** What a kill needs: a point of the process itself, or a request that the server holds. */
export interface Kill {
  readonly way: Way;
  readonly point: string;
  readonly held?: { readonly call: FaultTarget; readonly fault: Fault };
}

/** How the next start went. */
export type Outcome = "in" | "key gone" | "never linked";

/** What a kill led to, and what the server and the disk said that it must. */
export interface Seen {
  readonly outcome: Outcome;
  readonly expected: Outcome;
}

const keyGone = /^The key of account "camille" is gone: .* cut off .*\. Link the account again/u;

function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

const account = "camille";
const hour = 3_600_000;

/** A school and a store of its own, in which one process after another is killed. */
export class Lane {
  readonly emulator: Emulator;
  readonly #worker: string;
  readonly #folder: string;
  readonly #pupil: Account;
  /** Moved on by more than a day for each process, so that the gate is in nobody's way. */
  #now = Date.now();
  /** Told when trouble strikes. */
  readonly #strikes: { tell: () => void };
  /** The one who came in last has left a token that works. */
  #isReady = false;

  private constructor(worker: string, emulator: Emulator, folder: string, strikes: { tell: () => void }) {
    this.#strikes = strikes;
    this.#worker = worker;
    this.emulator = emulator;
    this.#folder = folder;
    this.#pupil = someAccount(emulator, "student");
  }

  /** Starts a school, and a lane in it. */
  static async open(worker: string, folder: string): Promise<Lane> {
    const strikes = { tell: (): void => undefined };
    const never = Number.MAX_SAFE_INTEGER;
    const emulator = await startEmulator({
      today: schoolDay,
      seed: 7,
      quarantine: { failuresBeforeBlock: never, failuresBeforeSuspension: never },
      onLog: ({ kind }) => (kind === "fault" ? strikes.tell() : undefined),
    });
    return new Lane(worker, emulator, folder, strikes);
  }

  /** Points that a process passes on its way. */
  async survey(way: Way): Promise<readonly Kill[]> {
    await this.#prepare(way);
    const { said } = await startWorker(this.#worker, { ...this.#task(way), survey: true }).ended;
    must(said.at(-1)?.includes("›") === true, `the journey has failed: ${said.at(-1)}`);
    return said.map((point) => ({ way, point }));
  }

  /** Kills a process at a point, and sees what the next one makes of it. */
  async kill({ way, point, held: trouble }: Kill): Promise<Seen> {
    await this.#prepare(way);
    // Generation 0 is an account of which only the intent is kept.
    const generation = Math.max(0, (await keptIn(this.#folder, account)).generation);
    const before = { issued: this.#issued(), kept: generation };
    if (trouble === undefined) {
      const { signal, said } = await startWorker(this.#worker, { ...this.#task(way), kill: point }).ended;
      must(signal === "SIGKILL", `it was not reached: ${said.join()}`);
    } else {
      const struck = new Promise<void>((resolve) => {
        this.#strikes.tell = resolve;
      });
      this.emulator.faults.next(trouble.call, trouble.fault);
      const process = startWorker(this.#worker, this.#task(way));
      await Promise.race([struck, process.ended]);
      await pause(60);
      process.kill("SIGKILL");
      must((await process.ended).signal === "SIGKILL", "it had ended before");
    }
    // What had been sent when the process died, the server may still be working on.
    await pause(20);
    await letADayPass(this.#folder);
    const kept = await keptIn(this.#folder, account);
    must(kept.wide.length === 0, `others may open ${kept.wide.join()}`);
    must(kept.damaged.length === 0, `there is no whole record in ${kept.damaged.join()}`);
    const isReplaced = this.#issued() > before.issued;
    const isSaved = kept.generation > before.kept;
    const isLinked = way !== "linking for the first time" || (isReplaced && isSaved);
    const expected: Outcome = !isLinked ? "never linked" : isReplaced && !isSaved ? "key gone" : "in";
    const outcome = await this.#startAgain(way);
    this.#isReady = outcome === "in" && way === "with the token";
    return { outcome, expected };
  }

  /** What lies in the folder and is no record: nothing, in the end. */
  async leftovers(): Promise<readonly string[]> {
    const { names } = await keptIn(this.#folder, account);
    return names.filter((name) => !/^account-[^/]*\.json$/u.test(name));
  }

  async #startAgain(way: Way): Promise<Outcome> {
    this.#now += 30 * hour;
    const options = this.#options();
    const before = requestsTo(this.emulator, "Identification");
    try {
      const client = await (way === "with the token"
        ? Client.tokenLogin(account, options)
        : Client.resume(account, options));
      must((await client.lessons(schoolDay)).length > 0, "there are no lessons");
      must((await fileStore(this.#folder).load(account))?.intent === undefined, "the intent stayed");
      await client.close();
      return "in";
    } catch (error) {
      if (!isPronoteError(error)) throw error;
      if (/^The store has no credentials for account "camille".*Log in with a QR code/u.test(error.message)) {
        return "never linked";
      }
      if (error.code !== "token-rejected" || !keyGone.test(error.message)) throw error;
      must(requestsTo(this.emulator, "Identification") === before + 1, "the token was sent twice");
      // Whoever asks once more is told the same, and nothing is sent.
      const again: unknown = await Client.tokenLogin(account, this.#options()).catch(
        (reason: unknown) => reason,
      );
      must(again instanceof Error && keyGone.test(again.message), "it was not said twice");
      must(requestsTo(this.emulator, "Identification") === before + 1, "the token was sent again");
      return "key gone";
    }
  }

  /** Brings about what a way finds. Relinks as the message says, where that is called for. */
  async #prepare(way: Way): Promise<void> {
    this.#now += 30 * hour;
    this.emulator.faults.clear();
    if (way === "linking for the first time") {
      await rm(this.#folder, { recursive: true, force: true });
      const store = fileStore(this.#folder);
      await store.save({ account: "somebody-else", generation: 0 });
      return;
    }
    if (this.#isReady && way !== "with a suspended session") return;
    const options = this.#options();
    const client = await Client.tokenLogin(account, options).catch(() =>
      Client.qrcodeLogin({ ...this.emulator.qrCode(this.#pupil.login), ...options, account }),
    );
    if (way === "with a suspended session") await client.suspend();
    else await client.close();
  }

  #options() {
    return {
      store: fileStore(this.#folder, { staleMs: 2000 }),
      environment: { now: () => this.#now },
    };
  }

  #task(way: Way): LoginTask {
    this.#now += 30 * hour;
    // A session that is left for an hour is not tried.
    const now = way === "with a suspended session" ? this.#now - 30 * hour + 60_000 : this.#now;
    const { way: kind } = ways[way];
    return {
      folder: this.#folder,
      account,
      now,
      way: kind,
      day: schoolDay,
      ...(kind === "qr" ? { qr: this.emulator.qrCode(this.#pupil.login) } : {}),
    };
  }

  /** How many tokens the pupil's devices were given. */
  #issued(): number {
    return this.emulator.devices.reduce((sum, { generation }) => sum + generation, 0);
  }
}
