import type { Client, Lesson } from "@preau/client";
import { withAccount } from "../account.js";
import type { DayRange, TimetableCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { addDays, mondayOf } from "../days.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderTimetable } from "../render/timetable.js";
import { firstPupil } from "./first-pupil.js";

/** `preau timetable`: five requests to log in, one per pupil, one to log out. */
export async function timetable(command: TimetableCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const found = await withAccount(command.account, context, async (account) => {
    if (account.pupils.length === 0) {
      throw new Failure(words.complaints.noTimetableForStaff.fact, { exitCode: exitCodes.notAllowed });
    }
    const pupils = command.json ? [firstPupil(account, context)] : account.pupils;
    const range = timetableRange(command.range, account.client);
    const timetables: { readonly whose: string; readonly lessons: readonly Lesson[] }[] = [];
    for (const pupil of pupils) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      const lessons = await pupil.lessons(range.from, range.to, { raw: command.raw, signal });
      timetables.push({ whose: pupilName(pupil.info), lessons });
    }
    return { range, timetables };
  });
  if (command.json) {
    terminal.out(toJson(found.timetables.flatMap(({ lessons }) => lessons)));
    return;
  }
  const texts = found.timetables.map(({ whose, lessons }) =>
    renderTimetable(lessons, { ...found.range, whose: cleanText(whose) }, viewOf(context)),
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
