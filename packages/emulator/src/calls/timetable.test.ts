import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aParent, aSchool, aStaffMember, aStudent } from "../world/builders.js";
import type { School } from "../world/school.js";
import { aLesson } from "../world/timetable-builders.js";
import { timetable, timetableWeeks } from "./timetable.js";

const camille = aStudent("VERDIER Camille", {
  class: "4C",
  login: "camille",
  groups: ["4LATIN"],
  isDelegate: true,
});
const malo = aStudent("VERDIER Malo", { class: "6A", login: "malo" });
const sophie = aParent("Mme VERDIER Sophie", {
  login: "sophie",
  children: ["VERDIER Camille", "VERDIER Malo"],
});
const office = aStaffMember("Mme MARCHEVAL N.", { login: "office" });
const thursday = "2026-01-15";
const allFlags = { avecConseilDeClasse: true, avecRetenuesEleve: true, avecCoursSortiePeda: true };

/** The `ListeCours` of an answer. */
function entries(choice: RequestChoice): Record<string, unknown>[] {
  return overTheWire(timetable, choice)["ListeCours"] as Record<string, unknown>[]; // tests look inside
}

function subjects(list: readonly unknown[]): unknown[] {
  return list.map((entry) => dig(entry, "ListeContenus", "V", 0, "L"));
}

/** A reference to somebody whose identity this session knows. */
function known(ids: PlainIds, table: number, worldId: string): { N: string; G: number } {
  return { N: ids.issue(table, worldId), G: 4 };
}

