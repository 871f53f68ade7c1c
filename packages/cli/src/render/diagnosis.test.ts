import { describe, expect, test } from "vitest";
import { aView } from "../../test/invented.js";
import { type Cause, type Details, type Diagnosis, type Step, stepNames } from "../doctor/diagnosis.js";
import { wordsOf } from "../language/tables.js";
import { renderDiagnosis } from "./diagnosis.js";
import { widthOf } from "./text.js";

const full: Details = {
  account: "camille",
  host: "0990001a.exemple.test",
  port: 443,
  url: "https://0990001a.exemple.test/pronote",
  page: "eleve.html",
  spaces: ["student", "parent"],
  space: "student",
  addresses: 2,
  protocol: "TLSv1.3",
  validFrom: "2026-01-01",
  validTo: "2026-03-01",
  issuer: "Autorité d'essai",
  names: ["autre.exemple.test"],
  school: "COLLEGE DE L'EXEMPLE",
  version: "2026.2.5",
  portal: "cas.agora06.fr",
  rows: ["cas_agora06"],
  dialect: "2026.2.5.6",
  encrypted: true,
  compressed: true,
  demonstration: true,
  at: "first answer",
  expected: "an object",
  seen: "a text",
  path: "a.b",
  call: "Navigation",
  wireCode: 25,
  code: "ECONNRESET",
  reason: "suspended",
  until: "2026-11-22T08:30:00.000Z",
  how: "token",
  features: ["timetable", "grades"],
  hidden: ["homework"],
  feature: "timetable",
  count: 3,
};

function diagnosisOf(...steps: readonly Step[]): Diagnosis {
  const failed = steps.some(({ status }) => status === "failed");
  const drift = { warnings: [], unreadKeys: [], unknownCodes: [] };
  return { steps, outcome: failed ? "failed" : "warning", drift, exitCode: 0 };
}

describe.each(["en", "fr"] as const)("in %s", (language) => {
  const causes = Object.keys(wordsOf(language).doctor.causes) as readonly Cause[];

  test.each(causes)("%s is a sentence, with what is known and with nothing known", (cause) => {
    for (const details of [full, {}]) {
      for (const status of ["failed", "warning", "skipped"] as const) {
        const diagnosis = diagnosisOf({ step: "page", status, cause, details, message: "Ein Satz." });
        for (const width of [40, 80, 140]) {
          const text = renderDiagnosis(diagnosis, "0990001a.exemple.test", aView({ language, width }));
          expect(text).not.toMatch(/undefined|\[object|NaN|\bnull\b/u);
          expect(text.trim()).not.toBe("");
          // Addresses and names of hosts are not taken apart.
          const long = text.split("\n").filter((line) => widthOf(line) > width && !/\S{30}/u.test(line));
          expect(long).toEqual([]);
        }
      }
    }
  });

  test.each(stepNames)("%s that is well says what was found out", (step) => {
    for (const details of [full, {}]) {
      const text = renderDiagnosis(diagnosisOf({ step, status: "ok", details }), "x", aView({ language }));
      expect(text).not.toMatch(/undefined|\[object|NaN/u);
      expect(text).toContain(wordsOf(language).doctor.steps[step]);
    }
  });
});

test("what the school says is shown, and cannot change the terminal", () => {
  const step: Step = {
    step: "login",
    status: "failed",
    cause: "access-denied",
    details: { school: "A\u001b[2JB" },
    message: "x",
    said: "Compte \u001b[31mbloqué",
  };
  const text = renderDiagnosis(diagnosisOf(step), "\u001b]0;x\u0007y", aView());
  expect(text).toContain("The school says: Compte bloqué");
  expect(text).not.toContain("\u001b");
});

test("drift is told shortly", () => {
  const drift = {
    warnings: [
      { call: "PageEmploiDuTemps", path: "ListeCours[0].x", expected: "a date", received: "a text" },
    ],
    unreadKeys: [{ call: "PageEmploiDuTemps", keys: ["a", "b"] }],
    unknownCodes: ["grade 12"],
  };
  const text = renderDiagnosis(
    { ...diagnosisOf({ step: "read", status: "ok", details: {} }), drift },
    "x",
    aView(),
  );
  expect(text).toMatch(/PageEmploiDuTemps ›\s+ListeCours\[0\]\.x/u);
  expect(text).toContain("grade 12");
  expect(text).toContain("2 keys of answers");
});
