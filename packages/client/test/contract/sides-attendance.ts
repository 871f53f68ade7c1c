import { given, readingDay } from "./everything.js";
import { type Comparison, line, names, type Place, type School, subjectNamed } from "./sides.js";

type Event = School["attendance"][number];
type Of<Kind extends Event["kind"]> = Extract<Event, { kind: Kind }>;

/** What a pupil's notebook has of one kind by the evening. Nothing but an absence is told before it begins. */
function events<Kind extends Event["kind"]>({ school, student }: Place, kind: Kind): readonly Of<Kind>[] {
  return school.attendance.filter(
    (event): event is Of<Kind> =>
      event.studentId === student.id &&
      event.kind === kind &&
      (isAnnounced(event) || dayOf(event) <= readingDay),
  );
}

function isAnnounced(event: Event): boolean {
  return event.kind === "absence" && event.announced === true;
}

function dayOf(event: Event): string {
  if (event.kind === "measure") return event.asked.slice(0, 10);
  return ("day" in event ? event.day : "at" in event ? event.at : event.from).slice(0, 10);
}

/** What a pupil may know of how an absence or a delay was settled. */
function settled({
  settled: isSettled,
  justified,
  reason,
  parentReason,
  justification,
  documents = [],
}: Of<"absence" | "delay">) {
  return [
    isSettled,
    justified,
    reason === undefined ? [] : [reason],
    parentReason,
    justification,
    names(documents),
  ];
}

const absences: Comparison = (answers, place) => ({
  said: given(answers.attendance).absences.map((one) =>
    line(
      one.from,
      one.to,
      one.open,
      one.declaredByParent,
      one.hours === undefined,
      one.settled,
      one.justified,
      one.reasons,
      one.parentReason,
      one.justification,
      names(one.files),
    ),
  ),
  held: events(place, "absence").map((one) =>
    line(
      one.from,
      one.to,
      one.open === true,
      one.announced === true,
      one.uncounted === true,
      ...settled(one),
    ),
  ),
});

const delays: Comparison = (answers, place) => ({
  said: given(answers.attendance).delays.map((one) =>
    line(
      one.date,
      one.minutes,
      one.settled,
      one.justified,
      one.reasons,
      one.parentReason,
      one.justification,
      names(one.files),
    ),
  ),
  held: events(place, "delay").map((one) => line(one.at, one.minutes, ...settled(one))),
});

const punishments: Comparison = (answers, place) => ({
  said: given(answers.attendance).punishments.map((one) =>
    line(
      one.given,
      one.nature,
      one.duringLesson,
      one.reasons,
      one.circumstances,
      one.homework,
      names(one.homeworkDocuments),
      names(one.circumstanceDocuments),
      one.giver,
      one.subject?.name,
      one.duration,
      one.acknowledged,
      one.schedule.map(({ start, duration }) => `${start} ${duration}`),
    ),
  ),
  held: events(place, "punishment").map((one) => {
    const at = (day: string, slot: number | undefined): string =>
      slot === undefined ? day : `${day}T${place.school.grid.starts[slot]}`;
    return line(
      at(one.day, one.slot),
      one.nature.name,
      one.slot !== undefined,
      one.reasons,
      one.circumstances,
      one.homework,
      names(one.homeworkDocuments),
      names(one.circumstanceDocuments),
      one.giver.name,
      subjectNamed(place.school, one.subjectId),
      one.minutes,
      one.acknowledged === true,
      one.schedule.map(({ day, slot, minutes }) => `${at(day, slot)} ${minutes}`),
    );
  }),
});

/** Sanctions, precautionary measures, observations, and the rest by kind. */
const notebook: Comparison = (answers, place) => {
  const { sanctions, precautionaryMeasures, observations, others } = given(answers.attendance);
  const { school } = place;
  return {
    said: [
      ...sanctions.map((one) =>
        line(one.given, one.nature, one.reasons, one.giver, one.decider, one.duration),
      ),
      ...precautionaryMeasures.map((one) =>
        line(one.given, one.from, one.to, one.duration, one.barredFrom.length, one.decider, one.comment),
      ),
      ...observations.map((one) =>
        line(one.date, one.section, one.comment, one.subject?.name, one.giver, one.read),
      ),
      ...others.map((one) =>
        line(
          one.kind,
          one.from?.slice(0, 10),
          one.to?.slice(0, 10),
          one.comment,
          one.symptoms,
          one.subject?.name,
        ),
      ),
    ],
    held: [
      ...events(place, "sanction").map((one) =>
        line(one.day, one.name, one.reasons, one.giver.name, one.decider.name, one.days),
      ),
      ...events(place, "measure").map((one) =>
        line(one.asked, one.from, one.to, one.days, one.bans.length, one.decider.name, one.comment),
      ),
      ...events(place, "observation").map((one) =>
        line(one.at, one.section, one.comment, subjectNamed(school, one.subjectId), one.giver.name, one.read),
      ),
      ...events(place, "infirmary").map((one) =>
        line("infirmary", one.from.slice(0, 10), one.to.slice(0, 10), one.comment, one.symptoms, undefined),
      ),
      ...events(place, "missed-meal").map((one) =>
        line("missed-meal", one.day, one.day, undefined, [], undefined),
      ),
      ...events(place, "exemption").map((one) =>
        line("exemption", one.from, one.to, one.comment, [], subjectNamed(school, one.subjectId)),
      ),
    ],
  };
};

export const attendance = { absences, delays, punishments, notebook } as const satisfies Record<
  string,
  Comparison
>;
