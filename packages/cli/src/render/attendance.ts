import type { Absence, Attendance, Delay, Justifiable, SchoolLifeEvent, SchoolLifeKind } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { numberText } from "./grade-value.js";
import { measureEntries, observationEntries, punishmentEntries, sanctionEntries } from "./measures.js";
import { hoursText, momentText, spanText } from "./moment.js";
import {
  type Entry,
  fileNotes,
  heading,
  joined,
  page,
  partTitle,
  remark,
  renderEntries,
  renderRows,
} from "./page.js";
import type { View } from "./view.js";

/** Events that a parent may deal with, which is what keys are for. */
export function eventsWithKeys({
  absences,
  delays,
  punishments,
  sanctions,
  observations,
}: Attendance): readonly { readonly key: string }[] {
  return [...absences, ...delays, ...punishments, ...sanctions, ...observations];
}

/**
 * School life as text, a part for each kind of event. What the school hides is said to be hidden. `keys` are what stands
 * for each event: as short as tells them apart.
 */
export function renderAttendance(
  untrusted: Attendance,
  whose: string,
  keys: ReadonlyMap<string, string>,
  view: View,
): string {
  const { words } = view;
  const { attendance: say } = words.reading;
  const found = cleanValue(untrusted);
  const parts: readonly (readonly string[])[] = [
    part(say.kinds.absence, found.absences, view, (list) => justifiables(list, lengthOfAbsence, keys, view)),
    part(say.kinds.delay, found.delays, view, (list) => justifiables(list, lengthOfDelay, keys, view)),
    part(say.kinds.punishment, found.punishments, view, (list) =>
      renderEntries(withKeys(punishmentEntries(list, words), list, keys), view),
    ),
    part(say.kinds.sanction, found.sanctions, view, (list) =>
      renderEntries(withKeys(sanctionEntries(list, words), list, keys), view),
    ),
    part(say.kinds["precautionary-measure"], found.precautionaryMeasures, view, (list) =>
      renderEntries(measureEntries(list, words), view),
    ),
    part(say.kinds.observation, found.observations, view, (list) =>
      renderEntries(withKeys(observationEntries(list, words), list, keys), view),
    ),
    part(say.others, found.others, view, (list) =>
      renderEntries(
        list.map((event) => otherEntry(event, words)),
        view,
      ),
    ),
  ];
  const empty = parts.every((lines) => lines.length === 0);
  return page(
    heading(say.heading(cleanValue(whose), found.period.name), view),
    empty ? [say.nothing] : [],
    ...parts,
    totalsOf(found, view),
    subjectsOf(found, view),
    hiddenKinds(found, view),
  );
}

function part<T>(
  title: string,
  list: readonly T[],
  view: View,
  render: (list: readonly T[]) => readonly string[],
): readonly string[] {
  return list.length === 0 ? [] : [...partTitle(`${title} (${list.length})`, view), ...render(list)];
}

function justifiables<T extends Absence | Delay>(
  list: readonly T[],
  lengthOf: (event: T, words: Words) => string,
  keys: ReadonlyMap<string, string>,
  view: View,
): readonly string[] {
  const { words, style } = view;
  const { columns } = words.reading.attendance;
  return renderRows(
    [
      { title: columns.key },
      { title: columns.date },
      { title: columns.length, most: 24 },
      { title: columns.reasons, most: 26 },
      { title: columns.state },
    ],
    list.map((event) => [
      { text: keys.get(event.key) ?? event.key, paint: style.cyan },
      { text: whenOf(event, words) },
      { text: lengthOf(event, words) },
      { text: joined([...event.reasons, event.parentReason, event.justification], "\n") },
      { text: stateOf(event, words), paint: event.justified ? undefined : style.yellow },
    ]),
    view,
    { title: 1 },
  );
}

/** The key before the day, in the same column. */
function withKeys(
  entries: readonly Entry[],
  events: readonly { readonly key: string }[],
  keys: ReadonlyMap<string, string>,
): readonly Entry[] {
  return entries.map((entry, index) => ({
    ...entry,
    lead: joined([keys.get(events[index]?.key ?? ""), entry.lead], "  "),
  }));
}

function whenOf(event: Absence | Delay, words: Words): string {
  if ("date" in event) return momentText(event.date, words);
  if (event.open) return words.reading.attendance.since(momentText(event.from, words));
  return spanText(event.from, event.to, words);
}

