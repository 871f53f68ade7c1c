import { lessonCategories } from "@preau/wire";
import type { SubjectKey } from "./catalogue.js";
import type { Topic } from "./classwork.js";
import { randomOf, seedFor } from "./random.js";
import type { Attachment, Lesson, LessonBookEntry, LessonContent } from "./school.js";

/** Size of a school's largest file when nobody says another. */
const largeFileBytes = 6_000_000;

/** Subjects whose lessons may be practical. */
const practical: readonly SubjectKey[] = ["biology", "physics", "science", "technology"];

/** What the lesson book says of one lesson: mostly one content, now and then a second without a title. */
export function entryOf(
  seed: number,
  lesson: Lesson,
  of: { topic: Topic; subject: SubjectKey },
): LessonBookEntry {
  const { topic, subject } = of;
  const random = randomOf(seedFor(seed, `contents ${lesson.id}`));
  const isPractical = practical.includes(subject) && random.chance(0.3);
  const main: LessonContent = {
    id: `content:${lesson.id}:1`,
    title: lesson.test === true ? "Devoir sur table" : topic.theme,
    html: topic.lesson,
    category:
      lesson.test === true
        ? lessonCategories.test
        : isPractical
          ? lessonCategories.practical
          : lessonCategories.lesson,
    theme: topic.theme,
    attachments: attachmentsOf(lesson.id, topic, random.below(10)),
  };
  const second: LessonContent = {
    id: `content:${lesson.id}:2`,
    html: "<div>Correction du devoir maison&nbsp;: voir le cahier d'exercices.</div>",
    category: random.chance(0.5) ? lessonCategories.correction : lessonCategories.none,
    attachments: [],
  };
  const contents = random.chance(0.2) ? [main, second] : [main];
  return { id: `entry:${lesson.id}`, lessonId: lesson.id, contents };
}

/** The same entry with a file of several megabytes. */
export function withLargeFile(entry: LessonBookEntry, bytes = largeFileBytes): LessonBookEntry {
  const large: Attachment = {
    id: `attachment:${entry.lessonId}:large`,
    name: "Diaporama complet de l'année.pdf",
    kind: "file",
    bytes,
  };
  return {
    ...entry,
    contents: entry.contents.map((content, index) =>
      index === 0 ? { ...content, attachments: [...content.attachments, large] } : content,
    ),
  };
}

/** By a draw of ten: half of the lessons have something to look at. */
function attachmentsOf(lessonId: string, { theme }: Topic, draw: number): Attachment[] {
  const file = (name: string, index = 1): Attachment => ({
    id: `attachment:${lessonId}:book:${index}`,
    name,
    kind: "file",
  });
  switch (draw) {
    case 0:
      return [file(`Leçon – ${theme} (à compléter).pdf`), file("Tableau du cours n°1.png", 2)];
    case 1:
      return [file("Tableau à 100 %.png")];
    case 2:
      return [file("Consignes & barème.txt")];
    case 3: {
      const url = "https://ressources.example/cours?theme=2&niveau=college";
      return [{ id: `attachment:${lessonId}:book:1`, name: "Vidéo du cours", kind: "link", url }];
    }
    case 4:
      return [file(`${theme}.pdf`)];
    default:
      return [];
  }
}
