import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import { StoreError, UsageError } from "../errors/errors.js";
import type { AccountRecord, CredentialStore } from "../store/credential-store.js";
import { refuseOlder } from "../store/generations.js";
import { damaged, encodeRecord, readRecord } from "../store/record.js";
import { WaitingLine } from "../store/waiting-line.js";
import { accountOf, filesOf } from "./account-files.js";
import { PrivateFolder } from "./private-folder.js";
import { type Hold, type LockTimes, takeLock } from "./process-lock.js";

/** How the locks of a file store behave; the defaults suit programs that log in. */
export interface FileStoreOptions {
  /**
   * How long a process that holds a lock may sleep or be dead before others take the lock over, in milliseconds; 2 000 or more,
   * default 10 000. All processes of a folder must say the same.
   */
  readonly staleMs?: number | undefined;
  /** Longest wait for a lock, in milliseconds; default 120 000. */
  readonly waitMs?: number | undefined;
}

/**
 * Locks held by the work that is running. One for all stores: Node 20 carries each of these along with every promise, for as
 * long as the process lives.
 */
const holds = new AsyncLocalStorage<
  readonly { readonly place: PrivateFolder; readonly account: string; readonly hold: Hold }[]
>();

/** Number of the layout of the files. */
const format = 1;

/**
 * Keeps accounts in a folder, one file each: files of mode 0600 in a folder of mode 0700, replaced whole and made durable before
 * `save` resolves, with locks that other processes respect. The folder is made when there is none; one that others may enter is
 * refused, and so is a file that others may read.
 *
 * A process that slept through its lock finds out at its next `load` within the locked work, which then throws: load again just
 * before spending a token. So does `save`, unless the record is of a higher generation than the one kept.
 *
 * @param folder on a disk of this machine: locks rely on its clock
 */
export function fileStore(folder: string, options: FileStoreOptions = {}): Required<CredentialStore> {
  if (typeof folder !== "string" || folder === "") throw new UsageError("A file store needs a folder.");
  const place = new PrivateFolder(resolve(folder));
  const times = checkTimes(options);
  const line = new WaitingLine();

  const ownHold = (account: string): Hold | undefined => {
    const own = holds.getStore()?.find((one) => one.place === place && one.account === account);
    return own?.hold.isReleased === false ? own.hold : undefined;
  };

  const read = async (account: string): Promise<AccountRecord | undefined> => {
    const { record: path } = filesOf(place.path, account);
    const text = await place.read(path);
    return text === undefined ? undefined : decode(text, account, path);
  };

  /**
   * Puts in order what a process left that died with the lock: a copy that it had written, and not yet put in its place, may
   * hold the only token that works.
   */
  const recover = async (account: string): Promise<void> => {
    const { record: path } = filesOf(place.path, account);
    const leftovers = await place.leftovers(path);
    if (leftovers.length === 0) return;
    const kept = (await read(account))?.generation ?? -1;
    const copies = await Promise.all(
      leftovers.map(async (leftover) => ({
        leftover,
        generation: generationIn(await place.read(leftover), account),
      })),
    );
    const [newest] = copies.toSorted((a, b) => b.generation - a.generation);
    if (newest !== undefined && newest.generation > kept) await place.putInPlace(newest.leftover, path);
    await Promise.all(leftovers.map((leftover) => place.remove(leftover)));
  };

  const runLocked = async <T>(
    account: string,
    work: (lost: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> => {
    const files = filesOf(place.path, account);
    await place.make();
    const hold = await takeLock(files, times, signal);
    try {
      if (hold.tookOver) await recover(account);
      const held = [...(holds.getStore() ?? []), { place, account, hold }];
      return await holds.run(held, () => work(hold.lost));
    } finally {
      await hold.release();
    }
  };

  return {
    async load(account) {
      await ownHold(account)?.check();
      return read(account);
    },
    async save(record, options) {
      const text = encode(record);
      const stored = await read(record.account);
      refuseOlder(stored, record, options);
      // A new token is kept even when the lock is lost: it may be the only one that works.
      const isRenewed = stored === undefined || stored.generation < record.generation;
      if (!isRenewed) await ownHold(record.account)?.check();
      await place.write(filesOf(place.path, record.account).record, text);
    },
    async remove(account) {
      await ownHold(account)?.check();
      const { record: path } = filesOf(place.path, account);
      await place.remove(path);
      await Promise.all((await place.leftovers(path)).map((leftover) => place.remove(leftover)));
    },
    async lock(account, work, { signal } = {}) {
      if (ownHold(account) !== undefined) {
        throw new StoreError(
          "The work that holds this account's lock asks for it again, and would wait for itself.",
        );
      }
      return line.take(account, () => runLocked(account, work, signal), signal);
    },
    async list() {
      return (await place.names()).map(accountOf).filter((account) => account !== undefined);
    },
    checkWritable: () => place.probe(),
  };
}

function encode(record: AccountRecord): string {
  return `${JSON.stringify({ format, record: JSON.parse(encodeRecord(record)) as unknown }, null, 2)}\n`;
}

function decode(text: string, account: string, path: string): AccountRecord {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged(path, "it is not JSON");
  }
  if (typeof content !== "object" || content === null || !("format" in content) || !("record" in content)) {
    throw damaged(path, "it is no record");
  }
  if (typeof content.format !== "number") throw damaged(path, "format is not what it should be");
  if (content.format !== format) {
    throw new StoreError(`The record in ${path} has the format ${content.format}.`, {
      retry: "never",
      hint: `This version of the library knows the format ${format}: use a newer one.`,
    });
  }
  return readRecord(content.record, account, path);
}

/** Generation of the record that a text holds; −1 when it was cut short. */
function generationIn(text: string | undefined, account: string): number {
  try {
    return decode(text ?? "", account, "a copy").generation;
  } catch {
    return -1;
  }
}

function checkTimes({ staleMs = 10_000, waitMs = 120_000 }: FileStoreOptions): LockTimes {
  if (!(staleMs >= 2000)) throw new UsageError("staleMs must be 2000 or more.");
  if (!(waitMs >= 0)) throw new UsageError("waitMs must be 0 or more.");
  return { staleMs, waitMs };
}
