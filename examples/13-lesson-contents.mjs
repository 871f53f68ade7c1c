// What was done in the lessons of the last weeks, and the files that came with it: saved under safe names.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { Client } from "@preau/client";
import { saveAttachment } from "@preau/client/node";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// One request, however long the range.
const contents = await client.lessonContents(client.startDay, client.today);
for (const { start, subject, title, description } of contents.slice(-5))
  console.log(`${start} ${subject?.name}: ${title ?? description ?? "(no text)"}`);
console.log(`${contents.length} contents so far`);

// A link leads somewhere; a file is downloaded as a stream, or saved: never over another file, whole or not at all.
const files = contents.flatMap((content) => content.files);
const [file] = files.filter(({ kind }) => kind === "file");
if (file !== undefined) {
  const folder = mkdtempSync(join(tmpdir(), "preau-")) + sep;
  console.log(`saved ${await saveAttachment(client, file, folder)}`);
  const { body, type, length } = await client.downloadAttachment(file);
  console.log(
    `${type ?? "unknown type"}, ${length ?? (await new Response(body).arrayBuffer()).byteLength} bytes`,
  );
  await body.cancel().catch(() => undefined);
}

await client.close();
