import type { Attachment, Client, FileDownload } from "@preau/client";
import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, manners, requestsTo } from "./box.js";
import { atEvening, readEverything } from "./everything.js";

/** An attachment, and the member of an answer under which it stands. */
interface Found {
  readonly place: string;
  readonly attachment: Attachment;
}

const members = new Set([
  "files",
  "attachments",
  "homeworkDocuments",
  "circumstanceDocuments",
  "subjectFile",
  "correctionFile",
]);

/** Every attachment of an answer, however deep. */
function attachmentsIn(value: unknown, place: string): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]): readonly Found[] => {
    const here = Number.isNaN(Number(name)) ? `${place}.${name}` : place;
    if (!members.has(name)) return attachmentsIn(member, here);
    const all: readonly unknown[] = Array.isArray(member) ? member : [member];
    return all.map((one) => ({ place: here, attachment: one as Attachment })); // these members hold nothing else
  });
}

async function bytesOf({ body }: FileDownload): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** What the bytes of a file must begin with, by its name. */
function startOf(name: string): string {
  return name.toLowerCase().endsWith(".pdf") ? "%PDF-" : "";
}

/** Opens a file, or says where a link leads. */
async function open(client: Client, { place, attachment }: Found): Promise<readonly unknown[]> {
  if (attachment.kind === "link") return [place, client.attachmentUrl(attachment) === attachment.url];
  const file = await client.downloadAttachment(attachment);
  const bytes = await bytesOf(file);
  const begins = new TextDecoder("latin1").decode(bytes.slice(0, 5)).startsWith(startOf(attachment.name));
  return [
    place,
    begins &&
      bytes.length > 0 &&
      bytes.length === (file.length ?? bytes.length) &&
      file.name === attachment.name,
  ];
}

/** The first of each place and kind. */
function samples(found: readonly Found[]): readonly Found[] {
  const first = new Map(
    found.toReversed().map((one) => [`${one.place} ${one.attachment.kind}`, one] as const),
  );
  return [...first.values()];
}

describe.each(manners)("files: %s", (_, manner) => {
  test("of every page that has any can be opened", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const client = await loginStudent(emulator);
      const everything = {
        ...(await readEverything(client)),
        gradesOverview: await client.grades(),
        evaluations: await client.evaluations(),
      };
      const found = samples(attachmentsIn(everything, ""));
      const opened = await Promise.all(found.map((one) => open(client, one)));
      expect(opened).toEqual(found.map(({ place }) => [place, true]));
      expect(new Set(found.map(({ place }) => place.split(".")[1]))).toEqual(
        new Set([
          "homework",
          "lessonContents",
          "sharedResources",
          "gradesOverview",
          "attendance",
          "evaluations",
          "informationAndSurveys",
          "agenda",
          "documents",
          "home",
          "threads",
        ]),
      );
      expect(emulator.log).toEqual([]);
      await client.close();
    });
  });
});

test("every single attachment of a parent's two children can be opened", async () => {
  await inSchool(atEvening, async (emulator) => {
    const parent = await loginParent(emulator);
    for (const child of parent.children) {
      const view = parent.child(child);
      const found = attachmentsIn(await readEverything(view), "");
      expect(found.length).toBeGreaterThan(20);
      const opened = await Promise.all(found.map((one) => open(view, one)));
      expect(opened.filter(([, isOpen]) => isOpen !== true)).toEqual([]);
    }
    await parent.close();
  });
});

test("documents that are printed when they are asked for, and those with a file, can be fetched", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const documents = await client.documents();
    expect(new Set(documents.map(({ kind }) => kind))).toEqual(
      new Set(["school", "locker", "to-sign", "report"]),
    );
    expect(documents.some(({ files }) => files.length === 0)).toBe(true);
    // What is to be signed is opened by another service.
    const [toSign, ...others] = documents.toSorted(
      (a, b) => Number(b.kind === "to-sign") - Number(a.kind === "to-sign"),
    );
    if (toSign === undefined) throw new Error("nothing is to be signed");
    await expect(client.downloadDocument(toSign)).rejects.toMatchObject({ code: "unsupported" });
    for (const document of others) {
      const file = await client.downloadDocument(document);
      expect(file.name).toContain(document.name);
      const text = new TextDecoder("latin1").decode(await bytesOf(file));
      expect(text.startsWith("%PDF-")).toBe(true);
    }
    expect(requestsTo(emulator, "GenerationPDF")).toBe(
      others.filter(({ files }) => files.length !== 1).length,
    );
    await client.close();
  });
});

test("timetables, reports and statements can be printed, and fetched by whoever has the address", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const period = "Trimestre 1";
    for (const address of [
      await client.generateTimetablePdf({ day: "2026-12-16" }),
      await client.generateReportPdf({ period }),
      await client.generateReportPdf({ period, document: "grade-statement" }),
      await client.generateReportPdf({ period, document: "skills-report" }),
    ]) {
      expect(address.startsWith(`${emulator.url}/`)).toBe(true);
      const answer = await fetch(address);
      expect((await answer.text()).startsWith("%PDF-")).toBe(true);
    }
    await expect(client.generateReportPdf({ period: "Trimestre 2" })).rejects.toMatchObject({
      code: "not-allowed",
    });
    const calendar = await (await fetch(await client.exportIcal())).text();
    expect(calendar).toContain("BEGIN:VCALENDAR");
    await client.close();
  });
});

test("a picture is there for those who have one, and an old address is seen before anything is sent", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const picture = await client.profilePicture();
    expect(picture === undefined).toBe(!client.info.hasPhoto);
    if (picture !== undefined) expect((await bytesOf(picture)).length).toBeGreaterThan(50);
    const [file] = attachmentsIn(await client.homework("2026-12-07"), "").filter(
      ({ attachment }) => attachment.kind === "file",
    );
    if (file === undefined) throw new Error("no homework has a file");
    await client.refresh();
    expect(() => client.attachmentUrl(file.attachment)).toThrow(
      expect.objectContaining({ code: "stale-reference" }),
    );
    await client.close();
  });
});
