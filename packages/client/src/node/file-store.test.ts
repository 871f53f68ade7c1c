import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { StoreError, UsageError } from "../errors/errors.js";
import { fullRecord } from "../store/checks/check.js";
import { storeChecks } from "../store/checks/index.js";
import { saveNext } from "../store/generations.js";
import { fileStore } from "./file-store.js";

/** A folder that does not exist yet, in one that is removed afterwards. */
let folder: string;
const inFolder = (name: string): string => join(folder, name);
const record = "account-camille.json";

beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), "preau-store-"));
  folder = join(parent, "config", "accounts");
  return () => rm(parent, { recursive: true, force: true });
});

function gate(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe("every driver's checks, on files", () => {
  test.for(storeChecks)("$title", async ({ run }) => {
    await expect(run(async () => fileStore(folder))).resolves.toBeUndefined();
  });
});

describe("what it makes", () => {
  test("is a folder for its owner alone, with files for their owner alone, whatever the umask", async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const store = fileStore(folder);
    await store.lock("camille", async () => {
      await store.save(fullRecord("camille"));
      expect(await modeOf(inFolder("account-camille.holder"))).toBe("600");
    });
    expect(await modeOf(folder)).toBe("700");
    expect(await modeOf(inFolder(record))).toBe("600");
  });

  test("is one file an account, and nothing else once the lock is free", async () => {
    const store = fileStore(folder);
    await Promise.all(
      ["camille", "theo"].map((account) => store.lock(account, () => store.save(fullRecord(account)))),
    );
    await store.checkWritable();
    expect((await readdir(folder)).sort()).toEqual([record, "account-theo.json"]);
  });

  test("is nothing at all as long as there is nothing to keep", async () => {
    const store = fileStore(folder);
    expect(await store.load("camille")).toBeUndefined();
    expect(await store.list()).toEqual([]);
    await store.remove("camille");
    await expect(stat(folder)).rejects.toThrow("ENOENT");
  });
});

describe("what others may read", () => {
  test.for([0o750, 0o701, 0o777])("a folder of mode %o is refused, and not changed", async (mode) => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, mode);
    const store = fileStore(folder);
    const work = async (): Promise<never> => Promise.reject(new Error("not to be reached"));
    for (const attempt of [
      () => store.load("camille"),
      () => store.save(fullRecord("camille")),
      () => store.lock("camille", work),
      () => store.checkWritable(),
    ]) {
      await expect(attempt()).rejects.toThrow(StoreError);
      await expect(attempt()).rejects.toThrow(/chmod 700/u);
    }
    expect(await readdir(folder)).toEqual([]);
    expect(await modeOf(folder)).toBe(mode.toString(8));
  });

  test.for([0o640, 0o604, 0o666])("a file of mode %o is refused, and not replaced", async (mode) => {
    const store = fileStore(folder);
    await store.save(fullRecord("camille"));
    await chmod(inFolder(record), mode);
    await expect(store.load("camille")).rejects.toThrow(/chmod 600/u);
    await expect(store.save(fullRecord("camille", 2))).rejects.toThrow(StoreError);
    expect(await readFile(inFolder(record), "utf8")).toContain('"generation": 1');
    await chmod(inFolder(record), 0o600);
    expect(await store.load("camille")).toEqual(fullRecord("camille"));
  });

  test("a link in the place of a record is refused", async () => {
    const store = fileStore(folder);
    await store.save(fullRecord("theo"));
    await symlink(inFolder("account-theo.json"), inFolder(record));
    await expect(store.load("camille")).rejects.toThrow(/is a link/u);
    await expect(store.save(fullRecord("camille"))).rejects.toThrow(StoreError);
  });
});

describe("a damaged file", () => {
  const good = JSON.stringify({ format: 1, record: fullRecord("camille") });
  test.for([
    ["empty", ""],
    ["cut short", good.slice(0, 200)],
    ["binary", "\0\0\0\0"],
    ["without a record", '{"format":1}'],
    ["a record alone", JSON.stringify(fullRecord("camille"))],
    ["without a token", good.replace('"token"', '"tok"')],
    ["another account's", good.replace('"camille"', '"theo"')],
    ["of a later format", good.replace('"format":1', '"format":2')],
  ] as const)("is named, kept as it is, and never taken for an empty one: %s", async ([, text]) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(inFolder(record), text, { mode: 0o600 });
    const store = fileStore(folder);
    for (const attempt of [() => store.load("camille"), () => store.save(fullRecord("camille", 9))]) {
      const failure: unknown = await attempt().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreError);
      expect(String(failure)).toContain(inFolder(record));
      expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toContain("0123456789ABCDEF");
    }
    expect(await readFile(inFolder(record), "utf8")).toBe(text);
    await store.remove("camille");
    expect(await store.load("camille")).toBeUndefined();
  });
});

