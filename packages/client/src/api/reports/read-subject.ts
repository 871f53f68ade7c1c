import type { WireComment, WireReportService, WireStatementTest } from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import { parseGradeValue } from "../../codec/grade-value.js";
import { issueId, type SessionTag } from "../../codec/ids.js";
import { keyOf, withKeys } from "../../codec/keys.js";
import { day, decimal, flag, gradeValue, identity, integer, label, scale, text } from "../../codec/leaves.js";
import { compareTexts } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { readLevel } from "../level.js";
import type { PeriodAverage, ReportComment, ReportSubject, StatementGrade } from "./report.js";

/** A subject before it has its key, and what orders and nests it. */
export interface ReadSubject {
  readonly subject: Omit<ReportSubject, "key" | "subjects">;
  readonly children: readonly ReadSubject[];
  /** Sort order of the official page. */
  readonly order: readonly [number, number, string, string];
  /** What a flat list says of nesting: a heading is no subject. */
  readonly place: "subject" | "sub-subject" | "heading";
}

/** What reading a subject needs. */
export interface SubjectReading {
  readonly tag: SessionTag;
  /** Names of the periods that columns compare. */
  readonly periodNames: readonly string[];
}

/** Reads one service. */
export function readSubject(service: Reader<WireReportService>, reading: SubjectReading): ReadSubject {
  const { tag } = reading;
  const taught = service.element("Matiere", (subject) => ({
    n: subject.optional("N", identity),
    name: subject.optional("L", label),
  }));
  const name = service.optional("L", label) ?? taught?.name ?? "";
  const teachers = service.optionalList("ListeProfesseurs", readLabel);
  const subjectName = taught?.name ?? name;
  return {
    subject: present({
      id: readId(service, tag),
      name,
      subject:
        subjectName === ""
          ? undefined
          : present({
              id: taught?.n === undefined ? undefined : issueId(tag, taught.n),
              key: keyOf("subject", [subjectName]),
              name: subjectName,
              groups: false,
            }),
      color: service.optional("couleur", label),
      teachers,
      comments: service.optionalList("ListeAppreciations", readTeacherComment),
      ...readAverages(service, reading),
      coefficient: service.optional("Coefficient", decimal),
      points: service.optional("NombrePointsEleve", gradeValue),
      level: service.element("NiveauDAcquisition", readLevel),
      ...readCounts(service),
      elements: service.optionalList("ElementsProgrammeBulletin", readLabel),
      grades: readGrades(service, { tag, name }),
      group: service.element("SurMatiere", readLabel),
    }),
    children: service.optionalList("ListeElements", (child) => readSubject(child, reading)),
    order: [
      service.optional("OrdreRegroupement", integer) ?? 0,
      service.optional("OrdreDansRegroupement", integer) ?? 0,
      subjectName,
      teachers[0] ?? "",
    ],
    place: readPlace(service),
  };
}

function readPlace(service: Reader<WireReportService>): ReadSubject["place"] {
  if (service.flag("estSurMatiere", flag)) return "heading";
  return service.flag("estSousService", flag) ? "sub-subject" : "subject";
}

/** A comment without text is none. */
function readTeacherComment(comment: Reader<WireComment>): ReportComment | undefined {
  const said = comment.optional("L", label);
  return said === undefined ? undefined : present({ title: comment.optional("Intitule", label), text: said });
}

type Averages = Pick<
  ReportSubject,
  | "studentAverage"
  | "classAverage"
  | "minAverage"
  | "maxAverage"
  | "medianAverage"
  | "annualAverage"
  | "periodAverages"
  | "notRepresentative"
>;

function readAverages(service: Reader<WireReportService>, { periodNames }: SubjectReading): Averages {
  return present({
    studentAverage: service.optional("MoyenneEleve", gradeValue),
    classAverage: service.optional("MoyenneClasse", gradeValue),
    minAverage: service.optional("MoyenneInf", gradeValue),
    maxAverage: service.optional("MoyenneSup", gradeValue),
    medianAverage: service.optional("MoyenneMediane", gradeValue),
    annualAverage: service.optional("MoyenneAnnuelle", gradeValue),
    periodAverages: readPeriodAverages(service, periodNames),
    notRepresentative: service.flag("estMoyNR", flag),
  });
}

/** Bare marks, one a column: an empty one keeps the place of its period. */
export function readPeriodAverages(
  holder: Reader<{ readonly ListeMoyennesPeriodes?: readonly string[] }>,
  names: readonly string[],
): readonly PeriodAverage[] {
  return holder
    .values("ListeMoyennesPeriodes", text)
    .map((mark, index) => present({ name: names[index], average: parseGradeValue(mark) }));
}

/** `2/3`: marks of the pupil, and tests. */
function readCounts(service: Reader<WireReportService>): Pick<ReportSubject, "gradeCount" | "testCount"> {
  const [, count, total] =
    /^\s*(\d+)(?:\s*\/\s*(\d+))?\s*$/u.exec(service.optional("NombreDevoirs", label) ?? "") ?? [];
  return present({
    gradeCount: count === undefined ? undefined : Number(count),
    testCount: total === undefined ? undefined : Number(total),
  });
}

function readGrades(
  service: Reader<WireReportService>,
  { tag, name }: { readonly tag: SessionTag; readonly name: string },
): readonly StatementGrade[] {
  const grades = service.optionalList("ListeDevoirs", (test) => readGrade(test, tag));
  // Of the same facts as the keys of `Grade`, whose date and subject are never absent.
  const keyed = withKeys("grade", grades, ({ date, comment, outOf }) => [date, name, comment, outOf]);
  return [...keyed].sort((a, b) => compareTexts(a.date, b.date));
}

function readGrade(test: Reader<WireStatementTest>, tag: SessionTag): Omit<StatementGrade, "key"> {
  const id = readId(test, tag);
  const correction = test.optional("libelleCorrige", label);
  return present({
    id,
    grade: test.optional("Note", gradeValue),
    outOf: test.optional("Bareme", scale),
    defaultOutOf: test.optional("BaremeParDefaut", scale),
    date: test.optional("Date", day),
    coefficient: test.optional("Coefficient", decimal),
    comment: test.optional("Commentaire", label),
    isOptional: test.flag("estFacultatif", flag),
    quiz: test.has("ExcecutionQCM"),
    correctionFile: correction === undefined ? undefined : { id, name: correction, kind: "file" as const },
  });
}
