import type { Absence, Delay, Justification, ParentReason } from "@preau/client";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { pupilName } from "../pupil-name.js";
import { cleanText } from "../render/clean.js";
import { momentText, spanText } from "../render/moment.js";
import { joined } from "../render/page.js";
import type { SheetRow } from "../render/sheet.js";
import type { DeclareAction, JustifyAction } from "../writing-commands.js";
import { askOne, askWords } from "./ask.js";
import { fileRows, filesSent } from "./attached.js";
import { named } from "./names.js";
import type { Plan, Preparation } from "./plan.js";
import { findOwned, onePupil, pupilsOf } from "./who.js";

/** Longest justification that the official page takes. */
const longestJustification = 200;

type Event = Absence | Delay;

/** `preau absence justify`: one request for each child to find it, two to justify it and to read it again. */
export async function planJustification(action: JustifyAction, preparation: Preparation): Promise<Plan> {
  const { context, gathered } = preparation;
  const { signal, words } = context;
  const { writing: say, reading } = words;
  const { pupil, item } = await findOwned(
    pupilsOf(preparation),
    async (child): Promise<readonly Event[]> => {
      const { absences, delays } = await child.attendance("year", { signal });
      return [...absences, ...delays];
    },
    { key: action.key, look: "preau attendance --period year", context },
  );
  const isDelay = "date" in item;
  const reasons = await pupil.absenceReasons(isDelay ? "delay" : "absence");
  const { files } = gathered;
  const said = await justificationOf(action, { reasons, preparation, needed: files.length === 0 });
  return {
    rows: [
      { label: say.rows.pupil, title: pupilName(pupil.info) },
      eventRow(item, words),
      ...justificationRows(said, words),
      ...fileRows(files, words),
    ],
    request: {
      pupil: pupil.info.name,
      [isDelay ? "delay" : "absence"]: item.key,
      ...justificationSent(said),
      files: filesSent(files),
    },
    look: `preau attendance --period year`,
    send: async (sending) => {
      const now = await pupil.justifyAbsence(item, { ...said, files }, sending);
      const given = joined([now.parentReason, now.justification], ", ") || say.done;
      return { result: now, said: reading.labelled(whenText(now, words), given) };
    },
  };
}

/** `preau absence declare`: three requests, the last of which looks for it. */
export async function planDeclaration(action: DeclareAction, preparation: Preparation): Promise<Plan> {
  const { context } = preparation;
  const { words } = context;
  const { writing: say, reading } = words;
  const pupil = await onePupil(preparation);
  const { from, to, fromHalf, toHalf } = action;
  const reasons = await pupil.absenceReasons("absence");
  const said = await justificationOf(action, { reasons, preparation, needed: false });
  const when = declaredText(action, words);
  return {
    rows: [
      { label: say.rows.pupil, title: pupilName(pupil.info) },
      { label: say.rows.absence, title: when },
      ...justificationRows(said, words),
    ],
    request: { pupil: pupil.info.name, from, fromHalf, to, toHalf, ...justificationSent(said) },
    look: "preau attendance --period year",
    send: async ({ signal }) => {
      const made = await pupil.declareAbsence({ from, to, fromHalf, toHalf, ...said }, { signal });
      return made === undefined
        ? { said: say.declaredUnlisted(when) }
        : { result: made, said: reading.labelled(whenText(made, words), reading.attendance.declared) };
    },
  };
}

