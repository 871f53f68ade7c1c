import { expect, test } from "vitest";
import { faultHelp, parseFault } from "./fault-grammar.js";
import type { Fault } from "./faults.js";

test.each<[string, string, Fault, number]>([
  ["PageEmploiDuTemps:drop-after", "PageEmploiDuTemps", { kind: "drop-after" }, 1],
  ["page:status=503*3", "page", { kind: "status", status: 503 }, 3],
  ["*:delay=200*12", "*", { kind: "delay", ms: 200 }, 12],
  ["*:drop-before", "*", { kind: "drop-before" }, 1],
  ["info:hang", "info", { kind: "hang" }, 1],
  ["file:truncate", "file", { kind: "truncate", framed: false }, 1],
  ["page:truncate=framed", "page", { kind: "truncate", framed: true }, 1],
  ["Navigation:garble", "Navigation", { kind: "garble", part: "body" }, 1],
  ["Navigation:garble=secured*2", "Navigation", { kind: "garble", part: "secured" }, 2],
  ["Navigation:drip=1500", "Navigation", { kind: "drip", ms: 1500 }, 1],
  ["Navigation:wrong-number", "Navigation", { kind: "wrong-number" }, 1],
  ["Identification:refuse=25", "Identification", { kind: "refuse", code: 25 }, 1],
  ["SaisieMessage:refuse-write", "SaisieMessage", { kind: "refuse-write", how: "error" }, 1],
  ["SaisieMessage:refuse-write=cancelled", "SaisieMessage", { kind: "refuse-write", how: "cancelled" }, 1],
  ["polling:expire", "polling", { kind: "expire" }, 1],
  ["PageCahierDeTexte:stale-ids", "PageCahierDeTexte", { kind: "stale-ids" }, 1],
  ["Authentification:suspend", "Authentification", { kind: "suspend" }, 1],
  ["PageEmploiDuTemps:wait", "PageEmploiDuTemps", { kind: "wait", rounds: 1, seconds: 0, repeat: false }, 1],
  [
    "PageEmploiDuTemps:wait=3",
    "PageEmploiDuTemps",
    { kind: "wait", rounds: 3, seconds: 0, repeat: false },
    1,
  ],
  ["page:site-closed", "page", { kind: "closed", status: 503 }, 1],
  ["page:site-closed=200", "page", { kind: "closed", status: 200 }, 1],
  ["page:suspended-page", "page", { kind: "suspended" }, 1],
  ["page:foreign-login", "page", { kind: "foreign-login" }, 1],
  [
    "page:foreign-login=https://ent.example/cas?x=1*2",
    "page",
    { kind: "foreign-login", redirect: "https://ent.example/cas?x=1" },
    2,
  ],
  ["page:not-pronote", "page", { kind: "not-pronote" }, 1],
])("%s", (text, target, fault, times) => {
  expect(parseFault(text)).toEqual({ target, fault, times });
});

test.each([
  ["", /must be written TARGET:FAULT/],
  ["page", /must be written/],
  ["page:", /must be written/],
  [":hang", /"" is no function/],
  ["Page:hang", /"Page" is no function of PRONOTE, nor one of page, info/],
  ["navigation:hang", /Did you mean Navigation\?/],
  ["page:explode", /no fault "explode", only drop-before, .*not-pronote/],
  ["page:constructor", /no fault "constructor"/],
  ["page:hang=3", /"hang" is written hang\./],
  ["page:delay", /"delay" is written delay=MS/],
  ["page:delay=-1", /delay=MS/],
  ["page:delay=1s", /delay=MS/],
  ["page:drip=0", /drip=MS/],
  ["page:status=200", /status=CODE/],
  ["page:truncate=body", /truncate\[=framed\]/],
  ["page:refuse=3", /"refuse" needs a call to happen to: it cannot strike page/],
  ["info:expire", /cannot strike info/],
  ["upload:refuse-write", /cannot strike upload/],
  ["SaisieMessage:refuse-write=never", /refuse-write\[=cancelled\|signature\]/],
  ["polling:stale-ids", /cannot strike polling/],
  ["page:hang*", /number from 1/],
  ["page:hang*0", /number from 1/],
  ["page:hang*two", /number from 1/],
  ["page:status=503**3", /status=CODE/],
])("“%s” is refused with a reason", (text, message) => {
  expect(() => parseFault(text)).toThrow(RangeError);
  expect(() => parseFault(text)).toThrow(message);
});

test("every fault that the help names can be written as it says", () => {
  const named = [...faultHelp().matchAll(/^ {2}([a-z-]+)(\[)?(?:=([A-Za-z]+))?/gm)];
  expect(named.length).toBeGreaterThan(15);
  for (const [, name = "", isOptional, value] of named) {
    const written = value === undefined || isOptional !== undefined ? name : `${name}=500`;
    expect(parseFault(`Navigation:${written}`).times).toBe(1);
  }
});
