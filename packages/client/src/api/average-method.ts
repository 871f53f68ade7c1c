import type { WireAverageMethod, WireAverageMethodRequest } from "@preau/wire";
import { type Id, isIssuedBy, isNoObject, resolveId } from "../codec/ids.js";
import type { Key } from "../codec/keys.js";
import { label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { htmlToText } from "../codec/rich-text.js";
import { StaleReferenceError, UsageError } from "../errors/errors.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import { gradesOfPeriod } from "./grades.js";
import { encodePeriod, type PeriodArguments } from "./period.js";
import type { Period } from "./school.js";

/** How the school computed an average, in its own words: prose, not data. */
export interface AverageMethod {
  /** Such as the subject and the period. */
  readonly title?: string;
  /** The formula as plain text, and as the server's HTML: untrusted, never put it in a page as it is. */
  readonly formula: string;
  readonly formulaHtml: string;
  /** What the signs mean. */
  readonly legend?: string;
  readonly legendHtml?: string;
  /** The formula as screen readers say it. */
  readonly spoken?: string;
}

interface AverageMethodArguments {
  readonly service: { readonly id: Id };
  readonly period: Period;
}

/**
 * How the average of one subject came about ("méthode de calcul de la moyenne"); `undefined` when the school
 * gives no detail. One call, read-only.
 *
 * @evidence read in the official client; no library has it, and no answer was seen
 */
const averageMethodOfService = defineCall({
  wire: "MethodeCalculMoyenne",
  encode: ({ period, service }: AverageMethodArguments, context): WireAverageMethodRequest => {
    const { classN, n } = somebody(context);
    const { G, N } = encodePeriod(period, context.tag);
    return {
      eleve: { N: n },
      classe: present({ N: classN }),
      service: { N: serviceN(service, context) },
      periode: present({ N, G }),
      calendrier: null,
      pourMoyenneNette: true,
      ordreChronologique: true,
      moyenneTrimestrielle: true,
    };
  },
  decode: (page: Reader<WireAverageMethod>): AverageMethod | undefined => {
    const formulaHtml = page.optional("FormuleHTML", label);
    const legendHtml = page.optional("FormuleLegende", label);
    if (formulaHtml === undefined) return undefined;
    return present({
      title: page.optional("titreFormule", label) ?? page.optional("titreFenetre", label),
      formula: htmlToText(formulaHtml),
      formulaHtml,
      legend: legendHtml === undefined ? undefined : htmlToText(legendHtml),
      legendHtml,
      spoken: page.optional("FormuleWAI", label),
    });
  },
});

/** An average of one subject: a `SubjectAverage`, or a `ReportSubject` of this session. */
export interface AverageInput {
  readonly id: Id;
  readonly key: Key;
}

/**
 * How the average of one subject came about; `undefined` when the school gives no detail. One request, and one
 * more for an average of an earlier session, which is found again by its key.
 *
 * @throws StaleReferenceError when the period has no such average
 */
export async function averageMethod(
  runner: Runner,
  { average, ...args }: PeriodArguments & { readonly average: AverageInput },
  options: CallOptions = {},
): Promise<AverageMethod | undefined> {
  const { tag } = runner.context();
  if (isIssuedBy(tag, average.id)) {
    return runner.run(averageMethodOfService, { service: average, period: args.period }, options);
  }
  const { averages } = await runner.run(gradesOfPeriod, args, options);
  const service = averages.find(({ key }) => key === average.key);
  if (service !== undefined) {
    return runner.run(averageMethodOfService, { service, period: args.period }, options);
  }
  throw new StaleReferenceError("The period has no such average.", {});
}

function somebody({ subject }: CallContext): NonNullable<CallContext["subject"]> {
  if (subject === undefined) throw new UsageError("An average is somebody's: nobody was chosen.");
  return subject;
}

/** @throws StaleReferenceError when the server gave it no identity */
function serviceN({ id }: { readonly id: Id }, { tag }: CallContext): string {
  if (!isNoObject(id)) return resolveId(tag, id);
  throw new StaleReferenceError("The server gave this subject no identity; nothing was sent.", {});
}
