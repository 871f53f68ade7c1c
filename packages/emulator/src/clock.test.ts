import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { MovableClock, wallClock } from "./clock.js";

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

test("a clock moved forward shows the later hour, past midnight and through the change of hour", () => {
  const clock = new MovableClock({ today: "2026-10-24", timeZone: "Europe/Paris" });
  const [shown, utc, elapsed] = [clock.now(), clock.utc(), clock.elapsedMs()];
  const dayMs = 24 * 3_600_000;
  clock.advance(2 * dayMs);
  expect(clock.elapsedMs() - elapsed).toBeGreaterThanOrEqual(2 * dayMs);
  expect(Date.parse(clock.utc()) - Date.parse(utc)).toBeGreaterThanOrEqual(2 * dayMs);
  // In winter time the same moment of the day is an hour earlier on the wall.
  const hours = Temporal.PlainDateTime.from(shown).until(clock.now(), { largestUnit: "minute" }).minutes / 60;
  expect(hours).toBeGreaterThanOrEqual(47);
  expect(hours).toBeLessThan(47.1);
});

test("a clock of somebody's own measures time as its owner says, and may be ahead of it", () => {
  const own = { ms: 5000 };
  const clock = new MovableClock({
    clock: { now: () => "2026-01-15T08:30", utc: () => "2026-01-15T07:30:00.000Z", elapsedMs: () => own.ms },
  });
  own.ms = 6000;
  clock.advance(100);
  expect(clock.elapsedMs()).toBe(6100);
  expect(clock.now()).toBe("2026-01-15T08:30");
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a clock is not moved by %d ms", (ms) => {
  expect(() => new MovableClock().advance(ms)).toThrow(RangeError);
});
