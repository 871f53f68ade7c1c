import { expect, test } from "vitest";
import {
  delay,
  dropAfter,
  dropBefore,
  Faults,
  hang,
  refuse,
  status,
  waitTicket,
  wrongNumber,
} from "./faults.js";

test("a fault strikes the request it was planned for, once", () => {
  const faults = new Faults();
  faults.next("PageEmploiDuTemps", dropBefore());
  expect(faults.take("Navigation")).toBeUndefined();
  expect(faults.take("PageEmploiDuTemps")).toEqual({ kind: "drop-before" });
  expect(faults.take("PageEmploiDuTemps")).toBeUndefined();
});

test("a fault may strike several times, and faults strike in the order they were planned", () => {
  const faults = new Faults();
  faults.next("page", hang(), { times: 2 });
  faults.next("page", delay(5));
  expect(faults.pending).toBe(3);
  expect([1, 2, 3, 4].map(() => faults.take("page")?.kind)).toEqual(["hang", "hang", "delay", undefined]);
});

test("a fault for anything spares polls", () => {
  const faults = new Faults();
  faults.next("*", dropAfter());
  expect(faults.take("polling")).toBeUndefined();
  expect(faults.take("info")).toEqual({ kind: "drop-after" });
});

test("what can only happen to a call waits for one", () => {
  const faults = new Faults();
  faults.next("*", refuse({ code: 3 }));
  faults.next("*", wrongNumber());
  faults.next("*", waitTicket());
  expect(faults.take("page")).toBeUndefined();
  expect(faults.take("Navigation")?.kind).toBe("refuse");
  expect(faults.take("Navigation")?.kind).toBe("wrong-number");
  expect(faults.take("Navigation")).toEqual({ kind: "wait", rounds: 1, seconds: 0, repeat: false });
});

test("planned faults can be forgotten", () => {
  const faults = new Faults();
  faults.next("*", status(502));
  faults.clear();
  expect(faults.pending).toBe(0);
  expect(faults.take("page")).toBeUndefined();
});
