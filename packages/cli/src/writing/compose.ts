import type { AnyClient, Discussion, DiscussionThread, MessageButton } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { plainText } from "../plain-text.js";
import { pupilName } from "../pupil-name.js";
import { cleanText } from "../render/clean.js";
import { momentText } from "../render/moment.js";
import { joined } from "../render/page.js";
import type { SheetRow } from "../render/sheet.js";
import { shortKeys } from "../short-keys.js";
import type { NewMessageAction, ReplyAction } from "../writing-commands.js";
import { askOne, askWords } from "./ask.js";
import { fileRows, filesSent } from "./attached.js";
import { textToSend } from "./body.js";
import { discussionRows, findDiscussion } from "./discussions.js";
import { named } from "./names.js";
import type { Plan, Preparation } from "./plan.js";
import { findRecipients, recipientFacts } from "./recipients.js";
import { onePupil } from "./who.js";

/** Longest subject that the official page takes. */
const longestSubject = 200;

/** `preau messages new`: a request for each kind of people, and two to send it and to look for it. */
export async function planNew(action: NewMessageAction, preparation: Preparation): Promise<Plan> {
  const { account, context, gathered } = preparation;
  const { signal, words, terminal } = context;
  const { writing: say } = words;
  // A parent may write to the staff of one child.
  const pupil = account.pupils.length === 0 ? undefined : await onePupil(preparation);
  const client = pupil ?? account.client;
  const recipients = findRecipients(await client.getRecipients({ signal }), action.to, context);
  const asked = action.subject === undefined && terminal.interactive;
  const subject = asked ? await askWords(say.ask.subject, context) : (action.subject?.trim() ?? "");
  if (subject.length > longestSubject) throw failure(say.complaints.subjectTooLong(longestSubject));
  const names = recipients.map(({ name }) => name);
  const all = inFew(names, words);
  const message = await textToSend(preparation, [
    words.reading.labelled(say.rows.to, names.join(", ")),
    words.reading.labelled(say.rows.subject, subject),
  ]);
  const { files } = gathered;
  return {
    rows: [
      ...(pupil === undefined || pupil === account.client
        ? []
        : [{ label: say.rows.pupil, title: pupilName(pupil.info) }]),
      ...recipients.map((recipient, index) => ({
        ...(index === 0 ? { label: say.rows.to } : {}),
        title: recipient.name,
        facts: recipientFacts(recipient, words),
      })),
      { label: say.rows.subject, title: subject === "" ? words.reading.messages.noSubject : subject },
      { label: say.rows.message, text: message },
      ...fileRows(files, words),
    ],
    request: {
      to: recipients.map(({ key, name, kind }) => ({ key, name, kind })),
      subject,
      message,
      files: filesSent(files),
    },
    look: "preau messages",
    send: async (sending) => {
      const made = await client.newDiscussion({ subject, message, recipients }, { ...sending, files });
      return made === undefined
        ? { said: say.sentUnlisted(all) }
        : { result: made, said: say.sentNew(all, shortKeys([made]).get(made.key) ?? made.key) };
    },
  };
}

/** `preau messages reply`: three requests to find it and its people, and four to answer. */
export async function planReply(action: ReplyAction, preparation: Preparation): Promise<Plan> {
  const { context, gathered } = preparation;
  const { signal, words } = context;
  const { writing: say } = words;
  const { client, item } = await findDiscussion(action.key, preparation);
  const thread = await client.discussionThread(item, { signal });
  checkAnswerable(item, thread, words);
  const button = await buttonOf(thread.buttons, action.way, context);
  const people = await peopleOf(client, item, { thread, button, preparation });
  const message = await textToSend(preparation, aboutReply(item, { thread, people }, words));
  const { files } = gathered;
  const to = people.names.length === 0 ? people.inShort : people.names.join(", ");
  return {
    rows: [
      ...discussionRows(item, words),
      ...answeredRow(thread, words),
      {
        label: say.rows.to,
        title: to,
        facts: [button.name, people.names.length < 2 ? undefined : say.people(people.names.length)],
      },
      { label: say.rows.message, text: message },
      ...fileRows(files, words),
    ],
    request: {
      discussion: item.key,
      ...(people.names.length === 0 ? { audience: people.inShort } : { to: people.names }),
      way: { number: button.number, ...(button.name === undefined ? {} : { name: button.name }) },
      message,
      files: filesSent(files),
    },
    look: `preau messages ${item.key}`,
    send: async (sending) => {
      const now = await client.reply(item, message, { ...sending, files, button });
      return { result: now, said: say.sentTo(inFew(people.names, words) || to) };
    },
  };
}

/** Names in a sentence; how many they are, where they would make a long one. */
function inFew(names: readonly string[], { writing: say }: Words): string {
  return names.length > 5 ? say.people(names.length) : names.join(", ");
}

