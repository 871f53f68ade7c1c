import type { AnyClient, Client, ParentClient, Portal } from "@preau/client";
import { chooseAccount } from "./accounts/choose.js";
import { type AccountStore, openStore } from "./accounts/folder.js";
import { type PageAddress, pageAddress } from "./address.js";
import type { AccountOptions, AddressedAccount, LinkedAccount } from "./command.js";
import type { Context } from "./context.js";
import { failure } from "./failure.js";
import { readPassword } from "./password.js";
import { cleanText } from "./render/clean.js";
import { secondFactorBy } from "./ways-in/second-factor.js";

/** An account that is logged in, and the pupils whom a command is about. */
export interface OpenAccount {
  readonly client: AnyClient;
  /** The pupil, or a parent's children; empty for staff. */
  readonly pupils: readonly Client[];
  /** Children that were not chosen by name: there were several, and none was asked for. */
  readonly unnamedChildren: boolean;
}

/**
 * Opens an account, does something, and leaves it whatever happens: the session of a linked account is kept for the
 * next command, others are logged out of. What the library could not read of the answers is told on stderr.
 */
export async function withAccount<T>(
  options: AccountOptions,
  context: Context,
  use: (account: OpenAccount) => Promise<T>,
  { stayOpen = false }: { readonly stayOpen?: boolean } = {},
): Promise<T> {
  const client = await open(options, context);
  const unread: string[] = client.warnings.map(({ path }) => path);
  client.on("warning", ({ path }) => unread.push(path));
  try {
    const pupils = await pupilsOf(client, options.child, context);
    return await use({ client, pupils, unnamedChildren: pupils.length > 1 });
  } finally {
    await leave(client, stayOpen);
    context.terminal.progress(undefined);
    // What has no path is no part of an answer: a change was made, and what it led to could not be read.
    const parts = unread.filter((path) => path !== "");
    if (parts.length < unread.length) context.terminal.note(context.words.writing.notReadBack);
    if (parts.length > 0) {
      const where = [...new Set(parts)].slice(0, 3).join(", ");
      context.terminal.note(cleanText(context.words.notes.leftOut(parts.length, where)));
    }
  }
}

/**
 * Ten commands in a row cost one login: a linked account's session is left open, and kept with it.
 *
 * @param stayOpen leaves any session open, for the server to end
 */
export async function leave(client: AnyClient, stayOpen = false): Promise<void> {
  const isKept = (stayOpen || client.storedAs !== undefined) && client.loggedIn;
  if (isKept) await client.suspend().catch(() => client.close());
  else await client.close();
}

async function open(options: AccountOptions, context: Context): Promise<OpenAccount["client"]> {
  if (options.url === undefined) return openLinked(options, context);
  const address = pageAddress(options, context.words);
  const password = await readPassword(context);
  return openByPassword(options, address, { context, password });
}

/**
 * An account that is linked: the session that the last command left is gone on with, or else its token is spent and
 * the next one saved. Processes that want the same one go one after the other.
 */
async function openLinked(
  { account: wanted, timeZone, insecureHosts, timeoutMs }: LinkedAccount,
  context: Context,
): Promise<OpenAccount["client"]> {
  const { words, terminal, signal } = context;
  const { store } = await openStore(context);
  const account = await chooseAccount(store, wanted, context);
  const credentials = (await store.load(account))?.credentials;
  if (credentials === undefined) throw failure(words.complaints.noAccount);
  const { resume } = await import("@preau/client");
  terminal.progress(words.notes.connecting(new URL(credentials.url).host));
  return resume(account, {
    store,
    timeZone: timeZone ?? credentials.timeZone,
    insecureHosts,
    timeoutMs,
    signal,
    secondFactor: secondFactorBy(context),
  });
}

/** By name and password; with a store, the account is linked along the way. */
export async function openByPassword(
  options: AddressedAccount,
  { url, host, assumed }: PageAddress,
  {
    context,
    password,
    keep,
    portal,
  }: {
    readonly context: Context;
    readonly password: string;
    /** Signs in on a portal, whose login and password are given. */
    readonly portal?: Portal | undefined;
    readonly keep?: {
      readonly store: AccountStore["store"];
      readonly account: string | undefined;
      readonly deviceId: string | undefined;
    };
  },
): Promise<OpenAccount["client"]> {
  const { login, isPronoteError } = await import("@preau/client");
  context.terminal.progress(context.words.notes.connecting(host));
  try {
    return await login({
      url,
      username: options.user,
      password,
      timeZone: options.timeZone,
      insecureHosts: options.insecureHosts,
      timeoutMs: options.timeoutMs,
      signal: context.signal,
      secondFactor: secondFactorBy(context),
      portal,
      ...keep,
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
  throw failure(context.words.complaints.childOfNobody("--child"));
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
    const names = children.map((child) => child.name).join(", ");
    throw failure(words.complaints.noSuchChild(names), { cause });
  }
}
