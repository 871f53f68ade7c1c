import { tabGroups, tabs, type WireTab } from "@preau/wire";
import type { Account } from "../world/school.js";

/** Groups of pages that only staff have, and pages without an English name in the wire package. */
const staffGroups = { classes: 106, students: 128 } as const;
const classTimetable = 60;
const studentTimetable = 130;
const meetings = 90;
const classCouncil = 41;
const educationalResources = 275;

function family(own: { readonly account: readonly number[]; readonly more: readonly WireTab[] }): WireTab[] {
  return [
    { G: tabs.home },
    { G: tabs.timetable },
    group(tabGroups.lessonBook, tabs.lessonContents, tabs.homework, educationalResources),
    group(tabGroups.schoolLife, tabs.teachingStaff, tabs.schoolLife),
    group(tabGroups.grades, tabs.latestGrades, tabs.gradeStatement, tabs.report, classCouncil),
    group(tabGroups.skills, tabs.latestEvaluations, tabs.skillsReport),
    ...own.more,
    group(tabGroups.school, tabs.discussions, tabs.news, tabs.agenda, tabs.menus),
    group(tabGroups.account, ...own.account),
  ];
}

/**
 * The tree of pages of each audience, as `listeOnglets` has it.
 *
 * @evidence pupil and parent: captures of 2025.2 without internships and guidance; school life: deduced from
 *   the pages that its libraries use
 */
export const tabTrees: Readonly<Record<Account["audience"], readonly WireTab[]>> = {
  student: family({ account: [tabs.personalData, tabs.documents], more: [] }),
  parent: family({
    account: [tabs.personalData, tabs.childAccount, tabs.documents],
    more: [{ G: meetings }],
  }),
  "school-life": [
    { G: tabs.home },
    { G: tabs.rollCall },
    { G: tabs.punishments },
    group(staffGroups.students, tabs.students, studentTimetable),
    group(staffGroups.classes, classTimetable),
    group(tabGroups.school, tabs.discussions, tabs.news, tabs.agenda),
    group(tabGroups.account, tabs.personalData),
  ],
};

/** The tree without some pages, and without groups that have no page left. */
export function withoutTabs(tree: readonly WireTab[], missing: readonly number[]): WireTab[] {
  return tree.flatMap((tab): WireTab[] => {
    if (tab.Onglet === undefined) return tab.G !== undefined && missing.includes(tab.G) ? [] : [tab];
    const pages = withoutTabs(tab.Onglet, missing);
    return pages.length === 0 ? [] : [{ ...tab, Onglet: pages }];
  });
}

function group(number: number, ...pages: number[]): WireTab {
  return { G: number, Onglet: pages.map((page) => ({ G: page })) };
}
