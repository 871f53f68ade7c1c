import type { WireService, WireTest } from "@preau/wire";
import { readId, readLabel, readOptionalId } from "../../codec/element.js";
import { type Id, isNoObject, type SessionTag } from "../../codec/ids.js";
import { keyOf } from "../../codec/keys.js";
import { day, decimal, flag, gradeValue, integer, label, scale } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { type Attachment, type FileOrigin, readAttachment } from "../attachment.js";
import type { PeriodArguments } from "../period.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";
import type { Grade, SubjectAverage } from "./grade.js";

type UnkeyedAverage = Omit<SubjectAverage, "key">;

/** What reading one mark needs beside it. */
export interface GradeReading extends PeriodArguments {
  readonly tag: SessionTag;
  /** Averages of the same answer: a test repeats little of its subject. */
  readonly services: ReadonlyMap<Id, UnkeyedAverage>;
}

/** Reads one test with its mark. */
export function readGrade(test: Reader<WireTest>, reading: GradeReading): Omit<Grade, "key"> {
  const { tag } = reading;
  const id = readId(test, tag);
  const isBonus = test.flag("estBonus", flag);
  const isOptional = test.flag("estFacultatif", flag);
  return present({
    id,
    grade: test.optional("note", gradeValue),
    outOf: test.optional("bareme", scale),
    defaultOutOf: test.optional("baremeParDefaut", scale),
    date: test.required("date", day),
    ...readTaughtSubject(test, reading),
    period: readPeriod(test, reading),
    average: test.optional("moyenne", gradeValue),
    max: test.optional("noteMax", gradeValue),
    min: test.optional("noteMin", gradeValue),
    coefficient: test.optional("coefficient", decimal),
    comment: test.optional("commentaire", label),
    commentOnGrade: test.optional("commentaireSurNote", label),
    isBonus,
    // Both are sent for a bonus, which then is no optional test.
    isOptional: isOptional && !isBonus,
    isOutOf20: test.flag("estRamenerSur20", flag),
    isGroup: test.flag("estEnGroupe", flag),
    isSupervised: test.flag("estDS", flag),
    quiz: test.has("executionQCM"),
    themes: test.optionalList("ListeThemes", readLabel),
    subjectFile: readFile(test, "elmSujet", "libelleSujet", { id, tag, origin: "test-subject" }),
    correctionFile: readFile(test, "elmCorrige", "libelleCorrige", { id, tag, origin: "test-correction" }),
  });
}

/** Reads the averages of one service. */
export function readAverage(service: Reader<WireService>, tag: SessionTag): UnkeyedAverage {
  const own = service.optional("baremeMoyEleve", scale);
  const general = service.optional("baremeService", scale);
  const isGroup = service.flag("estServiceEnGroupe", flag);
  return present({
    id: readId(service, tag),
    subject: readSubject(service, tag) ?? { key: keyOf("subject", [""]), name: "", groups: isGroup },
    student: service.optional("moyEleve", gradeValue),
    classAverage: service.optional("moyClasse", gradeValue),
    max: service.optional("moyMax", gradeValue),
    min: service.optional("moyMin", gradeValue),
    outOf: own ?? general,
    defaultOutOf: service.optional("baremeMoyEleveParDefaut", scale),
    backgroundColor: service.optional("couleur", label),
    notRepresentative: service.flag("estMoyNR", flag),
    isGroup,
    order: service.optional("ordre", integer),
  });
}

/** The subject of a test, completed by the service of the same identity. */
function readTaughtSubject(
  test: Reader<WireTest>,
  { services, tag }: GradeReading,
): { readonly subject: Subject | undefined; readonly backgroundColor: string | undefined } {
  const own = test.element("service", (service) => ({
    id: readId(service, tag),
    subject: readSubject(service, tag),
    backgroundColor: service.optional("couleur", label),
  }));
  const listed = own === undefined || isNoObject(own.id) ? undefined : services.get(own.id);
  return {
    subject: listed === undefined || listed.subject.name === "" ? own?.subject : listed.subject,
    backgroundColor: own?.backgroundColor ?? listed?.backgroundColor,
  };
}

function readSubject(service: Reader<WireService>, tag: SessionTag): Subject | undefined {
  const id = readOptionalId(service, tag);
  const name = service.optional("L", label);
  if (name === undefined) return undefined;
  const groups = service.flag("estServiceEnGroupe", flag);
  return present({
    id,
    key: keyOf("subject", [name]),
    name,
    groups,
  });
}

/** The period that a test names, which may be a part of the one asked for; the latter, when it names none. */
function readPeriod(test: Reader<WireTest>, { period, periods, tag }: GradeReading): Period | undefined {
  const named = test.element("periode", (element) => ({
    id: readId(element, tag),
    name: element.optional("L", label),
  }));
  if (named === undefined || (isNoObject(named.id) && named.name === undefined)) return period;
  return (
    periods.find(({ id }) => !isNoObject(id) && id === named.id) ??
    periods.find(({ name }) => name === named.name)
  );
}

/** A file of a test: an element of its own on recent servers, only a name on the others. */
function readFile(
  test: Reader<WireTest>,
  element: "elmSujet" | "elmCorrige",
  name: "libelleSujet" | "libelleCorrige",
  { id, tag, origin }: { readonly id: Id; readonly tag: SessionTag; readonly origin: FileOrigin },
): Attachment | undefined {
  const fileName = test.optional(name, label);
  const own = test.element(element, (file) => readAttachment(file, tag, origin));
  if (own !== undefined) return own.name === "" && fileName !== undefined ? { ...own, name: fileName } : own;
  return fileName === undefined ? undefined : { id, name: fileName, kind: "file", origin };
}
