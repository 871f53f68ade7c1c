import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import type { ReportCommand } from "../reading-commands.js";
import { cleanText } from "../render/clean.js";
import { renderReport } from "../render/report.js";
import { showPupils } from "./each-client.js";
import { withPeriod } from "./named-period.js";

/** `preau report`: one request per pupil, beside those of the login. */
export async function report(command: ReportCommand, context: Context): Promise<void> {
  if (command.pdf) {
    await address(command, context);
    return;
  }
  const { signal, words } = context;
  await showPupils(command, context, {
    ask: async (pupil) => {
      const found = await withPeriod(pupil, command.period, context, (period) =>
        pupil.report(period, { signal }),
      );
      if (found === undefined && command.json) {
        const fact = words.reading.report.unpublished(cleanText(pupil.info.name));
        throw new Failure(fact, { exitCode: exitCodes.notAllowed });
      }
      return found;
    },
    render: (found, whose) => renderReport(found, whose, viewOf(context)),
  });
}

/** Addresses are good as long as the session: it is left open, and ends by itself. */
async function address({ account, json, period }: ReportCommand, context: Context): Promise<void> {
  const { signal, terminal, words } = context;
  await showPupils({ account, json, stayOpen: true }, context, {
    ask: (pupil) =>
      withPeriod(pupil, period, context, (named) =>
        pupil.generateReportPdf({ signal, ...(named === undefined ? {} : { period: named }) }),
      ),
    render: (url) => `${cleanText(url)}\n`,
    json: (url) => ({ url }),
  });
  terminal.note(words.reading.report.pdfIsSecret);
}
