import { randomOf, seedFor } from "./random.js";
import type { ReportComment } from "./reports.js";
import type { School } from "./school.js";

/** What teachers write, from weak averages to strong ones. */
const ofService = [
  [
    "Trimestre difficile : il faut reprendre les bases et apprendre les leçons.",
    "Trop peu de travail. Un effort régulier est attendu.",
  ],
  [
    "Résultats fragiles malgré de la bonne volonté. Il faut persévérer.",
    "Des efforts à poursuivre, surtout dans le travail personnel.",
  ],
  [
    "Ensemble convenable. Peut faire mieux avec plus de rigueur.",
    "Travail sérieux, participation trop discrète.",
  ],
  ["Bon trimestre, continuez ainsi.", "Élève appliqué, les acquis sont solides."],
  ["Excellent trimestre. Félicitations !", "Très bon travail, curiosité et rigueur."],
] as const;

const ofCouncil = [
  "Le conseil s'inquiète de ces résultats et attend un sursaut.",
  "Des résultats fragiles. Le conseil encourage à travailler plus régulièrement.",
  "Un trimestre correct. Davantage de participation permettrait de progresser.",
  "Un bon trimestre, mené avec sérieux.",
  "Un excellent trimestre à tous égards. Bravo !",
] as const;

/** Whose words are asked for. */
export interface CommentPlace {
  readonly studentId: string;
  readonly periodId: string;
}

/** What a teacher says of a pupil: what is written, else what goes with the average; nothing without one. */
export function serviceComment(
  school: Pick<School, "seed" | "reports">,
  place: CommentPlace & { readonly serviceId: string },
  average: number | undefined,
): string | undefined {
  const { studentId, periodId, serviceId } = place;
  const written = find(school, place, (about) => typeof about === "object" && about.serviceId === serviceId);
  if (written !== undefined || average === undefined) return written;
  const random = randomOf(seedFor(school.seed, `comment ${studentId} ${periodId} ${serviceId}`));
  return random.pick(ofService[band(average)]);
}

/** What the council says of a pupil. */
export function councilComment(
  school: Pick<School, "reports">,
  place: CommentPlace,
  average: number | undefined,
): string | undefined {
  const written = find(school, place, (about) => about === "all");
  return written ?? (average === undefined ? undefined : ofCouncil[band(average)]);
}

/** What school life says of a pupil, by the absences that were not accounted for and the punishments. */
export function conductComment(
  school: Pick<School, "reports">,
  place: CommentPlace,
  counts: { readonly unjustified: number; readonly punishments: number },
): string {
  const written = find(school, place, (about) => about === "conduct");
  if (written !== undefined) return written;
  if (counts.unjustified > 3) return "Trop d'absences non justifiées.";
  return counts.punishments > 2
    ? "Comportement à améliorer nettement."
    : "Assiduité et comportement satisfaisants.";
}

/** The honours of a pupil ("mention"): none below 13. */
export function honours(
  school: Pick<School, "reports">,
  place: CommentPlace,
  average: number | undefined,
): string | undefined {
  const written = find(school, place, (about) => about === "honours");
  if (written !== undefined || average === undefined || average < 13) return written;
  if (average >= 16) return "Félicitations";
  return average >= 14.5 ? "Compliments" : "Encouragements";
}

function find(
  { reports }: Pick<School, "reports">,
  { studentId, periodId }: CommentPlace,
  isIt: (about: ReportComment["about"]) => boolean,
): string | undefined {
  return reports.comments.find(
    (one) => one.studentId === studentId && one.periodId === periodId && isIt(one.about),
  )?.text;
}

function band(average: number): 0 | 1 | 2 | 3 | 4 {
  if (average < 8) return 0;
  if (average < 10.5) return 1;
  if (average < 13) return 2;
  return average < 15.5 ? 3 : 4;
}
