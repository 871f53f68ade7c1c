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

/** The tree without some pages, and without the groups that are empty then. */
export function withoutTabs(tree: readonly WireTab[], absent: readonly number[]): WireTab[] {
  return tree.flatMap(({ Onglet: below, ...tab }): WireTab[] => {
    if (below === undefined) return absent.includes(tab.G ?? 0) ? [] : [tab];
    const left = withoutTabs(below, absent);
    return left.length === 0 ? [] : [{ ...tab, Onglet: left }];
  });
}

function group(number: number, ...pages: number[]): WireTab {
  return { G: number, Onglet: pages.map((page) => ({ G: page })) };
}
