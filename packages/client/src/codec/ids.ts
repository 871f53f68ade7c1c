import { StaleReferenceError, UsageError } from "../errors/errors.js";

declare const idBrand: unique symbol;

/**
 * Identity of an entity within one session: opaque, and dead with it. It carries a tag of the session
 * that issued it, so that a stale one is seen before anything is sent.
 */
export type Id = string & { readonly [idBrand]: true };

/** Tag of a session: a few letters, drawn when it opens. */
export type SessionTag = string;

/** The id that callers see for an `N` of this session. */
export function issueId(tag: SessionTag, n: string): Id {
  return `${tag}~${n}` as Id;
}

/** `N` of something that the server gave no identity: no request can name it. */
export const noIdentity = "0";

/** Whether an id stands for something that has no identity. */
export function isNoObject(id: Id): boolean {
  return id.length > 2 && id.charAt(id.length - 1) === noIdentity && id.charAt(id.length - 2) === "~";
}

/** Whether this session issued an id: those of another one name nothing any more, and are found again by key. */
export function isIssuedBy(tag: SessionTag, id: string): boolean {
  return id.startsWith(`${tag}~`);
}

/**
 * The `N` behind an id of this session.
 *
 * @throws StaleReferenceError when another session issued it; nothing was sent
 */
export function resolveId(tag: SessionTag, id: string): string {
  const separator = id.indexOf("~");
  if (separator < 0) {
    throw new UsageError("This is not an id that the library gave out.", {
      hint: "Pass the entity, or its id, as it was returned.",
    });
  }
  if (id.slice(0, separator) !== tag) {
    throw new StaleReferenceError("This id belongs to an earlier session.", {});
  }
  return id.slice(separator + 1);
}
