import { existsSync } from "node:fs";
import type { PronoteError } from "@preau/client";
import type { ServerExamination } from "@preau/client/discovery";
import { chooseAccount } from "../accounts/choose.js";
import { type AccountStore, openStore } from "../accounts/folder.js";
import type { DoctorCommand } from "../command.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { readPassword } from "../password.js";
import { addAccountSteps, type Entry } from "./account-steps.js";
import { causeOf } from "./causes.js";
import type { Diagnosis, StepName } from "./diagnosis.js";
import { type Patience, type Probed, placeOf, probeConnection, probeName, probeTls } from "./probes.js";
import { addServerSteps, type FindRows } from "./server-steps.js";
import { Steps } from "./steps.js";
import { Watch } from "./watch.js";

/** For one answer, in milliseconds, as every command waits. */
const longestWait = 30_000;

/** A way in that was gone, and what it left for a report. */
export interface Gone {
  readonly diagnosis: Diagnosis;
  readonly watch: Watch;
  readonly examination: ServerExamination | undefined;
}

/**
 * Goes the way in, step by step, up to the first that fails. With an address alone it stops before the login; with an
 * account it goes on with its session, and logs in where there is none and the gate lets it.
 */
export async function diagnose(command: DoctorCommand, context: Context): Promise<Gone> {
  const [{ WireRecorder }, { isPronoteError }] = await Promise.all([
    import("@preau/client/discovery"),
    import("@preau/client"),
  ]);
  const watch = new Watch(new WireRecorder());
  const way = new Way(command, { steps: new Steps(), watch, context, isPronoteError });
  const examination = await way.go();
  context.terminal.progress(undefined);
  return { diagnosis: way.result(), watch, examination };
}

interface Setting {
  readonly steps: Steps;
  readonly watch: Watch;
  readonly context: Context;
  readonly isPronoteError: (error: unknown) => error is PronoteError;
}

/** Where a way in begins, and how to log in there, if at all. */
interface Target {
  readonly address: string;
  readonly account?: string;
  readonly store?: AccountStore["store"];
  readonly entry?: Entry;
}

class Way {
  readonly #command: DoctorCommand;
  readonly #setting: Setting;

  constructor(command: DoctorCommand, setting: Setting) {
    this.#command = command;
    this.#setting = setting;
  }

  result(): Diagnosis {
    const { steps, watch } = this.#setting;
    return steps.result(watch.drift);
  }