/** Reasons and words that were given; whoever is there is asked where none were. */
async function justificationOf(
  { reason: wanted }: JustifyAction | DeclareAction,
  {
    reasons,
    preparation,
    needed,
  }: {
    readonly reasons: readonly ParentReason[];
    readonly preparation: Preparation;
    readonly needed: boolean;
  },
): Promise<Pick<Justification, "justification"> & { readonly reason?: ParentReason }> {
  const { context, gathered } = preparation;
  const { complaints, ask } = context.words.writing;
  const asks = context.terminal.interactive && wanted === undefined && gathered.text === undefined;
  const reason =
    wanted === undefined ? await askReason(reasons, asks, context) : reasonNamed(reasons, wanted, context);
  const check = (text: string): string | undefined =>
    text.trim() === "" && reason?.justificationRequired === true
      ? complaints.wordsRequired.fact
      : text.trim().length > longestJustification
        ? complaints.tooLong(longestJustification)
        : undefined;
  const isMissing = gathered.text === undefined && reason?.justificationRequired === true;
  const text =
    context.terminal.interactive && (asks || isMissing)
      ? await askWords(ask.justification, context, { check })
      : (gathered.text ?? "");
  const complaint = check(text);
  if (isMissing && text === "") throw failure(complaints.wordsRequired);
  if (complaint !== undefined) throw failure(complaints.text(complaint));
  if (needed && reason === undefined && text === "") throw failure(complaints.nothingSaid);
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(text === "" ? {} : { justification: text }),
  };
}

async function askReason(
  reasons: readonly ParentReason[],
  asks: boolean,
  context: Context,
): Promise<ParentReason | undefined> {
  const { ask } = context.words.writing;
  if (!asks || reasons.length === 0) return undefined;
  const choices = reasons.map(({ name }, value) => ({ value, label: name }));
  return reasons[await askOne(ask.reason, [...choices, { value: -1, label: ask.noReason }], context)];
}

/** A reason by its name, or a part of it. @throws Failure that lists them */
function reasonNamed(reasons: readonly ParentReason[], wanted: string, { words }: Context): ParentReason {
  const [found, another] = named(reasons, wanted, ({ name }) => name);
  if (found !== undefined && another === undefined) return found;
  throw failure(words.writing.complaints.noSuchReason(cleanText(reasons.map(({ name }) => name).join(", "))));
}

type Said = Awaited<ReturnType<typeof justificationOf>>;

function justificationRows({ reason, justification }: Said, { writing: say }: Words): readonly SheetRow[] {
  return [
    ...(reason === undefined ? [] : [{ label: say.rows.reason, title: reason.name }]),
    ...(justification === undefined ? [] : [{ label: say.rows.text, text: justification }]),
  ];
}

function justificationSent({ reason, justification }: Said): Readonly<Record<string, string>> {
  return {
    ...(reason === undefined ? {} : { reason: reason.name }),
    ...(justification === undefined ? {} : { justification }),
  };
}

function eventRow(event: Event, words: Words): SheetRow {
  const { writing: say, reading } = words;
  const { attendance: life } = reading;
  return {
    label: "date" in event ? say.rows.delay : say.rows.absence,
    title: whenText(event, words),
    facts: [
      ...event.reasons,
      event.parentReason,
      event.justified ? life.justified : life.unjustified,
      event.settled ? life.settled : undefined,
    ],
    text: event.justification,
  };
}

function whenText(event: Event, words: Words): string {
  if ("date" in event) return momentText(event.date, words);
  if (event.open) return words.reading.attendance.since(momentText(event.from, words));
  return spanText(event.from, event.to, words);
}

/** "Fri 20 Nov, all day", "Fri 20 Nov afternoon to Mon 23 Nov morning". */
function declaredText(
  { from, to, fromHalf, toHalf }: DeclareAction,
  { calendar, writing: say }: Words,
): string {
  const isWhole = fromHalf === "morning" && toHalf === "afternoon";
  if (from === to) {
    return `${calendar.longDay(from)}, ${isWhole ? say.wholeDay : say.halves[fromHalf]}`;
  }
  return say.fromTo(
    `${calendar.longDay(from)}${fromHalf === "morning" ? "" : `, ${say.halves[fromHalf]}`}`,
    `${calendar.longDay(to)}${toHalf === "afternoon" ? "" : `, ${say.halves[toHalf]}`}`,
  );
}
