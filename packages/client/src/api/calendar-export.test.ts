import { describe, expect, test } from "vitest";
import { aContext, aRunner, list } from "../../test/wire-builders.js";
import { NotAllowedError } from "../errors/errors.js";
import type { Call, CallOptions, Runner } from "../session/call.js";
import { calendarAddress } from "./calendar-export.js";

const server = { root: "https://ecole.example/pronote", version: "2025.2.8" };
const base = `${server.root}/ical`;

const account = {
  iCal: {
    liste: list(
      { L: "Mes informations", G: 2, paramICal: "PERSO" },
      { L: "MARCHENOIR Zélie", G: 0, paramICal: "00AA", paramSuppl: "6D6F" },
      { L: "Agenda", G: 1, paramICal: "FFEE" },
    ),
  },
};

/** Answers the account's page and the timetable's; `undefined` refuses the page. */
function aSchool(pages: { account?: object; timetable?: object }) {
  const asked: string[] = [];
  const runner: Runner = {
    ...aRunner(() => ({})),
    run<Arguments, Result>(call: Call<Arguments, Result>, args: Arguments, options?: CallOptions) {
      asked.push(call.wire);
      const page = call.wire === "PageInfosPerso" ? pages.account : pages.timetable;
      if (page === undefined) return Promise.reject(new NotAllowedError("no such tab"));
      return aRunner(() => page, aContext()).run(call, args, options);
    },
  };
  return { runner, asked };
}

const timetable = { avecExportICal: true, ParametreExportiCal: "EDT0", ListeCours: [] };

describe("the address of a calendar", () => {
  test("is that of the timetable, whatever its rank, with its second parameter", async () => {
    const { runner, asked } = aSchool({ account });
    expect(await calendarAddress(runner, server)).toBe(
      `${base}/Edt_marchenoirzelie.ics?icalsecurise=00AA&version=2025.2.8&param=6D6F`,
    );
    expect(asked).toEqual(["PageInfosPerso"]);
    const unversioned = { root: server.root, version: undefined };
    expect(await calendarAddress(runner, unversioned)).toBe(
      `${base}/Edt_marchenoirzelie.ics?icalsecurise=00AA&param=6D6F`,
    );
  });

  test("is another one on request, and has no second parameter where there is none", async () => {
    const { runner } = aSchool({ account });
    expect(await calendarAddress(runner, server, { calendar: "agenda" })).toBe(
      `${base}/Agenda.ics?icalsecurise=FFEE&version=2025.2.8`,
    );
    expect(await calendarAddress(runner, server, { calendar: "personal" })).toBe(
      `${base}/mesinformations.ics?icalsecurise=PERSO&version=2025.2.8`,
    );
  });

  test("is that of the person, where a parent has several", async () => {
    const other = { L: "MARCHENOIR Abel", G: 0, paramICal: "ABEL" };
    const mine = { L: "MARCHENOIR Zélie", G: 0, paramICal: "ZELIE" };
    const { runner } = aSchool({ account: { iCal: { liste: list(other, mine) } } });
    expect(await calendarAddress(runner, server)).toContain("icalsecurise=ZELIE");
  });

  test("comes from the timetable where hours are to be added, and carries them", async () => {
    const { runner, asked } = aSchool({ account, timetable });
    // "fh=-4" in hexadecimal.
    expect(await calendarAddress(runner, server, { timezoneShift: -4 })).toBe(
      `${base}/Edt.ics?icalsecurise=EDT0&version=2025.2.8&param=66683d2d34`,
    );
    expect(asked).toEqual(["PageEmploiDuTemps"]);
  });

  test("comes from the other page where one offers none, or is not there", async () => {
    for (const none of [{}, undefined, { iCal: {} }, { iCal: { liste: list({ L: "X", G: 0 }) } }]) {
      const { runner } = aSchool({ ...(none === undefined ? {} : { account: none }), timetable });
      expect(await calendarAddress(runner, server)).toContain("Edt.ics?icalsecurise=EDT0");
    }
    const withoutExport = aSchool({ account, timetable: { ...timetable, avecExportICal: false } });
    const shifted = await calendarAddress(withoutExport.runner, server, { timezoneShift: 2 });
    expect(shifted).toContain("icalsecurise=00AA");
  });

  test("keeps what could break an address out of it", async () => {
    const odd = { iCal: { liste: list({ L: "../é", G: 0, paramICal: "a&b=c", paramSuppl: "x#y" }) } };
    const { runner } = aSchool({ account: odd });
    expect(await calendarAddress(runner, server)).toBe(
      `${base}/Edt_e.ics?icalsecurise=a%26b%3Dc&version=2025.2.8&param=x%23y`,
    );
  });
});

describe("no calendar", () => {
  test("is an error that says so, after both pages were asked", async () => {
    const { runner, asked } = aSchool({ account: {}, timetable: {} });
    await expect(calendarAddress(runner, server)).rejects.toMatchObject({ code: "unsupported" });
    expect(asked).toEqual(["PageInfosPerso", "PageEmploiDuTemps"]);
  });

  test("of the kind wanted is not replaced by another", async () => {
    const { runner, asked } = aSchool({ account: { iCal: { liste: list() } }, timetable });
    await expect(calendarAddress(runner, server, { calendar: "agenda" })).rejects.toMatchObject({
      code: "unsupported",
    });
    expect(asked).toEqual(["PageInfosPerso"]);
  });

  test("has hours that are none", async () => {
    const { runner, asked } = aSchool({ account, timetable });
    for (const timezoneShift of [1.5, Number.NaN, 99]) {
      await expect(calendarAddress(runner, server, { timezoneShift })).rejects.toMatchObject({
        code: "usage",
      });
    }
    expect(asked).toEqual([]);
  });
});

test("an error in between is not mistaken for a missing calendar", async () => {
  const runner: Runner = { ...aRunner(() => ({})), run: () => Promise.reject(new TypeError("broken")) };
  await expect(calendarAddress(runner, server)).rejects.toThrow("broken");
});
