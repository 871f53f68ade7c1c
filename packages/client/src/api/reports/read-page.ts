import {
  reportCommentKinds,
  type WireComment,
  type WireGradeStatementPage,
  type WireReceipt,
  type WireReportComments,
  type WireReportDisplay,
  type WireReportFoot,
  type WireReportGeneral,
  type WireSubjectGroup,
} from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { withKeys } from "../../codec/keys.js";
import { day, flag, gradeValue, integer, label } from "../../codec/leaves.js";
import { compareRanks } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { Period } from "../school.js";
import { type ReadSubject, readPeriodAverages, readSubject } from "./read-subject.js";
import type {
  AttendanceSentences,
  Receipt,
  ReportColumn,
  ReportComment,
  ReportPage,
  ReportSubject,
  SubjectGroup,
} from "./report.js";

/** What reading a page needs. */
export interface PageReading {
  readonly period: Period;
  readonly tag: SessionTag;
}

/** Both pages, in as far as they have the same keys. */
export type SharedPage = Reader<WireReportFoot & Pick<WireGradeStatementPage, "ListePeriodes">>;

/** Whether there is anything to read: a page that is not published has a message, or nothing at all. */
export function isPublished(page: Reader<WireReportFoot>): boolean {
  if (page.optional("Message", label) !== undefined) return false;
  return page.has("ListeServices") || page.has("General") || page.has("ObjetListeAppreciations");
}

/** Reads what report cards and statements have in common. */
export function readPage(page: SharedPage, { period, tag }: PageReading): ReportPage {
  const displayed = page.element("ParametresAffichages", readDisplay);
  const named = page.optionalList("ListePeriodes", readLabel);
  const periodNames = named.length > 0 ? named : (displayed?.periodNames ?? []);
  const services = page.optionalList("ListeServices", (service) =>
    readSubject(service, { tag, periodNames }),
  );
  return present({
    period,
    shown: displayed?.shown,
    subjects: keyedSubjects(nested(services), period),
    groups: readGroups(page, { period, tag }),
    ...readGeneral(page, periodNames),
    ...readFoot(page, tag),
  });
}

type Foot = Pick<ReportPage, "className" | "comments" | "attendance" | "receipts" | "publicationNote">;

/** Reads what stands around the table, in reports of all kinds. */
export function readFoot(page: Reader<WireFoot>, tag: SessionTag): Foot {
  return present({
    className: page.element("Classe", readLabel),
    comments: page.element("ObjetListeAppreciations", readComments) ?? [],
    attendance: page.element("ListeAbsences", readSentences) ?? {},
    receipts: withKeys(
      "receipt",
      page.optionalList("listeAccusesReception", (receipt) => readReceipt(receipt, tag)),
      ({ name }) => [name],
    ),
    publicationNote: page.optional("strInfoDatePublication", label),
  });
}

type WireFoot = Pick<
  WireReportFoot,
  "Classe" | "ObjetListeAppreciations" | "ListeAbsences" | "listeAccusesReception" | "strInfoDatePublication"
>;

const columns: readonly (readonly [keyof WireReportDisplay, ReportColumn])[] = [
  ["AvecMoyenneEleve", "student-average"],
  ["AvecMoyenneClasse", "class-average"],
  ["AvecMoyenneInfSup", "lowest-and-highest-average"],
  ["AvecMoyenneMediane", "median-average"],
  ["AvecMoyenneGenerale", "overall-average"],
  ["AvecMoyenneAnnuelle", "annual-average"],
  ["AvecMoyennePeriode", "period-averages"],
  ["AvecCoefficient", "coefficient"],
  ["AvecNombrePointsEleve", "points"],
  ["AvecNivMaitriseEleve", "level"],
];

interface Display {
  readonly shown: readonly ReportColumn[];
  readonly periodNames: readonly string[];
}

function readDisplay(display: Reader<WireReportDisplay>): Display {
  return {
    shown: columns.filter(([key]) => display.flag(key, flag)).map(([, column]) => column),
    periodNames: display.optionalList("listePeriodes", readLabel),
  };
}

