import type { WireReference } from "@preau/wire";
import { readOptionalId } from "../codec/element.js";
import type { Id, SessionTag } from "../codec/ids.js";
import { type Key, keyOf } from "../codec/keys.js";
import { flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";

/** What is taught. French: "matière". */
export interface Subject {
  /** Absent where the server gives only a name. */
  readonly id?: Id;
  /** Made of the name. */
  readonly key: Key;
  readonly name: string;
  /** Taught in groups rather than to the whole class (`estServiceGroupe`). */
  readonly groups: boolean;
}

/** A line or an element that names a subject. */
export interface WireSubject extends WireReference {
  readonly estServiceGroupe?: boolean;
}

/** Reads the subjects of one answer; keys of a name met before are not digested again. */
export function subjectReader(tag: SessionTag): (line: Reader<WireSubject>) => Subject | undefined {
  const keys = new Map<string, Key>();
  return (line) => {
    const id = readOptionalId(line, tag);
    const name = line.optional("L", label);
    const groups = line.flag("estServiceGroupe", flag);
    if (name === undefined) return undefined;
    const key = keys.get(name) ?? keyOf("subject", [name]);
    keys.set(name, key);
    return present({ id, key, name, groups });
  };
}
