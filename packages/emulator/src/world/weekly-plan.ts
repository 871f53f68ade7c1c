import type { Cast } from "./cast.js";
import { catalogue, type RoomKind, roomLabels, type SubjectKey, subjectId } from "./catalogue.js";
import { familyNames } from "./names.js";
import { randomOf, seedFor } from "./random.js";
import type { Room, SchoolClass, Subject, Teacher } from "./school.js";
import { type FramedUnit, weekFrame } from "./week-frame.js";

/** One lesson of the ordinary week. */
export interface PlanEntry {
  readonly weekday: number;
  readonly slot: number;
  readonly length: number;
  /** 0 every week, 1 or 2 in that fortnight only. */
  readonly fortnight: 0 | 1 | 2;
  readonly subjectId: string;
  readonly teacherIds: readonly string[];
  readonly roomIds: readonly string[];
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** The ordinary week of the whole school, with the teachers and rooms that it takes. */
export interface WeeklyPlan {
  readonly entries: readonly PlanEntry[];
  readonly subjects: readonly Subject[];
  readonly teachers: readonly Teacher[];
  readonly rooms: readonly Room[];
}

/** What a teacher gives at most: 18 hours, in half-hour places of two fortnights. */
const fullService = 72;

/** Whose teachers may lead the class's own hour, in this order. */
const headSubjects: readonly SubjectKey[] = ["history", "maths", "english", "french", "sport", "physics"];

/** Plans the week, class after class; nobody teaches, and no room is used, twice at the same time. */
export function weeklyPlan(seed: number, cast: Cast, alternating = false): WeeklyPlan {
  const staff = new Staffing(seed);
  const entries: PlanEntry[] = [];
  for (const schoolClass of cast.classes) {
    const random = randomOf(seedFor(seed, `frame ${schoolClass.name}`));
    const frame = weekFrame(schoolClass.level, random, alternating);
    // The class's own hour is led by two of its teachers, so they must be known first.
    const last = (framed: FramedUnit): number => (isClassHour(framed) ? 1 : 0);
    for (const framed of frame.sort((a, b) => last(a) - last(b))) {
      entries.push(...entriesOf(framed, schoolClass, staff));
    }
  }
  const group = (id: string): readonly string[] =>
    cast.groups.filter((one) => one.id === id).map((one) => one.id);
  for (const level of ["5", "4", "3"]) {
    for (const weekday of [1, 4]) {
      for (const groupId of group(`group:latin-${level}`)) {
        entries.push(staff.entry({ weekday, slot: 8, length: 2, subject: "latin", groupIds: [groupId] }));
      }
    }
  }
  // Half an hour later than Latin on Thursday: whoever does both has two lessons at once.
  for (const groupId of group("group:choir")) {
    entries.push(staff.entry({ weekday: 4, slot: 9, length: 2, subject: "choir", groupIds: [groupId] }));
  }
  const used = new Set(entries.map((entry) => entry.subjectId));
  const subjects = (Object.keys(catalogue) as SubjectKey[]) // keys of a constant of ours
    .map((key) => ({ id: subjectId(key), name: catalogue[key].name, color: catalogue[key].color }))
    .filter(({ id }) => used.has(id) || id === subjectId("study"));
  staff.room("study", [], undefined);
  return { entries, subjects, teachers: staff.teachers, rooms: staff.rooms };
}

/** Who leads each class ("professeur principal"): the first teacher of its own hour, by class. */
export function headTeachersOf(plan: WeeklyPlan, classes: readonly SchoolClass[]): Map<string, Teacher> {
  const leaders = classes.flatMap(({ id }): [string, Teacher][] => {
    const hour = plan.entries.find(
      (entry) => entry.classIds.includes(id) && entry.subjectId === subjectId("classLife"),
    );
    const teacher = plan.teachers.find((one) => one.id === hour?.teacherIds[0]);
    return teacher === undefined ? [] : [[id, teacher]];
  });
  return new Map(leaders);
}

function isClassHour({ unit }: FramedUnit): boolean {
  return unit.kind === "single" && unit.subject === "classLife";
}

function entriesOf(framed: FramedUnit, schoolClass: SchoolClass, staff: Staffing): PlanEntry[] {
  const { weekday, slot, length, unit } = framed;
  const at = { weekday, slot, length, classId: schoolClass.id };
  const groupOf = (suffix: string): readonly string[] => [`group:${schoolClass.name}-${suffix}`];
  switch (unit.kind) {
    case "single":
      return [
        staff.entry({ ...at, subject: unit.subject, ...(unit.teachers ? { teachers: unit.teachers } : {}) }),
      ];
    case "fortnight":
      return [
        staff.entry({ ...at, subject: unit.first, fortnight: 1 }),
        staff.entry({ ...at, subject: unit.second, fortnight: 2 }),
      ];
    case "languages":
      return [
        staff.entry({ ...at, subject: unit.left, groupIds: groupOf("spanish") }),
        staff.entry({ ...at, subject: unit.right, groupIds: groupOf("german") }),
      ];
    case "halves":
      return [
        staff.entry({ ...at, subject: unit.left, fortnight: 1, groupIds: groupOf("1") }),
        staff.entry({ ...at, subject: unit.right, fortnight: 1, groupIds: groupOf("2") }),
        staff.entry({ ...at, subject: unit.right, fortnight: 2, groupIds: groupOf("1") }),
        staff.entry({ ...at, subject: unit.left, fortnight: 2, groupIds: groupOf("2") }),
      ];
  }
}

interface Wanted {
  readonly weekday: number;
  readonly slot: number;
  readonly length: number;
  readonly subject: SubjectKey;
  readonly classId?: string;
  readonly groupIds?: readonly string[];
  readonly fortnight?: 0 | 1 | 2;
  readonly teachers?: 1 | 2;
}

interface Booked<Thing> {
  readonly thing: Thing;
  /** Places taken, by fortnight. */
  readonly busy: Set<string>;
}

/** Gives out teachers and rooms, and hires or opens one more when all are taken. */
class Staffing {
  readonly #names: string[];
  readonly #teachers: (Booked<Teacher> & { readonly subject: SubjectKey })[] = [];
  readonly #rooms: (Booked<Room> & { readonly kind: RoomKind })[] = [];
  readonly #habits = new Map<string, Booked<Teacher> | Booked<Room>>();

