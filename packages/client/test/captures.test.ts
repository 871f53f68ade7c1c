import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseCurrentPeriod, readAccount } from "../src/api/account.js";
import { type Attendance, attendanceOfPeriod, type Punishment } from "../src/api/attendance.js";
import { type Evaluation, evaluationsOfPeriod } from "../src/api/evaluations.js";
import { type Grade, type GradesOverview, gradesOfPeriod, type SubjectAverage } from "../src/api/grades.js";
import { homeworkOfWeeks } from "../src/api/homework.js";
import { type ReportSubject, reportOfPeriod } from "../src/api/reports.js";
import { readSchool, type School } from "../src/api/school.js";
import { resolveLessons } from "../src/api/timetable/resolve.js";
import { type Lesson, timetableOfWeeks } from "../src/api/timetable.js";
import { weekOf } from "../src/codec/calendar.js";
import { dayOf, type PlainDate, parseWireDay, parseWireInstant } from "../src/codec/dates.js";
import { type GradeValue, parseGradeValue } from "../src/codec/grade-value.js";
import { Reading } from "../src/codec/reader.js";
import { htmlToText } from "../src/codec/rich-text.js";
import { formatSet, parseSet } from "../src/codec/sets.js";
import { webAddress } from "../src/codec/web-address.js";
import { UsageError } from "../src/errors/errors.js";
import type { CallContext } from "../src/session/call.js";
import { readTabs } from "../src/session/tabs.js";
import { aYear } from "./wire-builders.js";

// Reads answers of real servers that are no part of the repository: PREAU_CAPTURES names a folder laid out as
// payloads/<function>/<source>.json beside <source>.expected.json. Without it, there is nothing to read.
const folder = process.env["PREAU_CAPTURES"];

/** JSON of some shape: the expectations fail when it is another. */
type Json = Readonly<Record<string, unknown>>;

/** A part that is an object; an empty one when it is absent. */
function part(value: unknown): Json {
  return (value ?? {}) as Json; // the files are ours to choose, and a wrong shape fails the expectations
}

/** A part that is a list of objects; an empty one when it is absent. */
function parts(value: unknown): readonly Json[] {
  return (value ?? []) as readonly Json[]; // as above
}

const tag = "capture";
const today = "2026-09-01" as PlainDate;

function load(path: string): Json {
  return JSON.parse(readFileSync(join(folder ?? "", path), "utf8")) as Json;
}

/** What a JSON pointer such as `/dataSec/data` leads to. */
function at(value: Json, pointer: unknown): Json {
  return String(pointer ?? "/")
    .split("/")
    .filter((key) => key !== "")
    .reduce<Json>((inner, key) => part(inner[key]), value);
}

/** One answer, and what it must decode to. */
interface Payload {
  readonly name: string;
  readonly data: Json;
  readonly expected: Json;
}

/** Payloads of a function that have expectations, real and synthetic. */
function payloadsOf(call: string): readonly Payload[] {
  if (folder === undefined) return [];
  return ["payloads", "vectors/synthetic"].flatMap((root) => {
    const directory = join(root, call);
    if (!existsSync(join(folder, directory))) return [];
    return readdirSync(join(folder, directory))
      .filter((file) => /^(?!.*\.(?:expected|context)\.json$).*\.json$/u.test(file))
      .map((file) => {
        const expected = load(join(directory, file.replace(/\.json$/u, ".expected.json")));
        const name = `${root === "payloads" ? "" : "synthetic "}${basename(file, ".json")}`;
        return { name, data: at(load(join(directory, file)), expected["data_at"]), expected };
      });
  });
}

function schoolOf(data: unknown): School {
  return readSchool(data, { tag, timeZone: "Europe/Paris", today }).school;
}

/** The school that an expectation names as the payload's own, or one without a grid. */
function schoolFor(expected: Json): School {
  const context = part(expected["context"]);
  if (typeof expected["hours_grid_of"] === "string") {
    return schoolOf(at(load(expected["hours_grid_of"]), "/dataSec/data"));
  }
  if (context["FonctionParametres"] !== undefined) {
    return schoolOf(at(load(join("payloads", String(context["FonctionParametres"]))), context["data_at"]));
  }
  return schoolOf({ General: context });
}

function contextOf(school: School): CallContext {
  return { calendar: school.calendar, today, tag, audience: "family" };
}

function lessonsOf(data: unknown, school: School): readonly Lesson[] {
  const page = new Reading("PageEmploiDuTemps").open<never>(data);
  return timetableOfWeeks.decode(page, contextOf(school), [1]).lessons;
}

