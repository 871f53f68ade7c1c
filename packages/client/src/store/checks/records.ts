import { check, ensure, ensureAlike, ensureRefused, fullRecord, type StoreCheck } from "./check.js";

/** What is kept, replaced, refused and forgotten. */
export const recordChecks: readonly StoreCheck[] = [
  check("an account that was never saved loads as undefined", async (makeStore, account) => {
    const store = await makeStore();
    ensure((await store.load(account())) === undefined, "load gave something else than undefined.");
  }),

  check("what was saved is loaded, with every field", async (makeStore, account) => {
    const store = await makeStore();
    const full = fullRecord(account());
    const bare = { account: account("-bare"), generation: 0 };
    await store.save(full);
    await store.save(bare);
    ensureAlike(await store.load(full.account), full, "The full record");
    ensureAlike(await store.load(bare.account), bare, "The bare record");
  }),

  check("what was saved is there for another store on the same place", async (makeStore, account) => {
    const [one, other] = [await makeStore(), await makeStore()];
    const record = fullRecord(account());
    await one.save(record);
    ensureAlike(await other.load(record.account), record, "The record");
    await other.remove(record.account);
    ensure((await one.load(record.account)) === undefined, "what one store removed, the other still loads.");
  }),

  check("fields that a newer version of the library keeps are kept", async (makeStore, account) => {
    const store = await makeStore();
    const record = { ...fullRecord(account()), invented: { since: "later" } };
    await store.save(record);
    ensureAlike(await store.load(record.account), record, "The record");
  }),

  check("a save replaces the whole record", async (makeStore, account) => {
    const store = await makeStore();
    const { credentials: _gone, session: _too, ...rest } = fullRecord(account());
    await store.save(fullRecord(rest.account));
    await store.save(rest);
    ensureAlike(await store.load(rest.account), rest, "The record");
  }),

  check("accounts whose names look alike are kept apart", async (makeStore, account) => {
    const store = await makeStore();
    const names = ["", "A", "a", "é", "e\u0301", "/../x", ".", "%41", "*", " ", "_", "'"].map((end) =>
      account(end),
    );
    await Promise.all(names.map((name, index) => store.save({ account: name, generation: index })));
    const found = await Promise.all(names.map((name) => store.load(name)));
    for (const [index, record] of found.entries()) {
      ensureAlike(record, { account: names[index], generation: index }, `The record of ${names[index]}`);
    }
  }),

  check("what the caller changes afterwards does not reach what is kept", async (makeStore, account) => {
    const store = await makeStore();
    const session = { counter: 1 };
    const record = { account: account(), generation: 0, session };
    await store.save(record);
    session.counter = 2;
    const loaded = await store.load(record.account);
    ensureAlike(loaded?.session, { counter: 1 }, "The session");
    Object.assign(loaded?.session ?? {}, { counter: 3 });
    ensureAlike((await store.load(record.account))?.session, { counter: 1 }, "The session loaded again");
  }),

  check("a lower generation is refused, the same and a higher one are not", async (makeStore, account) => {
    const store = await makeStore();
    const name = account();
    await store.save(fullRecord(name, 5));
    await ensureRefused(store.save(fullRecord(name, 4)), "A lower generation");
    ensureAlike(await store.load(name), fullRecord(name, 5), "The record after the refusal");
    const changed = { ...fullRecord(name, 5), label: "changed" };
    await store.save(changed);
    ensureAlike(await store.load(name), changed, "The record of the same generation");
    await store.save(fullRecord(name, 9));
    ensureAlike(await store.load(name), fullRecord(name, 9), "The record of a higher generation");
  }),

  check("a save over a generation is refused when another is kept", async (makeStore, account) => {
    const store = await makeStore();
    const name = account();
    await store.save(fullRecord(name, 1), { over: 0 });
    await store.save(fullRecord(name, 2), { over: 1 });
    await ensureRefused(
      store.save({ account: name, generation: 2 }, { over: 1 }),
      "A save over generation 1",
    );
    await ensureRefused(
      store.save({ account: name, generation: 4 }, { over: 3 }),
      "A save over generation 3",
    );
    ensureAlike(await store.load(name), fullRecord(name, 2), "The record after the refusals");
  }),

  check("an account is forgotten, and may begin again", async (makeStore, account) => {
    const store = await makeStore();
    const record = fullRecord(account(), 7);
    await store.remove(record.account);
    await store.save(record);
    await store.remove(record.account);
    ensure((await store.load(record.account)) === undefined, "a removed account still loads.");
    await store.remove(record.account);
    await store.save(fullRecord(record.account, 0));
    ensureAlike(await store.load(record.account), fullRecord(record.account, 0), "The record begun again");
  }),

  check("every account is listed, where a store lists them", async (makeStore, account) => {
    const store = await makeStore();
    if (store.list === undefined) return;
    const [kept, odd, removed] = [account(), account("/É.%"), account("-removed")];
    await Promise.all([kept, odd, removed].map((name) => store.save({ account: name, generation: 0 })));
    await store.remove(removed);
    const listed = await store.list();
    ensure(listed.includes(kept) && listed.includes(odd), "an account that was saved is not listed.");
    ensure(!listed.includes(removed), "a removed account is listed.");
    ensure(new Set(listed).size === listed.length, "an account is listed twice.");
  }),

  check("a store that says whether it can be written says that it can", async (makeStore, account) => {
    const store = await makeStore();
    await store.checkWritable?.();
    await store.save({ account: account(), generation: 0 });
  }),

  check("a store shows no secret when it is printed", async (makeStore, account) => {
    const store = await makeStore();
    const record = fullRecord(account());
    await store.save(record);
    await store.load(record.account);
    const token = record.credentials?.token ?? "";
    ensure(!JSON.stringify(store).includes(token), "JSON.stringify(store) contains the token.");
  }),
];
