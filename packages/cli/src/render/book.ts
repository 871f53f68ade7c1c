import type { AgendaEvent, DocumentSignature, LessonContent, SchoolDocument } from "@preau/client";
import type { BookWords } from "../language/reading-words.js";
import type { Words } from "../language/words.js";
import { capitalized } from "./capitalized.js";
import { cleanValue } from "./clean.js";
import { momentText, spanText } from "./moment.js";
import { fileNotes, heading, joined, page, partTitle, renderEntries, renderRows } from "./page.js";
import type { View } from "./view.js";

/** Whose, and of which days. */
export interface BookSubject {
  readonly whose: string;
  readonly from: string;
  /** Absent when it goes on without an end. */
  readonly to?: string | undefined;
}

/** Days of a range, in words. */
export function daysText({ from, to }: { readonly from: string; readonly to: string }, words: Words): string {
  return from === to ? words.calendar.longDay(from) : words.calendar.range(from, to);
}

/** The lesson book as text, day by day. */
export function renderContents(
  untrusted: readonly LessonContent[],
  subject: BookSubject & { readonly to: string },
  view: View,
): string {
  const { words } = view;
  const { book: say } = words.reading;
  const contents = cleanValue(untrusted);
  const days = [...new Set(contents.map(({ start }) => start.slice(0, 10)))].sort();
  return page(
    heading(say.contentsHeading(cleanValue(subject.whose), daysText(subject, words)), view),
    contents.length === 0 ? [say.noContents] : [],
    ...days.map((day) => [
      ...partTitle(capitalized(words.calendar.longDay(day)), view),
      ...renderEntries(
        contents
          .filter(({ start }) => start.startsWith(day))
          .map((content) => ({
            lead: words.calendar.time(content.start.slice(11, 16)),
            title: content.subject?.name ?? say.lesson,
            facts: [
              content.category,
              content.teachers.join(", "),
              content.groups.join(", "),
              content.quiz ? say.quiz : undefined,
              content.homeworkDate === undefined ? undefined : say.homework(content.homeworkDate),
              content.themes.length === 0 ? undefined : words.homework.themes(content.themes.join(", ")),
            ],
            texts: [
              content.title,
              content.description,
              content.objectives === undefined ? undefined : say.objectives(content.objectives),
            ],
            notes: fileNotes(content.files, words.reading),
          })),
        view,
      ),
    ]),
  );
}

/** Events of the agenda as text. */
export function renderAgenda(untrusted: readonly AgendaEvent[], subject: BookSubject, view: View): string {
  const { words } = view;
  const { book: say } = words.reading;
  const { whose, from, to } = cleanValue(subject);
  const entries = cleanValue(untrusted).map((event) => ({
    lead: event.allDay
      ? spanText(event.start.slice(0, 10), event.end.slice(0, 10), words)
      : spanText(event.start, event.end, words),
    title: event.name,
    facts: [
      event.allDay ? say.allDay : undefined,
      event.category,
      event.council ? say.council : undefined,
      event.recurring ? say.recurring : undefined,
      event.author,
      ...event.students,
    ],
    texts: [event.comment],
    notes: fileNotes(event.files, words.reading),
  }));
  return page(
    heading(say.agendaHeading(whose, from, to), view),
    entries.length === 0 ? [say.noEvents] : renderEntries(entries, view),
  );
}

/** How far a signature has come: "to sign, by 1 of 2 so far". */
function signatureText({ state, signed, signers, signedOn }: DocumentSignature, say: BookWords): string {
  return joined([
    state === "none" || state === "other" ? undefined : say.signatures[state],
    signedOn,
    signed === undefined || signers === undefined ? undefined : say.signers(signed, signers),
  ]);
}

/** Documents to download as text. */
export function renderDocuments(untrusted: readonly SchoolDocument[], whose: string, view: View): string {
  const { words } = view;
  const { book: say, news } = words.reading;
  const { documentColumns: columns } = say;
  const rows = cleanValue(untrusted).map((document) => [
    { text: momentText(document.date, words) },
    { text: document.category ?? say.documentKinds[document.kind] },
    {
      text: joined(
        [
          joined([
            document.name,
            document.period,
            document.className,
            document.unread === true ? news.unread : undefined,
          ]),
          document.signature === undefined ? undefined : signatureText(document.signature, say),
          document.memo,
          ...fileNotes(document.files, words.reading),
        ],
        "\n",
      ),
    },
  ]);
  return page(
    heading(say.documentsHeading(cleanValue(whose)), view),
    rows.length === 0
      ? [say.noDocuments]
      : renderRows(
          [{ title: columns.date }, { title: columns.kind, most: 24 }, { title: columns.name }],
          rows,
          view,
          { title: 2, least: 28 },
        ),
  );
}
