import { describe, expect, test } from "vitest";
import { dig, overTheWire, type RequestChoice, requestOf } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aSchool } from "../world/builders.js";
import { newsReaderOf } from "../world/news.js";
import { attendance } from "./attendance.js";
import { discussionList } from "./discussions.js";
import { latestGrades } from "./grades.js";
import { home } from "./home.js";
import { navigation } from "./navigation.js";
import { notificationCentre } from "./notifications.js";
import { tables } from "./tables.js";
import { timetable } from "./timetable.js";
import { userParameters } from "./user-parameters.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });

type Json = Record<string, unknown>;

function page(choice: Partial<RequestChoice> = {}): Json {
  return overTheWire(home, { school, login: "camille.verdier", tab: 7, ...choice });
}

function entries(of: unknown, ...path: string[]): Json[] {
  return dig(of, ...path, "V") as Json[]; // tests look inside
}

describe("the home page", () => {
  test("has a key a widget, and no key for widgets that this school has not", () => {
    expect(Object.keys(page())).toEqual(
      expect.arrayContaining([
        "ListeCours",
        "dateSelectionnee",
        "prochaineDate",
        "notes",
        "travailAFaire",
        "devoirSurveille",
        "actualites",
        "discussions",
        "lienUtile",
        "partenaireCDI",
        "vieScolaire",
        "competences",
        "menuDeLaCantine",
        "agenda",
      ]),
    );
    expect(page()).not.toHaveProperty("partenaireARD");
  });

  test("shows the day's entries as the timetable does, outings and detentions included", () => {
    const day = { _T: 7, V: "15/01/2026" };
    const data = { dateDebut: day, avecCoursSortiePeda: true, avecRetenuesEleve: true };
    const ids = overTheWire(timetable, {
      school,
      login: "camille.verdier",
      tab: 16,
      data: { ...data, ressource: undefined },
    });
    expect(page()["ListeCours"]).toEqual(ids["ListeCours"]);
    expect(page()).toMatchObject({ dateSelectionnee: day, prochaineDate: { _T: 7, V: "16/01/2026" } });
  });

  test("shows the day that is asked for, and the next open one on a Sunday", () => {
    const asked = page({ data: { dateGrille: { _T: 7, V: "12/1/2026 0:0:0" } } });
    expect(asked["dateSelectionnee"]).toEqual({ _T: 7, V: "12/01/2026" });
    const lessons = asked["ListeCours"] as Json[]; // a bare list
    expect(lessons.length).toBeGreaterThan(3);
    expect(lessons.every((one) => String(dig(one, "DateDuCours", "V")).startsWith("12/01/2026"))).toBe(true);
    expect(page({ now: "2026-01-18T10:00" })["dateSelectionnee"]).toEqual({ _T: 7, V: "19/01/2026" });
  });

  test("has the marks of two weeks, each as the page of marks has it", () => {
    const shown = entries(page(), "notes", "listeDevoirs");
    const period = { N: `${tables.period}#period:Trimestre 2`, L: "Trimestre 2" };
    const request = requestOf({ school, login: "camille.verdier", tab: 198, data: { Periode: period } });
    request.ids.issue(tables.period, "period:Trimestre 2");
    const all = entries(JSON.parse(JSON.stringify(latestGrades.handle(request).data)), "listeDevoirs");
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThan(all.length);
    for (const one of shown) expect(all).toContainEqual(expect.objectContaining(one));
    expect(shown[0]).not.toHaveProperty("coefficient");
  });

  test("has the homework of a week in lower case, numbered by the day on which it is due", () => {
    const homework = entries(page(), "travailAFaire", "listeTAF");
    expect(homework.length).toBeGreaterThan(3);
    const dues = homework.map((one) => Number(one["ordre"]));
    expect(Math.min(...dues)).toBeGreaterThanOrEqual(46_037);
    expect(Math.max(...dues)).toBeLessThanOrEqual(46_044);
    const today = homework.find((one) => one["ordre"] === 46_037);
    expect(dig(today, "pourLe", "V")).toBe("15/01/2026");
    expect(today).toHaveProperty("listeDocumentJoint");
  });

  test("announces tests to come", () => {
    const tests = entries(page(), "devoirSurveille", "listeDS");
    expect(tests.length).toBeGreaterThan(0);
    expect(tests[0]).toMatchObject({ G: 0, couleur: expect.stringMatching(/^#/) as string });
  });

  test("has only the discussions and news that are not read", () => {
    const subjects = entries(page(), "discussions", "listeMessagerie").map((one) => one["objet"]);
    expect(subjects).toEqual(["Journal du collège", "Voyage à Séville", "Matériel des 4C"]);
    const [received] = dig(page(), "actualites", "listeModesAff") as Json[]; // a bare list
    const titles = entries(received, "listeActualites").map((one) => one["L"]);
    expect(titles).toEqual(["Restauration : votre avis", "Portail sud fermé", "Rencontre avec les familles"]);
  });

  test("is limited to the widgets that are numbered", () => {
    expect(Object.keys(page({ data: { widgets: [9, 27] } })).sort()).toEqual([
      "actualites",
      "autorisationKiosque",
      "lienUtile",
    ]);
  });

  test("is about the child who is named", () => {
    const shown = (member: string) => page({ login: "sophie.verdier", member })["ListeCours"];
    expect(shown("VERDIER Camille")).toEqual(page()["ListeCours"]);
    expect(shown("VERDIER Malo")).not.toEqual(page()["ListeCours"]);
  });

  test("of school life has what is for everybody", () => {
    expect(Object.keys(page({ login: "vie.scolaire" })).sort()).toEqual(["actualites", "discussions"]);
  });

  test("shows the notebook, evaluations, meals and events as their own pages do", () => {
    const answer = page();
    const attended = entries(answer, "vieScolaire", "listeAbsences");
    expect(attended.length).toBeGreaterThan(0);
    const notebook = overTheWire(attendance, {
      school,
      login: "camille.verdier",
      tab: 19,
      data: { periode: { N: "0" } },
    });
    for (const event of attended) expect(entries(notebook, "listeAbsences")).toContainEqual(event);
    expect(entries(answer, "competences", "listeEvaluations").length).toBeGreaterThan(0);
    const [meal] = entries(answer, "menuDeLaCantine", "listeRepas");
    const [dish] = entries(meal, "listePlats");
    expect(entries(dish, "listeAliments")[0]).toHaveProperty("L");
    const events = dig(answer, "agenda", "listeEvenements");
    expect(Array.isArray(events)).toBe(true);
  });

  test("hides of school life what its page hides", () => {
    const hidden = page({ options: { hiddenAttendance: ["absences"] } });
    expect(entries(hidden, "vieScolaire", "listeAbsences").some(({ G }) => G === 13)).toBe(false);
    const closed = page({ options: { attendanceClosed: true } });
    expect(dig(closed, "vieScolaire")).not.toHaveProperty("listeAbsences");
    const bare = page({ options: { missingTabs: [19, 201, 10, 9] } });
    for (const key of ["vieScolaire", "competences", "menuDeLaCantine", "agenda"]) {
      expect(bare).not.toHaveProperty(key);
    }
  });

  test("leaves out what the school has not", () => {
    const bare = page({ options: { missingTabs: [8, 131], hideGrades: true } });
    for (const key of ["actualites", "discussions", "notes"]) expect(bare).not.toHaveProperty(key);
    expect(page({ options: { withoutDiscussions: ["student"] } })).not.toHaveProperty("discussions");
  });
});

describe("counters", () => {
  const counts = (login: string, choice: Partial<RequestChoice> = {}) =>
    navigation.handle(requestOf({ school, login, tab: 7, ...choice })).signature;

  test("are of messages and of news, and the bell counts both", () => {
    expect(counts("sophie.verdier")).toEqual({
      notifications: { compteurCentraleNotif: 6 },
      notificationsCommunication: [
        { onglet: 131, nb: 2 },
        { onglet: 148, nb: 0 },
        { onglet: 8, nb: 4 },
      ],
    });
  });

  test("come with the parameters of the user, which name the pages that have one", () => {
    const { data, signature } = userParameters.handle(requestOf({ school, login: "vie.scolaire" }));
    expect(data["listeOngletsNotification"]).toEqual([131, 8]);
    expect(signature?.notificationsCommunication).toEqual([
      { onglet: 131, nb: 2 },
      { onglet: 8, nb: 3 },
    ]);
  });

  test("are not there for pages that the school has not", () => {
    const options = { missingTabs: [8] };
    expect(counts("sophie.verdier", { options })?.notifications).toEqual({ compteurCentraleNotif: 2 });
    expect(JSON.stringify(counts("sophie.verdier", { options }))).not.toContain('"onglet":8');
  });

  test("fall as news are read", () => {
    const copy = aSchool({ from: school }).build();
    const { personId = "" } = copy.accounts.find(({ login }) => login === "sophie.verdier") ?? {};
    newsReaderOf(copy.news, personId).read.add(`news:gate ${personId}`);
    expect(counts("sophie.verdier", { school: copy })?.notifications).toEqual({ compteurCentraleNotif: 5 });
  });
});

describe("the notification centre", () => {
  test("counts what is new, a page at a time", () => {
    const answer = overTheWire(notificationCentre, { school, login: "sophie.verdier", tab: 7 });
    const [section, ...more] = entries(answer, "liste");
    expect(more).toEqual([]);
    expect(answer["nbNotifs"]).toBe(6);
    const [messages, news] = entries(section, "liste");
    expect(messages).toEqual({
      id: "insh_IdDiscussions",
      type: 2,
      action: 2,
      titre: "Discussions",
      message: "2 nouveaux messages",
      compteur: 2,
      modalites: { _T: 26, V: "[0]" },
      date: { _T: 7, V: "13/01/2026 16:48:00" },
      navOnglets: [131],
    });
    expect(news).toMatchObject({ id: "insh_IdInformations", compteur: 4, navOnglets: [8] });
  });

  test("is empty for who has nothing new", () => {
    const answer = overTheWire(notificationCentre, { school, login: "paule.prudhon", tab: 7 });
    expect(answer).toEqual({ nbNotifs: 0, liste: { _T: 24, V: [] } });
  });
});

describe("rights", () => {
  const rights = (login: string, choice: Partial<RequestChoice> = {}) =>
    dig(overTheWire(userParameters, { school, login, ...choice }), "autorisations") as Json; // tests look inside

  test.each([
    ["camille.verdier", ["AvecDiscussion", "AvecDiscussionPersonnels", "AvecDiscussionProfesseurs"]],
    [
      "sophie.verdier",
      ["AvecDiscussion", "AvecDiscussionParents", "AvecDiscussionPersonnels", "AvecDiscussionProfesseurs"],
    ],
  ])("of %s to discuss are those of the captures", (login, keys) => {
    const own = Object.keys(rights(login)).filter((key) => /discussion/i.test(key));
    expect(own.sort()).toEqual(keys);
  });

  test("say that discussions are forbidden, and lack what is not granted", () => {
    expect(rights("camille.verdier", { options: { forbidDiscussions: true } })).toMatchObject({
      AvecDiscussion: true,
      discussionInterdit: true,
    });
    const without = rights("sophie.verdier", { options: { withoutDiscussions: ["parent"] } });
    expect(Object.keys(without).filter((key) => /discussion/i.test(key))).toEqual([]);
    expect(rights("vie.scolaire")).toMatchObject({ AvecDiscussionAvancee: true });
  });

  test("name labels on news from 2026 on", () => {
    expect(rights("camille.verdier", { profile: "2026.1" })).toMatchObject({ avecCategorieActualite: true });
    expect(rights("camille.verdier", { profile: "2025.2" })).not.toHaveProperty("avecCategorieActualite");
  });

  test("a school without a page of news has none in the tree", () => {
    const tree = (missingTabs: number[]) =>
      JSON.stringify(
        overTheWire(userParameters, { school, login: "camille.verdier", options: { missingTabs } })[
          "listeOnglets"
        ],
      );
    expect(tree([])).toContain('{"G":8}');
    expect(tree([8])).not.toContain('{"G":8}');
    expect(tree([8])).toContain('{"G":131}');
  });
});

test("every list of discussions that is empty is a list", () => {
  const answer = overTheWire(discussionList, { school, login: "paule.prudhon", data: { avecLu: true } });
  expect(answer["listeMessagerie"]).toEqual({ _T: 24, V: [] });
});
