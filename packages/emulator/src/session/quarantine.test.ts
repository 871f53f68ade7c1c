import { expect, test } from "vitest";
import { Quarantine, type QuarantineSettings } from "./quarantine.js";

const settings: QuarantineSettings = {
  failuresBeforeBlock: 3,
  blockMs: 1000,
  failuresBeforeSuspension: 5,
  suspensionMs: 10_000,
  loginsBeforeSuspension: Number.POSITIVE_INFINITY,
  loginWindowMs: 1000,
};

function aQuarantine(changed: Partial<QuarantineSettings> = {}) {
  const clock = { ms: 0 };
  const quarantine = new Quarantine({ ...settings, ...changed }, () => clock.ms);
  const fail = (times: number, login = "zoe", address = "a") => {
    for (let done = 0; done < times; done += 1) quarantine.countFailure(login, address);
  };
  return { clock, quarantine, fail };
}

test("a login is closed after failures in a row, for a while, whatever its case", () => {
  const { clock, quarantine, fail } = aQuarantine();
  fail(2);
  expect(quarantine.isBlocked("zoe")).toBe(false);
  fail(1, "ZOE ");
  expect(quarantine.isBlocked("zoe")).toBe(true);
  expect(quarantine.isBlocked("adam")).toBe(false);
  clock.ms += 1000;
  expect(quarantine.isBlocked("zoe")).toBe(false);
});

test("a success forgets the failures of that login", () => {
  const { quarantine, fail } = aQuarantine();
  fail(2);
  quarantine.countSuccess("Zoe");
  fail(2);
  expect(quarantine.isBlocked("zoe")).toBe(false);
});

test("failures long ago do not count", () => {
  const { clock, quarantine, fail } = aQuarantine();
  fail(2);
  clock.ms += 1001;
  fail(1);
  expect(quarantine.isBlocked("zoe")).toBe(false);
});

test("an address is suspended after failures of any login, and longer each time", () => {
  const { clock, quarantine, fail } = aQuarantine();
  fail(2, "zoe");
  fail(2, "adam");
  expect(quarantine.isSuspended("a")).toBe(false);
  fail(1, "lou");
  expect(quarantine.isSuspended("a")).toBe(true);
  expect(quarantine.isSuspended("b")).toBe(false);
  clock.ms += 10_000;
  expect(quarantine.isSuspended("a")).toBe(false);
  fail(5, "zoe");
  clock.ms += 19_999;
  expect(quarantine.isSuspended("a")).toBe(true);
  clock.ms += 1;
  expect(quarantine.isSuspended("a")).toBe(false);
});

test("an address can be suspended by hand, and everything lifted", () => {
  const { quarantine, fail } = aQuarantine();
  fail(3);
  quarantine.suspend("a");
  quarantine.lift();
  expect(quarantine.isBlocked("zoe")).toBe(false);
  expect(quarantine.isSuspended("a")).toBe(false);
});

test("logins that succeed suspend nobody, unless bursts are counted", () => {
  const { quarantine } = aQuarantine();
  for (let logins = 0; logins < 500; logins += 1) quarantine.countArrival("a");
  expect(quarantine.isSuspended("a")).toBe(false);
});

test("where bursts are counted, too many logins of an address within the window suspend it", () => {
  const { clock, quarantine } = aQuarantine({ loginsBeforeSuspension: 3 });
  quarantine.countArrival("a");
  quarantine.countArrival("b");
  clock.ms += 600;
  quarantine.countArrival("a");
  clock.ms += 600;
  quarantine.countArrival("a");
  expect(quarantine.isSuspended("a")).toBe(false);
  quarantine.countArrival("a");
  expect(quarantine.isSuspended("a")).toBe(true);
  expect(quarantine.isSuspended("b")).toBe(false);
  clock.ms += 10_000;
  expect(quarantine.isSuspended("a")).toBe(false);
});
