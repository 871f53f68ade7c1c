import type { Client } from "@preau/client";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { cleanText } from "../render/clean.js";

/** A period that does not exist is said in the language of the user, with those that do. */
export async function withPeriod<T>(
  pupil: Client,
  period: string | undefined,
  { words }: Context,
  ask: (period: string | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await ask(period);
  } catch (cause) {
    const { isPronoteError } = await import("@preau/client");
    if (period === undefined || !isPronoteError(cause) || cause.code !== "usage") throw cause;
    const names = pupil.periods.map(({ name }) => name).join(", ");
    throw failure(words.complaints.noSuchPeriod(cleanText(names)), { cause });
  }
}
