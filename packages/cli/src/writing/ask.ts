import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { failure } from "../failure.js";
import { cleanText } from "../render/clean.js";

/** Something that can be chosen. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Asks whether something is to be done; no is where the cursor stands. */
export async function askYesNo(message: string, context: Context): Promise<boolean> {
  const { yes: active, no: inactive } = context.words.writing.ask;
  return answered(context, async ({ confirm }, common) =>
    confirm({ ...common, message, active, inactive, initialValue: false }),
  );
}

/** Asks for one of some choices. */
export async function askOne<Value extends number | string>(
  message: string,
  choices: readonly Choice<Value>[],
  context: Context,
): Promise<Value> {
  return answered(context, async ({ select }, common) =>
    select<number>({
      ...common,
      message: cleanText(message),
      options: placed(choices),
      showInstructions: false,
    }),
  ).then((index) => valueAt(choices, index));
}

/** Asks for any number of some choices. */
export async function askSeveral<Value extends number | string>(
  message: string,
  choices: readonly Choice<Value>[],
  context: Context,
): Promise<readonly Value[]> {
  const indexes = await answered(context, async ({ multiselect }, common) =>
    multiselect<number>({
      ...common,
      message: cleanText(message),
      options: placed(choices),
      required: false,
      showInstructions: false,
    }),
  );
  return indexes.map((index) => valueAt(choices, index));
}

/** Asks for a line, or with `lines` for several; an empty answer is one. */
export async function askWords(
  message: string,
  context: Context,
  options: {
    readonly lines?: boolean;
    /** Why an answer does not do; `undefined` when it does. */
    readonly check?: (answer: string) => string | undefined;
  } = {},
): Promise<string> {
  const { lines = false, check } = options;
  const answer = await answered(context, async ({ multiline, text }, common) =>
    (lines ? multiline : text)({
      ...common,
      message: cleanText(message),
      validate: (value = "") => check?.(value),
    }),
  );
  return (answer ?? "").trim();
}

type Prompts = typeof import("@clack/prompts");

/** Questions go to stderr: stdout may be a file. Ctrl-C at one of them is told from an answer. */
async function answered<T>(
  { terminal, signal, words }: Context,
  ask: (
    prompts: Prompts,
    common: { readonly output: NodeJS.WriteStream; readonly signal: AbortSignal },
  ) => Promise<T>,
): Promise<Exclude<T, symbol>> {
  terminal.progress(undefined);
  const prompts = await import("@clack/prompts");
  const answer = await ask(prompts, { output: process.stderr, signal });
  if (!prompts.isCancel(answer)) return answer as Exclude<T, symbol>; // the only symbol is that of Ctrl-C
  throw failure(words.writing.complaints.interrupted, { exitCode: exitCodes.interrupted });
}

function placed(
  choices: readonly Choice<unknown>[],
): { readonly value: number; readonly label: string; readonly hint?: string }[] {
  return choices.map(({ label, hint }, value) => ({
    value,
    label: cleanText(label),
    ...(hint === undefined ? {} : { hint: cleanText(hint) }),
  }));
}

function valueAt<Value>(choices: readonly Choice<Value>[], index: number): Value {
  const choice = choices[index];
  if (choice === undefined) throw new Error("What was chosen is none of the choices.");
  return choice.value;
}
