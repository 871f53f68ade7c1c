import type { WireEvaluationsPage, WireEvaluationsRequest } from "@preau/wire";
import { keyOf, withKeys } from "../codec/keys.js";
import { compareTexts } from "../codec/order.js";
import type { Reader } from "../codec/reader.js";
import { defineCall } from "../session/call.js";
import type { Evaluation } from "./evaluations/evaluation.js";
import { readEvaluation, type UnkeyedEvaluation } from "./evaluations/read.js";
import { encodePeriod, type PeriodArguments } from "./period.js";

export type { Acquisition, Evaluation } from "./evaluations/evaluation.js";

/**
 * Evaluations of one period ("dernières évaluations"), the latest first. One call, read-only. A page without
 * its list has none.
 *
 * @evidence read in the official client and in pronotepy; answers written by other projects
 */
export const evaluationsOfPeriod = defineCall({
  wire: "DernieresEvaluations",
  encode: ({ period }: PeriodArguments, { tag }): WireEvaluationsRequest => ({
    periode: encodePeriod(period, tag),
  }),
  decode: (page: Reader<WireEvaluationsPage>, { tag }, args: PeriodArguments): readonly Evaluation[] =>
    keyed(page.optionalList("listeEvaluations", (item) => readEvaluation(item, { ...args, tag }))),
});

/** Evaluations that are alike are numbered by their skills, which a session does not change. */
function keyed(read: readonly UnkeyedEvaluation[]): readonly Evaluation[] {
  const evaluations = withKeys(
    "evaluation",
    read,
    ({ date, subject, name, teacher }) => [date, subject?.name, name, teacher],
    (a, b) => compareTexts(skillsOf(a), skillsOf(b)),
  ).map((evaluation) => ({
    ...evaluation,
    acquisitions: withKeys("acquisition", evaluation.acquisitions, ({ pillar, domain, name, subItem }) => [
      evaluation.key,
      pillar,
      domain,
      name,
      subItem,
    ]),
  }));
  return evaluations.sort((a, b) => compareTexts(b.date, a.date));
}

function skillsOf({ description = "", acquisitions }: UnkeyedEvaluation): string {
  return [description, ...acquisitions.map(({ domain, name }) => keyOf("skill", [domain, name]))].join("\n");
}