  async go(): Promise<ServerExamination | undefined> {
    const { steps } = this.#setting;
    const target = await this.#target();
    if (target === undefined) return undefined;
    const { portalsFor } = await import("@preau/portals");
    const rowsOf: FindRows = (address) => portalsFor(address).map(({ name }) => name);
    const place = await this.#address(target, rowsOf);
    if (place === undefined) return undefined;
    const { root, page = this.#command.space } = place;
    const store = await this.#gate(root, target);
    if (!steps.hasFailed) await this.#probe(root);
    if (steps.hasFailed) return undefined;
    const found = await this.#examine(target, store);
    addServerSteps(found, steps, { rowsOf, wantedSpace: page });
    if (steps.hasFailed) return found;
    if (target.entry === undefined) steps.skip("login", "no-account-named");
    else await addAccountSteps(target.entry, found.space?.url ?? target.address, this.#setting);
    return found;
  }

  /** The account's address and token, or the address that was given. */
  async #target(): Promise<Target | undefined> {
    const { address, user } = this.#command;
    const { steps, context, isPronoteError } = this.#setting;
    const place = await openStore(context);
    try {
      if (address !== undefined) {
        steps.skip("account", "no-account-named");
        // What gates remember is there, if anywhere. Nobody's folder is made for a look at an address.
        const isThere = existsSync(place.folder);
        if (isThere) await place.store.list();
        return {
          address,
          ...(isThere ? { store: place.store } : {}),
          ...(user === undefined ? {} : { entry: this.#byPassword(user) }),
        };
      }
      const account = await chooseAccount(place.store, this.#command.account, context);
      const credentials = (await place.store.load(account))?.credentials;
      if (credentials === undefined) return undefined;
      steps.ok("account", { details: { account } });
      const entry = this.#byToken(account, place.store, credentials.timeZone);
      return { address: credentials.url, account, store: place.store, entry };
    } catch (error) {
      if (!isPronoteError(error)) throw error;
      if (address !== undefined) {
        steps.warn("account", "store-unreadable");
        return { address, ...(user === undefined ? {} : { entry: this.#byPassword(user) }) };
      }
      steps.failWith("account", error);
      return undefined;
    }
  }

  /** By name and password: asked for only when all before has gone well. */
  #byPassword(username: string): Entry {
    const { watch, context } = this.#setting;
    return {
      how: "password",
      open: async (url) => {
        const { login } = await import("@preau/client");
        context.terminal.progress(undefined);
        const password = await readPassword(context);
        this.#tell("login");
        const environment = { observe: watch.observe };
        return login({
          ...this.#command.reach,
          url,
          username,
          password,
          environment,
          signal: context.signal,
        });
      },
    };
  }

  #byToken(account: string, store: AccountStore["store"], zone: string | undefined): Entry {
    const { reach } = this.#command;
    const { watch, context } = this.#setting;
    return {
      how: "token",
      open: async () => {
        const { resume } = await import("@preau/client");
        this.#tell("login");
        const environment = { observe: watch.observe };
        const timeZone = reach.timeZone ?? zone;
        return resume(account, { ...reach, store, timeZone, environment, signal: context.signal });
      },
    };
  }

  /** Root that the address names, and the page, if any; `undefined` when it names none. */
  async #address(
    { address }: Target,
    rowsOf: FindRows,
  ): Promise<{ readonly root: string; readonly page?: string } | undefined> {
    const { steps, isPronoteError } = this.#setting;
    const { readPastedAddress } = await import("@preau/client/discovery");
    try {
      const { root, host, space } = readPastedAddress(address, this.#command.reach.insecureHosts);
      const rows = rowsOf(root);
      if (rows.length > 0) {
        steps.fail("address", "address-of-portal", exitCodes.network, { details: { host, rows } });
        return undefined;
      }
      const details = { host, url: root, ...(space === undefined ? {} : { page: space.page }) };
      if (root.startsWith("http:") && !isOwnMachine(host))
        steps.warn("address", "not-encrypted", { details });
      else steps.ok("address", { details });
      return space === undefined ? { root } : { root, page: space.page };
    } catch (error) {
      if (!isPronoteError(error)) throw error;
      steps.failWith("address", error, { cause: causeOf(error, "address") });
      return undefined;
    }
  }

  /** What gates remember, where it can be read; `undefined` where there is nothing to ask. */
  async #gate(root: string, { store, account }: Target): Promise<Target["store"]> {
    const { steps } = this.#setting;
    const { askGate } = await import("@preau/client/discovery");
    const refused = await askGate(root, { store, account });
    if (refused === undefined) steps.ok("gate");
    else if (refused.code === "store" && account === undefined) steps.warn("gate", "store-unreadable");
    else steps.failWith("gate", refused);
    return refused === undefined ? store : undefined;
  }

  /** The host's name, a connection, and where it is to be encrypted, the certificate. */
  async #probe(root: string): Promise<void> {
    const { steps } = this.#setting;
    const place = placeOf(root);
    const probes: readonly (readonly [StepName, (patience: Patience) => Promise<Probed>])[] = [
      ["dns", (patience) => probeName(place, patience)],
      ["connection", (patience) => probeConnection(place, patience)],
      ...(root.startsWith("https:")
        ? [["tls", (patience: Patience) => probeTls(place, patience)] as const]
        : []),
    ];
    if (root.startsWith("http:"))
      steps.skip("tls", isOwnMachine(place.host) ? "not-needed" : "not-encrypted");
    const { timeoutMs = longestWait } = this.#command.reach;
    for (const [step, probe] of probes) {
      this.#tell(step);
      const startedAt = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- each step stands on the one before
      const { cause, details } = await probe({ timeoutMs, signal: this.#setting.context.signal });
      const more = { milliseconds: performance.now() - startedAt, details };
      if (cause === undefined) steps.ok(step, more);
      else {
        steps.fail(step, cause, exitCodes.network, more);
        return;
      }
    }
  }

  async #examine({ address, account, entry }: Target, store: Target["store"]): Promise<ServerExamination> {
    const { reach, space } = this.#command;
    const { watch, context } = this.#setting;
    const { examineServer } = await import("@preau/client/discovery");
    this.#tell("server");
    return examineServer(address, {
      timeoutMs: reach.timeoutMs ?? longestWait,
      insecureHosts: reach.insecureHosts,
      space,
      account,
      store,
      asApplication: entry?.how === "token",
      signal: context.signal,
      environment: { observe: watch.observe },
    });
  }

  #tell(step: StepName): void {
    const { terminal, words } = this.#setting.context;
    terminal.progress(words.doctor.trying(words.doctor.steps[step]));
  }
}

function isOwnMachine(host: string): boolean {
  return ["localhost", "::1", "[::1]"].includes(host) || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
