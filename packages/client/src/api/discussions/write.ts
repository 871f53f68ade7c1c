import { messageCommands, type WireDiscussionCommandRequest } from "@preau/wire";
import { keyOf } from "../../codec/keys.js";
import { UnsupportedError } from "../../errors/errors.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../../session/call.js";
import { listDiscussions } from "../discussions.js";
import { checkText, findToWrite, misused, notAllowed, numberOf, readBack } from "../writing.js";
import type { Discussion } from "./discussion.js";
import { discussionFacts } from "./read.js";

/** A command about one discussion, and how the discussion is to be afterwards. */
interface DiscussionWrite {
  readonly discussion: Discussion;
  readonly command: keyof typeof messageCommands;
  /** What the command takes beside the discussion. */
  readonly more?: Partial<WireDiscussionCommandRequest>;
  /** Names the latest message instead of all. */
  readonly ofLatest?: boolean;
}

/**
 * Marks, bins, restores, deletes, archives, opens or closes a discussion. A write.
 *
 * @evidence command names read in the official client (`ObjetRequeteSaisieMessage`); marks and the bin in pronotepy
 */
export const discussionCommand = defineCall({
  wire: "SaisieMessage",
  encode: (write: DiscussionWrite, { tag }): WireDiscussionCommandRequest => {
    const { discussion, command, more, ofLatest = false } = write;
    const { latestPossessionId: latest, possessionIds } = discussion;
    if (possessionIds.length === 0 || (ofLatest && latest === undefined)) {
      throw new UnsupportedError("The server gave this discussion nothing to be named by; nothing was sent.");
    }
    return {
      commande: messageCommands[command],
      ...more,
      ...(ofLatest && latest !== undefined
        ? { possessionMessage: { N: numberOf(tag, latest) } }
        : { listePossessionsMessages: possessionsOf(discussion, { tag }) }),
    };
  },
  decode: () => undefined,
});

/** What requests name a discussion by. */
export function possessionsOf(
  { possessionIds }: Discussion,
  { tag }: Pick<CallContext, "tag">,
): readonly { readonly N: string }[] {
  return possessionIds.map((id) => ({ N: numberOf(tag, id) }));
}

/** Marks a discussion as read, or as unread. Two requests. */
export async function markDiscussion(
  runner: Runner,
  given: Discussion,
  { read, ...options }: CallOptions & { readonly read: boolean },
): Promise<Discussion> {
  const discussion = await findToChange(runner, given, options);
  const changed = { unread: read ? 0 : Math.max(1, discussion.unread) };
  return change(runner, options, { discussion, command: "markRead", more: { lu: read } }, changed);
}

/**
 * Moves a discussion to the bin; one that lies there is deleted for good, and `undefined`. Two requests.
 *
 * @throws UsageError for one that stands under another, as long as it is not in the bin
 */
export async function deleteDiscussion(
  runner: Runner,
  given: Discussion,
  options: CallOptions = {},
): Promise<Discussion | undefined> {
  const discussion = await findToChange(runner, given, options);
  if (discussion.folder === "bin") {
    await runner.run(discussionCommand, { discussion, command: "remove" }, options);
    return readBack(runner, options, { known: undefined, read: () => listed(runner, discussion, options) });
  }
  if (discussion.nested) throw misused("A discussion under another goes to the bin with it.");
  return change(runner, options, { discussion, command: "bin" }, { folder: "bin" });
}

/**
 * Takes a discussion out of the bin. Two requests.
 *
 * @throws UsageError when it is not there
 */
export async function restoreDiscussion(
  runner: Runner,
  given: Discussion,
  options: CallOptions = {},
): Promise<Discussion> {
  const discussion = await findToChange(runner, given, options);
  if (discussion.folder !== "bin") throw misused("This discussion is not in the bin.");
  return change(runner, options, { discussion, command: "restore" }, { folder: "inbox" });
}

