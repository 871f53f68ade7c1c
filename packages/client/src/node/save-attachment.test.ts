import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AttachmentSource, saveAttachment } from "./save-attachment.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "preau-save-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A client whose attachments are their names, and hold some text. */
function clientWith(
  content: string | (() => ReadableStream<Uint8Array>) = "content",
): AttachmentSource<string> {
  return {
    downloadAttachment: (name) =>
      Promise.resolve({
        name,
        body: typeof content === "string" ? (new Response(content).body as ReadableStream) : content(),
      }),
  };
}

async function contentOf(path: string): Promise<string> {
  return readFile(path, "utf8");
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("saving an attachment", () => {
  test("into a folder gives it a safe form of its own name", async () => {
    const path = await saveAttachment(clientWith(), "../../plan\u202e.pdf", folder);
    expect(path).toBe(join(folder, "_.._plan.pdf"));
    expect(await contentOf(path)).toBe("content");
    expect(await readdir(folder)).toEqual(["_.._plan.pdf"]);
  });

  test("makes a folder that a path names as one", async () => {
    const path = await saveAttachment(clientWith(), "plan.pdf", join(folder, "new", "maths", "/"));
    expect(path).toBe(join(folder, "new", "maths", "plan.pdf"));
  });

  test("to any other path writes that file", async () => {
    const path = join(folder, "Trimestre 1");
    expect(await saveAttachment(clientWith(), "plan.pdf", path)).toBe(path);
  });

  test("leaves alone what has the name already", async () => {
    await writeFile(join(folder, "plan.pdf"), "mine");
    await symlink("/nowhere", join(folder, "plan (2).pdf"));
    await mkdir(join(folder, "plan (3).pdf"));
    expect(basename(await saveAttachment(clientWith(), "plan.pdf", folder))).toBe("plan (4).pdf");
    expect(await saveAttachment(clientWith(), "x", join(folder, "plan.pdf"))).toBe(
      join(folder, "plan (5).pdf"),
    );
    expect(await contentOf(join(folder, "plan.pdf"))).toBe("mine");
  });

  test("gives each of many at once a name of its own", async () => {
    const client = clientWith();
    const paths = await Promise.all(
      Array.from({ length: 12 }, () => saveAttachment(client, "plan.pdf", folder)),
    );
    expect(new Set(paths).size).toBe(12);
    expect((await readdir(folder)).sort()).toEqual(paths.map((path) => basename(path)).sort());
  });

  test("takes the place of a file when it is told to", async () => {
    await writeFile(join(folder, "plan.pdf"), "old and longer");
    const path = await saveAttachment(clientWith("new"), "plan.pdf", folder, { overwrite: true });
    expect([basename(path), await contentOf(path)]).toEqual(["plan.pdf", "new"]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("hands signal and limit on to the download", async () => {
    const { signal } = new AbortController();
    let seen: unknown;
    const client: AttachmentSource<string> = {
      downloadAttachment: (name, options) => {
        seen = options;
        return clientWith().downloadAttachment(name, options);
      },
    };
    await saveAttachment(client, "a", folder, { signal, maxBytes: 7 });
    expect(seen).toEqual({ signal, maxBytes: 7 });
  });
});

describe("what goes wrong leaves nothing", () => {
  /** A stream of some pieces that then fails. */
  function broken(error: Error): () => ReadableStream<Uint8Array> {
    let pieces = 0;
    return () =>
      new ReadableStream({
        pull(controller) {
          pieces += 1;
          if (pieces < 3) controller.enqueue(new Uint8Array(1000));
          else controller.error(error);
        },
      });
  }

  test("when the file breaks off", async () => {
    await writeFile(join(folder, "plan.pdf"), "mine");
    const cut = new Error("cut");
    for (const overwrite of [false, true]) {
      expect(await errorOf(saveAttachment(clientWith(broken(cut)), "plan.pdf", folder, { overwrite }))).toBe(
        cut,
      );
    }
    expect(await readdir(folder)).toEqual(["plan.pdf"]);
    expect(await contentOf(join(folder, "plan.pdf"))).toBe("mine");
  });

  test("when it is given up, even while nothing comes", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull(pieces) {
          pieces.enqueue(new Uint8Array(1000));
          hasBegun();
          // As the library's own streams do.
          controller.signal.addEventListener("abort", () => pieces.error(controller.signal.reason));
          return new Promise(() => undefined);
        },
      });
    const saving = errorOf(saveAttachment(clientWith(stream), "a", folder, { signal: controller.signal }));
    await begun;
    controller.abort(reason);
    expect(await saving).toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });

  test("when there is no such folder, and says so without a download", async () => {
    let asked = 0;
    const client: AttachmentSource<string> = {
      downloadAttachment: (name, options) => {
        asked += 1;
        return clientWith().downloadAttachment(name, options);
      },
    };
    const missing = await errorOf(saveAttachment(client, "a", join(folder, "no", "such", "folder.pdf")));
    expect(missing).toMatchObject({ code: "store" });
    await writeFile(join(folder, "file"), "");
    const within = await errorOf(saveAttachment(client, "a", join(folder, "file", "a.pdf")));
    expect(within).toMatchObject({ code: "store" });
    expect(asked).toBe(0);
  });

  test("when the body cannot be written, and stops the download", async () => {
    let isCanceled = false;
    const path = join(folder, "gone", "a.pdf");
    await mkdir(dirname(path));
    const client: AttachmentSource<string> = {
      async downloadAttachment(name) {
        await rm(dirname(path), { recursive: true });
        return { name, body: new ReadableStream({ cancel: () => void (isCanceled = true) }) };
      },
    };
    expect(await errorOf(saveAttachment(client, "a", path))).toMatchObject({ code: "store" });
    expect(isCanceled).toBe(true);
  });
});

test("fifty megabytes go to the disk without going through memory", async () => {
  const size = 50 * 1024 * 1024;
  const piece = new Uint8Array(64 * 1024).fill(97);
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/pdf", "Content-Length": size });
    let sent = 0;
    const more = (): void => {
      while (sent < size) {
        sent += piece.length;
        if (!response.write(piece)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
    const program = join(folder, "saver.mjs");
    await build({
      entryPoints: [source("../../test/processes/file-saver.ts")],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "esm",
      alias: {
        "@preau/wire": source("../../../wire/src/index.ts"),
        "#platform": source("../platform/node.ts"),
      },
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/film.pdf`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program, address, folder]);
    const said = JSON.parse(stdout) as {
      readonly path: string;
      readonly looks: number;
      readonly grownBy: number;
    };
    expect((await stat(said.path)).size).toBe(size);
    expect(said.looks).toBeGreaterThan(0);
    expect(said.grownBy).toBeLessThan(32 * 1024 * 1024);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
