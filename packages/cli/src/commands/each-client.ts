import type { AnyClient, Client } from "@preau/client";
import { type OpenAccount, withAccount } from "../account.js";
import type { AccountOptions } from "../command.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { toJson } from "../render/clean.js";
import { firstPupil } from "./first-pupil.js";

/** Whom a command asks about, and how it answers. */
interface Asked {
  readonly account: AccountOptions;
  readonly json: boolean;
  /** The session is not logged out of: what was found is good as long as it lives. */
  readonly stayOpen?: boolean;
}

/** What a command asks of each client, and how that looks. */
interface Work<From, Found> {
  ask(client: From): Promise<Found>;
  render(found: Found, whose: string): string;
  /** What `--json` prints; default what was found. */
  json?(found: Found): unknown;
}

/**
 * Asks about each pupil of an account and shows what was found; as JSON, about the first.
 *
 * @throws Failure for accounts without pupils
 */
export function showPupils<Found>(asked: Asked, context: Context, work: Work<Client, Found>): Promise<void> {
  return showEach(asked, context, work, (account) => {
    if (account.pupils.length === 0) {
      const { fact, hint } = context.words.complaints.pupilsOnly;
      throw new Failure(fact, { hint, exitCode: exitCodes.notAllowed });
    }
    return asked.json ? [firstPupil(account, context)] : account.pupils;
  });
}

/** The same, of accounts of every kind: one without pupils is asked itself. */
export function showMembers<Found>(
  asked: Asked,
  context: Context,
  work: Work<AnyClient, Found>,
): Promise<void> {
  return showEach(asked, context, work, (account) => {
    if (account.pupils.length === 0) return [account.client];
    return asked.json ? [firstPupil(account, context)] : account.pupils;
  });
}

/**
 * Asks once, whatever children there are: what is about the account, or about the whole school. A child that is
 * named is the one who is asked about.
 */
export function showAccount<Found>(
  asked: Asked,
  context: Context,
  work: Work<AnyClient, Found>,
): Promise<void> {
  return showEach(asked, context, work, ({ client, pupils: [pupil, another] }) => [
    pupil === undefined || another !== undefined ? client : pupil,
  ]);
}

async function showEach<From extends AnyClient, Found>(
  { account, json, stayOpen = false }: Asked,
  context: Context,
  work: Work<From, Found>,
  choose: (account: OpenAccount) => readonly From[],
): Promise<void> {
  const { terminal } = context;
  const read = async (open: OpenAccount) => {
    const list: { readonly whose: string; readonly found: Found }[] = [];
    for (const client of choose(open)) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      list.push({ whose: pupilName(client.info), found: await work.ask(client) });
    }
    return list;
  };
  const found = await withAccount(account, context, read, { stayOpen });
  if (json) for (const each of found) terminal.out(toJson(work.json?.(each.found) ?? each.found));
  else terminal.out(found.map((each) => work.render(each.found, each.whose)).join("\n"));
}
