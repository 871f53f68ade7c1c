import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { concerns } from "../src/world/audience.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSchool } from "./writers.js";

// Calendars that anybody who knows the address may read.

let emulator: Emulator;
afterEach(() => emulator.close());

async function loggedIn(options: EmulatorOptions = {}): Promise<RawClient> {
  emulator = await startSchool(options);
  return RawClient.login(emulator, "camille.verdier", "preau-demo");
}

async function exported(client: RawClient): Promise<Json[]> {
  const page = client.data(await client.ask("PageInfosPerso", 49));
  return dig(page, "iCal", "liste", "V") as Json[]; // tests look inside
}

const address = (token: unknown, param?: string, file = "mesinformations") =>
  `${emulator.url}/ical/${file}.ics?icalsecurise=${String(token)}&version=2026.2.5${param === undefined ? "" : `&param=${param}`}`;

const hex = (text: string) => Buffer.from(text).toString("hex");

interface CalendarEvent {
  readonly [key: string]: string | undefined;
}

/** Unfolds lines; keys without their parameters. */
async function events(url: string): Promise<CalendarEvent[]> {
  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await answer.text();
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  return text
    .replaceAll("\r\n ", "")
    .split("BEGIN:VEVENT\r\n")
    .slice(1)
    .map((block) => {
      const lines = block.split("\r\n").map((line) => /^([A-Z-]+)[^:]*:(.*)$/.exec(line));
      return Object.fromEntries(lines.flatMap((parts) => (parts === null ? [] : [[parts[1], parts[2]]])));
    });
}

const pupil = () => emulator.school.students.find(({ name }) => name === "VERDIER Camille");

describe("the timetable of a pupil", () => {
  test.each<ProfileName>(["2022", "2024.3.11", "2026.2.5"])(
    "%s: has each lesson once, in universal time, without any session",
    async (profile) => {
      const client = await loggedIn({ profile });
      const [timetable] = await exported(client);
      emulator.expireSessions();
      const all = await events(address(timetable?.["paramICal"], String(timetable?.["paramSuppl"])));
      const student = pupil();
      const lessons = emulator.school.lessons.filter(
        (lesson) => student !== undefined && lesson.kind !== "detention" && concerns(lesson, student),
      );
      const shown = all.filter((one) => one["CATEGORIES"]?.startsWith("Cours"));
      expect(shown).toHaveLength(lessons.length);
      expect(new Set(all.map((one) => one["UID"])).size).toBe(all.length);
      // Half past eight in Paris, in winter and in summer.
      const winter = lessons.find(({ day, slot }) => day.startsWith("2026-02") && slot === 0);
      const summer = lessons.find(({ day, slot }) => day.startsWith("2026-05") && slot === 0);
      const starts = new Set(all.map((one) => one["DTSTART"]));
      expect(starts).toContain(`${winter?.day.replaceAll("-", "") ?? ""}T070000Z`);
      expect(starts).toContain(`${summer?.day.replaceAll("-", "") ?? ""}T060000Z`);
      expect(emulator.log).toEqual([]);
    },
  );

  test("says what is cancelled, and names teachers and rooms", async () => {
    const client = await loggedIn();
    const [timetable] = await exported(client);
    const all = await events(address(timetable?.["paramICal"]));
    const canceled = all.find((one) => one["CATEGORIES"] === "Cours - Cours annulé");
    expect(canceled?.["SUMMARY"]).toMatch(/^Cours annulé : /);
    const maths = all.find((one) => one["SUMMARY"]?.startsWith("MATHEMATIQUES"));
    expect(maths?.["SUMMARY"]).toMatch(/^MATHEMATIQUES - [A-Z ]+ [A-Z]\.$/);
    expect(maths?.["DESCRIPTION"]).toMatch(/^Matière : MATHEMATIQUES\\nProfesseur : .+\\nSalle : /);
    expect(all.some((one) => one["DESCRIPTION"]?.includes("<strong>Pour le "))).toBe(true);
    const holiday = all.find((one) => one["SUMMARY"] === "Vacances");
    expect([holiday?.["DTSTART"], holiday?.["DTEND"]]).toEqual(["20251018", "20251103"]);
  });

  test("is cut to weeks, moved by hours, or another calendar, as the parameter says", async () => {
    const client = await loggedIn();
    const page = client.data(
      await client.ask("PageEmploiDuTemps", 16, { numeroSemaine: 20, NumeroSemaine: 20 }),
    );
    expect(page["avecExportICal"]).toBe(true);
    const token = page["ParametreExportiCal"];
    const [timetable] = await exported(client);
    expect(token).toBe(timetable?.["paramICal"]);
    const lessons = (list: readonly CalendarEvent[]) =>
      list.filter((one) => one["CATEGORIES"]?.startsWith("Cours")).map((one) => one["DTSTART"] ?? "");
    const week = lessons(await events(address(token, hex("fh=1&d=[20]"), "Edt")));
    expect(week.every((start) => start >= "20260112" && start < "20260117")).toBe(true);
    expect(week.length).toBeGreaterThan(20);
    const moved = lessons(await events(address(token, hex("fh=3&d=[20]"))));
    expect(moved).not.toEqual(week);
    expect(lessons(await events(address(token, hex("lh=2&d=[20]"))))).toEqual(moved);
    const agenda = await events(address(token, hex("fh=1&o=1"), "Agenda"));
    expect(new Set(agenda.map((one) => one["CATEGORIES"]))).toEqual(new Set(["Agenda"]));
    const personal = await events(address(token, hex("fh=1&o=2"), "Perso"));
    expect(personal.length).toBeGreaterThan(agenda.length);
  });
});

test("each child of a parent has calendars of their own", async () => {
  await loggedIn({ plan: {} });
  const client = await RawClient.login(emulator, "sophie.verdier", "preau-demo", "mobile.parent.html");
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  const children = dig(user, "ressource", "listeRessources") as Json[]; // a parent's answer
  const texts: string[] = [];
  for (const { N } of children) {
    const page = client.data(await client.ask("PageInfosPerso", 49, {}, { N, G: 4 }));
    texts.push(await (await fetch(address(dig(page, "iCal", "liste", "V", 0, "paramICal")))).text());
  }
  expect(texts[0]).toContain("VERDIER Camille");
  expect(texts[1]).toContain("VERDIER Malo");
});

test("a secret that nobody was given, or a school that exports nothing, gets an error page", async () => {
  await loggedIn();
  expect((await fetch(address("00112233"))).status).toBe(404);
  expect((await fetch(`${emulator.url}/ical/Edt.ics`)).status).toBe(404);
  await emulator.close();
  const client = await loggedIn({ schoolOptions: { hideCalendars: true } });
  expect(client.data(await client.ask("PageInfosPerso", 49))).not.toHaveProperty("iCal");
  const page = client.data(await client.ask("PageEmploiDuTemps", 16, { numeroSemaine: 20 }));
  expect(page).not.toHaveProperty("avecExportICal");
  expect(page).not.toHaveProperty("ParametreExportiCal");
});

test("overseas, times are those of the island", async () => {
  const client = await loggedIn({ plan: { zone: "reunion", size: { classes: 1, studentsPerClass: 8 } } });
  const [timetable] = await exported(client);
  const all = await events(address(timetable?.["paramICal"]));
  const first = all.map((one) => /T(\d\d)/.exec(one["DTSTART"] ?? "")?.[1] ?? "99").sort()[0];
  expect(first).toBe("04");
});
