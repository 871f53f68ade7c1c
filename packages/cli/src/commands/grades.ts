import type { Client, GradesOverview } from "@preau/client";
import { withAccount } from "../account.js";
import type { GradesCommand } from "../command.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderGrades } from "../render/grades.js";
import { firstPupil } from "./first-pupil.js";

/** `preau grades`: five requests to log in, one per pupil, one to log out. */
export async function grades(command: GradesCommand, context: Context): Promise<void> {
  const { words, terminal } = context;
  const found = await withAccount(command.account, context, async (account) => {
    if (account.pupils.length === 0) {
      throw new Failure(words.complaints.noGradesForStaff.fact, { exitCode: exitCodes.notAllowed });
    }
    const pupils = command.json ? [firstPupil(account, context)] : account.pupils;
    const lists: { readonly whose: string; readonly overview: GradesOverview }[] = [];
    for (const pupil of pupils) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
      const overview = await overviewOf(pupil, command.period, context);
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

/** A period that does not exist is said in the language of the user, with those that do. */
async function overviewOf(
  pupil: Client,
  period: string | undefined,
  { words, signal }: Context,
): Promise<GradesOverview> {
  try {
    return await pupil.gradesOverview(period, { signal });
  } catch (cause) {
    const { isPronoteError } = await import("@preau/client");
    if (period === undefined || !isPronoteError(cause) || cause.code !== "usage") throw cause;
    const names = pupil.periods.map(({ name }) => name).join(", ");
    const { fact, hint } = words.complaints.noSuchPeriod(cleanText(names));
    throw new Failure(fact, { hint, cause });
  }
}
