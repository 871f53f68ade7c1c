import type { Client, Homework } from "@preau/client";
import { dropAfter, dropBefore, expire, type Fault, garble } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, schoolDay } from "../box.js";
import { impatient, madeBy, outcomeOf, some } from "./outcome.js";

const bytes = new TextEncoder().encode("Ma rédaction");

async function homeworkToHandIn(client: Client): Promise<Homework> {
  const all = await client.homework("2026-09-01");
  return some(all.filter(({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined));
}

describe("an upload", () => {
  const large = new Uint8Array(250_000).map((_, index) => index % 251);

  test.each([
    ["of bytes", () => ({ name: "photo.jpg", data: large })],
    ["of a blob", () => ({ name: "photo.jpg", data: new Blob([large]) })],
    ["of a stream", () => ({ name: "photo.jpg", data: new Blob([large]).stream(), size: large.length })],
  ])("%s goes in three parts, tells how far it is, and comes back as it went", async (_title, file) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const told: number[] = [];
      const done = await client.handIn(piece, file(), { onProgress: ({ sent }) => told.push(sent) });
      expect(told).toEqual([102_400, 204_800, 250_000]);
      const handedIn = done.handIn?.handedIn;
      if (handedIn === undefined) throw new Error("nothing was handed in");
      const { body } = await client.downloadAttachment(handedIn);
      expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(large);
      // What was handed in is not replaced by mistake, and can be taken back.
      await expect(client.handIn(done, file())).rejects.toMatchObject({ code: "usage" });
      expect((await client.removeHandIn(done)).handIn).not.toHaveProperty("handedIn");
      await client.close();
    });
  });

  test.each<[string, Fault, number]>([
    ["no answer, before", dropBefore(), 9],
    ["no answer, after", dropAfter(), 9],
    ["noise", garble("body"), 9],
    ["an error page", { kind: "status", status: 500 }, 1],
  ])("that fails for good (%s) leaves nothing attached", async (_title, fault, times) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("upload", fault, { times });
      expect(await outcomeOf(client.handIn(piece, { name: "a.txt", data: bytes }))).toBe("not applied");
      emulator.faults.clear();
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(0);
      await client.close();
    });
  });

  test("whose answer is lost once is sent again, and attached once", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("upload", dropAfter());
      expect(await outcomeOf(client.handIn(piece, { name: "a.jpg", data: large }))).toBe("applied");
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(1);
      await client.close();
    });
  });

  test("that is given up half-way leaves nothing attached, and the session in step", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const leaving = new AbortController();
      const onProgress = (): void => leaving.abort(new Error("enough"));
      const options = { signal: leaving.signal, onProgress };
      await expect(client.handIn(piece, { name: "a.jpg", data: large }, options)).rejects.toThrow("enough");
      const logins = emulator.requests.get("Identification");
      expect((await client.homework(schoolDay)).length).toBeGreaterThan(0);
      expect(emulator.requests.get("Identification")).toBe(logins);
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(0);
      await client.close();
    });
  });

  test("meets a session that had ended: it is renewed, and the file sent once more", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("*", expire());
      const logins = emulator.requests.get("Identification") ?? 0;
      expect(await outcomeOf(client.handIn(piece, { name: "a.jpg", data: large }))).toBe("applied");
      expect(emulator.requests.get("Identification")).toBe(logins + 1);
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(1);
      await client.close();
    });
  });

  test("that is larger than the school takes is refused before anything is sent", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const data = new Blob([]).stream();
      const file = { name: "film.mp4", data, size: 10 ** 12 };
      await expect(client.handIn(piece, file)).rejects.toMatchObject({ code: "usage" });
      await client.close();
    });
  });
});
