import { fatalErrors } from "@preau/wire";
import { refusal } from "../session/refusals.js";
import type { CallRequest } from "./handler.js";

/**
 * The world id behind a reference `{N, G, L}` of the arguments; `undefined` when there is none, or when its
 * `N` says so (`"0"`, 0 or empty).
 *
 * @throws Refusal 22 for an `N` that this session never issued
 */
export function resolveReference(
  request: Pick<CallRequest, "ids">,
  value: unknown,
  name: string,
): string | undefined {
  if (typeof value !== "object" || value === null || !("N" in value)) return undefined;
  const { N: n } = value;
  if (n === undefined || n === 0 || n === "0" || n === "") return undefined;
  const worldId = typeof n === "string" ? request.ids.resolve(n) : undefined;
  if (worldId === undefined) {
    throw refusal(fatalErrors.staleObject, `\`${name}.N\` is an id that this session never issued`);
  }
  return worldId;
}
