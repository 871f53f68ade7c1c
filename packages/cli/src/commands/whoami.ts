import type { ClientInfo } from "@preau/client";
import { withAccount } from "../account.js";
import type { WhoamiCommand } from "../command.js";
import type { Context } from "../context.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { holderOf } from "./holder.js";

/** What the school says of an account; with `--json`, what is printed. */
interface Whoami {
  /** Its name here. */
  readonly account?: string;
  readonly name: string;
  readonly className?: string;
  /** A parent's; absent for the others. */
  readonly children?: readonly Pick<ClientInfo, "name" | "className">[];
  readonly school?: string;
  readonly space?: string;
  readonly version?: string;
}

/** `preau whoami`: proves that the link works. One request where a session is kept, five more to log in. */
export async function whoami({ account, json }: WhoamiCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  const found = await withAccount(account, context, async ({ client }): Promise<Whoami> => {
    const { ParentClient } = await import("@preau/client");
    // A session that was kept may be over: this is the moment to find out.
    await client.sessionCheck({ signal: context.signal });
    const { schoolName, spaceName, version } = client.server;
    return {
      ...(client.storedAs === undefined ? {} : { account: client.storedAs }),
      ...shortly(await holderOf(client)),
      ...(client instanceof ParentClient ? { children: client.children.map(shortly) } : {}),
      ...(schoolName === undefined ? {} : { school: schoolName }),
      ...(spaceName === undefined ? {} : { space: spaceName }),
      ...(version === undefined ? {} : { version }),
    };
  });
  if (json) {
    terminal.out(toJson(found));
    return;
  }
  const { children, school, space, version } = found;
  const server = [school, space, version === undefined ? undefined : `PRONOTE ${version}`];
  const lines = [
    terminal.style.bold(cleanText(pupilName(found))),
    ...(children === undefined ? [] : [words.accounts.children(children.map(pupilName))]).map(cleanText),
    cleanText(server.filter((part) => part !== undefined).join(" · ")),
    ...(found.account === undefined ? [] : [words.accounts.accountName(found.account)]).map(cleanText),
  ];
  terminal.out(lines.join("\n"));
}

function shortly({ name, className }: ClientInfo): Pick<ClientInfo, "name" | "className"> {
  return className === undefined ? { name } : { name, className };
}
