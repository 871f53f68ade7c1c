import { resourceKinds } from "@preau/wire";
import { type Id, isIssuedBy, isNoObject, resolveId, type SessionTag } from "../codec/ids.js";
import type { Key } from "../codec/keys.js";
import { nameToSend } from "../codec/safe-name.js";
import { NotAllowedError, StaleReferenceError, UnsupportedError, UsageError } from "../errors/errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import type { CallOptions, Runner, Upload, UploadFile, UploadOptions } from "../session/call.js";

/** Something that a write can be about. */
interface Named {
  readonly id: Id;
  readonly key: Key;
}

/** Where something of an earlier session is looked for. */
export interface Search<T extends Named> {
  /** What there is now. */
  readonly list: () => Promise<readonly T[]>;
  /** Its key without the index that tells those apart that are alike. */
  readonly plainKey: (entity: T) => Key;
}

/**
 * Something as this session names it, for a write: one of an earlier session counts as found again only when nothing
 * else is like it, the index left aside. No request when it is of this session.
 *
 * @throws StaleReferenceError before anything is written
 */
export async function findToWrite<T extends Named>(
  runner: Runner,
  given: T,
  { list, plainKey }: Search<T>,
): Promise<T> {
  if (isIssuedBy(runner.context().tag, given.id)) return given;
  const wanted = plainKey(given);
  const alike = (await list()).filter((candidate) => plainKey(candidate) === wanted);
  const [only] = alike;
  if (only !== undefined && alike.length === 1 && only.key === given.key) return only;
  throw new StaleReferenceError(
    alike.length > 1
      ? "Several things are like this one of an earlier session; nothing was changed."
      : "There is nothing like this one of an earlier session any more; nothing was changed.",
    { hint: "Fetch the list again, and pass what it gives." },
  );
}

/**
 * What the server says after a change that it has accepted. When it cannot be asked, the change was made all the
 * same: what is known of it is returned, and a warning tells.
 */
export async function readBack<T>(
  runner: Runner,
  options: CallOptions,
  { read, known }: { readonly read: () => Promise<T | undefined>; readonly known: T },
): Promise<T> {
  try {
    return (await read()) ?? known;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!isPronoteError(error)) throw error;
    runner.warn({
      call: error.call ?? "",
      path: "",
      expected: "the state after a change that was made",
      received: error.code,
    });
    return known;
  }
}

/**
 * `N` of something that is written to.
 *
 * @throws StaleReferenceError · UnsupportedError when the server gave it no identity
 */
export function numberOf(tag: SessionTag, id: Id): string {
  if (!isNoObject(id)) return resolveId(tag, id);
  throw new UnsupportedError("The server gave this no identity; nothing was sent.", {
    hint: "It can only be changed in PRONOTE itself.",
  });
}

/** @throws NotAllowedError when the user is not the pupil */
export function checkPupil({ author }: Runner, what: string): void {
  if (author.kind === resourceKinds.student) return;
  throw notAllowed(`Only the pupil may ${what}, from the pupil's own account.`);
}

/** @throws NotAllowedError when the user is a pupil */
export function checkParent({ author }: Runner, what: string): void {
  if (author.kind !== resourceKinds.student) return;
  throw notAllowed(`Only a parent may ${what}.`);
}

/** Refuses what the school does not allow, before anything is sent. */
export function notAllowed(fact: string, hint = "Schools choose what families may do."): NotAllowedError {
  return new NotAllowedError(`${fact} Nothing was sent.`, { hint });
}

/** Refuses what makes no sense, before anything is sent. */
export function misused(fact: string): UsageError {
  return new UsageError(`${fact} Nothing was sent.`);
}

/** @throws UsageError when a text is empty, or longer than the server takes */
export function checkText(what: string, text: string, most = Number.POSITIVE_INFINITY): void {
  if (text.trim() === "") throw misused(`${what} is empty.`);
  if (text.length > most) throw misused(`${what} has more than ${most} characters.`);
}

/**
 * Files, ready to go before a call, under names that are none but names.
 *
 * @param right right that says how large a file may be, in bytes
 * @throws UsageError when one has no name, no size, or is too large
 */
export function prepareUploads(
  { author }: Runner,
  files: readonly (UploadFile | File)[],
  { right, onProgress }: UploadOptions & { readonly right: string },
): readonly Upload[] {
  const most = author.rights[right];
  return files.map((given) => {
    const file = given instanceof Blob ? { name: given.name, data: given } : given;
    const size = sizeOf(file);
    checkText("The name of the file", file.name);
    if (typeof most === "number" && most > 0 && size > most) {
      throw misused(`The file has ${size} bytes, and the school takes ${most} at most.`);
    }
    return {
      id: author.newFileId(),
      file: { name: nameToSend(file.name), data: file.data, size },
      ...(onProgress === undefined ? {} : { onProgress }),
    };
  });
}

function sizeOf({ data, size }: UploadFile): number {
  if (data instanceof Uint8Array) return data.length;
  if (data instanceof Blob) return data.size;
  if (size !== undefined && Number.isSafeInteger(size) && size >= 0) return size;
  throw misused("A stream does not know its own length: give it as size.");
}
