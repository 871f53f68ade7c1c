import { chooseAccount } from "../accounts/choose.js";
import { openStore } from "../accounts/folder.js";
import type { LogoutCommand } from "../command.js";
import type { Context } from "../context.js";
import { cleanText } from "../render/clean.js";

/** `preau logout`: forgets an account, and with it the token. Asks no server. */
export async function logout(command: LogoutCommand, context: Context): Promise<void> {
  const { terminal, words, signal } = context;
  const { store } = await openStore(context);
  const account = await chooseAccount(store, command.account, context);
  await store.lock(account, () => store.remove(account), { signal });
  terminal.out(cleanText(words.accounts.forgotten(account)));
  terminal.note(words.accounts.stillListed);
}
