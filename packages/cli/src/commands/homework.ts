import type { Client } from "@preau/client";
import { withAccount } from "../account.js";
import type { DayRange, HomeworkCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderHomework } from "../render/homework.js";
import { shortKeys } from "../short-keys.js";
import { askEach, pupilsOf } from "./each-client.js";

/** `preau homework`: five requests to log in, one per pupil, one to log out. */
export async function homework(command: HomeworkCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const { range, lists } = await withAccount(command.account, context, async (account) => {
    const pupils = pupilsOf(account, command, context, words.complaints.noHomeworkForStaff);
    const days = homeworkRange(command.range, account.client);
    const found = await askEach(pupils, (pupil) => pupil.homework(days.from, days.to, { signal }));
    return { range: days, lists: found };
  });
  if (command.json) {
    terminal.out(toJson(lists.flatMap(({ found }) => found)));
    return;
  }
  const texts = lists.map(({ found, whose }) =>
    renderHomework(found, { ...range, whose: cleanText(whose), keys: shortKeys(found) }, viewOf(context)),
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