/**
 * Puts a discussion in the archives, or takes it out. Two requests.
 *
 * @throws NotAllowedError without the advanced right
 */
export async function archiveDiscussion(
  runner: Runner,
  given: Discussion,
  { archived, ...options }: CallOptions & { readonly archived: boolean },
): Promise<Discussion> {
  checkAdvanced(runner, "archive discussions");
  const discussion = await findToChange(runner, given, options);
  const folder = archived ? "archive" : "inbox";
  return change(
    runner,
    options,
    { discussion, command: "archive", more: { archiver: archived } },
    { folder },
  );
}

/**
 * Closes a discussion, or opens it again. Two requests.
 *
 * @throws NotAllowedError where the page does not offer it
 */
export async function openOrClose(
  runner: Runner,
  given: Discussion,
  { open, ...options }: CallOptions & { readonly open: boolean },
): Promise<Discussion> {
  const discussion = await findToChange(runner, given, options);
  if (!(open ? discussion.reopenable : discussion.closable)) {
    throw notAllowed(
      `This account may not ${open ? "open this discussion again" : "close this discussion"}.`,
    );
  }
  const write = { discussion, command: "openOrClose", more: { ouvrir: open } } as const;
  return change(runner, options, write, { closed: !open, closable: open, reopenable: !open });
}

/**
 * Changes the subject of a discussion. Two requests.
 *
 * @throws NotAllowedError where it cannot be changed · UsageError
 */
export async function renameDiscussion(
  runner: Runner,
  given: Discussion,
  { subject, ...options }: CallOptions & { readonly subject: string },
): Promise<Discussion> {
  checkText("The subject", subject, longestSubject);
  const discussion = await findToChange(runner, given, options);
  if (!discussion.subjectEditable) throw notAllowed("The subject of this discussion cannot be changed.");
  const write = { discussion, command: "rename", more: { objet: subject }, ofLatest: true } as const;
  return change(runner, options, write, { subject });
}

/** Longest subject that the official page takes. */
export const longestSubject = 200;

async function change(
  runner: Runner,
  options: CallOptions,
  write: DiscussionWrite,
  changed: Partial<Discussion>,
): Promise<Discussion> {
  await runner.run(discussionCommand, write, options);
  const { discussion } = write;
  return readBack(runner, options, {
    known: { ...discussion, ...changed },
    read: () => listed(runner, discussion, options),
  });
}

/** The discussion as the list has it now. One request. */
export async function listed(
  runner: Runner,
  { id }: Discussion,
  { signal }: CallOptions,
): Promise<Discussion | undefined> {
  return flat(await listDiscussions(runner, { signal })).find((discussion) => discussion.id === id);
}

/** A discussion as this session names it, for a write. */
export function findToChange(
  runner: Runner,
  given: Discussion,
  { signal }: CallOptions,
): Promise<Discussion> {
  checkMessaging(runner);
  return findToWrite(runner, given, {
    list: async () => flat(await listDiscussions(runner, { signal })),
    plainKey: (discussion) => keyOf("discussion", discussionFacts(discussion)),
  });
}

/** Discussions, and those that stand under them. */
export function flat(discussions: readonly Discussion[]): readonly Discussion[] {
  return discussions.flatMap((discussion) => [discussion, ...discussion.subdiscussions]);
}

/** @throws NotAllowedError when the school has forbidden discussions to the account */
export function checkMessaging({ author }: Runner): void {
  if (author.rights["discussionInterdit"] === true) {
    throw notAllowed("The school has forbidden discussions to this account.");
  }
}

/** Whether the account has the advanced right: HTML, files, labels, archives. */
export function isAdvanced({ author }: Runner): boolean {
  return author.rights["AvecDiscussionAvancee"] === true;
}

/** @throws NotAllowedError without the advanced right */
export function checkAdvanced(runner: Runner, what: string): void {
  if (!isAdvanced(runner)) throw notAllowed(`This account may not ${what}.`);
}
