import type { Attachment, HandedIn, Homework, Instant } from "./school.js";

/** What pupils change of homework. Nothing else does. */

/** Ticks homework as done by a pupil, or takes the tick back. */
export function markDone({ doneBy }: Homework, studentId: string, done: boolean): void {
  if (done) doneBy.add(studentId);
  else doneBy.delete(studentId);
}

/** Hands a file in, in place of the one before. */
export function handIn({ handedIn }: Homework, studentId: string, work: HandedIn): void {
  handedIn.set(studentId, work);
}

/** Takes back what was handed in. */
export function takeBack({ handedIn }: Homework, studentId: string): void {
  handedIn.delete(studentId);
}

/** A file as it is handed in: every time another one. */
export function handedInFile(
  homework: Homework,
  studentId: string,
  file: { readonly name: string; readonly content: Uint8Array<ArrayBuffer>; readonly at: Instant },
): Attachment {
  const { name, content, at } = file;
  const before = homework.handedIn.get(studentId)?.file.id ?? "";
  const rank = Number(/:(\d+)$/.exec(before)?.[1] ?? 0) + 1;
  return { id: `handed-in:${homework.id}:${studentId}:${at}:${rank}`, name, kind: "file", content };
}
