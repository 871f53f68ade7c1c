import { createHash } from "node:crypto";
import type { Json, RawClient } from "./raw-client.js";

/** A file to be sent, and how its sending departs from an honest client's. */
export interface UploadChoice {
  readonly call: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly id?: string;
  readonly order?: number;
  readonly md5?: string;
  /** Bytes of one request; everything at once by default when it is small. */
  readonly chunk?: number;
  readonly session?: number;
  readonly fields?: Readonly<Record<string, string>>;
}

/** One answer of `uploadfilesession`. */
export interface UploadAnswer {
  readonly json: Json;
  /** `numeroOrdre`, decrypted. */
  readonly number: number | undefined;
}

/** Sends a file as the protocol has it, in parts of 102,400 bytes; the counter moves once. */
export async function upload(client: RawClient, choice: UploadChoice): Promise<UploadAnswer[]> {
  const { bytes, chunk = 102_400 } = choice;
  const answers: UploadAnswer[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += chunk) {
    const part = bytes.slice(from, from + chunk);
    const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
    answers.push(await post(client, choice, { part, ...(bytes.length > chunk ? { range } : {}) }));
  }
  if (answers.at(-1)?.number !== undefined && answers.at(-1)?.json["etat"] !== 3) client.counter += 2;
  return answers;
}

/** One request of an upload. */
export async function post(
  client: RawClient,
  choice: UploadChoice,
  { part, range }: { readonly part: Uint8Array<ArrayBuffer>; readonly range?: string },
): Promise<UploadAnswer> {
  const { call, name = "copie.txt", id = "selecfile_1_1790000000000", bytes } = choice;
  const names = client.emulator.profile.dialect.names.upload;
  const form = new FormData();
  form.set(names.order, client.encrypt(String(choice.order ?? client.counter)));
  form.set(names.session, String(client.session));
  form.set(names.call, call);
  form.set(names.file, id);
  form.set(names.md5, choice.md5 ?? createHash("md5").update(bytes).digest("hex"));
  for (const [field, value] of Object.entries(choice.fields ?? {})) form.set(field, value);
  form.set("files[]", new Blob([part]), name);
  const response = await fetch(
    `${client.emulator.url}/uploadfilesession/${client.space}/${choice.session ?? client.session}`,
    {
      method: "POST",
      body: form,
      headers: {
        "content-disposition": `attachment; filename="${encodeURI(name)}"`,
        ...(range === undefined ? {} : { "content-range": range }),
      },
    },
  );
  const json = (await response.json()) as Json; // an object, in every version
  const order = json["numeroOrdre"];
  return { json, number: typeof order === "string" ? Number(client.decrypt(order).toString()) : undefined };
}