/** An `N` back from an id. */
function nOf(id: string | undefined): string | null {
  return id === undefined ? null : id.slice(id.indexOf("~") + 1);
}

/** To the minute, as our values are. */
function minute(text: unknown): string {
  return String(text).slice(0, 16);
}

/** Both libraries hand on the typed value of an address, where it is one. */
function addresses(given: unknown): readonly unknown[] {
  return parts(given).map((url) => url["V"] ?? url);
}

/** A lesson in the words of pronotepy's data classes. */
function asPronotepy(lesson: Lesson): Readonly<Record<string, unknown>> {
  return {
    id: nOf(lesson.id),
    start: lesson.start,
    end: lesson.end,
    subject: lesson.subject?.name ?? null,
    subject_id: nOf(lesson.subject?.id),
    teachers: lesson.teachers,
    rooms: lesson.classrooms,
    groups: lesson.groups,
    status: lesson.status ?? null,
    canceled: lesson.canceled,
    memo: lesson.memo ?? null,
    test: lesson.test,
    detention: lesson.detention,
    outing: lesson.outing,
    exempted: lesson.exempted,
    num: lesson.num ?? null,
    visios: lesson.virtualClassrooms.map(({ url }) => url),
    color: lesson.backgroundColor ?? null,
  };
}

/** A lesson in the words of pawnote's decoder, which adds places and the lesson book. */
function asPawnote(lesson: Lesson, school: School): Readonly<Record<string, unknown>> {
  return {
    is: "lesson",
    id: nOf(lesson.id),
    backgroundColor: lesson.backgroundColor ?? null,
    notes: lesson.memo ?? null,
    startDate: lesson.start,
    endDate: lesson.end,
    blockLength: lesson.length,
    blockPosition: lesson.place,
    weekNumber: weekOf(school.calendar, dayOf(lesson.start)),
    kind: lesson.council ? 1 : lesson.exceptional ? 2 : 0,
    status: lesson.status ?? null,
    canceled: lesson.canceled,
    exempted: lesson.exempted,
    test: lesson.test,
    virtualClassrooms: lesson.virtualClassrooms.map(({ url }) => url),
    personalNames: lesson.staff ?? [],
    teacherNames: lesson.teachers,
    classrooms: lesson.classrooms,
    groupNames: lesson.groups,
    subject:
      lesson.subject === undefined
        ? null
        : { id: nOf(lesson.subject.id), name: lesson.subject.name, inGroups: lesson.subject.groups },
    lessonResourceID: nOf(lesson.contentId),
  };
}

/** Words of pronotepy for what stands in place of a mark. */
const gradeWords: Readonly<Record<string, string>> = {
  absent: "Absent",
  exempted: "Dispense",
  "not-graded": "NonNote",
  unfit: "Inapte",
  "not-handed-in": "NonRendu",
  "absent-zero": "AbsentZero",
  "not-handed-in-zero": "NonRenduZero",
  congratulations: "Felicitations",
};

/** A mark as those expectations have it: a number, a word, or null for none. */
function gradeFact(value: GradeValue | undefined): string | number | null {
  if (value === undefined) return null;
  return value.kind === "points" ? value.points : (gradeWords[value.kind] ?? value.kind);
}

/** What an expectation says, in the same form: "15,5", "|1", "Absent", "" or null. */
function wantedGrade(wanted: unknown): unknown {
  if (typeof wanted !== "string") return wanted ?? null;
  if (wanted.startsWith("|")) return Object.values(gradeWords)[Number(wanted.slice(1)) - 1];
  if (wanted === "") return null;
  return /^-?[\d,]+$/u.test(wanted) ? Number(wanted.replace(",", ".")) : wanted;
}

/** A mark in the words of pronotepy's data classes, which other projects share. */
function gradeFacts(grade: Grade): Readonly<Record<string, unknown>> {
  const subject = { id: nOf(grade.subject?.id), name: grade.subject?.name, groups: grade.subject?.groups };
  return {
    id: nOf(grade.id),
    grade: gradeFact(grade.grade),
    value: gradeFact(grade.grade),
    out_of: grade.outOf ?? null,
    default_out_of: grade.defaultOutOf ?? null,
    date: grade.date,
    subject,
    average: gradeFact(grade.average),
    max: gradeFact(grade.max),
    min: gradeFact(grade.min),
    coefficient: grade.coefficient ?? null,
    comment: grade.comment ?? null,
    is_bonus: grade.isBonus,
    is_optionnal: grade.isOptional,
    is_out_of_20: grade.isOutOf20,
  };
}

