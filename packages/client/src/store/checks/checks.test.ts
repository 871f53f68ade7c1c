import { expect, test } from "vitest";
import type { AccountRecord, CredentialStore } from "../credential-store.js";
import { memoryStore } from "../memory-store.js";
import type { MakeStore } from "./check.js";
import { storeChecks } from "./index.js";

// A check that no driver can fail is worth nothing: each of these drivers does one thing wrong.

/** A driver on one memory, with something wrong. */
function wrong(change: (good: CredentialStore) => Partial<CredentialStore>): MakeStore {
  const good = memoryStore();
  const store = { ...good, ...change(good) };
  return async () => store;
}

/** A driver that keeps accounts under other names. */
function renaming(rename: (account: string) => string): MakeStore {
  return wrong((good) => ({
    async load(account) {
      const record = await good.load(rename(account));
      return record === undefined ? undefined : { ...record, account };
    },
    save: (record, options) => good.save({ ...record, account: rename(record.account) }, options),
  }));
}

/** What the driver does, the check that must find it, the driver. */
const broken: readonly (readonly [does: string, title: RegExp, makeStore: MakeStore])[] = [
  [
    "makes records up",
    /never saved/u,
    wrong((good) => ({
      load: async (account) => (await good.load(account)) ?? { account, generation: 0 },
    })),
  ],
  [
    "leaves fields out",
    /with every field/u,
    wrong((good) => ({
      save: ({
        clientIdentifier: _lost,
        gate: _too,
        ...record
      }: AccountRecord & { clientIdentifier?: string }) => good.save(record),
    })),
  ],
  ["forgets when it is opened anew", /another store on the same place/u, async () => memoryStore()],
  [
    "leaves out fields that it does not know",
    /newer version/u,
    wrong((good) => ({
      save: ({ invented: _lost, ...record }: AccountRecord & { invented?: unknown }) => good.save(record),
    })),
  ],
  [
    "merges instead of replacing",
    /replaces the whole record/u,
    wrong((good) => ({
      save: async (record, options) =>
        good.save({ ...(await good.load(record.account)), ...record }, options),
    })),
  ],
  ["does not tell capitals apart", /look alike/u, renaming((account) => account.toLowerCase())],
  ["does not tell accents apart", /look alike/u, renaming((account) => account.normalize("NFC"))],
  [
    "hands out what it keeps",
    /changes afterwards/u,
    wrong(() => {
      const kept = new Map<string, AccountRecord>();
      return {
        load: async (account) => kept.get(account),
        save: async (record) => void kept.set(record.account, record),
      };
    }),
  ],
  [
    "saves a lower generation",
    /lower generation/u,
    wrong((good) => ({
      save: (record, options) => good.remove(record.account).then(() => good.save(record, options)),
    })),
  ],
  [
    "overlooks which generation it is to replace",
    /over a generation/u,
    wrong((good) => ({ save: (record) => good.save(record) })),
  ],
  ["does not remove", /forgotten/u, wrong(() => ({ remove: async () => undefined }))],
  ["lists nothing", /is listed/u, wrong(() => ({ list: async () => [] }))],
  [
    "cannot be written",
    /says that it can/u,
    wrong(() => ({ checkWritable: () => Promise.reject(new Error("no")) })),
  ],
  [
    "shows its secrets",
    /printed/u,
    wrong((good) => {
      const kept: AccountRecord[] = [];
      const store = {
        kept,
        save: (record: AccountRecord) => good.save(record).then(() => void kept.push(record)),
      };
      return store;
    }),
  ],
  [
    "wraps errors",
    /what it throws/u,
    wrong((good) => ({
      lock: (account, work, options) =>
        good.lock(account, work, options).catch((cause: unknown) => {
          throw new Error("failed", { cause });
        }),
    })),
  ],
  [
    "saves nothing under its lock",
    /load, save and remove/u,
    wrong((good) => {
      let isLocked = false;
      return {
        save: async (record, options) => (isLocked ? undefined : good.save(record, options)),
        lock: (account, work, options) =>
          good.lock(
            account,
            () => {
              isLocked = true;
              return work().finally(() => {
                isLocked = false;
              });
            },
            options,
          ),
      };
    }),
  ],
  ["does not lock", /all counted/u, wrong(() => ({ lock: (_account, work) => work() }))],
  [
    "locks within one store only",
    /all counted/u,
    (() => {
      const shared = memoryStore();
      return async () => ({
        ...shared,
        lock: (account: string, work: () => Promise<never>) => memoryStore().lock(account, work),
      });
    })(),
  ],
  [
    "has one lock for all accounts",
    /different accounts/u,
    wrong((good) => ({ lock: (_account, work, options) => good.lock("all", work, options) })),
  ],
  [
    "goes on waiting when the signal aborts",
    /gives up/u,
    wrong((good) => ({ lock: (account, work) => good.lock(account, work) })),
  ],
  [
    "does not look at the signal",
    /aborted already/u,
    wrong((good) => ({ lock: (account, work) => good.lock(account, work) })),
  ],
  [
    "loses its locks",
    /not lost/u,
    wrong((good) => ({
      lock: (account, work, options) => good.lock(account, () => work(AbortSignal.abort()), options),
    })),
  ],
];

test.concurrent.for(broken)("a driver that %s is found out", async ([, title, makeStore]) => {
  const [check, ...others] = storeChecks.filter((one) => title.test(one.title));
  expect(others).toEqual([]);
  await expect(check?.run(makeStore)).rejects.toBeInstanceOf(Error);
});

test.for(storeChecks)("some broken driver fails this check: $title", ({ title }) => {
  expect(broken.filter(([, pattern]) => pattern.test(title))).not.toEqual([]);
});
