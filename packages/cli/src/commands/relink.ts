import { chooseAccount } from "../accounts/choose.js";
import { openStore } from "../accounts/folder.js";
import { spaceOfPage } from "../address.js";
import type { RelinkCommand } from "../command.js";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { linkAccount, prefersCode } from "./login.js";

/**
 * `preau relink`: links an account anew, which keeps its name, its label and its device. Address, login and space are
 * those of the account; only the secret is asked for. Costs as `login`.
 */
export async function relink(
  { code, account: wanted, json }: RelinkCommand,
  context: Context,
): Promise<void> {
  const { env, terminal, words } = context;
  const place = await openStore(context);
  const account = await chooseAccount(place.store, wanted.account, context);
  const credentials = (await place.store.load(account))?.credentials;
  if (credentials === undefined) throw failure(words.complaints.noAccount);
  const { url, username, timeZone } = credentials;
  const space = spaceOfPage(url);
  const { account: _account, child: _child, url: _url, ...reach } = wanted;
  const command = {
    name: "login",
    ...(code === undefined ? {} : { code }),
    // Passwords are typed on the page for computers.
    url: url.replace(/\/mobile\.([^/]+)$/u, "/$1"),
    user: username,
    ...(space === undefined ? {} : { space }),
    account,
    reach: { ...(timeZone === undefined ? {} : { timeZone }), ...reach },
    json,
  } as const;
  const hasPassword = (env["PREAU_PASSWORD"] ?? "") !== "";
  const byCode = code !== undefined || (!hasPassword && terminal.interactive && (await prefersCode(context)));
  await linkAccount(command, { place, byCode }, context);
}
