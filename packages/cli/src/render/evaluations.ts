import type { Acquisition, Evaluation } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { numberText } from "./grade-value.js";
import { momentText } from "./moment.js";
import { fileNotes, heading, joined, page, renderEntries } from "./page.js";
import { widthOf } from "./text.js";
import type { View } from "./view.js";

/** Evaluations as text, the latest first, with the level of each skill. */
export function renderEvaluations(
  untrusted: readonly Evaluation[],
  subject: { readonly whose: string; readonly period?: string | undefined },
  view: View,
): string {
  const { words } = view;
  const { reading } = words;
  const { evaluations: say } = reading;
  const { whose, period } = cleanValue(subject);
  const evaluations = cleanValue(untrusted);
  const entries = evaluations.map((evaluation) => ({
    lead: momentText(evaluation.date, words),
    title: joined([evaluation.subject?.name ?? say.noSubject, evaluation.name], " – "),
    facts: [
      evaluation.teacher,
      evaluation.domain,
      evaluation.coefficient === undefined
        ? undefined
        : say.coefficient(numberText(evaluation.coefficient, words)),
      ...evaluation.paliers,
      ...evaluation.themes,
    ],
    texts: [evaluation.description, ...skillsOf(evaluation, words)],
    notes: fileNotes(
      [evaluation.subjectFile, evaluation.correctionFile].filter((file) => file !== undefined),
      reading,
    ),
  }));
  return page(
    heading(say.heading(whose, period), view),
    entries.length === 0 ? [say.nothing] : renderEntries(entries, view),
  );
}

function skillsOf({ acquisitions }: Evaluation, { reading }: Words): readonly string[] {
  const { evaluations: say } = reading;
  if (acquisitions.length === 0) return [say.noSkills];
  const levels = acquisitions.map(({ abbreviation, level, levelKind }) =>
    joined([abbreviation, level === "" ? say.levels[levelKind] : level], " "),
  );
  const column = Math.max(...levels.map(widthOf));
  return acquisitions.map((acquisition, index) => {
    const level = levels[index] ?? "";
    // No-break spaces: wrapping would take the column for ordinary ones.
    return `${level}${"\u00a0".repeat(column - widthOf(level) + 2)}${skillOf(acquisition)}`;
  });
}

function skillOf({ pillarPrefix, domain, name, subItem, observation }: Acquisition): string {
  const skill = joined([domain, name, subItem], " › ");
  const known = joined([skill, pillarPrefix === undefined ? undefined : `(${pillarPrefix})`], " ");
  return joined([known, observation]);
}
