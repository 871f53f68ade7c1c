import type {
  Acknowledgeable,
  Measure,
  Observation,
  PrecautionaryMeasure,
  Punishment,
  Sanction,
} from "@preau/client";
import type { Words } from "../language/words.js";
import { numberText } from "./grade-value.js";
import { hoursText, momentText, spanText } from "./moment.js";
import { type Entry, fileNotes, joined } from "./page.js";

/** Punishments as a list, of values that are clean already; so are those that follow. */
export function punishmentEntries(list: readonly Punishment[], words: Words): readonly Entry[] {
  const { attendance: say } = words.reading;
  return list.map((punishment) => {
    const { kind, nature, subject, duringLesson, duration, schedule, homework, homeworkDocuments } =
      punishment;
    const times = schedule.map((time) =>
      joined([momentText(time.start, words), time.duration === undefined ? "" : hoursText(time.duration)]),
    );
    return {
      lead: momentText(punishment.given, words),
      title: nature ?? say.punishments[kind],
      facts: [
        subject?.name,
        duringLesson ? say.duringLesson : undefined,
        duration === undefined ? undefined : hoursText(duration),
        ...factsOf(punishment, words),
      ],
      texts: [
        circumstancesOf(punishment, words),
        times.length === 0 ? undefined : say.scheduled(times.join(" · ")),
        homework === undefined ? undefined : say.toDo(homework),
      ],
      notes: fileNotes([...punishment.circumstanceDocuments, ...homeworkDocuments], words.reading),
    };
  });
}

/** Sanctions as a list. */
export function sanctionEntries(list: readonly Sanction[], words: Words): readonly Entry[] {
  const { attendance: say } = words.reading;
  return list.map((sanction) => {
    const { duration, durationUnit, suspended, suspendedUntil } = sanction;
    const until = suspendedUntil === undefined ? undefined : words.calendar.date(suspendedUntil);
    return {
      ...decided(sanction, say.sanctions[sanction.kind], words),
      facts: [
        spanOf(sanction, words),
        duration === undefined ? undefined : say.lasts(numberText(duration, words), durationUnit),
        suspended ? say.suspended(until) : undefined,
        ...decidedFacts(sanction, words),
      ],
    };
  });
}

/** Precautionary measures as a list. */
export function measureEntries(list: readonly PrecautionaryMeasure[], words: Words): readonly Entry[] {
  const { attendance: say } = words.reading;
  return list.map((measure) => ({
    ...decided(measure, say.kinds["precautionary-measure"], words),
    facts: [spanOf(measure, words), ...decidedFacts(measure, words)],
  }));
}

/** Observations as a list. */
export function observationEntries(list: readonly Observation[], words: Words): readonly Entry[] {
  const { attendance: say } = words.reading;
  return list.map((observation) => ({
    lead: momentText(observation.date, words),
    title: observation.title ?? say.observations[observation.kind],
    facts: [
      observation.section === observation.title ? undefined : observation.section,
      observation.subject?.name,
      observation.giver,
      observation.read ? undefined : say.unread,
      observation.awaitsParent ? say.awaitsParent : undefined,
    ],
    texts: [observation.comment],
  }));
}

/** What a punishment, a sanction or an observation is called. */
export function measureTitle(event: Acknowledgeable, { reading }: Words): string {
  const { attendance: say } = reading;
  if ("asksReceipt" in event) return event.title ?? say.observations[event.kind];
  return event.nature ?? ("duringLesson" in event ? say.punishments[event.kind] : say.sanctions[event.kind]);
}

function factsOf(measure: Measure, words: Words): readonly (string | undefined)[] {
  const { attendance: say } = words.reading;
  const giver = joined([measure.giver, measure.giverRole], ", ");
  return [
    ...measure.reasons,
    giver === "" ? undefined : say.givenBy(giver),
    measure.awaitsParent ? say.awaitsParent : undefined,
  ];
}

function circumstancesOf({ circumstances }: Measure, { reading }: Words): string | undefined {
  return circumstances === undefined ? undefined : reading.attendance.circumstances(circumstances);
}

type Decided = Sanction | PrecautionaryMeasure;

function decided(measure: Decided, title: string, words: Words): Entry {
  return {
    lead: momentText(measure.given, words),
    title: measure.nature ?? title,
    texts: [circumstancesOf(measure, words), measure.comment],
    notes: fileNotes(measure.circumstanceDocuments, words.reading),
  };
}

function decidedFacts(measure: Decided, words: Words): readonly (string | undefined)[] {
  const decider = joined([measure.decider, measure.deciderRole], ", ");
  const { attendance: say } = words.reading;
  return [decider === "" ? undefined : say.decidedBy(decider), ...factsOf(measure, words)];
}

function spanOf({ from, to }: Decided, words: Words): string | undefined {
  return from === undefined ? undefined : spanText(from, to, words);
}
