import type { GradesOverview } from "@preau/client";
import { withAccount } from "../account.js";
import type { GradesCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderGrades } from "../render/grades.js";
import { firstPupil } from "./first-pupil.js";
import { withPeriod } from "./named-period.js";

/** `preau grades`: five requests to log in, one per pupil, one to log out. */
export async function grades(command: GradesCommand, context: Context): Promise<void> {
  const { words, terminal, signal } = context;
  const found = await withAccount(command.account, context, async (account) => {
    if (account.pupils.length === 0) {
      throw new Failure(words.complaints.noGradesForStaff.fact, { exitCode: exitCodes.notAllowed });
    }
    const pupils = command.json ? [firstPupil(account, context)] : account.pupils;
    const lists: { readonly whose: string; readonly overview: GradesOverview }[] = [];
    for (const pupil of pupils) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      const overview = await withPeriod(pupil, command.period, context, (period) =>
        pupil.gradesOverview(period, { signal }),
      );
      lists.push({ whose: pupilName(pupil.info), overview });
    }
    return lists;
  });
  if (command.json) {
    for (const { overview } of found) terminal.out(toJson(overview));
    return;
  }
  const texts = found.map(({ overview, whose }) =>
    renderGrades(overview, { whose: cleanText(whose) }, viewOf(context)),
  );
  terminal.out(texts.join("\n"));
}
