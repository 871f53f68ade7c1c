/** Reasons of absences, with how often they come, and whether the school takes them as good ones. */
export const absenceReasons = [
  { label: "MALADIE", weight: 6, justified: true },
  { label: "RENDEZ-VOUS MEDICAL", weight: 2, justified: true },
  { label: "RAISON FAMILIALE", weight: 2, justified: true },
  { label: "PROBLEME DE TRANSPORT", weight: 1, justified: true },
  { label: "SANS MOTIF VALABLE", weight: 1, justified: false },
] as const;

/** Reasons of delays. */
export const delayReasons = [
  { label: "TRANSPORT", weight: 4, justified: true },
  { label: "PANNE DE REVEIL", weight: 3, justified: false },
  { label: "RENDEZ-VOUS MEDICAL", weight: 1, justified: true },
] as const;

/** What pupils are punished for, in a lesson. */
export const misdeeds = [
  { reason: "BAVARDAGES", told: "Bavardages répétés malgré plusieurs rappels." },
  { reason: "TRAVAIL NON FAIT", told: "Troisième travail non rendu." },
  { reason: "OUBLI DE MATERIEL", told: "Matériel oublié pour la quatrième fois." },
  { reason: "INSOLENCE", told: "Réponse insolente à une remarque." },
  { reason: "TELEPHONE", told: "Téléphone utilisé en classe." },
] as const;

/** What a punished pupil does. */
export const punishmentWork = [
  "Exercices de révision du chapitre en cours.",
  "Recopier et apprendre la leçon.",
  "Rédiger une page sur le respect des règles en classe.",
] as const;

/** Lines of the call sheet. */
export const observationTexts = [
  { section: "Leçon non apprise", sort: "observation", comment: "À revoir pour le prochain cours" },
  { section: "Travail non fait", sort: "observation", comment: "Exercices à rattraper" },
  { section: "Oubli de matériel", sort: "observation", comment: "" },
  { section: "Défaut de carnet", sort: "missing-notebook", comment: "Carnet de correspondance oublié" },
  { section: "Encouragement", sort: "encouragement", comment: "Belle participation aujourd'hui" },
  { section: "Encouragement", sort: "encouragement", comment: "Des progrès nets, continue !" },
  { section: "Autre", sort: "other", comment: "A aidé un camarade nouvellement arrivé" },
] as const;

/** What brings pupils to the nurse, and what she does. */
export const infirmaryCases = [
  { symptom: "Maux de tête", care: "Repos" },
  { symptom: "Maux de ventre", care: "Surveillance" },
  { symptom: "Saignement de nez", care: "Soins locaux" },
  { symptom: "Cheville douloureuse", care: "Poche de froid" },
] as const;

/** Reasons that parents may give, by what they give them for. */
export const parentReasons = {
  absence: ["MALADIE", "RAISON FAMILIALE"],
  delay: ["TRANSPORT"],
} as const;
