import { fileOrigins } from "@preau/wire";
import type { AttendanceEvent } from "./attendance.js";
import type { Message } from "./discussions.js";
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
  (school) => school.discussions.threads.flatMap(({ messages }) => messages.flatMap(attachmentsIn)),
  (school) => school.attendance.flatMap(documentsIn),
];

/** What came with a message, and with those that it forwards. */
function attachmentsIn({ attachments, forwarded = [] }: Message): (readonly Attachment[])[] {
  return [attachments, ...forwarded.flatMap(attachmentsIn)];
}

/** What goes with an event of the notebook: proofs, circumstances, work to do. */
function documentsIn(event: AttendanceEvent): (readonly Attachment[])[] {
  return [
    ...("documents" in event && event.documents !== undefined ? [event.documents] : []),
    ...("circumstanceDocuments" in event ? [event.circumstanceDocuments] : []),
    ...("homeworkDocuments" in event ? [event.homeworkDocuments] : []),
  ];
}

/** Questions and answers that have no identity of their own: they are named by what they are of. */
const papers: Readonly<Record<string, (school: School, id: string) => string | undefined>> = {
  [fileOrigins.testSubject]: ({ tests }, id) => tests.find((one) => one.id === id)?.questions,
  [fileOrigins.testCorrection]: ({ tests }, id) => tests.find((one) => one.id === id)?.corrected,
  [fileOrigins.evaluationSubject]: ({ evaluations }, id) =>
    evaluations.find((one) => one.id === id)?.questions,
  [fileOrigins.evaluationCorrection]: ({ evaluations }, id) =>
    evaluations.find((one) => one.id === id)?.corrected,
};

/**
 * The file of an object of the world: a document, the photo of a person, or what `origin` (`G` of the
 * address) names: the questions of a test or an evaluation, or their answers.
 */
export function schoolFile(
  school: School,
  id: string,
  origin: number | string | undefined,
): SchoolFile | undefined {
  const paper = typeof origin === "string" ? papers[origin] : undefined;
  if (paper !== undefined) {
    const name = paper(school, id);
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
