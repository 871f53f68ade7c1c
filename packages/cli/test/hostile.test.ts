import {
  Client,
  type Discussion,
  type DiscussionThread,
  ParentClient,
  type Recipient,
  VieScolaireClient,
} from "@preau/client";
import { startEmulator } from "@preau/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsWithKeys, renderAttendance } from "../src/render/attendance.js";
import { renderAgenda, renderContents, renderDocuments } from "../src/render/book.js";
import { renderBrief } from "../src/render/brief.js";
import { renderEvaluations } from "../src/render/evaluations.js";
import { renderFiles } from "../src/render/files.js";
import { renderHome } from "../src/render/home.js";
import { renderMenus } from "../src/render/menus.js";
import { renderDiscussions, renderThread } from "../src/render/messages.js";
import { renderInformation, renderNews } from "../src/render/news.js";
import { renderClasses, renderStaff, renderStudentFile, renderStudents } from "../src/render/people.js";
import { renderReasons, renderRecipients } from "../src/render/recipients.js";
import { renderReport } from "../src/render/report.js";
import { renderSheet, type SheetRow } from "../src/render/sheet.js";
import { widthOf } from "../src/render/text.js";
import type { View } from "../src/render/view.js";
import { shortKeys } from "../src/short-keys.js";
import { aView } from "./invented.js";

const evil = "\u001b[2J\u001b]52;c;cm0=\u0007\u009b1m\u202eX\r";

/** Facts that the library has checked, or that stand for something: no texts of the server's. */
const checked =
  /^(?:id|key|kind|type|levelKind|folder|severity|durationUnit|shown|meal|date|start|end|from|to|day|nextDay|given|created|\w*Date|suspendedUntil|dateOfBirth|discussionKey|\w*Ids?|url)$/u;

/** The same value as a hostile school would have sent it: every text of its own begins with commands. */
function poisoned<T>(value: T): T {
  return poison(value) as T; // same shape: only the contents of strings change
}

function poison(value: unknown): unknown {
  if (typeof value === "string") return `${evil}${value}`;
  if (Array.isArray(value)) return value.map(poison);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      checked.test(key) && typeof item !== "object" ? item : key === "shown" ? item : poison(item),
    ]),
  );
}

/** People and what they are, as they stand in what is about to be sent. */
function rowsOf(people: readonly Recipient[]): readonly SheetRow[] {
  return people.map(({ name, subjects }) => ({
    label: "To",
    title: name,
    facts: subjects.map((subject) => subject.name),
    text: name,
  }));
}

type Render = (view: View) => string;
let pages: ReadonlyMap<string, Render>;
const whose = evil;
const range = { from: "2026-11-16", to: "2026-11-29" };

