import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { StoreError } from "../errors/errors.js";
import { fileFailure, hasCode } from "./file-failure.js";
import { isLeftoverOf, putInPlace, replaceFile } from "./replace-file.js";

/** Bits of a mode that let in anybody but the owner. */
const othersMask = 0o077;
/** Where modes mean something. Elsewhere a person's own folders are private through lists of rights. */
const hasModes = process.platform !== "win32";
/** More than a record takes: a few kilobytes, most of them a suspended session. */
const probeBytes = 16 * 1024;
/** Time within which a probe is written, or never. */
const abandonedMs = 60_000;
/** What is larger is no record, and is not read into memory. */
const largestFile = 16 * 1024 * 1024;

/** A folder that only its owner may enter, with files that only its owner may read. Throws `StoreError` only. */
export class PrivateFolder {
  readonly path: string;
  /** What has been there once may not vanish: beneath a disk that was unmounted, nothing is begun anew. */
  #wasThere = false;

  constructor(path: string) {
    this.path = path;
  }

  /** Whether the folder is there. Refuses one that others may enter, and one that has vanished since. */
  async exists(): Promise<boolean> {
    const found = await stat(this.path).catch((error: unknown) => {
      if (hasCode(error, "ENOENT") && !this.#wasThere) return undefined;
      throw fileFailure("Looking at", this.path, error);
    });
    if (found === undefined) return false;
    if (!found.isDirectory()) throw new StoreError(`${this.path} is not a folder.`, { retry: "never" });
    refuseOthers(this.path, found.mode, "700");
    this.#wasThere = true;
    return true;
  }

  /** Makes the folder when there is none yet. */
  async make(): Promise<void> {
    if (await this.exists()) return;
    await mkdir(this.path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw fileFailure("Making the folder", this.path, error);
    });
    await this.exists();
  }

  /** Text of a file; `undefined` when there is none. Refuses a link, and a file that others may read. */
  async read(path: string): Promise<string | undefined> {
    if (!(await this.exists())) return undefined;
    let file: FileHandle | undefined;
    try {
      file = await open(path, constants.O_RDONLY | (hasModes ? constants.O_NOFOLLOW : 0));
      const { mode, size } = await file.stat();
      refuseOthers(path, mode, "600");
      if (size > largestFile)
        throw new StoreError(`${path} is too large to be a record.`, { retry: "never" });
      return await file.readFile("utf8");
    } catch (error) {
      if (hasCode(error, "ENOENT")) return undefined;
      throw fileFailure("Reading", path, error);
    } finally {
      await file?.close();
    }
  }

  /** Puts text in the place of a file: a crash at any moment leaves the old text or the new one. */
  async write(path: string, text: string): Promise<void> {
    await this.make();
    await replaceFile(path, text).catch((error: unknown) => {
      throw fileFailure("Writing", path, error);
    });
  }

  /** Removes a file. No error when there is none. */
  async remove(path: string): Promise<void> {
    if (!(await this.exists())) return;
    await rm(path, { force: true }).catch((error: unknown) => {
      throw fileFailure("Removing", path, error);
    });
  }

  /** Paths of the unfinished copies of a file that crashes have left, or that are being written. */
  async leftovers(path: string): Promise<readonly string[]> {
    const names = await this.names();
    return names.filter((name) => isLeftoverOf(basename(path), name)).map((name) => join(this.path, name));
  }

  /** Puts one of those in the place of the file. */
  async putInPlace(leftover: string, path: string): Promise<void> {
    await putInPlace(leftover, path).catch((error: unknown) => {
      throw fileFailure("Putting in place", leftover, error);
    });
  }

  /** Names of what is in the folder. */
  async names(): Promise<readonly string[]> {
    if (!(await this.exists())) return [];
    return readdir(this.path).catch((error: unknown) => {
      throw fileFailure("Listing", this.path, error);
    });
  }

  /** Writes a file as large as any record, and removes it. */
  async probe(): Promise<void> {
    const path = join(this.path, "probe");
    await this.write(path, "0".repeat(probeBytes));
    await this.remove(path); // or another process has, which asks the same at the same time
    await Promise.all((await this.leftovers(path)).map((leftover) => this.#removeAbandoned(leftover)));
  }

  /** Removes a copy that nobody can be writing any more: its process was killed. */
  async #removeAbandoned(copy: string): Promise<void> {
    const found = await stat(copy).catch(() => undefined); // gone already
    if (found !== undefined && Date.now() - found.mtimeMs > abandonedMs) await this.remove(copy);
  }
}

function refuseOthers(path: string, mode: number, wanted: string): void {
  if (!hasModes || (mode & othersMask) === 0) return;
  throw new StoreError(`Other users may open ${path} (its mode is ${(mode & 0o777).toString(8)}).`, {
    retry: "never",
    hint: `If they should not, run: chmod ${wanted} '${path}'. Secrets that others may have read are best renewed.`,
  });
}
