import type { EmulatorOptions } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, requestsTo, someAccount } from "./box.js";
import { comparisons } from "./comparisons.js";
import { type Answers, atEvening, given, hasFailed, listenTo, readEverything } from "./everything.js";
import { inOrder } from "./sides.js";
import { unknownKeys } from "./unread-keys.js";

type Method = keyof Answers;
type Subject = (typeof comparisons)[number][0];

/** A school, and what of it cannot be read as in others. */
interface Odd {
  readonly options: EmulatorOptions;
  /** Methods that are refused with a `NotAllowedError`. */
  readonly refused?: readonly Method[];
  /** Methods that give `undefined`. */
  readonly absent?: readonly Method[];
  /** What families see less of than the school has. */
  readonly hidden?: readonly Subject[];
}

const correspondence = ["discussions", "getRecipients", "threads"] as const;
const results = [
  "gradesOverview",
  "evaluations",
  "report",
  "gradeStatement",
  "skillsReport",
  "averageMethod",
] as const satisfies readonly Method[];

const schools: Readonly<Record<string, Odd>> = {
  "semesters instead of terms": {
    options: { school: "semesters" },
    absent: ["report", "skillsReport"], // of a semester that runs
  },
  "fortnights that differ": { options: { school: "fortnights" } },
  "overseas, with a zone and holidays of its own": { options: { school: "reunion" } },
  "a primary school, which gives no marks": { options: { school: "primary" }, absent: ["averageMethod"] },
  "most pages switched off": {
    options: { school: "bare" },
    refused: [
      ...results,
      ...correspondence,
      ...([
        "attendance",
        "informationAndSurveys",
        "menus",
        "agenda",
        "documents",
        "getTeachingStaff",
      ] as const),
    ],
  },
  "two schools on one server": { options: { school: "two-schools" } },
  "boarders, who have dinner": { options: { school: "boarding" } },
  "no canteen": { options: { school: "no-canteen" }, refused: ["menus"] },
  "35 pupils in one class": { options: { school: "crowded" } },
  "no averages, and little else": { options: { school: "secretive" }, absent: ["averageMethod"] },
  "hidden averages": { options: { schoolOptions: { hideAverages: true } }, absent: ["averageMethod"] },
  "hidden marks": {
    options: { schoolOptions: { hideGrades: true } },
    hidden: ["grades", "gradeStatement"],
  },
  "reports that come out late": {
    options: { schoolOptions: { reportDelayDays: 30 } },
    absent: ["report", "skillsReport"],
  },
  "school life that is not published": {
    options: { schoolOptions: { attendanceClosed: true } },
    refused: ["attendance"],
  },
  "school life that is shown in part": {
    options: { schoolOptions: { hiddenAttendance: ["absences", "punishments"] } },
    hidden: ["absences", "punishments"],
  },
  "pages that are hidden": {
    options: { schoolOptions: { hiddenTabs: [8, 9, 10, 131] } },
    refused: [...correspondence, "informationAndSurveys", "menus", "agenda"],
  },
  "pages that are listed and refused": {
    options: { schoolOptions: { refusedTabs: [8, 10] }, tabRefusal: "call" },
    refused: ["informationAndSurveys", "menus"],
  },
  "no discussions for pupils": {
    options: { schoolOptions: { withoutDiscussions: ["student"] } },
    hidden: ["discussions", "recipients"],
  },
  "discussions that may only be read": {
    options: { schoolOptions: { forbidDiscussions: true } },
    refused: ["getRecipients"],
  },
  "a school that may only be read": { options: { schoolOptions: { exclusiveMode: true } } },
  "news that is told one by one": { options: { schoolOptions: { newsDetailsOnly: true } } },
};

describe.each(Object.entries(schools))("a school with %s", (_, odd) => {
  test("is read without a crash or a warning, and what is hidden is refused or absent", async () => {
    await inSchool({ ...atEvening, ...odd.options }, async (emulator) => {
      const { school } = emulator;
      const client = await loginStudent(emulator);
      const heard = listenTo(client);
      const answers = await readEverything(client);
      await client.close();
      const failed = Object.entries(answers).filter(([, answer]) => hasFailed(answer));
      expect(Object.fromEntries(failed)).toEqual(
        Object.fromEntries((odd.refused ?? []).map((name) => [name, { failed: "not-allowed" }])),
      );
      const absent = Object.entries(answers).filter(([, answer]) => answer === undefined);
      expect(absent.map(([name]) => name).toSorted()).toEqual((odd.absent ?? []).toSorted());
      expect(heard.warnings).toEqual([]);
      expect(unknownKeys(heard)).toEqual([]);
      if (odd.options.schoolOptions?.refusedTabs === undefined) expect(emulator.log).toEqual([]);

      // What can be read is what the school has.
      const { personId } = someAccount(emulator, "student");
      const student = school.students.find(({ id }) => id === personId);
      if (student === undefined) throw new Error("the school has no such pupil");
      const hidden: string[] = [];
      for (const [name, compare] of comparisons) {
        let sides: ReturnType<typeof compare>;
        try {
          sides = inOrder(compare(answers, { school, student, personId }));
        } catch (error) {
          expect(String(error)).toContain("the school"); // of a method that gives nothing, as was seen above
          continue;
        }
        if (odd.hidden?.includes(name) === true) {
          expect([name, sides.said]).toEqual([name, []]);
          expect(sides.held).not.toEqual([]);
          hidden.push(name);
        } else {
          expect({ name, ...sides }).toEqual({ name, said: sides.held, held: sides.held });
        }
      }
      expect(hidden.toSorted()).toEqual((odd.hidden ?? []).toSorted());
    });
  });
});

