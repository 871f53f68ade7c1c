import { tabs, type WireReportPage, type WireReportService } from "@preau/wire";
import { portrait } from "../world/portrait.js";
import { publicationDay, type ReportLine, reportOf } from "../world/reports-book.js";
import { serviceComment } from "../world/reports-comments.js";
import type { Period } from "../world/school.js";
import { scale } from "./grade-text.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { classElement } from "./people.js";
import { readPeriod } from "./references.js";
import { conductSentences, footComments, generalAverages, publishedOn, receipts } from "./report-foot.js";
import {
  averageKeys,
  groupOf,
  groupsOf,
  type ReportRequest,
  serviceElement,
  teachersOf,
} from "./report-services.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** `PageBulletins`: the report card of one pupil for one period, once it is published. */
export const reportCard: CallHandler = {
  name: "PageBulletins",
  tabs: [tabs.report],
  fields: ["eleve", "classe", "periode"],
  handle: (request): CallAnswer => {
    const { student, school, now } = request;
    const period = readPeriod(request, "periode");
    const published = period === undefined ? undefined : publication(request, period);
    if (student === undefined || period === undefined || published === undefined) return { data: {} };
    if (published.message !== undefined) return { data: { Message: published.message } };
    const about: ReportRequest = { ...request, student, look: { school, period, today: now.slice(0, 10) } };
    const report = reportOf(about.look, student);
    const { options } = request;
    const page = {
      Classe: wireElement(classElement(request, student.classId)),
      ParametresAffichages: {
        AvecMoyenneEleve: options.hideAverages !== true,
        AvecMoyenneClasse: options.hideClassAverages !== true,
        AvecMoyenneInfSup: options.hideClassAverages !== true,
        AvecMoyenneGenerale: options.hideAverages !== true && options.hideClassAverages !== true,
        AvecCoefficient: true,
        AvecSousService: report.lines.some(({ parts }) => parts.length > 0),
        NombreMoyennesPeriodes: 1,
        listePeriodes: wireList([{ L: period.name, N: request.ids.issue(tables.period, period.id) }]),
      },
      existeServiceAvecNotes: true,
      existeServiceSansNotes: false,
      NoteBareme: scale(20),
      baremeParDefaut: scale(20),
      ListeServices: wireList(report.lines.map((line, index) => reportService(about, line, index + 1))),
      ListeSurMatieres: wireList(groupsOf(about, report.lines)),
      General: generalAverages(about, report),
      graphe: graph(about),
      ...conductSentences(about),
      ...footComments(about, report),
      ...receipts(about),
      ...publishedOn(published.day),
    } satisfies WireReportPage;
    return { data: page };
  },
};

/**
 * Since when families see the reports of a period, or what they read instead; `undefined` for a period that has
 * none, such as the whole year.
 */
export function publication(
  { school, now, options }: Pick<CallRequest, "school" | "now" | "options">,
  period: Period,
): { readonly day: string; readonly message?: string } | undefined {
  const delay = options.reportDelayDays ?? 0;
  const day = publicationDay(school, period, delay);
  if (day === undefined) return undefined;
  if (day <= now.slice(0, 10)) return { day };
  const isLate = delay > 0 && period.to < now.slice(0, 10);
  const message = isLate
    ? `Le bulletin sera publié le ${wireDay(day).V}.`
    : "Le bulletin n'est pas publié pour cette période.";
  return { day, message };
}

function reportService(request: ReportRequest, line: ReportLine, rank: number): WireReportService {
  const { school, ids, student, look } = request;
  const { service, parts, own } = line;
  const group = groupOf(request, service);
  const place = { studentId: student.id, periodId: look.period.id, serviceId: service.id };
  const text = serviceComment(school, place, own);
  const isInParts = parts.length > 0;
  return {
    ...serviceElement(request, line),
    // Of a service in parts, the parts say who teaches.
    ListeProfesseurs: isInParts ? wireList([]) : teachersOf(request, service),
    ListeAppreciations: wireList(
      text === undefined
        ? []
        : [
            {
              L: text,
              N: ids.issue(tables.comment, `comment:${student.id}:${look.period.id}:${service.id}`),
            },
          ],
    ),
    ListeElements: wireList(
      parts.map(({ part, ...averages }) => ({
        L: part.name,
        N: ids.issue(tables.service, part.id),
        couleur: school.subjects.find(({ id }) => id === service.subjectId)?.color ?? "#FFFFFF",
        Coefficient: scale(part.coefficient),
        ...averageKeys(request, averages),
        NombreDevoirs: `${averages.taken}/${averages.tests.length}`,
        ListeProfesseurs: teachersOf(request, service),
        ListeAppreciations: wireList([]),
      })),
    ),
    ListeDevoirs: wireList([]),
    OrdreRegroupement: group === undefined ? 0 : 1 + school.reports.groups.indexOf(group),
    OrdreDansRegroupement: rank,
    AvecMoyenneRegroupement: group?.averaged === true,
  };
}

/** Base64 of a picture, broken into lines by two characters each, as some servers do. */
function graph({ student, look }: ReportRequest): string {
  const text = Buffer.from(portrait(`${student.id} ${look.period.id}`)).toString("base64");
  return text.replaceAll(/.{76}/g, String.raw`$&\n`);
}
