/** Given names of boys among those dealt out (`givenNames`) and of the pupils who have an account. */
export const boysNames: ReadonlySet<string> = new Set([
  "Alban",
  "Anatole",
  "Aurélien",
  "Bilal",
  "Célestin",
  "Côme",
  "Émile",
  "Esteban",
  "Félix",
  "Gabin",
  "Gaspard",
  "Honoré",
  "Ilyes",
  "Joachim",
  "Jules",
  "Lucien",
  "Malo",
  "Marceau",
  "Mathurin",
  "Nils",
  "Octave",
  "Pacôme",
  "Rayan",
  "Sacha",
  "Théo",
  "Timéo",
  "Ulysse",
  "Wassim",
  "Youssef",
]);

/** Given names of grown-ups, who appear in records only. */
export const parentNames = {
  MERE: [
    "Agathe",
    "Béatrice",
    "Corinne",
    "Djamila",
    "Estelle",
    "Fatou",
    "Lucile",
    "Maud",
    "Nadège",
    "Yolande",
  ],
  PERE: ["Aldo", "Bertrand", "Cédric", "Driss", "Edmond", "Ghislain", "Mamadou", "Régis", "Thierry", "Yvon"],
} as const;

export const streets = [
  "allée des Peupliers",
  "chemin du Lavoir",
  "impasse de l'Abreuvoir",
  "place du Vieux-Marché",
  "rue de la Fontaine-aux-Loups",
  "rue des Quatre-Vents",
  "route de l'Étang",
  "sentier des Écoliers",
] as const;

export const professions = [
  "Apicultrice",
  "Bouquiniste",
  "Conducteur de train",
  "Infirmière",
  "Luthier",
  "Maraîcher",
  "Opticienne",
  "Professeur des écoles",
] as const;
