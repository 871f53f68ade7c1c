import { VieScolaireClient } from "@preau/client";
import { expect } from "vitest";
import { optionsFor, someAccount } from "../box.js";
import { readingRange } from "../everything.js";
import { someDiscussion } from "./reading-rows.js";
import { earlier, first, office, type Row, student, ungated } from "./row.js";
import { openDiscussion, toHandIn } from "./writing-rows.js";

const [from, to] = readingRange;
const period = "Trimestre 1";
const isSome = (found: readonly unknown[]): void => expect(found).not.toEqual([]);

/** What methods cost beyond the ordinary, as their doc comments say: entities of an earlier session, large files, ranges. */
export const moreRows: Readonly<Record<string, Row>> = {
  "Client.lessonContent of a lesson that has none": student({
    requests: {},
    given: async (client) => first(await client.lessons(from, to), ({ hasContent }) => !hasContent),
    call: (client, lesson) => client.lessonContent(lesson),
    check: (contents) => expect(contents).toEqual([]),
  }),
  "Client.lessonContent of an earlier session": student({
    requests: { PageCahierDeTexte: 1 },
    given: (_, stage) =>
      earlier(stage, async (client) => first(await client.lessons(from, to), ({ hasContent }) => hasContent)),
    call: (client, lesson) => client.lessonContent(lesson),
    check: isSome,
  }),
  "ClientFiles.menus of two weeks": student({
    requests: { PageMenus: 2 },
    call: (client) => client.menus(from, to),
    check: isSome,
  }),
  "ClientFiles.exportIcal with a shift, which the timetable's address has": student({
    requests: { PageEmploiDuTemps: 1 },
    call: (client) => client.exportIcal({ timezoneShift: 2 }),
    check: (address) => expect(address).toContain("&param="),
  }),
  "ClientResults.averageMethod of an earlier session": student({
    requests: { DernieresNotes: 1, MethodeCalculMoyenne: 1 },
    given: (_, stage) => earlier(stage, async (client) => first(await client.averages(period))),
    call: (client, average) => client.averageMethod(average, period),
    check: (method) => expect(method).toBeDefined(),
  }),
  "ClientResults.skillsReport about a part of an earlier session": student({
    requests: { BulletinCompetences: 2 },
    given: (_, stage) =>
      earlier(stage, async (client) => first((await client.skillsReport(period))?.parts ?? [])),
    call: (client, part) => client.skillsReport(period, { part }),
    check: (report) => expect(report).toBeDefined(),
  }),
  "ClientPeriods.expandPeriod without marks and report card": student({
    requests: { PagePresence: 1, DernieresEvaluations: 1 },
    call: (client) =>
      client.expandPeriod(period, {
        exclude: ["grades", "averages", "overallAverage", "classOverallAverage", "report"],
      }),
    check: ({ evaluations = [] }) => isSome(evaluations),
  }),
  "ClientBase.informationAndSurveys without details": student({
    requests: { PageActualites: 1 },
    call: (client) => client.informationAndSurveys({ details: false }),
    check: isSome,
  }),
  "ClientBase.messages of an earlier session": student({
    requests: { ListeMessagerie: 1, ListeMessages: 1 },
    given: (_, stage) => earlier(stage, someDiscussion),
    call: (client, discussion) => client.messages(discussion),
    check: isSome,
  }),
  "ClientBase.participants of an earlier session": student({
    requests: { ListeMessagerie: 1, SaisiePublicMessage: 1 },
    given: (_, stage) => earlier(stage, someDiscussion),
    call: (client, discussion) => client.participants(discussion),
    check: isSome,
  }),
  "ClientBase.messageRecipients of an earlier session": student({
    requests: { ListeMessagerie: 1, ListeMessages: 1, SaisiePublicMessage: 1 },
    given: (_, stage) =>
      earlier(stage, async (client) => first(await client.messages(await someDiscussion(client)))),
    call: (client, message) => client.messageRecipients(message),
    check: isSome,
  }),
  "VieScolaireClient.studentFile of an earlier session": office({
    requests: { ListeRessources: 1, FicheEleve: 1 },
    given: async (_, { emulator }) => {
      const options = optionsFor(emulator, someAccount(emulator, "school-life"));
      const client = await VieScolaireClient.login({ ...options, ...ungated });
      const found = first(await client.students(first(client.classes)));
      await client.close();
      return found;
    },
    call: (client, one) => client.studentFile(one),
    check: ({ identity }) => expect(identity).toBeDefined(),
  }),
  "ClientCorrespondence.reply to one message": student({
    requests: { ListeMessagerie: 2, ListeMessages: 2, SaisieMessage: 1 },
    given: async (client) => first(await client.messages(await openDiscussion(client))),
    call: (client, message) => client.reply(message, "Bien noté."),
    check: ({ messages }) => expect(messages.map(({ content }) => content)).toContain("Bien noté."),
  }),
  "ClientFamily.handIn of two parts": student({
    requests: { upload: 2, SaisieTAFARendreEleve: 1, PageCahierDeTexte: 1 },
    given: toHandIn,
    call: (client, piece) => client.handIn(piece, { name: "photo.jpg", data: new Uint8Array(150_000) }),
    check: async (done, _, client) => {
      expect(done.handIn?.handedIn?.name).toBe("photo.jpg");
      await client.removeHandIn(done);
    },
  }),
  "ClientFamily.handIn that is given up before the next call": student({
    requests: { upload: 1, annulation: 1, PageCahierDeTexte: 1 },
    given: toHandIn,
    call: async (client, piece) => {
      const leaving = new AbortController();
      const file = { name: "photo.jpg", data: new Uint8Array(150_000) };
      const onProgress = (): void => leaving.abort(new Error("enough"));
      await expect(client.handIn(piece, file, { signal: leaving.signal, onProgress })).rejects.toThrow(
        "enough",
      );
      // The next call waits until the school is told.
      await client.homework("2026-12-16");
    },
    check: async (_, { key }, client) => {
      const all = await client.homework("2026-09-01");
      expect(first(all, (piece) => piece.key === key).handIn).not.toHaveProperty("handedIn");
    },
  }),
};
