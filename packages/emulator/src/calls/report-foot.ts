import {
  reportCommentKinds,
  type WireReportComments,
  type WireReportFoot,
  type WireReportGeneral,
} from "@preau/wire";
import { halfDaysOf, missedMinutes, notebookOf } from "../world/attendance-book.js";
import { documentKey } from "../world/paperwork.js";
import type { Report } from "../world/reports-book.js";
import { conductComment, councilComment, honours } from "../world/reports-comments.js";
import { hours } from "./attendance-entries.js";
import { gradeOrNothing } from "./grade-text.js";
import type { ReportRequest } from "./report-services.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** General averages, under the rules of the page of marks: the pupil's and the class's, or neither. */
export function generalAverages({ options }: ReportRequest, report: Report): WireReportGeneral {
  if (options.hideAverages || options.hideClassAverages) return {};
  return {
    MoyenneEleve: gradeOrNothing(report.own),
    MoyenneClasse: gradeOrNothing(report.ofClass),
    MoyenneInf: gradeOrNothing(report.group?.min),
    MoyenneSup: gradeOrNothing(report.group?.max),
    ListeMoyennesPeriodes: [gradeOrNothing(report.own).V],
  };
}

/** Absences, delays, punishments and sanctions of the period, in ready-made sentences; empty for none. */
export function conductSentences(request: ReportRequest): Pick<WireReportFoot, "ListeAbsences"> {
  const { delays, punishments, sanctions, halfDays, unjustified, minutes } = countsOf(request);
  const several = (count: number, one: string, many: string): string =>
    count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
  const absences = several(halfDays, "demi-journée d'absence", "demi-journées d'absence");
  const lacking =
    unjustified === 0 ? "" : `, dont ${unjustified} non justifiée${unjustified === 1 ? "" : "s"}`;
  return {
    ListeAbsences: {
      strAbsences: absences === "" ? "" : `${absences}${lacking} (${hours(minutes)})`,
      strRetards: several(delays, "retard", "retards"),
      strPunitions: several(punishments, "punition", "punitions"),
      strSanctions: several(sanctions, "sanction", "sanctions"),
    },
  };
}

/** Comments at the foot of a report: the council's, school life's, and honours. */
export function footComments(
  request: ReportRequest,
  report: Report,
): Pick<WireReportFoot, "ObjetListeAppreciations"> {
  const { ids, school, student, look } = request;
  const place = { studentId: student.id, periodId: look.period.id };
  const rows = [
    {
      kind: reportCommentKinds.general,
      title: "Appréciation globale",
      text: councilComment(school, place, report.own),
    },
    {
      kind: reportCommentKinds.educationAdviser,
      title: "Vie scolaire",
      text: conductComment(school, place, countsOf(request)),
    },
    { kind: reportCommentKinds.honours, title: "Mention", text: honours(school, place, report.own) },
  ];
  const comments: WireReportComments = {
    Editable: false,
    Cloture: true,
    ListeAppreciations: wireList(
      rows.flatMap(({ kind, title, text }) =>
        text === undefined
          ? []
          : [
              {
                G: kind,
                L: text,
                N: ids.issue(tables.comment, `comment:${student.id}:${look.period.id}:${kind}`),
                Intitule: title,
              },
            ],
      ),
    ),
  };
  return { ObjetListeAppreciations: wireElement(comments) };
}

/** Whether the parents have seen the report: theirs alone. */
export function receipts({
  account,
  school,
  ids,
  look,
  student,
  tab,
}: ReportRequest): Pick<WireReportFoot, "listeAccusesReception"> {
  const parent = school.parents.find(({ id }) => id === account.personId);
  const key = documentKey({
    personId: account.personId,
    studentId: student.id,
    periodId: look.period.id,
    tab,
  });
  return {
    listeAccusesReception: wireList(
      parent === undefined
        ? []
        : [
            {
              L: parent.name,
              N: ids.issue(tables.receipt, `receipt:${parent.id}:${look.period.id}`),
              aPrisConnaissance: school.paperwork.receipts.has(key),
            },
          ],
    ),
  };
}

/** `"Publié le 08/12/2025"`. */
export function publishedOn(day: string): Pick<WireReportFoot, "strInfoDatePublication"> {
  return { strInfoDatePublication: `Publié le ${wireDay(day).V}` };
}

function countsOf(request: ReportRequest) {
  const { school, student, now, look } = request;
  const { from, to } = look.period;
  const events = notebookOf({ school, now, from, to }, student);
  const count = (kind: (typeof events)[number]["kind"]): number =>
    events.filter((one) => one.kind === kind).length;
  const absences = events.filter((event) => event.kind === "absence");
  const halfDays = (of: typeof absences): number => of.reduce((sum, one) => sum + halfDaysOf(school, one), 0);
  return {
    delays: count("delay"),
    punishments: count("punishment"),
    sanctions: count("sanction"),
    halfDays: halfDays(absences),
    unjustified: halfDays(absences.filter(({ justified }) => !justified)),
    minutes: absences
      .filter(({ uncounted }) => uncounted !== true)
      .reduce((sum, one) => sum + missedMinutes({ school }, student, one), 0),
  };
}
