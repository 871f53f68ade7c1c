import { chooseAccount } from "../accounts/choose.js";
import { openStore } from "../accounts/folder.js";
import type { LogoutCommand } from "../command.js";
import type { Context } from "../context.js";
import { cleanText } from "../render/clean.js";

/** `preau logout`: forgets an account, and with it the token and the spare device. One request, where a session is still open. */
export async function logout(command: LogoutCommand, context: Context): Promise<void> {
  const { terminal, words, signal } = context;
  const { store } = await openStore(context);
  const account = await chooseAccount(store, command.account, context);
  const { session } = (await store.load(account).catch(() => undefined)) ?? {};
  await store.lock(account, () => store.remove(account), { signal });
  await store.remove(spareOf(account));
  await end(session);
  terminal.out(cleanText(words.accounts.forgotten(account)));
  terminal.note(words.accounts.stillListed);
}

/** Record of the account's spare device, as docs/store.md names it. */
function spareOf(account: string): string {
  return `spare.${account}`;
}

/** Leaves the session that the last command kept, as far as it can still be left: the server forgets it anyway. */
async function end(session: unknown): Promise<void> {
  if (session === undefined) return;
  const { resume } = await import("@preau/client");
  const state = session as Parameters<typeof resume>[0]; // checked by resume
  await resume(state)
    .then((client) => client.close())
    .catch(() => undefined);
}
