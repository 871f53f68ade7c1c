import type { Information, NewsQuestion } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { momentText } from "./moment.js";
import { type Entry, fileNotes, heading, joined, page, renderEntries, renderRows } from "./page.js";
import type { View } from "./view.js";

/** A list of news as text. `keys` are what stands for each: as short as tells them apart. */
export function renderNews(
  untrusted: readonly Information[],
  keys: ReadonlyMap<string, string>,
  view: View,
): string {
  const { words, style } = view;
  const { news: say } = words.reading;
  const list = cleanValue(untrusted);
  const { columns } = say;
  const rows = list.map((item) => [
    { text: keys.get(item.key) ?? item.key, paint: style.cyan },
    { text: momentText((item.creationDate ?? item.startDate)?.slice(0, 10), words) },
    { text: item.title ?? say.untitled, paint: item.read ? undefined : style.bold },
    { text: authorOf(item) },
    { text: joined(stateOf(item, words)), paint: item.awaitsAnswer === true ? style.yellow : style.dim },
  ]);
  return page(
    heading(say.heading, view),
    rows.length === 0
      ? [say.nothing]
      : renderRows(
          [
            { title: columns.key },
            { title: columns.date },
            { title: columns.title, most: Math.max(24, view.width - 70) },
            { title: columns.author, most: 22 },
            { title: columns.state },
          ],
          rows,
          view,
          { title: 2, least: 12 },
        ),
  );
}

/** One item in full, with its questions, choices and answers. */
export function renderInformation(untrusted: Information, view: View): string {
  const { words } = view;
  const { reading, calendar } = words;
  const { news: say } = reading;
  const item = cleanValue(untrusted);
  const { startDate, endDate } = item;
  const facts = [
    item.creationDate === undefined ? undefined : momentText(item.creationDate, words),
    authorOf(item),
    item.category,
    ...item.labels.map(({ name }) => name),
    ...stateOf(item, words),
    item.anonymousResponse ? say.anonymous : undefined,
    startDate === undefined
      ? undefined
      : say.shown(
          calendar.shortDay(startDate),
          endDate === undefined ? undefined : calendar.shortDay(endDate),
        ),
  ];
  const questions = item.questions ?? [];
  return page(
    renderEntries([{ title: item.title ?? say.untitled, facts }], view),
    ...(questions.length === 0
      ? [
          renderEntries(
            [{ title: "", texts: [item.content], notes: fileNotes(item.attachments, reading) }],
            view,
          ),
        ]
      : questions.map((question, index) =>
          renderEntries([questionEntry({ question, place: index + 1 }, item, words)], view),
        )),
  );
}

/** The numbers of questions and choices are what an answer names them by. */
function questionEntry(
  { question, place }: { readonly question: NewsQuestion; readonly place: number },
  item: Information,
  words: Words,
): Entry {
  const { reading } = words;
  const { news: say } = reading;
  const chosen = question.answer?.choices ?? [];
  return {
    lead: item.survey ? `${place}` : "",
    title: question.title ?? (item.survey ? (question.label ?? "") : ""),
    facts: [say.kinds[question.kind], ...answerFacts(question, words)],
    texts: [
      question.content,
      ...question.choices.map(
        ({ name, position }) => `${position} ${chosen.includes(position) ? "[x]" : "[ ]"} ${name}`,
      ),
      ...[question.answer?.text, question.answer?.freeText].map((text) =>
        text === undefined ? undefined : say.answer(text),
      ),
    ],
    notes: fileNotes(question.attachments, reading),
  };
}

function answerFacts({ answer, awaitsAnswer }: NewsQuestion, words: Words): readonly (string | undefined)[] {
  const { news: say } = words.reading;
  if (answer?.answered === true) {
    const when = answer.date === undefined ? undefined : momentText(answer.date, words);
    return [say.answered(when, answer.by)];
  }
  return [awaitsAnswer ? say.notAnswered : undefined];
}

function authorOf({ author, child }: Information): string {
  return joined([author, child === undefined ? undefined : `→ ${child}`], " ");
}

function stateOf(item: Information, { reading }: Words): readonly (string | undefined)[] {
  const { news: say } = reading;
  return [
    item.read ? undefined : say.unread,
    item.survey ? say.survey : undefined,
    item.awaitsAnswer === true ? say.awaitsAnswer : undefined,
    item.hasAttachments ? say.withFiles : undefined,
  ];
}
