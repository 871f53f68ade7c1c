import type { Absence, Delay, Observation, ParentClient, Punishment } from "@preau/client";
import { some } from "./outcome.js";
import { byParent, change, count, type Row, type World } from "./row.js";

const call = "SaisieVieScolaire";
const why = "Rendez-vous médical";

/** Events of one child, or of the other: the chosen child has them. */
async function ofAnyChild<T>(parent: ParentClient, list: () => Promise<readonly T[]>): Promise<T> {
  for (const child of parent.children) {
    parent.setChild(child);
    // oxlint-disable-next-line no-await-in-loop -- the second child only when the first has none
    const [found] = await list();
    if (found !== undefined) return found;
  }
  return some<T>([]);
}

function events({ emulator }: World) {
  return emulator.school.attendance;
}

const explained = (kind: "absence" | "delay") => (world: World) =>
  count(
    events(world),
    (event) => event.kind === kind && "justification" in event && event.justification === why,
  );

const acknowledged = (world: World) =>
  count(events(world), (event) =>
    event.kind === "punishment" ? event.acknowledged === true : event.kind === "observation" && event.read,
  );

const receipts: Row["method"] & keyof ParentClient = "acknowledgeDocument";

export const schoolLifeRows: readonly Row[] = [
  byParent({
    method: "justifyAbsence",
    title: "of an absence",
    call,
    prepare: async (parent, world) => {
      const absence = await ofAnyChild(parent, async () =>
        (await parent.absences("year")).filter(({ awaitsParent }) => awaitsParent),
      );
      const [reason] = await parent.absenceReasons();
      const given = { justification: why, ...(reason === undefined ? {} : { reason }) };
      return change<Absence>({
        make: (signal) => parent.justifyAbsence(absence, given, { signal }),
        look: async () => some((await parent.absences("year")).filter(({ key }) => key === absence.key)),
        shows: ({ justification }) => justification === why,
        measure: () => explained("absence")(world),
      });
    },
  }),
  byParent({
    method: "justifyAbsence",
    title: "of a delay",
    call,
    prepare: async (parent, world) => {
      const delay = await ofAnyChild(parent, async () =>
        (await parent.delays("year")).filter(({ awaitsParent }) => awaitsParent),
      );
      const [reason] = await parent.absenceReasons("delay");
      const given = { justification: why, ...(reason === undefined ? {} : { reason }) };
      return change<Delay>({
        make: (signal) => parent.justifyAbsence(delay, given, { signal }),
        look: async () => some((await parent.delays("year")).filter(({ key }) => key === delay.key)),
        shows: ({ justification }) => justification === why,
        measure: () => explained("delay")(world),
      });
    },
  }),
  byParent({
    method: "declareAbsence",
    call,
    asksBefore: 1,
    prepare: async (parent, world) => {
      const [from, fromTime, toTime] = ["2026-12-03", "10:00", "11:55"] as const;
      const isIt = (one: Absence) => one.declaredByParent && one.from === `${from}T${fromTime}`;
      return change({
        make: (signal) => parent.declareAbsence({ from, fromTime, toTime, reason: "MALADIE" }, { signal }),
        look: async () => (await parent.absences("year")).find(isIt),
        shows: (found) => found !== undefined,
        measure: () => count(events(world), ({ kind }) => kind === "absence"),
      });
    },
  }),
  byParent({
    method: "acknowledgeEvent",
    title: "of a punishment",
    call,
    prepare: async (parent, world) => {
      const given = await ofAnyChild(parent, async () =>
        (await parent.punishments("year")).filter(
          ({ requiresParent, acknowledged: said }) => requiresParent && !said,
        ),
      );
      return change<Punishment>({
        make: (signal) => parent.acknowledgeEvent(given, { signal }),
        look: async () => some((await parent.punishments("year")).filter(({ key }) => key === given.key)),
        shows: (found) => found.acknowledged,
        measure: () => acknowledged(world),
      });
    },
  }),
  byParent({
    method: "acknowledgeEvent",
    title: "of an observation",
    call,
    prepare: async (parent, world) => {
      const list = async () => (await parent.attendance("year")).observations;
      const given = await ofAnyChild(parent, async () =>
        (await list()).filter(({ asksReceipt, read }) => asksReceipt && !read),
      );
      return change<Observation>({
        make: (signal) => parent.acknowledgeEvent(given, { signal }),
        look: async () => some((await list()).filter(({ key }) => key === given.key)),
        shows: ({ read }) => read,
        measure: () => acknowledged(world),
      });
    },
  }),
  byParent({
    method: receipts,
    title: "a report card",
    call: "SaisieAccuseReceptionDocument",
    school: "december",
    prepare: async (parent, { emulator }) => {
      const period = some(parent.periods);
      return change({
        make: (signal) => parent.acknowledgeDocument("report", period, { signal }),
        look: async () => (await parent.report(period))?.receipts ?? [],
        shows: (found) => found.some(({ acknowledged: said }) => said),
        measure: () => emulator.school.paperwork.receipts.size,
      });
    },
  }),
  byParent({
    method: receipts,
    title: "a grade statement",
    call: "SaisieAccuseReceptionDocument",
    prepare: async (parent, { emulator }) => {
      const period = some(parent.periods);
      return change({
        make: (signal) => parent.acknowledgeDocument("grade-statement", period, { signal }),
        look: async () => (await parent.gradeStatement(period))?.receipts ?? [],
        shows: (found) => found.some(({ acknowledged: said }) => said),
        measure: () => emulator.school.paperwork.receipts.size,
      });
    },
  }),
];
