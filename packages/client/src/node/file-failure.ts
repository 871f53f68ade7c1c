import { StoreError } from "../errors/errors.js";

/** Whether an error of the file system has one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** Failures that people can do something about, by code: what is the matter, and what to do. */
const known: readonly (readonly [codes: readonly string[], what: string, hint: string])[] = [
  [["ENOSPC", "EDQUOT"], "the disk is full", "Make room, then try again."],
  [["EROFS"], "the disk is read-only", "Choose a folder that can be written."],
  [
    ["EACCES", "EPERM"],
    "it is not allowed",
    "Look at owner, rights and attributes of the folder and its files.",
  ],
  [["ENOENT"], "the folder has vanished", "Bring it back (is its disk mounted?), then try again."],
  [["ELOOP"], "it is a link", "A store keeps files of its own; replace the link by the file."],
];

/**
 * A failure of the file system in words. Its cause holds a path and a code, nothing secret.
 *
 * @param attempt what was being done, such as "Writing"
 */
export function fileFailure(attempt: string, path: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const row = known.find(([codes]) => hasCode(cause, ...codes));
  if (row === undefined) return new StoreError(`${attempt} ${path} failed.`, { cause });
  const [, what, hint] = row;
  return new StoreError(`${attempt} ${path} failed: ${what}.`, { cause, hint });
}
