import type { acquisitionLevels } from "@preau/wire";
import type { Day } from "./school.js";

/** A domain of the national framework ("pilier du socle commun"). */
export interface Pillar {
  readonly id: string;
  /** `"D1.1"`. */
  readonly prefix: string;
  readonly name: string;
}

/** Something that is evaluated: a domain of a subject, an item of it, or a part of that. */
export interface Skill {
  readonly id: string;
  /** The first is the one it is shown under; its prefixes are those of all. */
  readonly pillars: readonly Pillar[];
  readonly domain: string;
  readonly item?: string;
  readonly subItem?: string;
}

/** One evaluation of skills ("évaluation") of a service, and what everybody reached in it. */
export interface Evaluation {
  readonly id: string;
  readonly serviceId: string;
  readonly periodId: string;
  readonly day: Day;
  /** Families see it from that day on. */
  readonly published: Day;
  readonly title: string;
  readonly description: string;
  readonly theme?: string;
  readonly coefficient: number;
  readonly skills: readonly EvaluatedSkill[];
  /** Name of the file with the questions. */
  readonly questions?: string;
  /** Name of the file with the answers. */
  readonly corrected?: string;
  /** By pupil, one for each skill; who is not here did not take part. */
  readonly results: ReadonlyMap<string, readonly SkillResult[]>;
}

export interface EvaluatedSkill {
  readonly skill: Skill;
  readonly coefficient: number;
}

/** What one pupil reached in one skill. */
export interface SkillResult {
  readonly level: SkillLevel;
  /** What the teacher says of it. */
  readonly remark?: string;
}

/** A level of mastery, or why there is none. */
export type SkillLevel = Exclude<keyof typeof acquisitionLevels, "user" | "several">;
