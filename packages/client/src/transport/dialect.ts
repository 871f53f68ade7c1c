import { type Dialect, dialects, type Version } from "@preau/wire";
import type { StartForm, StartPage } from "./start-page.js";

/** How to speak with one server: its dialect, and whether what is sent is encrypted and compressed. */
export interface Manner {
  readonly dialect: Dialect;
  readonly encrypt: boolean;
  readonly compress: boolean;
  /** The version is newer than the last row: what was observed fits it, and that is all we know. */
  readonly isNewerThanKnown: boolean;
}

/** First version whose flags switch encryption on, and whose envelope has the short names. */
const enableFlagsSince: Version = [2025, 1];

/** All known dialects, each complete, oldest first. */
const completeDialects: readonly Dialect[] = dialects.reduce<Dialect[]>((complete, row) => {
  const before = complete.at(-1) ?? dialects[0];
  complete.push({
    ...before,
    ...row,
    names: { ...before.names, ...row.names },
    startKeys: { ...before.startKeys, ...row.startKeys },
  });
  return complete;
}, []);

/** Calls that start a page in some dialect, each once, latest first. */
export const startForms: readonly StartForm[] = completeDialects
  .toReversed()
  .filter((dialect, index, all) => all.findIndex((other) => isSameForm(dialect, other)) === index);

function isSameForm(one: StartForm, other: StartForm): boolean {
  const keys = Object.keys(one.startKeys) as (keyof StartForm["startKeys"])[]; // its own keys, as typed
  return (
    one.startCall === other.startCall && keys.every((key) => one.startKeys[key] === other.startKeys[key])
  );
}

/**
 * The manners that the server behind a page may have, likeliest first: what is observed counts, and the
 * version breaks ties. The second one is for a server that turns out to name its envelope otherwise.
 *
 * @evidence `docs/wire/dialects.md`: own key → 2022; `sCrA`, `sCoA` or `poll` → before 2025.1; `CrA` or
 *   `CoA` → since; without a flag, the version; without a version, a quoted session number → before
 */
export function resolveManners(page: StartPage): readonly [Manner, ...Manner[]] {
  const likeliest = dialectOf(page);
  const other = otherFamily(likeliest, page);
  const manners: [Manner, ...Manner[]] = [mannerOf(likeliest, page)];
  if (other !== undefined) manners.push(mannerOf(other, page));
  return manners;
}

/** The manner of a session that was opened earlier; `undefined` when its row is gone. */
export function mannerSince(saved: {
  readonly since: Version;
  readonly encrypt: boolean;
  readonly compress: boolean;
}): Manner | undefined {
  const { since, encrypt, compress } = saved;
  const dialect = completeDialects.find((row) => row.since.join(".") === since.join("."));
  return dialect && { dialect, encrypt, compress, isNewerThanKnown: false };
}

function mannerOf(dialect: Dialect, page: StartPage): Manner {
  const { encrypt: crypt, compress: squeeze, skipEncryption, skipCompression } = dialect.startKeys;
  const [first, second] = dialect.flags === "enable" ? [crypt, squeeze] : [skipEncryption, skipCompression];
  const isOn = (key: string): boolean => (page.flags.get(key) ?? false) === (dialect.flags === "enable");
  const encrypt = isOn(first);
  return {
    dialect,
    encrypt,
    compress: encrypt && isOn(second),
    isNewerThanKnown: isNewer(page.version),
  };
}

/** The dialects that share the flags and outer names seen on the page; among them, by version. */
function dialectOf(page: StartPage): Dialect {
  const family = completeDialects.filter((dialect) => isOfFamily(dialect, page));
  const version = page.version.length === 0 ? undefined : page.version;
  const reached =
    version === undefined ? family : family.filter((dialect) => compare(version, dialect.since) >= 0);
  // A family is never empty; without a version its latest member is the most likely.
  return reached.at(-1) ?? family[0] ?? dialects[0];
}

/** The nearest dialect whose envelope is named otherwise and that could have served this page. */
function otherFamily(likeliest: Dialect, page: StartPage): Dialect | undefined {
  const position = completeDialects.indexOf(likeliest);
  const distance = (dialect: Dialect): number => Math.abs(completeDialects.indexOf(dialect) - position);
  return completeDialects
    .filter((dialect) => isSameForm(dialect, page.form) && !hasSameEnvelope(dialect, likeliest))
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

function hasSameEnvelope({ names: one }: Dialect, { names: other }: Dialect): boolean {
  return one.order === other.order && one.call === other.call && one.secured === other.secured;
}

function isOfFamily(dialect: Dialect, page: StartPage): boolean {
  if (!isSameForm(dialect, page.form)) return false;
  if (page.pageKey !== undefined) return dialect.ivTransport === "page-key";
  if (dialect.ivTransport === "page-key") return false;
  return dialect.flags === flagsOf(page);
}

function flagsOf(page: StartPage): Dialect["flags"] {
  const { flags, version } = page;
  const { startKeys } = page.form;
  const has = (...keys: readonly string[]): boolean => keys.some((key) => flags.has(key));
  if (has(startKeys.skipEncryption, startKeys.skipCompression, startKeys.polling)) return "skip";
  if (has(startKeys.encrypt, startKeys.compress)) return "enable";
  if (version.length > 0) return compare(version, enableFlagsSince) >= 0 ? "enable" : "skip";
  return page.quotedSession ? "skip" : "enable";
}

/** A later year, or a later half of the year, than any that a row was written for. */
function isNewer(version: readonly number[]): boolean {
  const [year, half] = completeDialects.at(-1)?.since ?? dialects[0].since;
  return compare(version.slice(0, 2), [year, half]) > 0;
}

function compare(version: readonly number[], since: readonly (number | undefined)[]): number {
  for (let index = 0; index < 4; index += 1) {
    const difference = (version[index] ?? 0) - (since[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
