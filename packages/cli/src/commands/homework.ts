import type { Client, Homework } from "@preau/client";
import { withAccount } from "../account.js";
import type { DayRange, HomeworkCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderHomework } from "../render/homework.js";
import { firstPupil } from "./first-pupil.js";

/** `preau homework`: five requests to log in, one per pupil, one to log out. */
export async function homework(command: HomeworkCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const found = await withAccount(command.account, context, async (account) => {
    if (account.pupils.length === 0) {
      throw new Failure(words.complaints.noHomeworkForStaff.fact, { exitCode: exitCodes.notAllowed });
    }
    const pupils = command.json ? [firstPupil(account, context)] : account.pupils;
    const range = homeworkRange(command.range, account.client);
    const lists: { readonly whose: string; readonly homework: readonly Homework[] }[] = [];
    for (const pupil of pupils) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      const pieces = await pupil.homework(range.from, range.to, { signal });
      lists.push({ whose: pupilName(pupil.info), homework: pieces });
    }
    return { range, lists };
  });
  if (command.json) {
    terminal.out(toJson(found.lists.flatMap((list) => list.homework)));
    return;
  }
  const texts = found.lists.map((list) =>
    renderHomework(list.homework, { ...found.range, whose: cleanText(list.whose) }, viewOf(context)),
  );
  terminal.out(texts.join("\n"));
}

/** Days to show: from today to the end of the school year, unless the command says otherwise. */
export function homeworkRange(
  { from, to }: DayRange,
  { today }: Pick<Client, "today">,
): { readonly from: string; readonly to?: string } {
  const start = from ?? (to !== undefined && to < today ? to : today);
  return to === undefined ? { from: start } : { from: start, to };
}
