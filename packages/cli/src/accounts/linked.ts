import type { AccountRecord, Credentials } from "@preau/client";
import type { AccountStore } from "./folder.js";

/** An account that is linked; with `--json`, what is printed of it. It holds no secret. */
export interface LinkedSummary {
  /** Its name here: what `--account` takes. */
  readonly account: string;
  /** What people call it. */
  readonly label?: string;
  /** Host of the school's server. */
  readonly school: string;
  readonly space: Credentials["space"];
  /** Name of the portal that it was linked through. */
  readonly portal?: string;
  /** Instant (ISO 8601, UTC) when it was linked last. */
  readonly since?: string;
}

/** What the command line keeps in a record beside the library's fields. */
export interface LinkDetails {
  /** Whose account it is, as the school writes it. */
  readonly holder: string;
  readonly since: string;
  /** The portal that it was linked through, which linking anew goes through too. */
  readonly portal?: PortalDetails | undefined;
}

/** How somebody signed in on a portal; no secret of theirs. */
export interface PortalDetails {
  readonly name: string;
  /** Login on the portal. */
  readonly user: string;
  readonly profile?: "student" | "parent";
  readonly choice?: string;
}

/** A record with our own field; the library hands on fields that it does not know. */
interface LinkedRecord extends AccountRecord {
  readonly preau?: LinkDetails;
}

/**
 * Every account that can be used, by name. A record without credentials is what a login that failed has
 * left, and no account; nor is what the library keeps beside them.
 *
 * @throws StoreError when a record cannot be read
 */
export async function linkedAccounts({
  store,
}: Pick<AccountStore, "store">): Promise<readonly LinkedSummary[]> {
  const { isAccountRecord } = await import("@preau/client");
  const names = (await store.list()).filter(isAccountRecord).sort();
  const records = await Promise.all(names.map((name) => store.load(name)));
  return records.flatMap((record) => (record === undefined ? [] : (summaryOf(record) ?? [])));
}

/** What is shown of a record; `undefined` when nobody can log in with it. */
function summaryOf(record: AccountRecord): LinkedSummary | undefined {
  const { account, credentials } = record;
  if (credentials === undefined) return undefined;
  const { holder, since, portal } = detailsOf(record);
  const label = record.label ?? holder;
  return {
    account,
    ...(label === undefined ? {} : { label }),
    school: new URL(credentials.url).host,
    space: credentials.space,
    ...(portal === undefined ? {} : { portal: portal.name }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Our own field, as far as it is there. */
export function detailsOf(record: AccountRecord): Partial<LinkDetails> {
  const { preau }: LinkedRecord = record;
  return typeof preau === "object" && preau !== null ? preau : {};
}

/** Writes down whose account it is and since when, and its label when there is a new one. */
export async function keepDetails(
  { store }: Pick<AccountStore, "store">,
  account: string,
  { label, ...preau }: LinkDetails & { readonly label?: string | undefined },
): Promise<LinkedSummary | undefined> {
  return store.lock(account, async () => {
    const record = await store.load(account);
    if (record === undefined) return undefined;
    const next: LinkedRecord = { ...record, ...(label === undefined ? {} : { label }), preau };
    await store.save(next);
    return summaryOf(next);
  });
}
