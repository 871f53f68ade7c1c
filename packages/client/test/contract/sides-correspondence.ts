import { given, readingDay } from "./everything.js";
import {
  type Comparison,
  isFor,
  line,
  names,
  type Place,
  personNamed,
  type School,
  subjectNamed,
  words,
  wordsOf,
} from "./sides.js";

/** The moment at which everything is read. */
const now = `${readingDay}T20:30`;

type NewsItem = School["news"]["items"][number];

/** For whom an item is that somebody got: themselves, or each child that it is about. */
function publicsOf({ school, personId }: Place, item: NewsItem): readonly string[] {
  const isConcerned = ({ classId }: { readonly classId: string }): boolean =>
    item.classIds?.includes(classId) ?? true;
  const student = school.students.find(({ id }) => id === personId);
  if (student !== undefined)
    return item.audience.includes("students") && isConcerned(student) ? [personId] : [];
  const { childIds = [] } = school.parents.find(({ id }) => id === personId) ?? {};
  const children = school.students.filter(({ id }) => childIds.includes(id)).filter(isConcerned);
  return [
    ...(item.audience.includes("parents") && children.length > 0 ? [personId] : []),
    ...(item.audience.includes("children") ? children.map(({ id }) => id) : []),
  ];
}

const news: Comparison = (answers, place) => {
  const { school, personId } = place;
  const reader = school.news.readers.get(personId);
  return {
    said: given(answers.informationAndSurveys).map((one) =>
      line(
        one.title,
        one.survey,
        one.anonymousResponse,
        one.creationDate,
        one.startDate,
        one.endDate,
        one.extended,
        one.category,
        one.read,
        one.recipient?.name,
        ...(one.questions ?? []).map((question) =>
          line(wordsOf(question.content), question.choices.length, names(question.attachments)),
        ),
      ),
    ),
    held: school.news.items
      .filter(
        ({ stage, created, from, to }) =>
          stage === undefined && created <= now && from <= readingDay && readingDay <= to,
      )
      .flatMap((item) =>
        publicsOf(place, item)
          .filter((id) => reader?.deleted.has(`${item.id} ${id}`) !== true)
          .map((id) =>
            line(
              item.title,
              item.kind === "survey",
              item.anonymous,
              item.created,
              item.from,
              item.to,
              item.extended === true,
              school.news.natures.find((nature) => nature.id === item.natureId)?.name,
              reader?.read.has(`${item.id} ${id}`) === true,
              personNamed(school, id),
              ...item.questions.map((question) =>
                line(words(question.html), question.choices.length, names(question.attachments)),
              ),
            ),
          ),
      ),
  };
};

type Thread = School["discussions"]["threads"][number];

/** Messages of a discussion that reach somebody. */
function messagesFor(thread: Thread, personId: string): Thread["messages"] {
  return thread.messages.filter(
    ({ at, authorId, toIds }) => at <= now && (authorId === personId || (toIds?.includes(personId) ?? true)),
  );
}

/** Discussions of a mailbox by subject, with how much of them is unread. Drafts and asides have tests of their own. */
const discussions: Comparison = (answers, { school, personId }) => {
  const mailbox = school.discussions.mailboxes.get(personId);
  return {
    said: given(answers.discussions)
      .filter(({ drafts, messageCount }) => drafts < (messageCount ?? 0))
      .map((one) => line(one.subject, one.unread, one.folder, one.closed)),
    held: school.discussions.threads.flatMap((thread) => {
      const holding = mailbox?.holdings.get(thread.id);
      const messages = messagesFor(thread, personId);
      if (!thread.participantIds.includes(personId) || messages.length === 0 || holding?.place === "gone")
        return [];
      const unread = messages.filter(
        ({ id, authorId }) => authorId !== personId && holding?.read.has(id) !== true,
      );
      const place = holding?.place ?? "inbox";
      return line(thread.subject, place === "bin" ? 0 : unread.length, place, thread.closed);
    }),
  };
};

