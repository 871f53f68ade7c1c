// How a journey looks at things: what it checks itself, and what it writes down for the comparison.

import { isPronoteError } from "@preau/client";

/** @typedef {{ failed: string }} Failed */

/**
 * @param {unknown} condition
 * @param {string} what
 * @returns {asserts condition}
 */
export function check(condition, what) {
  if (condition !== true) throw new Error(`not so: ${what}`);
}

/** @param {Promise<unknown>} promise */
export function rejection(promise) {
  return promise.then(
    () => {
      throw new Error("not so: it fails");
    },
    (/** @type {unknown} */ reason) => reason,
  );
}

/** What a program can see of the library's error. @param {Promise<unknown>} promise */
export async function errorOf(promise) {
  const error = await rejection(promise);
  if (!isPronoteError(error)) throw error;
  const { code, retry, hint, wireCode, message } = error;
  // Every school has a port of its own.
  return { code, retry, hint, wireCode, message: message.replace(/(127\.0\.0\.1):\d+/gu, "$1") };
}

/** @param {unknown} error @returns {Failed} */
export function failed(error) {
  return { failed: describe(error) };
}

/** @param {unknown} error @returns {string} */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${describe(error.cause)})` : "";
  return `${error.name}: ${error.message}${cause}`;
}

/** As JSON, without the ids that no two sessions share. @param {unknown} value @returns {unknown} */
export function plain(value) {
  return JSON.parse(stripped(value));
}

/** @param {unknown} value */
function stripped(value) {
  return JSON.stringify(value ?? null, (key, member) => (/^id$|Id$/u.test(key) ? undefined : member));
}

/** @param {unknown} one @param {unknown} other */
export function sameJson(one, other) {
  return stripped(one) === stripped(other);
}

/** @param {unknown} value */
export async function digest(value) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(stripped(value)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
