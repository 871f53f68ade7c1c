import { tabs, type WireReceiptRequest } from "@preau/wire";
import { type CallOptions, defineCall, type Runner } from "../../session/call.js";
import type { PeriodDocument } from "../pdf.js";
import { encodePeriod, type PeriodArguments } from "../period.js";
import { gradeStatementOfPeriod, reportOfPeriod, skillsReport } from "../reports.js";
import { checkParent, readBack } from "../writing.js";
import type { Receipt } from "./report.js";

const tabsOfDocuments = {
  report: tabs.report,
  "grade-statement": tabs.gradeStatement,
  "skills-report": tabs.skillsReport,
} as const satisfies Record<PeriodDocument, number>;

/** Says that the document of a tab was seen. A write. @evidence read in the official client 2025.2 */
export const receiptOf = (document: PeriodDocument) =>
  defineCall({
    wire: "SaisieAccuseReceptionDocument",
    tab: tabsOfDocuments[document],
    encode: ({ period }: PeriodArguments, { tag }): WireReceiptRequest => {
      const { N, G } = encodePeriod(period, tag);
      return {
        periode: { ...(N === undefined ? {} : { N }), ...(G === undefined ? {} : { G }) },
        aPrisConnaissance: true,
      };
    },
    decode: () => undefined,
  });

/**
 * Says that a report card, a grade statement or a skills report was seen, and gives who of the family has said so.
 * Two requests, the second of which reads the document again.
 *
 * @throws NotAllowedError for anybody but a parent
 */
export async function acknowledgeDocument(
  runner: Runner,
  { document, ...args }: PeriodArguments & { readonly document: PeriodDocument },
  options: CallOptions = {},
): Promise<readonly Receipt[]> {
  checkParent(runner, "acknowledge a document");
  await runner.run(receiptOf(document), args, options);
  return readBack(runner, options, {
    known: [],
    read: async () => {
      if (document === "skills-report") return (await skillsReport(runner, args, options))?.receipts;
      const call = document === "report" ? reportOfPeriod : gradeStatementOfPeriod;
      return (await runner.run(call, args, options))?.receipts;
    },
  });
}
