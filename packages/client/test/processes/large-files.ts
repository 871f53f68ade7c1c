// A process that sends a large file, or fetches it, and says how much memory that took. Bundled and run by
// contract/writes/large-files.test.ts.

import { createHash } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { type Attachment, Client, type UploadFile } from "@preau/client";
import { type AttachmentSource, saveAttachment } from "../../src/node/save-attachment.js";

const [, , url = "", username = "", password = "", path = "", folder = "", work = ""] = process.argv;

/** What is in use, once what nobody refers to is gone: how soon that is swept up is the engine's business. */
function inUse(): number {
  // The first one marks, and buffers are swept beside the program; the second one waits for that.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The file as it is read from the disk. */
async function fileAs(sort: string): Promise<UploadFile> {
  const { size } = await stat(path);
  if (sort === "blob") return { name: "film.mp4", data: await openAsBlob(path) };
  // Node's streams of the Web and the platform's are the same thing under two names.
  const data = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return { name: "film.mp4", data, size };
}

async function digestOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of body) hash.update(piece);
  return hash.digest("hex");
}

const client = await Client.login({ url, username, password });
const [piece] = (await client.homework("2026-09-01")).filter(({ handIn }) => handIn?.possible);
if (piece === undefined) throw new Error("there is nothing to hand in");

// Everything that is loaded for a first, small file is no part of the answer.
const small = { name: "petit.mp4", data: new Uint8Array(150_000) };
const { handIn } = await client.handIn(piece, small, { replace: true });
if (handIn?.handedIn === undefined) throw new Error("the small file is not there");
await saveAttachment(client, handIn.handedIn, folder);

let most = 0;
let mostResident = 0;
let looks = 0;
const [idle, resident] = [inUse(), process.memoryUsage.rss()];
function look(): void {
  looks += 1;
  most = Math.max(most, inUse());
  mostResident = Math.max(mostResident, process.memoryUsage.rss());
}
let next = 0;
/** Looks every few mebibytes, so that what was thrown away is not taken for what is held. */
function lookAt(bytes: number): void {
  if (bytes < next) return;
  next = bytes + 2 * 1024 * 1024;
  look();
}
const looking = setInterval(look, 100);

/** A client whose files are looked at while they come. */
const watched: AttachmentSource<Attachment> = {
  async downloadAttachment(attachment, options) {
    const download = await client.downloadAttachment(attachment, options);
    let received = 0;
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.length;
        lookAt(received);
        controller.enqueue(chunk);
      },
    });
    return { ...download, body: download.body.pipeThrough(counting) };
  },
};

let result: string;
if (work === "blob" || work === "stream") {
  const file = await fileAs(work);
  const onProgress = ({ sent }: { readonly sent: number }): void => lookAt(sent);
  result = (await client.handIn(piece, file, { replace: true, onProgress })).handIn?.handedIn?.name ?? "";
} else {
  const [found] = (await client.homework("2026-09-01")).filter(({ key }) => key === piece.key);
  const [large] = found?.files ?? [];
  if (large === undefined) throw new Error("the large file is not there");
  if (work === "save") {
    const saved = await saveAttachment(watched, large, folder);
    clearInterval(looking);
    result = await digestOf(createReadStream(saved));
  } else {
    const { body } = await watched.downloadAttachment(large, {});
    result = await digestOf(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]));
  }
}
clearInterval(looking);
await client.close();
process.stdout.write(
  JSON.stringify({ result, looks, grownBy: most - idle, residentGrownBy: mostResident - resident }),
);
