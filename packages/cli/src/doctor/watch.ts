import type { AnyClient, ReadingWarning, UnreadKeys } from "@preau/client";
import type { WireOutline, WireRecorder } from "@preau/client/discovery";
import type { Drift } from "./diagnosis.js";

/** What the library tells whoever watches its requests. */
type Event = Parameters<WireRecorder["observe"]>[0];

/** Watches a way in: what was asked for last, the structure of what came, and what nobody could read. */
export class Watch {
  readonly #recorder: WireRecorder;
  readonly #warnings: ReadingWarning[] = [];
  readonly #unread = new Map<string, Set<string>>();
  readonly #codes = new Set<string>();
  #lastCall: string | undefined;
  #hasLoggedIn = false;

  constructor(recorder: WireRecorder) {
    this.#recorder = recorder;
  }

  /** Remote function asked for last since `begin`, or `page`. */
  get lastCall(): string | undefined {
    return this.#lastCall;
  }

  /** Whether a secret was sent since `begin`. */
  get hasLoggedIn(): boolean {
    return this.#hasLoggedIn;
  }

  get drift(): Drift {
    return {
      warnings: this.#warnings,
      unreadKeys: [...this.#unread].map(([call, keys]) => ({ call, keys: [...keys].sort() })),
      unknownCodes: [...this.#codes],
    };
  }

  /** For the option `environment`. */
  readonly observe = (event: Event): void => {
    this.#recorder.observe(event);
    if (event.kind === "page") this.#lastCall = "page";
    // Whoever gives up logs out: that is not where it stopped.
    if (event.kind !== "request" || event.call === "SaisieDeconnexion") return;
    this.#lastCall = event.call;
    this.#hasLoggedIn ||= event.call === "Authentification";
  };

  begin(): void {
    this.#lastCall = undefined;
    this.#hasLoggedIn = false;
  }

  listenTo(client: AnyClient): void {
    this.#warnings.push(...client.warnings);
    client.on("warning", (warning) => this.#warnings.push(warning));
    client.on("unreadKeys", ({ call, keys }: UnreadKeys) => {
      const known = this.#unread.get(call) ?? new Set();
      for (const key of keys) known.add(key);
      this.#unread.set(call, known);
    });
  }

  noteCodes(codes: readonly string[]): void {
    for (const code of codes) this.#codes.add(code);
  }

  /** Nothing in a report is called as this account's people, or its school. */
  conceal(client: AnyClient): void {
    const people = "children" in client ? [client.info, ...client.children] : [client.info];
    const names = people.flatMap(({ name, className, establishment }) => [name, className, establishment]);
    this.#recorder.conceal(...names, client.username, client.server.schoolName);
  }

  /** A path of an answer, without what may be data. */
  pathOf(path: string): string {
    return this.#recorder.pathOf(path);
  }

  /** A sentence of the library about keys, likewise. */
  textOf(text: string | undefined): string | undefined {
    return text?.replace(/[\p{L}\p{N}_]{2,}/gu, (word) => (this.#recorder.isData(word) ? "*" : word));
  }

  outline(): Promise<WireOutline> {
    return this.#recorder.outline();
  }
}
