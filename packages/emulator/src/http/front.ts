import type { Faults } from "../faults.js";
import type { PublishedSpace } from "../pages/published.js";
import type { PortalSetUp } from "../portals/portals.js";
import type { Engine } from "../session/engine.js";
import type { Sealed } from "../session/envelope.js";
import type { FileContent } from "../world/file-bytes.js";

/** One server as its HTTP side sees it. */
export interface Front {
  readonly engine: Engine;
  readonly faults: Faults;
  /** `"/pronote"`, or empty: no slash at the end. */
  readonly root: string;
  readonly published: readonly PublishedSpace[];
  /** Requests by remote function, `page`, `info`, `file`, `calendar`, `polling` or `beacon`. */
  readonly requests: Map<string, number>;
  /** How long a poll is held when there is nothing to tell. */
  readonly pollHoldMs: number;
  /** Whether pages without `fd=1` are refused to what does not look like a browser. */
  readonly userAgentFilter: boolean;
  readonly demonstration: boolean;
  /** Whether pages say that they came without TLS, and carry a key because of that. */
  readonly insecurePage: "bare" | "with-key" | undefined;
  /** The portal in front of the school, if there is one. */
  readonly portal: PortalSetUp | undefined;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

/** An HTTP answer before it is written. */
export interface HttpReply {
  readonly status: number;
  readonly type: "html" | "json" | "calendar" | "none";
  readonly text: string;
  /** In place of `type` and `text`, for a file. It is sent piece by piece. */
  readonly content?: FileContent;
  readonly location?: string;
  /** A `Set-Cookie` line. */
  readonly cookie?: string;
  /** What a call's answer was sealed from; absent for everything else. */
  readonly sealed?: Sealed;
}

/** A page. */
export function html(text: string, status = 200): HttpReply {
  return { status, type: "html", text };
}

/** A JSON text. */
export function json(text: string, sealed?: Sealed): HttpReply {
  return { status: 200, type: "json", text, ...(sealed === undefined ? {} : { sealed }) };
}