function averageFacts(average: SubjectAverage): Readonly<Record<string, unknown>> {
  const { id, name, groups } = average.subject;
  return {
    student: gradeFact(average.student),
    class: gradeFact(average.classAverage),
    class_average: gradeFact(average.classAverage),
    max: gradeFact(average.max),
    min: gradeFact(average.min),
    out_of: average.outOf ?? null,
    default_out_of: average.defaultOutOf ?? null,
    subject: { id: nOf(id), name, groups },
    background_color: average.backgroundColor ?? null,
  };
}

/** Compares the facts that an expectation names, and no others. */
function expectFacts(mine: Readonly<Record<string, unknown>>, wanted: Json): void {
  for (const [fact, value] of Object.entries(wanted)) {
    // A subject is a name in some files, and what pronotepy makes of it in others.
    const isName = fact === "subject" && typeof value === "string";
    const found = isName ? part(mine[fact])["name"] : mine[fact];
    // An empty title is absent here.
    expect([fact, found]).toEqual([fact, fact === "date" || isName ? value : wantedGrade(value)]);
  }
}

function gradesOf(data: unknown): {
  readonly overview: GradesOverview;
  readonly warnings: readonly unknown[];
} {
  const [period] = aYear(tag);
  const reading = new Reading("DernieresNotes");
  const context = contextOf(schoolOf({ General: {} }));
  const args = { period, periods: aYear(tag) };
  return {
    overview: gradesOfPeriod.decode(reading.open<never>(data), context, args),
    warnings: reading.warnings,
  };
}

/** An absence and the rest of school life, in the words of pronotepy's data classes. */
function attendanceFacts({
  absences,
  delays,
  punishments,
}: Attendance): Readonly<Record<string, readonly Json[]>> {
  return {
    absences: absences.map((absence) => ({
      id: nOf(absence.id),
      from_date: absence.from,
      to_date: absence.to,
      justified: absence.justified,
      hours: absence.hours,
      days: absence.halfDays ?? 0,
      reasons: absence.reasons,
    })),
    delays: delays.map((delay) => ({
      id: nOf(delay.id),
      date: delay.date,
      minutes: delay.minutes,
      justified: delay.justified,
      justification: delay.justification,
      reasons: delay.reasons,
    })),
    punishments: punishments.map(punishmentFacts),
  };
}

function punishmentFacts(punishment: Punishment): Json {
  return {
    id: nOf(punishment.id),
    during_lesson: punishment.duringLesson,
    given: punishment.given,
    exclusion: punishment.exclusion,
    homework: punishment.homework ?? null,
    homework_documents: punishment.homeworkDocuments,
    circumstances: punishment.circumstances ?? "",
    circumstance_documents: punishment.circumstanceDocuments,
    nature: punishment.nature,
    requires_parent: punishment.requiresParent || null,
    reasons: punishment.reasons,
    giver: punishment.giver,
    schedulable: punishment.schedulable,
    schedule: punishment.schedule.map(({ id, start, duration }) => ({
      id: nOf(id),
      start,
      duration: { minutes: duration },
    })),
    duration: punishment.duration === undefined ? null : { minutes: punishment.duration },
  };
}

/** What those expectations say, with dates to the minute and hours as a number. */
function wantedEvent(wanted: Json): Json {
  const [hours, minutes] = String(wanted["hours"]).split("h").map(Number);
  return {
    ...wanted,
    ...(wanted["hours"] === undefined ? {} : { hours: (hours ?? 0) + (minutes ?? 0) / 60 }),
    ...Object.fromEntries(
      ["from_date", "to_date", "date", "given"]
        .filter((key) => wanted[key] !== undefined)
        .map((key) => [key, minute(wanted[key])]),
    ),
    ...(wanted["schedule"] === undefined
      ? {}
      : {
          schedule: parts(wanted["schedule"]).map((entry) => ({ ...entry, start: minute(entry["start"]) })),
        }),
  };
}

function evaluationFacts(evaluation: Evaluation): Json {
  return {
    name: evaluation.name,
    id: nOf(evaluation.id),
    domain: evaluation.domain,
    teacher: evaluation.teacher,
    coefficient: evaluation.coefficient,
    description: evaluation.description,
    subject: {
      id: nOf(evaluation.subject?.id),
      name: evaluation.subject?.name,
      groups: evaluation.subject?.groups,
    },
    paliers: evaluation.paliers,
    acquisitions: evaluation.acquisitions.map((acquisition) => ({
      id: nOf(acquisition.id),
      level: acquisition.level,
      abbreviation: acquisition.abbreviation,
      coefficient: acquisition.coefficient,
      domain: acquisition.domain,
      domain_id: nOf(acquisition.domainId),
      name: acquisition.name,
      name_id: nOf(acquisition.nameId),
      order: acquisition.order,
      pillar: acquisition.pillar,
      pillar_id: nOf(acquisition.pillarId),
      pillar_prefix: acquisition.pillarPrefix,
    })),
    date: evaluation.date,
  };
}

