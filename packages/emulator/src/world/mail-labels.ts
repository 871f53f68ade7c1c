import type { HeldThread, Mailbox, MailLabel } from "./discussions.js";

/** What people change of their own labels. */

/** Adds a label. */
export function addLabel({ labels }: Mailbox, label: MailLabel): void {
  labels.push(label);
}

/** Changes what a label looks like. */
export function changeLabel({ labels }: Mailbox, id: string, change: Partial<Omit<MailLabel, "id">>): void {
  const index = labels.findIndex((label) => label.id === id);
  const label = labels[index];
  if (label !== undefined) labels[index] = { ...label, ...change };
}

/** Takes a label away, from all discussions too. */
export function removeLabel({ labels, holdings }: Mailbox, id: string): void {
  const index = labels.findIndex((label) => label.id === id);
  if (index >= 0) labels.splice(index, 1);
  for (const { labelIds } of holdings.values()) labelIds.delete(id);
}

/** Puts labels on a discussion, and takes others off. */
export function putLabels(
  { holding }: Pick<HeldThread, "holding">,
  { on, off }: { readonly on: readonly string[]; readonly off: readonly string[] },
): void {
  for (const id of on) holding.labelIds.add(id);
  for (const id of off) holding.labelIds.delete(id);
}
