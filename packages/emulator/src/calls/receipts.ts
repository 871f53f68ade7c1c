import { tabs } from "@preau/wire";
import { acknowledge, documentKey } from "../world/paperwork.js";
import { type CallAnswer, type CallHandler, WriteRefused } from "./handler.js";
import { readPeriod } from "./references.js";
import { publication } from "./report.js";
import { onlyFor } from "./writes.js";

/**
 * `SaisieAccuseReceptionDocument`: a parent has seen the document of the page that calls, for one period. It cannot
 * be taken back.
 *
 * @evidence read in the official client, which sends the period alone (2024.3 to 2025.2); its box is disabled once ticked
 */
export const receiptWrite: CallHandler = {
  name: "SaisieAccuseReceptionDocument",
  tabs: [tabs.gradeStatement, tabs.report, tabs.skillsReport],
  fields: ["periode", "aPrisConnaissance"],
  handle: (request): CallAnswer => {
    onlyFor(request, "parent");
    const { school, account, student, data, tab, now } = request;
    const period = readPeriod(request, "periode");
    if (period === undefined || student === undefined || data["aPrisConnaissance"] === false) {
      throw new WriteRefused("Ce document ne peut pas être accusé.");
    }
    const published = publication(request, period);
    if (tab === tabs.report && (published === undefined || published.message !== undefined)) {
      throw new WriteRefused("Ce document n'est pas publié.");
    }
    const key = documentKey({ personId: account.personId, studentId: student.id, periodId: period.id, tab });
    acknowledge(school.paperwork, key, now);
    return { data: {}, report: {}, changes: [`acknowledged tab ${tab} of ${period.id} for ${student.id}`] };
  },
};
