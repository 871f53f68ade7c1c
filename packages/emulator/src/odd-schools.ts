import { tabs } from "@preau/wire";
import type { SchoolOptions } from "./calls/handler.js";
import type { SchoolPlan } from "./world/build.js";

/** A school that is unlike most: what it is made from, and what it switches. */
export interface OddSchool {
  /** One line for the people who choose. */
  readonly about: string;
  readonly plan?: Partial<Omit<SchoolPlan, "seed" | "today">>;
  readonly options?: Partial<SchoolOptions>;
}

/** Pages that a school can do without. */
const modules = [
  tabs.menus,
  tabs.agenda,
  tabs.news,
  tabs.discussions,
  tabs.documents,
  tabs.latestGrades,
  tabs.gradeStatement,
  tabs.report,
  tabs.latestEvaluations,
  tabs.skillsReport,
  tabs.teachingStaff,
  tabs.schoolLife,
];

/** Schools to try a client against, by name (`--school`). */
export const oddSchools = {
  semesters: {
    about: "marks are given for two semesters instead of three terms",
    plan: { semesters: true },
  },
  fortnights: {
    about: "weeks A and B differ: art and music take turns, and more",
    plan: { fortnights: true },
  },
  reunion: { about: "overseas: UTC+4, other holidays, a year from mid-August", plan: { zone: "reunion" } },
  primary: {
    about: "a primary school: quarters of an hour, no Wednesday, one teacher a class, no marks",
    plan: { level: "primary" },
    options: { parentsTickHomework: true },
  },
  bare: {
    about: "most pages are switched off: a timetable, homework, and that is it",
    options: { missingTabs: modules, hideCalendars: true },
  },
  childless: { about: "parents have accounts and no child in the school", plan: { childless: true } },
  "two-schools": {
    about: "a lycée and a collège on one server: brothers and sisters may go to either",
    plan: { establishments: ["LYCEE DES GRANDES HERBES", "COLLEGE DES PETITES HERBES"] },
  },
  crowded: { about: "one class of 35 pupils", plan: { size: { classes: 1, studentsPerClass: 35 } } },
  large: {
    about: "34 classes of 30: more than a thousand pupils",
    plan: { size: { classes: 34, studentsPerClass: 30 } },
  },
  boarding: { about: "boarders: dinner is served from Monday to Thursday", plan: { canteen: "boarding" } },
  "no-canteen": {
    about: "no canteen, so no page of menus",
    plan: { canteen: "none" },
    options: { missingTabs: [tabs.menus] },
  },
  secretive: {
    about: "no averages, no calendars to subscribe to; staff may not see who answers for a pupil",
    options: { hideAverages: true, hideClassAverages: true, hideCalendars: true, hideGuardians: true },
  },
} as const satisfies Record<string, OddSchool>;

/** Name of an odd school. */
export type OddSchoolName = keyof typeof oddSchools;

/**
 * The odd school of that name.
 *
 * @throws RangeError when there is none
 */
export function oddSchool(name: OddSchoolName): OddSchool {
  const found: OddSchool | undefined = Object.hasOwn(oddSchools, name) ? oddSchools[name] : undefined;
  if (found === undefined) {
    throw new RangeError(`no school is called "${name}": there are ${Object.keys(oddSchools).join(", ")}`);
  }
  return found;
}
