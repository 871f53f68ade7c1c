import type { Client } from "@preau/client";
import { withAccount } from "../account.js";
import type { DayRange, TimetableCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { addDays, mondayOf } from "../days.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderTimetable } from "../render/timetable.js";
import { askEach, pupilsOf } from "./each-client.js";

/** `preau timetable`: five requests to log in, one per pupil, one to log out. */
export async function timetable(command: TimetableCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const { range, lists } = await withAccount(command.account, context, async (account) => {
    const pupils = pupilsOf(account, command, context, words.complaints.noTimetableForStaff);
    const days = timetableRange(command.range, account.client);
    const options = { raw: command.raw, signal };
    const found = await askEach(pupils, (pupil) => pupil.lessons(days.from, days.to, options));
    return { range: days, lists: found };
  });
  if (command.json) {
    terminal.out(toJson(lists.flatMap(({ found }) => found)));
    return;
  }
  const texts = lists.map(({ found, whose }) =>
    renderTimetable(found, { ...range, whose: cleanText(whose) }, viewOf(context)),
  );
  terminal.out(texts.join("\n"));
}

/** Days to show: the week of the next open day, unless the command says otherwise. */
export function timetableRange(
  { from, to }: DayRange,
  calendar: Pick<Client, "openDay" | "today">,
): { readonly from: string; readonly to: string } {
  if (from !== undefined) return { from, to: to ?? addDays(from, 6) };
  if (to !== undefined) return { from: to < calendar.today ? to : calendar.today, to };
  const monday = mondayOf(calendar.openDay);
  return { from: monday, to: addDays(monday, 6) };
}
