// What a pupil, a parent and a school-life account do in one school, as plain data. Runs wherever the client
// runs: no module of Node, nothing of one runtime. Where two runtimes give other data, one of them is wrong.

import { Client, login, ParentClient, VieScolaireClient } from "@preau/client";
import { check, digest, errorOf, failed, plain, rejection, sameJson } from "./seen.mjs";

/**
 * @typedef {import("./schools.mjs").Plan} Plan
 * @typedef {import("./schools.mjs").PlannedSchool} PlannedSchool
 * @typedef {import("./schools.mjs").Account} Account
 * @typedef {Record<string, Record<string, unknown>>} Results by school, then by step
 */

/** No patience between two tries, and no gate: both are the library's business, not the journey's. */
const impatient = {
  environment: { wait: async () => undefined },
  timeoutMs: 5000,
  gate: /** @type {const} */ (false),
};

/** Schools visited at the same time; much of a journey is waiting. */
const abreast = 4;

/**
 * Goes to every school of the plan.
 *
 * @param {string} desk address of the desk
 * @returns {Promise<Results>}
 */
export async function travel(desk) {
  /** @type {Plan} */
  const plan = await askDesk(desk, "/plan");
  const results = plan.schools.map((school) => /** @type {const} */ ([school.name, {}]));
  const queue = plan.schools.entries();
  const visitor = async () => {
    for (const [index, school] of queue) {
      const steps = results[index]?.[1] ?? {};
      for (const [name, step] of Object.entries(journey(desk, plan, school, index))) {
        Object.assign(steps, { [name]: await step().then(plain, failed) });
      }
    }
  };
  await Promise.all(Array.from({ length: abreast }, visitor));
  return Object.fromEntries(results);
}

/**
 * The steps, in order. Each logs in by itself and gives what it saw.
 *
 * @param {string} desk
 * @param {Plan} plan
 * @param {PlannedSchool} school
 * @param {number} index
 * @returns {Record<string, () => Promise<unknown>>}
 */
