/** Kinds of room a subject is taught in. */
export type RoomKind = "home" | "lab" | "gym" | "art" | "music" | "workshop" | "study";

/** One subject of the catalogue, before teachers and rooms are given out. */
export interface CatalogueSubject {
  readonly name: string;
  readonly color: string;
  readonly room: RoomKind;
}

/** Subjects of a collège, written as schools write them: capitals, few accents. */
export const catalogue = {
  french: { name: "FRANCAIS", color: "#C2497B", room: "home" },
  maths: { name: "MATHEMATIQUES", color: "#2F5FB3", room: "home" },
  history: { name: "HISTOIRE-GEOGRAPHIE", color: "#C98A1B", room: "home" },
  english: { name: "ANGLAIS LV1", color: "#7FA832", room: "home" },
  spanish: { name: "ESPAGNOL LV2", color: "#E2602C", room: "home" },
  german: { name: "ALLEMAND LV2", color: "#A3782E", room: "home" },
  biology: { name: "SCIENCES VIE & TERRE", color: "#2E9E6B", room: "lab" },
  physics: { name: "PHYSIQUE-CHIMIE", color: "#1F8FA8", room: "lab" },
  science: { name: "SCIENCES", color: "#27998C", room: "lab" },
  technology: { name: "TECHNOLOGIE", color: "#6C7A89", room: "workshop" },
  sport: { name: "ED.PHYSIQUE & SPORT.", color: "#D7433B", room: "gym" },
  art: { name: "ARTS PLASTIQUES", color: "#9B5FC0", room: "art" },
  music: { name: "EDUCATION MUSICALE", color: "#5D6BC7", room: "music" },
  classLife: { name: "VIE DE CLASSE", color: "#8C8C8C", room: "home" },
  latin: { name: "LATIN", color: "#8A5A3C", room: "home" },
  choir: { name: "CHORALE", color: "#4C86C6", room: "music" },
  study: { name: "PERMANENCE", color: "#B8B8B8", room: "study" },
} as const satisfies Record<string, CatalogueSubject>;

export type SubjectKey = keyof typeof catalogue;

/** World id of a catalogue subject. */
export function subjectId(key: SubjectKey): string {
  return `subject:${key}`;
}

/** Labels of rooms by kind; a number follows where there is more than one. */
export const roomLabels = {
  home: "SALLE",
  lab: "LABO",
  gym: "GYMNASE",
  art: "ARTS",
  music: "MUSIQUE",
  workshop: "ATELIER",
  study: "PERMANENCE",
} as const satisfies Record<RoomKind, string>;

/** What fills one hour of a class: one subject, or a pair that shares the place. */
export type PlanUnit =
  | { readonly kind: "single"; readonly subject: SubjectKey; readonly teachers?: 2 }
  /** The whole class, one subject in the first fortnight and another in the second. */
  | { readonly kind: "fortnight"; readonly first: SubjectKey; readonly second: SubjectKey }
  /** Two language groups at the same time. */
  | { readonly kind: "languages"; readonly left: SubjectKey; readonly right: SubjectKey }
  /** Half classes that swap laboratories every fortnight. */
  | { readonly kind: "halves"; readonly left: SubjectKey; readonly right: SubjectKey };

const common: readonly PlanUnit[] = [
  ...hours("french", 4),
  ...hours("history", 3),
  { kind: "fortnight", first: "french", second: "maths" },
  ...hours("art", 1),
  ...hours("music", 1),
  { kind: "single", subject: "classLife", teachers: 2 },
];

/** Hours of a week beside double lessons of sport and the long laboratory lesson. */
export function unitsOf(level: string): readonly PlanUnit[] {
  if (level === "6") return [...common, ...hours("maths", 4), ...hours("english", 4), ...hours("science", 2)];
  return [
    ...common,
    ...hours("maths", 3),
    ...hours("english", 3),
    { kind: "languages", left: "spanish", right: "german" },
    { kind: "languages", left: "spanish", right: "german" },
    ...hours("physics", 1),
    { kind: "halves", left: "biology", right: "physics" },
    ...hours("technology", 1),
    ...hours("sport", 1),
  ];
}

/** The same hours where art and music take turns, two hours each, and what else a week has one hour of. */
export function alternatingUnits(level: string): readonly PlanUnit[] {
  const turns: readonly (readonly [SubjectKey, SubjectKey])[] = [
    ["art", "music"],
    ["technology", "physics"],
  ];
  return turns.reduce<readonly PlanUnit[]>((units, [first, second]) => {
    const hour = (subject: SubjectKey) =>
      units.find((unit) => unit.kind === "single" && unit.subject === subject);
    const pair = [hour(first), hour(second)];
    if (pair.includes(undefined)) return units;
    const turn: PlanUnit = { kind: "fortnight", first, second };
    return [...units.filter((unit) => !pair.includes(unit)), turn, turn];
  }, unitsOf(level));
}

/** Subject of the long laboratory lesson, three half-hours. */
export function labSubject(level: string): SubjectKey {
  return level === "6" ? "science" : "biology";
}

/** Double lessons of sport in a week. */
export function sportDoubles(level: string): number {
  return level === "6" ? 2 : 1;
}

function hours(subject: SubjectKey, count: number): PlanUnit[] {
  return Array.from({ length: count }, () => ({ kind: "single", subject }));
}
