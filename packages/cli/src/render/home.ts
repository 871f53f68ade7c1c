import type { Grade, Home, HomeMeal, HomeSchoolLifeEvent, Lesson } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { gradeText } from "./grade-value.js";
import { viewLesson } from "./lesson.js";
import { momentText, spanText } from "./moment.js";
import { type Entry, fileNotes, heading, joined, page, partTitle, renderEntries } from "./page.js";
import type { View } from "./view.js";

/** The home page as text: a part is absent when the page does not have it, and says "nothing" when it is empty. */
export function renderHome(untrusted: Home, whose: string, view: View): string {
  const { words } = view;
  const { reading, calendar, homework } = words;
  const { home: say, news, messages } = reading;
  const found = cleanValue(untrusted);
  const part = <T>(
    title: string,
    list: readonly T[] | undefined,
    entryOf: (item: T) => Entry,
  ): readonly string[] => {
    if (list === undefined) return [];
    if (list.length === 0) return [`${partTitle(title, view).join(" ")}  ${view.style.dim(say.nothing)}`];
    return [...partTitle(title, view), ...renderEntries(list.map(entryOf), view)];
  };
  return page(
    heading(say.heading(cleanValue(whose), calendar.longDay(found.day)), view),
    found.message === undefined ? [] : renderEntries([{ title: found.message }], view),
    part(say.lessons, found.lessons, (lesson) => lessonEntry(lesson, words)),
    part(say.homework, found.homework, (piece) => ({
      lead: momentText(piece.date, words),
      title: piece.subject?.name ?? homework.noSubject,
      facts: [piece.done ? homework.done : undefined, piece.quiz ? homework.quiz : undefined],
      texts: [piece.description],
      notes: fileNotes(piece.files, reading),
    })),
    part(say.grades, found.grades, (grade) => gradeEntry(grade, words)),
    part(say.evaluations, found.evaluations, ({ date, subject, name, teacher }) => ({
      lead: momentText(date, words),
      title: joined([subject?.name, name], " – "),
      facts: [teacher],
    })),
    part(say.tests, found.tests, ({ start, end, subject, name, classrooms }) => ({
      lead: start === undefined ? "" : spanText(start, end, words),
      title: joined([subject?.name, name], " – "),
      facts: [classrooms.join(", ")],
    })),
    part(say.schoolLife, found.schoolLife, (event) => lifeEntry(event, words)),
    part(say.meals, found.meals, (meal) => mealEntry(meal, words)),
    part(say.news, found.news, ({ creationDate, title, author, read, survey }) => ({
      lead: momentText(creationDate?.slice(0, 10), words),
      title: title ?? news.untitled,
      facts: [author, read ? undefined : news.unread, survey ? news.survey : undefined],
    })),
    part(say.discussions, found.discussions, ({ date, dateText, subject, creator, unread }) => ({
      lead: date === undefined ? (dateText ?? "") : momentText(date, words),
      title: subject ?? messages.noSubject,
      facts: [creator ?? messages.me, unread > 0 ? messages.unread(unread) : undefined],
    })),
    part(say.events, found.events, ({ start, end, name, category, comment }) => ({
      lead: start === undefined ? "" : spanText(start, end, words),
      title: name ?? "",
      facts: [category],
      texts: [comment],
    })),
    part(say.links, found.links, ({ name, url, phone, comment }) => ({
      title: name ?? url ?? phone ?? "",
      facts: [phone, comment],
      notes: url === undefined ? [] : [url],
    })),
    part(say.wallets, found.wallets, ({ name, balanceText, low, comment }) => ({
      title: joined([name, balanceText], "  "),
      facts: [low ? say.low : undefined, comment],
    })),
  );
}

function lessonEntry(lesson: Lesson, words: Words): Entry {
  const { title, details, marks } = viewLesson(lesson, words);
  return {
    lead: spanText(lesson.start, lesson.end, words),
    title,
    facts: [...details, ...marks.map(({ text }) => text)],
  };
}

function gradeEntry(grade: Grade, words: Words): Entry {
  return {
    lead: momentText(grade.date, words),
    title: joined(
      [grade.subject?.name ?? words.grades.noSubject, gradeText(grade.grade, words, grade)],
      "  ",
    ),
    facts: [grade.comment],
  };
}

function lifeEntry(event: HomeSchoolLifeEvent, words: Words): Entry {
  const { attendance: say, home } = words.reading;
  const kinds = { ...say.kinds, exclusion: home.exclusion, other: say.kinds.unknown };
  return {
    lead: event.start === undefined ? "" : spanText(event.start, event.end, words),
    title: joined([kinds[event.kind], event.nature], " – "),
    facts: [
      event.minutes === undefined ? undefined : say.minutes(event.minutes),
      ...event.reasons,
      event.justified ? say.justified : undefined,
      event.settled ? say.settled : undefined,
    ],
    texts: [event.comment],
  };
}

function mealEntry({ kind, foods }: HomeMeal, { reading }: Words): Entry {
  const { menus: say } = reading;
  return {
    title: kind === "other" ? say.courses.otherMeal : say[kind],
    texts: [
      joined(
        foods.map(({ name }) => name),
        ", ",
      ),
    ],
  };
}
