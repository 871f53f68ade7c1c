import type { AnyClient, Client, Feature } from "@preau/client";

/** Every feature, in the order in which one is chosen to be read: the usual ones first. */
const every: Readonly<Record<Feature, true>> = {
  timetable: true,
  homework: true,
  grades: true,
  attendance: true,
  evaluations: true,
  news: true,
  discussions: true,
  menus: true,
  agenda: true,
  documents: true,
  home: true,
  lessonContents: true,
  report: true,
  teachingStaff: true,
  students: true,
  gradeStatement: true,
  skillsReport: true,
  punishments: true,
  rollCall: true,
  personalDetails: true,
  childAccount: true,
};

/** All of them. */
export const features = Object.keys(every) as readonly Feature[]; // its own keys

/** Those without which a family's account is of little use. */
export const usualFeatures: readonly Feature[] = ["timetable", "homework", "grades"];

/** How a feature is read: one request, of a pupil or of any account. */
interface Reads {
  readonly pupil?: (client: Client, signal: AbortSignal) => Promise<unknown>;
  readonly any?: (client: AnyClient, signal: AbortSignal) => Promise<unknown>;
}

const reads: Readonly<Partial<Record<Feature, Reads>>> = {
  timetable: { pupil: (client, signal) => client.lessons(client.openDay, client.openDay, { signal }) },
  homework: { pupil: (client, signal) => client.homework(client.openDay, client.openDay, { signal }) },
  grades: { pupil: (client, signal) => client.gradesOverview(undefined, { signal }) },
  attendance: { pupil: (client, signal) => client.attendance(undefined, { signal }) },
  evaluations: { pupil: (client, signal) => client.evaluations(undefined, { signal }) },
  students: { any: firstClass },
  discussions: { any: (client, signal) => client.discussions({ signal }) },
};

/** Pupils of the first class that a member of staff may see. */
async function firstClass(client: AnyClient, signal: AbortSignal): Promise<unknown> {
  const [first] = "students" in client ? client.classes : [];
  return first === undefined || !("students" in client) ? [] : client.students(first, undefined, { signal });
}

/** A read that the account may make, the usual ones first; `undefined` when it may make none of those known here. */
export function readOf(
  client: AnyClient,
  pupil: Client | undefined,
): { readonly feature: Feature; readonly read: (signal: AbortSignal) => Promise<unknown> } | undefined {
  for (const feature of features) {
    const { pupil: ofPupil, any } = reads[feature] ?? {};
    if (!client.can(feature)) continue;
    if (ofPupil !== undefined && pupil !== undefined)
      return { feature, read: (signal) => ofPupil(pupil, signal) };
    if (any !== undefined) return { feature, read: (signal) => any(client, signal) };
  }
  return undefined;
}

/** Kinds that the library calls unknown, with the number that the server gave: `grade 12`. */
export function unknownCodesIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  const visit = (inner: unknown, key: string, depth: number): void => {
    if (typeof inner !== "object" || inner === null || depth > 12) return;
    if (Array.isArray(inner)) {
      for (const item of inner) visit(item, key, depth + 1);
      return;
    }
    const { kind, code } = inner as { readonly kind?: unknown; readonly code?: unknown };
    if (kind === "unknown" && typeof code === "number") found.add(`${key} ${code}`);
    for (const [name, item] of Object.entries(inner)) visit(item, name, depth + 1);
  };
  visit(value, "value", 0);
  return [...found];
}
