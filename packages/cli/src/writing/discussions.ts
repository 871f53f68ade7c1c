import type { AnyClient, Discussion } from "@preau/client";
import { accountClient } from "../commands/each-client.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { momentText } from "../render/moment.js";
import { joined } from "../render/page.js";
import type { SheetRow } from "../render/sheet.js";
import { byKey } from "../short-keys.js";
import type { DeleteAction, KeyAction, KeyKind } from "../writing-commands.js";
import type { Done, Plan, Preparation } from "./plan.js";

/** How a discussion is, and is to be. */
interface Change {
  /** In words. */
  stateOf(discussion: Discussion, words: Words): string;
  readonly isSo: (discussion: Discussion) => boolean;
  /** Why it cannot be made so; `undefined` when it can. */
  readonly hindrance?: (discussion: Discussion, words: Words) => string | undefined;
  readonly request: Readonly<Record<string, unknown>>;
  /** What is asked for, in words. */
  next(words: Words): string;
  readonly make: (client: AnyClient, discussion: Discussion, signal: AbortSignal) => Promise<Discussion>;
}

const folderOf: Change["stateOf"] = ({ folder }, { reading, writing }) =>
  reading.messages.folders[folder] ?? writing.inInbox;

const openness: Change["stateOf"] = ({ closed }, { reading, writing }) =>
  closed ? reading.messages.closed : writing.open;

const reading: Change["stateOf"] = ({ unread }, { reading: { messages }, writing }) =>
  unread > 0 ? messages.unread(unread) : writing.read;

/** What each command without more than a key does. */
const changes: Readonly<Partial<Record<KeyKind, Change>>> = {
  "messages read": {
    stateOf: reading,
    isSo: ({ unread }) => unread === 0,
    request: { read: true },
    next: ({ writing }) => writing.read,
    make: (client, discussion, signal) => client.markDiscussionAs(discussion, true, { signal }),
  },
  "messages unread": {
    stateOf: reading,
    isSo: ({ unread }) => unread > 0,
    request: { read: false },
    next: ({ reading: { news } }) => news.unread,
    make: (client, discussion, signal) => client.markDiscussionAs(discussion, false, { signal }),
  },
  "messages restore": {
    stateOf: folderOf,
    isSo: () => false,
    hindrance: ({ folder }, { writing }) => (folder === "bin" ? undefined : writing.complaints.notInBin),
    request: { folder: "inbox" },
    next: ({ writing }) => writing.inInbox,
    make: (client, discussion, signal) => client.restoreDiscussion(discussion, { signal }),
  },
  "messages archive": {
    stateOf: folderOf,
    isSo: ({ folder }) => folder === "archive",
    hindrance: ({ folder }, { writing }) => (folder === "bin" ? writing.complaints.inBin : undefined),
    request: { folder: "archive" },
    next: ({ reading: { messages }, writing }) => messages.folders.archive ?? writing.inInbox,
    make: (client, discussion, signal) => client.archiveDiscussion(discussion, true, { signal }),
  },
  "messages unarchive": {
    stateOf: folderOf,
    isSo: ({ folder }) => folder === "inbox",
    hindrance: ({ folder }, { writing }) => (folder === "bin" ? writing.complaints.inBin : undefined),
    request: { folder: "inbox" },
    next: ({ writing }) => writing.inInbox,
    make: (client, discussion, signal) => client.archiveDiscussion(discussion, false, { signal }),
  },
  "messages close": {
    stateOf: openness,
    isSo: ({ closed }) => closed,
    hindrance: ({ closable }, { writing }) => (closable ? undefined : writing.complaints.notClosable),
    request: { closed: true },
    next: ({ reading: { messages } }) => messages.closed,
    make: (client, discussion, signal) => client.closeDiscussion(discussion, { signal }),
  },
  "messages reopen": {
    stateOf: openness,
    isSo: ({ closed }) => !closed,
    hindrance: ({ reopenable }, { writing }) => (reopenable ? undefined : writing.complaints.notReopenable),
    request: { closed: false },
    next: ({ writing }) => writing.open,
    make: (client, discussion, signal) => client.reopenDiscussion(discussion, { signal }),
  },
};

