import {
  Client,
  isPronoteError,
  type LoginOptions,
  ParentClient,
  type PronoteError,
  VieScolaireClient,
} from "@preau/client";
import {
  type Account,
  type Emulator,
  type EmulatorOptions,
  type PackingName,
  type ProfileName,
  packings,
  profiles,
  startEmulator,
} from "@preau/emulator";

/** One way of speaking: a version, and what it does with its secured parts. */
export interface Manner {
  readonly profile: ProfileName;
  readonly encrypt: boolean;
  readonly compress: boolean;
}

/** The oldest and the newest, one of them packed: enough where something else than manners is looked at. */
const few = new Set(["2022 plain", "2026.2.5 compressed"]);

type NamedManner = readonly [name: string, manner: Manner];

/** Every profile of the emulator, in every packing that it may have. */
const everyManner: readonly NamedManner[] = (Object.keys(profiles) as ProfileName[]).flatMap((profile) => {
  const allowed: readonly PackingName[] = profiles[profile].packings;
  return allowed.map((how) => [`${profile} ${how}`, { profile, ...packings[how] }] as const);
});

/** The manners of this run: every one, or `few` of them. */
export const manners: readonly NamedManner[] = everyManner.filter(
  ([name]) => process.env["PREAU_FEW"] !== "1" || few.has(name),
);

/** The newest version in its last two packings, whichever manners this run speaks. */
export const newestManners: readonly NamedManner[] = everyManner.slice(-2);

/** A Wednesday in term, whatever the day the tests run on. */
export const schoolDay = "2026-11-25";

/** Runs a journey against a school of its own, and closes it whatever happens. */
export async function inSchool(
  options: EmulatorOptions,
  journey: (emulator: Emulator) => Promise<void>,
): Promise<void> {
  const emulator = await startEmulator({ today: schoolDay, seed: 7, ...options });
  try {
    await journey(emulator);
  } finally {
    await emulator.close();
  }
}

/** An account of the school. */
export function accountOf(emulator: Emulator, wanted: (account: Account) => boolean): Account {
  const account = emulator.accounts.find(wanted);
  if (account === undefined) throw new Error("the school has no such account");
  return account;
}

const isUsable = (account: Account): boolean => account.disabled !== true;

/** Options that log an account in. */
export function optionsFor(emulator: Emulator, account: Account): LoginOptions {
  const page = { student: "eleve", parent: "parent", "school-life": "viescolaire" }[account.audience];
  return { url: `${emulator.url}/${page}.html`, username: account.login, password: account.password };
}

/** Somebody's usable account. */
export function someAccount(emulator: Emulator, audience: Account["audience"]): Account {
  return accountOf(emulator, (account) => account.audience === audience && isUsable(account));
}

/** Logs in as a pupil: the first one, unless another is named. */
export function loginStudent(
  emulator: Emulator,
  options: Partial<LoginOptions> = {},
  account: Account = someAccount(emulator, "student"),
): Promise<Client> {
  return Client.login({ ...optionsFor(emulator, account), ...options });
}

/** Logs in as a parent of two children. */
export function loginParent(emulator: Emulator, options: Partial<LoginOptions> = {}): Promise<ParentClient> {
  const ofTwo = new Set(
    emulator.school.parents.filter((parent) => parent.childIds.length === 2).map((parent) => parent.id),
  );
  const account = accountOf(
    emulator,
    (candidate) => candidate.audience === "parent" && isUsable(candidate) && ofTwo.has(candidate.personId),
  );
  return ParentClient.login({ ...optionsFor(emulator, account), ...options });
}

/** Logs in to the school-life space. */
export function loginSchoolLife(
  emulator: Emulator,
  options: Partial<LoginOptions> = {},
): Promise<VieScolaireClient> {
  return VieScolaireClient.login({
    ...optionsFor(emulator, someAccount(emulator, "school-life")),
    ...options,
  });
}

/** Requests that the school has received, by remote function. */
export function requestsTo(emulator: Emulator, ...names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (emulator.requests.get(name) ?? 0), 0);
}

/** No patience: the waits between two tries are the library's business, not the tests'. */
export const impatient = { environment: { wait: async (): Promise<void> => undefined }, timeoutMs: 5000 };

/** The one typed error that something ends in; it says what to do next. */
export async function errorOf(promise: Promise<unknown>): Promise<PronoteError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPronoteError(error)) throw new Error(`no error of the library: ${String(error)}`);
  if (!/\w{3}.*[.]$/u.test(error.hint) || !error.message.includes(error.hint)) {
    throw new Error(`an error that does not say what to do next: ${error.message}`);
  }
  return error;
}
