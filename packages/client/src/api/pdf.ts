import {
  overflowModes,
  pdfKinds,
  tabs,
  type WirePdf,
  type WirePeriodPdfRequest,
  type WireTimetablePdfRequest,
} from "@preau/wire";
import { weekOf } from "../codec/calendar.js";
import type { PlainDate } from "../codec/dates.js";
import { label } from "../codec/leaves.js";
import type { Reader } from "../codec/reader.js";
import { encodeDomain } from "../codec/sets.js";
import { encodable } from "../codec/web-address.js";
import { NotAllowedError, UsageError } from "../errors/errors.js";
import { type Call, type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import { encodePeriod } from "./period.js";
import type { Period } from "./school.js";

/** How a timetable is printed. */
export interface TimetablePdfOptions {
  /** Upright; default false, which is how timetables are printed. */
  readonly portrait?: boolean;
  /**
   * Where goes what does not fit in a box: nowhere (default), below the grid, or on the next page; pronotepy's
   * 0, 1 and 2.
   */
  readonly overflow?: "none" | "below" | "next-page";
  /** Size of the letters wanted, and the smallest allowed. @unit points; default 8 and 3 */
  readonly fontSize?: readonly [number, number];
}

/** Documents of one period that are made as PDF. */
export type PeriodDocument = "report" | "grade-statement" | "skills-report";

/** What the server says of a PDF. */
interface PdfAnswer {
  /** Relative to the root of the server. */
  readonly path?: string;
  readonly refusal?: string;
}

interface TimetablePdfArguments extends TimetablePdfOptions {
  /** A day of the week to print; the whole year without it. */
  readonly day?: PlainDate | undefined;
}

function decode(page: Reader<WirePdf>): PdfAnswer {
  const path = page.optional("url", label);
  const refusal = page.optional("message", label);
  return { ...(path === undefined ? {} : { path }), ...(refusal === undefined ? {} : { refusal }) };
}

const overflows = {
  none: overflowModes.none,
  below: overflowModes.below,
  "next-page": overflowModes.nextPage,
} as const;

/**
 * Makes a PDF of one week of the timetable, or of the typical year. One call, read-only.
 *
 * @evidence read in the official client (options and their defaults) and in pronotepy
 */
const timetablePdf = defineCall({
  wire: "GenerationPDF",
  tab: tabs.timetable,
  encode: (args: TimetablePdfArguments, context): WireTimetablePdfRequest => {
    const { day, fontSize = [8, 3], overflow = "none", portrait = false } = args;
    const person = somebody(context);
    const resource = { G: person.kind, N: person.n };
    return {
      genreGenerationPDF: pdfKinds.timetable,
      options: {
        portrait,
        taillePolice: fontSize[0],
        taillePoliceMin: fontSize[1],
        couleur: coloredBackground,
        renvoi: overflows[overflow],
        uneGrilleParSemaine: false,
        inversionGrille: false,
        ignorerLesPlagesSansCours: false,
        estEDTAnnuel: day === undefined,
      },
      estPlanning: false,
      estPlanningParRessource: false,
      estPlanningOngletParJour: false,
      estPlanningParJour: false,
      indiceJour: 0,
      ressource: resource,
      ressources: [resource],
      domaine: encodeDomain([day === undefined ? 0 : weekOf(context.calendar, day)]),
      avecCoursAnnules: true,
      grilleInverse: false,
    };
  },
  decode,
});

/** `couleur`: boxes in the colour of their subject. */
const coloredBackground = 1;

interface PeriodPdfArguments {
  readonly period: Period;
}

const letters = {
  portrait: true,
  taillePolice: 6.5,
  taillePoliceMin: 5,
  taillePolicePied: 6.5,
  taillePolicePiedMin: 5,
};
const heights = { hauteurServiceMin: 10, hauteurServiceMax: 15 };

/** What each document is made from: its tab, its number and the official client's options. */
const documents: Readonly<
  Record<
    PeriodDocument,
    { readonly tab: number; readonly kind: number; readonly options: WirePeriodPdfRequest["options"] }
  >
> = {
  report: {
    tab: tabs.report,
    kind: pdfKinds.report,
    options: {
      ...letters,
      ...heights,
      adapterHauteurService: false,
      piedMonobloc: true,
      gererRectoVerso: false,
      desEleves: false,
    },
  },
  "grade-statement": {
    tab: tabs.gradeStatement,
    kind: pdfKinds.gradeStatement,
    options: { ...letters, ...heights, avecPolices: true, libelleGroupePolices: "" },
  },
  "skills-report": {
    tab: tabs.skillsReport,
    kind: pdfKinds.skillsReport,
    options: {
      ...letters,
      ...heights,
      gererRectoVerso: false,
      adapterHauteur: false,
      avecGraphe: false,
      desEleves: false,
    },
  },
};

/**
 * Makes a PDF of a document of one period. One call, read-only.
 *
 * @evidence the report card read in the official client and in Pawnote, the others in the official client only
 */
export function periodPdf(document: PeriodDocument): Call<PeriodPdfArguments, PdfAnswer> {
  const { tab, kind, options } = documents[document];
  return defineCall({
    wire: "GenerationPDF",
    tab,
    encode: ({ period }: PeriodPdfArguments, { tag }): WirePeriodPdfRequest => ({
      genreGenerationPDF: kind,
      avecCodeCompetences: false,
      periode: encodePeriod(period, tag),
      options,
    }),
    decode,
  });
}

/** What an address of a PDF is put together from. */
export interface PdfPlace {
  /** Root of the server, without a slash at the end. */
  readonly root: string;
}

/**
 * Address of the timetable as PDF: a secret, which works as long as the session lives. One request.
 *
 * @throws NotAllowedError when the server makes none
 */
export async function timetablePdfUrl(
  runner: Runner,
  { root, ...args }: PdfPlace & TimetablePdfArguments,
  options: CallOptions = {},
): Promise<string> {
  return addressOf(await runner.run(timetablePdf, args, options), root);
}

/**
 * Address of a document of one period as PDF: a secret, which works as long as the session lives. One request.
 *
 * @throws NotAllowedError when the server makes none
 */
export async function periodPdfUrl(
  runner: Runner,
  { root, document, period }: PdfPlace & PeriodPdfArguments & { readonly document: PeriodDocument },
  options: CallOptions = {},
): Promise<string> {
  return addressOf(await runner.run(periodPdf(document), { period }, options), root);
}

/** The path is encoded as the official client does: spaces and accents, not the query. */
function addressOf({ path, refusal }: PdfAnswer, root: string): string {
  const relative = path?.replace(/^\/+/u, "");
  // Only a path may come from the server: an address of another host would be handed on as the school's.
  if (relative !== undefined && !/^[a-z][a-z\d+.-]*:/iu.test(relative))
    return `${root}/${encodeOnce(relative)}`;
  throw new NotAllowedError("The server made no PDF.", {
    call: "GenerationPDF",
    hint: "The document may not be published; the server's own words, if any, are in wireMessage.",
    wireMessage: refusal,
  });
}

/** A path that is encoded already stays as it is. */
function encodeOnce(path: string): string {
  return /%[\da-f]{2}/iu.test(path) ? path : encodeURI(encodable(path));
}

function somebody({ subject }: CallContext): NonNullable<CallContext["subject"]> {
  if (subject === undefined) throw new UsageError("A timetable is somebody's: nobody was chosen.");
  return subject;
}
