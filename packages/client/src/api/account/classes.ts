import { resourceKinds, type WireUserParameters } from "@preau/wire";
import { readLabel } from "../../codec/element.js";
import { type Id, issueId, noIdentity, type SessionTag } from "../../codec/ids.js";
import { type Key, withKeys } from "../../codec/keys.js";
import { flag, identity, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";

/** A class or a group, as staff see it. */
export interface StudentClass {
  readonly id: Id;
  /** Made of the name. */
  readonly key: Key;
  readonly name: string;
  /** The user is in charge of it. */
  readonly responsible: boolean;
  /** Level ("niveau"), such as "4EME". */
  readonly grade?: string;
}

/**
 * Reads the classes and groups of a member of staff. `G` tells them apart; without it, it is a class.
 *
 * @evidence read in the official client and in pronotepy; a teacher's answer of 2022
 */
export function readClasses(
  page: Reader<WireUserParameters>,
  tag: SessionTag,
): readonly { readonly isGroup: boolean; readonly studentClass: StudentClass }[] {
  const found = page.optionalList("listeClasses", (item) => {
    const name = item.optional("L", label);
    const n = item.optional("N", identity);
    if (name === undefined && n === undefined) return undefined;
    return {
      isGroup: item.optional("G", integer) === resourceKinds.group,
      read: present({
        id: issueId(tag, n ?? noIdentity),
        name: name ?? "",
        responsible: item.flag("estResponsable", flag),
        grade: item.element("niveau", readLabel),
      }),
    };
  });
  return [...keyed(found, "class", false), ...keyed(found, "group", true)];
}

function keyed(
  found: readonly { readonly isGroup: boolean; readonly read: Omit<StudentClass, "key"> }[],
  kind: string,
  isGroup: boolean,
): readonly { readonly isGroup: boolean; readonly studentClass: StudentClass }[] {
  const some = found.filter((item) => item.isGroup === isGroup).map(({ read }) => read);
  return withKeys(kind, some, ({ name }) => [name]).map((studentClass) => ({ isGroup, studentClass }));
}