function lengthOfAbsence({ halfDays, hours }: Absence, words: Words): string {
  const { attendance: say } = words.reading;
  return joined(
    [
      halfDays === undefined ? undefined : say.halfDays(numberText(halfDays, words)),
      hours === undefined ? undefined : hoursText(hours * 60),
    ],
    "\n",
  );
}

function lengthOfDelay({ minutes }: Delay, { reading }: Words): string {
  return minutes === undefined ? "" : reading.attendance.minutes(minutes);
}

function stateOf(event: Absence | Delay, { reading }: Words): string {
  const { attendance: say } = reading;
  const own = "date" in event ? [] : announcementOf(event, say);
  const { justified, toJustify, settled, reasonUnknown, files }: Justifiable = event;
  return joined([
    justified ? say.justified : say.unjustified,
    toJustify ? say.toJustify : undefined,
    settled ? say.settled : undefined,
    reasonUnknown ? say.reasonUnknown : undefined,
    ...own,
    ...fileNotes(files, reading),
  ]);
}

function announcementOf(
  { declaredByParent, refused }: Absence,
  say: Words["reading"]["attendance"],
): readonly (string | undefined)[] {
  return [declaredByParent ? say.declared : undefined, refused ? say.refused : undefined];
}

function otherEntry(event: SchoolLifeEvent, words: Words): Entry {
  const { reading } = words;
  const { attendance: say, menus } = reading;
  const meal = event.meal === undefined ? undefined : menus[event.meal];
  return {
    lead: event.from === undefined ? "" : spanText(event.from, event.to, words),
    title: say.kinds[event.kind],
    facts: [
      event.title,
      meal,
      event.subject?.name,
      event.minutes === undefined ? undefined : say.minutes(event.minutes),
      ...event.reasons,
      ...event.symptoms,
      ...event.treatments,
      event.reporter === undefined ? undefined : say.givenBy(event.reporter),
    ],
    texts: [event.comment],
    notes: fileNotes(event.files, reading),
  };
}

function totalsOf({ totals }: Attendance, view: View): readonly string[] {
  const { words } = view;
  const { attendance: say } = words.reading;
  const lines = totals.flatMap(({ kind, total, unjustified, hours }) => {
    const number = total === undefined ? undefined : numberText(total, words);
    const count = kind === "absence" && number !== undefined ? say.halfDays(number) : number;
    if (count === undefined) return [];
    const sum = say.total(count, unjustified === undefined ? undefined : numberText(unjustified, words));
    const facts = [sum, hours === undefined ? undefined : hoursText(hours * 60)];
    return [{ title: words.reading.labelled(say.kinds[kind], joined(facts)) }];
  });
  return lines.length === 0 ? [] : [...partTitle(say.totals, view), ...renderEntries(lines, view)];
}

function subjectsOf({ subjects }: Attendance, view: View): readonly string[] {
  const { attendance: say } = view.words.reading;
  const missed = subjects.filter(({ missedMinutes = 0 }) => missedMinutes > 0);
  if (missed.length === 0) return [];
  const time = (minutes: number | undefined): string => (minutes === undefined ? "" : hoursText(minutes));
  const rows = renderRows(
    [
      { title: say.subjectColumns.subject, most: 30 },
      { title: say.subjectColumns.missed },
      { title: say.subjectColumns.followed },
    ],
    missed.map(({ name, missedMinutes, followedMinutes }) => [
      { text: name },
      { text: time(missedMinutes) },
      { text: time(followedMinutes) },
    ]),
    view,
    { least: 8 },
  );
  return [...partTitle(say.bySubject, view), ...rows];
}

/** Kinds that families know, in the order of the parts above. */
const usualKinds: readonly SchoolLifeKind[] = [
  "absence",
  "delay",
  "punishment",
  "sanction",
  "observation",
  "infirmary",
];

function hiddenKinds({ shown }: Attendance, view: View): readonly string[] {
  if (shown === undefined) return [];
  const { attendance: say } = view.words.reading;
  const hidden = usualKinds.filter((kind) => !shown.includes(kind)).map((kind) => say.kinds[kind]);
  return hidden.length === 0 ? [] : remark(say.hidden(hidden.join(", ")), view);
}
