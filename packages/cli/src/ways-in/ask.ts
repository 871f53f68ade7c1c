import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { cleanText } from "../render/clean.js";

// Questions on a terminal; whoever asks has made sure that there is one. They go to stderr, and Ctrl-C ends with 130.

/** Says what is wrong with an answer, or nothing. */
type Check = (answer: string) => string | undefined;

/** One thing to choose. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** Asks for a secret, which is not shown, until it is good. */
export async function askHidden(message: string, check: Check, context: Context): Promise<string> {
  const { password } = await prompts(context);
  const answer = await password({
    message: cleanText(message),
    validate: (typed) => check(typed ?? ""),
    output: process.stderr,
    signal: context.signal,
  });
  return answered(answer, context);
}

/** Asks for a secret that is new, twice. */
export async function askNew(
  { first, again, different }: { readonly first: string; readonly again: string; readonly different: string },
  check: Check,
  context: Context,
): Promise<string> {
  const answer = await askHidden(first, check, context);
  await askHidden(again, (typed) => (typed === answer ? undefined : different), context);
  return answer;
}

/** Asks for what may be seen, until it is good; nothing typed is `usual`, where there is one. */
export async function askShown(
  message: string,
  check: Check,
  { context, usual = "" }: { readonly context: Context; readonly usual?: string | undefined },
): Promise<string> {
  const { text } = await prompts(context);
  const answer = await text({
    message: cleanText(message),
    defaultValue: usual,
    validate: (typed) => check((typed ?? "").trim() === "" ? usual : (typed ?? "").trim()),
    output: process.stderr,
    signal: context.signal,
  });
  return answered(answer, context).trim();
}

/** Asks for one of several. */
export async function askChoice<Value extends string>(
  message: string,
  choices: readonly Choice<Value>[],
  context: Context,
): Promise<Value> {
  const { select } = await prompts(context);
  const found = await select<string>({
    message: cleanText(message),
    options: choices.map(({ value, label }) => ({ value, label: cleanText(label) })),
    output: process.stderr,
    signal: context.signal,
    maxItems: 12,
  });
  const answer = answered(found, context);
  const [first] = choices;
  const chosen = choices.find(({ value }) => value === answer) ?? first;
  if (chosen === undefined) throw new RangeError("there was nothing to choose from");
  return chosen.value;
}

async function prompts({ terminal }: Context): Promise<typeof import("@clack/prompts")> {
  terminal.progress(undefined);
  return import("@clack/prompts");
}

function answered(answer: string | symbol | undefined, { words }: Context): string {
  if (typeof answer === "symbol")
    throw new Failure(words.complaints.interrupted, { exitCode: exitCodes.interrupted });
  return answer ?? "";
}
