import type { Client, ParentClient, VieScolaireClient } from "@preau/client";
import { type PageAddress, pageAddress } from "./address.js";
import type { AccountOptions } from "./command.js";
import type { Context } from "./context.js";
import { Failure } from "./failure.js";
import { readPassword } from "./password.js";
import { cleanText } from "./render/clean.js";

/** An account that is logged in, and the pupils whom a command is about. */
export interface OpenAccount {
  readonly client: Client | ParentClient | VieScolaireClient;
  /** The pupil, or a parent's children; empty for staff. */
  readonly pupils: readonly Client[];
  /** Children that were not chosen by name: there were several, and none was asked for. */
  readonly unnamedChildren: boolean;
}

/**
 * Logs in, does something, and logs out whatever happens. What the library could not read of the answers
 * is told on stderr.
 */
export async function withAccount<T>(
  options: AccountOptions,
  context: Context,
  use: (account: OpenAccount) => Promise<T>,
): Promise<T> {
  const address = pageAddress(options, context.words);
  const password = await readPassword(context);
  context.terminal.progress(context.words.notes.connecting(address.host));
  const client = await open(options, address, { context, password });
  const unread: string[] = [];
  client.on("warning", ({ path }) => unread.push(path));
  try {
    const pupils = await pupilsOf(client, options.child, context);
    return await use({ client, pupils, unnamedChildren: pupils.length > 1 });
  } finally {
    await client.close();
    context.terminal.progress(undefined);
    if (unread.length > 0) {
      const where = [...new Set(unread)].slice(0, 3).join(", ");
      context.terminal.note(cleanText(context.words.notes.leftOut(unread.length, where)));
    }
  }
}

async function open(
  options: AccountOptions,
  { url, assumed }: PageAddress,
  { context, password }: { readonly context: Context; readonly password: string },
): Promise<OpenAccount["client"]> {
  const { login, isPronoteError } = await import("@preau/client");
  try {
    return await login({
      url,
      username: options.user,
      password,
      timeZone: options.timeZone,
      insecureHosts: options.insecureHosts,
      timeoutMs: options.timeoutMs,
      signal: context.signal,
    });
  } catch (error) {
    if (
      assumed &&
      isPronoteError(error) &&
      (error.code === "credentials" || error.code === "access-denied")
    ) {
      context.terminal.note(context.words.notes.assumedStudent("parent"));
    }
    throw error;
  }
}

async function pupilsOf(
  client: OpenAccount["client"],
  child: string | undefined,
  context: Context,
): Promise<readonly Client[]> {
  const { Client, ParentClient } = await import("@preau/client");
  if (client instanceof ParentClient) return childrenOf(client, child, context);
  if (child === undefined) return client instanceof Client ? [client] : [];
  const { fact, hint } = context.words.complaints.childOfNobody("--child");
  throw new Failure(fact, { hint });
}

/** The child that is named, or all of them. Where there is none, the library says why. */
function childrenOf(parent: ParentClient, name: string | undefined, { words }: Context): readonly Client[] {
  const { children } = parent;
  if (children.length === 0) return [parent];
  if (name === undefined) return children.map((child) => parent.child(child));
  try {
    return [parent.child(name)];
  } catch (cause) {
    // The library names nobody in an error; here, it is the parent who asks.
    const { fact, hint } = words.complaints.noSuchChild(children.map((child) => child.name).join(", "));
    throw new Failure(fact, { hint, cause });
  }
}