test("a school of semesters has its current one, and the report of the first when it is over", async () => {
  const day = "2027-03-10";
  const clock = { now: () => `${day}T20:30`, utc: () => `${day}T19:30:00.000Z` };
  await inSchool({ today: day, clock, school: "semesters" }, async (emulator) => {
    const client = await loginStudent(emulator);
    expect(client.currentPeriod).toMatchObject({ name: "Semestre 2", kind: "semester" });
    expect(await client.report()).toBeUndefined();
    expect((await client.report("Semestre 1"))?.subjects.length).toBeGreaterThan(5);
    await client.close();
  });
});

test("a primary school has its own grid: quarters of an hour, and no Wednesday", async () => {
  await inSchool({ ...atEvening, school: "primary" }, async (emulator) => {
    const { grid, year, lessons } = emulator.school;
    const client = await loginStudent(emulator);
    const week = await client.lessons("2026-12-14", "2026-12-18", { raw: true });
    const starts = new Set(week.map(({ start }) => start.slice(11)));
    expect([...starts].every((start) => grid.starts.includes(start))).toBe(true);
    expect(week.some(({ start }) => start.startsWith("2026-12-16"))).toBe(year.openDays.includes(3));
    expect(new Set(week.map(({ end }) => end.slice(11)))).toEqual(
      new Set(
        lessons
          .filter(({ day }) => day >= "2026-12-14" && day <= "2026-12-18")
          .map(({ hours, slot, length }) => hours?.to ?? grid.ends[slot + length - 1]),
      ),
    );
    await client.close();
  });
});

test("a class of 35 has averages in every subject", async () => {
  await inSchool({ ...atEvening, school: "crowded" }, async (emulator) => {
    const client = await loginStudent(emulator);
    expect(emulator.school.students).toHaveLength(35);
    const { averages } = await client.gradesOverview("Trimestre 1");
    expect(averages.length).toBeGreaterThanOrEqual(12);
    for (const { classAverage, min, max } of averages) {
      if (classAverage?.kind !== "points" || min?.kind !== "points" || max?.kind !== "points") continue;
      expect(min.points).toBeLessThanOrEqual(classAverage.points);
      expect(max.points).toBeGreaterThanOrEqual(classAverage.points);
    }
    await client.close();
  });
});

test("school life that is shown in part refuses what is hidden, and gives the rest", async () => {
  await inSchool(
    { ...atEvening, schoolOptions: { hiddenAttendance: ["absences", "punishments"] } },
    async (emulator) => {
      const client = await loginStudent(emulator);
      await expect(client.absences()).rejects.toMatchObject({ code: "not-allowed" });
      await expect(client.punishments()).rejects.toMatchObject({ code: "not-allowed" });
      expect((await client.delays("year")).length).toBeGreaterThan(0);
      const { shown } = await client.attendance("year");
      expect(shown).toContain("delay");
      expect(shown).not.toContain("absence");
      expect((await client.home()).schoolLife?.some(({ kind }) => kind === "absence")).toBe(false);
      expect(requestsTo(emulator, "PagePresence")).toBe(4);
      await client.close();
    },
  );
});

test("a school without news and menus has none on its home page: absent, not empty", async () => {
  await inSchool({ ...atEvening, school: "bare" }, async (emulator) => {
    const client = await loginStudent(emulator);
    const answers = await readEverything(client);
    const home = given(answers.home);
    for (const part of [
      "news",
      "discussions",
      "meals",
      "events",
      "schoolLife",
      "evaluations",
      "grades",
    ] as const) {
      expect([part, home[part]]).toEqual([part, undefined]);
    }
    expect(home.homework?.length).toBeGreaterThan(0);
    expect(home.lessons?.length).toBeGreaterThan(0);
    await expect(client.exportIcal()).rejects.toMatchObject({ code: "unsupported" });
    await client.close();
  });
});
