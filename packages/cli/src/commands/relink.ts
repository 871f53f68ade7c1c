import { chooseAccount } from "../accounts/choose.js";
import { openStore } from "../accounts/folder.js";
import { detailsOf, type PortalDetails } from "../accounts/linked.js";
import { spaceOfPage } from "../address.js";
import type { LoginCommand, RelinkCommand } from "../command.js";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { linkAccount, prefersCode } from "./login.js";

/**
 * `preau relink`: links an account anew, which keeps its name, its label and its device. Address, login and space are
 * those of the account, and so is the portal that it was linked through; only the secret is asked for. Costs as `login`.
 */
export async function relink(
  { code, account: wanted, json }: RelinkCommand,
  context: Context,
): Promise<void> {
  const { env, terminal, words } = context;
  const place = await openStore(context);
  const account = await chooseAccount(place.store, wanted.account, context);
  const record = await place.store.load(account);
  const credentials = record?.credentials;
  if (record === undefined || credentials === undefined) throw failure(words.complaints.noAccount);
  const { url, username, timeZone } = credentials;
  const space = spaceOfPage(url);
  const { portal } = detailsOf(record);
  const { account: _account, child: _child, url: _url, ...reach } = wanted;
  const command = {
    name: "login",
    ...(code === undefined ? {} : { code }),
    // Passwords are typed on the page for computers.
    url: url.replace(/\/mobile\.([^/]+)$/u, "/$1"),
    user: username,
    ...throughPortal(portal),
    ...(space === undefined ? {} : { space }),
    account,
    reach: { ...(timeZone === undefined ? {} : { timeZone }), ...reach },
    json,
  } as const;
  const hasPassword = (env["PREAU_PASSWORD"] ?? "") !== "";
  const byCode = code !== undefined || (!hasPassword && terminal.interactive && (await prefersCode(context)));
  await linkAccount(command, { place, byCode }, context);
}

/** What is typed is the portal's then. */
function throughPortal(
  portal: PortalDetails | undefined,
): Pick<LoginCommand, "portal" | "user" | "profile" | "choice"> {
  if (portal === undefined) return {};
  const { name, ...typed } = portal;
  return { portal: name, ...typed };
}
