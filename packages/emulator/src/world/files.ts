import { fileOrigins } from "@preau/wire";
import { type FileContent, fileContent } from "./file-bytes.js";
import { hasPortrait, portrait } from "./portrait.js";
import type { Attachment, School } from "./school.js";
import { documentAttachment } from "./school-documents.js";

/** What an address of a file leads to. */
export type SchoolFile =
  | { readonly kind: "content"; readonly content: FileContent }
  | { readonly kind: "link"; readonly url: string };

/**
 * Where the school keeps documents. A domain whose documents are to be served adds a line; all of them are
 * looked through until one has the id.
 */
const shelves: readonly ((school: School) => Iterable<readonly Attachment[]>)[] = [
  (school) => school.homework.map(({ attachments }) => attachments),
  (school) => school.lessonBook.flatMap(({ contents }) => contents.map(({ attachments }) => attachments)),
  (school) => school.office.events.map(({ attachments }) => attachments),
  (school) => school.news.items.flatMap(({ questions }) => questions.map(({ attachments }) => attachments)),
  (school) => school.discussions.threads.flatMap(({ messages }) => messages.map((one) => one.attachments)),
  (school) =>
    school.attendance.map((event) =>
      "documents" in event && event.documents !== undefined ? event.documents : [],
    ),
];

/**
 * The file of an object of the world: a document, the photo of a person, or what `origin` (`G` of the
 * address) names: the questions of a test, or its answers.
 */
export function schoolFile(
  school: School,
  id: string,
  origin: number | string | undefined,
): SchoolFile | undefined {
  if (origin === fileOrigins.testSubject || origin === fileOrigins.testCorrection) {
    const test = school.tests.find((one) => one.id === id);
    const name = origin === fileOrigins.testSubject ? test?.questions : test?.corrected;
    return name === undefined ? undefined : made({ id: `${id}:${origin}`, name, kind: "file" });
  }
  if (origin === fileOrigins.handedInWork) {
    const file = school.homework
      .flatMap(({ handedIn }) => [...handedIn.values()])
      .find((one) => one.file.id === id)?.file;
    return file === undefined ? undefined : made(file);
  }
  const attachment = attachmentOf(school, id) ?? documentAttachment(school, id);
  if (attachment !== undefined) return made(attachment);
  const isPerson = [school.students, school.teachers, school.staff].some((people) =>
    people.some((person) => person.id === id),
  );
  if (!isPerson || !hasPortrait(id)) return undefined;
  const photo = Buffer.from(portrait(id));
  return { kind: "content", content: { type: "image/png", size: photo.length, read: () => [photo] } };
}

function attachmentOf(school: School, id: string): Attachment | undefined {
  for (const shelf of shelves) {
    for (const attachments of shelf(school)) {
      const found = attachments.find((one) => one.id === id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function made(attachment: Attachment): SchoolFile {
  if (attachment.url !== undefined) return { kind: "link", url: attachment.url };
  return { kind: "content", content: fileContent(attachment) };
}
