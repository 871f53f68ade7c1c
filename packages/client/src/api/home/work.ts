import {
  homeEventKinds,
  type WireHomeEvaluation,
  type WireHomeHomework,
  type WireHomeSchoolLife,
  type WireHomeTest,
} from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { day, flag, instant, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { readAttachment } from "../attachment.js";
import { readContent } from "../content.js";
import type { subjectReader } from "../subject.js";
import type { HomeEvaluation, HomeHomework, HomeSchoolLifeEvent, HomeTest } from "./home.js";

/** What reading the parts of the page needs. */
export interface HomeReading {
  readonly tag: SessionTag;
  readonly readSubject: ReturnType<typeof subjectReader>;
}

/** Reads homework: the keys of the lesson book in lower case. One without a date belongs nowhere. */
export function readHomework(
  item: Reader<WireHomeHomework>,
  { tag, readSubject }: HomeReading,
): HomeHomework {
  const minutes = item.optional("duree", integer);
  const quiz = item.has("executionQCM");
  const quizDone = item.flag("QCMFait", flag);
  const { content, contentHtml } = readContent(item.optional("descriptif", label), true);
  return present({
    id: readId(item, tag),
    date: item.required("pourLe", day),
    given: item.optional("donneLe", day),
    subject: item.element("matiere", readSubject),
    description: content,
    descriptionHtml: contentHtml,
    done: item.flag("TAFFait", flag) || (quiz && quizDone),
    quiz,
    backgroundColor: item.optional("couleurFond", label),
    minutes: minutes !== undefined && minutes > 0 ? minutes : undefined,
    files: item.optionalList("listeDocumentJoint", (file) => readAttachment(file, tag)),
  });
}

/** Reads an evaluation of skills. */
export function readEvaluation(
  item: Reader<WireHomeEvaluation>,
  { tag, readSubject }: HomeReading,
): HomeEvaluation {
  return present({
    id: readId(item, tag),
    name: item.optional("L", label),
    subject: item.element("matiere", readSubject),
    teacher: item.element("individu", readLabel),
    date: item.optional("date", day),
  });
}

/** `G` of an announced test that is an evaluation of skills. */
const evaluation = 1;

/** Reads a test that is announced. */
export function readTest(item: Reader<WireHomeTest>, { tag, readSubject }: HomeReading): HomeTest {
  return present({
    id: readId(item, tag),
    kind: item.optional("G", integer) === evaluation ? ("evaluation" as const) : ("test" as const),
    name: item.optional("L", label),
    subject: item.element("matiere", readSubject),
    start: item.optional("dateDebut", instant),
    end: item.optional("dateFin", instant),
    classrooms: item.optionalList("listeSalles", readLabel),
  });
}

const eventKinds: Readonly<Record<number, HomeSchoolLifeEvent["kind"]>> = {
  [homeEventKinds.absence]: "absence",
  [homeEventKinds.delay]: "delay",
  [homeEventKinds.exclusion]: "exclusion",
  [homeEventKinds.infirmary]: "infirmary",
  [homeEventKinds.missedMeal]: "missed-meal",
  [homeEventKinds.exemption]: "exemption",
  [homeEventKinds.punishment]: "punishment",
  [homeEventKinds.sanction]: "sanction",
  [homeEventKinds.observation]: "observation",
};

/** Reads an event of school life. Its date bears the name that its kind gives it. */
export function readSchoolLife(item: Reader<WireHomeSchoolLife>, { tag }: HomeReading): HomeSchoolLifeEvent {
  const kindNumber = item.optional("G", integer);
  const kind = (kindNumber === undefined ? undefined : eventKinds[kindNumber]) ?? "other";
  const length = item.optional("duree", integer);
  const from = item.optional("dateDebut", instant);
  const on = item.optional("date", instant);
  const asked = item.optional("dateDemande", instant);
  return present({
    id: readId(item, tag),
    kind,
    kindNumber,
    start: from ?? on ?? asked,
    end: item.optional("dateFin", instant),
    // Elsewhere it counts other things: days, or places of the grid.
    minutes: kind === "delay" ? length : undefined,
    justified: item.flag("justifie", flag),
    settled: item.flag("reglee", flag),
    reasons: item.optionalList("listeMotifs", readLabel),
    nature: item.element("nature", readLabel),
    comment: item.optional("commentaire", label),
  });
}
