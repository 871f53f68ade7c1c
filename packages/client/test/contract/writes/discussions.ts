import type { Client, Discussion, DiscussionThread, VieScolaireClient } from "@preau/client";
import { some } from "./outcome.js";
import { byPupil, byStaff, bytesOf, change, count, type Row, type World } from "./row.js";

type Writer = Client | VieScolaireClient;

export async function recipientOf(client: Writer) {
  return some((await client.getRecipients()).filter(({ withDiscussion }) => withDiscussion));
}

/** A discussion of one's own, with a subject that no other has. */
export async function ownDiscussion(
  client: Writer,
  { emulator }: World,
  message = "Bonjour.",
): Promise<Discussion> {
  const subject = `Sujet ${emulator.school.discussions.written + 1}`;
  const started = await client.newDiscussion({ subject, message, recipients: [await recipientOf(client)] });
  return some(started === undefined ? [] : [started]);
}

async function all(client: Writer): Promise<readonly Discussion[]> {
  return (await client.discussions()).flatMap((one) => [one, ...one.subdiscussions]);
}

/** A discussion as the next reading has it. */
export async function find(client: Writer, { key }: Discussion): Promise<Discussion> {
  return some((await all(client)).filter((one) => one.key === key));
}

/** The same of one that may be gone. */
async function seek(client: Writer, { key }: Discussion): Promise<Discussion | undefined> {
  return (await all(client)).find((one) => one.key === key);
}

async function toAnswer(client: Writer): Promise<Discussion> {
  const found = await all(client);
  return some(found.filter(({ folder, closed, canReply }) => folder === "inbox" && !closed && canReply));
}

/** A discussion that somebody else began, and that is read or unread. */
async function toMark(client: Writer, isRead: boolean): Promise<Discussion> {
  const received = (await all(client)).filter(
    ({ folder, creator }) => folder === "inbox" && creator !== undefined,
  );
  const found = received.find(({ unread }) => (unread === 0) === isRead);
  return found ?? client.markDiscussionAs(some(received), isRead);
}

async function threadOf(client: Writer, discussion: Discussion): Promise<DiscussionThread> {
  return client.discussionThread(await find(client, discussion));
}

/** What one person keeps of all discussions. */
function holdings({ emulator, account }: World) {
  return [...(emulator.school.discussions.mailboxes.get(account.personId)?.holdings.values() ?? [])];
}

export function messagesIn({ emulator }: World): number {
  return emulator.school.discussions.threads.reduce((sum, { messages }) => sum + messages.length, 0);
}

const inBin = (world: World): number => count(holdings(world), ({ place }) => place === "bin");

const call = "SaisieMessage";
const words = "Merci beaucoup.";

function said({ messages }: DiscussionThread): boolean {
  return messages.some(({ content, draft }) => content === words && !draft);
}

const starts = (by: typeof byPupil | typeof byStaff, title?: string): Row =>
  by({
    method: "newDiscussion",
    ...(title === undefined ? {} : { title }),
    call,
    prepare: async (client: Writer, world) => {
      const recipients = [await recipientOf(client)];
      const subject = `Sujet ${world.emulator.school.discussions.written + 1}`;
      return change({
        make: (signal) => client.newDiscussion({ subject, message: "Bonjour.", recipients }, { signal }),
        look: async () => (await all(client)).find((one) => one.subject === subject),
        shows: (found) => found !== undefined,
        measure: () => world.emulator.school.discussions.threads.length,
      });
    },
  });

