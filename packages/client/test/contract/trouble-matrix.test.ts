import { Client, type CredentialStore, isPronoteError, memoryStore } from "@preau/client";
import {
  type CallHandler,
  drip,
  dropAfter,
  dropBefore,
  type Emulator,
  type Fault,
  garble,
  hang,
  refuse,
  startEmulator,
  status,
  truncate,
  wrongNumber,
} from "@preau/emulator";
import { fatalErrors, pageSentences } from "@preau/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestsTo, schoolDay, someAccount } from "./box.js";

// Every trouble that the tables know × a read and a write × the moment at which it strikes: what the caller is told, how many
// logins that costs, that no change is made twice, and what the next call does. The rules are those of docs/errors.md.

const isLong = process.env["PREAU_LONG"] !== undefined;

/** What a trouble does to the request that meets it. */
type Effect =
  /** The answer is asked for again, and comes. */
  | "recovered"
  /** The session was over before the request. */
  | "expired"
  /** The answer belongs to another request. */
  | "out of step"
  /** The server said no. */
  | "refused"
  /** There is no answer of PRONOTE. */
  | "lost";

interface Trouble {
  readonly title: string;
  readonly effect: Effect;
  /** Code of the error, where the caller is told. */
  readonly code?: string;
  /** The gate is closed afterwards. */
  readonly closes?: boolean;
  /** The server has done what was asked. */
  readonly isProcessed?: boolean;
  /** The secret is taken for refused, when this strikes a login. */
  readonly refusesSecret?: boolean;
  readonly fault?: Fault;
  readonly times?: number;
  /** In place of the server's answer. */
  readonly page?: { readonly status: number; readonly html: string };
  /** Takes seconds, so that not every moment is tried each time. */
  readonly isSlow?: boolean;
}

const fatal = (code: number, effect: Effect, rest: Partial<Trouble> = {}): Trouble => ({
  title: `error ${code}`,
  effect,
  fault: refuse({ code }),
  ...(effect === "expired" ? { code: "session-lost" } : {}),
  ...rest,
});

const page = (
  title: string,
  html: string,
  code: string,
  rest: Partial<Trouble> & { at?: number } = {},
): Trouble => ({
  title,
  effect: "lost",
  code,
  page: { status: rest.at ?? 200, html: `<html><body><h1>${html}</h1></body></html>` },
  ...rest,
});

/** Beyond what is ever asked for again. */
const forGood = 5;

const troubles: readonly Trouble[] = [
  fatal(fatalErrors.sessionUnknown, "expired"),
  fatal(fatalErrors.sessionExpired, "expired"),
  fatal(fatalErrors.pageExpired4, "expired"),
  fatal(fatalErrors.pageExpired6, "expired"),
  fatal(fatalErrors.pageExpired7, "expired"),
  fatal(fatalErrors.accessRefused, "refused", { code: "not-allowed" }),
  fatal(fatalErrors.addressSuspended, "refused", { code: "suspended", closes: true }),
  fatal(fatalErrors.foreignObject, "refused", { code: "stale-reference" }),
  fatal(fatalErrors.staleObject, "refused", { code: "stale-reference" }),
  fatal(fatalErrors.pageNotDisplayable, "refused", { code: "protocol-changed" }),
  fatal(fatalErrors.wrongLogin, "refused", { code: "credentials", refusesSecret: true }),
  fatal(fatalErrors.tooManyAttempts, "refused", { code: "rate-limited", closes: true }),
  fatal(999, "refused", { code: "refused" }),
  page("the page of a suspended address", pageSentences.addressSuspended, "suspended", { closes: true }),
  page("the page of a closed site", pageSentences.siteClosed, "server-closed", { closes: true, at: 503 }),
  page("the page of a busy site", pageSentences.siteBusy, "server-closed", { closes: true }),
  page("the page of a page that does not exist", pageSentences.unknownPage, "not-pronote", { at: 404 }),
  page("the page of a page that cannot be shown", pageSentences.pageNotDisplayable, "not-pronote"),
  page("the page of a person whom the school does not know", pageSentences.unknownIdentity, "portal-login"),
  page("the page of a person of another space", `${pageSentences.noAccessToSpace} Élèves`, "portal-login"),
  page("an ordinary page", "Bienvenue", "not-pronote"),
  page("HTTP 429", "Trop de requêtes", "rate-limited", { closes: true, at: 429 }),
  { title: "HTTP 500", effect: "lost", code: "server-closed", closes: true, fault: status(500) },
  { title: "HTTP 503", effect: "lost", code: "server-closed", closes: true, fault: status(503) },
  { title: "a cut before", effect: "recovered", fault: dropBefore() },
  { title: "a cut after", effect: "recovered", fault: dropAfter() },
  { title: "half an answer", effect: "recovered", fault: truncate() },
  { title: "noise", effect: "recovered", fault: garble() },
  { title: "a slow answer", effect: "recovered", fault: drip(60) },
  { title: "cuts before, for good", effect: "lost", code: "network", fault: dropBefore(), times: forGood },
  {
    title: "cuts after, for good",
    effect: "lost",
    code: "network",
    fault: dropAfter(),
    times: forGood,
    isProcessed: true,
  },
  {
    title: "half answers, for good",
    effect: "lost",
    code: "network",
    fault: truncate(),
    times: forGood,
    isProcessed: true,
  },
  {
    title: "half answers that look whole, for good",
    effect: "lost",
    code: "decode",
    fault: truncate({ framed: true }),
    times: forGood,
    isProcessed: true,
  },
  {
    title: "noise, for good",
    effect: "lost",
    code: "decode",
    fault: garble("secured"),
    times: forGood,
    isProcessed: true,
  },
  {
    title: "an answer to another request",
    effect: "out of step",
    code: "session-lost",
    fault: wrongNumber(),
    isProcessed: true,
  },
  { title: "no answer", effect: "recovered", fault: hang(), isSlow: true },
  {
    title: "no answer, for good",
    effect: "lost",
    code: "timeout",
    fault: hang(),
    times: forGood,
    isSlow: true,
  },
];

