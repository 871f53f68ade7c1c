import { type ChildInput, ParentClient } from "@preau/client";
import type { Emulator, EmulatorOptions } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { accountOf, inSchool, loginParent, manners, optionsFor } from "./box.js";
import { comparisons } from "./comparisons.js";
import { type Answers, atEvening, given, listenTo, readEverything } from "./everything.js";
import { inOrder, type Place } from "./sides.js";
import { unknownKeys } from "./unread-keys.js";

/** The parent whom `loginParent` logs in, or another one. */
function parentOf({ school, accounts }: Emulator, login: string): School["parents"][number] {
  const { personId } = accounts.find((account) => account.login === login) ?? {};
  const found = school.parents.find(({ id }) => id === personId);
  if (found === undefined) throw new Error("no such parent");
  return found;
}

type School = Emulator["school"];

/** What the school has for one child of somebody. */
function placeOf({ school }: Emulator, personId: string, name: string): Place {
  const student = school.students.find((one) => one.name === name);
  if (student === undefined) throw new Error("no such child");
  return { school, student, personId };
}

/** Sides of every comparison that are not the same. What somebody has nothing of cannot be mixed up. */
function differences(answers: Answers, place: Place): readonly unknown[] {
  return comparisons.flatMap(([name, compare]) => {
    const { said, held } = inOrder(compare(answers, place));
    return JSON.stringify(said) === JSON.stringify(held) ? [] : [{ name, said, held }];
  });
}

describe.each(manners)("two children of one session: %s", (_, manner) => {
  test("are never mixed up, however the calls about them are mixed", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const parent = await loginParent(emulator);
      const heard = listenTo(parent);
      const [one, other] = parent.children;
      if (one === undefined || other === undefined) throw new Error("two children expected");
      // Views of both, and the parent's own choice, which changes meanwhile.
      const all = Promise.all([readEverything(parent.child(one)), readEverything(parent.child(other.name))]);
      parent.setChild(other);
      const chosen = parent.evaluations("Trimestre 1");
      parent.setChild(one);
      const [first, second] = await all;
      expect((await chosen).map(({ key }) => key)).toEqual(given(second.evaluations).map(({ key }) => key));
      const { id } = parentOf(emulator, parent.username);
      expect(differences(first, placeOf(emulator, id, one.name))).toEqual([]);
      expect(differences(second, placeOf(emulator, id, other.name))).toEqual([]);
      // Neither would pass for the other.
      expect(differences(first, placeOf(emulator, id, other.name)).length).toBeGreaterThan(8);
      expect([heard.warnings, unknownKeys(heard), emulator.log]).toEqual([[], [], []]);
      await parent.close();
    });
  });
});

describe.each(manners)("news and discussions of a parent: %s", (_, manner) => {
  test("are the account's: the same whichever child is asked about, each item with its child", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const parent = await loginParent(emulator);
      const [one, other] = parent.children.map((child) => parent.child(child));
      if (one === undefined || other === undefined) throw new Error("two children expected");
      const keysOf = async (view: typeof one) => [
        (await view.informationAndSurveys({ details: false })).map(({ key }) => key),
        (await view.discussions()).map(({ key }) => key),
      ];
      const [news, discussions] = await keysOf(one);
      expect(news?.length).toBeGreaterThan(1);
      expect(discussions?.length).toBeGreaterThan(0);
      expect(await keysOf(other)).toEqual([news, discussions]);
      const about = new Set(
        (await parent.informationAndSurveys({ details: false })).map(({ child }) => child),
      );
      const firstNames = parent.children.map(({ name }) => name.split(" ").at(-1));
      expect(firstNames.every((name) => about.has(name))).toBe(true);
      await parent.close();
    });
  });
});

/** Logs in as the first parent of whom the school says that. */
function loginAs(emulator: Emulator, wanted: (parent: School["parents"][number]) => boolean) {
  const ids = new Set(emulator.school.parents.filter(wanted).map(({ id }) => id));
  const account = accountOf(
    emulator,
    ({ audience, personId, disabled }) => audience === "parent" && disabled !== true && ids.has(personId),
  );
  return ParentClient.login(optionsFor(emulator, account));
}

test("children of different schools each have their own", async () => {
  await inSchool({ ...atEvening, school: "two-schools" }, async (emulator) => {
    const { school } = emulator;
    const schoolOf = (id: string): string | undefined => {
      const classId = school.students.find((student) => student.id === id)?.classId;
      return school.office.establishments.find(({ classIds }) => classIds.some((one) => one === classId))
        ?.name;
    };
    const parent = await loginAs(emulator, ({ childIds }) => new Set(childIds.map(schoolOf)).size > 1);
    const heard = listenTo(parent);
    const establishments = parent.children.map(({ establishment }) => establishment);
    expect(new Set(establishments)).toEqual(new Set(school.office.establishments.map(({ name }) => name)));
    const { id } = parentOf(emulator, parent.username);
    await Promise.all(
      parent.children.map(async (child) => {
        const answers = await readEverything(parent.child(child));
        expect(differences(answers, placeOf(emulator, id, child.name))).toEqual([]);
      }),
    );
    expect(heard.warnings).toEqual([]);
    await parent.close();
  });
});

test("a parent without children is let in, and told so by whatever is asked about a child", async () => {
  const options: EmulatorOptions = { ...atEvening, school: "childless" };
  await inSchool(options, async (emulator) => {
    const parent = await loginAs(emulator, () => true);
    const heard = listenTo(parent);
    expect(parent.children).toEqual([]);
    expect(parent.info).toEqual(parent.parent);
    expect(parent.info.name).toBe(parentOf(emulator, parent.username).name);
    expect(parent.currentPeriod).toBeUndefined();
    const asked = emulator.requests.get("PageEmploiDuTemps");
    await expect(parent.lessons("2026-12-16")).rejects.toMatchObject({ code: "child-not-found" });
    await expect(parent.attendance("year")).rejects.toMatchObject({ code: "child-not-found" });
    expect(emulator.requests.get("PageEmploiDuTemps")).toBe(asked);
    expect(() => parent.child("VERDIER Camille" satisfies ChildInput)).toThrow(
      expect.objectContaining({ code: "child-not-found" }),
    );
    expect(heard.warnings).toEqual([]);
    await parent.close();
  });
});