export const discussionRows: readonly Row[] = [
  starts(byPupil),
  starts(byStaff),
  byPupil({
    method: "newDiscussion",
    title: "with form and a file",
    call,
    school: "advanced",
    prepare: async (client, { emulator }) => {
      const recipients = [await recipientOf(client)];
      const subject = `Sujet ${emulator.school.discussions.written + 1}`;
      const message = { html: "<p>Voici le <b>plan</b>.</p>" };
      const files = [{ name: "plan.txt", data: bytesOf("Plan") }];
      return change({
        make: (signal) => client.newDiscussion({ subject, message, recipients }, { files, signal }),
        look: async () => (await all(client)).find((one) => one.subject === subject),
        shows: (found) => found !== undefined,
        measure: () =>
          count(
            emulator.school.discussions.threads,
            ({ messages }) => messages[0]?.attachments[0]?.name === "plan.txt",
          ),
      });
    },
  }),
  byPupil({
    method: "reply",
    title: "to a discussion",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client);
      return change({
        make: (signal) => client.reply(discussion, words, { signal }),
        look: () => threadOf(client, discussion),
        shows: said,
        measure: () => messagesIn(world),
      });
    },
  }),
  byPupil({
    method: "reply",
    title: "to one message",
    call,
    prepare: async (client, world) => {
      const discussion = await toAnswer(client);
      const message = some(await client.messages(discussion));
      const answer = "Je réponds à ce message.";
      return change({
        make: (signal) => client.reply(message, answer, { signal }),
        look: () => threadOf(client, discussion),
        shows: ({ messages }) => messages.some(({ content }) => content === answer),
        measure: () => messagesIn(world),
      });
    },
  }),
  ...[true, false].map((read) =>
    byPupil({
      method: "markDiscussionAs",
      title: read ? "read" : "unread",
      call,
      prepare: async (client, world) => {
        const discussion = await toMark(client, !read);
        const { personId } = world.account;
        const unreadThreads = (): number =>
          count(world.emulator.school.discussions.threads, ({ id, messages, participantIds }) => {
            const mine = world.emulator.school.discussions.mailboxes.get(personId)?.holdings.get(id);
            return (
              participantIds.includes(personId) &&
              messages.some(({ id: one, authorId }) => authorId !== personId && mine?.read.has(one) !== true)
            );
          });
        return change({
          make: (signal) => client.markDiscussionAs(discussion, read, { signal }),
          look: () => find(client, discussion),
          shows: ({ unread }) => (unread === 0) === read,
          measure: unreadThreads,
        });
      },
    }),
  ),
  byPupil({
    method: "deleteDiscussion",
    title: "to the bin",
    call,
    prepare: async (client, world) => {
      const discussion = await ownDiscussion(client, world);
      return change({
        make: (signal) => client.deleteDiscussion(discussion, { signal }),
        look: () => seek(client, discussion),
        shows: (found) => found?.folder === "bin",
        measure: () => inBin(world),
      });
    },
  }),
  byPupil({
    method: "deleteDiscussion",
    title: "for good",
    call,
    prepare: async (client, world) => {
      const discussion = await client.deleteDiscussion(await ownDiscussion(client, world));
      const binned = some(discussion === undefined ? [] : [discussion]);
      return change({
        make: (signal) => client.deleteDiscussion(binned, { signal }),
        look: () => seek(client, binned),
        shows: (found) => found === undefined,
        measure: () => count(holdings(world), ({ place }) => place === "gone"),
      });
    },
  }),
  byPupil({
    method: "restoreDiscussion",
    call,
    prepare: async (client, world) => {
      const discussion = await client.deleteDiscussion(await ownDiscussion(client, world));
      const binned = some(discussion === undefined ? [] : [discussion]);
      return change({
        make: (signal) => client.restoreDiscussion(binned, { signal }),
        look: () => find(client, binned),
        shows: ({ folder }) => folder === "inbox",
        measure: () => inBin(world),
      });
    },
  }),
  ...[true, false].map((archived) =>
    byPupil({
      method: "archiveDiscussion",
      title: archived ? "in" : "out",
      call,
      school: "advanced",
      prepare: async (client, world) => {
        const own = await ownDiscussion(client, world);
        const discussion = archived ? own : await client.archiveDiscussion(own);
        return change({
          make: (signal) => client.archiveDiscussion(discussion, archived, { signal }),
          look: () => find(client, discussion),
          shows: ({ folder }) => (folder === "archive") === archived,
          measure: () => count(holdings(world), ({ place }) => place === "archive"),
        });
      },
    }),
  ),
  ...(["closeDiscussion", "reopenDiscussion"] as const).map((method) =>
    byPupil({
      method,
      call,
      school: "advanced",
      prepare: async (client, world) => {
        const own = await ownDiscussion(client, world);
        const isClosing = method === "closeDiscussion";
        const discussion = isClosing ? own : await client.closeDiscussion(own);
        return change({
          make: (signal) => client[method](discussion, { signal }),
          look: () => find(client, discussion),
          shows: ({ closed }) => closed === isClosing,
          measure: () => count(world.emulator.school.discussions.threads, ({ closed }) => closed),
        });
      },
    }),
  ),
  byPupil({
    method: "renameDiscussion",
    call,
    school: "advanced",
    prepare: async (client, world) => {
      const discussion = await ownDiscussion(client, world);
      const subject = `${discussion.subject ?? ""}, suite`;
      return change({
        make: (signal) => client.renameDiscussion(discussion, subject, { signal }),
        // A subject is part of the key.
        look: async () =>
          some(
            (await all(client)).filter(
              ({ date, subject: one }) =>
                date === discussion.date && one?.startsWith(discussion.subject ?? "") === true,
            ),
          ),
        shows: (found) => found.subject === subject,
        measure: () =>
          count(world.emulator.school.discussions.threads, (thread) => thread.subject === subject),
      });
    },
  }),
];
