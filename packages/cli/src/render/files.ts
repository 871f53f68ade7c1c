import type { Attachment } from "@preau/client";
import { type BookSubject, daysText } from "./book.js";
import { cleanValue } from "./clean.js";
import { momentText } from "./moment.js";
import { heading, joined, page, renderRows } from "./page.js";
import type { View } from "./view.js";

/** A file or a link, and what it was given with; with `--json`, what is printed of it. */
export interface FoundFile {
  readonly from: "homework" | "lesson" | "shared" | "document";
  /** Day of the lesson, the document or the sharing, or on which the homework is due. */
  readonly date?: string;
  /** Subject of the homework, the lesson or what is shared; heading of a document. */
  readonly of?: string;
  readonly name: string;
  /** Absent for a document that the school makes when it is asked for. */
  readonly attachment?: Attachment;
  /** Where it was saved. */
  readonly path?: string;
}

/** Files and links as text. */
export function renderFiles(
  untrusted: readonly FoundFile[],
  subject: BookSubject & { readonly to: string },
  view: View,
): string {
  const { words, style } = view;
  const { book: say } = words.reading;
  const kinds = {
    homework: say.homeworkFile,
    lesson: say.lessonFile,
    shared: say.sharedFile,
    document: say.documentFile,
  };
  const { fileColumns: columns } = say;
  const rows = cleanValue(untrusted).map(({ from, date, of, name, attachment, path }) => [
    { text: momentText(date, words) },
    { text: joined([of, kinds[from]]), paint: style.dim },
    { text: joined([name === attachment?.url ? "" : name, attachment?.url, path], "\n") },
  ]);
  return page(
    heading(say.filesHeading(cleanValue(subject.whose), daysText(subject, words)), view),
    rows.length === 0
      ? [say.noFiles]
      : renderRows(
          [{ title: columns.date }, { title: columns.of, most: 34 }, { title: columns.name }],
          rows,
          view,
          { title: 2, least: 20 },
        ),
  );
}
