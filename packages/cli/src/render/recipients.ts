import type { ParentReason, Recipient } from "@preau/client";
import { recipientFacts } from "../writing/recipients.js";
import { cleanValue } from "./clean.js";
import { heading, joined, page, partTitle, renderEntries, renderRows } from "./page.js";
import type { View } from "./view.js";

/** People who may be written to. */
export function renderRecipients(untrusted: readonly Recipient[], whose: string, view: View): string {
  const { words, style } = view;
  const { writing: say } = words;
  const people = cleanValue(untrusted);
  const { name, role, state } = say.recipientColumns;
  const rows = people.map((recipient) => [
    { text: recipient.name, paint: recipient.withDiscussion ? style.bold : undefined },
    { text: joined(recipientFacts(recipient, words)) },
    { text: recipient.withDiscussion ? "" : say.takesNoMessages, paint: style.dim },
  ]);
  return page(
    heading(say.recipientsHeading(cleanValue(whose)), view),
    rows.length === 0
      ? [say.noRecipients]
      : renderRows([{ title: name, most: 32 }, { title: role }, { title: state }], rows, view),
  );
}

/** Reasons that parents may give, of absences and of delays. */
export function renderReasons(
  untrusted: Readonly<Record<"absence" | "delay", readonly ParentReason[]>>,
  whose: string,
  view: View,
): string {
  const { words } = view;
  const { writing: say } = words;
  const { absence, delay } = cleanValue(untrusted);
  const part = (title: string, reasons: readonly ParentReason[]): readonly string[] => [
    ...partTitle(title, view),
    ...(reasons.length === 0
      ? [`  ${say.noReasons}`]
      : renderEntries(
          reasons.map(({ name, justificationRequired }) => ({
            title: name,
            facts: [justificationRequired ? say.wordsNeeded : undefined],
          })),
          view,
        )),
  ];
  const { kinds } = words.reading.attendance;
  return page(
    heading(say.reasonsHeading(cleanValue(whose)), view),
    part(kinds.absence, absence),
    part(kinds.delay, delay),
  );
}