beforeAll(async () => {
  const school = await startEmulator({ today: "2026-12-10" });
  const login = { username: "camille.verdier", password: "preau-demo" };
  const client = await Client.login({ ...login, url: `${school.url}/eleve.html` });
  const office = await VieScolaireClient.login({
    ...login,
    username: "vie.scolaire",
    url: `${school.url}/viescolaire.html`,
  });
  const parent = await ParentClient.login({
    ...login,
    username: "sophie.verdier",
    url: `${school.url}/parent.html`,
  });
  const term = "Trimestre 1";
  const attendance = poisoned(await client.attendance("year"));
  const evaluations = poisoned(await client.evaluations(term));
  const report = poisoned(await client.report(term));
  const menus = poisoned(await client.menus(range.from, range.to));
  const news = poisoned(await client.informationAndSurveys());
  const discussions = await client.discussions();
  const threads: { readonly discussion: Discussion; readonly thread: DiscussionThread }[] = [];
  for (const discussion of discussions.slice(0, 4)) {
    // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
    threads.push({
      discussion: poisoned(discussion),
      thread: poisoned(await client.discussionThread(discussion)),
    });
  }
  const staff = poisoned(await client.getTeachingStaff());
  const contents = await client.lessonContents(range.from, range.to);
  const agenda = poisoned(await client.agenda("2026-09-01"));
  const documents = poisoned(await client.documents());
  const home = poisoned(await client.home());
  const students = await office.students("4C");
  const [student] = students;
  if (student === undefined) throw new Error("The class is empty.");
  const file = poisoned(await office.studentFile(student));
  const recipients = poisoned(await client.getRecipients());
  const reasons = poisoned({
    absence: await parent.absenceReasons(),
    delay: await parent.absenceReasons("delay"),
  });
  const { classes, groups } = poisoned({ classes: office.classes, groups: office.groups });
  const files = contents.flatMap(({ files: list, start }) =>
    list.map((attachment) => ({
      from: "lesson" as const,
      date: start.slice(0, 10),
      of: "x",
      name: attachment.name,
      attachment,
    })),
  );
  pages = new Map<string, Render>([
    [
      "attendance",
      (view) => renderAttendance(attendance, whose, shortKeys(eventsWithKeys(attendance)), view),
    ],
    ["evaluations", (view) => renderEvaluations(evaluations, { whose, period: evil }, view)],
    ["report", (view) => renderReport(report, whose, view)],
    ["menus", (view) => renderMenus(menus, range, view)],
    ["news", (view) => renderNews(news, new Map(), view)],
    ["information", (view) => news.map((item) => renderInformation(item, view)).join("\n")],
    ["discussions", (view) => renderDiscussions(poisoned(discussions), new Map(), view)],
    ["threads", (view) => threads.map((thread) => renderThread({ ...thread, key: "3f0a" }, view)).join("\n")],
    ["staff", (view) => renderStaff(staff, whose, view)],
    ["classes", (view) => renderClasses({ classes, groups }, view)],
    ["students", (view) => renderStudents(poisoned(students), evil, view)],
    ["student file", (view) => renderStudentFile({ student: poisoned(student), file }, view)],
    ["contents", (view) => renderContents(poisoned(contents), { ...range, whose }, view)],
    ["agenda", (view) => renderAgenda(agenda, { from: range.from, whose }, view)],
    ["documents", (view) => renderDocuments(documents, whose, view)],
    ["files", (view) => renderFiles(poisoned(files), { ...range, whose }, view)],
    ["home", (view) => renderHome(home, whose, view)],
    ["recipients", (view) => renderRecipients(recipients, whose, view)],
    ["reasons", (view) => renderReasons(reasons, whose, view)],
    ["what is sent", (view) => renderSheet(`${evil}Sent`, rowsOf(recipients), view)],
    ["demonstration", (view) => renderBrief({ discussions: poisoned(discussions), menus, attendance }, view)],
  ]);
  await client.close();
  await parent.close();
  await office.close();
  await school.close();
}, 60_000);
afterAll(() => {
  pages = new Map();
});

const names = [
  "attendance",
  "evaluations",
  "report",
  "menus",
  "news",
  "information",
  "discussions",
  "threads",
  "staff",
  "classes",
  "students",
  "student file",
  "contents",
  "agenda",
  "documents",
  "files",
  "home",
  "recipients",
  "reasons",
  "what is sent",
  "demonstration",
];

describe.each(["en", "fr"] as const)("in %s", (language) => {
  test.each(names)("%s: nothing of a hostile school reaches the terminal as a command", (name) => {
    const text = pages.get(name)?.(aView({ language, width: 100 })) ?? "";
    expect(text.split("\n").length).toBeGreaterThan(3);
    expect(text).toContain("X");
    expect(text).not.toMatch(/[\0-\t\x0b-\x1f\x7f-\x9f\u202a-\u202e]/u);
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
  });

  test.each(names)("%s: no line is wider than the terminal, but for addresses", (name) => {
    for (const width of [50, 80, 140]) {
      const lines = pages.get(name)?.(aView({ language, width })).split("\n") ?? [];
      const wide = lines.filter((line) => widthOf(line) > width && !/\S{25}/u.test(line));
      expect(wide, `at ${width} columns`).toEqual([]);
    }
  });
});
