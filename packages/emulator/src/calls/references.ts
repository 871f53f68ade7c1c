import { fatalErrors } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { isObject } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import type { Period } from "../world/school.js";
import type { CallRequest } from "./handler.js";

/**
 * The period that an argument names; `undefined` when there is none, which is answered with an empty page.
 *
 * @throws Refusal 20 when the reference is to no period of this session
 */
export function readPeriod(
  { data, ids, school }: Pick<CallRequest, "data" | "ids" | "school">,
  name: "Periode" | "periode",
): Period | undefined {
  const reference = data[name];
  const n = isObject(reference) ? reference["N"] : undefined;
  if (n === undefined || n === 0 || n === "0" || n === "") return undefined;
  const worldId = typeof n === "string" ? ids.resolve(n) : undefined;
  const period = school.year.periods.find(({ id }) => id === worldId);
  if (period === undefined) {
    const { periodOrMember } = assumptions.foreignObjectCodes.value;
    throw refusal(periodOrMember, `\`${name}.N\` is no period that this session was given`);
  }
  return period;
}

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
