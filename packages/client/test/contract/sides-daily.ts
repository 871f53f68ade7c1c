import { given, readingDay, readingRange } from "./everything.js";
import {
  type Comparison,
  isFor,
  line,
  names,
  type Place,
  type School,
  subjectNamed,
  words,
  wordsOf,
} from "./sides.js";

const [first, last] = readingRange;

const isInRange = (day: string): boolean => first <= day && day <= last;

/** Start of a slot. */
function startOf({ grid }: School, { day, slot, hours }: School["lessons"][number]): string {
  return `${day}T${hours?.from ?? grid.starts[slot]}`;
}

const lessons: Comparison = (answers, { school, student }) => ({
  // Superseded entries are folded: with them, all that the school has is there.
  said: given(answers.lessons).flatMap((lesson) => [
    line(lesson.start, lesson.canceled, lesson.kind === "lesson" ? lesson.subject?.name : ""),
    ...(lesson.replaces ?? []).map((one) => line(one.start, true, one.subject?.name)),
  ]),
  held: school.lessons
    .filter((lesson) => isInRange(lesson.day) && isFor(lesson, student))
    .map((lesson) =>
      line(
        startOf(school, lesson),
        lesson.canceled === true,
        lesson.kind === "lesson" ? subjectNamed(school, lesson.subjectId) : "",
      ),
    ),
});

const homework: Comparison = (answers, { school, student }) => ({
  said: given(answers.homework).map((one) =>
    line(one.date, one.given, one.subject?.name, one.done, wordsOf(one.description), names(one.files)),
  ),
  held: school.homework
    .filter((one) => one.given <= readingDay && isInRange(one.due) && isFor(one, student))
    .map((one) =>
      line(
        one.due,
        one.given,
        subjectNamed(school, one.subjectId),
        one.doneBy.has(student.id),
        words(one.html),
        names(one.attachments),
      ),
    ),
});

const lessonContents: Comparison = (answers, { school, student }) => ({
  said: given(answers.lessonContents).map((one) =>
    line(one.start, one.subject?.name, one.title, wordsOf(one.description), names(one.files), one.themes),
  ),
  held: school.lessonBook.flatMap(({ lessonId, contents }) => {
    const lesson = school.lessons.find(({ id }) => id === lessonId);
    if (lesson === undefined || !isInRange(lesson.day) || !isFor(lesson, student)) return [];
    return contents.map((one) =>
      line(
        startOf(school, lesson),
        subjectNamed(school, lesson.subjectId),
        one.title,
        words(one.html),
        names(one.attachments),
        one.theme === undefined ? [] : [one.theme],
      ),
    );
  }),
});

/** Documents of lessons, questions and answers of tests and evaluations, work that was handed in: of the whole year. */
const sharedResources: Comparison = (answers, { school, student }) => {
  const taught = (serviceId: string): string | undefined =>
    subjectNamed(school, school.services.find(({ id }) => id === serviceId)?.subjectId);
  const papers = (
    of: {
      readonly questions?: string;
      readonly corrected?: string;
      readonly day: string;
      readonly title: string;
    },
    subject: string | undefined,
  ): readonly string[] => [
    ...(of.questions === undefined ? [] : [line("test-subject", of.day, subject, of.questions, of.title)]),
    ...(of.corrected === undefined ? [] : [line("test-correction", of.day, subject, of.corrected, of.title)]),
  ];
  return {
    said: given(answers.sharedResources).map((one) =>
      line(one.kind, one.date, one.subject?.name, one.name, one.comment),
    ),
    held: [
      ...school.lessonBook.flatMap(({ lessonId, contents }) => {
        const lesson = school.lessons.find(({ id }) => id === lessonId);
        if (lesson === undefined || !isFor(lesson, student)) return [];
        return contents.flatMap(({ attachments }) =>
          attachments.map(({ name, url }) =>
            line(
              url === undefined ? "document" : "site",
              lesson.day,
              subjectNamed(school, lesson.subjectId),
              name,
              undefined,
            ),
          ),
        );
      }),
      ...school.tests
        .filter(({ day, marks }) => day <= readingDay && marks.has(student.id))
        .flatMap((test) => papers(test, taught(test.serviceId))),
      ...school.evaluations
        .filter(({ published, results }) => published <= readingDay && results.has(student.id))
        .flatMap((evaluation) => papers(evaluation, taught(evaluation.serviceId))),
      ...school.homework.flatMap(({ handedIn, due, subjectId }) => {
        const work = handedIn.get(student.id);
        return work === undefined
          ? []
          : [line("handed-in-work", due, subjectNamed(school, subjectId), work.file.name, undefined)];
      }),
    ],
  };
};

