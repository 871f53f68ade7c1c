import { isPronoteError } from "@preau/client";
import { dropBefore, expire } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent } from "../box.js";
import { impatient, madeBy } from "./outcome.js";

const absence = { from: "2026-11-30", reason: "MALADIE" };

describe("an announced absence, of which the server is asked first whether it takes it,", () => {
  test("was not announced when that answer is lost", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      emulator.faults.next("SaisieVieScolaire", dropBefore(), { times: 9 });
      await expect(parent.declareAbsence(absence)).rejects.toMatchObject({ code: "network" });
      emulator.faults.clear();
      expect(madeBy(emulator, "SaisieVieScolaire")).toBe(0);
      await parent.close();
    });
  });

  test("is announced all the same when the session had ended: nothing had been written", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      emulator.faults.next("SaisieVieScolaire", expire());
      expect(await parent.declareAbsence(absence)).toMatchObject({
        from: expect.stringMatching(/^2026-11-30/u),
      });
      expect(madeBy(emulator, "SaisieVieScolaire")).toBe(1);
      await parent.close();
    });
  });

  test("is refused in the server's words when it says no, and nothing is announced", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const past = parent.declareAbsence({ ...absence, from: "2026-11-12" });
      const error: unknown = await past.catch((reason: unknown) => reason);
      expect(isPronoteError(error) && [error.code, error.wireMessage]).toEqual([
        "refused",
        expect.stringContaining("à venir"),
      ]);
      expect(emulator.requests.get("SaisieVieScolaire")).toBe(1);
      expect(madeBy(emulator, "SaisieVieScolaire")).toBe(0);
      await parent.close();
    });
  });
});

describe("what is announced, and what the school then lists,", () => {
  test.each([
    ["a day", {}, "08:00", "18:00"],
    ["a morning", { toHalf: "morning" }, "08:00", "13:00"],
    ["an afternoon", { fromHalf: "afternoon" }, "13:00", "18:00"],
    ["two hours", { fromTime: "10:00", toTime: "11:55" }, "10:00", "11:55"],
    ["a late arrival", { toTime: "09:55" }, "08:00", "09:55"],
  ] as const)("is %s", async (_title, extent, start, end) => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const made = await parent.declareAbsence({ ...absence, ...extent });
      expect(made).toMatchObject({
        from: `2026-11-30T${start}`,
        to: `2026-11-30T${end}`,
        declaredByParent: true,
        parentReason: "MALADIE",
      });
      await parent.close();
    });
  });

  test("may have a document", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const files = [{ name: "convocation.txt", data: new TextEncoder().encode("Rendez-vous") }];
      const made = await parent.declareAbsence({ ...absence, files });
      const [file] = made?.files ?? [];
      if (file === undefined) throw new Error("the document is not there");
      const { body } = await parent.downloadAttachment(file);
      expect(await new Response(body).text()).toBe("Rendez-vous");
      await parent.close();
    });
  });
});

test("a delay cannot be announced: nothing is sent", async () => {
  await inSchool({}, async (emulator) => {
    const parent = await loginParent(emulator, impatient);
    await expect(parent.declareDelay()).rejects.toMatchObject({ code: "unsupported" });
    const pupil = await loginStudent(emulator, impatient);
    await expect(pupil.declareDelay()).rejects.toMatchObject({ code: "not-allowed" });
    expect(emulator.requests.get("SaisieVieScolaire")).toBeUndefined();
    await Promise.all([parent.close(), pupil.close()]);
  });
});
