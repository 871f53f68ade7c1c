import { pdfKinds, tabs, type WirePdf } from "@preau/wire";
import { type PdfPage, pdfOf } from "../world/pdf.js";
import type { Student } from "../world/school.js";
import { documentsOf, type SchoolDocument } from "../world/school-documents.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { reportPages, statementPages, timetablePages } from "./pdf-pages.js";
import { readPeriod, resolveReference } from "./references.js";
import { publication } from "./report.js";
import { wireRawString } from "./wire-values.js";

/** What can be printed, and from which page. */
const printable: readonly Printable[] = [
  { kind: pdfKinds.timetable, tab: tabs.timetable, make: timetable },
  { kind: pdfKinds.gradeStatement, tab: tabs.gradeStatement, make: statement },
  { kind: pdfKinds.report, tab: tabs.report, make: report },
  { kind: pdfKinds.skillsReport, tab: tabs.skillsReport, make: report },
  { kind: pdfKinds.document, tab: tabs.documents, make: schoolDocument },
  { kind: pdfKinds.personalDocument, tab: tabs.documents, make: schoolDocument },
  { kind: pdfKinds.file, tab: tabs.documents, make: schoolDocument },
  { kind: pdfKinds.supportPlan, tab: tabs.documents, make: supportPlan },
];

interface Printable {
  readonly kind: number;
  readonly tab: number;
  make(request: CallRequest, student: Student): Printed | string;
}

/** A document by name and pages. */
interface Printed {
  readonly name: string;
  readonly pages: readonly PdfPage[];
}

/**
 * `GenerationPDF`: makes a PDF of the page it is called from, and says at which address of the session it lies; or why
 * there is none.
 */
export const pdf: CallHandler = {
  name: "GenerationPDF",
  tabs: printable.map(({ tab }) => tab),
  fields: [
    "genreGenerationPDF",
    "options",
    "periode",
    "document",
    "projet",
    "avecCodeCompetences",
    "avecChoixGraphe",
    "cloudcible",
    "prefsGrille",
    "estPlanning",
    "estPlanningParRessource",
    "estPlanningOngletParJour",
    "estPlanningParJour",
    "indiceJour",
    "ressource",
    "ressources",
    "domaine",
    "avecCoursAnnules",
    "grilleInverse",
  ],
  handle: (request): CallAnswer => {
    const { data, tab, student, documents } = request;
    const kind = printable.find((one) => one.kind === data["genreGenerationPDF"] && one.tab === tab);
    if (student === undefined || kind === undefined)
      return refused("Ce document ne peut pas être imprimé d'ici.");
    const printed = kind.make(request, student);
    if (typeof printed === "string") return refused(printed);
    const url = documents.publish({ name: `${printed.name}.pdf`, bytes: pdfOf(printed.pages) });
    const answer = { url: wireRawString(url) } satisfies WirePdf;
    return { data: answer };
  },
};

function refused(message: string): CallAnswer {
  const answer = { message } satisfies WirePdf;
  return { data: answer };
}

/** Only one's own timetable, or one's child's. */
function timetable(request: CallRequest, student: Student): Printed | string {
  const wanted = resolveReference(request, request.data["ressource"], "ressource") ?? student.id;
  if (wanted !== student.id) return "Vos droits sont insuffisants.";
  return { name: "Emploi du temps", pages: timetablePages(request, student) };
}

function statement(request: CallRequest, student: Student): Printed | string {
  const period = readPeriod(request, "periode");
  if (period === undefined || request.now.slice(0, 10) < period.from) return unpublished;
  return { name: `Relevé ${period.name}`, pages: statementPages(request, student, period) };
}

/** Report cards and skills reports come out together. */
function report(request: CallRequest, student: Student): Printed | string {
  const period = readPeriod(request, "periode");
  const published = period === undefined ? undefined : publication(request, period);
  if (period === undefined || published === undefined) return unpublished;
  if (published.message !== undefined) return published.message;
  const isOfSkills = request.data["genreGenerationPDF"] === pdfKinds.skillsReport;
  const name = isOfSkills ? "Bilan périodique" : "Bulletin";
  return { name: `${name} ${period.name}`, pages: reportPages(request, student, { period, name }) };
}

/** The shelf that each kind of document lies on; this school has none of personal ones. */
const shelves: Readonly<Record<number, SchoolDocument["shelf"]>> = {
  [pdfKinds.document]: "office",
  [pdfKinds.file]: "locker",
};

/** One of the pupil's own documents, of the kind that is asked for. */
function schoolDocument(request: CallRequest, student: Student): Printed | string {
  const { school, data, now } = request;
  const id = resolveReference(request, data["document"], "document");
  const shelf = shelves[Number(data["genreGenerationPDF"])];
  const found = documentsOf(school, student, now.slice(0, 10)).find(
    (one) => one.id === id && one.shelf === shelf,
  );
  if (found === undefined) return "Ce document n'est pas disponible.";
  const lines = [found.category, ...(found.memo === undefined ? [] : [found.memo])];
  return { name: found.title, pages: [{ title: `${found.title} - ${student.name}`, lines }] };
}

/** A plan of the pupil's own ("projet d'accompagnement"). */
function supportPlan(request: CallRequest, student: Student): Printed | string {
  const id = resolveReference(request, request.data["projet"], "projet");
  const { projects = [] } =
    request.school.office.records.find(({ studentId }) => studentId === student.id) ?? {};
  const found = projects.find((one) => one.id === id);
  if (found === undefined) return "Ce document n'est pas disponible.";
  const lines = found.reason === undefined ? [] : [found.reason];
  return {
    name: `${found.kind} ${student.name}`,
    pages: [{ title: `${found.kind} - ${student.name}`, lines }],
  };
}

const unpublished = "Aucun document n'est publié pour cette période.";
