import { type Facts, type Key, keyOf, withKeys } from "../../codec/keys.js";
import { compareTexts } from "../../codec/order.js";
import type { Absence, Delay, Observation, SchoolLifeEvent, SubjectAttendance } from "./event.js";
import type { PrecautionaryMeasure, Punishment, Sanction } from "./punishment.js";
import type { UnkeyedPunishment } from "./read-measures.js";

/** Keys, and the latest first. Events that are alike are numbered by what else they say. */
function keyed<T extends object>(
  kind: string,
  events: readonly T[],
  { slow, rest, date }: { slow: (event: T) => Facts; rest: (event: T) => Facts; date: (event: T) => string },
): readonly (T & { readonly key: Key })[] {
  const withKey = withKeys(kind, events, slow, (a, b) =>
    compareTexts(rest(a).join("\n"), rest(b).join("\n")),
  );
  return [...withKey].sort((a, b) => compareTexts(date(b), date(a)));
}

export function keyedAbsences(read: readonly Omit<Absence, "key">[]): readonly Absence[] {
  return keyed("absence", read, {
    slow: ({ from }) => [from],
    rest: ({ to, reasons }) => [to, ...reasons],
    date: ({ from }) => from,
  });
}

export function keyedDelays(read: readonly Omit<Delay, "key">[]): readonly Delay[] {
  return keyed("delay", read, {
    slow: ({ date }) => [date],
    rest: ({ minutes, reasons }) => [minutes, ...reasons],
    date: ({ date }) => date,
  });
}

/** The entries of a schedule are numbered within their punishment, since they may be put off. */
export function keyedPunishments(read: readonly UnkeyedPunishment[]): readonly Punishment[] {
  const punishments = keyed("punishment", read, {
    slow: ({ given, nature, giver }) => [given.slice(0, 10), nature, giver],
    rest: ({ given, circumstances, homework, reasons }) => [given, circumstances, homework, ...reasons],
    date: ({ given }) => given,
  });
  return punishments.map((punishment) => ({
    ...punishment,
    schedule: punishment.schedule.map((entry, rank) => ({
      ...entry,
      key: keyOf("scheduled", [punishment.key, rank]),
    })),
  }));
}

export function keyedSanctions(read: readonly Omit<Sanction, "key">[]): readonly Sanction[] {
  return keyed("sanction", read, measureFacts);
}

export function keyedMeasures(
  read: readonly Omit<PrecautionaryMeasure, "key">[],
): readonly PrecautionaryMeasure[] {
  return keyed("measure", read, measureFacts);
}

const measureFacts = {
  slow: ({ given, nature }: Omit<Sanction | PrecautionaryMeasure, "key">): Facts => [
    given.slice(0, 10),
    nature,
  ],
  rest: ({ given, from, to, reasons }: Omit<Sanction | PrecautionaryMeasure, "key">): Facts => [
    given,
    from,
    to,
    ...reasons,
  ],
  date: ({ given }: Omit<Sanction | PrecautionaryMeasure, "key">): string => given,
};

export function keyedObservations(read: readonly Omit<Observation, "key">[]): readonly Observation[] {
  return keyed("observation", read, {
    slow: ({ date, section, title, subject, giver }) => [date, section ?? title, subject?.name, giver],
    rest: ({ kind, title, comment }) => [kind, title, comment],
    date: ({ date }) => date,
  });
}

export function keyedOthers(read: readonly Omit<SchoolLifeEvent, "key">[]): readonly SchoolLifeEvent[] {
  return keyed("event", read, {
    slow: ({ kind, wireKind, from, title }) => [kind === "unknown" ? wireKind : kind, from, title],
    rest: ({ to, comment, reasons }) => [to, comment, ...reasons],
    date: ({ from }) => from ?? "",
  });
}

/** In the order of the school's page. */
export function keyedSubjects(read: readonly Omit<SubjectAttendance, "key">[]): readonly SubjectAttendance[] {
  return withKeys("attended", read, ({ name, group, isGroup }) => [
    name,
    group,
    isGroup ? "group" : "subject",
  ]);
}
