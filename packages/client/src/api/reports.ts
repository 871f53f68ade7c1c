import type {
  WireGradeStatementPage,
  WireGradeStatementRequest,
  WireReportPage,
  WireReportRequest,
  WireSkillsReportPage,
  WireSkillsReportRequest,
} from "@preau/wire";
import { type Id, isIssuedBy, resolveId } from "../codec/ids.js";
import type { Key } from "../codec/keys.js";
import { label, scale } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { StaleReferenceError, UsageError } from "../errors/errors.js";
import {
  type CallContext,
  type CallOptions,
  defineCall,
  type Subject as Person,
  type Runner,
} from "../session/call.js";
import { encodePeriod, type PeriodArguments } from "./period.js";
import { isPublished, readPage } from "./reports/read-page.js";
import { readSkillsReport } from "./reports/read-skills.js";
import type { GradeStatement, Report } from "./reports/report.js";
import type { SkillsReport } from "./reports/skills.js";

export type {
  AttendanceSentences,
  GradeStatement,
  PeriodAverage,
  Receipt,
  Report,
  ReportColumn,
  ReportComment,
  ReportPage,
  ReportSubject,
  StatementGrade,
  SubjectGroup,
} from "./reports/report.js";
export type { SkillsLine, SkillsReport, SkillsReportPart, TitledLevel } from "./reports/skills.js";

/**
 * The report card of one period ("bulletin"); `undefined` when it is not published. One call, read-only.
 *
 * @evidence read in the official client, in pronotepy and in Pawnote; answers written by other projects
 */
export const reportOfPeriod = defineCall({
  wire: "PageBulletins",
  encode: ({ period }: PeriodArguments, { tag }): WireReportRequest => ({
    eleve: {},
    classe: {},
    periode: encodePeriod(period, tag),
  }),
  decode: (page: Reader<WireReportPage>, { tag }, { period }: PeriodArguments): Report | undefined => {
    if (!isPublished(page)) return undefined;
    return present({
      ...readPage(page, { period, tag }),
      outOf: page.optional("NoteBareme", scale) ?? page.optional("baremeParDefaut", scale),
      // Line breaks stand in it as two characters, or as themselves.
      graph: page.optional("graphe", label)?.replace(/\\n|\s/gu, ""),
    });
  },
});

/**
 * The grade statement of one period ("relevé de notes"); `undefined` when it is not published. One call,
 * read-only.
 *
 * @evidence read in the official client; no library has it, and no answer was seen: assumed to have the
 *   values of the report card under the same keys
 */
export const gradeStatementOfPeriod = defineCall({
  wire: "PageReleve",
  encode: ({ period }: PeriodArguments, context): WireGradeStatementRequest => {
    const { classN, n } = somebody(context);
    const { G, N } = encodePeriod(period, context.tag);
    return present({
      eleve: { N: n },
      periode: present({ N, G }),
      classe: classN === undefined ? undefined : { N: classN },
    });
  },
  decode: (
    page: Reader<WireGradeStatementPage>,
    { tag },
    { period }: PeriodArguments,
  ): GradeStatement | undefined => (isPublished(page) ? readPage(page, { period, tag }) : undefined),
});

/** What a skills report is asked for. */
export interface SkillsReportArguments extends PeriodArguments {
  /** One of the report's `parts`; the first without it. */
  readonly part?: Id | undefined;
}

/**
 * The skills report of one period ("bulletin de compétences"); `undefined` when it is not published. One
 * call, read-only.
 *
 * @evidence names read in the official client; no library has it, and no answer was seen: types assumed
 */
export const skillsReportOfPeriod = defineCall({
  wire: "BulletinCompetences",
  encode: ({ period, part }: SkillsReportArguments, context): WireSkillsReportRequest => {
    const { classN, n } = somebody(context);
    const { G, N } = encodePeriod(period, context.tag);
    return present({
      classe: classN === undefined ? undefined : { N: classN },
      periode: present({ N, G }),
      eleve: { N: n },
      bulletin: part === undefined ? {} : { N: resolveId(context.tag, part) },
    });
  },
  decode: (
    page: Reader<WireSkillsReportPage>,
    { tag },
    { period }: SkillsReportArguments,
  ): SkillsReport | undefined => readSkillsReport(page, { period, tag }),
});

/**
 * The skills report of one period, or the one of its parts that is named; `undefined` when it is not
 * published. One request, and one more for a part of an earlier session, which is found again by its key.
 *
 * @throws StaleReferenceError when the report has no such part
 */
export async function skillsReport(
  runner: Runner,
  { part, ...args }: PeriodArguments & { readonly part?: { readonly id: Id; readonly key: Key } | undefined },
  options: CallOptions = {},
): Promise<SkillsReport | undefined> {
  if (part === undefined || isIssuedBy(runner.context().tag, part.id)) {
    return runner.run(skillsReportOfPeriod, { ...args, part: part?.id }, options);
  }
  const whole = await runner.run(skillsReportOfPeriod, args, options);
  if (whole === undefined) return undefined;
  const found = whole.parts.find(({ key }) => key === part.key);
  if (found !== undefined) return runner.run(skillsReportOfPeriod, { ...args, part: found.id }, options);
  throw new StaleReferenceError("The skills report has no such part.", {});
}

function somebody({ subject }: CallContext): Person {
  if (subject === undefined) throw new UsageError("A report is somebody's: nobody was chosen.");
  return subject;
}
