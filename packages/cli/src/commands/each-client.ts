import type { AnyClient, Client } from "@preau/client";
import { type OpenAccount, withAccount } from "../account.js";
import type { AccountOptions } from "../command.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import type { Complaint } from "../language/words.js";
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
  return showEach(asked, context, work, (account) => pupilsOf(account, asked, context));
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
  return showEach(asked, context, work, (account) => [accountClient(account)]);
}

/** Who is asked about what the account has once, whatever children there are: the one child that is named, or else the account. */
export function accountClient({ client, pupils: [pupil, another] }: OpenAccount): AnyClient {
  return pupil === undefined || another !== undefined ? client : pupil;
}

async function showEach<From extends AnyClient, Found>(
  { account, json, stayOpen = false }: Asked,
  context: Context,
  work: Work<From, Found>,
  choose: (account: OpenAccount) => readonly From[],
): Promise<void> {
  const { terminal } = context;
  const read = (open: OpenAccount) => askEach(choose(open), (client) => work.ask(client));
  const found = await withAccount(account, context, read, { stayOpen });
  if (json) for (const each of found) terminal.out(toJson(work.json?.(each.found) ?? each.found));
  else terminal.out(found.map((each) => work.render(each.found, each.whose)).join("\n"));
}

/**
 * Whom a command about pupils asks: all that the account has, or the first where the answer does not say whose it is.
 *
 * @param complaint why an account without pupils is refused
 * @throws Failure for accounts without pupils
 */
export function pupilsOf(
  account: OpenAccount,
  { json }: Pick<Asked, "json">,
  context: Context,
  complaint: Complaint = context.words.complaints.pupilsOnly,
): readonly Client[] {
  if (account.pupils.length === 0) {
    throw failure(complaint, { exitCode: exitCodes.notAllowed });
  }
  return json ? [firstPupil(account, context)] : account.pupils;
}

/** Asks one after the other, as a session wants it, and says whose each answer is. */
export async function askEach<From extends AnyClient, Found>(
  clients: readonly From[],
  ask: (client: From) => Promise<Found>,
): Promise<readonly { readonly whose: string; readonly found: Found }[]> {
  const list: { readonly whose: string; readonly found: Found }[] = [];
  for (const client of clients) {
    // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
    list.push({ whose: pupilName(client.info), found: await ask(client) });
  }
  return list;
}
