import { assumptions } from "../assumptions.js";
import type { CallHandler } from "../calls/handler.js";
import type { Account, Student } from "../world/school.js";
import { type Engine, type Place, slip } from "./engine.js";
import { isObject, kindOf, type Root } from "./packing.js";
import { childrenOf, ownStudent } from "./people.js";
import { denied, expired, refusal } from "./refusals.js";

/** A refusal of one call: the session goes on. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
}

/** What the signature of a request says, once checked. */
export interface SignedFor {
  readonly tab: number | undefined;
  readonly student: Student | undefined;
}

/**
 * Checks tab and member of a page function.
 *
 * @throws Refusal 3 for a tab that is not granted (or `CallRefused`, as the school chooses), 20 for a member
 *   of another session
 */
export function checkSignature(
  engine: Engine,
  place: Place,
  request: { readonly handler: CallHandler; readonly account: Account; readonly root: Root },
): SignedFor {
  const { handler, account, root } = request;
  const key = engine.profile.dialect.names.signature;
  const signature = root[key];
  if (signature !== undefined && !isObject(signature)) {
    throw expired(`\`${key}\` must be an object, not ${kindOf(signature)}`);
  }
  if (signature === undefined) {
    slip(engine, place, denied(`${handler.name} must say its tab in \`${key}\``));
  }
  for (const field of Object.keys(signature ?? {})) {
    if (field === "onglet" || field === "membre") continue;
    slip(engine, place, expired(`\`${key}.${field}\` is no field of a signature`));
  }
  return {
    tab: checkTab(engine, place, handler, signature?.["onglet"]),
    student: findStudent(engine, place, { handler, account, member: signature?.["membre"] }),
  };
}

/**
 * Checks that the arguments hold only declared fields, and only ids that this session has issued.
 *
 * @throws Refusal 3 for fields (strict), 20 or 22 for ids
 */
export function checkData(engine: Engine, place: Place, fields: readonly string[], data: Root): void {
  for (const field of Object.keys(data)) {
    if (fields.includes(field)) continue;
    slip(engine, place, denied(`\`${field}\` is no argument of ${place.call} (known: ${fields.join(", ")})`));
  }
  checkIds(place, data, "data");
}

function checkTab(engine: Engine, place: Place, handler: CallHandler, onglet: unknown): number | undefined {
  if (onglet === undefined || onglet === 0) {
    if (handler.tabs.length > 0) {
      const wanted = handler.tabs.join(" or ");
      slip(engine, place, denied(`${handler.name} must be signed from tab ${wanted}`));
    }
    return undefined;
  }
  if (typeof onglet !== "number" || !Number.isInteger(onglet)) {
    throw denied(`\`onglet\` must be the number of a tab, not ${kindOf(onglet)}`);
  }
  if (!place.session.tabs.has(onglet)) {
    throw refusedTab(engine, `tab ${onglet} is not among those of this account`);
  }
  if (engine.options.refusedTabs.includes(onglet)) {
    throw refusedTab(engine, `tab ${onglet} is listed, and refused by this school all the same`);
  }
  if (handler.tabs.length > 0 && !handler.tabs.includes(onglet)) {
    const wanted = handler.tabs.join(" or ");
    slip(engine, place, denied(`${handler.name} is called from tab ${wanted}, not ${onglet}`));
  }
  return onglet;
}

function refusedTab(engine: Engine, message: string): Error {
  return engine.tabRefusal === "session" ? denied(message) : new CallRefused(message);
}

function findStudent(
  engine: Engine,
  place: Place,
  request: { readonly handler: CallHandler; readonly account: Account; readonly member: unknown },
): Student | undefined {
  const { handler, account, member } = request;
  const children = childrenOf(engine.school, account);
  if (member === undefined) {
    if (account.audience !== "parent" || handler.tabs.length === 0) {
      return ownStudent(engine.school, account);
    }
    const message = `${handler.name} must name a child in \`membre\`, as this space has members`;
    slip(engine, place, refusal(assumptions.memberMissingCode.value, message));
    return children[0];
  }
  if (account.audience !== "parent") {
    slip(engine, place, expired("`membre` has no place in a space without members"));
    return ownStudent(engine.school, account);
  }
  const { periodOrMember } = assumptions.foreignObjectCodes.value;
  if (!isObject(member) || typeof member["N"] !== "string") {
    throw refusal(periodOrMember, "`membre` must be `{N, G}`, with the child's `N`");
  }
  const worldId = place.session.ids.resolve(member["N"]);
  const child = children.find((student) => student.id === worldId);
  if (child !== undefined) return child;
  const what = worldId === undefined ? "an id that this session never issued" : "not a child of this account";
  throw refusal(periodOrMember, `\`membre\` is ${what}`);
}

/** Looks for references everywhere in the arguments: an `N` that is text names an object of this session. */
function checkIds(place: Place, value: unknown, path: string): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkIds(place, item, `${path}[${index}]`);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === "N" && typeof member === "string") checkId(place, member, path);
    else checkIds(place, member, `${path}.${key}`);
  }
}

/** `"0"` and the empty text mean no object; negative numbers are objects that the client creates. */
function checkId(place: Place, n: string, path: string): void {
  if (/^(?:0|-\d+|)$/.test(n) || place.session.ids.resolve(n) !== undefined) return;
  const codes = assumptions.foreignObjectCodes.value;
  const code = /p[ée]riode|membre/i.test(path) ? codes.periodOrMember : codes.other;
  throw refusal(code, `${path}.N is an id that this session never issued: ids die with their session`);
}
