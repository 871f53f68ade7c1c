// Where three readings of one account differ: the school itself, a client from elsewhere, and our own.

import { differences } from "../scripts/journey/compare.mjs";

/**
 * @typedef {import("./world.mjs").World} World
 * @typedef {Awaited<ReturnType<typeof import("./preau.mjs").readWithPreau>>} PreauRead
 * @typedef {PreauRead["people"][number] & { homework: import("./world.mjs").Assignment[] }} PawnotePerson
 * @typedef {Omit<PreauRead, "people"> & { tabs: number[], holidays: object[], people: PawnotePerson[] }} PawnoteRead
 */

/** Timetable, homework, marks. */
const tabsToFind = [16, 88, 198];

/**
 * @param {World} world
 * @param {PawnoteRead} pawnote
 * @param {PreauRead} preau
 */
export function disagreements(world, pawnote, preau) {
  const [first] = world.people;
  const [firstRead] = preau.people;
  if (first === undefined || firstRead === undefined) return ["nobody has a timetable"];
  if (first.raw.length < 20 || first.homework.length < 5 || first.marks.length < 5) {
    return ["the school's week is too quiet to prove anything"];
  }
  const missing = tabsToFind.filter((tab) => !pawnote.tabs.includes(tab));

  const { holidays: _, ...common } = world;
  const withoutHtml = common.people.map((person) => ({
    ...person,
    homework: person.homework.map(({ html: _html, ...work }) => work),
  }));

  // pawnote never says which child a page is about, but for the timetable: the rest is always the first one's.
  const ofFirst = { homework: first.homework, term: first.term, marks: first.marks };
  const { averages, overall } = firstRead;
  return [
    ...missing.map((tab) => `pawnote: misses tab ${tab}`),
    ...compare(
      "pawnote",
      { ...world, people: world.people.map((person) => ({ ...person, ...ofFirst })) },
      { ...pawnote, tabs: undefined, people: pawnote.people.map(facts) },
    ),
    ...compare("preau", { ...common, people: withoutHtml }, { ...preau, people: preau.people.map(facts) }),
    // What is worked out rather than stored: two independent readings of it.
    ...compare(
      "preau and pawnote",
      preau.people.map(({ name, shown }) => ({ name, shown, averages, overall })),
      pawnote.people.map(({ name, shown, ...person }) => ({
        name,
        shown,
        averages: person.averages,
        overall: person.overall,
      })),
    ),
  ];
}

/** What the school itself can tell. @param {PreauRead["people"][number]} person */
function facts({ shown: _shown, averages: _averages, overall: _overall, ...person }) {
  return person;
}

/** Lists in one order, so that only what is in them counts. @param {unknown} value @returns {unknown} */
function sorted(value) {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every((item) => typeof item === "object")
      ? items.sort((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1))
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([k, v]) => [k, sorted(v)]),
  );
}

/** By time first, so that one difference does not move everything. @param {unknown} item */
function rankOf(item) {
  const { start, due } = /** @type {{ start?: string, due?: string } | null} */ (item) ?? {};
  return `${start ?? due ?? ""} ${JSON.stringify(item)}`;
}

/**
 * @param {string} who
 * @param {unknown} expected
 * @param {unknown} received
 */
function compare(who, expected, received) {
  return differences(sorted(expected), sorted(received)).map((difference) => `${who}: ${difference}`);
}