describe("a folder that vanishes", () => {
  test("is not made anew: its disk may have been unmounted", async () => {
    const store = fileStore(folder);
    await store.save(fullRecord("camille"));
    await rm(folder, { recursive: true });
    for (const attempt of [
      () => store.load("camille"),
      () => store.save(fullRecord("camille")),
      () => store.lock("camille", async () => undefined),
      () => store.checkWritable(),
    ]) {
      await expect(attempt()).rejects.toThrow(/has vanished/u);
    }
    await expect(stat(folder)).rejects.toThrow("ENOENT");
  });

  test("takes the lock with it", async () => {
    const store = fileStore(folder);
    const attempt = store.lock("camille", async (lost) => {
      await rm(folder, { recursive: true });
      await mkdir(folder, { mode: 0o700 });
      await expect(store.load("camille")).rejects.toThrow(/lost the lock/u);
      expect(lost?.aborted).toBe(true);
      return "ended";
    });
    expect(await attempt).toBe("ended");
  });
});

describe("a file in the place of the folder", () => {
  test("is refused", async () => {
    await mkdir(join(folder, ".."), { recursive: true });
    await writeFile(folder, "");
    await expect(fileStore(folder).load("camille")).rejects.toThrow(/is not a folder/u);
  });
});

describe("the lock", () => {
  test("says at once when its own work asks for it again, and lets it ask later", async () => {
    const store = fileStore(folder);
    // Begun within the work and going on after it, as timers and events do.
    const { promise: goOn, resolve } = gate();
    const later = await store.lock("camille", async () => {
      await expect(store.lock("camille", async () => "never")).rejects.toThrow(/wait for itself/u);
      return { ended: goOn.then(() => store.lock("camille", async () => "later")) };
    });
    resolve();
    expect(await later.ended).toBe("later");
  });

  test("gives up after the time it was told to wait", async () => {
    const holder = fileStore(folder);
    const waiting = fileStore(folder, { waitMs: 50 });
    await holder.lock("camille", async () => {
      await expect(waiting.lock("camille", async () => "never")).rejects.toThrow(/Another process/u);
    });
  });

  test.for([
    ["a machine that slept, on which one clock stood still", Date],
    ["a clock that was set back, while another went on", performance],
  ] as const)("is given up once it may be stale: %s", async ([, clock]) => {
    const store = fileStore(folder);
    await store.lock("camille", async (lost) => {
      expect(await store.load("camille")).toBeUndefined();
      const now = clock.now();
      const spy = vi.spyOn(clock, "now").mockReturnValue(now + 10_000);
      onTestFinished(() => spy.mockRestore());
      await expect(store.load("camille")).rejects.toThrow(/lost the lock/u);
      expect(lost?.aborted).toBe(true);
      spy.mockRestore();
    });
  });

  test("once lost, still lets a new token be kept, and nothing else", async () => {
    const store = fileStore(folder);
    await store.save(fullRecord("camille", 3));
    await store.lock("camille", async () => {
      await writeFile(inFolder("account-camille.holder"), "somebody else");
      await expect(store.load("camille")).rejects.toThrow(/lost the lock/u);
      await expect(store.save({ ...fullRecord("camille", 3), label: "late" })).rejects.toThrow(
        /lost the lock/u,
      );
      expect(await saveNext(store, fullRecord("camille", 3))).toMatchObject({ generation: 4 });
      await expect(saveNext(store, fullRecord("camille", 3))).rejects.toThrow(StoreError);
    });
    expect(await store.load("camille")).toMatchObject({ generation: 4 });
  });
});

test("many who ask at once whether the store can be written are told that it can", async () => {
  const stores = Array.from({ length: 10 }, () => fileStore(folder));
  await expect(Promise.all(stores.map((store) => store.checkWritable()))).resolves.toHaveLength(10);
  expect(await readdir(folder)).toEqual([]);
});

test.for([{ staleMs: 1999 }, { staleMs: Number.NaN }, { waitMs: -1 }])("%j is refused", (options) => {
  expect(() => fileStore("/nowhere", options)).toThrow(UsageError);
});

test("a store without a folder is refused", () => {
  expect(() => fileStore("")).toThrow(UsageError);
});

test("shows nothing of what it keeps", async () => {
  const store = fileStore(folder);
  await store.save(fullRecord("camille"));
  await store.load("camille");
  expect(inspect(store, { depth: Infinity, showHidden: true })).not.toContain("0123456789ABCDEF");
});
