import type { SubjectKey } from "./catalogue.js";

/** A kind of test: its title, and what it is usually marked on. */
export interface TestKind {
  /** Up to 40 characters (`tailleCommentaireDevoir`). */
  readonly title: string;
  readonly outOf: number;
  readonly coefficient: number;
  /** Done at home: some do not hand it in. */
  readonly atHome?: boolean;
}

/** Kinds of tests by subject, in the order in which they come; they start again at the end. */
export const testKinds: Readonly<Partial<Record<SubjectKey, readonly TestKind[]>>> = {
  french: [
    { title: "Contrôle de lecture", outOf: 20, coefficient: 1 },
    { title: "Dictée", outOf: 10, coefficient: 0.5 },
    { title: "Rédaction", outOf: 20, coefficient: 2, atHome: true },
    { title: "Grammaire", outOf: 20, coefficient: 1 },
  ],
  maths: [
    { title: "Interrogation de cours", outOf: 10, coefficient: 0.5 },
    { title: "Contrôle", outOf: 20, coefficient: 2 },
    { title: "Devoir maison", outOf: 20, coefficient: 0.5, atHome: true },
  ],
  history: [
    { title: "Leçon", outOf: 10, coefficient: 0.5 },
    { title: "Étude de documents", outOf: 20, coefficient: 1 },
    { title: "Croquis", outOf: 20, coefficient: 1 },
  ],
  english: [
    { title: "Vocabulary", outOf: 10, coefficient: 0.5 },
    { title: "Compréhension orale", outOf: 20, coefficient: 1 },
    { title: "Expression écrite", outOf: 20, coefficient: 1 },
  ],
  spanish: [
    { title: "Vocabulario", outOf: 10, coefficient: 1 },
    { title: "Expression orale", outOf: 20, coefficient: 1 },
  ],
  german: [
    { title: "Wortschatz", outOf: 10, coefficient: 1 },
    { title: "Expression orale", outOf: 20, coefficient: 1 },
  ],
  biology: [
    { title: "Compte rendu d'expérience", outOf: 10, coefficient: 1 },
    { title: "Contrôle", outOf: 20, coefficient: 2 },
  ],
  physics: [
    { title: "Travaux pratiques", outOf: 10, coefficient: 1 },
    { title: "Contrôle", outOf: 20, coefficient: 2 },
  ],
  science: [
    { title: "Schéma légendé", outOf: 10, coefficient: 1 },
    { title: "Contrôle", outOf: 20, coefficient: 2 },
  ],
  technology: [
    { title: "Projet", outOf: 20, coefficient: 1 },
    { title: "QCM", outOf: 10, coefficient: 0.5 },
  ],
  sport: [
    { title: "Demi-fond", outOf: 20, coefficient: 1 },
    { title: "Badminton", outOf: 20, coefficient: 1 },
  ],
  art: [{ title: "Réalisation plastique", outOf: 20, coefficient: 1 }],
  music: [
    { title: "Chant", outOf: 20, coefficient: 1 },
    { title: "Écoute comparée", outOf: 10, coefficient: 1 },
  ],
  latin: [
    { title: "Déclinaisons", outOf: 10, coefficient: 1 },
    { title: "Version", outOf: 20, coefficient: 1, atHome: true },
  ],
};

/** What teachers write beside a mark, from weak to strong. */
export const comments = [
  "Leçon à revoir",
  "Du travail, mais trop d'oublis",
  "Ensemble correct",
  "Bon travail",
  "Excellent travail, bravo !",
] as const;
