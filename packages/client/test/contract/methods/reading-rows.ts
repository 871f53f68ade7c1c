import type { Attachment, Client } from "@preau/client";
import { expect } from "vitest";
import { readingRange } from "../everything.js";
import { first, office, parent, type Row, student } from "./row.js";

const [from, to] = readingRange;
const period = "Trimestre 1";

const isSome = (found: readonly unknown[]): void => expect(found).not.toEqual([]);
const isThere = (found: unknown): void => expect(found).toBeDefined();

/** A file of the lesson book. */
async function someFile(client: Client): Promise<Attachment> {
  const contents = await client.lessonContents("2026-09-01", to);
  return first(
    contents.flatMap(({ files }) => files),
    ({ kind }) => kind === "file",
  );
}

async function bytesOf({ body }: { readonly body: ReadableStream<Uint8Array> }): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Before 2024.3.11 photos are files; since then they come with the account. */
const photos = ({ profile }: { readonly profile: { readonly domain: { readonly photos: string } } }) => ({
  file: profile.domain.photos === "file" ? 1 : 0,
});

/** What reads, for pupils and for parents. */
export const readingRows: Readonly<Record<string, Row>> = {
  "Client.lessons": student({
    requests: { PageEmploiDuTemps: 1 },
    // Two weeks: what counts is that servers honour ranges.
    call: (client) => client.lessons(from, to),
    check: isSome,
  }),
  "Client.homework": student({
    requests: { PageCahierDeTexte: 1 },
    call: (client) => client.homework("2026-09-01"),
    check: isSome,
  }),
  "Client.lessonContents": student({
    requests: { PageCahierDeTexte: 1 },
    call: (client) => client.lessonContents(from, to),
    check: isSome,
  }),
  "Client.lessonContent": student({
    requests: { donneesContenusCDT: 1 },
    given: async (client) => first(await client.lessons(from, to), ({ hasContent }) => hasContent),
    call: (client, lesson) => client.lessonContent(lesson),
    check: isSome,
  }),
  "Client.sharedResources": student({
    requests: { PageCahierDeTexte: 1 },
    call: (client) => client.sharedResources(),
    check: isSome,
  }),
  "Client.getTeachingStaff": student({
    requests: { PageEquipePedagogique: 1 },
    call: (client) => client.getTeachingStaff(),
    check: isSome,
  }),
  "Client.generateTimetablePdf": student({
    requests: { GenerationPDF: 1 },
    call: (client) => client.generateTimetablePdf({ day: from }),
    check: (address) => expect(address).toContain("http"),
  }),

  "ClientResults.gradesOverview": student({
    requests: { DernieresNotes: 1 },
    call: (client) => client.gradesOverview(period),
    check: ({ grades, averages }) => [grades, averages].forEach(isSome),
  }),
  "ClientResults.grades": student({
    requests: { DernieresNotes: 1 },
    call: (client) => client.grades(period),
    check: isSome,
  }),
  "ClientResults.averages": student({
    requests: { DernieresNotes: 1 },
    call: (client) => client.averages(period),
    check: isSome,
  }),
  "ClientResults.overallAverage": student({
    requests: { DernieresNotes: 1 },
    call: (client) => client.overallAverage(period),
    check: (average) => expect(average?.kind).toBe("points"),
  }),
  "ClientResults.classOverallAverage": student({
    requests: { DernieresNotes: 1 },
    call: (client) => client.classOverallAverage(period),
    check: (average) => expect(average?.kind).toBe("points"),
  }),
  "ClientResults.attendance": student({
    requests: { PagePresence: 1 },
    call: (client) => client.attendance("year"),
    check: ({ absences, delays }) => [absences, delays].forEach(isSome),
  }),
  "ClientResults.absences": student({
    requests: { PagePresence: 1 },
    call: (client) => client.absences("year"),
    check: isSome,
  }),
  "ClientResults.delays": student({
    requests: { PagePresence: 1 },
    call: (client) => client.delays("year"),
    check: isSome,
  }),
  "ClientResults.punishments": student({
    requests: { PagePresence: 1 },
    call: (client) => client.punishments("year"),
    check: isSome,
  }),
  "ClientResults.evaluations": student({
    requests: { DernieresEvaluations: 1 },
    call: (client) => client.evaluations(period),
    check: isSome,
  }),
  "ClientResults.report": student({
    requests: { PageBulletins: 1 },
    call: (client) => client.report(period),
    check: (report) => isSome(report?.subjects ?? []),
  }),
  "ClientResults.gradeStatement": student({
    requests: { PageReleve: 1 },
    call: (client) => client.gradeStatement(period),
    check: (statement) => isSome(statement?.subjects ?? []),
  }),
  "ClientResults.skillsReport": student({
    requests: { BulletinCompetences: 1 },
    call: (client) => client.skillsReport(period),
    check: isThere,
  }),
  "ClientResults.averageMethod": student({
    requests: { MethodeCalculMoyenne: 1 },
    given: async (client) => first(await client.averages(period)),
    call: (client, average) => client.averageMethod(average, period),
    check: isThere,
  }),
  "ClientResults.generateReportPdf": student({
    requests: { GenerationPDF: 1 },
    call: (client) => client.generateReportPdf({ period }),
    check: (address) => expect(address).toContain("http"),
  }),
  "ClientPeriods.expandPeriod": student({
    requests: { DernieresNotes: 1, PagePresence: 1, DernieresEvaluations: 1, PageBulletins: 1 },
    call: (client) => client.expandPeriod(period),
    check: ({ grades = [], hidden }) => {
      isSome(grades);
      expect(hidden).toEqual([]);
    },
  }),

  "ClientFiles.attachmentUrl": student({
    requests: {},
    given: someFile,
    call: (client, file) => client.attachmentUrl(file),
    check: (address) => expect(address).toContain("/FichiersExternes/"),
  }),
  "ClientFiles.downloadAttachment": student({
    requests: { file: 1 },
    given: someFile,
    call: (client, file) => client.downloadAttachment(file),
    check: async (file) => expect((await bytesOf(file)).length).toBeGreaterThan(0),
  }),
  "ClientFiles.profilePicture": parent({
    requests: photos,
    given: ({ children }) => first(children, ({ hasPhoto }) => hasPhoto),
    call: (client, child) => client.profilePicture(child),
    check: async (picture) => {
      isThere(picture);
      if (picture !== undefined) expect((await bytesOf(picture)).length).toBeGreaterThan(50);
    },
  }),
  "ClientFiles.personalDetails": student({
    requests: { PageInfosPerso: 1 },
    call: (client) => client.personalDetails(),
    check: ({ address }) => isSome(address),
  }),
  "ClientFiles.menus": student({
    requests: { PageMenus: 1 },
    call: (client) => client.menus("2026-12-14", "2026-12-18"),
    check: isSome,
  }),
  "ClientFiles.agenda": student({
    requests: { PageAgenda: 1 },
    call: (client) => client.agenda("2026-09-01"),
    check: isSome,
  }),
  "ClientFiles.documents": student({
    requests: { DocumentsATelecharger: 1 },
    call: (client) => client.documents(),
    check: isSome,
  }),
  "ClientFiles.documentUrl": student({
    requests: { GenerationPDF: 1 },
    given: async (client) =>
      first(await client.documents(), ({ kind, files }) => kind === "school" && files.length === 0),
    call: (client, document) => client.documentUrl(document),
    check: (address) => expect(address).toContain("http"),
  }),
  "ClientFiles.downloadDocument": student({
    requests: { GenerationPDF: 1, file: 1 },
    given: async (client) =>
      first(await client.documents(), ({ kind, files }) => kind === "school" && files.length === 0),
    call: (client, document) => client.downloadDocument(document),
    check: async (file) => expect((await bytesOf(file)).length).toBeGreaterThan(0),
  }),
  "ClientFiles.exportIcal": student({
    requests: { PageInfosPerso: 1 },
    call: (client) => client.exportIcal(),
    check: async (address) => expect(await (await fetch(address)).text()).toContain("BEGIN:VCALENDAR"),
  }),

  "ClientBase.informationAndSurveys": student({
    given: async (client) => {
      const list = await client.informationAndSurveys({ details: false });
      return list.filter(({ questions }) => questions === undefined).length;
    },
    // Servers of 2026 leave out questions, which are asked for one item at a time.
    requests: ({ given }) => ({ PageActualites: 1 + given }),
    call: (client) => client.informationAndSurveys(),
    check: (news) => {
      isSome(news);
      expect(news.filter(({ questions }) => questions === undefined)).toEqual([]);
    },
  }),
  "ClientBase.informationDetails": student({
    given: async (client) => {
      const list = await client.informationAndSurveys({ details: false });
      return list.find(({ questions }) => questions === undefined) ?? first(list);
    },
    requests: ({ given }): Record<string, number> =>
      given.questions === undefined ? { PageActualites: 1 } : {},
    call: (client, item) => client.informationDetails(item),
    check: ({ questions = [] }) => isSome(questions),
  }),
  "ClientBase.discussions": student({
    requests: { ListeMessagerie: 1 },
    call: (client) => client.discussions(),
    check: isSome,
  }),
  "ClientBase.messages": student({
    requests: { ListeMessages: 1 },
    given: someDiscussion,
    call: (client, discussion) => client.messages(discussion),
    check: isSome,
  }),
  "ClientBase.discussionThread": student({
    requests: { ListeMessages: 1 },
    given: someDiscussion,
    call: (client, discussion) => client.discussionThread(discussion),
    check: ({ messages }) => isSome(messages),
  }),
  "ClientBase.participants": student({
    requests: { SaisiePublicMessage: 1 },
    given: someDiscussion,
    call: (client, discussion) => client.participants(discussion),
    check: isSome,
  }),
  "ClientBase.messageRecipients": student({
    requests: { SaisiePublicMessage: 1 },
    given: async (client) => first(await client.messages(await someDiscussion(client))),
    call: (client, message) => client.messageRecipients(message),
    check: isSome,
  }),
  "ClientBase.getRecipients": student({
    // Teachers and staff.
    requests: { ListeRessourcesPourCommunication: 2 },
    call: (client) => client.getRecipients(),
    check: isSome,
  }),
  "ClientBase.getRecipients of school life, which may write to everybody": office({
    requests: { ListePublics: 4 },
    call: (client) => client.getRecipients(),
    check: isSome,
  }),
  "ClientBase.home": student({
    requests: { PageAccueil: 1 },
    call: (client) => client.home("2026-12-17"),
    check: ({ lessons = [] }) => isSome(lessons),
  }),
  "ClientBase.notifications": student({
    requests: { CentraleNotifications: 1 },
    call: (client) => client.notifications(),
    check: ({ sections }) => isSome(sections),
  }),
  "ClientCorrespondence.discussionLabels": student({
    requests: { ListeMessagerie: 1 },
    call: (client) => client.discussionLabels(),
    check: isSome,
  }),

  "ParentClient.child": parent({
    requests: {},
    given: ({ children }) => first(children),
    call: (client, { name }) => client.child(name),
    check: (view, { name }) => expect(view.info.name).toBe(name),
  }),
  "ParentClient.setChild": parent({
    requests: {},
    given: ({ children }) => first(children.toReversed()),
    call: (client, child) => client.setChild(child),
    check: (_, { name }, client) => {
      expect(client.info.name).toBe(name);
      client.setChild(first(client.children));
    },
  }),
  "ClientFamily.absenceReasons": parent({
    requests: {},
    call: (client) => client.absenceReasons(),
    check: isSome,
  }),

  "VieScolaireClient.students": office({
    requests: { ListeRessources: 1 },
    given: ({ classes }) => first(classes),
    call: (client, of) => client.students(of),
    check: isSome,
  }),
  "VieScolaireClient.studentFile": office({
    requests: { FicheEleve: 1 },
    given: async (client) => first(await client.students(first(client.classes))),
    call: (client, one) => client.studentFile(one),
    check: ({ identity, guardians }) => [identity, guardians].forEach(isThere),
  }),
  "VieScolaireClient.identity": office({
    requests: { FicheEleve: 1 },
    given: async (client) => first(await client.students(first(client.classes))),
    call: (client, one) => client.identity(one),
    check: isThere,
  }),
  "VieScolaireClient.guardians": office({
    requests: { FicheEleve: 1 },
    given: async (client) => first(await client.students(first(client.classes))),
    call: (client, one) => client.guardians(one),
    check: isThere,
  }),
};

/** One of people, with messages that were sent. */
export async function someDiscussion(client: Client) {
  return first(
    await client.discussions(),
    ({ messageCount = 0, drafts, participantsMessageId }) =>
      messageCount > drafts && participantsMessageId !== undefined,
  );
}
