import type { Feature } from "@preau/client";
import type { Cause, Details, StepName } from "../doctor/diagnosis.js";

/** A sentence, made of what a step found out where it needs that. */
export type Say = string | ((details: Details) => string);

/** What is said of a cause. */
export interface CauseWords {
  /** Beside the step, in a few words. */
  readonly fact: Say;
  readonly means?: Say;
  readonly advice?: Say;
}

/** What `preau doctor` and `preau schools` say, in one language. */
export interface DoctorWords {
  readonly steps: Readonly<Record<StepName, string>>;
  /** What is going on. */
  trying(step: string): string;
  heading(target: string): string;
  /** Beside a step that went well. */
  readonly well: Readonly<Record<StepName, (details: Details) => string>>;
  readonly causes: Readonly<Record<Cause, CauseWords>>;
  readonly features: Readonly<Record<Feature, string>>;
  /** Of spaces, by audience; others are called by their page. */
  readonly audiences: Readonly<Record<string, string>>;
  notTried(steps: string): string;
  readonly allWell: string;
  readonly wellToLogin: string;
  readonly wellButOdd: string;
  stopsAt(step: string): string;
  readonly means: string;
  readonly advice: string;
  unread(parts: string): string;
  unknownCodes(codes: string): string;
  unreadKeys(count: number): string;
  reportWritten(file: string): string;
  reportUnwritable(code: string): string;
  readonly schools: {
    heading(place: string, count: number): string;
    readonly none: string;
    readonly columns: Readonly<Record<"distance" | "name" | "postcode" | "address", string>>;
    kilometres(distance: number): string;
  };
}

/** A sentence about what was found out. */
export function said(say: Say | undefined, details: Details): string | undefined {
  return typeof say === "function" ? say(details) : say;
}
