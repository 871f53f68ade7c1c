import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { hasCode } from "./file-failure.js";

/**
 * Puts text in the place of a file, readable by its owner alone. A crash, a kill or a full disk at any moment leaves the old
 * text or the new one, whole; once the promise resolves, the new one survives a power cut.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      // Unlike one `write`, which may be cut short by a disk that fills up, this writes all or fails.
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await putInPlace(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined); // the first failure is the one to tell
    throw error;
  }
}

/** Puts a finished copy in the place of a file. */
export async function putInPlace(copy: string, path: string): Promise<void> {
  await rename(copy, path);
  await syncFolder(dirname(path));
}

/** Whether a file is an unfinished copy that a crash has left of another. Both are names, without folder. */
export function isLeftoverOf(name: string, candidate: string): boolean {
  return candidate.startsWith(`${name}.`) && /^\.[0-9a-f]{12}\.new$/.test(candidate.slice(name.length));
}

/** Makes the renaming itself durable, on systems that can. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be opened there, and renaming is journalled
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } catch (error) {
    if (!hasCode(error, "EINVAL", "ENOTSUP", "EPERM")) throw error; // some network disks cannot
  } finally {
    await folder.close();
  }
}
