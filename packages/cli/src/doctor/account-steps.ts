import type { AnyClient, Client, PronoteError } from "@preau/client";
import { leave } from "../account.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import type { Details, StepName } from "./diagnosis.js";
import { features, readOf, unknownCodesIn, usualFeatures } from "./reading.js";
import type { Steps } from "./steps.js";
import type { Watch } from "./watch.js";

/** A login, ready to be made. */
export interface Entry {
  readonly how: "token" | "password";
  /** @param url page of the space */
  readonly open: (url: string) => Promise<AnyClient>;
}

/** Logs in, looks at the account's tabs and reads one thing; then leaves as any command does. */
export async function addAccountSteps(entry: Entry, url: string, setting: Setting): Promise<void> {
  const { watch, steps } = setting;
  const client = await enter(entry, url, setting);
  if (client === undefined) return;
  try {
    watch.conceal(client);
    addTabs(client, steps);
    if (!steps.hasFailed) await addRead(client, setting);
  } finally {
    await leave(client);
  }
}

interface Setting {
  readonly steps: Steps;
  readonly watch: Watch;
  readonly context: Context;
  readonly isPronoteError: (error: unknown) => error is PronoteError;
}

/** A session that is there already is asked whether it lives: only when it does not, a login is made. */
async function enter(
  { how, open }: Entry,
  url: string,
  { steps, watch, context, isPronoteError }: Setting,
): Promise<AnyClient | undefined> {
  const startedAt = performance.now();
  watch.begin();
  let client: AnyClient | undefined;
  try {
    client = await open(url);
    watch.listenTo(client);
    // One that was just made lives.
    if (!watch.hasLoggedIn) await client.sessionCheck({ signal: context.signal });
    const details: Details = { how: watch.hasLoggedIn ? how : "session" };
    steps.ok("login", { milliseconds: performance.now() - startedAt, details });
    steps.ok("rights");
    return client;
  } catch (error) {
    if (client !== undefined) await leave(client);
    if (error instanceof Failure && error.exitCode === exitCodes.usage) {
      steps.fail("login", "no-password", error.exitCode);
      return undefined;
    }
    if (!isPronoteError(error)) throw error;
    const stopped = stepOf(error, watch);
    if (stopped === "rights") steps.ok("login", { details: { how } });
    steps.failWith(stopped, error, { milliseconds: performance.now() - startedAt });
    return undefined;
  }
}

/** Where a login stopped: by what was asked for last. */
function stepOf(error: PronoteError, { lastCall }: Watch): StepName {
  if (error.code === "store") return "account";
  if (error.code === "gate-closed" || lastCall === undefined)
    return error.code === "portal-page" ? "portal" : "login";
  if (lastCall === "page") return error.code === "portal-page" ? "portal" : "page";
  if (lastCall === "FonctionParametres") return "parameters";
  return lastCall === "ParametresUtilisateur" ? "rights" : "login";
}

function addTabs(client: AnyClient, steps: Steps): void {
  const shown = features.filter((feature) => client.can(feature));
  const hidden = usualFeatures.filter((feature) => !shown.includes(feature));
  const details: Details = { features: shown, hidden };
  if (shown.length === 0) steps.fail("tabs", "no-tabs", exitCodes.notAllowed, { details });
  else if (hidden.length > 0 && isOfFamily(client)) steps.warn("tabs", "tabs-hidden", { details });
  else steps.ok("tabs", { details });
}

/** Pupils and parents: whoever has lessons. */
function isOfFamily(client: AnyClient): boolean {
  return "lessons" in client;
}

async function addRead(client: AnyClient, { steps, watch, context, isPronoteError }: Setting): Promise<void> {
  const startedAt = performance.now();
  const found = readOf(client, await pupilOf(client));
  if (found === undefined) {
    steps.skip("read", "nothing-to-read");
    return;
  }
  const { feature } = found;
  try {
    const value = await found.read(context.signal);
    watch.noteCodes(unknownCodesIn(value));
    const details: Details = { feature, ...(Array.isArray(value) ? { count: value.length } : {}) };
    const milliseconds = performance.now() - startedAt;
    const { warnings, unknownCodes } = watch.drift;
    if (warnings.length + unknownCodes.length === 0) steps.ok("read", { milliseconds, details });
    else
      steps.warn("read", "partly-read", {
        milliseconds,
        details: { feature, count: warnings.length + unknownCodes.length },
      });
  } catch (error) {
    if (!isPronoteError(error)) throw error;
    steps.failWith("read", error, { details: { feature }, milliseconds: performance.now() - startedAt });
  }
}

/** The pupil, or a parent's first child; staff have none. */
async function pupilOf(client: AnyClient): Promise<Client | undefined> {
  const { Client, ParentClient } = await import("@preau/client");
  if (!(client instanceof ParentClient)) return client instanceof Client ? client : undefined;
  const [child] = client.children;
  return child === undefined ? undefined : client.child(child);
}
