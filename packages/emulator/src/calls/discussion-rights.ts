import type { Person } from "../world/persons.js";
import type { CallRequest } from "./handler.js";

/** What an account may do with discussions. */
export interface DiscussionRights {
  /** Has discussions at all. */
  readonly enabled: boolean;
  /** May read them only. */
  readonly forbidden: boolean;
  /** Text with form, labels, any recipient. */
  readonly advanced: boolean;
  readonly writesTo: readonly Person["kind"][];
}

/** Rights of the account, as the school has it. */
export function discussionRights({
  account,
  options,
}: Pick<CallRequest, "account" | "options">): DiscussionRights {
  const { audience } = account;
  const enabled = options.withoutDiscussions?.includes(audience) !== true;
  return {
    enabled,
    forbidden: options.forbidDiscussions === true,
    advanced: enabled && (options.advancedDiscussions ?? ["school-life"]).includes(audience),
    writesTo: enabled ? writtenTo(audience, options) : [],
  };
}

function writtenTo(
  audience: CallRequest["account"]["audience"],
  { discussionsWith = {} }: CallRequest["options"],
): Person["kind"][] {
  if (audience === "school-life") return ["teacher", "staff", "student", "parent"];
  const more = discussionsWith[audience] ?? (audience === "parent" ? ["parents"] : []);
  return [
    "teacher",
    "staff",
    ...(more.includes("students") ? (["student"] as const) : []),
    ...(more.includes("parents") ? (["parent"] as const) : []),
  ];
}

/**
 * The rights as keys of `autorisations`; what is not granted is absent.
 *
 * @evidence captures of 2025.2; `discussionInterdit` read in the official client
 */
export function discussionKeys(rights: DiscussionRights): Readonly<Record<string, true>> {
  const { enabled, forbidden, advanced, writesTo } = rights;
  const granted = {
    AvecDiscussion: enabled,
    discussionInterdit: forbidden,
    AvecDiscussionAvancee: advanced,
    AvecDiscussionProfesseurs: writesTo.includes("teacher"),
    AvecDiscussionPersonnels: writesTo.includes("staff"),
    AvecDiscussionEleves: writesTo.includes("student"),
    AvecDiscussionParents: writesTo.includes("parent"),
  };
  return Object.fromEntries(Object.entries(granted).flatMap(([key, has]) => (has ? [[key, true]] : [])));
}
