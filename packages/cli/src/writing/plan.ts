import type { ClientInfo, UploadProgress } from "@preau/client";
import type { OpenAccount } from "../account.js";
import type { Context } from "../context.js";
import type { SheetRow } from "../render/sheet.js";
import type { Gathered } from "./gather.js";

/** A change that is about to be made: everything is looked up and checked, and nothing is sent yet. */
export interface Plan {
  /** What it is about, whom it reaches and what it says, for somebody who is asked. */
  readonly rows: readonly SheetRow[];
  /** What cannot be undone, and the like. */
  readonly warning?: string | undefined;
  /** The same for scripts: keys, names and texts. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Why nothing has to be sent, and how things are: the school has it so already. */
  readonly already?: Done | undefined;
  /** Command that shows whether it was done. */
  readonly look: string;
  /** Sends it, once. Throws what the library throws. */
  send(sending: Sending): Promise<Done>;
}

/** What the school says after a change, as the library gives it, and in a sentence. */
export interface Done {
  /** Absent where the school tells nothing. */
  readonly result?: unknown;
  readonly said: string;
}

/** What sending takes. */
export interface Sending {
  readonly signal: AbortSignal;
  /** Told of files on their way. */
  readonly onProgress: (progress: UploadProgress) => void;
}

/** What every change is prepared with. */
export interface Preparation {
  readonly account: OpenAccount;
  /** Whose account it is: a parent's is the parent's. */
  readonly holder: ClientInfo;
  readonly context: Context;
  /** What was read of arguments, files and the standard input before anybody was asked. */
  readonly gathered: Gathered;
}
