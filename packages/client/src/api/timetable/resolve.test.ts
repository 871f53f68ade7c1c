import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aCalendar,
  aContext,
  aLesson,
  aTimetable,
  dayOfWeek,
  type LessonTraits,
  read,
} from "../../../test/wire-builders.js";
import { type Lesson, timetableOfWeeks } from "../timetable.js";
import { resolveLessons, sortLessons } from "./resolve.js";

const calendar = aCalendar();

function lessonsOf(...traits: readonly LessonTraits[]): readonly Lesson[] {
  return read(timetableOfWeeks, aTimetable(...traits.map(aLesson)), [12]).result.lessons;
}

function forFamily(lessons: readonly Lesson[]): readonly Lesson[] {
  return resolveLessons(lessons, { calendar, audience: "family" });
}

function forStaff(lessons: readonly Lesson[]): readonly Lesson[] {
  return resolveLessons(lessons, { calendar, audience: "staff" });
}

function subjects(lessons: readonly Lesson[]): readonly (string | undefined)[] {
  return lessons.map(({ subject }) => subject?.name);
}

const monday = "2025-11-17";
const thursday = "2025-11-20";

describe("what a family is shown", () => {
  // A morning as a real one was: a test takes the place of a cancelled lesson.
  const morning = [
    { day: thursday, slot: 0, length: 3, subject: "SVT", rooms: ["LABO 1"], position: 865 },
    {
      day: thursday,
      slot: 3,
      length: 3,
      subject: "PHYSIQUE-CHIMIE",
      teachers: ["M. DRAVERT T."],
      rooms: ["LABO 2"],
      canceled: true,
      status: "Cours annulé",
      position: 868,
    },
    {
      day: thursday,
      slot: 3,
      length: 3,
      subject: "TESTS DE POSITIONNEMENT",
      teachers: ["M. DRAVERT T."],
      rooms: ["LABO 2", "A137"],
      status: "Changement de salle",
      kind: 2,
      position: 1275,
    },
    { day: thursday, slot: 6, subject: "MATHEMATIQUES", position: 554 },
  ] satisfies readonly LessonTraits[];

  test("a cancelled lesson behind another one is hidden, and the other says what it replaces", () => {
    const shown = forFamily(lessonsOf(...morning));
    expect(subjects(shown)).toEqual(["SVT", "TESTS DE POSITIONNEMENT", "MATHEMATIQUES"]);
    expect(shown[1]).toMatchObject({
      canceled: false,
      status: "Changement de salle",
      change: { kind: "replacement", inferred: true },
      replaces: [{ subject: { name: "PHYSIQUE-CHIMIE" }, status: "Cours annulé" }],
    });
    expect(shown[0]).not.toHaveProperty("change");
    expect(shown[0]).not.toHaveProperty("replaces");
  });

  test("staff see both, one after the other, the one that takes place first", () => {
    expect(subjects(forStaff(lessonsOf(...morning)))).toEqual([
      "SVT",
      "TESTS DE POSITIONNEMENT",
      "PHYSIQUE-CHIMIE",
      "MATHEMATIQUES",
    ]);
  });

  test("one common place is enough to hide a cancelled lesson", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 0, length: 4, subject: "FRANCAIS", canceled: true },
        { day: monday, slot: 3, length: 2, subject: "LATIN", kind: 2 },
      ),
    );
    expect(subjects(shown)).toEqual(["LATIN"]);
  });

  test("neighbours do not overlap, and the same place on another day does not either", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 2, length: 2, subject: "FRANCAIS", canceled: true },
        { day: monday, slot: 4, subject: "LATIN" },
        { day: monday, slot: 0, subject: "GREC" },
        { day: "2025-11-18", slot: 2, subject: "CHORALE" },
        { day: "2025-11-24", slot: 2, subject: "CHANT" },
      ),
    );
    expect(subjects(shown)).toEqual(["GREC", "FRANCAIS", "LATIN", "CHORALE", "CHANT"]);
  });

  test("a lesson that runs past the end of its day does not reach into the next one", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 18, length: 6, subject: "LATIN" },
        { day: "2025-11-18", slot: 0, subject: "FRANCAIS", canceled: true },
      ),
    );
    expect(subjects(shown)).toEqual(["LATIN", "FRANCAIS"]);
  });

  test("an outing of two days hides what is cancelled on both", () => {
    const outing = aLesson({ day: monday, slot: 0, length: 30, more: { estSortiePedagogique: true } });
    const canceled = aLesson({ day: "2025-11-18", slot: 4, canceled: true, subject: "FRANCAIS" });
    const { lessons } = read(timetableOfWeeks, aTimetable(outing, canceled), [12]).result;
    expect(forFamily(lessons).map(({ kind }) => kind)).toEqual(["outing"]);
  });

  test("a cancelled lesson alone stays, and so does one beside another cancelled one", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 0, subject: "FRANCAIS", canceled: true, status: "Prof. absent" },
        { day: monday, slot: 1, subject: "LATIN", canceled: true },
      ),
    );
    expect(shown.map(({ canceled }) => canceled)).toEqual([true, true]);
  });

  test("lessons that share places are all kept as one block, chains included", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 5, length: 3, subject: "C" },
        { day: monday, slot: 0, length: 3, subject: "A" },
        { day: monday, slot: 2, length: 4, subject: "B" },
        { day: monday, slot: 12, length: 1, subject: "D" },
      ),
    );
    expect(subjects(shown)).toEqual(["A", "B", "C", "D"]);
  });

  test("one common place makes a block, in which outings come first, then what is cancelled last", () => {
    const entries = [
      aLesson({ day: monday, slot: 0, length: 5, subject: "A" }),
      aLesson({ day: monday, slot: 4, length: 3, subject: "B", more: { estSortiePedagogique: true } }),
      aLesson({ day: monday, slot: 0, length: 1, subject: "C", canceled: true }),
      aLesson({ day: monday, slot: 7, length: 1, subject: "D" }),
    ];
    const { lessons } = read(timetableOfWeeks, aTimetable(...entries), [12]).result;
    expect(subjects(forStaff(lessons))).toEqual(["B", "A", "C", "D"]);
  });

  test("an entry outside the grid overlaps nothing", () => {
    const nowhere = aLesson({ day: monday, slot: 0, subject: "RETENUE" });
    const { place: _place, ...withoutPlace } = nowhere;
    const canceled = aLesson({ day: monday, slot: 0, canceled: true, subject: "FRANCAIS" });
    const { lessons } = read(timetableOfWeeks, aTimetable(withoutPlace, canceled), [12]).result;
    expect(subjects(forFamily(lessons))).toEqual(["RETENUE", "FRANCAIS"]);
  });

  test("the words of a status decide nothing", () => {
    const shown = forFamily(
      lessonsOf(
        { day: monday, slot: 0, subject: "A", status: "Cours annulé" },
        { day: monday, slot: 0, subject: "B", status: "Prof. absent" },
      ),
    );
    expect(subjects(shown)).toEqual(["A", "B"]);
    expect(shown.map(({ change }) => change?.kind)).toEqual(["unknown", "unknown"]);
  });
});

