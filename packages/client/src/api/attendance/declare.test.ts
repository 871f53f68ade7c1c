import { describe, expect, test } from "vitest";
import {
  aCalendar,
  aContext,
  anAuthor,
  aRunner,
  aYear,
  date,
  grid,
  list,
} from "../../../test/wire-builders.js";
import type { Grid } from "../../codec/calendar.js";
import { type AnnouncedAbsence, declareAbsence, declareDelay } from "./declare.js";

const [term, , whole] = aYear();
const year = { member: { tabPeriods: [] } as never, periods: [term, whole], current: term };
const parameters = { listeMotifsAbsences: list({ N: "89#ill", L: "MALADIE" }) };
const parent = anAuthor({ kind: 5, rights: { AvecDeclarerUneAbsence: true }, parameters });
const schoolGrid: Grid = { ...grid, afternoon: 10, absenceEnds: grid.ends.with(7, "11:50") };

function aParent(answer: object = {}, of: Grid = schoolGrid) {
  const context = aContext({ calendar: aCalendar({ grid: of }) });
  return { ...aRunner(() => answer, context), author: parent };
}

const from = date("2025-11-24");
const day = (V: string) => ({ _T: 7, V: `${V} 0:0:0` });
const place = (number: number, hour: string) => ({ G: number, L: hour, place: number });

/** What is asked first, of an absence. */
async function sent(absence: Partial<AnnouncedAbsence>, of?: Grid): Promise<unknown> {
  const runner = aParent({}, of);
  await declareAbsence(runner, { from, ...absence }, { year });
  return runner.sent[0];
}

test("the server is asked first, and told then; a document goes with what it is told", async () => {
  const runner = aParent();
  const files = [{ name: "convocation.pdf", data: new Uint8Array(2) }];
  await declareAbsence(runner, { from, reason: "MALADIE", justification: "Dentiste", files }, { year });
  const event = {
    N: expect.any(Number),
    G: 13,
    E: 1,
    estUneCreationParent: true,
    debut: { date: day("24/11/2025"), estMatin: true, heure: place(0, "08h00") },
    fin: { date: day("24/11/2025"), estMatin: false, heure: place(19, "17h55") },
    motifParent: { N: "89#ill", L: "MALADIE" },
    justification: "Dentiste",
  };
  const documents = [expect.objectContaining({ E: 1, L: "convocation.pdf" })];
  expect(runner.sent.slice(0, 2)).toEqual([
    { listeAbsences: [event], estControle: true },
    { listeAbsences: [{ ...event, documents }], estControle: false },
  ]);
});

describe("an absence is told", () => {
  const expected = (debut: object, fin: object) => ({ listeAbsences: [{ debut, fin }] });

  test("in half-days, at the noon of the school", async () => {
    const to = date("2025-11-25");
    expect(await sent({ to, fromHalf: "afternoon", toHalf: "morning" })).toMatchObject(
      expected(
        { estMatin: false, heure: place(10, "13h00") },
        { date: day("25/11/2025"), estMatin: true, heure: place(9, "12h55") },
      ),
    );
  });

  test("in hours, as absences count them", async () => {
    expect(await sent({ fromTime: "10:00", toTime: "11:50" })).toMatchObject(
      expected({ estMatin: true, heure: place(4, "10h00") }, { estMatin: true, heure: place(7, "11h50") }),
    );
    expect(await sent({ toTime: "13:30" })).toMatchObject(
      expected({ estMatin: true, heure: place(0, "08h00") }, { estMatin: false, heure: place(10, "13h30") }),
    );
  });

  test.each<[string, Grid]>([
    ["no hours", { placesPerDay: 0, starts: [], ends: [] }],
    ["no noon", grid],
  ])("in half-days alone where the school has told %s", async (_title, of) => {
    const request = await sent({ fromHalf: "morning", toHalf: "morning" }, of);
    expect(request).toMatchObject(
      expected({ date: day("24/11/2025"), estMatin: true }, { date: day("24/11/2025"), estMatin: true }),
    );
    expect(JSON.stringify(request)).not.toContain("heure");
  });
});

describe("before anything is sent, refuses", () => {
  test.each<[string, Partial<AnnouncedAbsence>]>([
    ["an end before the start", { to: date("2025-11-23") }],
    ["a half-day before the start", { fromHalf: "afternoon", toHalf: "morning" }],
    ["an hour before the start", { fromTime: "15:00", toTime: "10:55" }],
    ["an hour at which nothing begins", { fromTime: "10:07" }],
    ["an hour at which nothing ends", { toTime: "11:55" }],
    ["an hour and a half-day", { fromTime: "10:00", fromHalf: "morning" }],
    ["an unknown reason", { reason: "VACANCES" }],
  ])("%s", async (_title, absence) => {
    const runner = aParent();
    await expect(declareAbsence(runner, { from, ...absence }, { year })).rejects.toMatchObject({
      code: "usage",
    });
    expect(runner.sent).toEqual([]);
  });

  test("an hour, where the school has told no half-days to go with it", async () => {
    const runner = aParent({}, grid);
    const absence = { from, fromTime: "10:00", toHalf: "morning" } as const;
    await expect(declareAbsence(runner, absence, { year })).rejects.toThrow("hours of both ends");
    expect(runner.sent).toEqual([]);
  });

  test("a pupil, and a parent without the right", async () => {
    const runner = aParent();
    for (const author of [anAuthor(), anAuthor({ kind: 5 })]) {
      const work = declareAbsence({ ...runner, author }, { from }, { year });
      await expect(work).rejects.toMatchObject({ code: "not-allowed" });
    }
    expect(runner.sent).toEqual([]);
  });
});

test("what the server does not take is an error with its words, and is not announced", async () => {
  const runner = aParent({ message: "Une absence est déjà connue." });
  await expect(declareAbsence(runner, { from }, { year })).rejects.toMatchObject({
    code: "refused",
    wireMessage: "Une absence est déjà connue.",
  });
  expect(runner.sent).toHaveLength(1);
});

test("a delay cannot be announced: PRONOTE has no such thing", () => {
  expect(() => declareDelay(aParent())).toThrow(expect.objectContaining({ code: "unsupported" }));
  expect(() => declareDelay({ ...aParent(), author: anAuthor() })).toThrow(
    expect.objectContaining({ code: "not-allowed" }),
  );
});
