import {
  type Client,
  isPronoteError,
  type Period,
  type UnreadKeys,
  type VieScolaireClient,
} from "@preau/client";
import type { EmulatorOptions } from "@preau/emulator";

/** A Wednesday on which the first report cards are out and the second term runs. */
export const readingDay = "2026-12-16";

/** Days around it that are rich in everything; the weeks before hold what is announced late. */
export const readingRange = ["2026-12-07", "2026-12-18"] as const;

/** A school that stands still, at an hour when nothing more of the day is to come. */
export const atEvening: EmulatorOptions = {
  today: readingDay,
  clock: { now: () => `${readingDay}T20:30`, utc: () => `${readingDay}T19:30:00.000Z` },
};

/** The first period of the kind that marks are given for: a school lists terms and semesters, and uses the ones. */
function markedPeriod({ periods, currentPeriod }: Pick<Client, "periods" | "currentPeriod">): Period {
  const found = periods.find(({ kind }) => kind === currentPeriod?.kind);
  if (found === undefined) throw new Error("the school has neither terms nor semesters");
  return found;
}

/** Every method that reads for a family, and with what it is called here. Those that cost several calls share theirs. */
const reads = {
  lessons: (client: Client) => client.lessons(...readingRange),
  homework: (client: Client) => client.homework(...readingRange),
  lessonContents: (client: Client) => client.lessonContents(...readingRange),
  sharedResources: (client: Client) => client.sharedResources(),
  gradesOverview: (client: Client) => client.gradesOverview(markedPeriod(client)),
  attendance: (client: Client) => client.attendance("year"),
  evaluations: (client: Client) => client.evaluations(markedPeriod(client)),
  report: (client: Client) => client.report(markedPeriod(client)),
  gradeStatement: (client: Client) => client.gradeStatement(markedPeriod(client)),
  skillsReport: (client: Client) => client.skillsReport(markedPeriod(client)),
  informationAndSurveys: (client: Client) => client.informationAndSurveys(),
  discussions: (client: Client) => client.discussions(),
  getRecipients: (client: Client) => client.getRecipients(),
  menus: (client: Client) => client.menus(...readingRange),
  agenda: (client: Client) => client.agenda("2026-09-01"),
  documents: (client: Client) => client.documents(),
  getTeachingStaff: (client: Client) => client.getTeachingStaff(),
  personalDetails: (client: Client) => client.personalDetails(),
  // A day with a meal.
  home: (client: Client) => client.home("2026-12-17"),
  notifications: (client: Client) => client.notifications(),
  averageMethod: async (client: Client) => {
    const [first] = await client.averages(markedPeriod(client));
    return first === undefined ? undefined : client.averageMethod(first, markedPeriod(client));
  },
  threads: async (client: Client) => {
    const discussions = await client.discussions();
    return Promise.all(discussions.slice(0, 4).map((one) => client.discussionThread(one)));
  },
} as const;

/** A read that the school or the account does not allow: the code of its error, and that of nothing else. */
export interface Failure {
  readonly failed: string;
}

/** What was answered to every method, by its name. */
export type Answers = {
  readonly [Name in keyof typeof reads]: Awaited<ReturnType<(typeof reads)[Name]>> | Failure;
};

/**
 * Calls every method that reads, all at once, as an impatient program does. Anything that is thrown and no
 * `PronoteError` is thrown on.
 */
export async function readEverything(client: Client): Promise<Answers> {
  const found = Object.entries(reads).map(async ([name, read]) => {
    try {
      return [name, await read(client)] as const;
    } catch (error) {
      if (isPronoteError(error)) return [name, { failed: error.code } satisfies Failure] as const;
      throw error;
    }
  });
  return Object.fromEntries(await Promise.all(found)) as Answers; // made of the entries of `reads`
}

/** Whether a read failed. */
export function hasFailed(answer: unknown): answer is Failure {
  return typeof answer === "object" && answer !== null && "failed" in answer;
}

/** The answer of a read that must not fail. */
export function given<T>(answer: T): Exclude<T, Failure | undefined> {
  if (hasFailed(answer)) throw new Error(`the school refuses: ${answer.failed}`);
  if (answer === undefined) throw new Error("the school has none");
  return answer as Exclude<T, Failure | undefined>; // both were told apart above
}

/** What a client says beside its answers. */
export interface Heard {
  readonly warnings: string[];
  /** Keys that nobody read, by function. */
  readonly unread: Map<string, Set<string>>;
}

/** Listens to a client, from now on. */
export function listenTo(client: Client | VieScolaireClient): Heard {
  const heard: Heard = {
    warnings: client.warnings.map(({ call, path }) => `${call} › ${path}`),
    unread: new Map(),
  };
  client.on("warning", ({ call, path, expected, received }) => {
    heard.warnings.push(`${call} › ${path}: expected ${expected}, received ${received}`);
  });
  client.on("unreadKeys", ({ call, keys }: UnreadKeys) => {
    const known = heard.unread.get(call) ?? new Set();
    for (const key of keys) known.add(key);
    heard.unread.set(call, known);
  });
  return heard;
}
