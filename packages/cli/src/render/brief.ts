import type { Attendance, Discussion, Menu } from "@preau/client";
import { cleanValue } from "./clean.js";
import { momentText, spanText } from "./moment.js";
import { type Entry, joined, page, partTitle, renderEntries } from "./page.js";
import type { View } from "./view.js";

/** A little of what there is beside timetable, homework and marks. */
export interface Brief {
  readonly discussions: readonly Discussion[];
  /** Of one day. */
  readonly menus: readonly Menu[];
  readonly attendance: Attendance;
}

/** Lines of each part. */
const most = 3;

/** The latest discussions, the next meal and the latest absences, a line each. */
export function renderBrief(untrusted: Brief, view: View): string {
  const { words } = view;
  const { reading, calendar } = words;
  const { attendance: life, messages } = reading;
  const { discussions, menus, attendance } = cleanValue(untrusted);
  const part = (title: string, entries: readonly Entry[]): readonly string[] =>
    entries.length === 0 ? [] : [...partTitle(title, view), ...renderEntries(entries.slice(0, most), view)];
  return page(
    part(
      messages.heading,
      discussions.map(({ date, dateText, subject, creator, unread }) => ({
        lead: date === undefined ? (dateText ?? "") : momentText(date.slice(0, 10), words),
        title: subject ?? messages.noSubject,
        facts: [creator ?? messages.me, unread > 0 ? messages.unread(unread) : undefined],
      })),
    ),
    part(
      reading.home.meals,
      menus.map(({ date, firstMeal, mainMeal, sideMeal, cheese, dessert }) => ({
        lead: calendar.shortDay(date),
        title: joined(
          [mainMeal, sideMeal].map((foods) => foods.map(({ name }) => name).join(", ")),
          ", ",
        ),
        facts: [...firstMeal, ...cheese, ...dessert].map(({ name }) => name),
      })),
    ),
    part(
      life.kinds.absence,
      attendance.absences.map((absence) => ({
        lead: spanText(absence.from, absence.to, words),
        title: joined([...absence.reasons, absence.parentReason], ", ") || life.reasonUnknown,
        facts: [absence.justified ? life.justified : life.unjustified],
      })),
    ),
  );
}
