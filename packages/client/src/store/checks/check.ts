import { isPronoteError } from "../../errors/pronote-error.js";
import type { AccountRecord, CredentialStore } from "../credential-store.js";

/**
 * Gives a store on the place to be checked. Called twice within a check, it gives a second, independent store on the same
 * place: another connection to the same database, say. A place may hold accounts already; they are left alone.
 */
export type MakeStore = () => Promise<CredentialStore>;

/** One thing that every driver must do. */
export interface StoreCheck {
  /** What it must do, as a sentence. */
  readonly title: string;
  /** Rejects with an error that says what is wrong. */
  readonly run: (makeStore: MakeStore) => Promise<void>;
}

/** A check with accounts of its own, which are removed when it ends. */
export function check(
  title: string,
  run: (makeStore: MakeStore, account: (suffix?: string) => string) => Promise<void>,
): StoreCheck {
  return {
    title,
    async run(makeStore) {
      const used: string[] = [];
      const mark = [...globalThis.crypto.getRandomValues(new Uint8Array(6))]
        .map((byte) => (byte % 36).toString(36))
        .join("");
      const name = (suffix = ""): string => {
        const account = `check-${mark}${suffix}`;
        used.push(account);
        return account;
      };
      try {
        await run(makeStore, name);
      } finally {
        const store = await makeStore();
        await Promise.all(used.map((account) => store.remove(account)));
      }
    },
  };
}

const patienceMs = 3000;

/** A record with everything that a record may have. Invented. */
export function fullRecord(account: string, generation = 1): AccountRecord {
  return {
    account,
    generation,
    label: "Camille Édouard-Ñuñez (élève) “3ᵉ B” 🎒",
    credentials: {
      url: "https://0000000x.school.example/pronote/mobile.eleve.html",
      username: "c.edouard'; --",
      token: "0123456789ABCDEF".repeat(64),
      deviceId: "00000000-0000-4000-8000-000000000000",
      clientIdentifier: "invented",
      space: "student",
      timeZone: "Indian/Reunion",
    },
    intent: { generation, startedAt: "2026-01-15T07:30:00.000Z" },
    session: { counter: 42, keys: ["a", "b"], nested: { none: null, yes: true, ratio: 0.25, empty: {} } },
    gate: { logins: ["2026-01-15T07:30:00.000Z"], until: null },
  };
}

/** Fails with a message unless something is so. */
export function ensure(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}

/** Fails unless two JSON values are alike. The order of an object's fields does not count: databases change it. */
export function ensureAlike(found: unknown, wanted: unknown, what: string): void {
  ensure(canonical(found) === canonical(wanted), `${what} is not what was saved.`);
}

/** Fails unless a promise rejects with a `StoreError`. */
export async function ensureRefused(attempt: Promise<unknown>, what: string): Promise<void> {
  const outcome = await attempt.then(
    () => "nothing",
    (error: unknown) => (isPronoteError(error) && error.code === "store" ? "store" : "another error"),
  );
  ensure(outcome === "store", `${what} must be refused with a StoreError; there was ${outcome}.`);
}

/** Fails when something has not ended after some seconds, as it does that waits for itself. */
export async function ensureEnds<T>(wait: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} does not end.`)), patienceMs);
  });
  return Promise.race([wait, tooLong]).finally(() => clearTimeout(timer));
}

/** Lets others work for a moment. */
export function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
