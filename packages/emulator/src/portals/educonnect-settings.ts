import { assumptions } from "../assumptions.js";
import { frenchDay } from "../world/days.js";

/** Sequences of pages that ÉduConnect has had, by their first month; `2024` stands for all before. */
export type EduconnectSequence = "2024" | "2025-09" | "2026-04";

/** How ÉduConnect behaves. */
export interface EduconnectSettings {
  /** Default: the latest. */
  readonly sequence: EduconnectSequence;
  /** Whether people must confirm a birth date after their password. Default: no. */
  readonly birthDate: boolean;
  /** Name of the field that holds the joined date, and how it is written; `any` takes every order. */
  readonly birthDateField: {
    readonly name: string;
    readonly format: "any" | "DDMMYYYY" | "DD/MM/YYYY" | "YYYY-MM-DD";
  };
  /** Whether `typeUser` stands in the page, or a script adds it. */
  readonly typeUser: "input" | "script";
  /** Whether a second page about the browser's storage follows the login. */
  readonly storageWrite: boolean;
  /** Whether the answer carries `RelayState` when there was one. */
  readonly relayState: boolean;
}

/** The settings that nobody changed. */
export const ordinaryEduconnect: EduconnectSettings = {
  sequence: "2026-04",
  birthDate: false,
  birthDateField: assumptions.birthDateField.value,
  typeUser: assumptions.typeUserPlace.value,
  storageWrite: false,
  relayState: true,
};

/** Whether a date is written as it should be. */
export function isBirthDate(
  written: string,
  days: readonly string[],
  format: EduconnectSettings["birthDateField"]["format"],
): boolean {
  return days.some((day) => {
    const [year = "", month = "", date = ""] = day.split("-");
    const forms = {
      DDMMYYYY: `${date}${month}${year}`,
      "DD/MM/YYYY": frenchDay(day),
      "YYYY-MM-DD": day,
    };
    if (format !== "any") return written === forms[format];
    const digits = written.replaceAll(/\D/g, "");
    return digits === forms.DDMMYYYY || digits === `${year}${month}${date}`;
  });
}
