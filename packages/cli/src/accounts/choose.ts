import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { plainText } from "../plain-text.js";
import type { AccountStore } from "./folder.js";
import { type LinkedSummary, linkedAccounts } from "./linked.js";

/**
 * Name of the account that is meant: the one that is named, in full or by a part of its name or label that
 * no other has; the only one when none is named.
 *
 * @throws Failure that lists the accounts, or teaches `preau login` when there is none
 */
export async function chooseAccount(
  store: AccountStore["store"],
  wanted: string | undefined,
  { words }: Pick<Context, "words">,
): Promise<string> {
  const { complaints } = words;
  // In full first: a record that cannot be read must not keep the others from being used or removed.
  const { isAccountRecord } = await import("@preau/client");
  if (wanted !== undefined && isAccountRecord(wanted) && (await store.list()).includes(wanted)) return wanted;
  const accounts = await linkedAccounts({ store });
  if (accounts.length === 0) throw failure(complaints.noAccount);
  const found = wanted === undefined ? accounts : accounts.filter((account) => bears(account, wanted));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.account;
  const names = accounts.map(({ account, label }) =>
    label === undefined ? account : `${account} (${label})`,
  );
  throw failure(
    wanted === undefined
      ? complaints.severalAccounts(names.join(", "))
      : complaints.noSuchAccount(names.join(", ")),
  );
}

function bears({ account, label = "" }: LinkedSummary, part: string): boolean {
  return [account, label].some((name) => plainText(name).includes(plainText(part)));
}
