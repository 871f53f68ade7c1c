import type { OpenAccount } from "../account.js";
import type { AccountOptions } from "../account-options.js";
import { chooseAccount } from "../accounts/choose.js";
import { openStore } from "../accounts/folder.js";
import { spaceOfPage } from "../address.js";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import type { Complaint } from "../language/words.js";
import type { WriteAction, WriteCommand, WriteKind } from "../writing-commands.js";
import { readsStdin } from "./gather.js";

/** Whose business a change is; what is not named here is everybody's. */
const roles: Readonly<Partial<Record<WriteKind, "student" | "parent">>> = {
  "homework done": "student",
  "homework undone": "student",
  "homework hand-in": "student",
  "homework take-back": "student",
  "absence justify": "parent",
  "absence declare": "parent",
  "attendance acknowledge": "parent",
  "report acknowledge": "parent",
};

/**
 * Refuses what cannot be done, before anything is asked of the school: what is somebody else's business, and what
 * has to be asked where nobody can be.
 *
 * @throws Failure
 */
export async function checkBefore(command: WriteCommand, context: Context): Promise<void> {
  const { action, account, yes, dryRun } = command;
  const { complaints } = context.words.writing;
  const space = roles[action.kind] === undefined ? undefined : await spaceOf(account, context);
  if (space !== undefined) checkRole(action.kind, space, context);
  const { interactive } = context.terminal;
  const unsaid = interactive ? undefined : whatIsUnsaid(action, context);
  const asks = !yes && !dryRun;
  const complaint =
    asks && readsStdin(action)
      ? complaints.stdinIsText
      : asks && !interactive
        ? complaints.nobodyToAsk
        : unsaid;
  if (complaint !== undefined) throw failure(complaint);
}

/** What would have to be asked for. */
function whatIsUnsaid(action: WriteAction, { words }: Context): Complaint | undefined {
  const { complaints } = words.writing;
  const isSilent = "body" in action && action.body.text === undefined && action.body.file === undefined;
  switch (action.kind) {
    case "news answer":
      return action.answers.length === 0 ? complaints.noAnswers : undefined;
    case "messages new":
    case "messages reply":
      return isSilent ? complaints.missingText : undefined;
    case "absence justify":
      return isSilent && action.reason === undefined && action.attach.length === 0
        ? complaints.nothingSaid
        : undefined;
    default:
      return undefined;
  }
}

/** The same for an account whose page did not tell what it is. */
export async function checkOpened(kind: WriteKind, { client }: OpenAccount, context: Context): Promise<void> {
  const { Client, ParentClient } = await import("@preau/client");
  const space =
    client instanceof ParentClient ? "parent" : client instanceof Client ? "student" : "school-life";
  checkRole(kind, space, context);
}

function checkRole(kind: WriteKind, space: string, { words }: Context): void {
  const role = roles[kind];
  if (role === undefined || role === space) return;
  const { pupilsOnly, parentsOnly } = words.writing.complaints;
  throw failure(role === "student" ? pupilsOnly : parentsOnly, { exitCode: exitCodes.notAllowed });
}

/** Space that an account is of, as far as that is known without asking. */
async function spaceOf(options: AccountOptions, context: Context): Promise<string | undefined> {
  if (options.url !== undefined) {
    const hasPage = /\.html$/iu.test(options.url.trim().replace(/[?#].*$/su, ""));
    return spaceOfPage(options.url) ?? options.space ?? (hasPage ? undefined : "student");
  }
  const { store } = await openStore(context);
  const account = await chooseAccount(store, options.account, context);
  return (await store.load(account))?.credentials?.space;
}