type Access = "read" | "write";

const onSession = {
  idle: "on a session at rest",
  queued: "behind a call that works",
  behind: "behind the call that meets it",
  renewal: "while the session is renewed",
} as const;
type Moment = keyof typeof onSession;

/** What happens to a call, and after it. */
interface Outcome {
  /** `ok`, or the code of the error. */
  readonly result: string;
  /** Logins that were let in. */
  readonly logins: number;
  /** Changes that were made. */
  readonly writes: number;
  /** What a read made next finds: the session, another one, or a closed gate that sends nothing. */
  readonly next: "the session" | "a new session" | "gate-closed" | "token-rejected";
}

/** The rules. */
function rule(
  { effect, code = "", closes, isProcessed, refusesSecret }: Trouble,
  access: Access,
  moment: Moment,
): Outcome {
  const writes = (count: number): number => (access === "write" ? count : 0);
  const after = closes === true ? "gate-closed" : "a new session";
  if (effect === "recovered") {
    return { result: "ok", logins: moment === "renewal" ? 1 : 0, writes: writes(1), next: "the session" };
  }
  if (moment === "renewal") {
    return { result: code, logins: 0, writes: 0, next: refusesSecret === true ? "token-rejected" : after };
  }
  const isOver = effect === "expired" || effect === "out of step";
  if (moment === "behind") {
    // It was never sent: the next session takes it, where there may be one.
    if (closes === true) return { result: "gate-closed", logins: 0, writes: 0, next: "gate-closed" };
    return { result: "ok", logins: 1, writes: writes(1), next: "the session" };
  }
  if (access === "read" && isOver) return { result: "ok", logins: 1, writes: 0, next: "the session" };
  const isUnknown = access === "write" && (effect === "lost" || effect === "out of step");
  return {
    result: isUnknown ? "outcome-unknown" : code,
    logins: 0,
    writes: writes(isProcessed === true ? 1 : 0),
    next: after,
  };
}

let emulator: Emulator;
let store: CredentialStore;
let writes = 0;
const account = "camille";
const clock = { now: Date.parse("2026-11-25T10:00:00Z") };
/** Answers in place of the server's, for the next requests of a call. */
const planned = new Map<string, { readonly status: number; readonly html: string }>();

const tick: CallHandler = {
  name: "SaisieTAFFaitEleve",
  tabs: [88],
  fields: ["listeTAF"],
  handle: () => {
    writes += 1;
    return { data: {}, report: {} };
  },
};

beforeAll(async () => {
  store = memoryStore();
  const never = Number.MAX_SAFE_INTEGER;
  const quarantine = { failuresBeforeBlock: never, failuresBeforeSuspension: never };
  emulator = await startEmulator({ today: schoolDay, seed: 7, handlers: [tick], quarantine });
});

afterAll(() => emulator.close());

const tampering: typeof fetch = async (input, init) => {
  const body = typeof init?.body === "string" ? init.body : "";
  for (const [call, { status, html }] of planned) {
    if (!body.includes(`"${call}"`)) continue;
    planned.delete(call);
    return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8" } });
  }
  return fetch(input, init);
};

const options = (timeoutMs: number) => ({
  store,
  account,
  timeoutMs,
  environment: { wait: async (): Promise<void> => undefined, now: () => clock.now, fetch: tampering },
});

const calls = { read: "PageEmploiDuTemps", write: "SaisieTAFFaitEleve" } as const;

function plan(
  { fault, times = 1, page: answer }: Trouble,
  call: Parameters<Emulator["faults"]["next"]>[0],
): void {
  if (fault !== undefined) emulator.faults.next(call, fault, { times });
  if (answer !== undefined) planned.set(call, answer);
}

function planNothing(): void {
  emulator.faults.clear();
  planned.clear();
}

async function resultOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "ok",
    (error: unknown) => (isPronoteError(error) ? error.code : String(error)),
  );
}

const letIn = (): number => emulator.logins.filter(({ accepted }) => accepted).length;