  constructor(seed: number) {
    const random = randomOf(seedFor(seed, "teachers"));
    const initials = "ABCDEFGHIJLMNPRSTV".split("");
    // Round after round through the family names, each time with another initial.
    const start = new Map(familyNames.map((name) => [name, random.below(initials.length)]));
    this.#names = initials.flatMap((_, round) =>
      random.shuffled(familyNames).map((name) => {
        const initial = initials[((start.get(name) ?? 0) + round) % initials.length] ?? "A";
        return `${random.pick(["M.", "Mme"])} ${name} ${initial}.`;
      }),
    );
  }

  get teachers(): Teacher[] {
    return this.#teachers.map(({ thing }) => thing);
  }

  get rooms(): Room[] {
    return this.#rooms.map(({ thing }) => thing);
  }

  entry(wanted: Wanted): PlanEntry {
    const { weekday, slot, length, subject, classId, groupIds = [], fortnight = 0 } = wanted;
    const places = placesOf(wanted);
    const teacherIds =
      wanted.teachers === 2 ? this.#leaders(places, classId) : [this.#teacher(subject, places, classId)];
    return {
      weekday,
      slot,
      length,
      fortnight,
      subjectId: subjectId(subject),
      teacherIds,
      roomIds: [this.room(catalogue[subject].room, places, groupIds.length === 0 ? classId : undefined)],
      classIds: groupIds.length === 0 && classId !== undefined ? [classId] : [],
      groupIds,
    };
  }

  /** Two of the class's teachers who are free then; others when they are not. */
  #leaders(places: readonly string[], classId: string | undefined): string[] {
    const own = headSubjects
      .map((subject) => this.#teachers.find((one) => one === this.#habits.get(`${classId} ${subject}`)))
      .filter((one) => one !== undefined && isFree(one, places))
      .slice(0, 2);
    const ids: string[] = [];
    for (const one of own) {
      if (one === undefined || ids.includes(one.thing.id)) continue;
      for (const place of places) one.busy.add(place);
      ids.push(one.thing.id);
    }
    for (const subject of headSubjects) {
      if (ids.length < 2) ids.push(this.#teacher(subject, places, undefined));
    }
    return ids;
  }

  /** The class's own teacher of the subject when free, else anybody who teaches it, else somebody new. */
  #teacher(subject: SubjectKey, places: readonly string[], classId: string | undefined): string {
    const habit = classId === undefined ? undefined : `${classId} ${subject}`;
    const known = this.#teachers.filter((one) => one.subject === subject && isFree(one, places));
    const usual = habit === undefined ? undefined : this.#habits.get(habit);
    let booked = known.find((one) => one === usual);
    booked ??= known.find((one) => one.busy.size + places.length <= fullService);
    if (booked === undefined) {
      const id = `teacher:${this.#teachers.length + 1}`;
      const name = this.#names[this.#teachers.length] ?? `Mme SUPPLEANT ${this.#teachers.length}`;
      booked = { thing: { id, name, subjectIds: [subjectId(subject)] }, busy: new Set(), subject };
      this.#teachers.push(booked);
    }
    if (habit !== undefined && usual === undefined) this.#habits.set(habit, booked);
    for (const place of places) booked.busy.add(place);
    return booked.thing.id;
  }

  /** The class's own room when it is free, else any free room of the kind, else one more. */
  room(kind: RoomKind, places: readonly string[], classId: string | undefined): string {
    const habit = classId === undefined ? undefined : `${classId} ${kind}`;
    const usual = habit === undefined ? undefined : this.#habits.get(habit);
    const known = this.#rooms.filter((one) => one.kind === kind && isFree(one, places));
    let booked = known.find((one) => one === usual);
    // A home room belongs to its class: others get what is left.
    booked ??= kind === "home" && usual === undefined && classId !== undefined ? undefined : known[0];
    if (booked === undefined) {
      const rank = this.#rooms.filter((one) => one.kind === kind).length + 1;
      const name =
        kind === "home" ? homeRoomName(rank) : rank === 1 ? roomLabels[kind] : `${roomLabels[kind]} ${rank}`;
      booked = { thing: { id: `room:${kind}-${rank}`, name }, busy: new Set(), kind };
      this.#rooms.push(booked);
    }
    if (habit !== undefined && usual === undefined) this.#habits.set(habit, booked);
    for (const place of places) booked.busy.add(place);
    return booked.thing.id;
  }
}

function placesOf({ weekday, slot, length, fortnight = 0 }: Wanted): string[] {
  const weeks = fortnight === 0 ? [1, 2] : [fortnight];
  return Array.from({ length }, (_, index) => slot + index).flatMap((place) =>
    weeks.map((week) => `${weekday} ${place} ${week}`),
  );
}

function isFree(booked: { readonly busy: ReadonlySet<string> }, places: readonly string[]): boolean {
  return places.every((place) => !booked.busy.has(place));
}

/** Floors of twelve rooms: 101 to 112, 201… */
function homeRoomName(rank: number): string {
  return String(100 * (1 + Math.floor((rank - 1) / 12)) + ((rank - 1) % 12) + 1);
}
