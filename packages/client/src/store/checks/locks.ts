import type { CredentialStore } from "../credential-store.js";
import { check, ensure, ensureEnds, fullRecord, moment, type StoreCheck } from "./check.js";

/** Who waits for whom. */
export const lockChecks: readonly StoreCheck[] = [
  check("a lock gives what its work gives, and what it throws", async (makeStore, account) => {
    const store = await makeStore();
    const name = account();
    ensure((await store.lock(name, async () => "result")) === "result", "the result of the work is lost.");
    const failure = new Error("on purpose");
    const outcome = await store.lock(name, () => Promise.reject(failure)).catch((error: unknown) => error);
    ensure(outcome === failure, "the error of the work does not come through as it is.");
    ensure((await store.lock(name, async () => "again")) === "again", "the lock stays after an error.");
  }),

  check("work that holds the lock may load, save and remove", async (makeStore, account) => {
    const store = await makeStore();
    const name = account();
    await store.lock(name, async () => {
      await store.save(fullRecord(name));
      ensure((await store.load(name)) !== undefined, "what was saved under the lock does not load.");
      await store.remove(name);
      ensure((await store.load(name)) === undefined, "what was removed under the lock still loads.");
    });
  }),

  check(
    "increments under the lock, by two stores on the same place, are all counted",
    async (makeStore, account) => {
      const first = await makeStore();
      const stores = [first, await makeStore()];
      const name = account();
      const rounds = 10;
      const all = stores.flatMap((store) => Array.from({ length: rounds }, () => increment(store, name)));
      await Promise.all(all);
      const { generation } = (await first.load(name)) ?? {};
      ensure(generation === all.length, `${all.length} increments gave ${generation}.`);
    },
  ),

  check("different accounts do not wait for each other", async (makeStore, account) => {
    const store = await makeStore();
    const [one, other] = [account("-1"), account("-2")];
    const held = holdOpen(store, one);
    await held.taken;
    const inside = await ensureEnds(
      store.lock(other, async () => "inside"),
      "the lock of one account, while another's is held,",
    ).finally(held.letGo);
    await held.done;
    ensure(inside === "inside", "the lock of a second account gave nothing.");
  }),

  check("who waits gives up when the signal aborts, and nobody else does", async (makeStore, account) => {
    const first = await makeStore();
    const stores = [first, await makeStore()];
    const name = account();
    const reason = new Error("changed my mind");
    const ran: string[] = [];
    const held = holdOpen(first, name);
    await held.taken;
    const controllers = stores.map(() => new AbortController());
    const waiting = stores.map((store, index) =>
      store
        .lock(name, async () => ran.push(`aborted ${index}`), { signal: controllers[index]?.signal })
        .catch((error: unknown) => error),
    );
    const patient = stores.map((store, index) => store.lock(name, async () => ran.push(`patient ${index}`)));
    await moment(20);
    for (const controller of controllers) controller.abort(reason);
    const reasons = await ensureEnds(Promise.all(waiting), "waiting after the signal").finally(held.letGo);
    await Promise.all([held.done, ...patient]);
    ensure(
      reasons.every((one) => one === reason),
      "waiting does not end with the reason of the signal.",
    );
    ensure(!ran.some((name) => name.startsWith("aborted")), "work ran although its signal had aborted.");
    ensure(ran.length === stores.length, "somebody who waited without a signal did not get the lock.");
  }),

  check("a signal that has aborted already gets no lock", async (makeStore, account) => {
    const store = await makeStore();
    const reason = new Error("too late");
    let ran = false;
    const outcome = await store
      .lock(
        account(),
        async () => {
          ran = true;
        },
        { signal: AbortSignal.abort(reason) },
      )
      .catch((error: unknown) => error);
    ensure(outcome === reason, "the reason of the signal is lost.");
    ensure(!ran, "work ran although its signal had aborted.");
  }),

  check("a lock that is not lost says nothing of the kind", async (makeStore, account) => {
    const store = await makeStore();
    await store.lock(account(), async (lost) => {
      await moment(5);
      ensure(lost?.aborted !== true, "the signal `lost` has aborted.");
    });
  }),
];

/** Adds one in the manner that loses counts without a lock. */
async function increment(store: CredentialStore, account: string): Promise<void> {
  await store.lock(account, async () => {
    const { generation } = (await store.load(account)) ?? { generation: 0 };
    await moment(1);
    await store.save({ account, generation: generation + 1 });
  });
}

/** Takes a lock and keeps it until told otherwise. */
function holdOpen(
  store: CredentialStore,
  account: string,
): { readonly taken: Promise<void>; readonly done: Promise<void>; readonly letGo: () => void } {
  let start = (): void => undefined;
  let letGo = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const end = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const done = store.lock(account, () => {
    start();
    return end;
  });
  return { taken: Promise.race([started, done]), done, letGo };
}
