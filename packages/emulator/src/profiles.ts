import { type Dialect, dialects } from "@preau/wire";

/** A server to imitate: its version, and whether it encrypts and compresses. */
export interface Profile {
  readonly name: string;
  /** As the `Server` header says it. */
  readonly version: readonly number[];
  readonly encrypt: boolean;
  readonly compress: boolean;
  readonly dialect: Dialect;
}

/** Versions the emulator can be. */
export const profileVersions = {
  "2025.2": [2025, 2, 8],
  "2026.2.5": [2026, 2, 5, 6],
} as const satisfies Record<string, readonly number[]>;

export type ProfileName = keyof typeof profileVersions;

/** What a server does to the secured parts. */
export interface ProfilePacking {
  readonly encrypt?: boolean;
  readonly compress?: boolean;
}

/** The profile of that name. Compression needs encryption: no server compresses what it does not encrypt. */
export function profileOf(name: ProfileName, packing: ProfilePacking = {}): Profile {
  return profileOfVersion(profileVersions[name], packing, name);
}

/**
 * A profile for any version: the rows of the dialects up to it. Versions without a name here are spoken just
 * as well, but the content of answers stays that of the named ones.
 */
export function profileOfVersion(
  version: readonly number[],
  packing: ProfilePacking = {},
  name: string = version.join("."),
): Profile {
  const encrypt = packing.encrypt ?? packing.compress ?? false;
  return {
    name,
    version,
    encrypt,
    compress: encrypt && (packing.compress ?? false),
    dialect: dialectOf(version),
  };
}

/** The rows up to a version, folded into one. */
function dialectOf(version: readonly number[]): Dialect {
  const [first, ...later] = dialects;
  const reached = later.filter((row) => !isBefore(version, row.since));
  return reached.reduce<Dialect>(
    (dialect, row) => ({
      ...dialect,
      ...row,
      names: { ...dialect.names, ...row.names },
      startKeys: { ...dialect.startKeys, ...row.startKeys },
    }),
    first,
  );
}

function isBefore(version: readonly number[], since: readonly (number | undefined)[]): boolean {
  for (let index = 0; index < 4; index += 1) {
    const difference = (version[index] ?? 0) - (since[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
