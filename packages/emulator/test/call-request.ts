import { type SpaceRow, spaces } from "@preau/wire";
import type { CallHandler, CallRequest, OpeningRequest, SchoolOptions } from "../src/calls/handler.js";
import { type ProfileName, profileOf } from "../src/profiles.js";
import { AnswerFiles } from "../src/session/answer-files.js";
import type { Ids } from "../src/session/ids.js";
import type { Account, School } from "../src/world/school.js";

/** Ids of one session, readable: `46#student:1`. */
export class PlainIds implements Ids {
  readonly #worldIds = new Map<string, string>();

  issue(table: number, worldId: string): string {
    this.#worldIds.set(`${table}#${worldId}`, worldId);
    return `${table}#${worldId}`;
  }

  resolve(n: string): string | undefined {
    return this.#worldIds.get(n);
  }
}

/** What a test says of a request; the rest is ordinary. */
export interface RequestChoice {
  readonly school: School;
  readonly login: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly tab?: number;
  /** The child that a parent's signature names. */
  readonly member?: string;
  readonly now?: string;
  readonly profile?: ProfileName;
  readonly options?: Partial<SchoolOptions>;
  readonly ids?: Ids;
  readonly qrCodes?: CallRequest["qrCodes"];
  readonly documents?: CallRequest["documents"];
  readonly uploads?: CallRequest["uploads"];
  readonly secrets?: CallRequest["secrets"];
}

const noCodes: CallRequest["qrCodes"] = { issue: () => ({ jeton: "00", login: "00" }) };

const noUploads: CallRequest["uploads"] = { find: () => undefined, cancel: () => undefined };

const noSecrets: CallRequest["secrets"] = { read: () => undefined };

const noDocuments: CallRequest["documents"] = { publish: ({ name }) => `FichiersExternes/00/${name}` };
/** Arguments that nothing encrypts, no PIN, and passwords that are always good. */
const openDesk = (data: Readonly<Record<string, unknown>>): CallRequest["security"] => ({
  secret: (field) => (typeof data[field] === "string" ? data[field] : undefined),
  isPin: () => false,
  mayBePin: () => true,
  refusePassword: () => undefined,
  newToken: () => ({}),
});

/** A request as the session would hand it over. */
export function requestOf(choice: RequestChoice): CallRequest {
  const { school, login, member } = choice;
  const account = school.accounts.find((one) => one.login === login);
  if (account === undefined) throw new Error(`no account ${login}`);
  const studentId = account.audience === "student" ? account.personId : undefined;
  return {
    ...openingOf(choice, spaceOf(account)),
    data: choice.data ?? {},
    tab: choice.tab,
    account,
    qrCodes: choice.qrCodes ?? noCodes,
    documents: choice.documents ?? noDocuments,
    security: openDesk(choice.data ?? {}),
    uploads: choice.uploads ?? noUploads,
    secrets: choice.secrets ?? noSecrets,
    student: school.students.find((one) => one.id === studentId || one.name === member),
  };
}

/** A request that comes before the login. */
export function openingOf(choice: Omit<RequestChoice, "login">, space: SpaceRow): OpeningRequest {
  return {
    data: choice.data ?? {},
    tab: undefined,
    space,
    school: choice.school,
    ids: choice.ids ?? new PlainIds(),
    files: new AnswerFiles(),
    now: choice.now ?? "2026-01-15T09:40",
    profile: profileOf(choice.profile ?? "2025.2"),
    options: {
      hiddenTabs: [],
      refusedTabs: [],
      timetableRanges: true,
      exclusiveMode: false,
      ...choice.options,
    },
  };
}

/** The mobile space of an account. */
function spaceOf(account: Account): SpaceRow {
  const space = spaces.find((one) => one.audience === account.audience && one.mobile);
  if (space === undefined) throw new Error(`no space for ${account.audience}`);
  return space;
}

/** JSON of an answer, as it would cross the wire: undefined keys are gone, and nothing else may be lost. */
export function overTheWire(handler: CallHandler, choice: RequestChoice): Record<string, unknown> {
  const { data } = handler.handle(requestOf(choice));
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>; // an object went in
}

/** Follows keys and indices into JSON; `undefined` when the way ends. */
export function dig(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== "object" || at === null) return undefined;
    return (at as Record<string | number, unknown>)[key]; // any key may be asked of an object
  }, value);
}
