import { withAccount } from "../account.js";
import type { GradesCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderGrades } from "../render/grades.js";
import { askEach, pupilsOf } from "./each-client.js";
import { withPeriod } from "./named-period.js";

/** `preau grades`: five requests to log in, one per pupil, one to log out. */
export async function grades(command: GradesCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const lists = await withAccount(command.account, context, (account) =>
    askEach(pupilsOf(account, command, context, words.complaints.noGradesForStaff), (pupil) =>
      withPeriod(pupil, command.period, context, (period) => pupil.gradesOverview(period, { signal })),
    ),
  );
  if (command.json) {
    for (const { found } of lists) terminal.out(toJson(found));
    return;
  }
  const texts = lists.map(({ found, whose }) =>
    renderGrades(found, { whose: cleanText(whose) }, viewOf(context)),
  );
  terminal.out(texts.join("\n"));
}
