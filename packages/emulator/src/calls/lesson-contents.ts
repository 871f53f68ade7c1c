import { tabs } from "@preau/wire";
import { concerns } from "../world/audience.js";
import type { CallAnswer, CallHandler } from "./handler.js";
import { homeworkEntry } from "./homework-entry.js";
import { entryElement, entryHead } from "./lesson-book-entry.js";
import { resolveReference } from "./references.js";
import { wireList } from "./wire-values.js";

/**
 * `donneesContenusCDT`: what the lesson book says about one lesson or, with `pourTAF`, the homework that was
 * given in it. An entry that is not the pupil's is answered with nothing.
 */
export const lessonContents: CallHandler = {
  name: "donneesContenusCDT",
  tabs: [tabs.lessonContents, tabs.homework],
  fields: ["cahierDeTextes", "pourTAF"],
  handle: (request): CallAnswer => {
    const { school, student, data } = request;
    const wanted = resolveReference(request, data["cahierDeTextes"], "cahierDeTextes");
    const entry = school.lessonBook.find(({ id }) => id === wanted);
    const lesson = school.lessons.find(({ id }) => id === entry?.lessonId);
    if (student === undefined || entry === undefined || lesson === undefined || !concerns(lesson, student)) {
      return { data: {} };
    }
    const context = { ...request, student };
    if (data["pourTAF"] !== true) {
      return { data: { ListeCahierDeTextes: wireList([entryElement(context, lesson, entry)]) } };
    }
    const given = school.homework.filter((homework) => homework.lessonId === lesson.id);
    const withHomework = {
      ...entryHead(context, lesson, entry),
      ListeTravailAFaire: wireList(given.map((homework) => homeworkEntry(context, homework))),
    };
    return { data: { pourTAF: true, ListeCahierDeTextes: wireList([withHomework]) } };
  },
};
