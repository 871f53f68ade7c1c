import { failure } from "./failure.js";
import { dayOf, type ParseSetting, text, type Values } from "./option-values.js";
import type { DeclareAction, PlacedText, TextSource } from "./writing-commands.js";

/** The key of something. */
export function keyOf(given: unknown, { words }: ParseSetting): string {
  const key = text(given);
  if (key === undefined) throw failure(words.writing.complaints.missingArgument("key"));
  return key;
}

/** Values of an option that may be repeated. */
export function repeated(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A text as an argument, or in a file. An empty argument is a text too: one that is missed. */
export function textSource(given: unknown, values: Values, { words }: ParseSetting): TextSource {
  const file = text(values["file"]);
  if (typeof given !== "string") return file === undefined ? {} : { file };
  if (file !== undefined) throw failure(words.writing.complaints.twoTexts);
  return { text: given };
}

/** `1=Yes` and the like. */
export function placedTexts(option: string, value: unknown, { words }: ParseSetting): readonly PlacedText[] {
  return repeated(value).map((one) => {
    const [, place, said] = /^\s*(\d{1,3})\s*=(.*)$/su.exec(one) ?? [];
    if (place === undefined || said === undefined) throw failure(words.writing.complaints.notPlaced(option));
    return { place: Number(place), text: said.trim() };
  });
}

/** Which half-days, and why. */
export function declarationOf(given: unknown, values: Values, setting: ParseSetting): DeclareAction {
  const { complaints, writing } = setting.words;
  const from = dayOf("--from", values["from"], setting.words);
  if (from === undefined) throw failure(writing.complaints.missingArgument("--from"));
  const to = dayOf("--to", values["to"], setting.words) ?? from;
  const fromHalf = values["fromHalf"] === "afternoon" ? "afternoon" : "morning";
  const toHalf = values["toHalf"] === "morning" ? "morning" : "afternoon";
  if (to < from) throw failure(complaints.rangeBackwards(from, to));
  if (to === from && fromHalf === "afternoon" && toHalf === "morning") {
    throw failure(writing.complaints.declaredBackwards);
  }
  const reason = text(values["reason"]);
  return {
    kind: "absence declare",
    from,
    to,
    fromHalf,
    toHalf,
    ...(reason === undefined ? {} : { reason }),
    body: textSource(given, values, setting),
  };
}
