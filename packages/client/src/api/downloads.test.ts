import type { WireFileDescription } from "@preau/wire";
import { describe, expect, test } from "vitest";
import type { Id } from "../codec/ids.js";
import { PronoteError } from "../errors/pronote-error.js";
import type { Files } from "../session/call.js";
import type { Attachment } from "./attachment.js";
import { downloadAttachment, pictureOf } from "./downloads.js";
import { attachmentUrl } from "./files.js";

/** Files of a session tagged `s1` whose addresses show what was asked for. */
const files: Files = {
  tag: "s1",
  address: (description, name) => `${JSON.stringify(description)} ${name}`,
  below: (path) => path,
  open: (address, name) =>
    Promise.resolve({ name, body: new Response(address).body ?? new ReadableStream() }),
};

const id = (n: string): Id => `s1~${n}` as Id;
const file: Attachment = { id: id("37#plan"), name: "plan.pdf", kind: "file" };

function described(attachment: Partial<Attachment>): readonly [WireFileDescription, string] {
  const [json = "", ...name] = attachmentUrl(files, { ...file, ...attachment }).split(" ");
  return [JSON.parse(json) as WireFileDescription, name.join(" ")];
}

function codeOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return error instanceof PronoteError ? error.code : String(error);
  }
  return undefined;
}

describe("the address of an attachment", () => {
  test("is where a link leads, and made for the session for a file", () => {
    expect(attachmentUrl(files, { ...file, kind: "link", url: "https://maths.example" })).toBe(
      "https://maths.example",
    );
    expect(described({})).toEqual([{ N: "37#plan", Actif: true }, "plan.pdf"]);
    expect(described({ kind: "cloud" })).toEqual([{ N: "37#plan", Actif: true }, "plan.pdf"]);
  });

  test("of a link without one goes through the server, under the name that all links have", () => {
    expect(described({ kind: "link", name: "Aide en ligne" })[1]).toBe("link");
  });

  test("says which file of an object is meant", () => {
    const letters = (["test-subject", "corrected-work", "school-document"] as const).map(
      (origin) => described({ origin })[0].G,
    );
    expect(letters).toEqual(["DevoirSujet", "TAFCorrigeRenduEleve", 50]);
  });

  test("is not made for another session's file, nor for one without identity", () => {
    expect(codeOf(() => attachmentUrl(files, { ...file, id: "s2~37#plan" as Id }))).toBe("stale-reference");
    expect(codeOf(() => attachmentUrl(files, { ...file, id: id("0") }))).toBe("unsupported");
  });
});

describe("a download", () => {
  test("is a file's, by its name", async () => {
    const download = await downloadAttachment(files, file);
    expect(download.name).toBe("plan.pdf");
    expect(await new Response(download.body).text()).toBe('{"N":"37#plan","Actif":true} plan.pdf');
  });

  test("of a link is refused: there is no file", async () => {
    for (const link of [
      { ...file, kind: "link" },
      { ...file, kind: "video-link", url: "https://visio.example" },
    ] as const) {
      await expect(downloadAttachment(files, link)).rejects.toMatchObject({ code: "usage" });
    }
  });
});

describe("a picture", () => {
  const png = "iVBORw0KGgo\r\nAAAANSUhEUg==";

  test("that the server sent along costs nothing, and is what its first bytes say", async () => {
    const picture = await pictureOf(files, { id: id("46#zelie"), hasPhoto: true, photo: png });
    expect(picture).toMatchObject({ name: "photo.png", type: "image/png", length: 16 });
    const bytes = new Uint8Array(await new Response(picture?.body).arrayBuffer());
    expect(Array.from(bytes.subarray(0, 4))).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test("of a kind that nobody knows is still given", async () => {
    const picture = await pictureOf(files, { id: id("1"), hasPhoto: true, photo: btoa("?") });
    expect(picture).toMatchObject({ name: "photo.jpg", length: 1 });
    expect(picture).not.toHaveProperty("type");
  });

  test("is otherwise a file of the person", async () => {
    const picture = await pictureOf(files, { id: id("46#zelie"), hasPhoto: true });
    expect(await new Response(picture?.body).text()).toBe('{"N":"46#zelie","Actif":true} photo.jpg');
  });

  test("is absent for who has none, and told when it cannot be read", async () => {
    expect(await pictureOf(files, { id: id("46#zelie"), hasPhoto: false })).toBeUndefined();
    await expect(pictureOf(files, { id: id("1"), hasPhoto: true, photo: "é" })).rejects.toMatchObject({
      code: "decode",
    });
  });

  test("is not given to who has given up", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const person = { id: id("1"), hasPhoto: true, photo: png };
    await expect(pictureOf(files, person, { signal })).rejects.toBe(signal.reason);
  });
});