function reportFacts(subject: ReportSubject): Json {
  return {
    id: nOf(subject.id),
    name: subject.name,
    color: subject.color,
    comments: subject.comments.map(({ text }) => text),
    class_average: gradeFact(subject.classAverage),
    student_average: gradeFact(subject.studentAverage),
    min_average: gradeFact(subject.minAverage),
    max_average: gradeFact(subject.maxAverage),
    coefficient: subject.coefficient ?? null,
    teachers: subject.teachers,
  };
}

describe.runIf(folder !== undefined)("answers of real servers", () => {
  describe("FonctionParametres", () => {
    const answers = payloadsOf("FonctionParametres");
    const isCommon = ({ expected }: Payload): boolean => expected["expect_no_General"] !== undefined;

    for (const { name, data } of answers.filter(isCommon)) {
      test(`${name} is the list of spaces, and is refused as such`, () => {
        expect(() => schoolOf(data)).toThrow(UsageError);
      });
    }

    for (const { name, data, expected } of answers.filter((answer) => !isCommon(answer))) {
      test(`${name} is a school`, () => {
        const { school, warnings } = readSchool(data, { tag, timeZone: "Europe/Paris", today });
        const { calendar } = school;
        expect(warnings.map(({ path }) => path)).toEqual([]);
        const oracle = part(expected["pawnote"]);
        if (expected["pawnote"] !== undefined) {
          expect(school.server.versionNumbers).toEqual(oracle["version"]);
          expect(school.navigatorId ?? null).toBe(oracle["navigatorIdentifier"]);
          expect([calendar.firstMonday, calendar.firstDay, calendar.lastDay]).toEqual(
            ["firstMonday", "firstDate", "lastDate"].map((key) => String(oracle[key]).slice(0, 10)),
          );
          // A demonstration has a day of its own, which that project does not read.
          const businessDay = String(oracle["nextBusinessDay"]).slice(0, 10);
          expect(calendar.openDay).toBe(school.server.demonstrationDate ?? businessDay);
          expect(calendar.grid.placesPerDay).toBe(oracle["blocksPerDay"]);
          expect(calendar.grid.ends.map((time) => time?.replace(":", "h"))).toEqual(oracle["endings"]);
          expect(calendar.holidays).toEqual(
            parts(oracle["holidays"]).map((holiday) => ({
              name: holiday["name"],
              from: String(holiday["startDate"]).slice(0, 10),
              to: String(holiday["endDate"]).slice(0, 10),
            })),
          );
        }
        const periods = parts(oracle["periods"] ?? part(expected["pronotepy"])["periods"]);
        const kinds = ["other", "term", "semester", "year"];
        expect(
          school.periods.map(({ id, name, start, end, kind }) => ({ id: nOf(id), name, start, end, kind })),
        ).toEqual(
          periods.map((period) => ({
            id: period["id"],
            name: period["name"],
            start: String(period["startDate"] ?? period["start"]).slice(0, 10),
            end: String(period["endDate"] ?? period["end"]).slice(0, 10),
            kind: kinds[Number(period["kind"] ?? 0)],
          })),
        );
        expect(new Set(school.periods.map(({ key }) => key)).size).toBe(school.periods.length);
      });
    }
  });

  describe("ParametresUtilisateur", () => {
    const answers = payloadsOf("ParametresUtilisateur");
    const isFragment = ({ name }: Payload): boolean => name.includes("fragments");

    for (const { name, data, expected } of answers.filter(isFragment)) {
      test(`${name} hold the periods of a school without terms`, () => {
        const [ofPeriods] = parts(data).map((fragment) => fragment["value"]);
        const { account } = readAccount(
          { ressource: { listeRessources: [{ listeOngletsPourPeriodes: { _T: 24, V: [ofPeriods] } }] } },
          { tag },
        );
        const [child] = account.children;
        const [wanted] = parts(expected["values"]);
        expect(
          child?.tabPeriods.map(({ tab, periods, defaultPeriod }) => ({
            tab,
            periods: periods.map((period) => period.name),
            default: defaultPeriod?.name,
          })),
        ).toEqual([wanted]);
      });
    }

    for (const { name, data, expected } of answers.filter((answer) => !isFragment(answer))) {
      test(`${name} is an account`, () => {
        const { account, warnings } = readAccount(data, { tag });
        const { info } = account.user;
        if (expected["expected"] !== undefined) {
          const wanted = part(expected["expected"]);
          expect({
            id: nOf(info.id),
            name: info.name,
            class: info.className,
            establishment: info.establishment,
            photo: info.hasPhoto,
            default_period_of_tab_198: nOf(account.user.tabPeriods[0]?.defaultPeriod?.id),
          }).toEqual(wanted);
          expect(readTabs(data).all).toBeUndefined();
          return;
        }
        expect(warnings).toEqual([]);
        const counts = part(expected["raw_counts"]);
        expect(account.user.resource.kind).toBe(counts["kind_G"]);
        expect(info.name).toBe(counts["name"]);
        const tabs = readTabs(data);
        expect([...(tabs.all ?? [])]).toEqual(counts["listeOnglets_flat"]);
        expect(account.classes.length + account.groups.length).toBe(counts["listeClasses"] ?? 0);
        const invisible = (counts["listeOngletsInvisibles"] ?? []) as readonly number[];
        expect(invisible.filter((tab) => tabs.visible.has(tab))).toEqual([]);
        const members = account.children.length > 0 ? account.children : [account.user];
        for (const [index, wanted] of parts(counts["per_resource"]).entries()) {
          const member = members[index];
          expect([member?.info.name, member?.resource.kind, member?.info.className]).toEqual([
            wanted["L"],
            wanted["G"],
            wanted["class"],
          ]);
          expect(member?.info.hasPhoto).toBe(wanted["avecPhoto"] ?? false);
          const byTab = Object.fromEntries(
            (member?.tabPeriods ?? []).map(({ tab, periods, defaultPeriod }) => [
              tab,
              { periods: periods.map((period) => period.name), default: defaultPeriod?.name },
            ]),
          );
          expect(byTab).toEqual(wanted["tabs_with_periods"]);
        }
        if (expected["pronotepy"] === undefined) return;
        const oracle = part(expected["pronotepy"]);
        const asInfo = ({ info }: (typeof members)[number]) => ({
          id: nOf(info.id),
          name: info.name,
          class_name: info.className ?? "",
          establishment: info.establishment ?? "",
        });
        expect(asInfo(account.user)).toEqual(oracle["info"]);
        expect(account.children.length === 0 ? null : account.children.map(asInfo)).toEqual(
          oracle["children"],
        );
      });
    }

    test("the current period is the one of the tab of grades, found by name in another session", () => {
      const school = schoolOf(at(load("payloads/FonctionParametres/pawnotejs-parents_1.json"), "/data"));
      const data = at(load("payloads/ParametresUtilisateur/pawnotejs-parents_1.json"), "/data");
      const [child] = readAccount(data, { tag }).account.children;
      expect(child).toBeDefined();
      if (child === undefined) return;
      const period = chooseCurrentPeriod(child, school.periods, school.calendar.openDay);
      expect([period?.name, period?.chosenBecause]).toEqual(["Trimestre 1", "grades-tab"]);
    });
  });

  describe("PagePresence", () => {
    for (const { name, data, expected } of payloadsOf("PagePresence")) {
      test(`${name} reads as its oracle says`, () => {
        const reading = new Reading("PagePresence");
        const [period] = aYear(tag);
        const context = contextOf(schoolFor(expected));
        const { attendance } = attendanceOfPeriod.decode(reading.open<never>(data), context, { period });
        const mine = attendanceFacts(attendance);
        for (const [list, wanted] of Object.entries(part(expected["pronotepy"]))) {
          const ordered = parts(wanted).map(wantedEvent);
          const byId = (a: Json, b: Json): number => String(a["id"]).localeCompare(String(b["id"]));
          expect([...(mine[list] ?? [])].sort(byId)).toEqual([...ordered].sort(byId));
        }
        expect(attendance.others.map(({ wireKind }) => wireKind)).toEqual([999]);
        // An observation without a date is said to be missing.
        expect(reading.warnings.map(({ path }) => path)).toEqual(["listeAbsences[6].date"]);
      });
    }
  });

  describe("DernieresEvaluations", () => {
    for (const { name, data, expected } of payloadsOf("DernieresEvaluations")) {
      test(`${name} reads as its oracle says`, () => {
        const reading = new Reading("DernieresEvaluations");
        const periods = aYear(tag);
        const args = { period: periods[0], periods };
        const found = evaluationsOfPeriod.decode(
          reading.open<never>(data),
          contextOf(schoolOf({ General: {} })),
          args,
        );
        expect(found).toHaveLength(Number(expected["count"]));
        for (const [index, wanted] of parts(expected["pronotepy"]).entries()) {
          const evaluation = found[index];
          expect(evaluation).toBeDefined();
          // pronotepy refuses one without a coefficient; it must not be lost.
          if (evaluation === undefined || wanted["pronotepy_refuses"] !== undefined) continue;
          expect(evaluationFacts(evaluation)).toEqual(wanted);
        }
        expect(reading.warnings).toEqual([]);
      });
    }
  });

  describe("PageBulletins", () => {
    for (const { name, data, expected } of payloadsOf("PageBulletins")) {
      test(`${name} reads as its oracle says`, () => {
        const reading = new Reading("PageBulletins");
        const periods = aYear(tag);
        const args = { period: periods[0], periods };
        const report = reportOfPeriod.decode(
          reading.open<never>(data),
          contextOf(schoolOf({ General: {} })),
          args,
        );
        expect(reading.warnings).toEqual([]);
        if (part(expected["expected"])["published"] === false) {
          expect(report).toBeUndefined();
          return;
        }
        expect(report?.comments.map(({ text }) => text)).toEqual(["Ensemble correct."]);
        const oracle = part(expected["pronotepy"]);
        expect(report?.subjects).toHaveLength(parts(oracle["subjects"]).length);
        for (const [index, wanted] of parts(oracle["subjects"]).entries()) {
          const subject = report?.subjects[index];
          const mine = subject === undefined ? {} : reportFacts(subject);
          expect(mine).toEqual({
            ...wanted,
            ...Object.fromEntries(
              ["class_average", "student_average", "min_average", "max_average", "coefficient"].map((key) => [
                key,
                wantedGrade(wanted[key]),
              ]),
            ),
          });
        }
      });
    }
  });

  describe("PageEmploiDuTemps", () => {
    for (const { name, data, expected } of payloadsOf("PageEmploiDuTemps")) {
      const oracle = parts(expected["pronotepy_lessons_in_server_order"] ?? expected["pronotepy"]);
      test(`${name} reads as its oracles say`, () => {
        const isItem = name.includes("item");
        const school = schoolFor(expected);
        const lessons = lessonsOf(isItem ? { ListeCours: [data] } : data, school);
        const canceled = lessons.filter((lesson) => lesson.canceled).length;
        if (typeof expected["count"] === "number") expect(lessons).toHaveLength(expected["count"]);
        if (typeof expected["canceled"] === "number") expect(canceled).toBe(expected["canceled"]);
        for (const [index, wanted] of oracle.entries()) {
          const lesson = lessons[index];
          expect(lesson).toBeDefined();
          // pronotepy gives up on a lesson without lines; the others must not be lost with it, nor it.
          if (lesson === undefined || wanted["error"] !== undefined) continue;
          expect(asPronotepy(lesson)).toEqual({
            ...wanted,
            start: minute(wanted["start"]),
            end: minute(wanted["end"]),
            visios: addresses(wanted["visios"]),
          });
        }
        const pawnote = parts(expected["pawnote_lessons_in_server_order"]);
        for (const [index, wanted] of pawnote.entries()) {
          const lesson = lessons[index];
          expect(lesson && asPawnote(lesson, school)).toEqual({
            ...wanted,
            startDate: minute(wanted["startDate"]),
            endDate: minute(wanted["endDate"]),
            virtualClassrooms: addresses(wanted["virtualClassrooms"]),
          });
        }
        // Facts given one by one: of a thread, or of another project's test.
        const facts = parts(expected["lessons"] ?? [part(expected["expected"])]);
        for (const [index, wanted] of facts.entries()) {
          const lesson = lessons[index];
          for (const [key, value] of Object.entries(wanted)) {
            const isDate = key === "start" || key === "end";
            const mine: Readonly<Record<string, unknown>> =
              lesson === undefined
                ? {}
                : { ...asPronotepy(lesson), kind_G: asPawnote(lesson, school)["kind"] };
            expect([key, mine[key]]).toEqual([key, isDate ? minute(value) : value]);
          }
        }
        if (isItem) {
          const [lesson] = lessons;
          expect([lesson?.kind, lesson?.hoursText, lesson?.start]).toEqual([
            expected["kind"],
            expected["title"],
            minute(expected["start"]),
          ]);
          // The grid is not known here: the end is read in the line "16h30 - 17h30".
          expect(lesson?.end).toBe("2024-05-30T17:30");
        }
      });

      test(`${name} resolves without losing a lesson that takes place`, () => {
        const { calendar } = schoolFor(expected);
        const lessons = lessonsOf(name.includes("item") ? { ListeCours: [data] } : data, schoolFor(expected));
        const resolved = resolveLessons(lessons, { calendar, audience: "family" });
        const live = lessons.filter((lesson) => !lesson.canceled).map(({ id }) => id);
        expect(
          resolved
            .filter((lesson) => !lesson.canceled)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(live.sort());
        const staff = resolveLessons(lessons, { calendar, audience: "staff" });
        expect(staff).toHaveLength(lessons.length);
        expect(new Set(lessons.map(({ key }) => key)).size).toBe(lessons.length);
      });
    }
  });

  describe("PageCahierDeTexte", () => {
    for (const { name, data, expected } of payloadsOf("PageCahierDeTexte")) {
      // The other payloads are lesson contents, another tab of the same call.
      if (!/homework|fossnote/u.test(name)) continue;
      test(`${name} is homework`, () => {
        const reading = new Reading("PageCahierDeTexte");
        const context = contextOf(schoolOf({ General: {} }));
        const homework = homeworkOfWeeks.decode(reading.open<never>(data), context, [1]);
        const wanted = part(expected["expected"]);
        const mine = homework.map((piece) => ({
          id: nOf(piece.id),
          subject: piece.subject?.name ?? null,
          html: piece.descriptionHtml,
          text: piece.description ?? null,
          given: piece.given,
          done: piece.done,
          due: piece.date,
          difficulty: { easy: 1, medium: 2, hard: 3, none: 0 }[piece.difficulty ?? "none"],
          length: piece.minutes ?? 0,
          color: piece.backgroundColor,
        }));
        expect(reading.warnings).toEqual([]);
        expect(homework).toHaveLength(Number(wanted["count"]));
        for (const [index, key] of ["first", "second", "third"].entries()) {
          const piece = homework[index];
          for (const [fact, value] of Object.entries(part(wanted[key]))) {
            const names = piece?.files.map((file) => file.name) ?? [];
            const files = typeof value === "number" ? names.length : names;
            const found: Readonly<Record<string, unknown>> = { ...mine[index], attachments: files };
            expect([fact, found[fact]]).toEqual([fact, value]);
          }
        }
        if (wanted["second_done"] !== undefined) expect(homework[1]?.done).toBe(wanted["second_done"]);
        if (wanted["due"] !== undefined) expect(homework.map(({ date }) => date)).toEqual(wanted["due"]);
        if (wanted["done"] !== undefined) expect(homework.map(({ done }) => done)).toEqual(wanted["done"]);
        const text = wanted["text_of_each"];
        if (text !== undefined)
          expect(new Set(homework.map(({ description }) => description))).toEqual(new Set([text]));
      });
    }
  });

  describe("DernieresNotes", () => {
    for (const { name, data, expected } of payloadsOf("DernieresNotes")) {
      test(`${name} are marks and averages`, () => {
        const { overview, warnings } = gradesOf(data);
        expect(warnings).toEqual([]);
        const wanted = { ...part(expected["expected"]), ...part(expected["pronotepy"]) };
        const count = part(expected["count"] ?? expected["expected"]);
        if (typeof count["grades"] === "number") {
          expect(overview.grades).toHaveLength(count["grades"]);
          expect(overview.averages).toHaveLength(Number(count["subjects"]));
        }
        const overall = "overall" in expected ? expected : wanted;
        expect(gradeFact(overview.overallAverage)).toBe(wantedGrade(overall["overall"]));
        expect(gradeFact(overview.classOverallAverage)).toBe(wantedGrade(overall["class_overall"]));
        // In the order of the server: ours is the latest first.
        const named = [wanted["first"], wanted["second"]].filter((some) => some !== undefined);
        const grades = Array.isArray(wanted["grades"]) ? parts(wanted["grades"]) : parts(named);
        const sent = parts(part(data["listeDevoirs"])["V"]).map(({ N }) => N);
        for (const [index, some] of grades.entries()) {
          const mine = overview.grades.find(({ id }) => nOf(id) === sent[index]);
          expect(mine).toBeDefined();
          if (mine === undefined) continue;
          // pronotepy gives up on a mark that it does not know; it must not be lost, nor the others with it.
          if (some["pronotepy_refuses"] === undefined) expectFacts(gradeFacts(mine), some);
          else expect(mine.grade?.kind).toBe("unknown");
        }
        const columns = (expected["averages_columns"] ?? wanted["averages_columns"]) as
          | readonly string[]
          | undefined;
        for (const [index, row] of parts(wanted["averages"]).entries()) {
          const mine = overview.averages[index];
          expect(mine).toBeDefined();
          if (mine === undefined || row["pronotepy_refuses"] !== undefined) continue;
          const cells = columns?.map((column, place) => [column, (row as unknown as unknown[])[place]]);
          expectFacts(averageFacts(mine), cells === undefined ? row : (Object.fromEntries(cells) as Json));
        }
      });
    }

    test("a mark may lack any of what schools hide", () => {
      const vector = load("vectors/pronotepy-grade-missing-fields.json");
      const whole = part(vector["element"]);
      for (const { without, expected_changes } of [
        { without: [], expected_changes: {} },
        ...parts(vector["cases"]),
      ]) {
        const dropped = without as readonly string[];
        const test = Object.fromEntries(Object.entries(whole).filter(([key]) => !dropped.includes(key)));
        const [mine] = gradesOf({ listeDevoirs: [test] }).overview.grades;
        expect(mine).toBeDefined();
        if (mine === undefined) continue;
        expectFacts(gradeFacts(mine), { ...part(vector["expected"]), ...part(expected_changes) });
      }
    });
  });

  describe("values", () => {
    test("marks read as other projects read and write them", () => {
      const vectors = load("vectors/grade-values.json");
      for (const [sent, word] of Object.entries(part(vectors["sentinels"]))) {
        expect([sent, gradeFact(parseGradeValue(sent))]).toEqual([sent, word]);
      }
      for (const { input, number, kind } of parts(vectors["cases"])) {
        const value = parseGradeValue(String(input ?? ""));
        if (typeof number === "number") expect([input, gradeFact(value)]).toEqual([input, number]);
        if (typeof kind === "string") expect([input, value?.kind]).toEqual([input, "unknown"]);
        if (number === null) expect([input, value?.kind === "points"]).toEqual([input, false]);
      }
      for (const { value, expected } of parts(load("vectors/sidecar-encoding.json")["grade_write"])) {
        const text = String(expected);
        const isMark = typeof value === "number" && /^\d/u.test(text);
        const wanted = isMark ? Math.round(value * 100) / 100 : wantedGrade(text);
        expect([text, gradeFact(parseGradeValue(text))]).toEqual([text, wanted]);
      }
    });

    test("dates read as other projects read them", () => {
      for (const { input, local } of load("vectors/dates.json")["cases"] as readonly {
        readonly input: string | null;
        readonly local: string | null;
      }[]) {
        expect([input, parseWireInstant(input ?? "") ?? null]).toEqual([input, local && minute(local)]);
        expect([input, parseWireDay(input ?? "") ?? null]).toEqual([input, local && local.slice(0, 10)]);
      }
    });

    test("sets of numbers read and are written as other projects do", () => {
      const vectors = load("vectors/domains-and-weeks.json");
      for (const { input, output } of vectors["decode"] as readonly {
        input: string;
        output: number[];
      }[]) {
        // An empty text is no set: readers take it for an absent value, which stands for no week either.
        expect([input, parseSet(input) ?? []]).toEqual([input, output]);
      }
      for (const { input, output } of vectors["encode"] as readonly {
        input: number[];
        output: string;
      }[]) {
        expect(formatSet(input)).toBe(output);
      }
    });

    test("HTML reads as text, save for the dash that marks the items of a list", () => {
      const vectors = load("vectors/html-to-text.json");
      for (const { html, text } of vectors["cases"] as readonly { html: string; text: string }[]) {
        expect(htmlToText(html).replace(/^- /gmu, "")).toBe(text);
      }
      for (const link of vectors["links"] as readonly {
        html?: string;
        kept: string[];
        attachment?: { url: string };
      }[]) {
        const found =
          link.html === undefined ? (webAddress(link.attachment?.url) ?? "") : htmlToText(link.html);
        expect(found.match(/[a-z]+:[^\s)]+/gu) ?? []).toEqual(link.kept);
      }
    });

    test("the text of a status never decides whether a lesson takes place", () => {
      const pairs = load("vectors/lesson-status-observed.json")["pairs"] as readonly {
        readonly status: string;
        readonly canceled: boolean;
      }[];
      const school = schoolOf({ General: {} });
      for (const { status, canceled } of pairs) {
        const entry = {
          N: "1",
          DateDuCours: { _T: 7, V: "12/03/2026 08:00:00" },
          ...(status === "" ? {} : { Statut: status }),
          ...(canceled ? { estAnnule: true } : {}),
        };
        const [lesson] = lessonsOf({ ListeCours: [entry] }, school);
        expect([lesson?.canceled, lesson?.status ?? ""]).toEqual([canceled, status]);
      }
    });
  });
});
