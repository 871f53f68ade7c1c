import { type Dialect, type DialectRow, dialects } from "@preau/wire";
import { type Domain, domainChanges } from "./domain-changes.js";
import { rowsUntil } from "./versions.js";

/** A server to imitate: its version, whether it encrypts and compresses, and what follows from its version. */
export interface Profile {
  readonly name: string;
  /** As the `Server` header says it. */
  readonly version: readonly number[];
  readonly encrypt: boolean;
  readonly compress: boolean;
  /** How it packs what it sends. */
  readonly dialect: Dialect;
  /** What differs in the content of its answers. */
  readonly domain: Domain;
}

/** What servers do to the secured parts. None compresses what it does not encrypt. */
export const packings = {
  plain: { encrypt: false, compress: false },
  encrypted: { encrypt: true, compress: false },
  compressed: { encrypt: true, compress: true },
} as const satisfies Record<string, { encrypt: boolean; compress: boolean }>;

export type PackingName = keyof typeof packings;

/** One server that can be imitated. */
export interface ProfileRow {
  readonly version: readonly number[];
  /** What it may do to the secured parts; the first is what it does unless told otherwise. */
  readonly packings: readonly [PackingName, ...PackingName[]];
  /** What makes it worth a row of its own. */
  readonly remarks: string;
}

const anyPacking = ["plain", "encrypted", "compressed"] as const;
const secured = ["compressed", "encrypted"] as const;

/** Servers that can be imitated, oldest first. How each speaks follows from the rows of its version. */
export const profiles = {
  "2022": {
    version: [2022, 0, 3],
    packings: anyPacking,
    remarks: "the page carries an RSA key (MR, ER), under which the vector is sent",
  },
  "2024.3.8": {
    version: [2024, 3, 8],
    packings: anyPacking,
    remarks: "the last with donnees and _Signature_, and with Presence; photos are files",
  },
  "2024.3.11": {
    version: [2024, 3, 11],
    packings: anyPacking,
    remarks: "data and Signature inside the old outer names; photos come with the answer",
  },
  "2024-secure": {
    version: [2024, 3, 11],
    packings: secured,
    remarks: "a 2024 page without any flag, which means: encrypt and compress",
  },
  "2025.2": {
    version: [2025, 2, 8],
    packings: anyPacking,
    remarks: "new outer names, a bare session number, flags the other way round, polling downwards",
  },
  "2025-secure": {
    version: [2025, 2, 8],
    packings: secured,
    remarks: "2025.2 as a server without TLS speaks: CrA and CoA",
  },
  "2026.1": {
    version: [2026, 1, 3],
    packings: anyPacking,
    remarks: "Start in a script, as JSON; the User-Agent decides what a mobile page opens",
  },
  "2026.2.5": {
    version: [2026, 2, 5, 6],
    packings: anyPacking,
    remarks: "the direct challenge",
  },
} as const satisfies Record<string, ProfileRow>;

export type ProfileName = keyof typeof profiles;

/** What a server does to the secured parts. */
export interface ProfilePacking {
  readonly encrypt?: boolean;
  /** Implies `encrypt`, unless that is false. */
  readonly compress?: boolean;
}

/**
 * The profile of that name, packing as it does by default where nothing is said.
 *
 * @throws RangeError when that server never packs so
 */
export function profileOf(name: ProfileName, packing: ProfilePacking = {}): Profile {
  const row: ProfileRow = profiles[name];
  const usual = packings[row.packings[0]];
  const encrypt = packing.encrypt ?? (packing.compress === true || usual.encrypt);
  const compress = encrypt && (packing.compress ?? usual.compress);
  const wanted = compress ? "compressed" : encrypt ? "encrypted" : "plain";
  if (!row.packings.includes(wanted)) {
    throw new RangeError(`profile ${name} is never ${wanted}, only ${row.packings.join(" or ")}`);
  }
  return profileOfVersion(row.version, { encrypt, compress, name });
}

/** Everything that a profile of one's own may choose. */
export interface ProfileChoice extends ProfilePacking {
  /** The version, unless another is given. */
  readonly name?: string;
  /** Rows of the protocol; those of the wire package by default. A change yet to come is a row more. */
  readonly dialects?: readonly [DialectRow & Dialect, ...DialectRow[]];
}

/** A profile for any version: the rows up to it, of the protocol and of the content of answers. */
export function profileOfVersion(version: readonly number[], choice: ProfileChoice = {}): Profile {
  const encrypt = choice.encrypt ?? choice.compress ?? false;
  return {
    name: choice.name ?? version.join("."),
    version,
    encrypt,
    compress: encrypt && (choice.compress ?? false),
    dialect: dialectOf(choice.dialects ?? dialects, version),
    domain: domainOf(version),
  };
}

function dialectOf(
  rows: readonly [DialectRow & Dialect, ...DialectRow[]],
  version: readonly number[],
): Dialect {
  const [first, ...later] = rows;
  return rowsUntil(version, later).reduce<Dialect>(
    (dialect, row) => ({
      ...dialect,
      ...row,
      names: { ...dialect.names, ...row.names },
      startKeys: { ...dialect.startKeys, ...row.startKeys },
    }),
    first,
  );
}

function domainOf(version: readonly number[]): Domain {
  const [first, ...later] = domainChanges;
  return rowsUntil(version, later).reduce<Domain>((domain, row) => ({ ...domain, ...row }), first);
}
