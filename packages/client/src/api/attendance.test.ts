import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attendance as sample } from "../../test/samples/attendance.js";
import { aContext, aRunner, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import type { Member } from "./account.js";
import {
  type Absence,
  type Attendance,
  type AttendanceArguments,
  attendanceOf,
  attendanceOfPeriod,
  attendancePeriod,
  type Delay,
  eventsOf,
} from "./attendance.js";

const periods = aYear();
const [firstTerm, , wholeYear] = periods;
const asked: AttendanceArguments = { period: firstTerm };

function attendanceIn(answer: object, context = aContext()): Attendance {
  return read(attendanceOfPeriod, answer, asked, context).result.attendance;
}

function events(...items: readonly object[]): Attendance {
  return attendanceIn({ listeAbsences: list(...items) });
}

const whole = attendanceIn(sample);

describe("a request", () => {
  test("names the period and its days", async () => {
    const runner = aRunner(() => sample);
    await attendanceOf(runner, asked);
    expect(runner.sent).toEqual([
      {
        periode: { N: "105#T1", L: "Trimestre 1", G: 2 },
        DateDebut: { _T: 7, V: "1/9/2025 0:0:0" },
        DateFin: { _T: 7, V: "30/11/2025 0:0:0" },
      },
    ]);
  });

  test("for the year names what the page calls it, without identity", async () => {
    const runner = aRunner(() => sample);
    await attendanceOf(runner, { period: wholeYear, cumulated: { name: "Année (deux trimestres)" } });
    expect(runner.sent).toMatchObject([
      { periode: { L: "Année (deux trimestres)", G: 1 }, DateFin: { V: "3/7/2026 0:0:0" } },
    ]);
    expect(runner.sent[0]?.["periode"]).not.toHaveProperty("N");
  });
});

describe("the period", () => {
  const memberWith = (...tabPeriods: Member["tabPeriods"]): Member => ({
    info: {
      id: firstTerm.id,
      key: firstTerm.key,
      name: "MARCHENOIR Zélie",
      kind: "student",
      groups: [],
      delegue: [],
      boardMember: false,
      hasPhoto: false,
    },
    resource: { n: "46#pupil", kind: 4, name: "MARCHENOIR Zélie" },
    tabPeriods,
  });
  const offered = { tab: 19, periods: [{ name: "Année (deux trimestres)" }, { id: firstTerm.id }] };
  const find = (
    input: Parameters<typeof attendancePeriod>[0],
    member = memberWith(offered),
  ): AttendanceArguments => attendancePeriod(input, { member, periods, current: firstTerm }, aContext());

  test("is the current one, or the one that is named", () => {
    expect(find(undefined)).toEqual({ period: firstTerm });
    expect(find("trimestre 2").period.name).toBe("Trimestre 2");
  });

  test("is the year as the page offers it, however it is named", () => {
    for (const input of ["year", "Année (deux trimestres)", "Année", wholeYear]) {
      expect(find(input)).toEqual({ period: wholeYear, cumulated: { name: "Année (deux trimestres)" } });
    }
  });

  test("is the year as any other period, where the page offers none", () => {
    expect(find("year", memberWith())).toEqual({ period: wholeYear });
  });

  test("is the school year, in a school that has no period of that length", () => {
    const terms = periods.filter(({ kind }) => kind === "term");
    const found = attendancePeriod("year", { member: memberWith(), periods: terms }, aContext());
    expect(found).toMatchObject({
      period: { start: "2025-09-01", end: "2026-07-03", kind: "year" },
      cumulated: {},
    });
  });
});

test("what is not shown is refused: hidden is not empty", async () => {
  const closed = aRunner(() => ({ message: "La vie scolaire n'est pas publiée." }));
  await expect(attendanceOf(closed, asked)).rejects.toMatchObject({
    code: "not-allowed",
    wireMessage: "La vie scolaire n'est pas publiée.",
  });
  const partly = aRunner(() => ({ autorisations: { absence: true }, listeAbsences: list() }));
  await expect(eventsOf(partly, { ...asked, kind: "absence" })).resolves.toEqual([]);
  await expect(eventsOf(partly, { ...asked, kind: "delay" })).rejects.toMatchObject({ code: "not-allowed" });
  const silent = aRunner(() => ({ listeAbsences: list() }));
  await expect(eventsOf(silent, { ...asked, kind: "delay" })).resolves.toEqual([]);
});

test("an attendance tells which kinds the school shows", () => {
  expect(whole.shown).toEqual(["absence", "delay", "punishment", "precautionary-measure", "observation"]);
  expect(events()).not.toHaveProperty("shown");
});

describe("an absence", () => {
  test("has its hours and its half-days", () => {
    expect(whole.absences[1]).toEqual({
      id: "s1~11#ill",
      key: expect.stringMatching(/^absence_/u),
      from: "2025-11-07T08:00",
      to: "2025-11-07T12:30",
      open: false,
      justified: true,
      settled: true,
      hours: 4.5,
      halfDays: 1,
      reasons: ["MALADIE"],
      reasonUnknown: false,
      toJustify: false,
      files: [{ id: "s1~58#note", name: "certificat.pdf", kind: "file" }],
      awaitsParent: false,
      declaredByParent: false,
      confirmed: false,
      refused: false,
    });
  });

  test("may be open, of unknown length, and waiting for the parents", () => {
    const [open] = whole.absences;
    expect(open).toMatchObject({ open: true, from: "2025-11-14T14:00", awaitsParent: true, toJustify: true });
    expect(open).not.toHaveProperty("hours");
    const [zero] = events({
      G: 13,
      dateDebut: wireDate("2025-11-14", "14:00"),
      NbrHeures: "0h00",
      NbrJours: 0,
    }).absences;
    expect(zero).toMatchObject({ hours: 0, halfDays: 0 });
  });

  test("has its hours, whatever the minutes", () => {
    fc.assert(
      fc.property(fc.nat({ max: 99 }), fc.nat({ max: 59 }), (hours, minutes) => {
        const sent = `${hours}h${String(minutes).padStart(2, "0")}`;
        const [one] = events({ G: 13, dateDebut: wireDate("2025-11-14"), NbrHeures: sent }).absences;
        expect(Math.round((one?.hours ?? -1) * 60)).toBe(hours * 60 + minutes);
      }),
    );
  });

  test("of which the hours cannot be read keeps the rest, with a warning", () => {
    const answer = { listeAbsences: list({ G: 13, dateDebut: wireDate("2025-11-14"), NbrHeures: "deux" }) };
    const { result, warnings } = read(attendanceOfPeriod, answer, asked);
    expect(result.attendance.absences).toHaveLength(1);
    expect(warnings.map(({ path }) => path)).toEqual(["listeAbsences[0].NbrHeures"]);
  });

  test("waits for the parents until they have said what is asked of them", () => {
    const waits = (more: object): boolean | undefined =>
      events({ G: 13, dateDebut: wireDate("2025-11-14"), avecSaisie: true, ...more }).absences[0]
        ?.awaitsParent;
    const motifParent = typed(24, { N: "91#m", L: "MALADIE" });
    const justify = { aJustifierParParents: true };
    expect(waits({})).toBe(true);
    expect(waits({ avecSaisie: false })).toBe(false);
    expect(waits({ motifParent })).toBe(false);
    expect(waits({ ...justify })).toBe(true);
    expect(waits({ ...justify, motifParent })).toBe(false);
    expect(waits({ ...justify, motifParent, confirmee: true })).toBe(true);
    expect(waits({ ...justify, motifParent, confirmee: true, justification: "Grippe" })).toBe(false);
    expect(waits({ ...justify, documents: list({ N: "58#a", L: "a.pdf" }) })).toBe(false);
    expect(waits({ ...justify, reglee: true })).toBe(false);
    expect(waits({ ...justify, reglee: true, confirmee: true })).toBe(true);
  });
});

test("a delay has its minutes, and what the parents said", () => {
  expect(whole.delays).toEqual([
    {
      id: "s1~12#late",
      key: expect.stringMatching(/^delay_/u),
      date: "2025-11-12T08:05",
      minutes: 5,
      justified: true,
      settled: true,
      reasons: ["TRANSPORT"],
      reasonUnknown: false,
      toJustify: false,
      parentReason: "TRANSPORT",
      justification: "Bus en panne",
      files: [],
      awaitsParent: false,
    } satisfies Record<keyof Delay, unknown>,
  ]);
});

describe("a punishment", () => {
  const [detention] = whole.punishments;

  test("has its work, its documents and its programme", () => {
    expect(detention).toEqual({
      id: "s1~121#detention",
      key: expect.stringMatching(/^punishment_/u),
      given: "2025-11-13T09:00",
      nature: "Retenue",
      kind: "detention",
      exclusion: false,
      duringLesson: true,
      subject: { id: "s1~79#maths", key: expect.anything(), name: "MATHEMATIQUES", groups: false },
      homework: "Exercices de révision",
      homeworkDocuments: [{ id: "s1~58#work", name: "exercices.pdf", kind: "file" }],
      homeworkAfterStart: true,
      circumstances: "Pendant l'évaluation",
      circumstanceDocuments: [{ id: "s1~58#report", name: "rapport.pdf", kind: "file" }],
      reasons: ["BAVARDAGE"],
      giver: "Mme ORIOL H.",
      requiresParent: true,
      acknowledged: false,
      awaitsParent: true,
      linkedToIncident: false,
      schedulable: true,
      schedule: [
        { id: "s1~110#one", key: expect.anything(), start: "2025-11-21T16:30", duration: 30 },
        { id: "s1~110#two", key: expect.anything(), start: "2025-11-28T09:30", duration: 30 },
      ],
      duration: 60,
    });
  });

  test("has only a day where it was given outside lessons, or where no place is known", () => {
    const given = (more: object): unknown =>
      events({ G: 41, dateDemande: wireDate("2025-11-13"), placeDemande: 1462, ...more }).punishments[0]
        ?.given;
    expect(given({ horsCours: true })).toBe("2025-11-13");
    expect(given({ placeDemande: undefined })).toBe("2025-11-13");
    expect(given({ placeDemande: -1 })).toBe("2025-11-13");
  });

  test("of a kind that nobody knows is told by its words", () => {
    const kind = (G: number, more = {}): unknown =>
      events({
        G: 41,
        dateDemande: wireDate("2025-11-13"),
        nature: typed(24, { L: "Travail d'intérêt", G }),
        ...more,
      }).punishments[0];
    expect(kind(12)).toMatchObject({ kind: "other", nature: "Travail d'intérêt" });
    expect(kind(0)).toMatchObject({ kind: "exclusion" });
    expect(kind(12, { estUneExclusion: true })).toMatchObject({ kind: "exclusion" });
  });

  test("that the parents have seen waits for nobody", () => {
    const seen = { nature: typed(24, { G: 1, estAvecARParent: true }), parentAAccuseDeReception: true };
    const [punishment] = events({ G: 41, dateDemande: wireDate("2025-11-13"), ...seen }).punishments;
    expect(punishment).toMatchObject({ requiresParent: true, acknowledged: true, awaitsParent: false });
  });
});

test("a sanction tells who decided it, and what of it is suspended", () => {
  expect(whole.sanctions).toMatchObject([
    {
      kind: "school-exclusion",
      given: "2025-11-05",
      from: "2025-11-17T08:00",
      to: "2025-11-18T18:00",
      duration: 2,
      durationUnit: "days",
      exclusion: true,
      giver: "Mme PERRAULT A.",
      giverRole: "C.P.E.",
      decider: "M. VASSEUR C.",
      deciderRole: "Principal",
      comment: "Première exclusion",
      suspended: true,
      suspendedUntil: "2026-01-31",
      suspendedDuration: 1,
    },
  ]);
  const unit = (G: number): unknown =>
    events({ G: 42, dateDemande: wireDate("2025-11-13"), nature: typed(24, { G }) }).sanctions[0]
      ?.durationUnit;
  expect([unit(6), unit(9), unit(3)]).toEqual(["nights", "hours", "days"]);
});

test("a precautionary measure keeps its number of 2024 and of later versions", () => {
  expect(whole.precautionaryMeasures).toMatchObject([
    { given: "2025-11-10T16:00", barredFrom: ["day-school", "canteen"], linkedToIncident: true, duration: 2 },
  ]);
  const older = events(
    { G: 72, dateDemande: wireDate("2025-11-10") },
    { G: 74, date: wireDate("2025-11-10") },
  );
  expect(older.precautionaryMeasures).toHaveLength(1);
  expect(older.others).toMatchObject([{ kind: "incident", wireKind: 74 }]);
});

test("an observation tells what it is about, and whether it was read", () => {
  expect(whole.observations).toEqual([
    {
      id: "s1~97#lesson",
      key: expect.stringMatching(/^observation_/u),
      date: "2025-11-13T09:00",
      kind: "parents",
      title: "Leçon non apprise",
      section: "Travail",
      comment: "À revoir pour mardi",
      subject: expect.objectContaining({ name: "MATHEMATIQUES" }) as unknown,
      giver: "M. DRAVERT T.",
      read: false,
      asksReceipt: true,
      awaitsParent: true,
    },
  ]);
});

test("other events are told by their kind, and one that is new by its number", () => {
  expect(whole.others).toMatchObject([
    {
      kind: "infirmary",
      from: "2025-11-06T10:00",
      to: "2025-11-06T10:30",
      symptoms: ["Mal de tête"],
      treatments: ["Repos"],
    },
    { kind: "missed-meal", meal: "lunch" },
    { kind: "unknown", wireKind: 999, title: "Nouveauté", from: "2025-11-03T11:00" },
  ]);
});

test("an event that cannot be dated does not take the others with it", () => {
  const { result, warnings } = read(
    attendanceOfPeriod,
    { ...sample, listeAbsences: list({ N: "97#bare", G: 46 }, ...sample.listeAbsences.V) },
    asked,
  );
  expect(result.attendance).toEqual(whole);
  expect(warnings.map(({ path }) => path)).toEqual(["listeAbsences[0].date"]);
});

test("time by subject is in minutes, under its heading", () => {
  expect(whole.subjects).toEqual([
    expect.objectContaining({ name: "SCIENCES", isGroup: true, followedMinutes: 240, missedMinutes: 90 }),
    {
      id: "s1~79#maths",
      key: expect.stringMatching(/^attended_/u),
      name: "MATHEMATIQUES",
      group: "SCIENCES",
      isGroup: false,
      followedMinutes: 120,
      missedMinutes: 90,
      lessonExclusionMinutes: 0,
      schoolExclusionMinutes: 60,
      infirmaryMinutes: 30,
    },
  ]);
});

test("totals are the school's own", () => {
  expect(whole.totals).toEqual([{ kind: "absence", total: 2, unjustified: 0, hours: 5 }]);
  expect(whole.declarableDays).toBe(14);
});

describe("keys", () => {
  const at = { G: 13, dateDebut: wireDate("2025-11-14", "08:00") };
  const items = [
    { ...at, N: "11#1", dateFin: wireDate("2025-11-14", "09:00") },
    { ...at, N: "11#2", dateFin: wireDate("2025-11-14", "10:00") },
    { G: 13, N: "11#3", dateDebut: wireDate("2025-11-13", "08:00") },
  ];
  const keysOf = (absences: readonly Absence[]): Readonly<Record<string, string>> =>
    Object.fromEntries(absences.map(({ id, key }) => [id.replace(/^.*~(11#\d).*$/u, "$1"), key]));

  test("are those of another session, and of another order, and all differ", () => {
    const keys = keysOf(events(...items).absences);
    expect(new Set(Object.values(keys)).size).toBe(3);
    const renewed = [...items].reverse().map((item) => ({ ...item, N: `${item.N}-renewed` }));
    expect(
      keysOf(attendanceIn({ listeAbsences: list(...renewed) }, aContext({ tag: "s2" })).absences),
    ).toEqual(keys);
  });

  test("of all events are unique, and do not change when an absence is justified", () => {
    const keys = [
      ...whole.absences,
      ...whole.delays,
      ...whole.punishments,
      ...whole.punishments.flatMap(({ schedule }) => schedule),
      ...whole.sanctions,
      ...whole.precautionaryMeasures,
      ...whole.observations,
      ...whole.others,
      ...whole.subjects,
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const justified = events({
      ...items[2],
      justifie: true,
      dateFin: wireDate("2025-11-13", "12:00"),
      N: "11#9",
    });
    expect(justified.absences[0]?.key).toBe(events({ ...items[2] }).absences[0]?.key);
  });
});
