import type { Client, ClientBase, Discussion } from "@preau/client";
import { expect } from "vitest";
import { readingDay } from "../everything.js";
import { first, office, parent, passingOffice, type Row, student } from "./row.js";

const bytes = new TextEncoder().encode("Ma rédaction");
const period = "Trimestre 1";

/** A discussion that can be answered. */
export async function openDiscussion(client: ClientBase): Promise<Discussion> {
  return first(
    await client.discussions(),
    ({ folder, closed, canReply, nested }) => folder === "inbox" && !closed && canReply && !nested,
  );
}

/** Somebody who may be written to. */
async function somebody(client: ClientBase) {
  return first(await client.getRecipients(), ({ withDiscussion }) => withDiscussion);
}

/** A discussion of the user's own. */
async function started(client: ClientBase, subject: string): Promise<Discussion> {
  const recipients = [await somebody(client)];
  const made = await client.newDiscussion({ subject, message: "Bonjour.", recipients });
  if (made === undefined) throw new Error("the discussion is not listed");
  return made;
}

/** Homework that takes a file, and has none yet. */
export async function toHandIn(client: Client) {
  const all = await client.homework("2026-09-01");
  return first(all, ({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined);
}

async function aSurvey(client: Client) {
  const all = await client.informationAndSurveys();
  return first(
    all,
    ({ survey, questions = [] }) =>
      survey &&
      questions.some(
        ({ kind, awaitsAnswer, choices }) => kind === "single-choice" && awaitsAnswer && choices.length > 0,
      ),
  );
}

/** Servers of 2026 tell the text of an item apart from the list. */
const rereading = ({ profile }: { readonly profile: { readonly domain: { readonly news: string } } }) => ({
  SaisieActualites: 1,
  PageActualites: profile.domain.news === "natures" ? 2 : 1,
});

/** What changes something, by pupils, by parents and by school life, whose messaging has the advanced rights. */
export const writingRows: Readonly<Record<string, Row>> = {
  "ClientFamily.setHomeworkDone": student({
    requests: { SaisieTAFFaitEleve: 1, PageCahierDeTexte: 1 },
    given: async (client) =>
      first(
        await client.homework(readingDay),
        ({ quiz, done, handIn }) => !quiz && !done && handIn === undefined,
      ),
    call: (client, piece) => client.setHomeworkDone(piece, true),
    check: ({ done }) => expect(done).toBe(true),
  }),
  "ClientFamily.handIn": student({
    requests: { upload: 1, SaisieTAFARendreEleve: 1, PageCahierDeTexte: 1 },
    given: toHandIn,
    call: (client, piece) => client.handIn(piece, { name: "rédaction.txt", data: bytes }),
    check: async ({ handIn }, _, client) => {
      expect(handIn?.handedIn?.name).toBe("rédaction.txt");
      const [work] = (await client.sharedResources()).filter(({ kind }) => kind === "handed-in-work");
      const [file] = work?.files ?? [];
      if (file === undefined) throw new Error("what was handed in is not among what is shared");
      const { body } = await client.downloadAttachment(file);
      expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(bytes);
    },
  }),
  "ClientFamily.removeHandIn": student({
    requests: { SaisieTAFARendreEleve: 1, PageCahierDeTexte: 1 },
    given: async (client) => {
      const all = await client.homework("2026-09-01");
      return first(all, ({ handIn }) => handIn?.possible === true && handIn.handedIn !== undefined);
    },
    call: (client, piece) => client.removeHandIn(piece),
    check: ({ handIn }) => expect(handIn).not.toHaveProperty("handedIn"),
  }),

  "ClientCorrespondence.markInformationAsRead": student({
    requests: rereading,
    given: async (client) => first(await client.informationAndSurveys(), ({ read }) => !read),
    call: (client, item) => client.markInformationAsRead(item),
    check: ({ read }) => expect(read).toBe(true),
  }),
  "ClientCorrespondence.acknowledge": parent({
    requests: rereading,
    given: async (client) =>
      first(await client.informationAndSurveys(), ({ questions = [] }) =>
        questions.some(({ kind, awaitsAnswer }) => kind === "acknowledgement" && awaitsAnswer),
      ),
    call: (client, item) => client.acknowledge(item),
    check: ({ questions = [] }) => expect(questions.some(({ awaitsAnswer }) => awaitsAnswer)).toBe(false),
  }),
  "ClientCorrespondence.answerSurvey": student({
    requests: { SaisieActualites: 1, PageActualites: 1 },
    given: aSurvey,
    call: (client, item) => {
      const questions = item.questions ?? [];
      const index = questions.findIndex(({ kind, awaitsAnswer }) => kind === "single-choice" && awaitsAnswer);
      return client.answerSurvey(item, [{ question: index + 1, choices: [1] }]);
    },
    check: ({ questions = [] }) =>
      expect(questions.some(({ answer }) => answer?.answered === true)).toBe(true),
  }),

  "ClientCorrespondence.newDiscussion": student({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: somebody,
    call: (client, one) =>
      client.newDiscussion({ subject: "Question", message: "Bonjour.", recipients: [one] }),
    check: (made) => expect(made?.subject).toBe("Question"),
  }),
  "ClientCorrespondence.reply": student({
    requests: { ListeMessages: 2, SaisieMessage: 1, ListeMessagerie: 1 },
    given: openDiscussion,
    call: (client, discussion) => client.reply(discussion, "Merci."),
    check: ({ messages }) => expect(messages.map(({ content }) => content)).toContain("Merci."),
  }),
  "ClientCorrespondence.saveReplyDraft": student({
    requests: { ListeMessages: 2, SaisieMessage: 1, ListeMessagerie: 1 },
    given: openDiscussion,
    call: (client, discussion) => client.saveReplyDraft(discussion, "Peut-être."),
    check: ({ draft }) => expect(draft?.content).toBe("Peut-être."),
  }),
  "ClientCorrespondence.sendDraft": student({
    requests: { ListeMessages: 2, SaisieMessage: 1, ListeMessagerie: 1 },
    given: openDiscussion,
    call: (client, discussion) => client.sendDraft(discussion, { message: "Oui." }),
    check: ({ messages }) => expect(messages.map(({ content }) => content)).toContain("Oui."),
  }),
  "ClientCorrespondence.saveDraft": student({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: somebody,
    call: (client, one) => client.saveDraft({ subject: "Plus tard", message: "À finir.", recipients: [one] }),
    check: (made) => expect(made?.drafts).toBe(1),
  }),
  "ClientCorrespondence.deleteDraft": student({
    requests: { ListeMessages: 2, SaisieMessage: 1, ListeMessagerie: 1 },
    given: async (client) => {
      const discussion = await openDiscussion(client);
      await client.saveReplyDraft(discussion, "Non.");
      return discussion;
    },
    call: (client, discussion) => client.deleteDraft(discussion),
    check: (thread) => expect(thread).not.toHaveProperty("draft"),
  }),
  "ClientCorrespondence.markDiscussionAs": student({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    // Somebody else's.
    given: async (client) =>
      first(await client.discussions(), ({ creator, folder }) => creator !== undefined && folder === "inbox"),
    call: (client, discussion) => client.markDiscussionAs(discussion, discussion.unread > 0),
    check: ({ unread }, before) => expect(unread > 0).toBe(before.unread === 0),
  }),
  "ClientCorrespondence.deleteDiscussion": student({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: openDiscussion,
    call: (client, discussion) => client.deleteDiscussion(discussion),
    check: (moved) => expect(moved?.folder).toBe("bin"),
  }),
  "ClientCorrespondence.restoreDiscussion": student({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: async (client) => first(await client.discussions(), ({ folder }) => folder === "bin"),
    call: (client, discussion) => client.restoreDiscussion(discussion),
    check: ({ folder }) => expect(folder).toBe("inbox"),
  }),
  "ClientCorrespondence.archiveDiscussion": office({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: openDiscussion,
    call: (client, discussion) => client.archiveDiscussion(discussion),
    check: ({ folder }) => expect(folder).toBe("archive"),
  }),
  "ClientCorrespondence.closeDiscussion": office({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: (client) => started(client, "À fermer"),
    call: (client, discussion) => client.closeDiscussion(discussion),
    check: ({ closed }) => expect(closed).toBe(true),
  }),
  "ClientCorrespondence.reopenDiscussion": office({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: async (client) => first(await client.discussions(), ({ subject }) => subject === "À fermer"),
    call: (client, discussion) => client.reopenDiscussion(discussion),
    check: ({ closed }) => expect(closed).toBe(false),
  }),
  "ClientCorrespondence.renameDiscussion": office({
    requests: { SaisieMessage: 1, ListeMessagerie: 1 },
    given: (client) => started(client, "Avant"),
    call: (client, discussion) => client.renameDiscussion(discussion, "Après"),
    check: ({ subject }) => expect(subject).toBe("Après"),
  }),
  "ClientCorrespondence.createDiscussionLabel": office({
    requests: { SaisieEtiquetteMessage: 1, ListeMessagerie: 1 },
    call: (client) => client.createDiscussionLabel({ name: "Voyage", color: "#00AA00" }),
    check: (labels) => expect(labels.map(({ name }) => name)).toContain("Voyage"),
  }),
  "ClientCorrespondence.labelDiscussion": office({
    requests: { SaisieEtiquetteMessage: 1, ListeMessagerie: 1 },
    given: async (client) => ({
      discussion: await openDiscussion(client),
      label: first(await client.discussionLabels(), ({ name }) => name === "Voyage"),
    }),
    call: (client, { discussion, label }) => client.labelDiscussion(discussion, [label]),
    check: ({ labels }) => expect(labels.map(({ name }) => name)).toContain("Voyage"),
  }),
  "ClientCorrespondence.deleteDiscussionLabel": office({
    requests: { SaisieEtiquetteMessage: 1, ListeMessagerie: 1 },
    given: async (client) => first(await client.discussionLabels(), ({ name }) => name === "Voyage"),
    call: (client, label) => client.deleteDiscussionLabel(label),
    check: (labels) => expect(labels.map(({ name }) => name)).not.toContain("Voyage"),
  }),

  "ClientCorrespondence.changePersonalDetails": student({
    requests: { SaisieInformations: 1, PageInfosPerso: 1 },
    call: (client) => client.changePersonalDetails({ email: "camille@exemple.example" }),
    check: ({ email }) => expect(email).toBe("camille@exemple.example"),
  }),
  "ClientFamily.changeChildPassword": parent({
    requests: { SaisieMotDePasseEleve: 1 },
    call: (client) => client.changeChildPassword("Préau-2026-enfant!"),
    check: () => undefined,
  }),
  "ClientCorrespondence.changePassword": passingOffice({
    requests: { SecurisationComptePreference: 1 },
    // Nothing is known of passwords before 2024.
    refusedBy: ({ domain }) => !domain.doubleAuthentication,
    given: (_, { emulator }) =>
      first(emulator.accounts, ({ audience }) => audience === "school-life").password,
    call: (client, current) => client.changePassword({ current, next: "Préau-2026-vs!" }),
    check: () => undefined,
  }),

  "ClientFamily.justifyAbsence": parent({
    requests: { SaisieVieScolaire: 1, PagePresence: 1 },
    given: async (client) => first(await client.absences("year"), ({ awaitsParent }) => awaitsParent),
    call: (client, absence) => client.justifyAbsence(absence, { justification: "Rendez-vous médical" }),
    check: ({ justification }) => expect(justification).toBe("Rendez-vous médical"),
  }),
  "ClientFamily.declareAbsence": parent({
    requests: { SaisieVieScolaire: 2, PagePresence: 1 },
    call: (client) => client.declareAbsence({ from: "2026-12-18", justification: "Voyage" }),
    check: (absence) => expect(absence?.from).toContain("2026-12-18"),
  }),
  "ClientFamily.declareDelay": parent({
    requests: {},
    call: (client) => client.declareDelay().catch((error: unknown) => error),
    check: (error) => expect(error).toMatchObject({ code: "unsupported" }),
  }),
  "ClientFamily.acknowledgeEvent": parent({
    requests: { SaisieVieScolaire: 1, PagePresence: 1 },
    given: async (client) => {
      const views = await Promise.all(
        client.children.map((child) => client.child(child).punishments("year")),
      );
      return first(views.flat(), ({ awaitsParent }) => awaitsParent);
    },
    call: (client, event) => client.acknowledgeEvent(event),
    check: ({ acknowledged }) => expect(acknowledged).toBe(true),
  }),
  "ClientFamily.acknowledgeDocument": parent({
    requests: { SaisieAccuseReceptionDocument: 1, PageBulletins: 1 },
    call: (client) => client.acknowledgeDocument("report", period),
    check: (receipts) => expect(receipts).not.toEqual([]),
  }),
};
