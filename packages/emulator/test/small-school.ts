import {
  type CallHandler,
  type EmulatorOptions,
  emptyOffice,
  type OpeningHandler,
  type School,
  type Student,
  startEmulator,
} from "../src/index.js";
import { noDiscussions } from "../src/world/discussions.js";
import { noNews } from "../src/world/news.js";
import { noPaperwork } from "../src/world/paperwork.js";

const student = (id: string, name: string): Student => ({
  id,
  name,
  classId: "class:1",
  groupIds: [],
  isDelegate: false,
});

/** A school as small as can be; all its people are invented. */
export function smallSchool(): School {
  return {
    seed: 0,
    name: "COLLEGE PHILIPPE EXEMPLE",
    city: "Exempleville",
    year: {
      label: "2026-2027",
      firstMonday: "2026-08-31",
      firstDay: "2026-09-01",
      lastDay: "2027-07-03",
      zone: "A",
      holidays: [],
      periods: [],
      openDays: [1, 2, 3, 4, 5],
    },
    grid: {
      placesPerDay: 0,
      placesPerHour: 1,
      starts: [],
      ends: [],
      afternoon: 0,
      lunch: { from: 0, to: 0 },
      breaks: [],
    },
    subjects: [],
    rooms: [],
    teachers: [],
    staff: [{ id: "staff:1", name: "M. GUET A.", role: "CPE" }],
    classes: [{ id: "class:1", name: "3A", level: "3EME" }],
    groups: [],
    students: [student("student:1", "EXEMPLE Zoé"), student("student:2", "EXEMPLE Adam")],
    parents: [{ id: "parent:1", name: "M. EXEMPLE Luc", childIds: ["student:1", "student:2"] }],
    accounts: [
      account("zoe.exemple", "Azerty#2026", "student", "student:1", "pupil"),
      account("hélène", "pâté€", "student", "student:2", "pupil, letters beyond ASCII"),
      { ...account("parti", "secret", "student", "student:2", "disabled"), disabled: true },
      account("luc.exemple", "Famille1", "parent", "parent:1", "parent of two"),
      account("guet", "Cour2026", "school-life", "staff:1", "school life"),
    ],
    lessons: [],
    homework: [],
    lessonBook: [],
    annotations: [],
    services: [],
    tests: [],
    news: noNews(),
    discussions: noDiscussions(),
    office: emptyOffice,
    attendance: [],
    evaluations: [],
    reports: { publications: [], parts: [], groups: [], comments: [] },
    paperwork: noPaperwork(),
  };
}

function account(
  login: string,
  password: string,
  audience: School["accounts"][number]["audience"],
  personId: string,
  about: string,
): School["accounts"][number] {
  return { login, password, audience, personId, about };
}

/** Handlers just rich enough to exercise the server; what they answer means nothing. */
export function smallHandlers(executed: string[] = []): readonly CallHandler[] {
  return [
    {
      name: "ParametresUtilisateur",
      tabs: [],
      fields: ["motDePasseInvalide"],
      handle: ({ account, ids, school }) => ({
        data: {
          ressource: { N: ids.issue(46, account.personId), L: "EXEMPLE Zo\u00e9", G: 4 },
          enfants: account.audience === "parent" ? school.students.map(({ id }) => ids.issue(46, id)) : [],
          listeOnglets: [{ G: 7 }, { G: 3, Onglet: [{ G: 16 }, { G: 88 }] }, { G: -1 }],
          listeOngletsInvisibles: [],
        },
      }),
    },
    {
      name: "Navigation",
      tabs: [],
      fields: ["onglet", "ongletPrec"],
      handle: () => ({ data: {}, signature: { ModeExclusif: false } }),
    },
    { name: "SaisieDeconnexion", tabs: [], fields: [], handle: () => ({ data: {}, report: {} }) },
    {
      name: "PageEmploiDuTemps",
      tabs: [16],
      fields: ["ressource", "Periode"],
      handle: ({ student, tab, now, ids }) => ({
        data: { student: student?.name ?? "", tab, now, lesson: ids.issue(29, "lesson:1") },
      }),
    },
    {
      name: "SaisieTAFFaitEleve",
      tabs: [88],
      fields: ["listeTAF"],
      handle: ({ data }) => {
        executed.push(JSON.stringify(data));
        return { data: {}, report: {} };
      },
    },
    {
      name: "PageMenus",
      tabs: [7],
      fields: [],
      handle: () => {
        throw new Error("a mistake of the emulator itself");
      },
    },
  ];
}

/** An opening that says nothing but what the login adds. */
export const smallOpening: OpeningHandler = {
  name: "FonctionParametres",
  fields: ["Uuid", "identifiantNav"],
  answer: () => ({ data: {} }),
};

/** An emulator of the small school, on a free port. */
export function startSmall(options: EmulatorOptions = {}, executed: string[] = []) {
  return startEmulator({
    school: smallSchool(),
    handlers: smallHandlers(executed),
    opening: smallOpening,
    ...options,
  });
}
