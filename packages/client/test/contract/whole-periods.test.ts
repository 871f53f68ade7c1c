import type { PeriodPart } from "@preau/client";
import { expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, requestsTo } from "./box.js";
import { atEvening } from "./everything.js";

const period = "Trimestre 1";
const pages = ["DernieresNotes", "PagePresence", "DernieresEvaluations", "PageBulletins"] as const;

test("a whole period has what each method gives, for four requests", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const { id, key, name, start, end, kind, hidden, ...parts } = await client.expandPeriod(period);
    expect(requestsTo(emulator, ...pages)).toBe(4);
    expect(client.periods).toContainEqual({ id, key, name, start, end, kind });
    expect(hidden).toEqual([]);
    expect(parts).toEqual({
      grades: await client.grades(period),
      averages: await client.averages(period),
      overallAverage: await client.overallAverage(period),
      classOverallAverage: await client.classOverallAverage(period),
      evaluations: await client.evaluations(period),
      absences: await client.absences(period),
      delays: await client.delays(period),
      punishments: await client.punishments(period),
      report: await client.report(period),
    });
    await client.close();
  });
});

test("what is left out of a period is not asked for", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const without = async (...exclude: readonly PeriodPart[]): Promise<readonly string[]> => {
      const found = await client.expandPeriod(period, { exclude });
      return Object.keys(found).filter(
        (name) => !["id", "key", "name", "start", "end", "kind"].includes(name),
      );
    };
    expect(await without("grades", "averages", "overallAverage", "classOverallAverage")).toEqual([
      "evaluations",
      "absences",
      "delays",
      "punishments",
      "report",
      "hidden",
    ]);
    expect(requestsTo(emulator, "DernieresNotes")).toBe(0);
    const before = requestsTo(emulator, ...pages);
    expect(await without("evaluations", "punishments", "absences", "delays", "report", "grades")).toEqual([
      "averages",
      "overallAverage",
      "classOverallAverage",
      "hidden",
    ]);
    expect(requestsTo(emulator, ...pages) - before).toBe(1);
    // The current period, whose report is not out: absent, and not hidden.
    const current = await client.expandPeriod();
    expect(current).toMatchObject({ name: client.currentPeriod?.name, hidden: [] });
    expect(current).not.toHaveProperty("report");
    await expect(client.expandPeriod("Trimestre 9")).rejects.toMatchObject({ code: "usage" });
    await client.close();
  });
});

test("what the school does not show of a period is named: hidden is not empty", async () => {
  const schoolOptions = { missingTabs: [198, 13], hiddenAttendance: ["absences"] } as const;
  await inSchool({ ...atEvening, schoolOptions }, async (emulator) => {
    const client = await loginStudent(emulator);
    const found = await client.expandPeriod(period);
    expect(found.hidden).toEqual([
      "grades",
      "averages",
      "overallAverage",
      "classOverallAverage",
      "report",
      "absences",
    ]);
    for (const part of found.hidden) expect(found).not.toHaveProperty(part);
    expect(found.delays).toBeDefined();
    const wanted = await client.expandPeriod(period, { exclude: ["grades", "absences"] });
    expect(wanted.hidden).toEqual(["averages", "overallAverage", "classOverallAverage", "report"]);
    await client.close();
  });
});

test("each child has a period of their own, with the same key for both", async () => {
  await inSchool(atEvening, async (emulator) => {
    const parent = await loginParent(emulator);
    const [one, other] = await Promise.all(
      parent.children.map((child) => parent.child(child).expandPeriod(period)),
    );
    expect(one?.key).toBe(other?.key);
    expect(one?.grades?.map(({ key }) => key)).not.toEqual(other?.grades?.map(({ key }) => key));
    expect(one?.report).not.toEqual(other?.report);
    await parent.close();
  });
});
