import type { SpaceAudience } from "@preau/wire";
import type { PronoteError } from "../errors/pronote-error.js";
import type { CredentialStore } from "../store/credential-store.js";
import type { DiscoveryOptions, InstanceDialect, InstancePortal, InstanceSpace } from "./instance.js";
import type { ServerAbout } from "./server-info.js";

/** How to examine a server. */
export interface ExamineOptions extends DiscoveryOptions {
  /** Whose space to open where the address names none; default the pupils', or the first that is published. */
  readonly space?: SpaceAudience | undefined;
  /** Come as the official application does, which portals let pass: for accounts that log in with a token. */
  readonly asApplication?: boolean | undefined;
  /** Where gates are remembered: while the gate of this host is closed, nothing is sent. */
  readonly store?: CredentialStore | undefined;
  /** Local id in the store of the account that it is about. */
  readonly account?: string | undefined;
}

/** Where an examination came to its end. */
export type ExaminedStage = "gate" | "server" | "page" | "portal" | "parameters";

/** A stage that was gone through. */
export interface StageResult {
  readonly stage: ExaminedStage;
  readonly milliseconds: number;
  /** What went wrong there; the examination goes on where that can tell more. */
  readonly error?: PronoteError;
}

/** What a server lets be known before anybody logs in. */
export interface ServerExamination {
  readonly stages: readonly StageResult[];
  /** Root that it was found under, else the one that was pasted. */
  readonly url: string;
  /** What it says of itself; absent where it says nothing. */
  readonly server?: Pick<
    ServerAbout,
    "schoolName" | "versionNumbers" | "writable" | "spaces" | "warnings"
  > & {
    /** Address of the portal, as the server gives it. */
    readonly portalAddress?: string;
  };
  /** The space whose page was opened. */
  readonly space?: InstanceSpace;
  readonly portal?: InstancePortal;
  /** Version as the page tells it. */
  readonly pageVersion?: string;
  readonly dialect?: InstanceDialect;
  /** The server was spoken to otherwise than its page and version suggest. */
  readonly detour?: boolean;
  readonly parameters?: {
    readonly version?: string;
    readonly spaceName?: string;
    /** The school may only be read at the moment ("mode exclusif"). */
    readonly exclusive: boolean;
    readonly demonstration: boolean;
  };
}
