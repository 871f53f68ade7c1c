import { type SpaceAudience, type SpaceRow, spaces, type WireParameters } from "@preau/wire";
import { MannerMemory } from "../auth/manner-memory.js";
import { type Opened, open } from "../auth/open.js";
import { flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { Reading } from "../codec/reader.js";
import { PortalPageError } from "../errors/portal-errors.js";
import { isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import type { Gate } from "../gate/gate.js";
import type { Observed } from "../platform/platform.js";
import type { ServerAddress } from "../transport/address.js";
import type { Manner } from "../transport/dialect.js";
import type { StartPage } from "../transport/start-page.js";
import { gateTo } from "./ask-gate.js";
import { findServer, httpFor, namedSpace, preferred } from "./discover.js";
import type { ExaminedStage, ExamineOptions, ServerExamination, StageResult } from "./examination.js";
import type { InstanceDialect } from "./instance.js";
import { askedPage, dialectOf, dialectOfManner, startOf } from "./page-look.js";
import { readPastedAddress } from "./pasted-address.js";
import { type Reach, reachOf } from "./reach.js";
import { rowOf, type ServerAbout } from "./server-info.js";

/**
 * Goes the way in as far as it goes without logging in, and says how far that was: what the server says of itself, its page, a
 * portal, its dialect, the first exchange. Nothing secret is sent. French: "diagnostic".
 *
 * Three requests; two more where a portal is in front or where the dialect is not what it seems, and up to three more when the
 * address is not right below the root. None at all while the gate is closed.
 *
 * @throws UsageError for an address that is none · the signal's reason; everything else is in the result
 */
export async function examineServer(
  address: string,
  options: ExamineOptions = {},
): Promise<ServerExamination> {
  const reach = reachOf(options);
  const pasted = readPastedAddress(address, reach.insecureHosts);
  return new Examination(pasted, reach, options).run();
}

/** How a page was met. */
type Visit =
  | { readonly kind: "opened" | "failed" }
  | { readonly kind: "portal"; readonly error: PortalPageError };

/** What is found out, bit by bit. */
type Findings = { -readonly [Key in keyof Omit<ServerExamination, "stages">]: ServerExamination[Key] };

class Examination {
  readonly #pasted: ServerAddress;
  readonly #reach: Reach;
  readonly #gate: Gate;
  readonly #audience: SpaceAudience | undefined;
  readonly #isApplication: boolean;
  readonly #stages: StageResult[] = [];
  readonly #found: Findings;
  /** Last page that came, and whether a call was made after it. */
  #page: Extract<Observed, { kind: "page" }> | undefined;
  #askedAt: number | undefined;
  #exclusive = false;

  constructor(
    pasted: ServerAddress,
    reach: Reach,
    { store, account, space, asApplication = false }: ExamineOptions,
  ) {
    const { environment } = reach;
    this.#pasted = pasted;
    this.#audience = space;
    this.#isApplication = asApplication;
    this.#found = { url: pasted.root };
    const observe = (event: Observed): void => {
      environment.observe?.(event);
      this.#watch(event);
    };
    this.#reach = { ...reach, environment: { ...environment, observe } };
    this.#gate = gateTo(pasted.root, { account, store, now: () => environment.now() });
  }

  async run(): Promise<ServerExamination> {
    if ((await this.#stage("gate", () => this.#gate.admitRequest())).failed) return this.#result();
    const asked = await this.#stage("server", () => this.#askServer());
    const goesOn = !asked.failed || ["not-pronote", "portal-page"].includes(asked.error.code);
    const space = goesOn ? this.#spaceToOpen(asked.failed ? undefined : asked.value) : undefined;
    if (space !== undefined) await this.#open(space);
    await this.#gate.flush();
    return this.#result();
  }

  async #askServer(): Promise<ServerAbout> {
    const about = await findServer(httpFor(this.#reach), this.#pasted, this.#reach);
    const { root, schoolName, versionNumbers, writable, spaces: listed, warnings, portal } = about;
    this.#found.url = root;
    const portalAddress = portal?.active === true ? portal.address : undefined;
    this.#found.server = present({
      schoolName,
      versionNumbers,
      writable,
      spaces: listed,
      warnings,
      portalAddress,
    });
    return about;
  }

  /** The space that is named, by the address or else the caller; else that of a family. */
  #spaceToOpen(about: ServerAbout | undefined): { readonly row: SpaceRow; readonly url: string } | undefined {
    const byAudience = (mobile: boolean): SpaceRow | undefined =>
      spaces.find((row) => row.audience === this.#audience && row.mobile === mobile);
    const wanted = this.#pasted.space ?? byAudience(true);
    const published =
      about === undefined
        ? undefined
        : (namedSpace(about, wanted) ?? (wanted === undefined ? preferred(about.spaces) : undefined));
    const row = published === undefined ? wanted : rowOf(published.page);
    if (row === undefined) return undefined;
    if (published !== undefined) this.#found.space = published;
    return { row, url: `${this.#found.url}/${row.page}` };
  }

  async #open(space: { readonly row: SpaceRow; readonly url: string }): Promise<void> {
    const startedAt = this.#reach.environment.now();
    const visit = await this.#openAs(space, this.#isApplication ? "token" : "visitor");
    if (visit.kind !== "portal") return;
    const sentAt = this.#reach.environment.now();
    const direct = await this.#openAs(space, "direct");
    const { host } = visit.error;
    this.#found.portal = present({
      host,
      address: this.#found.server?.portalAddress,
      directLogin: direct.kind === "failed" ? undefined : direct.kind === "opened",
    });
    this.#add("portal", startedAt, sentAt, direct.kind === "opened" ? undefined : visit.error);
  }

  /** Opens the page and makes the first exchange; a portal in the way is no failure yet. */
  async #openAs(
    { row, url }: { readonly row: SpaceRow; readonly url: string },
    way: Parameters<typeof askedPage>[1],
  ): Promise<Visit> {
    this.#page = undefined;
    this.#askedAt = undefined;
    const { environment } = this.#reach;
    const startedAt = environment.now();
    const fromPortal = { address: askedPage(url, way) };
    const address: ServerAddress = { ...this.#pasted, root: this.#found.url };
    try {
      const manners = new MannerMemory();
      const opened = await open({ ...this.#reach, address, space: row, manners, fromPortal });
      await this.#learnFrom(opened);
      this.#add("page", startedAt, this.#askedAt);
      this.#add("parameters", this.#askedAt ?? startedAt, environment.now());
      return { kind: "opened" };
    } catch (error) {
      if (!isPronoteError(error)) throw error;
      if ((await this.#startPage()) === undefined && error instanceof PortalPageError) {
        return { kind: "portal", error };
      }
      await this.#gate.learn(error);
      const stopped = this.#askedAt === undefined ? "page" : "parameters";
      if (stopped === "parameters") this.#add("page", startedAt, this.#askedAt);
      this.#add(stopped, this.#askedAt ?? startedAt, environment.now(), error);
      return { kind: "failed" };
    }
  }

  /** The page that came last, where it is one of PRONOTE's; what it tells is kept. */
  async #startPage(): Promise<StartPage | undefined> {
    const page = this.#page === undefined ? undefined : await startOf(this.#page);
    if (page === undefined) return undefined;
    this.#found.dialect = dialectOf(page);
    if (page.version.length > 0) this.#found.pageVersion = page.version.join(".");
    return page;
  }

  async #learnFrom({ parameters, page, sequence }: Opened): Promise<void> {
    await this.#startPage();
    const reading = new Reading("FonctionParametres");
    const said = reading.open<WireParameters>(parameters);
    const version = said.element("General", (general) => general.optional("versionPN", label));
    this.#found.parameters = present({
      version,
      spaceName: said.optional("Nom", label),
      exclusive: this.#exclusive,
      demonstration: page.demonstration,
    });
    this.#found.detour = isDetour(sequence.manner, this.#found.dialect);
    this.#found.dialect = dialectOfManner(sequence.manner);
  }

  #watch(event: Observed): void {
    if (event.kind === "page") this.#page = event;
    if (event.kind === "request") this.#askedAt = this.#reach.environment.now();
    if (event.kind === "answer") this.#exclusive ||= isExclusive(event.inner);
  }

  async #stage<T>(
    stage: ExaminedStage,
    work: () => Promise<T>,
  ): Promise<
    { readonly failed: false; readonly value: T } | { readonly failed: true; readonly error: PronoteError }
  > {
    const startedAt = this.#reach.environment.now();
    try {
      const value = await work();
      this.#add(stage, startedAt, this.#reach.environment.now());
      return { failed: false, value };
    } catch (error) {
      if (!isPronoteError(error)) throw error;
      await this.#gate.learn(error);
      this.#add(stage, startedAt, this.#reach.environment.now(), error);
      return { failed: true, error };
    }
  }

  #add(stage: ExaminedStage, from: number, to: number | undefined, error?: PronoteError): void {
    const milliseconds = Math.max(0, (to ?? from) - from);
    this.#stages.push({ stage, milliseconds, ...(error === undefined ? {} : { error }) });
  }

  #result(): ServerExamination {
    return { ...this.#found, stages: this.#stages };
  }
}

function isDetour({ dialect }: Manner, likeliest: InstanceDialect | undefined): boolean {
  return likeliest !== undefined && dialect.since.join(".") !== likeliest.since;
}

/** Whether the signature of an answer says that the school may only be read. */
function isExclusive(inner: Readonly<Record<string, unknown>> | undefined): boolean {
  const parts = Object.values(inner ?? {}).filter((part) => typeof part === "object" && part !== null);
  return parts.some((part) =>
    new Reading("signature").open<{ readonly ModeExclusif?: boolean }>(part).flag("ModeExclusif", flag),
  );
}
