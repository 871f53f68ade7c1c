import type { Ids } from "../session/ids.js";
import { tables } from "./tables.js";
import { wireGrade, wireList, wireNumberSet } from "./wire-values.js";

/** Levels of mastery of a collège: kind, label, abbreviation, colour, points. */
const levels = [
  { kind: 1, label: "Très bonne maîtrise", short: "A+", color: "#1E8E3E", points: "50", passed: true },
  { kind: 2, label: "Maîtrise satisfaisante", short: "A", color: "#86C06C", points: "40", passed: true },
  { kind: 4, label: "Maîtrise fragile", short: "C", color: "#F0A830", points: "25", passed: false },
  { kind: 6, label: "Maîtrise insuffisante", short: "E", color: "#D64B32", points: "10", passed: false },
  { kind: 7, label: "Absent", short: "Abs" },
  { kind: 8, label: "Non évalué", short: "NE" },
  { kind: 9, label: "Dispensé", short: "Disp" },
  { kind: 10, label: "Non rendu", short: "NR" },
] as const;

/** What a level is called, by its number. */
export function levelLabel(number: number): { readonly label: string; readonly short: string } {
  return levels.find(({ kind }) => kind === number) ?? { label: "", short: "" };
}

/** `ListeNiveauxDAcquisitions`: the first entry is "no evaluation" and has no identity. */
export function skillLevels(ids: Ids) {
  const none = {
    L: "Aucune évaluation",
    N: "0",
    G: 0,
    P: 0,
    listePositionnements: wireList([{ G: 1, L: "Aucun", abbreviation: "" }]),
    positionJauge: 0,
    actifPour: wireNumberSet([0, 1]),
    abbreviation: "",
    raccourci: "0",
    raccourciPositionnement: "0",
  };
  const others = levels.map((level) => ({
    L: level.label,
    N: ids.issue(tables.skillLevel, `skill-level:${level.kind}`),
    G: level.kind,
    P: level.kind,
    listePositionnements: wireList([
      { G: 1, L: String(level.kind), abbreviation: String(level.kind) },
      { G: 2, L: level.label, abbreviation: level.short },
    ]),
    positionJauge: level.kind,
    actifPour: wireNumberSet([0, 1]),
    abbreviation: level.short,
    raccourci: String(level.kind),
    raccourciPositionnement: String(level.kind),
    ...("points" in level
      ? {
          couleur: level.color,
          ponderation: wireGrade(level.points),
          nombrePointsBrevet: wireGrade(level.points),
          ...(level.passed ? { estAcqui: true } : { estNonAcqui: true }),
          estNotantPourTxReussite: true,
        }
      : {}),
  }));
  return wireList([none, ...others]);
}
