// The emulator in a process of its own, so that its work does not count. Tells where it is, and how many requests
// it has had.

import { startEmulator } from "@preau/emulator";

/** @typedef {import("@preau/emulator").Emulator} Emulator */
/** @typedef {{ url: string, username: string, password: string }} Account */

/**
 * The first pupil who may log in, and the page to do so.
 *
 * @param {Emulator} emulator
 * @returns {Account}
 */
function pupilOf(emulator) {
  const account = emulator.accounts.find((one) => one.audience === "student" && one.disabled !== true);
  const page = emulator.pages.find((one) => one.audience === "student" && !one.mobile);
  if (account === undefined || page === undefined) throw new Error("the emulator has no student");
  return { url: page.url, username: account.login, password: account.password };
}

/** @type {Emulator | undefined} */
let emulator;

async function answer(/** @type {import("@preau/emulator").EmulatorOptions} */ options) {
  if (emulator === undefined) {
    emulator = await startEmulator(options);
    return pupilOf(emulator);
  }
  return { requests: [...emulator.requests.values()].reduce((sum, count) => sum + count, 0) };
}

process.on("message", (/** @type {object} */ message) => {
  void answer(message).then((reply) => process.send?.(reply));
});
process.once("disconnect", () => void emulator?.close());
