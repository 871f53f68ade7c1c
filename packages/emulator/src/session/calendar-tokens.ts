import { createHmac } from "node:crypto";
import type { calendarKinds } from "@preau/wire";
import type { Account, School, Student } from "../world/school.js";
import { childrenOf, ownStudent } from "./people.js";

/** Which calendar a token opens. */
export interface CalendarOwner {
  readonly account: Account;
  /** Whose timetable it is; nobody's for staff. */
  readonly student?: Student | undefined;
  readonly kind: keyof typeof calendarKinds;
}

const kinds = ["timetable", "agenda", "personal"] as const;

/**
 * The secret in the address of a calendar: the same for ever for one account, pupil and kind, so that a
 * subscription outlives sessions.
 *
 * @evidence read in the official client: the address needs no session
 */
export function calendarToken({ seed }: School, { account, student, kind }: CalendarOwner): string {
  const owner = `${account.login}\n${student?.id ?? ""}\n${kind}`;
  return createHmac("sha256", `calendars of ${seed}`).update(owner).digest("hex").slice(0, 32).toUpperCase();
}

/** What a token opens; `undefined` when nobody was given it. */
export function calendarOwner(school: School, token: string): CalendarOwner | undefined {
  return school.accounts
    .filter(({ disabled }) => disabled !== true)
    .flatMap((account): CalendarOwner[] => {
      const own = ownStudent(school, account);
      const pupils = own === undefined ? childrenOf(school, account) : [own];
      if (account.audience === "school-life") return [{ account, kind: "agenda" }];
      return pupils.flatMap((student) => kinds.map((kind) => ({ account, student, kind })));
    })
    .find((owner) => calendarToken(school, owner) === token);
}