/** Courses of the library that hold what a dish of the school has. */
const courses = {
  starter: "firstMeal",
  main: "mainMeal",
  side: "sideMeal",
  other: "otherMeal",
  cheese: "cheese",
  dessert: "dessert",
} as const;

const menus: Comparison = (answers, { school }) => ({
  said: given(answers.menus).map((menu) =>
    line(
      menu.date,
      menu.isLunch,
      menu.isDinner,
      menu.name,
      ...Object.values(courses).map((course) =>
        menu[course].map((food) => `${food.name} (${food.labels.length}, ${food.allergens.length})`),
      ),
    ),
  ),
  held: school.office.canteen.meals
    .filter(({ day }) => isInRange(day))
    .map((meal) =>
      line(
        meal.day,
        meal.kind === "lunch",
        meal.kind === "dinner",
        meal.title,
        ...Object.keys(courses).map((course) =>
          meal.dishes
            .filter(({ kind }) => kind === course)
            .flatMap(({ foods }) => foods)
            .map((food) => `${food.name} (${food.labels?.length ?? 0}, ${food.allergens?.length ?? 0})`),
        ),
      ),
    ),
});

/** Events of the whole year, for everybody or for the class. */
const agenda: Comparison = (answers, { school, student }) => ({
  said: given(answers.agenda).map((one) =>
    line(
      one.start,
      one.end,
      one.allDay,
      one.name,
      one.comment,
      one.category,
      one.author,
      one.council,
      names(one.files),
    ),
  ),
  held: school.office.events
    .filter(({ classIds }) => classIds.length === 0 || classIds.includes(student.classId))
    .map((one) =>
      line(
        one.from,
        one.to,
        one.allDay,
        one.title,
        one.comment,
        one.family,
        one.author,
        one.isCouncil === true,
        names(one.attachments),
      ),
    ),
});

const teachingStaff: Comparison = (answers, { school, student }) => {
  const assigned = school.office.assignments.filter((one) => isFor(one, student));
  return {
    said: given(answers.getTeachingStaff).map((one) =>
      line(
        one.name,
        one.type,
        one.headTeacher,
        one.former,
        one.email,
        one.role,
        one.subjects.map(({ name }) => name).toSorted(),
      ),
    ),
    held: [...new Set(assigned.map(({ personId }) => personId))].map((id) => {
      const own = assigned.filter(({ personId }) => personId === id);
      const member = school.staff.find((one) => one.id === id);
      const taught = own.map(({ subjectId, part }) => part ?? subjectNamed(school, subjectId));
      return line(
        member?.name ?? school.teachers.find((one) => one.id === id)?.name,
        member === undefined ? "teacher" : "staff",
        own.some(({ isHead }) => isHead === true),
        own.every(({ isFormer }) => isFormer === true),
        school.office.contacts.find(({ personId }) => personId === id)?.email,
        member?.role,
        [...new Set(taught.filter((name) => name !== undefined))].toSorted(),
      );
    }),
  };
};

const personalDetails: Comparison = (answers, { school, student }) => {
  const said = given(answers.personalDetails);
  const contact = school.office.contacts.find((one) => one.personId === student.id);
  const record = school.office.records.find(({ studentId }) => studentId === student.id);
  return {
    said: [
      line(said.address, said.postalCode, said.city, said.country, said.email, said.phone),
      line(said.ineNumber, said.dateOfBirth, said.placeOfBirth),
    ],
    held: [
      line(
        contact?.address ?? [],
        contact?.postalCode,
        contact?.city,
        contact?.country,
        contact?.email,
        contact?.mobile === undefined ? undefined : `+33${contact.mobile}`,
      ),
      line(record?.nationalNumber, record?.birthDay, record?.birthCity),
    ],
  };
};

/** Every list of documents but reports, which are made of periods that are over. */
const documents: Comparison = (answers, { school, student }) => {
  const projects = school.office.records.find(({ studentId }) => studentId === student.id)?.projects ?? [];
  const over = school.year.periods.filter(({ kind, to }) => kind === marking(school) && to < readingDay);
  return {
    said: given(answers.documents)
      .filter(({ kind }) => kind === "support-plan" || kind === "report" || kind === "to-sign")
      .map(({ kind, name, signature }) => line(kind, name, signature?.state)),
    held: [
      line("to-sign", "Autorisation de prise de vues", "to-sign"),
      ...projects.map(({ kind }) => line("support-plan", kind, undefined)),
      ...over.map(({ name }) => line("report", `Bulletin ${name}`, undefined)),
    ],
  };
};

/** The kind of period that marks and reports are for. */
export function marking({ year }: Place["school"]): "term" | "semester" {
  return year.marking ?? "term";
}

export const daily = {
  lessons,
  homework,
  lessonContents,
  sharedResources,
  menus,
  agenda,
  teachingStaff,
  personalDetails,
  documents,
} as const satisfies Record<string, Comparison>;
