import { describe, expect, test } from "vitest";
import {
  aCalendar,
  aContext,
  aLesson,
  aRunner,
  aTimetable,
  date,
  dayOfWeek,
  type FakeRunner,
  list,
  read,
  typed,
  wireDate,
} from "../../test/wire-builders.js";
import { parseSet } from "../codec/sets.js";
import { NotAllowedError, UsageError } from "../errors/errors.js";
import { type Lesson, lessonsBetween, timetableOfWeeks } from "./timetable.js";

const monday = "2025-11-17";

function readOne(entry: unknown): Lesson {
  const [lesson] = read(timetableOfWeeks, aTimetable(entry), [12]).result.lessons;
  if (lesson === undefined) throw new Error("The entry was not read.");
  return lesson;
}

describe("reading an entry", () => {
  test("an ordinary lesson", () => {
    const lesson = readOne(
      aLesson({
        day: monday,
        slot: 0,
        n: "29#abc",
        groups: ["4LATIN GR.1"],
        teachers: ["Mme ORIOL H.", "M. DRAVERT T."],
        position: 101,
        more: {
          AvecTafPublie: true,
          AvecCdT: true,
          memo: "Apporter l'atlas",
          cahierDeTextes: typed(24, {
            N: "18#book",
            estDevoir: true,
            originesCategorie: list({ G: 3, L: "Devoir sur table" }),
          }),
          listeVisios: list(
            { url: typed(23, "https://visio.example/42"), libelleLien: "Visio", commentaire: "À l'heure" },
            { url: "javascript:alert(1)", libelleLien: "Autre" },
          ),
        },
      }),
    );
    expect(lesson).toMatchObject({
      id: "s1~29#abc",
      kind: "lesson",
      start: "2025-11-17T08:00",
      end: "2025-11-17T08:55",
      subject: { id: "s1~79#MATHEMATIQUES", name: "MATHEMATIQUES", groups: false },
      teachers: ["Mme ORIOL H.", "M. DRAVERT T."],
      classrooms: ["B12"],
      groups: ["4LATIN GR.1"],
      canceled: false,
      normal: true,
      test: true,
      memo: "Apporter l'atlas",
      num: 101,
      virtualClassrooms: [
        { name: "Visio", url: "https://visio.example/42", comment: "À l'heure" },
        { name: "Autre" },
      ],
      hasHomework: true,
      hasContent: true,
      contentId: "s1~18#book",
      contentCategories: ["Devoir sur table"],
      backgroundColor: "#2338BB",
      place: 0,
      length: 2,
    });
    expect(lesson).not.toHaveProperty("status");
    expect(lesson).not.toHaveProperty("title");
  });

  test("an outing, which has no lines", () => {
    const lesson = readOne({
      N: "29#out",
      estSortiePedagogique: true,
      place: 60,
      duree: 14,
      placeReelle: 60,
      dureeReelle: 14,
      DateDuCours: wireDate("2025-11-20", "08:00"),
      motif: "Visite du musée de la Mine",
      accompagnateurs: ["ORIOL H.", "DRAVERT T."],
      strDateDebut: "le 20/11 de 08h00",
      strDateFin: "à 15h00",
      strRess: "4C",
    });
    expect(lesson).toMatchObject({
      kind: "outing",
      outing: true,
      normal: false,
      start: "2025-11-20T08:00",
      end: "2025-11-20T15:00",
      title: "Visite du musée de la Mine",
      companions: ["ORIOL H.", "DRAVERT T."],
      startText: "le 20/11 de 08h00",
      endText: "à 15h00",
      audience: "4C",
      teachers: [],
    });
    expect(lesson).not.toHaveProperty("subject");
  });

  test("a detention, whose mark is a text", () => {
    const lesson = readOne({
      N: "29#det",
      estRetenue: "eleve",
      place: 97,
      duree: 2,
      DateDuCours: wireDate("2025-11-21", "16:30"),
      ListeContenus: list(
        { L: "16h30 à 17h30", estHoraire: true },
        { G: 34, L: "Mme PERRAULT A." },
        { G: 17, L: "Permanence" },
      ),
      hintRealise: "Programmée",
    });
    expect(lesson).toMatchObject({
      kind: "detention",
      detention: true,
      hoursText: "16h30 à 17h30",
      staff: ["Mme PERRAULT A."],
      classrooms: ["Permanence"],
      progress: "Programmée",
      end: "2025-11-21T17:30",
    });
  });

  test("what is both outing and detention is an outing", () => {
    const both = { estSortiePedagogique: true, estRetenue: "eleve" };
    const lesson = readOne(aLesson({ day: monday, slot: 0, more: both }));
    expect(lesson).toMatchObject({ kind: "outing", outing: true, detention: false, normal: false });
  });

  test("a false mark of detention is none", () => {
    expect(readOne(aLesson({ day: monday, slot: 0, more: { estRetenue: false } })).kind).toBe("lesson");
  });

  test("a class council, a study period and an exemption", () => {
    const more = { estPermanence: true, dispenseEleve: { maison: true }, libelleCours: "Soutien" };
    expect(readOne(aLesson({ day: monday, slot: 0, kind: 1, more }))).toMatchObject({
      council: true,
      study: true,
      exempted: true,
      exemption: { atHome: true, attendanceRequired: false },
      label: "Soutien",
    });
    expect(readOne(aLesson({ day: monday, slot: 0, more: { dispenseEleve: true } })).exempted).toBe(true);
    expect(readOne(aLesson({ day: monday, slot: 0, more: { dispenseEleve: false } })).exempted).toBe(false);
  });

  test("lines of other kinds each have their list, and unknown ones are left aside", () => {
    const entry = {
      ...aLesson({ day: monday, slot: 0 }),
      ListeContenus: list(
        { G: 1, L: "4C" },
        { G: 57, L: "4C partie 1" },
        { G: 58, L: "4C partie 2" },
        { G: 34, L: "M. VASSEUR C." },
        { G: 79, L: "Chariot 3" },
        { G: 93, L: "Club" },
        { G: 94, L: "Annexe" },
        { G: 12, L: "Service" },
        { L: "Professeur remplacé", marqueur: 3 },
        { L: "sans genre" },
        { G: 3 },
      ),
    };
    expect(readOne(entry)).toMatchObject({
      classes: ["4C"],
      classParts: ["4C partie 1", "4C partie 2"],
      staff: ["M. VASSEUR C."],
      equipment: ["Chariot 3"],
      label: "Club",
      sites: ["Annexe"],
      replacedTeachers: ["Professeur remplacé"],
      teachers: [],
    });
  });

  test("an entry without a start is skipped with a warning, and the others are read", () => {
    const { result, warnings } = read(
      timetableOfWeeks,
      aTimetable({ N: "29#x" }, "nonsense", aLesson({ day: monday, slot: 0 })),
      [12],
    );
    expect(result.lessons).toHaveLength(1);
    expect(warnings.map(({ path }) => path)).toEqual(["ListeCours[0].DateDuCours", "ListeCours[1]"]);
  });

  test("a page without list nor message is empty, with a warning", () => {
    const { result, warnings } = read(timetableOfWeeks, {}, [12]);
    expect(result).toEqual({ lessons: [] });
    expect(warnings).toHaveLength(1);
  });
});

