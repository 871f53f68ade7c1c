// Compares what one journey saw with what the reference saw.

/**
 * Places where two values differ.
 *
 * @param {unknown} expected
 * @param {unknown} received
 * @param {string} [path]
 * @returns {string[]}
 */
export function differences(expected, received, path = "") {
  if (JSON.stringify(expected) === JSON.stringify(received)) return [];
  if (!isObject(expected) || !isObject(received)) {
    return [`${path}: expected ${shown(expected)}, got ${shown(received)}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(received)]);
  const found = [...keys].flatMap((key) =>
    differences(expected[key], received[key], path === "" ? key : `${path} › ${key}`),
  );
  // Results are compared as the texts that users would see, so the order of members counts.
  return found.length === 0 ? [`${path}: the same in another order`] : found;
}

/**
 * Steps that did not do what they should, whatever the reference says.
 *
 * @param {import("./journey.mjs").Results} results
 */
export function failures(results) {
  return Object.entries(results).flatMap(([school, steps]) =>
    Object.entries(steps).flatMap(([step, seen]) =>
      isObject(seen) && typeof seen["failed"] === "string" ? [`${school} › ${step}: ${seen["failed"]}`] : [],
    ),
  );
}

/**
 * Prints problems, the first ones only: they tell.
 *
 * @param {readonly string[]} problems
 */
export function list(problems, most = 12) {
  for (const problem of problems.slice(0, most)) console.log(`  ${problem}`);
  if (problems.length > most) console.log(`  … and ${problems.length - most} more`);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/** @param {unknown} value */
function shown(value) {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
