import { type Facts, keyOf } from "./keys.js";
import { compareTexts } from "./order.js";

declare const fingerprintBrand: unique symbol;

/** Digest of what an entity says: equal when nothing has changed but its session. */
export type Fingerprint = string & { readonly [fingerprintBrand]: true };

/**
 * Fingerprint of an entity, or of anything else that the library returns: of all its content but the ids, its own
 * and those inside it (`id`, `lessonId`, `possessionIds`…), which die with the session. The order of members does not
 * count, the order of lists does; an absent member is the same as one that is `undefined`. Two readings of the same thing
 * have the same fingerprint, in whichever session: keep `key` and `fingerprint(entity)` to see what is new, and
 * what has changed. It is no secret, and no protection against somebody who forges content: 64 bits, as in keys.
 *
 * What a server words by the day changes with it: `dateText` of a discussion ("hier").
 *
 * @example
 * const seen = new Map(earlier.map((grade) => [grade.key, fingerprint(grade)]));
 * const changed = grades.filter((grade) => seen.get(grade.key) !== fingerprint(grade));
 */
export function fingerprint(entity: unknown): Fingerprint {
  const facts: (string | number)[] = [];
  tell(entity, facts);
  return keyOf("fingerprint", facts satisfies Facts) as unknown as Fingerprint; // the same digest, of everything
}

/** Members that only mean something in their session. */
const ofSession = /^id$|Ids?$/u;

/** Every value after a word for its type, so that `"1"` is not `1`, nor `[]` an absent list. */
function tell(value: unknown, facts: (string | number)[]): void {
  if (Array.isArray(value)) {
    facts.push("list", value.length);
    for (const item of value) tell(item, facts);
  } else if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([name, member]) => member !== undefined && !ofSession.test(name))
      .sort(([a], [b]) => compareTexts(a, b));
    facts.push("object", members.length);
    for (const [name, member] of members) {
      facts.push(name);
      tell(member, facts);
    }
  } else {
    facts.push(typeof value, String(value));
  }
}