describe("an entry", () => {
  test("is placed by day and slot, and leaves its end to the grid", () => {
    const school = aSchool()
      .with(camille, aLesson({ day: thursday, from: "10:00", to: "11:55", subject: "SVT" }))
      .build();
    const [entry] = entries({ school, login: "camille", data: { numeroSemaine: 20 } });
    expect(entry).toMatchObject({ place: 64, duree: 4, DateDuCours: { _T: 7, V: "15/01/2026 10:00:00" } });
    expect(entry).not.toHaveProperty("DateDuCoursFin");
    expect(entry).not.toHaveProperty("estAnnule");
    expect(entry).toMatchObject({ G: 0, AvecTafPublie: false });
  });

  test("gives Thursday rank 2 when Wednesday is closed all year", () => {
    const school = aSchool({ openDays: [1, 2, 4, 5] })
      .with(camille, aLesson({ day: thursday, from: "10:00", to: "11:00", subject: "SVT" }))
      .build();
    expect(entries({ school, login: "camille", data: { numeroSemaine: 20 } })[0]?.["place"]).toBe(44);
    const wednesday = aLesson({ day: "2026-01-14", from: "10:00", to: "11:00", subject: "SVT" });
    expect(() =>
      aSchool({ openDays: [1, 2, 4, 5] })
        .with(wednesday)
        .build(),
    ).toThrow(RangeError);
  });

  test("lists subject, teachers without identity, group, room and the replaced teacher in that order", () => {
    const school = aSchool()
      .with(
        camille,
        aLesson({
          day: thursday,
          from: "12:00",
          to: "13:00",
          subject: "LATIN",
          teachers: ["M. DORIANT T.", "Mme FONTBONNE A."],
          rooms: ["B12"],
          groups: ["4LATIN"],
          replacedTeacher: "M. SEGALEN P.",
          nature: 4,
        }),
      )
      .build();
    const [entry] = entries({ school, login: "camille", data: { numeroSemaine: 20 } });
    expect(dig(entry, "G")).toBe(4);
    expect(dig(entry, "ListeContenus")).toEqual({
      _T: 24,
      V: [
        { L: "LATIN", N: "79#subject:LATIN", G: 16, estServiceGroupe: true },
        { G: 3, L: "M. DORIANT T." },
        { G: 3, L: "Mme FONTBONNE A." },
        { L: "4LATIN", N: "60#group:4LATIN", G: 2 },
        { L: "B12", N: "129#room:B12", G: 17 },
        { L: "M. SEGALEN P.", marqueur: 3 },
      ],
    });
  });

  test("says what has happened to it, and only that", () => {
    const at = { day: thursday, subject: "ANGLAIS LV1" } as const;
    const school = aSchool()
      .with(
        camille,
        aLesson({ ...at, from: "08:00", to: "09:00", canceled: true, status: "Prof. absent" }),
        aLesson({ ...at, from: "09:00", to: "09:55", test: true, memo: "Dictionnaire" }),
        aLesson({
          ...at,
          from: "10:00",
          to: "11:00",
          virtualRoom: { url: "https://visio.example/1", label: "Visio" },
        }),
        aLesson({ ...at, from: "11:00", to: "11:55", exempted: ["VERDIER Camille"] }),
        aLesson({ ...at, from: "14:00", to: "15:00", study: true }),
      )
      .build();
    const list = entries({ school, login: "camille", data: { numeroSemaine: 20 } });
    expect(list[0]).toMatchObject({ estAnnule: true, Statut: "Prof. absent" });
    expect(list[1]).toMatchObject({ memo: "Dictionnaire", AvecCdT: true });
    expect(dig(list[1], "cahierDeTextes", "V")).toMatchObject({
      estDevoir: true,
      originesCategorie: { _T: 24, V: [{ G: 3, L: "Devoir sur table", libelleIcone: "DS" }] },
    });
    expect(dig(list[2], "listeVisios", "V", 0)).toMatchObject({
      url: { _T: 23, V: "https://visio.example/1" },
      libelleLien: "Visio",
    });
    expect(list[3]).toHaveProperty("dispenseEleve");
    expect(list[4]).toMatchObject({ estPermanence: true });
    for (const key of ["Statut", "memo", "listeVisios", "dispenseEleve", "estPermanence", "cahierDeTextes"]) {
      expect(
        list.filter((entry) => key in entry),
        key,
      ).toHaveLength(1);
    }
  });

  test("is an outing without contents, or a detention without kind, when asked for", () => {
    const school = aSchool()
      .with(
        camille,
        aLesson({
          kind: "outing",
          day: thursday,
          from: "14:00",
          to: "15:55",
          title: "Visite",
          companions: ["M. DORIANT T."],
        }),
        aLesson({
          kind: "detention",
          day: thursday,
          from: "16:00",
          to: "17:00",
          students: ["VERDIER Camille"],
        }),
        aLesson({
          nature: 1,
          day: thursday,
          from: "17:00",
          to: "18:00",
          title: "Conseil",
          students: ["VERDIER Camille"],
        }),
      )
      .build();
    const ask = (flags: Record<string, boolean>) =>
      entries({ school, login: "camille", data: { numeroSemaine: 20, ...flags } });
    expect(ask({})).toEqual([]);
    const [outing] = ask({ avecCoursSortiePeda: true });
    expect(outing).toMatchObject({
      estSortiePedagogique: true,
      motif: "Visite",
      accompagnateurs: ["M. DORIANT T."],
      place: 72,
      duree: 4,
      // Week 20, Thursday: 19 weeks and 3 calendar days after the first Monday.
      placeReelle: (19 * 7 + 3) * 20 + 12,
      numeroSemaine: 20,
      strDateDebut: "le 15/01 de 14h00",
      strDateFin: "à 15h55",
    });
    expect(outing).not.toHaveProperty("ListeContenus");
    const [detention] = ask({ avecRetenuesEleve: true });
    expect(detention).toMatchObject({ estRetenue: "eleve", place: 76, imgRealise: "RealiseProgramme" });
    expect(detention).not.toHaveProperty("G");
    expect(dig(detention, "ListeContenus", "V", 0)).toEqual({ L: "Retenue 16h00 - 17h00", estHoraire: true });
    expect(ask({ avecConseilDeClasse: true })[0]).toMatchObject({ G: 1 });
  });
});

