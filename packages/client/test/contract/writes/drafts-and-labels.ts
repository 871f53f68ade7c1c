import type { Client, Discussion, DiscussionThread } from "@preau/client";
import { find, messagesIn, ownDiscussion, recipientOf } from "./discussions.js";
import { some } from "./outcome.js";
import { byPupil, change, count, type Row, type World } from "./row.js";

const call = "SaisieMessage";
const begun = "Merci, je";

function mailbox({ emulator, account }: World) {
  return emulator.school.discussions.mailboxes.get(account.personId);
}

function draftsOf(world: World): readonly string[] {
  const { holdings = new Map(), drafts = [] } = mailbox(world) ?? {};
  return [...[...holdings.values()].flatMap(({ draft }) => draft ?? []), ...drafts].map(
    ({ text }: { readonly text: string }) => text,
  );
}

/** A discussion with or without an answer that was begun. */
async function toAnswer(client: Client, hasDraft: boolean): Promise<Discussion> {
  const open = (await client.discussions()).filter(
    ({ folder, closed, canReply, messageCount = 1, drafts }) =>
      folder === "inbox" && !closed && canReply && messageCount > drafts,
  );
  const found = open.find(({ drafts }) => drafts > 0 === hasDraft);
  if (found !== undefined) return found;
  const discussion = some(open);
  if (hasDraft) await client.saveReplyDraft(discussion, begun);
  else await client.deleteDraft(discussion);
  return find(client, discussion);
}

async function threadOf(client: Client, discussion: Discussion): Promise<DiscussionThread> {
  return client.discussionThread(await find(client, discussion));
}

/** A discussion that is begun and not sent. */
async function begin(client: Client, { emulator }: World) {
  const subject = `Brouillon ${emulator.school.discussions.written + 1}`;
  const recipients = [await recipientOf(client)];
  const look = async () => (await client.discussions()).find((one) => one.subject === subject);
  return { new: { subject, message: begun, recipients }, look };
}

export const draftRows: readonly Row[] = [
  byPupil({
    method: "saveReplyDraft",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client, false);
      return change({
        make: (signal) => client.saveReplyDraft(discussion, begun, { signal }),
        look: () => threadOf(client, discussion),
        shows: ({ draft }) => draft?.content === begun,
        measure: () => draftsOf(world).length,
      });
    },
  }),
  byPupil({
    method: "saveReplyDraft",
    title: "in the place of another",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client, true);
      const text = "Merci, je viendrai";
      return change({
        make: (signal) => client.saveReplyDraft(discussion, text, { signal }),
        look: () => threadOf(client, discussion),
        shows: ({ draft }) => draft?.content === text,
        measure: () => count(draftsOf(world), (one) => one === text),
      });
    },
  }),
  byPupil({
    method: "saveDraft",
    call,
    prepare: async (client, world) => {
      const draft = await begin(client, world);
      return change({
        make: (signal) => client.saveDraft(draft.new, { signal }),
        look: draft.look,
        shows: (found) => found !== undefined,
        measure: () => mailbox(world)?.drafts.length ?? 0,
      });
    },
  }),
  byPupil({
    method: "sendDraft",
    title: "of an answer",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client, true);
      return change({
        make: (signal) => client.sendDraft(discussion, { message: "C'est entendu.", signal }),
        look: () => threadOf(client, discussion),
        shows: ({ messages }) =>
          messages.some(({ content, draft }) => content === "C'est entendu." && !draft),
        measure: () => messagesIn(world),
      });
    },
  }),
  byPupil({
    method: "sendDraft",
    title: "of a new discussion",
    call,
    prepare: async (client, world) => {
      const draft = await begin(client, world);
      const kept = await client.saveDraft(draft.new);
      const discussion = some(kept === undefined ? [] : [kept]);
      return change({
        make: (signal) => client.sendDraft(discussion, { signal }),
        look: async () =>
          client.discussionThread(some([await draft.look()].filter((one) => one !== undefined))),
        shows: ({ messages }) =>
          messages.some(({ content, draft: isDraft }) => content === begun && !isDraft),
        measure: () => world.emulator.school.discussions.threads.length,
      });
    },
  }),
  byPupil({
    method: "deleteDraft",
    title: "of a new discussion",
    call,
    prepare: async (client, world) => {
      const draft = await begin(client, world);
      const kept = await client.saveDraft(draft.new);
      const discussion = some(kept === undefined ? [] : [kept]);
      return change<unknown>({
        make: (signal) => client.deleteDraft(discussion, { signal }),
        look: draft.look,
        shows: (found) => found === undefined,
        measure: () => mailbox(world)?.drafts.length ?? 0,
      });
    },
  }),
  byPupil({
    method: "deleteDraft",
    title: "of an answer",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client, true);
      return change<DiscussionThread | undefined>({
        make: (signal) => client.deleteDraft(discussion, { signal }),
        look: () => threadOf(client, discussion),
        shows: (thread) => thread?.draft === undefined,
        measure: () => draftsOf(world).length,
      });
    },
  }),
];

async function makeLabel(client: Client, world: World) {
  const name = `Étiquette ${world.emulator.school.discussions.written + 1}`;
  return some(
    (await client.createDiscussionLabel({ name, color: "#336699" })).filter((one) => one.name === name),
  );
}

const labels = "SaisieEtiquetteMessage";

export const labelRows: readonly Row[] = [
  byPupil({
    method: "createDiscussionLabel",
    call: labels,
    school: "advanced",
    prepare: async (client, world) => {
      const name = `Étiquette ${world.emulator.school.discussions.written + 1}`;
      return change({
        make: (signal) =>
          client.createDiscussionLabel({ name, color: "#336699", abbreviation: "ET" }, { signal }),
        look: () => client.discussionLabels(),
        shows: (all) => all.some((one) => one.name === name && one.kind === "user"),
        measure: () => mailbox(world)?.labels.length ?? 0,
      });
    },
  }),
  byPupil({
    method: "deleteDiscussionLabel",
    call: labels,
    school: "advanced",
    prepare: async (client, world) => {
      const label = await makeLabel(client, world);
      return change({
        make: (signal) => client.deleteDiscussionLabel(label, { signal }),
        look: () => client.discussionLabels(),
        shows: (all) => all.every((one) => one.name !== label.name),
        measure: () => mailbox(world)?.labels.length ?? 0,
      });
    },
  }),
  byPupil({
    method: "labelDiscussion",
    call: labels,
    school: "advanced",
    prepare: async (client, world) => {
      const discussion = await ownDiscussion(client, world);
      const label = await makeLabel(client, world);
      return change({
        make: (signal) => client.labelDiscussion(discussion, [label], { signal }),
        look: () => find(client, discussion),
        shows: (found) => found.labels.some(({ name }) => name === label.name),
        measure: () => count(mailbox(world)?.holdings.values() ?? [], ({ labelIds }) => labelIds.size > 0),
      });
    },
  }),
];