/** A session on which nothing has happened yet, and a gate that has seen nothing. */
async function begin(timeoutMs: number): Promise<Client> {
  planNothing();
  clock.now += 48 * 3_600_000;
  for (const name of (await store.list?.()) ?? []) if (name !== account) await store.remove(name);
  const { login } = someAccount(emulator, "student");
  return Client.tokenLogin(account, options(timeoutMs)).catch(async () => {
    await store.remove(account);
    return Client.qrcodeLogin({ ...emulator.qrCode(login), ...options(timeoutMs) });
  });
}

function make(client: Client, access: Access): Promise<unknown> {
  if (access === "read") return client.lessons(schoolDay);
  return client.post("SaisieTAFFaitEleve", { data: { listeTAF: [] } });
}

async function journey(trouble: Trouble, access: Access, moment: Moment): Promise<Outcome> {
  const client = await begin(trouble.isSlow === true ? 700 : 10_000);
  if (moment === "renewal") {
    // Lost by what no call is repeated for, so that the next one renews.
    emulator.faults.next("PageEmploiDuTemps", refuse({ code: fatalErrors.staleObject }));
    await resultOf(client.lessons(schoolDay));
  }
  const before = { logins: letIn(), writes };
  const struck = {
    idle: calls[access],
    queued: calls[access],
    behind: "DernieresNotes",
    renewal: "Identification",
  } as const;
  plan(trouble, struck[moment]);
  const ahead = moment === "queued" || moment === "behind" ? resultOf(client.gradesOverview()) : undefined;
  const result = await resultOf(make(client, access));
  await ahead;
  const seen = { result, logins: letIn() - before.logins, writes: writes - before.writes };
  planNothing();
  const pages = requestsTo(emulator, "page");
  const outcome: Outcome = {
    ...seen,
    next: nextOf(await resultOf(client.sessionCheck()), requestsTo(emulator, "page") - pages),
  };
  // Nothing that was sent before comes after.
  expect(writes - before.writes).toBe(seen.writes);
  await client.close();
  return outcome;
}

function nextOf(result: string, pages: number): Outcome["next"] {
  if (result === "ok") return pages === 0 ? "the session" : "a new session";
  if (pages !== 0) throw new Error(`a session was opened that came to nothing: ${result}`);
  return result as Outcome["next"]; // compared with what the rule says
}

/** One trouble of each sort: the others are queued for only when there is time. */
const ofEachSort = new Set(
  new Map(troubles.toReversed().map((trouble) => [`${trouble.effect} ${trouble.closes}`, trouble])).values(),
);

/** The moments that are tried; all of them when there is time. */
function momentsOf(trouble: Trouble): readonly Moment[] {
  const all = Object.keys(onSession) as Moment[];
  if (isLong) return all;
  if (trouble.isSlow === true) return ["idle"];
  return ofEachSort.has(trouble) ? all : ["idle"];
}

/** The steps of a login at which it is met. */
function stepsOf(trouble: Trouble): readonly ("Identification" | "Authentification")[] {
  if (isLong || ofEachSort.has(trouble)) return ["Identification", "Authentification"];
  return trouble.isSlow === true ? [] : ["Authentification"];
}

describe.each(troubles)("$title", (trouble) => {
  test.each(
    momentsOf(trouble).flatMap((moment) =>
      (["read", "write"] as const).map((access) => [access, onSession[moment], moment] as const),
    ),
  )("met by a %s %s", async (access, _, moment) => {
    expect(await journey(trouble, access, moment)).toEqual(rule(trouble, access, moment));
  });

  test.each(stepsOf(trouble))("met by a login, at its %s", async (step) => {
    await (await begin(10_000)).close();
    const before = letIn();
    plan(trouble, step);
    const timeoutMs = trouble.isSlow === true ? 700 : 10_000;
    const login = (): Promise<string> =>
      resultOf(Client.tokenLogin(account, options(timeoutMs)).then((client) => client.close()));
    const result = await login();
    const isIn = trouble.effect === "recovered";
    const isSpent = step === "Authentification" && trouble.isProcessed === true;
    expect(result).toBe(isIn ? "ok" : trouble.code);
    expect(letIn() - before).toBe(isIn || isSpent ? 1 : 0);
    planNothing();
    if (trouble.closes === true) {
      const pages = requestsTo(emulator, "page");
      expect(await login()).toBe("gate-closed");
      expect(requestsTo(emulator, "page")).toBe(pages);
    }
    // Once the gate is open, the token works, unless it was replaced unseen, or refused.
    clock.now += 7 * 3_600_000;
    expect(await login()).toBe(isSpent || trouble.refusesSecret === true ? "token-rejected" : "ok");
  });
});

test("every number and sentence of the tables is among these", () => {
  const numbers = troubles.flatMap(({ fault }) => (fault?.kind === "refuse" ? [fault.code] : []));
  expect(new Set(numbers)).toEqual(new Set([...Object.values(fatalErrors), 999]));
  const pages = troubles.map(({ page: answer }) => answer?.html ?? "").join();
  for (const sentence of Object.values(pageSentences)) expect(pages).toContain(sentence);
});