describe("the days asked for", () => {
  const school = aSchool()
    .with(
      camille,
      aLesson({ day: "2026-01-12", from: "08:00", to: "09:00", subject: "LUNDI" }),
      aLesson({ day: thursday, from: "08:00", to: "09:00", subject: "JEUDI" }),
      aLesson({ day: "2026-01-19", from: "08:00", to: "09:00", subject: "APRES" }),
    )
    .build();
  const ask = (data: Record<string, unknown>, options?: RequestChoice["options"]) =>
    subjects(entries({ school, login: "camille", data, ...(options === undefined ? {} : { options }) }));

  test("are a week, under either spelling", () => {
    expect(ask({ numeroSemaine: 20 })).toEqual(["LUNDI", "JEUDI"]);
    expect(ask({ NumeroSemaine: 21 })).toEqual(["APRES"]);
  });

  test("are several weeks", () => {
    expect(ask({ domaine: { _T: 8, V: "[20,21]" } })).toEqual(["LUNDI", "JEUDI", "APRES"]);
    expect(ask({ Domaine: { _T: 8, V: "[1..62]" } })).toEqual(["LUNDI", "JEUDI", "APRES"]);
  });

  test("are one day, or the days between two", () => {
    expect(ask({ dateDebut: { _T: 7, V: "15/1/2026 0:0:0" } })).toEqual(["JEUDI"]);
    const from = { _T: 7, V: "13/01/2026" };
    expect(ask({ DateDebut: from, DateFin: { _T: 7, V: "19/01/2026 00:00:00" } })).toEqual([
      "JEUDI",
      "APRES",
    ]);
  });

  test("are those of the first week alone on a server that ignores ranges", () => {
    const options = { timetableRanges: false };
    expect(ask({ domaine: { _T: 8, V: "[20,21]" } }, options)).toEqual(["LUNDI", "JEUDI"]);
    const range = { dateDebut: { _T: 7, V: "15/01/2026" }, dateFin: { _T: 7, V: "30/06/2026" } };
    expect(ask(range, options)).toEqual(["JEUDI"]);
    expect(ask(range)).toEqual(["JEUDI", "APRES"]);
  });

  test("may lie outside the year: an empty list", () => {
    expect(ask({ numeroSemaine: 60 })).toEqual([]);
    expect(ask({ numeroSemaine: -3 })).toEqual([]);
    const late = { dateDebut: { _T: 7, V: "01/01/2020" }, dateFin: { _T: 7, V: "01/01/2999" } };
    expect(ask(late)).toEqual(["LUNDI", "JEUDI", "APRES"]);
  });

  test("must be readable, and must be there", () => {
    expect(() => ask({ numeroSemaine: "20" })).toThrow(expect.objectContaining({ code: 21 }));
    expect(() => ask({ domaine: { _T: 8, V: "20" } })).toThrow(expect.objectContaining({ code: 21 }));
    expect(overTheWire(timetable, { school, login: "camille", data: {} })).toEqual({});
  });
});

describe("the page around the entries", () => {
  const school = aSchool()
    .with(camille, aLesson({ day: thursday, from: "08:00", to: "09:00", subject: "SVT" }))
    .build();

  test("knows the current place only when today is shown", () => {
    const page = overTheWire(timetable, {
      school,
      login: "camille",
      data: { numeroSemaine: 20 },
      now: "2026-01-15T09:40",
    });
    expect(page).toMatchObject({
      avecCoursAnnule: true,
      jourCycleSelectionne: 0,
      placeCourante: 3,
      premierePlaceHebdoDuJour: 60,
      debutDemiPensionHebdo: 68,
      finDemiPensionHebdo: 71,
      prefsGrille: { genreRessource: 4 },
    });
    expect(dig(page, "absences", "joursCycle", "V", 4)).toEqual({ jourCycle: 4, numeroSemaine: 20 });
    expect(
      overTheWire(timetable, { school, login: "camille", data: { numeroSemaine: 21 } }),
    ).not.toHaveProperty("placeCourante");
  });

  test("selects the day that was asked for", () => {
    const data = { dateDebut: { _T: 7, V: "16/01/2026" } };
    expect(overTheWire(timetable, { school, login: "camille", data })).toMatchObject({
      jourCycleSelectionne: 4,
      premierePlaceHebdoDuJour: 80,
    });
  });
});