/** `preau messages read`, `restore`, `close` and the like: one request to find it, two to change it and to read it again. */
export async function planState({ kind, key }: KeyAction, preparation: Preparation): Promise<Plan> {
  const { words } = preparation.context;
  const change = changes[kind];
  if (change === undefined) throw new Error(`${kind} changes no discussion.`);
  const { client, item } = await findDiscussion(key, preparation);
  const doneAs = (now: Discussion): Done => ({
    result: now,
    said: saidOf(now, change.stateOf(now, words), words),
  });
  const isSo = change.isSo(item);
  const hindrance = isSo ? undefined : change.hindrance?.(item, words);
  if (hindrance !== undefined) throw new Failure(hindrance, { exitCode: exitCodes.notAllowed });
  return {
    rows: [
      ...discussionRows(item, words),
      { label: words.writing.rows.now, title: change.stateOf(item, words) },
      { label: words.writing.rows.next, title: change.next(words) },
    ],
    request: { discussion: item.key, ...change.request },
    already: isSo ? doneAs(item) : undefined,
    look: "preau messages",
    send: async ({ signal }) => doneAs(await change.make(client, item, signal)),
  };
}

/** `preau messages delete`: to the bin, or out of it for good. As `read` otherwise. */
export async function planDelete({ key, forGood }: DeleteAction, preparation: Preparation): Promise<Plan> {
  const { words } = preparation.context;
  const { writing: say } = words;
  const { client, item } = await findDiscussion(key, preparation);
  const inBin = item.folder === "bin";
  // A script that runs twice must not delete for good what it has put in the bin.
  if (inBin && !forGood) throw failure(say.complaints.inBinAlready);
  if (!inBin && forGood) throw failure(say.complaints.notInBinYet);
  if (!inBin && item.nested) throw failure(say.complaints.nested);
  return {
    rows: [
      ...discussionRows(item, words),
      { label: say.rows.now, title: folderOf(item, words) },
      { label: say.rows.next, title: forGood ? say.deletedForGood : words.reading.messages.folders.bin },
    ],
    warning: forGood ? say.cannotBeTakenBack : undefined,
    request: { discussion: item.key, ...(forGood ? { deleted: true } : { folder: "bin" }) },
    look: "preau messages",
    send: async ({ signal }) => {
      const now = await client.deleteDiscussion(item, { signal });
      if (now === undefined) return { said: saidOf(item, say.deletedForGood, words) };
      return { result: now, said: saidOf(now, folderOf(now, words), words) };
    },
  };
}

/** A discussion of the list, and who is asked about it. */
export async function findDiscussion(
  key: string,
  { account, context }: Preparation,
): Promise<{ readonly client: AnyClient; readonly item: Discussion }> {
  const client = accountClient(account);
  const all = withNested(await client.discussions({ signal: context.signal }));
  return { client, item: byKey(all, key, context, "preau messages") };
}

/** Discussions and, after each, those that stand under it. */
export function withNested(list: readonly Discussion[]): readonly Discussion[] {
  return list.flatMap((discussion) => [discussion, ...withNested(discussion.subdiscussions)]);
}

/** What a discussion is, and with whom. */
export function discussionRows(discussion: Discussion, words: Words): readonly SheetRow[] {
  const {
    writing: say,
    reading: { messages },
  } = words;
  const { creator, audience, date, dateText } = discussion;
  return [
    {
      label: say.rows.discussion,
      title: discussion.subject ?? messages.noSubject,
      facts: [
        joined([creator ?? messages.me, audience], " → "),
        date === undefined ? dateText : momentText(date.slice(0, 10), words),
      ],
    },
  ];
}

function saidOf({ subject }: Discussion, state: string, words: Words): string {
  return words.reading.labelled(subject ?? words.reading.messages.noSubject, state);
}
