import type { Recipient } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { cleanText } from "../render/clean.js";
import { joined } from "../render/page.js";
import { named } from "./names.js";

/**
 * The people whom names mean, each once, in the order of the names.
 *
 * @throws Failure when a name means nobody, several people, or somebody who may not be written to
 */
export function findRecipients(
  all: readonly Recipient[],
  wanted: readonly string[],
  context: Context,
): readonly Recipient[] {
  const found = wanted.map((name) => findRecipient(all, name, context));
  return [...new Map(found.map((recipient) => [recipient.key, recipient])).values()];
}

function findRecipient(all: readonly Recipient[], wanted: string, { words }: Context): Recipient {
  const { complaints } = words.writing;
  const byKey = all.filter(({ key }) => key === wanted.trim());
  const found = byKey.length > 0 ? byKey : named(all, wanted, ({ name }) => name);
  const open = found.filter(({ withDiscussion }) => withDiscussion);
  const [first, another] = open;
  if (first !== undefined && another === undefined) return first;
  if (first !== undefined) {
    const list = open.map((one) => describe(one, words)).join("\n  ");
    throw failure(complaints.severalRecipients(cleanText(wanted), cleanText(list)));
  }
  const [closed] = found;
  if (closed !== undefined) {
    throw failure(complaints.refusesMessages(cleanText(closed.name)), { exitCode: exitCodes.notAllowed });
  }
  throw failure(complaints.noSuchRecipient(cleanText(wanted)));
}

/** What somebody is: "Teacher", "C.P.E.", subjects. */
export function recipientFacts(
  { kind, functions, subjects, headTeacher, children }: Recipient,
  { writing: say, reading }: Words,
): readonly (string | undefined)[] {
  return [
    functions.length > 0 ? functions.join(", ") : say.kinds[kind],
    headTeacher ? reading.people.headTeacher : undefined,
    subjects.map(({ name }) => name).join(", "),
    children.join(", "),
  ];
}

/** With the key: names alone did not tell people apart. */
function describe(recipient: Recipient, words: Words): string {
  return joined([recipient.name, joined(recipientFacts(recipient, words), ", "), recipient.key]);
}
