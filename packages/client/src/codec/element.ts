import type { WireReference } from "@preau/wire";
import { type Id, issueId, noIdentity, type SessionTag } from "./ids.js";
import { identity, label } from "./leaves.js";
import type { Reader } from "./reader.js";

/** Readers of what elements of all kinds have in common: an identity `N` and a label `L`. */
type Element = Reader<WireReference>;

/** Identity of an element; one that the server gave none has an id that names nothing (`isNoObject`). */
export function readId(element: Element, tag: SessionTag): Id {
  return issueId(tag, element.optional("N", identity) ?? noIdentity);
}

/** Identity of an element, if it has one. */
export function readOptionalId(element: Element, tag: SessionTag): Id | undefined {
  const n = element.optional("N", identity);
  return n === undefined ? undefined : issueId(tag, n);
}

/** Label of an element; an element without one says nothing. */
export function readLabel(element: Element): string | undefined {
  return element.optional("L", label);
}
