import type { SpaceAudience } from "@preau/wire";
import type { ReadingWarning } from "../codec/reader.js";
import type { Environment } from "../platform/platform.js";

/** One space that a school publishes. French: "espace". */
export interface InstanceSpace {
  /** Address of its page: what `login` takes. */
  readonly url: string;
  /** File name of the page, such as `mobile.eleve.html`. */
  readonly page: string;
  /** What the school calls it, such as "Espace Élèves". */
  readonly label?: string;
  /** Whom it is for; absent for a page that the library does not know. */
  readonly audience?: SpaceAudience;
  /** Number of the space (`genreEspace`). */
  readonly number?: number;
  /** Whether it is the page for phones. Those are the ones that servers list. */
  readonly mobile: boolean;
  /** Whether it is logged in to through a portal; absent where the server does not say (before 2025). */
  readonly behindPortal?: boolean;
}

/** A portal in front of a school. French: "ENT", "CAS". */
export interface InstancePortal {
  /** Host of its login page. */
  readonly host: string;
  /** Its address, without a query, where the server tells it (`casURL`). */
  readonly address?: string;
  /**
   * Whether the space that was looked at takes the school's own logins and passwords too, on its page with
   * `?login=true`; absent when that space is not behind the portal.
   */
  readonly directLogin?: boolean;
}

/** How a server speaks, as far as its page tells. */
export interface InstanceDialect {
  /** The version since which servers speak this way, such as `2026.2.5.6`. */
  readonly since: string;
  readonly encrypted: boolean;
  readonly compressed: boolean;
  /** The server is newer than any dialect that the library knows; what was seen fits the latest. */
  readonly newerThanKnown: boolean;
}

/** A school's PRONOTE, as it presents itself to anybody. JSON-safe; nothing in it is about a person. */
export interface Instance {
  /** Root of the server, without a page or a slash at the end. */
  readonly url: string;
  readonly host: string;
  readonly schoolName?: string;
  /** Such as `2026.2.5` or, with the build, `2026.2.5.6`. */
  readonly version?: string;
  readonly spaces: readonly InstanceSpace[];
  /** The space that the address names, when the school publishes it; the page is the one that was named. */
  readonly space?: InstanceSpace;
  readonly portal?: InstancePortal;
  /** Absent where no page could be opened: all are behind the portal. */
  readonly dialect?: InstanceDialect;
  /** Whether the school may be written to at the moment; absent where the server does not say. */
  readonly writable?: boolean;
  /** Parts of what the server says that could not be read, and were left out. */
  readonly warnings: readonly ReadingWarning[];
}

/** How a server is reached without an account. */
export interface DiscoveryOptions {
  /** Longest wait for one answer, in milliseconds; default 15 000. */
  readonly timeoutMs?: number | undefined;
  /** Largest answer accepted, in bytes; default 2 MiB. */
  readonly maxAnswerBytes?: number | undefined;
  /** Hosts that may be reached without TLS, by name. This machine's own addresses always may. */
  readonly insecureHosts?: readonly string[] | undefined;
  /** What carries the requests; default the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Clock and randomness, for tests; and who watches (`WireRecorder`). */
  readonly environment?: Partial<Environment> | undefined;
  /** Gives up: rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
