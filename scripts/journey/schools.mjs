// The schools that a journey visits: one emulator for every profile × packing, all showing the same invented
// school, and an HTTP desk beside them from which a journey learns where to go and orders trouble.
//
// A journey may run in another process, runtime or browser, so the desk speaks JSON over HTTP:
//
//   GET  /plan            where the schools are, and who may log in
//   POST /faults          { school, target, fault, times }: plans trouble
//   GET  /schools/<n>     { sessions, pendingFaults }

import { buildSchool, packings, profileOf, profiles, startEmulator } from "@preau/emulator";

/**
 * @typedef {{ username: string, password: string }} Account
 * @typedef {{ manualRedirects: boolean, failureReasons: boolean }} Capabilities what a runtime shows: where a
 *   redirection leads, and why a connection failed
 * @typedef {{
 *   name: string, root: string, encrypted: boolean, compressed: boolean,
 *   student: Account, accented: Account, disabled: Account, parent: Account, schoolLife: Account,
 * }} PlannedSchool
 * @typedef {{
 *   today: string, monday: string, friday: string, firstDay: string, lastDay: string, deadEnd: string,
 *   capabilities: Capabilities, schools: PlannedSchool[],
 * }} Plan
 * @typedef {{ school: number, target: import("@preau/emulator").FaultTarget,
 *   fault: import("@preau/emulator").Fault, times?: number }} FaultOrder
 */

/** A Wednesday in term, and its week. */
const today = "2026-11-25";
const week = { monday: "2026-11-23", friday: "2026-11-27" };

/** Every way of speaking that the emulator knows, from its own table of profiles. */
function manners() {
  const names = /** @type {import("@preau/emulator").ProfileName[]} */ (Object.keys(profiles));
  return names.flatMap((profile) =>
    profiles[profile].packings.map((packing) => ({ profile, packing, ...packings[packing] })),
  );
}

/** Starts them all, with an empty past: nobody has failed to log in yet. */
export async function openSchools() {
  const school = buildSchool({ seed: 7, today });
  const ways = manners();
  const emulators = await Promise.all(
    ways.map(({ profile, encrypt, compress }) =>
      startEmulator({ profile: profileOf(profile, { encrypt, compress }), school, today }),
    ),
  );

  /**
   * @param {(account: import("@preau/emulator").Account) => boolean} wanted
   * @returns {Account}
   */
  const account = (wanted) => {
    const found = school.accounts.find(wanted);
    if (found === undefined) throw new Error("the school has no such account");
    return { username: found.login, password: found.password };
  };
  const usable = (/** @type {string} */ audience) =>
    account((one) => one.audience === audience && one.disabled !== true);
  const ofTwo = school.parents.find((parent) => parent.childIds.length === 2)?.id;
  const accounts = {
    student: usable("student"),
    // oxlint-disable-next-line no-control-regex -- what is not ASCII
    accented: account(({ login }) => /[^\u0000-\u007f]/u.test(login)),
    disabled: account((one) => one.disabled === true),
    parent: account((one) => one.personId === ofTwo && one.disabled !== true),
    schoolLife: usable("school-life"),
  };

  return {
    emulators,

    /**
     * @param {{ deadEnd: string, capabilities: Capabilities, rootOf?: (index: number) => string }} reach
     * how the journey gets at the schools: directly, unless `rootOf` says otherwise
     * @returns {Plan}
     */
    plan: ({ deadEnd, capabilities, rootOf }) => ({
      today,
      ...week,
      firstDay: school.year.firstDay,
      lastDay: school.year.lastDay,
      deadEnd,
      capabilities,
      schools: ways.map(({ profile, packing, encrypt, compress }, index) => ({
        name: `${profile} ${packing}`,
        root: rootOf?.(index) ?? emulatorAt(emulators, index).url,
        encrypted: encrypt,
        compressed: compress,
        ...accounts,
      })),
    }),

    /** @param {FaultOrder} order */
    plant({ school: index, target, fault, times = 1 }) {
      emulatorAt(emulators, index).faults.next(target, fault, { times });
    },

    /** @param {number} index */
    stateOf(index) {
      const { sessions, faults } = emulatorAt(emulators, index);
      return { sessions, pendingFaults: faults.pending };
    },

    async close() {
      await Promise.all(emulators.map((emulator) => emulator.close()));
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openSchools>>} Schools */

/**
 * @param {readonly import("@preau/emulator").Emulator[]} emulators
 * @param {number} index
 */
function emulatorAt(emulators, index) {
  const emulator = emulators[index];
  if (emulator === undefined) throw new RangeError(`there is no school ${index}`);
  return emulator;
}
