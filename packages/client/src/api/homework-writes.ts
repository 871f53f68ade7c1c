import {
  attachmentKinds,
  elementStates,
  type WireHandInRequest,
  type WireHomeworkDoneRequest,
} from "@preau/wire";
import { issueId, noIdentity } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import {
  type CallOptions,
  defineCall,
  type Runner,
  type UploadFile,
  type UploadOptions,
} from "../session/call.js";
import { type Homework, homeworkBetween, homeworkFacts } from "./homework.js";
import {
  checkPupil,
  findToWrite,
  misused,
  notAllowed,
  numberOf,
  prepareUploads,
  readBack,
} from "./writing.js";

/** Options of `handIn`. */
export interface HandInOptions extends UploadOptions {
  /** Takes the place of what was handed in before; default false, which refuses. */
  readonly replace?: boolean;
}

/**
 * Ticks a piece of homework, or takes the tick away. A write.
 *
 * @evidence read in the official client and in pronotepy, which leaves `E` out
 */
export const homeworkTick = defineCall({
  wire: "SaisieTAFFaitEleve",
  encode: ({ homework, done }: TickArguments, { tag }): WireHomeworkDoneRequest => ({
    listeTAF: [{ N: numberOf(tag, homework.id), E: elementStates.modification, TAFFait: done }],
  }),
  decode: () => undefined,
});

interface TickArguments {
  readonly homework: Homework;
  readonly done: boolean;
}

/**
 * Hands in a file that was uploaded, or takes back what was handed in. A write.
 *
 * @evidence read in the official client; the upload also in Pawnote
 */
export const handedInFile = defineCall({
  wire: "SaisieTAFARendreEleve",
  encode: ({ homework, file }: HandInArguments, { tag }): WireHandInRequest => {
    const TAF = { N: numberOf(tag, homework.id) };
    if (file === undefined) return { listeFichiers: [{ E: elementStates.deletion, TAF }] };
    const { name, number, uploadId } = file;
    const G = attachmentKinds.file;
    return {
      listeFichiers: [{ E: elementStates.creation, G, L: name, N: number, idFichier: uploadId, TAF }],
    };
  },
  decode: () => undefined,
});

interface HandInArguments {
  readonly homework: Homework;
  /** Absent to take back. */
  readonly file?: { readonly name: string; readonly number: number; readonly uploadId: string };
}

/**
 * Says that a piece of homework is done, or not. Two requests, the second of which reads it again.
 *
 * @throws NotAllowedError for anybody but the pupil · UsageError for a quiz and for what was handed in
 */
export async function setHomeworkDone(
  runner: Runner,
  given: Homework,
  { done, ...options }: CallOptions & { readonly done: boolean },
): Promise<Homework> {
  checkPupil(runner, "tick homework");
  const homework = await findHomework(runner, given, options);
  if (homework.quiz || homework.handIn?.kind === "kiosk") throw misused("A quiz is done by answering it.");
  if (homework.handIn?.handedIn !== undefined) throw misused("What was handed in is done.");
  await runner.run(homeworkTick, { homework, done }, options);
  return readAgain(runner, options, { ...homework, done });
}

/**
 * Hands in a file. The file goes first, and nothing is handed in when that fails. Two requests and one for each
 * 100 KiB; the last one reads the homework again.
 *
 * @throws NotAllowedError for anybody but the pupil, and where nothing can be handed in · UsageError
 */
export async function handIn(
  runner: Runner,
  given: Homework,
  { file, replace = false, ...options }: HandInOptions & { readonly file: UploadFile | File },
): Promise<Homework> {
  checkPupil(runner, "hand in work");
  const homework = await findHomework(runner, given, options);
  const kept = checkHandIn(homework);
  if (kept.handedIn !== undefined && !replace) {
    throw misused("Something was handed in already: pass replace to put this in its place.");
  }
  const uploads = prepareUploads(runner, [file], { ...options, right: "tailleMaxRenduTafEleve" });
  const [upload] = uploads;
  if (upload === undefined) return homework;
  const { name } = upload.file;
  const sent = { name, number: runner.author.newNumber(), uploadId: upload.id };
  await runner.run(handedInFile, { homework, file: sent }, { signal: options.signal, uploads });
  const handedIn = { id: issueId(runner.context().tag, noIdentity), name, kind: "file" as const };
  return readAgain(runner, options, { ...homework, handIn: { ...kept, handedIn } });
}

/**
 * Takes back what was handed in. Two requests, the second of which reads the homework again.
 *
 * @throws NotAllowedError for anybody but the pupil, and when it is too late · UsageError when there is nothing
 */
export async function removeHandIn(
  runner: Runner,
  given: Homework,
  options: CallOptions = {},
): Promise<Homework> {
  checkPupil(runner, "take back work");
  const homework = await findHomework(runner, given, options);
  const { handedIn, ...kept } = checkHandIn(homework);
  if (handedIn === undefined) throw misused("Nothing was handed in.");
  await runner.run(handedInFile, { homework }, options);
  return readAgain(runner, options, { ...homework, handIn: kept });
}

function checkHandIn({ handIn: wanted }: Homework): NonNullable<Homework["handIn"]> {
  if (wanted?.possible !== true) {
    throw notAllowed(
      "Nothing can be handed in for this homework now.",
      "Its time may be over, or it is handed in on paper.",
    );
  }
  return wanted;
}

/** Homework of an earlier session is looked for on its day. */
function findHomework(runner: Runner, homework: Homework, options: CallOptions): Promise<Homework> {
  return findToWrite(runner, homework, {
    list: () => ofItsDay(runner, homework, options),
    plainKey: (piece) => keyOf("homework", homeworkFacts(piece)),
  });
}

function ofItsDay(runner: Runner, { date }: Homework, { signal }: CallOptions): Promise<readonly Homework[]> {
  return homeworkBetween(runner, { from: date, to: date }, { signal });
}

function readAgain(runner: Runner, options: CallOptions, known: Homework): Promise<Homework> {
  return readBack(runner, options, {
    known,
    read: async () => (await ofItsDay(runner, known, options)).find(({ id }) => id === known.id),
  });
}
