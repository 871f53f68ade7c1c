import type { Lesson } from "@preau/client";
import { describe, expect, test } from "vitest";
import { aLesson, anotherLesson, aSubject, aView, without } from "../../test/invented.js";
import { widthOf } from "./text.js";
import { renderTimetable } from "./timetable.js";

const monday = { from: "2026-11-16", to: "2026-11-16" };
const week = { from: "2026-11-16", to: "2026-11-22" };

/** The lines below the title of the day. */
function linesOf(lesson: Lesson, language: "en" | "fr" = "en"): readonly string[] {
  const text = renderTimetable([lesson], monday, aView({ language }));
  return text
    .split("\n")
    .slice(1)
    .join("\n")
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

test("a day is a list: the hours, the subject, where and with whom", () => {
  const lessons = [
    aLesson(),
    aLesson({
      start: "2026-11-16T09:00",
      subject: aSubject("FRANÇAIS"),
      teachers: ["M. BRIAND T.", "Mme OSMONT L."],
      classrooms: ["201", "202"],
      groups: ["4C GR.1"],
    }),
  ];
  expect(renderTimetable(lessons, { ...monday, whose: "VERDELOT Ninon (4C)" }, aView())).toBe(
    `Timetable of VERDELOT Ninon (4C), Monday 16 November

Monday 16 November
  08:00–09:00  MATHÉMATIQUES  104 · Mme OSMONT L.
  09:00–10:00  FRANÇAIS  201, 202 · M. BRIAND T., Mme OSMONT L. · 4C GR.1
`,
  );
});

test("in French, hours and days are French", () => {
  const text = renderTimetable([aLesson()], { ...monday, whose: "Inès" }, aView({ language: "fr" }));
  expect(text).toBe(
    `Emploi du temps d'Inès, lundi 16 novembre

Lundi 16 novembre
  8h00–9h00  MATHÉMATIQUES  104 · Mme OSMONT L.
`,
  );
});

test("days without lessons say so, and a free weekend is left out", () => {
  expect(renderTimetable([aLesson()], week, aView())).toBe(
    `Monday 16 November
  08:00–09:00  MATHÉMATIQUES  104 · Mme OSMONT L.

Tuesday 17 November  no lessons

Wednesday 18 November  no lessons

Thursday 19 November  no lessons

Friday 20 November  no lessons
`,
  );
  const saturday = renderTimetable([aLesson({ start: "2026-11-21T08:00" })], week, aView());
  expect(saturday).toContain("Saturday 21 November\n  08:00");
});

test("a range without any lesson is one sentence", () => {
  expect(renderTimetable([], week, aView())).toBe("No lessons.\n");
  expect(renderTimetable([], week, aView({ language: "fr", grid: true, width: 140 }))).toBe(
    "Pas de cours.\n",
  );
});

describe("everything that a lesson can be is told", () => {
  const movedFrom = { kind: "moved", inferred: true, from: anotherLesson() } as const;
  const cases: readonly (readonly [string, Lesson, readonly string[]])[] = [
    ["canceled", aLesson({ canceled: true }), ["cancelled"]],
    ["canceled, and why", aLesson({ canceled: true, status: "Prof. absent" }), ["cancelled: Prof. absent"]],
    ["a status", aLesson({ status: "Changement de salle" }), ["Changement de salle"]],
    ["a test", aLesson({ test: true }), ["test"]],
    ["a study period", aLesson({ study: true }), ["study period"]],
    ["a class council", aLesson({ council: true }), ["class council"]],
    ["an exceptional lesson", aLesson({ exceptional: true }), ["exceptional"]],
    ["excused", aLesson({ exempted: true }), ["excused"]],
    [
      "excused at home",
      aLesson({ exempted: true, exemption: { atHome: true, attendanceRequired: false } }),
      ["excused, stays at home"],
    ],
    [
      "excused, but there",
      aLesson({ exempted: true, exemption: { atHome: false, attendanceRequired: true } }),
      ["excused, must be there"],
    ],
    [
      "another room",
      aLesson({ change: { kind: "room", inferred: true, from: anotherLesson({ classrooms: ["108"] }) } }),
      ["≈ room changed, was 108"],
    ],
    [
      "another teacher",
      aLesson({ change: { kind: "teacher", inferred: true, from: anotherLesson() } }),
      ["≈ teacher changed, was M. BRIAND T."],
    ],
    ["moved from", aLesson({ change: movedFrom }), ["≈ moved from Tue 17 Nov 14:00"]],
    [
      "moved to",
      aLesson({ canceled: true, change: { kind: "moved", inferred: true, to: anotherLesson() } }),
      ["cancelled", "≈ moved to Tue 17 Nov 14:00"],
    ],
    ["added", aLesson({ exceptional: true, change: { kind: "added", inferred: true } }), ["≈ added"]],
    ["changed somehow", aLesson({ change: { kind: "unknown", inferred: true } }), ["≈ changed"]],
    [
      "changed, in the school's own words only",
      aLesson({ status: "Modifié", change: { kind: "unknown", inferred: true } }),
      ["Modifié"],
    ],
    [
      "in place of another subject",
      aLesson({
        change: { kind: "replacement", inferred: true },
        replaces: [anotherLesson({ status: "Prof. absent" })],
      }),
      ["≈ replaces HISTOIRE (Prof. absent)"],
    ],
    [
      "the same lesson in another room, said once",
      aLesson({
        change: { kind: "room", inferred: true, from: anotherLesson() },
        replaces: [anotherLesson()],
      }),
      ["≈ room changed, was 201"],
    ],
    ["in place of a teacher", aLesson({ replacedTeachers: ["M. BRIAND T."] }), ["in place of M. BRIAND T."]],
    ["a note", aLesson({ memo: "Compas" }), ["Note: Compas"]],
    [
      "a video lesson",
      aLesson({ virtualClassrooms: [{ name: "Salle", url: "https://visio.example/x", comment: "code 7" }] }),
      ["video lesson", "Salle · https://visio.example/x · code 7"],
    ],
  ];
  test.each(cases)("%s", (_name, lesson, marks) => {
    const [first, ...rest] = linesOf(lesson);
    expect(first).toBe("08:00–09:00  MATHÉMATIQUES  104 · Mme OSMONT L.");
    const legend = "≈ deduced by comparing lessons: the school does not say it";
    expect(rest.filter((line) => line !== "" && line !== legend)).toEqual(marks);
    expect(rest.includes(legend)).toBe(marks.some((mark) => mark.startsWith("≈")));
  });

  test("an outing", () => {
    const outing = without(
      aLesson({
        kind: "outing",
        end: "2026-11-16T17:00",
        title: "Visite du moulin",
        teachers: [],
        classrooms: [],
        audience: "4C",
        companions: ["Mme OSMONT L."],
        startText: "le 16/11 de 08h00",
        endText: "à 17h00",
      }),
      "subject",
    );
    expect(linesOf(outing)).toEqual(["08:00–17:00  Visite du moulin  4C · with Mme OSMONT L.", "outing"]);
  });

  test("an outing of several days", () => {
    const outing = without(
      aLesson({ kind: "outing", end: "2026-11-17T17:00", title: "Voyage", teachers: [], classrooms: [] }),
      "subject",
    );
    const text = renderTimetable([outing], { from: "2026-11-16", to: "2026-11-17" }, aView());
    expect(text).toContain("  08:00 until Tue 17 Nov  Voyage\n");
    expect(text).toContain("  –17:00  Voyage  continued\n");
  });

  test("a detention, with words for its hours that say something else", () => {
    const detention = without(
      aLesson({
        kind: "detention",
        hoursText: "Retenue 16h30 - 17h30",
        progress: "Programmée",
        teachers: [],
      }),
      "subject",
    );
    expect(linesOf(detention)).toEqual(["08:00–09:00  Detention  104 · Retenue 16h30 - 17h30 · Programmée"]);
    expect(linesOf(detention, "fr")[0]).toContain("8h00–9h00  Retenue  104");
  });

  test("classes, parts of classes, staff, equipment, sites, labels and homework given", () => {
    const lesson = aLesson({
      classes: ["4C"],
      classParts: ["4C demi"],
      staff: ["M. DORIANT T."],
      equipment: ["Tablettes"],
      sites: ["Annexe"],
      label: "Soutien",
      hasHomework: true,
    });
    const text = linesOf(lesson).join(" ");
    for (const word of [
      "4C",
      "4C demi",
      "M. DORIANT T.",
      "Tablettes",
      "Annexe",
      "Soutien",
      "homework given",
    ]) {
      expect(text).toContain(word);
    }
  });

  test("a lesson that says nothing of itself", () => {
    const bare = without(aLesson({ teachers: [], classrooms: [] }), "subject");
    expect(linesOf(bare)).toEqual(["08:00–09:00  Lesson"]);
  });

  test("French marks", () => {
    const lesson = aLesson({
      canceled: true,
      status: "Cours annulé",
      test: true,
      study: true,
      exempted: true,
      change: { kind: "moved", inferred: true, to: anotherLesson() },
    });
    const marks = linesOf(lesson, "fr").slice(1, 6);
    expect(marks).toEqual([
      "Cours annulé",
      "contrôle",
      "permanence",
      "dispensé",
      "≈ déplacé au mar. 17 nov. 14h00",
    ]);
  });
});

test("two lessons at the same time are both told", () => {
  const both = [aLesson(), aLesson({ subject: aSubject("LATIN") })];
  for (const view of [aView(), aView({ grid: true, width: 140 })]) {
    const text = renderTimetable(both, week, view);
    expect(text).toContain("MATHÉMATIQUES");
    expect(text).toContain("LATIN");
  }
});

test("a wide terminal shows the week as a grid", () => {
  const lessons = [
    aLesson({ end: "2026-11-16T08:55" }),
    aLesson({
      start: "2026-11-16T09:00",
      end: "2026-11-16T09:55",
      subject: aSubject("LATIN"),
      canceled: true,
    }),
    aLesson({
      start: "2026-11-17T08:00",
      end: "2026-11-17T09:55",
      subject: aSubject("SPORT"),
      memo: "Gourde",
    }),
    aLesson({ start: "2026-11-20T09:00", end: "2026-11-20T09:50", subject: aSubject("ÉDUCATION MUSICALE") }),
  ];
  const text = renderTimetable(lessons, week, aView({ grid: true, width: 100 }));
  expect(text).toBe(`\
┌───────┬─────────────────┬─────────────────┬─────────────────┬─────────────────┬─────────────────┐
│       │   Mon 16 Nov    │   Tue 17 Nov    │   Wed 18 Nov    │   Thu 19 Nov    │   Fri 20 Nov    │
├───────┼─────────────────┼─────────────────┼─────────────────┼─────────────────┼─────────────────┤
│ 08:00 │ MATHÉMATIQUES   │ SPORT           │                 │                 │                 │
│ 08:55 │ 104             │ 104             │                 │                 │                 │
│       │ Mme OSMONT L.   │ Mme OSMONT L.   │                 │                 │                 │
├───────┼─────────────────┤ Note: Gourde    │                 │                 ├─────────────────┤
│ 09:00 │ LATIN           │                 │                 │                 │ 09:00–09:50     │
│ 09:55 │ 104             │                 │                 │                 │ ÉDUCATION       │
│       │ Mme OSMONT L.   │                 │                 │                 │ MUSICALE        │
│       │ cancelled       │                 │                 │                 │ 104             │
│       │                 │                 │                 │                 │ Mme OSMONT L.   │
└───────┴─────────────────┴─────────────────┴─────────────────┴─────────────────┴─────────────────┘
`);
});

test("what does not fit in a box stands beneath the grid", () => {
  const long = "Apporter le matériel de géométrie, le cahier, la calculatrice et du papier calque";
  const lessons = [
    aLesson({ memo: long }),
    aLesson({
      start: "2026-11-17T08:00",
      virtualClassrooms: [{ url: "https://visio.example/salle-des-langues" }],
    }),
  ];
  const text = renderTimetable(lessons, week, aView({ grid: true, width: 100 }));
  expect(text).toContain("Mon 16 Nov 08:00  MATHÉMATIQUES\n  Note: Apporter le matériel de géométrie,");
  expect(text).toContain("papier calque");
  expect(text).toContain("Tue 17 Nov 08:00  MATHÉMATIQUES\n  https://visio.example/salle-des-langues\n");
});

test.each([60, 100, 140])("no line is wider than a terminal of %i columns", (width) => {
  const lessons = ["08:00", "10:30"].flatMap((time) =>
    ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"].map((day) =>
      aLesson({
        start: `${day}T${time}`,
        subject: aSubject("ÉDUCATION PHYSIQUE ET SPORTIVE 日本語 👩‍🏫"),
        teachers: ["M. ORDONNEAU-DE-LA-VALLIÈRE G.", "Mme NADAUD S."],
        status: "Remplacement exceptionnel de longue durée",
        change: { kind: "moved", inferred: true, from: anotherLesson() },
        replaces: [anotherLesson({ status: "Prof./pers. absent" })],
        memo: "Prévoir le compas, l'équerre et le rapporteur",
      }),
    ),
  );
  for (const language of ["en", "fr"] as const) {
    for (const grid of [true, false]) {
      const text = renderTimetable(
        lessons,
        { ...week, whose: "VERDELOT Ninon" },
        aView({ width, grid, language }),
      );
      for (const line of text.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(text.includes("┌")).toBe(grid && width >= 100);
    }
  }
});

test("a single day, and a narrow or absent terminal, get the list", () => {
  expect(renderTimetable([aLesson()], monday, aView({ grid: true, width: 160 }))).not.toContain("┌");
  expect(renderTimetable([aLesson()], week, aView({ grid: true, width: 99 }))).not.toContain("┌");
  expect(renderTimetable([aLesson()], week, aView({ grid: false, width: 160 }))).not.toContain("┌");
});

test("several weeks are told apart", () => {
  const lessons = [aLesson(), aLesson({ start: "2026-11-23T08:00" })];
  const text = renderTimetable(
    lessons,
    { from: "2026-11-16", to: "2026-11-29" },
    aView({ grid: true, width: 120 }),
  );
  expect(text).toContain("Week of 16 November 2026\n┌");
  expect(text).toContain("Week of 23 November 2026\n┌");
});

test("colours come with words: without them, the same text is left", () => {
  const lessons = [
    aLesson({ canceled: true, status: "Prof. absent" }),
    aLesson({ start: "2026-11-17T09:00", test: true }),
  ];
  for (const grid of [true, false]) {
    const plain = renderTimetable(lessons, week, aView({ grid, width: 120 }));
    const coloured = renderTimetable(lessons, week, aView({ grid, width: 120, colours: true }));
    expect(coloured).toContain("\u001b[");
    expect(coloured.replace(/\u001b\[\d+m/gu, "")).toBe(plain);
  }
});

test("what the server says never reaches the terminal as a command", () => {
  const evil = "\u001b[2J\u001b]0;owned\u0007\u009b1mX";
  const lesson = aLesson({
    subject: aSubject(evil),
    teachers: [evil],
    classrooms: [evil],
    groups: [evil],
    status: evil,
    memo: evil,
    label: evil,
    title: evil,
    virtualClassrooms: [{ name: evil, url: `https://a.example/${evil}`, comment: evil }],
    replacedTeachers: [evil],
    replaces: [anotherLesson({ subject: aSubject(evil), status: evil })],
    change: { kind: "room", inferred: true, from: anotherLesson({ key: "x", classrooms: [evil] }) },
  });
  for (const grid of [true, false]) {
    const text = renderTimetable([lesson], { ...week, whose: evil }, aView({ grid, width: 120 }));
    expect(text).not.toMatch(/[\0-\t\x0b-\x1f\x7f-\x9f]/u);
    expect(text).toContain("X");
  }
});
