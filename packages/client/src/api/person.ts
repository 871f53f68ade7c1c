import { resourceKinds } from "@preau/wire";

/** What somebody is to the school; `other` is a kind that the library has no word for. */
export type PersonKind = "teacher" | "staff" | "student" | "parent" | "other";

const kinds: Readonly<Record<number, PersonKind>> = {
  [resourceKinds.teacher]: "teacher",
  [resourceKinds.staff]: "staff",
  [resourceKinds.student]: "student",
  [resourceKinds.guardian]: "parent",
};

/** What the `G` of a person says. */
export function personKind(number: number | undefined): PersonKind {
  return (number === undefined ? undefined : kinds[number]) ?? "other";
}
