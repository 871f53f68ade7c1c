import type { Attachment, Homework } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { pack, widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** What a list of homework is about. */
export interface HomeworkSubject {
  readonly from: string;
  /** Absent when the list goes to the end of the school year. */
  readonly to?: string;
  /** Name of the pupil; no heading without one. */
  readonly whose?: string;
  /** What stands for each piece; no keys without them. */
  readonly keys?: ReadonlyMap<string, string>;
}

/** Homework as text, by the day it is due. Texts of the server are cleaned of whatever a terminal would obey. */
export function renderHomework(untrusted: readonly Homework[], subject: HomeworkSubject, view: View): string {
  const { style, words, width } = view;
  const homework = cleanValue(untrusted);
  const parts: string[] = [];
  if (subject.whose !== undefined) {
    const heading = words.homework.heading(cleanValue(subject.whose), subject.from, subject.to);
    parts.push(
      wrap(heading, { width })
        .map((line) => style.bold(line))
        .join("\n"),
    );
  }
  if (homework.length === 0) parts.push(words.homework.nothing);
  for (const [day, pieces] of byDay(homework)) {
    const title = style.bold(style.underline(words.homework.dueOn(day)));
    parts.push([title, ...pieces.flatMap((piece) => renderPiece(piece, subject.keys, view))].join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

function byDay(homework: readonly Homework[]): ReadonlyMap<string, readonly Homework[]> {
  const days = new Map<string, Homework[]>();
  for (const piece of homework) days.set(piece.date, [...(days.get(piece.date) ?? []), piece]);
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function renderPiece(piece: Homework, keys: HomeworkSubject["keys"], view: View): readonly string[] {
  const { style, words } = view;
  const column = Math.max(0, ...[...(keys?.values() ?? [])].map((key) => key.length + 2));
  const indent = " ".repeat(6 + column);
  const room = Math.max(20, view.width - indent.length);
  const key = keys?.get(piece.key) ?? "";
  const box = piece.done ? style.green("[x]") : "[ ]";
  const title = piece.subject?.name ?? words.homework.noSubject;
  const facts = factsOf(piece, words).join(" · ");
  const beside = facts !== "" && widthOf(title) + 2 + widthOf(facts) <= room;
  const [first = "", ...rest] = wrap(title, { width: room });
  const paint = piece.done ? style.dim : style.bold;
  return [
    `  ${box} ${style.cyan(key)}${" ".repeat(column - key.length)}${paint(first)}${beside ? `  ${style.dim(facts)}` : ""}`,
    ...rest.map((line) => indent + paint(line)),
    ...(beside ? [] : wrap(facts, { width: room }).map((line) => indent + style.dim(line))),
    ...wrap(piece.description ?? "", { width: room }).map((line) => (line === "" ? "" : indent + line)),
    ...extrasOf(piece, words, room).map((line) => indent + style.cyan(line)),
  ];
}

/** Short facts, beside the subject. */
function factsOf(piece: Homework, { homework: say }: Words): readonly string[] {
  const facts = [
    piece.done ? say.done : undefined,
    piece.quiz ? say.quiz : undefined,
    piece.difficulty === undefined ? undefined : say.difficulty[piece.difficulty],
    piece.minutes === undefined || piece.minutes === 0 ? undefined : say.minutes(piece.minutes),
    piece.audience,
    piece.given === undefined ? undefined : say.given(piece.given),
  ];
  return facts.filter((fact) => fact !== undefined).filter((fact) => fact !== "");
}

/** What goes with it: as many on a line as fit, but for addresses, which have lines of their own. */
function extrasOf(piece: Homework, { homework: say }: Words, width: number): readonly string[] {
  const { handIn } = piece;
  const closed = handIn?.kind === "file" && !handIn.possible && handIn.handedIn === undefined;
  const extras = [
    handIn === undefined ? undefined : `${say.handIn[handIn.kind]}${closed ? ` (${say.handInClosed})` : ""}`,
    handIn?.handedIn === undefined ? undefined : say.handedIn(handIn.handedIn.name),
    handIn?.corrected === undefined ? undefined : say.corrected(handIn.corrected.name),
    handIn?.correctionComment === undefined ? undefined : say.correction(handIn.correctionComment),
    piece.themes.length === 0 ? undefined : say.themes(piece.themes.join(", ")),
    ...piece.files.filter(({ url }) => url === undefined).map(({ name }) => name),
  ];
  return [
    ...pack(
      extras.filter((extra) => extra !== undefined),
      { width },
    ),
    ...piece.files.flatMap((file) => wrap(linkText(file, say), { width })),
  ];
}

function linkText({ name, url }: Attachment, say: Words["homework"]): string {
  if (url === undefined) return "";
  return name === url || name === "" ? url : say.link(name, url);
}
