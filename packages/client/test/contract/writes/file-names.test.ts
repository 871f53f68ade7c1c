import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Client } from "@preau/client";
import { saveAttachment } from "@preau/client/node";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, manners } from "../box.js";
import { recipientOf } from "./discussions.js";
import { impatient, some } from "./outcome.js";
import { bytesOf } from "./row.js";

const long = `${"très-".repeat(60)}long.pdf`;

/** Names that make trouble, what they are sent as, and what they are saved as. */
const names: readonly (readonly [title: string, given: string, sent: string, saved: string])[] = [
  ["a path", "/home/zelie/essai.odt", "essai.odt", "_home_zelie_essai.odt"],
  ["a path of Windows", "C:\\Users\\zelie\\essai.odt", "essai.odt", "C__Users_zelie_essai.odt"],
  ["a path that leads upwards", "../../../etc/passwd", "passwd", "_.._.._etc_passwd"],
  ["nothing but dots", "..", "file", "file"],
  ["control characters", "plan\u0000\r\n\t\u0007\u007f.pdf", "plan.pdf", "plan.pdf"],
  ["a header of its own", 'a"\r\nX-Name: b.txt', "a_X-Name_ b.txt", "a_X-Name_ b.txt"],
  ["300 characters", long.slice(-300), `${cut(long.slice(-300))}.pdf`, `${cut(long.slice(-300))}.pdf`],
  ["a device of Windows", "CON", "_CON", "_CON"],
  ["a device of Windows with an extension", "aux.txt", "_aux.txt", "_aux.txt"],
  ["marks that turn text around", "facture\u202efdp.exe", "facturefdp.exe", "facturefdp.exe"],
  ["marks within isolates", "\u2066\u200fplan\u2069.pdf", "plan.pdf", "plan.pdf"],
  ["half a character", "plan\ud83d.pdf", "plan.pdf", "plan.pdf"],
  ["what Windows forbids", 'a<b>c:d|e?f*g".txt', "a_b_c_d_e_f_g_.txt", "a_b_c_d_e_f_g_.txt"],
  ["an end that Windows drops", "plan.pdf. . ", "plan.pdf", "plan.pdf"],
  ["what is hidden", ".bashrc", "bashrc", "bashrc"],
  ["other alphabets", "Énoncé n°1 – 学校 🏫.odt", "Énoncé n°1 – 学校 🏫.odt", "Énoncé n°1 – 学校 🏫.odt"],
];

/** As much of a name as fits into 180 bytes with its extension. */
function cut(name: string): string {
  let kept = name.slice(0, -4);
  while (new TextEncoder().encode(kept).length > 176) kept = kept.slice(0, -1);
  return kept;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "preau-names-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const data = bytesOf("contenu");

async function toHandIn(client: Client) {
  return some((await client.homework("2026-09-01")).filter(({ handIn }) => handIn?.possible === true));
}

describe.each(manners.slice(-1))("a file whose name is", (_, manner) => {
  test.each(names)("%s is handed in under a name that is none but one", async (_title, given, sent) => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const done = await client.handIn(await toHandIn(client), { name: given, data });
      expect(done.handIn?.handedIn?.name).toBe(sent);
      const files = emulator.school.homework.flatMap(({ handedIn }) => [...handedIn.values()]);
      expect(files.map(({ file }) => file.name)).toEqual([sent]);
      await client.close();
    });
  });

  test.each(names)(
    "%s is fetched as it is, and saved inside its folder",
    async (_title, given, _sent, saved) => {
      await inSchool(manner, async (emulator) => {
        const client = await loginStudent(emulator, impatient);
        const { id } = await toHandIn(client);
        attach(emulator, given);
        await client.refresh();
        const piece = some((await client.homework("2026-09-01")).filter(({ files }) => files.length > 0));
        expect(piece.id).not.toBe(id);
        const file = some(piece.files);
        const download = await client.downloadAttachment(file);
        expect(download.name).toBe(file.name);
        expect(await new Response(download.body).text()).toBe("contenu");
        const path = await saveAttachment(client, file, folder);
        expect(dirname(path)).toBe(folder);
        expect(basename(path)).toBe(saved);
        expect(await readdir(folder)).toEqual([saved]);
        await client.close();
      });
    },
  );
});

/** Gives the homework that can be handed in a file of that name. */
function attach(emulator: Emulator, name: string): void {
  for (const homework of emulator.school.homework) {
    const files = [{ id: `attachment:${homework.id}:odd`, name, kind: "file", content: data }];
    Object.assign(homework, { attachments: homework.handIn === undefined ? [] : files });
  }
}

test("files of messages and of absences are sent under such names too", async () => {
  await inSchool({ schoolOptions: { advancedDiscussions: ["student"] } }, async (emulator) => {
    const files = [{ name: "/home/zelie/\u202eplan.pdf", data }];
    const client = await loginStudent(emulator, impatient);
    const recipients = [await recipientOf(client)];
    await client.newDiscussion({ subject: "Plan", message: "Voici.", recipients }, { files });
    const { threads } = emulator.school.discussions;
    expect(threads.at(-1)?.messages[0]?.attachments.map(({ name }) => name)).toEqual(["plan.pdf"]);
    await client.close();
    const parent = await loginParent(emulator, impatient);
    const made = await parent.declareAbsence({ from: "2026-11-30", reason: "MALADIE", files });
    expect(made?.files.map(({ name }) => name)).toEqual(["plan.pdf"]);
    await parent.close();
  });
});
