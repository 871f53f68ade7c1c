import { expect, test } from "vitest";
import { digestOf, encodePart, partsOf } from "./upload.js";

const names = { order: "u_no", session: "u_ns", call: "u_idR", file: "u_idF", md5: "u_md5" };
const fields = { names, order: "ab12", session: 4217739, call: "SaisieTAFARendreEleve", id: "selecfile_1_1" };
const data = new Uint8Array(250_000).fill(0x41);

async function lengths(source: Parameters<typeof partsOf>[0]): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = [];
  for await (const { from, bytes } of partsOf(source)) found.push([from, bytes.length]);
  return found;
}

/** A stream in pieces that fit no part. */
function inPieces(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(from, (from += length)));
    },
  });
}

test.each([
  ["bytes", () => data],
  ["a blob", () => new Blob([data])],
  ["a stream", () => inPieces(data, 70_001)],
])("%s go in parts of 100 KiB", async (_name, make) => {
  expect(await lengths({ name: "a", data: make(), size: data.length })).toEqual([
    [0, 102_400],
    [102_400, 102_400],
    [204_800, 45_200],
  ]);
});

test("a file that fits one part is one, even an empty one", async () => {
  expect(await lengths({ name: "a", data: data.subarray(0, 102_400), size: 102_400 })).toEqual([
    [0, 102_400],
  ]);
  expect(await lengths({ name: "a", data: new Uint8Array(), size: 0 })).toEqual([[0, 0]]);
  expect(await lengths({ name: "a", data: inPieces(new Uint8Array(), 1), size: 0 })).toEqual([[0, 0]]);
});

test.each([249_999, 250_001, 102_400])(
  "a stream that is said to have %i bytes is not sent to its end",
  async (size) => {
    await expect(lengths({ name: "a", data: inPieces(data, 70_001), size })).rejects.toMatchObject({
      code: "usage",
    });
  },
);

test("the digest is that of the whole file; a stream and a large file have none", async () => {
  const digest = "eae567219da2569f09d523c669bc2cb4";
  expect(await digestOf({ name: "a", data, size: data.length })).toBe(digest);
  expect(await digestOf({ name: "a", data: new Blob([data]), size: data.length })).toBe(digest);
  expect(await digestOf({ name: "a", data: inPieces(data, 1), size: data.length })).toBeUndefined();
  expect(await digestOf({ name: "a", data, size: 31_457_281 })).toBeUndefined();
});

test("a part is a form with the bytes last, and says where it begins", () => {
  const part = { bytes: new TextEncoder().encode("abc"), from: 102_400 };
  const source = { name: 'dev"oir é.txt', data: new Uint8Array(102_403), size: 102_403 };
  const { body, headers } = encodePart(part, source, { ...fields, md5: undefined });
  expect(headers).toEqual({
    "Content-Type": "multipart/form-data; boundary=preau-ab12",
    "Content-Disposition": 'attachment; filename="dev%22oir%20%C3%A9.txt"',
    "Content-Range": "bytes 102400-102402/102403",
  });
  expect(new TextDecoder().decode(body).split("\r\n")).toEqual([
    ...["u_no", "u_ns", "u_idR", "u_idF"].flatMap((name, index) => [
      "--preau-ab12",
      `Content-Disposition: form-data; name="${name}"`,
      "",
      ["ab12", "4217739", "SaisieTAFARendreEleve", "selecfile_1_1"][index],
    ]),
    "--preau-ab12",
    'Content-Disposition: form-data; name="files[]"; filename="dev%22oir é.txt"',
    "Content-Type: application/octet-stream",
    "",
    "abc",
    "--preau-ab12--",
    "",
  ]);
});