/** Sub-subjects stand in their subject, or follow it in a flat list; headings are left to `groups`. */
function nested(services: readonly ReadSubject[]): readonly ReadSubject[] {
  const top: { subject: ReadSubject["subject"]; children: ReadSubject[]; order: ReadSubject["order"] }[] = [];
  for (const service of services) {
    const parent = top.at(-1);
    if (service.place === "sub-subject" && parent !== undefined) parent.children.push(service);
    else if (service.place !== "heading") top.push({ ...service, children: [...service.children] });
  }
  return top.map((service) => ({ ...service, place: "subject" as const }));
}

/** Keys, and the order of the school's page. */
function keyedSubjects(read: readonly ReadSubject[], period: Period, parent = ""): readonly ReportSubject[] {
  const sorted = [...read].sort((a, b) => compareRanks(a.order, b.order));
  const subjects = sorted.map(({ subject, children }) => ({
    ...subject,
    subjects: keyedSubjects(children, period, subject.name),
  }));
  return withKeys("report-subject", subjects, ({ name, group }) => [
    period.kind,
    period.name,
    group,
    name,
    parent,
  ]);
}

function readGroups(page: SharedPage, { period, tag }: PageReading): readonly SubjectGroup[] {
  const groups = page.optionalList("ListeSurMatieres", (group: Reader<WireSubjectGroup>) =>
    present({
      id: readId(group, tag),
      name: group.optional("L", label) ?? "",
      classAverage: group.optional("MoyenneClasse", gradeValue),
      minAverage: group.optional("MoyenneInf", gradeValue),
      maxAverage: group.optional("MoyenneSup", gradeValue),
      medianAverage: group.optional("MoyenneMediane", gradeValue),
    }),
  );
  return withKeys("subject-group", groups, ({ name }) => [period.kind, period.name, name]);
}

type General = Pick<
  ReportPage,
  | "overallAverage"
  | "classOverallAverage"
  | "minOverallAverage"
  | "maxOverallAverage"
  | "medianOverallAverage"
  | "overallPeriodAverages"
>;

function readGeneral(page: SharedPage, periodNames: readonly string[]): General {
  const read = page.element("General", (general: Reader<WireReportGeneral>) =>
    present({
      overallAverage: general.optional("MoyenneEleve", gradeValue),
      classOverallAverage: general.optional("MoyenneClasse", gradeValue),
      minOverallAverage: general.optional("MoyenneInf", gradeValue),
      maxOverallAverage: general.optional("MoyenneSup", gradeValue),
      medianOverallAverage: general.optional("MoyenneMediane", gradeValue),
      overallPeriodAverages: readPeriodAverages(general, periodNames),
    }),
  );
  return read ?? { overallPeriodAverages: [] };
}

const commentKinds: Readonly<Record<number, NonNullable<ReportComment["kind"]>>> = {
  [reportCommentKinds.general]: "general",
  [reportCommentKinds.diligence]: "diligence",
  [reportCommentKinds.autonomy]: "autonomy",
  [reportCommentKinds.global]: "global",
  [reportCommentKinds.comment1]: "comment",
  [reportCommentKinds.comment2]: "comment",
  [reportCommentKinds.comment3]: "comment",
  [reportCommentKinds.educationAdviser]: "education-adviser",
  [reportCommentKinds.honours]: "honours",
};

function readComments(holder: Reader<WireReportComments>): readonly ReportComment[] {
  return holder.optionalList("ListeAppreciations", (comment: Reader<WireComment>) => {
    const text = comment.optional("L", label);
    const number = comment.optional("G", integer) ?? reportCommentKinds.general;
    const title = comment.optional("Intitule", label);
    return text === undefined
      ? undefined
      : present({ kind: commentKinds[number] ?? ("other" as const), title, text });
  });
}

function readSentences(sentences: Reader<NonNullable<WireReportFoot["ListeAbsences"]>>): AttendanceSentences {
  return present({
    absences: sentences.optional("strAbsences", label),
    delays: sentences.optional("strRetards", label),
    punishments: sentences.optional("strPunitions", label),
    sanctions: sentences.optional("strSanctions", label),
  });
}

function readReceipt(receipt: Reader<WireReceipt>, tag: SessionTag): Omit<Receipt, "key"> {
  return present({
    id: readId(receipt, tag),
    name: receipt.optional("L", label),
    acknowledged: receipt.flag("aPrisConnaissance", flag),
    date: receipt.optional("date", day),
  });
}