/** @throws Failure for what is closed, left or only to be read */
function checkAnswerable(
  discussion: Discussion,
  { canReply, buttons }: DiscussionThread,
  words: Words,
): void {
  const { complaints } = words.writing;
  if (canReply && !discussion.closed && buttons.length > 0) return;
  throw failure(discussion.closed ? complaints.closed : complaints.onlyRead, {
    exitCode: exitCodes.notAllowed,
  });
}

/** The way to answer that is wanted; where there are several and nobody has said, whoever is there is asked. */
async function buttonOf(
  buttons: readonly MessageButton[],
  wanted: string | undefined,
  context: Context,
): Promise<MessageButton> {
  const [first, another] = buttons;
  if (first === undefined) throw new Error("A discussion without a way to answer was refused before.");
  const { ask, complaints } = context.words.writing;
  const nameOf = ({ name, number }: MessageButton): string => name ?? String(number);
  if (wanted === undefined) {
    if (another === undefined || !context.terminal.interactive) return first;
    const choices = buttons.map((button, value) => ({ value, label: nameOf(button) }));
    return buttons[await askOne(ask.way, choices, context)] ?? first;
  }
  const numbered = /^\d+$/u.test(wanted) ? buttons[Number(wanted) - 1] : undefined;
  const [found, second] = numbered === undefined ? named(buttons, wanted, nameOf) : [numbered];
  if (found !== undefined && second === undefined) return found;
  const list = buttons.map((button, index) => `${index + 1} ${nameOf(button)}`).join(" · ");
  throw failure(complaints.noSuchWay(cleanText(list)));
}

/** Whom an answer reaches. */
interface Reached {
  /** Empty where the school does not tell. */
  readonly names: readonly string[];
  readonly inShort: string;
}

/** By the way that is taken: who wrote last, or everybody; what only the school knows is told in its own short words. */
async function peopleOf(
  client: AnyClient,
  discussion: Discussion,
  {
    thread,
    button,
    preparation,
  }: {
    readonly thread: DiscussionThread;
    readonly button: MessageButton;
    readonly preparation: Preparation;
  },
): Promise<Reached> {
  const { reading } = preparation.context.words;
  const inShort = joined([discussion.creator, discussion.audience], ", ") || reading.messages.noSubject;
  const answered = thread.messages.find(({ id }) => id === thread.replyTo?.id);
  const isAll =
    button.kind === "send-to-all" || button.kind === "reply-to-all" || thread.buttons.length === 1;
  if (isAll) return { names: await othersIn(client, discussion, preparation), inShort };
  const isAuthor = button.kind === "send" && answered?.author !== undefined && !answered.mine;
  return { names: isAuthor ? [answered.author] : [], inShort };
}

/** Everybody but whoever asks; nobody where a discussion of the system does not tell. */
async function othersIn(
  client: AnyClient,
  discussion: Discussion,
  { context, holder }: Preparation,
): Promise<readonly string[]> {
  const { isPronoteError } = await import("@preau/client");
  const own = plainText(holder.name);
  try {
    const people = await client.participants(discussion, { signal: context.signal });
    // A parent's name may be followed by the child's.
    return people
      .map(({ name }) => name)
      .filter((name) => plainText(name) !== own && !plainText(name).startsWith(`${own} - `));
  } catch (error) {
    if (isPronoteError(error) && error.code === "unsupported") return [];
    throw error;
  }
}

/** The message that is answered, in short. */
function answeredRow(thread: DiscussionThread, words: Words): readonly SheetRow[] {
  const { reading, writing: say } = words;
  const answered = thread.messages.find(({ id }) => id === thread.replyTo?.id) ?? thread.messages.at(-1);
  if (answered === undefined) return [];
  const { author, created, content } = answered;
  return [
    {
      label: say.rows.inAnswerTo,
      title: author ?? reading.messages.me,
      facts: [momentText(created, words)],
      text: content,
      mostLines: 4,
    },
  ];
}

/** What stands beneath the text in an editor. */
function aboutReply(
  discussion: Discussion,
  { thread, people }: { readonly thread: DiscussionThread; readonly people: Reached },
  words: Words,
): readonly string[] {
  const { reading, writing: say } = words;
  const last = thread.messages.at(-1);
  return [
    reading.labelled(say.rows.discussion, discussion.subject ?? reading.messages.noSubject),
    reading.labelled(say.rows.to, people.names.length === 0 ? people.inShort : people.names.join(", ")),
    ...(last === undefined
      ? []
      : [
          "",
          joined([last.author ?? reading.messages.me, momentText(last.created, words)]),
          ...(last.content ?? "").split("\n").map((line) => `> ${line}`),
        ]),
  ];
}