describe("whose timetable it is", () => {
  const school: School = aSchool()
    .with(
      camille,
      malo,
      sophie,
      office,
      aLesson({ day: thursday, from: "08:00", to: "09:00", subject: "QUATRE", teachers: ["M. SEGALEN P."] }),
      aLesson({ day: thursday, from: "08:00", to: "09:00", subject: "SIX", classes: ["6A"] }),
    )
    .build();
  const ask = (
    login: string,
    ids: PlainIds,
    more: Partial<RequestChoice> & { data?: Record<string, unknown> },
  ) => entries({ school, login, ids, ...more, data: { numeroSemaine: 20, ...allFlags, ...more.data } });

  test("is the pupil's own, and nobody else's", () => {
    const ids = new PlainIds();
    const own = known(ids, 46, "student:VERDIER Camille");
    expect(subjects(ask("camille", ids, { data: { ressource: own, Ressource: own } }))).toEqual(["QUATRE"]);
    const other = known(ids, 46, "student:VERDIER Malo");
    expect(() => ask("camille", ids, { data: { ressource: other } })).toThrow(
      expect.objectContaining({ code: 20 }),
    );
    const stale = { N: "46#from-an-earlier-session", G: 4 };
    expect(() => ask("camille", ids, { data: { ressource: stale } })).toThrow(
      expect.objectContaining({ code: 22 }),
    );
  });

  test("is that of the child named by the resource, or else by the signature", () => {
    const ids = new PlainIds();
    const second = known(ids, 46, "student:VERDIER Malo");
    expect(subjects(ask("sophie", ids, { member: "VERDIER Malo" }))).toEqual(["SIX"]);
    expect(subjects(ask("sophie", ids, { member: "VERDIER Camille", data: { ressource: second } }))).toEqual([
      "SIX",
    ]);
  });

  test("is anybody's for school life, who see identities and classes", () => {
    const ids = new PlainIds();
    const ofClass = { N: ids.issue(23, "class:4C"), G: 1 };
    const [entry] = ask("office", ids, { data: { ressource: ofClass } });
    expect(dig(entry, "ListeContenus", "V")).toContainEqual({
      G: 3,
      L: "M. SEGALEN P.",
      N: "109#teacher:M. SEGALEN P.",
    });
    expect(dig(entry, "ListeContenus", "V")).toContainEqual({ L: "4C", N: "23#class:4C", G: 1 });
    const ofTeacher = { N: ids.issue(109, "teacher:M. SEGALEN P."), G: 3 };
    expect(subjects(ask("office", ids, { data: { ressource: ofTeacher } }))).toEqual(["QUATRE"]);
  });

  test("is known by the weeks in which there is anything", () => {
    expect(overTheWire(timetableWeeks, { school, login: "camille" })).toEqual({
      Domaine: { _T: 8, V: "[20]" },
    });
  });
});

describe("the school of the demonstration", () => {
  const school = buildSchool({ seed: 7, today: thursday });

  test("sends everything in one request, in order, without a null", () => {
    const data = { domaine: { _T: 8, V: "[1..44]" }, ...allFlags };
    const list = entries({ school, login: "camille.verdier", data });
    expect(list.length).toBeGreaterThan(900);
    expect(JSON.stringify(list)).not.toContain("null");
    expect(new Set(list.map((entry) => entry["N"])).size).toBe(list.length);
    for (const entry of list) {
      expect(entry["place"]).toBeGreaterThanOrEqual(0);
      expect(entry["place"]).toBeLessThan(100);
    }
  });

  test("answers the same to the same question", () => {
    const choice = { school, login: "camille.verdier", data: { numeroSemaine: 20, ...allFlags } };
    expect(overTheWire(timetable, choice)).toEqual(overTheWire(timetable, choice));
  });
});
