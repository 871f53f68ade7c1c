import type { PlainDate } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { LevelKind } from "../level.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";

/** An evaluation of skills. French: "évaluation de compétences". */
export interface Evaluation {
  readonly id: Id;
  /** Made of date, subject, title and teacher, with an index for evaluations that are alike; not of results. */
  readonly key: Key;
  readonly name: string;
  readonly date: PlainDate;
  readonly subject?: Subject;
  readonly teacher?: string;
  /** Domain, where the whole evaluation has one ("domaine"). */
  readonly domain?: string;
  readonly description?: string;
  /** Weight, 0 or more; absent when the school hides it. */
  readonly coefficient?: number;
  /** School cycles it belongs to ("paliers"), such as `Cycle 4`. */
  readonly paliers: readonly string[];
  /** In the order of the school's page. */
  readonly acquisitions: readonly Acquisition[];
  /** Period that it counts in; absent when it is none of the year's. */
  readonly period?: Period;
  readonly themes: readonly string[];
  /** An online quiz ("QCM"). */
  readonly quiz: boolean;
  /** The questions ("sujet") and their answers ("corrigé"), when the teacher gave them. */
  readonly subjectFile?: Attachment;
  readonly correctionFile?: Attachment;
  /** Colour of the subject, `#RRGGBB`. */
  readonly backgroundColor?: string;
}

/** The level that a pupil reached in one skill. French: "acquisition". */
export interface Acquisition {
  readonly id: Id;
  /** Made of the evaluation's key and the skill, with an index for skills that are alike; not of the level. */
  readonly key: Key;
  /** Rank on the school's page. */
  readonly order?: number;
  /** The level in the school's words, such as `Maîtrise fragile`. */
  readonly level: string;
  /** What the level stands for, whatever its words. */
  readonly levelKind: LevelKind;
  readonly abbreviation?: string;
  /** Weight, 0 or more; absent when the school hides it. */
  readonly coefficient?: number;
  /** The skill ("item"); absent where the domain itself is evaluated. */
  readonly name?: string;
  readonly nameId?: Id;
  /** Part of the skill ("sous-item"). */
  readonly subItem?: string;
  readonly subItemId?: Id;
  readonly domain?: string;
  readonly domainId?: Id;
  /** Domain of the national framework ("pilier du socle commun"), and its short names: `D1.1, D2`. */
  readonly pillar?: string;
  readonly pillarId?: Id;
  readonly pillarPrefix?: string;
  /** What the teacher says of it. */
  readonly observation?: string;
}
