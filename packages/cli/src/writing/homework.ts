import type { Homework } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import type { Words } from "../language/words.js";
import type { SheetRow } from "../render/sheet.js";
import type { HandInAction, KeyAction } from "../writing-commands.js";
import { fileRows, filesSent } from "./attached.js";
import type { Done, Plan, Preparation } from "./plan.js";
import { findOwned, type Owned, pupilsOf } from "./who.js";

/** `preau homework done` and `undone`: one request to find it, two to tick it and to read it again. */
export async function planTick({ kind, key }: KeyAction, preparation: Preparation): Promise<Plan> {
  const { context } = preparation;
  const { words } = context;
  const { writing: say, homework } = words;
  const done = kind === "homework done";
  const found = await findPiece(key, preparation);
  const { pupil, item: piece } = found;
  if (piece.quiz || piece.handIn?.kind === "kiosk") throw failure(say.complaints.quiz);
  if (piece.handIn?.handedIn !== undefined) throw failure(say.complaints.handedInIsDone);
  const stateOf = ({ done: isDone }: Homework): string => (isDone ? homework.done : homework.toDo);
  const saidOf = (now: Homework): Done => ({
    result: now,
    said: words.reading.labelled(nameOf(now, words), stateOf(now)),
  });
  return {
    rows: [
      ...rowsOf(found, words),
      { label: say.rows.now, title: stateOf(piece) },
      { label: say.rows.next, title: done ? homework.done : homework.toDo },
    ],
    request: { homework: piece.key, done },
    already: piece.done === done ? saidOf(piece) : undefined,
    look: lookAt(piece),
    send: async ({ signal }) => saidOf(await pupil.setHomeworkDone(piece, done, { signal })),
  };
}

/** `preau homework hand-in`: as `done`, and a request for each 100 KiB. */
export async function planHandIn({ key, replace }: HandInAction, preparation: Preparation): Promise<Plan> {
  const { context, gathered } = preparation;
  const { words } = context;
  const { writing: say } = words;
  const found = await findPiece(key, preparation);
  const { pupil, item: piece } = found;
  const handedIn = handInOf(piece, context).handedIn;
  const [file] = gathered.files;
  if (file === undefined) throw new Error("Nothing was opened to be handed in.");
  if (handedIn !== undefined && !replace) throw failure(say.complaints.alreadyHandedIn);
  return {
    rows: [
      ...rowsOf(found, words),
      ...fileRows([file], words),
      ...(handedIn === undefined ? [] : [{ label: say.rows.replaces, title: handedIn.name }]),
    ],
    request: {
      homework: piece.key,
      file: filesSent([file])[0],
      ...(handedIn === undefined ? {} : { replaces: handedIn.name }),
    },
    look: lookAt(piece),
    send: async (sending) => {
      const now = await pupil.handIn(piece, file, { ...sending, replace });
      const name = now.handIn?.handedIn?.name;
      return { result: now, said: name === undefined ? say.done : words.homework.handedIn(name) };
    },
  };
}

/** `preau homework take-back`: three requests. */
export async function planTakeBack({ key }: KeyAction, preparation: Preparation): Promise<Plan> {
  const { context } = preparation;
  const { words } = context;
  const { writing: say } = words;
  const found = await findPiece(key, preparation);
  const { pupil, item: piece } = found;
  const { handedIn } = handInOf(piece, context);
  if (handedIn === undefined) throw failure(say.complaints.nothingHandedIn);
  return {
    rows: [...rowsOf(found, words), { label: say.rows.file, title: handedIn.name }],
    request: { homework: piece.key, takesBack: handedIn.name },
    look: lookAt(piece),
    send: async ({ signal }) => {
      const now = await pupil.removeHandIn(piece, { signal });
      const left = now.handIn?.handedIn;
      return {
        result: now,
        said: left === undefined ? say.takenBack(handedIn.name) : words.homework.handedIn(left.name),
      };
    },
  };
}

/** Homework of the whole year: what is shown is some of it. */
function findPiece(key: string, preparation: Preparation): Promise<Owned<Homework>> {
  const { context } = preparation;
  const { signal } = context;
  return findOwned(pupilsOf(preparation), (pupil) => pupil.homework(pupil.startDay, undefined, { signal }), {
    key,
    look: "preau homework",
    context,
  });
}

/** @throws Failure where nothing can be handed in */
function handInOf({ handIn }: Homework, { words }: Context): NonNullable<Homework["handIn"]> {
  const { complaints } = words.writing;
  if (handIn?.possible === true) return handIn;
  throw failure(handIn?.kind === "file" ? complaints.handInClosed : complaints.noHandIn, {
    exitCode: exitCodes.notAllowed,
  });
}

function rowsOf({ item }: Owned<Homework>, words: Words): readonly SheetRow[] {
  const { writing: say } = words;
  return [
    {
      label: say.rows.homework,
      title: item.subject?.name ?? words.homework.noSubject,
      facts: [
        words.homework.dueOn(item.date),
        item.given === undefined ? undefined : words.homework.given(item.given),
      ],
      text: item.description,
      mostLines: 6,
    },
  ];
}

function nameOf({ subject, date }: Homework, words: Words): string {
  return `${subject?.name ?? words.homework.noSubject}, ${words.calendar.longDay(date)}`;
}

function lookAt({ date }: Homework): string {
  return `preau homework --from ${date} --to ${date}`;
}
