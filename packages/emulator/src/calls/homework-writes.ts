import { elementStates, fatalErrors, tabs } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import { concerns } from "../world/audience.js";
import { handedInFile, handIn, markDone, takeBack } from "../world/homework-changes.js";
import type { Homework } from "../world/school.js";
import { type CallAnswer, type CallHandler, type CallRequest, WriteRefused } from "./handler.js";
import { canHandIn } from "./homework-entry.js";
import type { StudentRequest } from "./lesson-book-parts.js";
import { largestHandIn } from "./limits.js";
import { resolveReference } from "./references.js";
import { itemsOf, onlyFor, stateOf } from "./writes.js";

/**
 * `SaisieTAFFaitEleve`: ticks homework as done, or takes the tick back. Pupils do; parents only where the school
 * lets them.
 *
 * @evidence read in the official client, which offers no tick for what was handed in; pronotepy sends no `E`
 */
export const homeworkDone: CallHandler = {
  name: "SaisieTAFFaitEleve",
  tabs: [tabs.homework],
  fields: ["listeTAF"],
  handle: (request): CallAnswer => {
    const about = asPupil(request, request.options.parentsTickHomework === true);
    const ticks = itemsOf(request.data, "listeTAF").map((item) => {
      if (typeof item["TAFFait"] !== "boolean") {
        throw refusal(fatalErrors.pageNotDisplayable, "`TAFFait` must be a boolean");
      }
      return { homework: homeworkNamed(about, item, "listeTAF"), done: item["TAFFait"] };
    });
    for (const { homework, done } of ticks) markDone(homework, about.student.id, done);
    return {
      data: {},
      report: {},
      changes: ticks.map(({ homework, done }) => `${done ? "done" : "not done"} ${homework.id}`),
    };
  },
};

/**
 * `SaisieTAFARendreEleve`: hands a file in, in place of the one before, or takes it back. One file for each piece
 * of homework.
 *
 * @evidence read in the official client: the new `documentRendu` is not in the answer, the page is loaded again
 */
export const homeworkHandIn: CallHandler = {
  name: "SaisieTAFARendreEleve",
  tabs: [tabs.homework],
  fields: ["listeFichiers"],
  largestUpload: largestHandIn,
  handle: (request): CallAnswer => {
    const about = asPupil(request, false);
    const writes = itemsOf(request.data, "listeFichiers").map((item) => readHandIn(about, item));
    for (const write of writes) write.apply();
    return { data: {}, report: {}, changes: writes.map(({ what }) => what) };
  },
};

function readHandIn(about: StudentRequest, item: Root): { readonly what: string; apply(): void } {
  const { student, now, uploads } = about;
  const homework = homeworkNamed(about, isObject(item["TAF"]) ? item["TAF"] : {}, "TAF");
  if (!canHandIn(about, homework)) {
    throw new WriteRefused("Le dépôt de la copie n'est pas possible pour ce travail.");
  }
  if (stateOf(item, elementStates.creation) === elementStates.deletion) {
    if (!homework.handedIn.has(student.id)) throw new WriteRefused("Aucune copie n'a été déposée.");
    return { what: `taken back ${homework.id}`, apply: () => takeBack(homework, student.id) };
  }
  const upload = uploads.find(item["idFichier"]);
  if (upload === undefined) throw new WriteRefused("Le fichier n'a pas été reçu.");
  const name = typeof item["L"] === "string" && item["L"] !== "" ? item["L"] : upload.name;
  return {
    what: `handed in ${homework.id}`,
    apply: () => {
      const file = handedInFile(homework, student.id, { name, content: upload.bytes, at: now });
      handIn(homework, student.id, { file, at: now });
    },
  };
}

/** @throws CallRefused when who calls is not the pupil, nor stands for them */
function asPupil(request: CallRequest, parentsMay: boolean): StudentRequest {
  onlyFor(request, "student", ...(parentsMay ? (["parent"] as const) : []));
  const { student } = request;
  if (student === undefined) throw refusal(fatalErrors.pageNotDisplayable, "no pupil is concerned");
  return { ...request, student };
}

function homeworkNamed(about: StudentRequest, reference: Root, name: string): Homework {
  const { school, student } = about;
  const id = resolveReference(about, reference, name);
  const homework = school.homework.find((one) => one.id === id);
  if (homework === undefined || !concerns({ ...homework, studentIds: [] }, student)) {
    throw new WriteRefused("Ce travail à faire n'existe plus.");
  }
  return homework;
}