describe("what seems to have changed", () => {
  const before = { day: monday, slot: 2, subject: "ANGLAIS", canceled: true } satisfies LessonTraits;

  function changeOf(after: Partial<LessonTraits>, ...others: readonly LessonTraits[]): Lesson | undefined {
    const all = lessonsOf(before, { day: monday, slot: 2, subject: "ANGLAIS", ...after }, ...others);
    return forFamily(all).find((lesson) => !lesson.canceled);
  }

  test("the room, when nothing else differs from the hidden lesson of the same subject", () => {
    expect(changeOf({ rooms: ["C01"] })?.change).toEqual({ kind: "room", inferred: true });
  });

  test("the teacher, whatever the room", () => {
    expect(changeOf({ teachers: ["M. LACHAUME I."], rooms: ["C01"] })?.change?.kind).toBe("teacher");
  });

  test("the time, when the two only overlap", () => {
    const moved = changeOf({ slot: 3 })?.change;
    expect(moved).toMatchObject({ kind: "moved", inferred: true, from: { start: "2025-11-17T09:00" } });
  });

  test("nothing that can be told, when the two are alike", () => {
    expect(changeOf({})?.change?.kind).toBe("unknown");
  });

  test("a replaced teacher is told by a marker, without any hidden lesson", () => {
    const entry = aLesson({ day: monday, slot: 8 });
    const lines = { G: 3, L: "M. ABSENT A.", marqueur: 3 };
    const { lessons } = read(timetableOfWeeks, aTimetable({ ...entry, ListeContenus: [lines] }), [12]).result;
    expect(forFamily(lessons)[0]).toMatchObject({
      teachers: [],
      replacedTeachers: ["M. ABSENT A."],
      change: { kind: "teacher" },
    });
  });

  test("an exceptional lesson that replaces nothing was added, unless the school says something of it", () => {
    const [added] = forFamily(lessonsOf({ day: monday, slot: 2, kind: 2 }));
    const [unknown] = forFamily(lessonsOf({ day: monday, slot: 2, kind: 2, status: "Changement de salle" }));
    expect([added?.change?.kind, unknown?.change?.kind]).toEqual(["added", "unknown"]);
  });

  test("a move is guessed from subject, teacher and week, and said on both sides", () => {
    const shown = forFamily(
      lessonsOf(before, { day: thursday, slot: 4, subject: "ANGLAIS", kind: 2, status: "Cours déplacé" }),
    );
    expect(shown[0]).toMatchObject({ change: { kind: "moved", to: { start: "2025-11-20T10:00" } } });
    expect(shown[1]).toMatchObject({ change: { kind: "moved", from: { start: "2025-11-17T09:00" } } });
    expect(shown[1]).not.toHaveProperty("replaces");
  });

  test.each([
    ["two arrivals", { day: "2025-11-21", slot: 4, subject: "ANGLAIS", kind: 2 }],
    ["two departures", { day: "2025-11-21", slot: 4, subject: "ANGLAIS", canceled: true }],
  ] satisfies [string, LessonTraits][])("no move is guessed among %s", (_title, other) => {
    const arrival = { day: thursday, slot: 4, subject: "ANGLAIS", kind: 2 };
    const kinds = forFamily(lessonsOf(before, arrival, other)).map(({ change }) => change?.kind);
    expect(kinds).not.toContain("moved");
  });

  test("no move is guessed to a lesson that stands for another one", () => {
    const arrival = { day: thursday, slot: 4, subject: "ANGLAIS", kind: 2 };
    const behind = { day: thursday, slot: 4, subject: "LATIN", canceled: true };
    const kinds = forFamily(lessonsOf(before, arrival, behind)).map(({ change }) => change?.kind);
    expect(kinds).toEqual([undefined, "replacement"]);
    // Nor from one that another stands for, though staff still see it.
    const instead = { day: monday, slot: 2, subject: "LATIN" };
    const toStaff = forStaff(lessonsOf(before, instead, arrival)).map(({ change }) => change?.kind);
    expect(toStaff).toEqual(["replacement", undefined, "added"]);
  });

  test("no move is guessed without a common teacher, in another week, or to an ordinary lesson", () => {
    for (const arrival of [
      { day: thursday, slot: 4, subject: "ANGLAIS", kind: 2, teachers: ["M. LACHAUME I."] },
      { day: "2025-11-27", slot: 4, subject: "ANGLAIS", kind: 2 },
      { day: thursday, slot: 4, subject: "ANGLAIS" },
    ]) {
      const kinds = forFamily(lessonsOf(before, arrival)).map(({ change }) => change?.kind);
      expect(kinds).not.toContain("moved");
    }
  });
});

