import type { Discussion, DiscussionThread, Message } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { momentText } from "./moment.js";
import { type Entry, fileNotes, heading, joined, page, remark, renderEntries, renderRows } from "./page.js";
import type { View } from "./view.js";

/** A list of discussions as text. `keys` are what stands for each: as short as tells them apart. */
export function renderDiscussions(
  untrusted: readonly Discussion[],
  keys: ReadonlyMap<string, string>,
  view: View,
): string {
  const { words, style } = view;
  const { messages: say } = words.reading;
  const list = cleanValue(untrusted);
  const { columns } = say;
  const rows = list.map((discussion) => [
    { text: keys.get(discussion.key) ?? discussion.key, paint: style.cyan },
    {
      text:
        discussion.date === undefined
          ? (discussion.dateText ?? "")
          : momentText(discussion.date.slice(0, 10), words),
    },
    {
      text: `${discussion.nested ? "  " : ""}${discussion.subject ?? say.noSubject}`,
      paint: discussion.unread > 0 ? style.bold : undefined,
    },
    { text: peopleOf(discussion, words) },
    { text: joined(stateOf(discussion, words)), paint: discussion.unread > 0 ? style.yellow : style.dim },
  ]);
  return page(
    heading(say.heading, view),
    rows.length === 0
      ? [say.nothing]
      : renderRows(
          [
            { title: columns.key },
            { title: columns.date },
            { title: columns.subject, most: Math.max(24, view.width - 70) },
            { title: columns.people, most: 24 },
            { title: columns.state },
          ],
          rows,
          view,
          { title: 2, least: 10 },
        ),
  );
}

/** One discussion in full, the oldest message first. `key` is what it is answered by. */
export function renderThread(
  untrusted: { readonly discussion: Discussion; readonly thread: DiscussionThread; readonly key: string },
  view: View,
): string {
  const { words } = view;
  const { messages: say } = words.reading;
  const { discussion, thread, key } = cleanValue(untrusted);
  const title = {
    title: discussion.subject ?? say.noSubject,
    facts: [peopleOf(discussion, words), ...stateOf(discussion, words)],
  };
  const draft = thread.draft?.content;
  return page(
    renderEntries([title], view),
    ...thread.messages.map((message) => renderEntries([messageEntry(message, words)], view)),
    thread.messages.length === 0 ? [thread.notice ?? say.noMessages] : [],
    draft === undefined ? [] : renderEntries([{ title: say.draft, texts: [draft] }], view),
    remark(thread.canReply ? say.canReply(key) : say.cannotReply, view),
  );
}

function messageEntry(message: Message, words: Words): Entry {
  const { reading } = words;
  const { messages: say } = reading;
  return {
    title: joined([message.author ?? say.me, message.authorRole], ", "),
    facts: [
      momentText(message.created, words),
      message.audience === undefined ? undefined : say.to(message.audience),
      message.aside ? say.aside : undefined,
      message.draft ? say.draft : undefined,
      message.seen || message.mine ? undefined : reading.news.unread,
    ],
    texts: [message.content, ...message.forwarded.map((passed) => forwardedText(passed, words))],
    notes: fileNotes(message.attachments, reading),
  };
}

function forwardedText(message: Message, words: Words): string {
  const { messages: say } = words.reading;
  const head = joined([say.forwarded, message.author ?? say.me, momentText(message.created, words)]);
  const lines = (message.content ?? "").split("\n").map((line) => `  ${line}`);
  return [`> ${head}`, ...lines].join("\n");
}

function peopleOf({ creator, audience }: Discussion, { reading }: Words): string {
  return joined([creator ?? reading.messages.me, audience], " → ");
}

function stateOf(discussion: Discussion, { reading }: Words): readonly (string | undefined)[] {
  const { messages: say } = reading;
  const { unread, drafts, closed, folder, kind } = discussion;
  return [
    unread > 0 ? say.unread(unread) : undefined,
    say.kinds[kind],
    drafts > 0 ? say.drafts(drafts) : undefined,
    closed ? say.closed : undefined,
    say.folders[folder],
  ];
}
