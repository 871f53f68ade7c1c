import { inspect } from "node:util";
import {
  AccountDisabledError,
  BadCredentialsError,
  Client,
  isPronoteError,
  login,
  ParentClient,
  VieScolaireClient,
} from "@preau/client";
import type { EmulatorOptions } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import {
  accountOf,
  inSchool,
  loginSchoolLife,
  loginStudent,
  manners,
  optionsFor,
  requestsTo,
  schoolDay,
  someAccount,
} from "./box.js";

describe.each(manners)("logging in: %s", (_, manner) => {
  test("tells who, where and when", async () => {
    await inSchool(manner, async (emulator) => {
      const account = someAccount(emulator, "student");
      const student = emulator.school.students.find(({ id }) => id === account.personId);
      const schoolClass = emulator.school.classes.find(({ id }) => id === student?.classId);
      const client = await loginStudent(emulator);
      expect(client.info).toMatchObject({
        name: student?.name,
        className: schoolClass?.name,
        establishment: emulator.school.name,
        kind: "student",
      });
      expect(client.server).toMatchObject({
        schoolName: emulator.school.name,
        encrypted: manner.encrypt,
        compressed: manner.compress,
        newerThanKnown: false,
      });
      expect(client.server.version).toBe(emulator.profile.version.slice(0, 3).join("."));
      expect(client.today).toBe(schoolDay);
      expect(client.startDay).toBe(emulator.school.year.firstMonday);
      expect(client.getWeek(emulator.school.year.firstMonday)).toBe(1);
      expect(client.week).toBe(client.getWeek(schoolDay));
      expect(client.periods.map(({ name }) => name)).toEqual(
        expect.arrayContaining(emulator.school.year.periods.map(({ name }) => name)),
      );
      expect(client.currentPeriod).toMatchObject({ chosenBecause: "grades-tab" });
      expect(client.warnings).toEqual([]);
      expect(client.username).toBe(account.login);
      expect(client.pronoteUrl).toBe(emulator.url);
      expect(client.loggedIn).toBe(true);
      await client.close();
      expect(client.loggedIn).toBe(false);
      expect(emulator.sessions).toBe(0);
    });
  });

  test("costs one page and four calls, and one log-out", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(requestsTo(emulator, "page")).toBe(1);
      expect(
        requestsTo(
          emulator,
          "FonctionParametres",
          "Identification",
          "Authentification",
          "ParametresUtilisateur",
        ),
      ).toBe(4);
      await client.close();
      await client.close();
      expect(requestsTo(emulator, "SaisieDeconnexion")).toBe(1);
    });
  });

  test("knows letters beyond ASCII in names and passwords", async () => {
    await inSchool(manner, async (emulator) => {
      // oxlint-disable-next-line no-control-regex -- what is not ASCII
      const account = accountOf(emulator, ({ login: name }) => /[^\u0000-\u007f]/u.test(name));
      const client = await loginStudent(emulator, {}, account);
      expect(client.loggedIn).toBe(true);
      await client.close();
    });
  });

  test.each<[string, EmulatorOptions]>([
    ["with a salt", { salt: true }],
    ["without", { salt: false }],
    ["case counts nowhere", { caseModes: { login: 1, password: 1 } }],
    ["case counts everywhere", { caseModes: { login: 0, password: 0 } }],
  ])("proves the password %s", async (_case, options) => {
    await inSchool({ ...manner, ...options }, async (emulator) => {
      const account = someAccount(emulator, "student");
      const typed = options.caseModes?.login === 1;
      const client = await loginStudent(emulator, {
        username: typed ? ` ${account.login.toUpperCase()} ` : account.login,
        password: typed ? account.password.toUpperCase() : account.password,
      });
      expect(client.loggedIn).toBe(true);
      await client.close();
    });
  });

  test("tells a wrong password and a disabled account apart, each in one attempt", async () => {
    await inSchool(manner, async (emulator) => {
      const wrong = await loginStudent(emulator, { password: "not this one" }).catch(
        (error: unknown) => error,
      );
      expect(wrong).toBeInstanceOf(BadCredentialsError);
      expect(wrong).toMatchObject({ code: "credentials", retry: "never", wireCode: 1 });
      expect(requestsTo(emulator, "Authentification")).toBe(1);

      const account = accountOf(emulator, ({ disabled }) => disabled === true);
      const disabled = await Client.login(optionsFor(emulator, account)).catch((error: unknown) => error);
      expect(disabled).toBeInstanceOf(AccountDisabledError);
      expect(requestsTo(emulator, "Authentification")).toBe(2);
    });
  });

  test("opens the class that fits the page", async () => {
    await inSchool(manner, async (emulator) => {
      for (const [audience, expected] of [
        ["student", Client],
        ["parent", ParentClient],
        ["school-life", VieScolaireClient],
      ] as const) {
        const client = await login(optionsFor(emulator, someAccount(emulator, audience)));
        expect(client).toBeInstanceOf(expected);
        await client.close();
      }
    });
  });

  test("opens mobile pages too", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator, { url: `${emulator.url}/mobile.eleve.html` });
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("gives the classes to school life", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginSchoolLife(emulator);
      expect(client.classes.map(({ name }) => name).sort()).toEqual(
        emulator.school.classes.map(({ name }) => name).sort(),
      );
      await client.close();
    });
  });

  test("is recognised as the same device when its identifier is given back", async () => {
    await inSchool(manner, async (emulator) => {
      const first = await loginStudent(emulator);
      expect(first.clientIdentifier).toMatch(/.{8}/u);
      const second = await loginStudent(emulator, { clientIdentifier: first.clientIdentifier });
      expect(second.clientIdentifier).toBe(first.clientIdentifier);
      await Promise.all([first.close(), second.close()]);
    });
  });
});

