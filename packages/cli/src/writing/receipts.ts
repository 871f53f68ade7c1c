import type { Acknowledgeable, Attendance, Receipt } from "@preau/client";
import { withPeriod } from "../commands/named-period.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText } from "../render/clean.js";
import { measureTitle } from "../render/measures.js";
import { momentText } from "../render/moment.js";
import type { AcknowledgeEventAction, AcknowledgeReportAction } from "../writing-commands.js";
import type { Done, Plan, Preparation } from "./plan.js";
import { findOwned, onePupil, pupilsOf } from "./who.js";

/** `preau attendance acknowledge`: one request for each child to find it, two to say so and to read it again. */
export async function planEventReceipt(
  { key }: AcknowledgeEventAction,
  preparation: Preparation,
): Promise<Plan> {
  const { context } = preparation;
  const { signal, words } = context;
  const { writing: say, reading } = words;
  const look = "preau attendance --period year";
  const { pupil, item } = await findOwned(
    pupilsOf(preparation),
    async (child) => acknowledgeable(await child.attendance("year", { signal })),
    { key, look, context },
  );
  const isAcknowledged = "asksReceipt" in item ? item.read : item.acknowledged;
  const isAsked = "asksReceipt" in item ? item.asksReceipt : item.requiresParent;
  if (!isAcknowledged && !isAsked) throw failure(say.complaints.noReceiptAsked);
  const title = measureTitle(item, words);
  const saidOf = (now: Acknowledgeable): Done => ({
    result: now,
    said: reading.labelled(measureTitle(now, words), say.acknowledged),
  });
  return {
    rows: [
      { label: say.rows.pupil, title: pupilName(pupil.info) },
      {
        label: say.rows.event,
        title,
        facts: ["given" in item ? momentText(item.given, words) : momentText(item.date, words), item.giver],
        text: "circumstances" in item ? item.circumstances : "comment" in item ? item.comment : undefined,
        mostLines: 12,
      },
    ],
    warning: say.cannotBeTakenBack,
    request: { pupil: pupil.info.name, event: item.key, acknowledged: true },
    already: isAcknowledged ? saidOf(item) : undefined,
    look,
    send: async (sending) => saidOf(await pupil.acknowledgeEvent(item, { signal: sending.signal })),
  };
}

/** `preau report acknowledge`: one request to read it, two to say so and to read it again. */
export async function planReportReceipt(
  { period }: AcknowledgeReportAction,
  preparation: Preparation,
): Promise<Plan> {
  const { context } = preparation;
  const { signal, words } = context;
  const { writing: say, reading } = words;
  const pupil = await onePupil(preparation);
  const report = await withPeriod(pupil, period, context, (wanted) => pupil.report(wanted, { signal }));
  if (report === undefined) {
    throw new Failure(reading.report.unpublished(cleanText(pupil.info.name)), {
      exitCode: exitCodes.notAllowed,
    });
  }
  const { name } = report.period;
  const doneAs = (receipts: readonly Receipt[]): Done => ({
    result: receipts,
    said: reading.labelled(name, say.acknowledged),
  });
  return {
    rows: [
      { label: say.rows.pupil, title: pupilName(pupil.info) },
      { label: say.rows.report, title: name },
    ],
    warning: say.cannotBeTakenBack,
    request: { pupil: pupil.info.name, report: name, acknowledged: true },
    look: "preau report",
    send: async (sending) =>
      doneAs(await pupil.acknowledgeDocument("report", report.period, { signal: sending.signal })),
  };
}

/** What parents may be asked to have seen. */
export function acknowledgeable(attendance: Attendance): readonly Acknowledgeable[] {
  const { punishments, sanctions, observations } = attendance;
  return [...punishments, ...sanctions, ...observations];
}
