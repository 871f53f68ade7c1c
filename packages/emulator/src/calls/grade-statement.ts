import { tabs, type WireGradeStatementPage, type WireReportService } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { markingPeriods } from "../world/calendar.js";
import { type ReportLine, reportOf } from "../world/reports-book.js";
import { scale } from "./grade-text.js";
import type { CallAnswer, CallHandler } from "./handler.js";
import { classElement } from "./people.js";
import { readPeriod } from "./references.js";
import { conductSentences, generalAverages, receipts } from "./report-foot.js";
import {
  averageKeys,
  groupOf,
  groupsOf,
  pointsOf,
  type ReportRequest,
  serviceElement,
  statementTests,
  teachersOf,
} from "./report-services.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/** `PageReleve`: all marks of one pupil in one period, service by service, with their averages. */
export const gradeStatement: CallHandler = {
  name: "PageReleve",
  tabs: [tabs.gradeStatement],
  fields: ["eleve", "classe", "periode"],
  handle: (request): CallAnswer => {
    const { student, school, now, ids, options } = request;
    const period = readPeriod(request, "periode");
    if (student === undefined || period === undefined) return { data: {} };
    if (!markingPeriods(school.year).includes(period) && !assumptions.statementsOfYear.value)
      return { data: {} };
    const about: ReportRequest = { ...request, student, look: { school, period, today: now.slice(0, 10) } };
    if (now.slice(0, 10) < period.from) {
      return { data: { Message: "Le relevé de notes n'est pas publié pour cette période." } };
    }
    const report = reportOf(about.look, student);
    const services = report.lines.flatMap((line) => statementLines(about, line));
    const page = {
      Classe: wireElement(classElement(request, student.classId)),
      Editable: false,
      ParametresAffichages: {
        AvecMoyenneEleve: options.hideAverages !== true,
        AvecMoyenneClasse: options.hideClassAverages !== true,
        AvecMoyenneInfSup: options.hideClassAverages !== true,
        AvecMoyenneMediane: false,
        AvecMoyenneGenerale: options.hideAverages !== true && options.hideClassAverages !== true,
        AvecNombrePointsEleve: options.hideAverages !== true,
        AvecCoefficient: true,
        AvecMoyenneAnnuelle: false,
        AvecMoyennePeriode: false,
        NombreMoyennesPeriodes: 0,
        AvecNombreDevoirs: true,
        AvecSousService: report.lines.some(({ parts }) => parts.length > 0),
      },
      ListePeriodes: wireList(
        markingPeriods(school.year).map(({ id, name }) => ({ L: name, N: ids.issue(tables.period, id) })),
      ),
      NbrMaxDevoirs: options.hideGrades ? 0 : Math.max(0, ...report.lines.map(({ taken }) => taken)),
      ListeServices: wireList(services),
      ListeSurMatieres: wireList(groupsOf(about, report.lines)),
      General: generalAverages(about, report),
      ...conductSentences(about),
      ...receipts(about),
    } satisfies WireGradeStatementPage;
    return { data: page };
  },
};

/** A service, and its parts after it, which then have the tests. */
function statementLines(request: ReportRequest, line: ReportLine): WireReportService[] {
  const { school, ids, options } = request;
  const { service, parts, tests } = line;
  const shown = options.hideGrades ? [] : tests;
  const group = groupOf(request, service);
  const common = {
    ListeProfesseurs: teachersOf(request, service),
    ListeAppreciations: wireList([]),
    regroupement: group === undefined ? 0 : 1 + school.reports.groups.indexOf(group),
  };
  const element = serviceElement(request, line);
  const parent: WireReportService = {
    ...element,
    ...common,
    ...pointsOf(request, line.own, service.coefficient),
    ListeDevoirs: wireList(parts.length > 0 ? [] : statementTests(request, service, shown)),
    ...(parts.length > 0 ? { estServicePereAvecSousService: true } : {}),
  };
  return [
    parent,
    ...parts.map(({ part, ...averages }) => ({
      L: part.name,
      N: ids.issue(tables.service, part.id),
      ...common,
      ...(element.couleur === undefined ? {} : { couleur: element.couleur }),
      ...(element.Matiere === undefined ? {} : { Matiere: element.Matiere }),
      ...(element.SurMatiere === undefined ? {} : { SurMatiere: element.SurMatiere }),
      Coefficient: scale(part.coefficient),
      ...averageKeys(request, averages),
      ...pointsOf(request, averages.own, part.coefficient),
      NombreDevoirs: `${averages.taken}/${averages.tests.length}`,
      ListeDevoirs: wireList(statementTests(request, service, options.hideGrades ? [] : averages.tests)),
      estSousService: true,
    })),
  ];
}