describe("a client", () => {
  test("shows no secret, however it is printed", async () => {
    await inSchool({}, async (emulator) => {
      const account = someAccount(emulator, "student");
      const client = await loginStudent(emulator);
      const printed = `${inspect(client, { depth: 10, showHidden: true })} ${JSON.stringify(client)}`;
      for (const secret of [account.password, client.info.name, client.clientIdentifier ?? "?"]) {
        expect(printed).not.toContain(secret);
      }
      await client.close();
    });
  });

  test("keeps passwords and the server's French out of printed errors", async () => {
    await inSchool({}, async (emulator) => {
      const error = await loginStudent(emulator, { password: "Sésame-ouvre-toi" }).catch(
        (reason: unknown) => reason,
      );
      expect(isPronoteError(error)).toBe(true);
      const printed = `${inspect(error, { depth: 10 })} ${JSON.stringify(error)} ${String(error)}`;
      expect(printed).not.toContain("Sésame");
      expect(printed).not.toContain(someAccount(emulator, "student").login);
    });
  });

  test("refuses options that make no sense before anything is sent", async () => {
    await inSchool({}, async (emulator) => {
      const options = optionsFor(emulator, someAccount(emulator, "student"));
      for (const wrong of [
        { url: "" },
        { username: "  " },
        { password: "" },
        { timeZone: "Europe/Atlantis" },
        { timeoutMs: 0 },
        { maxAnswerBytes: Number.NaN },
        { url: `${emulator.url}/parent.html` },
        { url: "http://ecole.exemple.test/pronote" },
      ]) {
        await expect(Client.login({ ...options, ...wrong })).rejects.toMatchObject({ code: "usage" });
      }
      await expect(login({ ...options, url: emulator.url })).rejects.toMatchObject({ code: "usage" });
      await expect(login({ ...options, url: `${emulator.url}/professeur.html` })).rejects.toMatchObject({
        code: "unsupported",
      });
      expect(emulator.requests.size).toBe(0);
    });
  });
});
