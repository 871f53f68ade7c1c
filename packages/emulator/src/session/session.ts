import { type Dialect, order, type SpaceRow } from "@preau/wire";
import type { Account } from "../world/school.js";
import type { Challenge } from "./challenge.js";
import type { Claim } from "./claim.js";
import { blankCipher, type Cipher } from "./crypto.js";
import { SessionDocuments } from "./documents.js";
import type { MintedIds } from "./minted-ids.js";
import type { Root } from "./packing.js";
import { newSecurityState, type SecurityState } from "./security/state.js";
import { SessionUploads } from "./uploads.js";

/**
 * How far a session has come: page served → opened (`FonctionParametres`) → identified → authenticated →
 * ready (`ParametresUtilisateur`), after which page functions are answered.
 */
export type Stage = "page" | "opened" | "identified" | "authenticated" | "ready";

/** Between `Identification` and `Authentification`. */
export interface PendingLogin {
  readonly claim: Claim;
  readonly cipher: Cipher;
  readonly challenge: Challenge;
}

/** What stands for login and password on a page that was reached through a portal: good for one login. */
export interface PortalLogin {
  /** `e` of the page. */
  readonly login: string;
  /** `f` of the page. */
  readonly secret: string;
  readonly account: Account;
}

/** A request accepted and what it was answered, for a client whose connection broke. */
export interface PastExchange {
  /** Encrypted order number, lower case. */
  readonly order: string;
  readonly body: string;
  readonly answer: string;
}

/** How a call is made to wait. */
export interface WaitOptions {
  /** Tickets handed out before the answer. */
  readonly rounds: number;
  /** `delai`: seconds to wait before asking again. */
  readonly seconds: number;
  /** `repeterRequete`: whether the original request comes again beside the ticket. */
  readonly repeat: boolean;
}

/** A call that was answered with a ticket. */
export interface WaitingCall {
  readonly call: string;
  readonly ticket: Root;
  readonly original: Root;
  readonly options: WaitOptions;
}

/** One session, from the page that opened it to its end. Only `session/` writes here. */
export interface Session {
  readonly number: number;
  readonly space: SpaceRow;
  readonly ids: MintedIds;
  /** On the clock that only goes forward, as `lastActivityMs`. */
  readonly openedMs: number;
  stage: Stage;
  /** In use for order numbers and secured parts. */
  cipher: Cipher;
  /** Takes over once the current answer is sealed. */
  nextCipher: Cipher | undefined;
  /** Order number of the next request. */
  expected: number;
  /** The last requests, oldest first; `replayWindow` of them. */
  readonly answered: PastExchange[];
  /** Absent when identified all the same: the secret was dead, and no challenge was set. */
  pending: PendingLogin | undefined;
  account: Account | undefined;
  /** Devices, and what stands between the password and the account. */
  readonly security: SecurityState;
  /** Absent when the page was not reached through a portal, and when it has served. */
  portal: PortalLogin | undefined;
  /** Tabs granted by `ParametresUtilisateur`, hidden ones included. */
  tabs: ReadonlySet<number>;
  /** Calls answered with a wait ticket, by ticket. */
  readonly waiting: Map<string, WaitingCall>;
  /** Files made for this session. */
  readonly documents: SessionDocuments;
  /** Files sent ahead of the calls that refer to them. */
  readonly uploads: SessionUploads;
  /** Long polling: next number, and the last one taken. */
  nextPoll: number;
  lastPoll: string | undefined;
  /** Polls held at the moment: the session does not expire meanwhile. */
  held: number;
  /** On the clock that only goes forward. */
  lastActivityMs: number;
  /** Aborted when the session ends. */
  readonly ending: AbortController;
}

/** A session whose page has just been served. */
export function newSession(
  opened: Pick<Session, "number" | "space" | "ids" | "openedMs" | "lastActivityMs">,
  dialect: Dialect,
): Session {
  return {
    ...opened,
    stage: "page",
    cipher: blankCipher,
    nextCipher: undefined,
    expected: order.first,
    answered: [],
    pending: undefined,
    account: undefined,
    security: newSecurityState(),
    portal: undefined,
    tabs: new Set(),
    waiting: new Map(),
    documents: new SessionDocuments(),
    uploads: new SessionUploads(),
    nextPoll: dialect.polling.first,
    lastPoll: undefined,
    held: 0,
    ending: new AbortController(),
  };
}
