import { Client, ParentClient, VieScolaireClient } from "@preau/client";
import { calls } from "@preau/wire";
import { expect, test } from "vitest";
import { inSchool, loginParent, loginStudent } from "../box.js";
import { atEvening, readEverything } from "../everything.js";
import { writes } from "./table.js";

// A method or a remote function that is new has to be put in one of these lists, or in the table of writes.

/** Public methods that change nothing at the school. */
const reads: readonly string[] = [
  "absenceReasons",
  "absences",
  "agenda",
  "attachmentUrl",
  "attendance",
  "averageMethod",
  "averages",
  "can",
  "child",
  "classOverallAverage",
  "close",
  "delays",
  "discussionLabels",
  "discussionThread",
  "discussions",
  "documentUrl",
  "documents",
  "downloadAttachment",
  "downloadDocument",
  "evaluations",
  "expandPeriod",
  "exportCredentials",
  "exportIcal",
  "generateReportPdf",
  "generateTimetablePdf",
  "getRecipients",
  "getTeachingStaff",
  "getWeek",
  "gradeStatement",
  "grades",
  "gradesOverview",
  "guardians",
  "home",
  "homework",
  "identity",
  "informationAndSurveys",
  "informationDetails",
  "keepAlive",
  "lessonContent",
  "lessonContents",
  "lessons",
  "menus",
  "messageRecipients",
  "messages",
  "notifications",
  "on",
  "overallAverage",
  "participants",
  "personalDetails",
  "profilePicture",
  "punishments",
  "refresh",
  "report",
  "sessionCheck",
  "setChild",
  "sharedResources",
  "skillsReport",
  "students",
  "studentFile",
  "suspend",
  "toInstant",
];

/** Public methods that write by another of the table, or not at all; and why. */
const apart: Readonly<Record<string, string>> = {
  enrolSpare: "requestQrCodeData, and a login: spare.test.ts",
  declareDelay: "sends nothing: announced-absences.test.ts",
};

/** Methods that classes keep to themselves. */
const internal: readonly string[] = ["ask", "askOf", "day", "periodOf", "range", "yearOf"];

/** Remote functions that write and that no method of the table calls; and why. */
const withoutMethod: Readonly<Record<string, string>> = {
  SaisieDeconnexion: "close(): nobody waits for its answer",
  SecurisationCompteDoubleAuth: "a part of the login: second-factor.test.ts",
};

function methodsOf(of: { readonly prototype: object }): readonly string[] {
  const names: string[] = [];
  for (
    let one: object | null = of.prototype;
    one !== null && one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object | null
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(one))) {
      if (typeof value === "function" && name !== "constructor") names.push(name);
    }
  }
  return names;
}

test("every public method that writes is in the table, and every other one is known not to", () => {
  const found = new Set([Client, ParentClient, VieScolaireClient].flatMap(methodsOf));
  const tried = writes.map(({ method }) => method);
  const listed = [...tried, ...reads, ...Object.keys(apart), ...internal];
  expect([...found].filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => !found.has(name))).toEqual([]);
  expect(tried.filter((name) => reads.includes(name))).toEqual([]);
});

test("every remote function that writes is called by a method of the table", () => {
  const writing = Object.entries(calls).filter(([, { access }]) => access === "write");
  const called = new Set<string>(writes.map(({ call }) => call));
  const without = writing.map(([name]) => name).filter((name) => !called.has(name));
  expect(without).toEqual(Object.keys(withoutMethod));
});

test("whoever reads everything changes nothing", async () => {
  await inSchool(atEvening, async (emulator) => {
    for (const login of [loginStudent, loginParent]) {
      // oxlint-disable no-await-in-loop -- one account after the other
      const client = await login(emulator);
      await readEverything(client);
      await client.close();
      // oxlint-enable no-await-in-loop
    }
    expect(emulator.changes).toEqual([]);
  });
});
