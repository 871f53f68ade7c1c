import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { wallClock, wireInstant } from "./clock.js";

test("the day is the one chosen, the time of day that of Paris, whatever the machine's zone", () => {
  const before = Temporal.Now.plainTimeISO("Europe/Paris").toString({ smallestUnit: "minute" });
  const now = wallClock({ today: "2026-11-21" }).now();
  const after = Temporal.Now.plainTimeISO("Europe/Paris").toString({ smallestUnit: "minute" });
  expect(["2026-11-21T".concat(before), "2026-11-21T".concat(after)]).toContain(now);
});

test("without a day chosen, it is the real one, there", () => {
  const real = () => Temporal.Now.plainDateTimeISO("Pacific/Noumea").toString({ smallestUnit: "minute" });
  const before = real();
  expect([before, real()]).toContain(wallClock({ timeZone: "Pacific/Noumea" }).now());
});

test("universal time is that of the day shown, summer time included", () => {
  const summer = wallClock({ today: "2026-07-14" });
  const shown = Temporal.PlainDateTime.from(summer.now());
  const utc = Temporal.PlainDateTime.from(summer.utc().replace("Z", ""));
  const apart = utc.until(shown, { largestUnit: "minute" }).minutes;
  expect(apart).toBeGreaterThanOrEqual(118);
  expect(apart).toBeLessThanOrEqual(120);
});

test("an impossible day is refused", () => {
  expect(() => wallClock({ today: "2026-02-30" })).toThrow(RangeError);
});

test("an instant is written as typed value 7", () => {
  expect(wireInstant("2026-01-15T08:30")).toEqual({ _T: 7, V: "15/01/2026 08:30:00" });
});