describe("for any timetable", () => {
  const anyTraits: fc.Arbitrary<LessonTraits> = fc.record({
    day: fc
      .tuple(fc.integer({ min: 10, max: 12 }), fc.integer({ min: 0, max: 4 }))
      .map(([w, d]) => dayOfWeek(w, d)),
    slot: fc.integer({ min: 0, max: 19 }),
    length: fc.integer({ min: 1, max: 8 }),
    n: fc.uuid(),
    subject: fc.constantFrom("ANGLAIS", "LATIN", "SVT"),
    teachers: fc.subarray(["Mme ORIOL H.", "M. LACHAUME I."]),
    canceled: fc.boolean(),
    kind: fc.constantFrom(0, 2),
    status: fc.constantFrom("", "Cours modifié"),
    position: fc.integer({ min: 0, max: 3 }),
    more: fc.constantFrom({}, { estSortiePedagogique: true }, { estRetenue: "eleve" }),
  });
  const anyLessons = fc
    .uniqueArray(anyTraits, { maxLength: 40, selector: ({ n }) => n })
    .map((traits) => lessonsOf(...traits));

  /** Places, counted once more by other means: from the day and the slot. */
  function placesOf(lesson: Lesson): readonly string[] {
    const week = Math.floor((Date.parse(lesson.start.slice(0, 10)) - Date.parse("2025-09-01")) / (7 * 864e5));
    const first = lesson.place ?? 0;
    const count = lesson.length ?? 0;
    const room = lesson.outing ? count : Math.min(count, 20 - (first % 20));
    return Array.from({ length: room }, (_, index) => `${week}/${first + index}`);
  }

  test("what takes place is kept once, and what is cancelled is hidden by nothing else", () => {
    fc.assert(
      fc.property(anyLessons, (lessons) => {
        const taken = new Set(lessons.filter(({ canceled }) => !canceled).flatMap(placesOf));
        const expected = lessons.filter(
          (one) => !one.canceled || !placesOf(one).some((place) => taken.has(place)),
        );
        const shown = forFamily(lessons).map(({ id }) => id);
        expect([...shown].sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(
          forStaff(lessons)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(lessons.map(({ id }) => id).sort());
      }),
    );
  });

  test("every hidden entry is told by an entry that is shown, and nothing else is", () => {
    fc.assert(
      fc.property(anyLessons, (lessons) => {
        const shown = forFamily(lessons);
        const visible = new Set(shown.map(({ id }) => id));
        const hidden = lessons.filter(({ id }) => !visible.has(id)).map(({ id }) => id);
        const told = new Set(shown.flatMap(({ replaces }) => replaces ?? []).map(({ id }) => id));
        expect([...told].sort()).toEqual(hidden.sort());
      }),
    );
  });

  test("resolving twice changes nothing", () => {
    fc.assert(
      fc.property(anyLessons, (lessons) => {
        const once = forFamily(lessons);
        expect(forFamily(once)).toEqual(once);
      }),
    );
  });

  test("the order in which a server writes its entries does not matter", () => {
    fc.assert(
      fc.property(anyLessons, fc.infiniteStream(fc.nat()), (lessons, noise) => {
        const shuffled = lessons
          .map((lesson) => ({ lesson, rank: noise.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ lesson }) => lesson);
        expect(forFamily(shuffled)).toEqual(forFamily(lessons));
        expect(sortLessons(shuffled)).toEqual(sortLessons(lessons));
      }),
    );
  });

  test("facts of an entry stay as they were read", () => {
    fc.assert(
      fc.property(anyLessons, (lessons) => {
        const raw = new Map(lessons.map((lesson) => [lesson.id, lesson]));
        for (const { change: _change, replaces: _replaces, ...facts } of forFamily(lessons)) {
          expect(facts).toEqual(raw.get(facts.id));
        }
      }),
    );
  });
});

test("weeks that are cycles of another length are told apart by their number", () => {
  const cycles = aCalendar({ cycle: { mode: 1, days: 8, openWeekdays: [0, 1, 2, 3, 4], firstWeekday: 1 } });
  const context = aContext({ calendar: cycles });
  // The same place in two cycles: cancelled in one, taken in the other, in the same calendar week.
  const canceled = { ...aLesson({ day: "2025-09-10", slot: 0, canceled: true, subject: "A" }), place: 0 };
  const live = { ...aLesson({ day: "2025-09-12", slot: 0, subject: "B" }), place: 0 };
  const { lessons } = read(timetableOfWeeks, aTimetable(canceled, live), [2], context).result;
  const shown = resolveLessons(lessons, { calendar: cycles, audience: "family" });
  expect(subjects(shown)).toEqual(["A", "B"]);
});