function journey(desk, plan, school, index) {
  const { today, monday, friday } = plan;
  const at = (/** @type {string} */ page, /** @type {Account} */ account, options = {}) => ({
    url: `${school.root}/${page}.html`,
    ...account,
    ...impatient,
    ...options,
  });
  const asStudent = (options = {}) => Client.login(at("eleve", school.student, options));
  /** @param {import("@preau/emulator").FaultTarget} target @param {import("@preau/emulator").Fault} fault */
  const trouble = (target, fault, times = 1) =>
    askDesk(desk, "/faults", { school: index, target, fault, times });
  const state = () => askDesk(desk, `/schools/${index}`);

  return {
    async "a pupil's session"() {
      const client = await asStudent();
      const { schoolName, version, dialect, encrypted, compressed, newerThanKnown } = client.server;
      check(encrypted === school.encrypted && compressed === school.compressed, "spoken to as announced");
      check(client.today === today, "the school's day");
      const seen = {
        info: client.info,
        server: { schoolName, version, dialect, encrypted, compressed, newerThanKnown },
        year: [client.startDay, client.week, client.openDay, client.getWeek(plan.lastDay), client.timeZone],
        periods: client.periods,
        currentPeriod: client.currentPeriod,
        can: [client.can("timetable"), client.can("homework"), client.can("students")],
        instant: client.toInstant(client.openDay),
        hasIdentity: (client.clientIdentifier ?? "").length >= 8,
        warnings: client.warnings,
      };
      await client.close();
      check(!client.loggedIn && (await state()).sessions === 0, "nobody is left logged in");
      return seen;
    },

    async "lessons and homework"() {
      const client = await asStudent();
      const lessons = await client.lessons(monday, friday);
      const raw = await client.lessons(monday, friday, { raw: true });
      const year = await client.lessons(plan.firstDay, plan.lastDay);
      const homework = await client.homework(today);
      check(lessons.length > 10 && raw.length > lessons.length && year.length > 500, "a full timetable");
      check(lessons.some(({ canceled }) => canceled) && homework.length > 3, "a lively week");
      await client.close();
      return { lessons, raw, year: [year.length, await digest(year)], homework };
    },

    async marks() {
      const client = await asStudent();
      const overview = await client.gradesOverview();
      const periods = await Promise.all(client.periods.map((period) => client.grades(period)));
      check(overview.grades.length > 5 && overview.averages.length > 3, "a term with marks");
      await client.close();
      return { overview, counts: periods.map((grades) => grades.length) };
    },

    async "any call by its name"() {
      const client = await asStudent();
      const data = { domaine: { _T: 8, V: `[${client.week}]` } };
      const page = await client.post("PageCahierDeTexte", { tab: 88, data });
      await client.close();
      // What is in it has ids that no two sessions share.
      return Object.keys(/** @type {object} */ (page)).sort();
    },

    async "letters beyond ASCII"() {
      const client = await Client.login(at("eleve", school.accented));
      const { info, username } = client;
      await client.close();
      return { info, username };
    },

    async "a parent of two"() {
      const client = await ParentClient.login(at("parent", school.parent));
      const [first, second] = client.children;
      check(first !== undefined && second !== undefined, "two children");
      // At once, and in the order of the calls on one session.
      const both = await Promise.all(
        client.children.map((child) => client.child(child).lessons(monday, friday)),
      );
      client.setChild(second.name);
      const chosen = await client.lessons(monday, friday);
      check(sameJson(chosen, both[1]) && !sameJson(both[0], both[1]), "each child has its own week");
      const homework = await client.homework(today);
      const seen = { parent: client.parent, children: client.children, info: client.info, both, homework };
      await client.close();
      return seen;
    },

    async "school life"() {
      const client = await login(at("viescolaire", school.schoolLife));
      check(client instanceof VieScolaireClient, "the class that fits the page");
      const seen = { info: client.info, classes: client.classes, can: client.can("students") };
      await client.close();
      return seen;
    },

    async "a wrong password and a disabled account"() {
      const wrong = await errorOf(asStudent({ password: "not this one" }));
      check(wrong.code === "credentials", "refused as wrong");
      return [wrong, await errorOf(Client.login(at("eleve", school.disabled)))];
    },

    async "an abort"() {
      const client = await asStudent();
      const reason = new Error("the user left");
      const before = await rejection(client.lessons(today, today, { signal: AbortSignal.abort(reason) }));

      const waiting = new AbortController();
      const first = client.lessons(today);
      const second = client.lessons(today, today, { signal: waiting.signal });
      waiting.abort(reason);
      const queued = await rejection(second);

      await first;
      await trouble("PageEmploiDuTemps", { kind: "delay", ms: 300 });
      const flying = new AbortController();
      const third = client.lessons(today, today, { signal: flying.signal });
      setTimeout(() => flying.abort(reason), 20);
      const underway = await rejection(third);
      check(before === reason && queued === reason && underway === reason, "the caller's own reason");

      check((await client.lessons(today)).length > 0, "the session goes on");
      await client.close();

      const leaving = await rejection(asStudent({ signal: AbortSignal.abort(reason) }));
      return { sameReason: leaving === reason };
    },

    async "a lost answer"() {
      const client = await asStudent();
      const expected = await client.lessons(today);
      /** @type {readonly import("@preau/emulator").Fault[]} */
      const faults = [
        { kind: "drop-before" },
        { kind: "drop-after" },
        { kind: "truncate", framed: false },
        { kind: "truncate", framed: true },
        { kind: "garble", part: "body" },
        { kind: "garble", part: "secured" },
      ];
      for (const fault of faults) {
        await trouble("PageEmploiDuTemps", fault);
        const lessons = await client.lessons(today);
        check(sameJson(lessons, expected), `the same answer after ${JSON.stringify(fault)}`);
        check((await state()).pendingFaults === 0, "the fault has struck");
      }
      await client.close();
      return { asked: faults.length, expected };
    },

    async "an answer lost for good, and a session that is over"() {
      const client = await asStudent();
      const expected = await client.homework(today);
      await trouble("PageCahierDeTexte", { kind: "refuse", code: 8 });
      const renewed = await client.homework(today);
      check(
        sameJson(
          renewed.map(({ key }) => key),
          expected.map(({ key }) => key),
        ),
        "the same in a new session",
      );
      await trouble("PageEmploiDuTemps", { kind: "refuse", code: 3 });
      const errors = [await errorOf(client.lessons(today)), await errorOf(client.lessons(today))];
      const kept = JSON.parse(JSON.stringify(await client.refresh().then(() => client.suspend())));
      const resumed = await Client.resume(kept, impatient);
      check((await resumed.homework(today)).length === expected.length, "a session goes on where it was");
      await resumed.close();
      const closed = await asStudent();
      await closed.close();
      errors.push(await errorOf(closed.lessons(today)), await errorOf(closed.post("Navigation")));
      return errors;
    },

    async "a server that hangs, that sends too much, that is not there"() {
      await trouble("page", { kind: "hang" });
      const hanging = await errorOf(asStudent({ timeoutMs: 300 }));
      const tooMuch = await errorOf(asStudent({ maxAnswerBytes: 500 }));
      const absent = await errorOf(asStudent({ url: `${plan.deadEnd}/pronote/eleve.html` }));
      check(
        !plan.capabilities.failureReasons || absent.message.includes("refuses the connection"),
        "it says that nobody is there",
      );
      return [hanging, tooMuch, { code: absent.code, retry: absent.retry }];
    },

    async "other pages"() {
      const errors = [];
      /** @type {readonly import("@preau/emulator").Fault[]} */
      const faults = [
        { kind: "not-pronote" },
        { kind: "foreign-login" },
        { kind: "closed", status: 503 },
        { kind: "suspended" },
        { kind: "status", status: 404 },
      ];
      for (const fault of faults) {
        await trouble("page", fault);
        errors.push(await errorOf(asStudent()));
      }
      if (plan.capabilities.manualRedirects) {
        await trouble("page", { kind: "foreign-login", redirect: "https://ent.exemple.test/login" });
        const error = await errorOf(asStudent());
        check(error.code === "portal-page", "a redirection to a portal");
      }
      return errors;
    },
  };
}

/**
 * @param {string} desk
 * @param {string} path
 * @param {unknown} [order] posted when given
 */
async function askDesk(desk, path, order) {
  const response = await fetch(
    `${desk}${path}`,
    order === undefined ? {} : { method: "POST", body: JSON.stringify(order) },
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
