import { describe, expect, test } from "vitest";
import { date } from "../../../test/wire-builders.js";
import { readDateText } from "./date-text.js";

/** A Wednesday. */
const today = date("2025-11-19");

describe("dates that the messaging writes for people", () => {
  test.each([
    ["14h05", "2025-11-19T14:05"],
    ["8h05", "2025-11-19T08:05"],
    ["lundi 14h05", "2025-11-17T14:05"],
    ["jeudi 9h30", "2025-11-13T09:30"],
    ["mercredi 16h00", "2025-11-12T16:00"],
    ["Mardi 16h00", "2025-11-18T16:00"],
    ["samedi 15/11", "2025-11-15"],
    ["18/04", "2025-04-18"],
    ["20/11", "2024-11-20"],
    ["07/11/25", "2025-11-07"],
    ["07/11/2025", "2025-11-07"],
    ["07/11/25 13h35", "2025-11-07T13:35"],
    ["ven. 16/02/24 13h35", "2024-02-16T13:35"],
    ["lun. 17/11/25 à 14h05", "2025-11-17T14:05"],
    ["29/02", "2024-02-29"],
  ])("%s", (text, expected) => {
    expect(readDateText(text, text === "29/02" ? date("2025-01-10") : today)).toBe(expected);
  });

  test.each(["", "bientôt", "lundi", "25h00", "12h75", "32/01/25", "lune 14h05", "31/02", "hier 9h00"])(
    "%j is none",
    (text) => {
      expect(readDateText(text, today)).toBeUndefined();
    },
  );
});
