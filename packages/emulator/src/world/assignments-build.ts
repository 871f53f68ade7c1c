import type { Cast } from "./cast.js";
import { subjectId } from "./catalogue.js";
import type { Assignment } from "./office.js";
import { randomOf, seedFor } from "./random.js";
import type { Grid } from "./school.js";
import type { WeeklyPlan } from "./weekly-plan.js";

/** Who teaches what to whom. */
export interface AssignmentsSetting {
  readonly seed: number;
  readonly cast: Cast;
  readonly week: WeeklyPlan;
  readonly grid: Grid;
}

/**
 * The teachers of every class and group with their hours in an ordinary week, a head teacher for each class,
 * one who has left, and the staff, who belong to all. French has a part of its own ("sous-matière") that
 * nobody counts the hours of.
 */
export function assignmentsOf(setting: AssignmentsSetting): Assignment[] {
  const { cast } = setting;
  const taught = taughtByAudience(setting);
  const taughtIds = new Set(taught.map(({ personId }) => personId));
  const random = randomOf(seedFor(setting.seed, "assignments"));
  const perClass = cast.classes.flatMap(({ id: classId }): Assignment[] => {
    const ofClass = taught.filter(({ classIds }) => classIds.includes(classId));
    const head =
      ofClass.find((one) => one.subjectId === subjectId("classLife")) ??
      ofClass.find((one) => one.subjectId === subjectId("french"));
    const former = setting.week.teachers.filter(
      ({ id }) => taughtIds.has(id) && !ofClass.some(({ personId }) => personId === id),
    );
    const left = former[random.below(Math.max(1, former.length))];
    return [
      ...ofClass.map((one) => (one.personId === head?.personId ? { ...one, isHead: true } : one)),
      ...ofClass
        .filter((one) => one.subjectId === subjectId("french"))
        .map(({ minutesPerWeek: _, ...one }) => ({ ...one, part: "EXPRESSION ORALE" })),
      ...(left === undefined
        ? []
        : [
            {
              personId: left.id,
              classIds: [classId],
              groupIds: [],
              ...(left.subjectIds[0] === undefined ? {} : { subjectId: left.subjectIds[0] }),
              isFormer: true,
            },
          ]),
    ];
  });
  const staff = cast.staff.map(({ id }) => ({
    personId: id,
    classIds: cast.classes.map((schoolClass) => schoolClass.id),
    groupIds: [],
  }));
  return [...perClass, ...taught.filter(({ groupIds }) => groupIds.length > 0), ...staff];
}

/** One assignment for each teacher, subject and audience of the weekly plan, with the minutes of both fortnights halved. */
function taughtByAudience({ week, grid }: AssignmentsSetting): Assignment[] {
  const byKey = new Map<string, Assignment>();
  const minutesPerPlace = 60 / grid.placesPerHour;
  for (const entry of week.entries) {
    const { classIds, groupIds, fortnight, length, subjectId: taught } = entry;
    for (const personId of entry.teacherIds) {
      const key = [personId, taught, ...classIds, ...groupIds].join(" ");
      const minutes = length * minutesPerPlace * (fortnight === 0 ? 1 : 0.5);
      byKey.set(key, {
        personId,
        classIds,
        groupIds,
        subjectId: taught,
        minutesPerWeek: (byKey.get(key)?.minutesPerWeek ?? 0) + minutes,
      });
    }
  }
  return [...byKey.values()];
}