describe("keys", () => {
  const entries = [
    aLesson({ day: monday, slot: 0, canceled: true, position: 2 }),
    aLesson({ day: monday, slot: 0, rooms: ["C01"], position: 7 }),
    aLesson({ day: monday, slot: 2, groups: ["G2", "G1"] }),
    aLesson({ day: "2025-11-24", slot: 0 }),
  ];
  const keysOf = (some: readonly unknown[]): readonly string[] =>
    read(timetableOfWeeks, aTimetable(...some), [12]).result.lessons.map(({ key }) => key);

  test("are those of another session, whose identities all differ", () => {
    const renewed = JSON.parse(JSON.stringify(entries).replaceAll("#", "#renewed-")) as readonly unknown[];
    expect(keysOf(renewed)).toEqual(keysOf(entries));
    expect(new Set(keysOf(entries)).size).toBe(entries.length);
  });

  test("do not depend on the order of the entries, nor on what else is in the answer", () => {
    expect([...keysOf([...entries].reverse())].sort()).toEqual([...keysOf(entries)].sort());
    expect(keysOf(entries.slice(3))).toEqual(keysOf(entries).slice(3));
  });

  test("do not depend on the order of the groups", () => {
    const [key] = keysOf([aLesson({ day: monday, slot: 2, groups: ["G1", "G2"] })]);
    expect(key).toBe(keysOf(entries)[2]);
  });

  test("of alike entries follow their position, so that a replacement takes nobody's key", () => {
    const [alone] = keysOf(entries.slice(0, 1));
    expect(keysOf([entries[1], entries[0]])[1]).toBe(alone);
  });
});

describe("asking", () => {
  test("one week is asked by number, in both spellings, with the flags of the web page", () => {
    expect(timetableOfWeeks.encode([12], aContext())).toEqual({
      ressource: { N: "46#pupil", G: 4, L: "MARCHENOIR Zélie" },
      Ressource: { N: "46#pupil", G: 4, L: "MARCHENOIR Zélie" },
      numeroSemaine: 12,
      NumeroSemaine: 12,
      avecAbsencesRessource: true,
      avecConseilDeClasse: true,
      avecCoursSortiePeda: true,
      avecDisponibilites: true,
      avecInfosPrefsGrille: true,
      avecRetenuesEleve: true,
    });
  });

  test("several weeks are asked as a set, in both spellings", () => {
    const payload = timetableOfWeeks.encode([12, 13, 14], aContext());
    expect(payload).toMatchObject({ domaine: typed(8, "[12..14]"), Domaine: typed(8, "[12..14]") });
    expect(payload).not.toHaveProperty("numeroSemaine");
  });

  test("a timetable is somebody's", () => {
    const { subject: _subject, ...nobody } = aContext();
    expect(() => timetableOfWeeks.encode([12], nobody)).toThrow(UsageError);
  });
});