/** The messages of the threads that were opened, each among those that the school has. */
const messages: Comparison = (answers, { school, personId }) => {
  const said = given(answers.threads).flatMap((thread) => thread.messages);
  const moments = new Set<string>(said.map(({ created }) => created));
  const held = school.discussions.threads
    .filter(({ participantIds }) => participantIds.includes(personId))
    .flatMap((thread) => messagesFor(thread, personId))
    .filter(({ at }) => moments.has(at));
  return {
    said: said.map((one) =>
      line(
        one.created,
        one.mine,
        one.mine ? undefined : one.author,
        wordsOf(one.content),
        names(one.attachments),
      ),
    ),
    held: held.map((one) =>
      line(
        one.at,
        one.authorId === personId,
        one.authorId === personId ? undefined : personNamed(school, one.authorId),
        one.formatted ? words(one.text) : wordsOf(one.text),
        names(one.attachments),
      ),
    ),
  };
};

/** Everybody who teaches the pupil is there, with what they teach; staff too. */
const recipients: Comparison = (answers, { school, student }) => {
  const taught = school.services.filter((service) => isFor(service, student));
  const teachers = new Set(taught.flatMap(({ teacherIds }) => teacherIds));
  return {
    said: given(answers.getRecipients)
      .filter(({ kind }) => kind === "teacher")
      .map((one) => line(one.name, one.subjects.map(({ name }) => name).toSorted())),
    held: [...teachers].map((id) =>
      line(
        personNamed(school, id),
        [
          ...new Set(
            taught
              .filter(({ teacherIds }) => teacherIds.includes(id))
              .map(({ subjectId }) => subjectNamed(school, subjectId) ?? ""),
          ),
        ].toSorted(),
      ),
    ),
  };
};

/** The home page shows nothing that the pages themselves do not have. */
const home: Comparison = (answers) => {
  const { homework = [], news: unread = [], events = [], meals = [] } = given(answers.home);
  const menus = given(answers.menus).filter(({ date }) => date === given(answers.home).day);
  const known = {
    homework: new Set(given(answers.homework).map(({ date, subject }) => `${date} ${subject?.name}`)),
    news: new Set(given(answers.informationAndSurveys).map(({ key }) => key)),
    events: new Set(given(answers.agenda).map(({ name }) => name)),
  };
  const dinner = (kind: string): boolean => kind === "dinner";
  return {
    said: [
      ...homework.map(({ date, subject }) => `${date} ${subject?.name}`),
      ...unread.map(({ title }) => title ?? ""),
      ...events.map(({ name }) => name ?? ""),
      ...meals.map(({ kind, foods }) => line(dinner(kind), foods.length)),
    ],
    held: [
      ...homework
        .map(({ date, subject }) => `${date} ${subject?.name}`)
        .filter((one) => known.homework.has(one)),
      ...unread.filter(({ key }) => known.news.has(key)).map(({ title }) => title ?? ""),
      ...events.map(({ name }) => name ?? "").filter((name) => known.events.has(name)),
      ...menus.map((menu) =>
        line(
          menu.isDinner,
          [menu.firstMeal, menu.mainMeal, menu.sideMeal, menu.otherMeal, menu.cheese, menu.dessert].flat()
            .length,
        ),
      ),
    ],
  };
};

/** What the notification centre counts is what is unread. */
const notifications: Comparison = (answers) => {
  const unread = given(answers.discussions).reduce((sum, one) => sum + one.unread, 0);
  const items = given(answers.informationAndSurveys).filter(({ read }) => !read).length;
  const all = given(answers.notifications).sections.flatMap((section) => section.notifications);
  return {
    said: all.map(({ topic, count }) => line(topic, count)),
    held: [...(unread > 0 ? [line("discussions", unread)] : []), ...(items > 0 ? [line("news", items)] : [])],
  };
};

export const correspondence = {
  news,
  discussions,
  messages,
  recipients,
  home,
  notifications,
} as const satisfies Record<string, Comparison>;