describe("lessons of a range", () => {
  /** Weeks that a request asks for. */
  function weeksAsked(payload: Readonly<Record<string, unknown>>): readonly number[] {
    const domain = payload["domaine"] as { readonly V: string } | undefined;
    return domain === undefined ? [payload["numeroSemaine"] as number] : (parseSet(domain.V) ?? []);
  }

  function lessonsOfWeek(week: number): readonly unknown[] {
    return [0, 3].map((index) => aLesson({ day: dayOfWeek(week, index), slot: 2 }));
  }

  /** Weeks without lessons: the holidays of the builder calendar, and some more. */
  const empty = new Set([8, 9, 20]);
  const taught = (weeks: readonly number[]): readonly unknown[] =>
    weeks.filter((week) => !empty.has(week)).flatMap(lessonsOfWeek);

  const honest = (): FakeRunner => aRunner((payload) => aTimetable(...taught(weeksAsked(payload))));
  /** Answers for the first week asked only, as a server that ignores ranges. */
  const narrow = (): FakeRunner =>
    aRunner((payload) => aTimetable(...taught(weeksAsked(payload).slice(0, 1))));
  const range = (from: string, to: string) => ({ from: date(from), to: date(to) });
  const year = range("2025-09-01", "2026-07-03");
  const asked = (runner: FakeRunner): readonly (readonly number[])[] => runner.sent.map(weeksAsked);

  test("a day costs one request, and only its lessons are given", async () => {
    const runner = honest();
    const lessons = await lessonsBetween(runner, range("2025-11-20", "2025-11-20"));
    expect(lessons.map(({ start }) => start)).toEqual(["2025-11-20T09:00"]);
    expect(asked(runner)).toEqual([[12]]);
  });

  test("a whole year costs one request where ranges are honoured", async () => {
    const runner = honest();
    expect(await lessonsBetween(runner, year)).toHaveLength(2 * (44 - empty.size));
    expect(runner.sent).toHaveLength(1);
    expect(runner.memory.timetableRanges).toBe(true);
  });

  test("where a server keeps to one week the others are asked one by one, and that is remembered", async () => {
    const runner = narrow();
    expect(await lessonsBetween(runner, range("2025-11-17", "2025-12-05"))).toHaveLength(6);
    expect(asked(runner)).toEqual([[12, 13, 14], [13], [14]]);
    expect(runner.memory.timetableRanges).toBe(false);
    expect(await lessonsBetween(runner, range("2025-11-17", "2025-12-05"))).toHaveLength(6);
    expect(asked(runner).slice(3)).toEqual([[12], [13], [14]]);
  });

  test("the lessons are the same whether ranges are honoured or not", async () => {
    expect(await lessonsBetween(narrow(), year)).toEqual(await lessonsBetween(honest(), year));
  });

  test("a server that answers about some other week is not believed", async () => {
    const stubborn = aRunner((payload) => {
      const weeks = weeksAsked(payload);
      return aTimetable(...taught(weeks.length > 1 ? [30] : weeks));
    });
    expect(await lessonsBetween(stubborn, range("2025-11-17", "2025-11-30"))).toHaveLength(4);
    expect(asked(stubborn)).toEqual([[12, 13], [12], [13]]);
  });

  test("holidays beside one week of lessons prove nothing, and cost nothing", async () => {
    const runner = honest();
    expect(await lessonsBetween(runner, range("2025-10-13", "2025-10-26"))).toHaveLength(2);
    expect(asked(runner)).toEqual([[7, 8]]);
    expect(runner.memory).toEqual({});
  });

  test("a range without lessons is believed after one more week", async () => {
    const runner = aRunner(() => aTimetable());
    expect(await lessonsBetween(runner, year)).toEqual([]);
    expect(asked(runner).slice(1)).toEqual([[1]]);
    expect(runner.memory).toEqual({});
  });

  test("an empty answer to a range is found out when a week of it has lessons", async () => {
    const runner = aRunner((payload) => {
      const weeks = weeksAsked(payload);
      return aTimetable(...(weeks.length > 1 ? [] : taught(weeks)));
    });
    expect(await lessonsBetween(runner, range("2025-11-17", "2025-12-05"))).toHaveLength(6);
    expect(runner.memory.timetableRanges).toBe(false);
  });

  test("an entry that comes twice is given once", async () => {
    const runner = aRunner((payload) => aTimetable(...taught([12, ...weeksAsked(payload).slice(0, 1)])));
    const lessons = await lessonsBetween(runner, range("2025-11-17", "2025-11-30"), { raw: true });
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
  });

  test("days outside the school year cost nothing", async () => {
    const runner = honest();
    expect(await lessonsBetween(runner, range("2026-07-04", "2026-08-31"))).toEqual([]);
    expect(await lessonsBetween(runner, range("2025-08-01", "2025-08-31"))).toEqual([]);
    expect(runner.sent).toEqual([]);
  });

  test("an outing of several days is given for each of them", async () => {
    const outing = aLesson({ day: monday, slot: 2, length: 60, more: { estSortiePedagogique: true } });
    const runner = aRunner(() => aTimetable(outing));
    for (const day of ["2025-11-17", "2025-11-18", "2025-11-20"]) {
      expect(await lessonsBetween(runner, range(day, day))).toHaveLength(1);
    }
    expect(await lessonsBetween(runner, range("2025-11-21", "2025-11-21"))).toEqual([]);
  });

  test("raw lists hold every entry, resolved ones what a family is shown, staff both", async () => {
    const pair = aTimetable(
      aLesson({ day: monday, slot: 0, subject: "SVT", canceled: true }),
      aLesson({ day: monday, slot: 0, subject: "LATIN" }),
    );
    const week = range("2025-11-17", "2025-11-21");
    expect(
      await lessonsBetween(
        aRunner(() => pair),
        week,
      ),
    ).toHaveLength(1);
    const raw = await lessonsBetween(
      aRunner(() => pair),
      week,
      { raw: true },
    );
    expect(raw).toHaveLength(2);
    expect(raw.filter((lesson) => "change" in lesson || "replaces" in lesson)).toEqual([]);
    const staff = aRunner(() => pair, aContext({ audience: "staff" }));
    expect(await lessonsBetween(staff, week)).toHaveLength(2);
  });

  test("a timetable that the school hides is no empty one", async () => {
    const runner = aRunner(() => ({ message: "Votre emploi du temps n'est pas publié." }));
    const failure = lessonsBetween(runner, range("2025-11-17", "2025-11-21"));
    await expect(failure).rejects.toThrow(NotAllowedError);
    await expect(failure).rejects.toMatchObject({ wireMessage: "Votre emploi du temps n'est pas publié." });
    await expect(lessonsBetween(runner, year)).rejects.toThrow(NotAllowedError);
    expect(runner.sent).toHaveLength(2);
  });

  test("a message beside a list hides nothing", async () => {
    const runner = aRunner(() => ({ ...aTimetable(...taught([12])), message: "Bonjour" }));
    expect(await lessonsBetween(runner, range("2025-11-17", "2025-11-21"))).toHaveLength(2);
  });

  test("one refused week among others is an empty one", async () => {
    const runner = aRunner(
      (payload) =>
        weeksAsked(payload)[0] === 13
          ? { message: "Non publié" }
          : aTimetable(...taught(weeksAsked(payload))),
      aContext(),
      { timetableRanges: false },
    );
    expect(await lessonsBetween(runner, range("2025-11-17", "2025-12-05"))).toHaveLength(4);
  });

  test("an account that may see some days only is asked about those, and one that may see none nothing", async () => {
    const runner = honest();
    const access = { allowed: true, from: date("2025-11-19"), to: date("2025-11-30") };
    const lessons = await lessonsBetween(runner, year, { access });
    expect(lessons.map(({ start }) => start.slice(0, 10))).toEqual([
      "2025-11-20",
      "2025-11-24",
      "2025-11-27",
    ]);
    expect(asked(runner)).toEqual([[12, 13]]);
    // Hidden is not empty: days that may not be seen are refused, and cost nothing.
    await expect(lessonsBetween(runner, range("2025-12-01", "2025-12-05"), { access })).rejects.toThrow(
      NotAllowedError,
    );
    await expect(lessonsBetween(runner, year, { access: { allowed: false } })).rejects.toThrow(
      NotAllowedError,
    );
    expect(runner.sent).toHaveLength(1);
  });

  test("weeks that the school says are without lessons are not expected to have any", async () => {
    const calendar = aCalendar({ teachingWeeks: [12] });
    const runner = aRunner(
      (payload) => aTimetable(...taught(weeksAsked(payload).slice(0, 1))),
      aContext({ calendar }),
    );
    await lessonsBetween(runner, range("2025-11-17", "2025-11-30"));
    expect(runner.sent).toHaveLength(1);
  });

  test("giving up is told to every request", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(lessonsBetween(honest(), year, { signal })).rejects.toThrow("enough");
  });
});
