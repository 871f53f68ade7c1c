import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { aSchool } from "./builders.js";
import { heldThreads, holdingOf, mailboxOf, unreadMessages } from "./discussions.js";
import { personOf } from "./persons.js";
import type { Day, School } from "./school.js";

const days: readonly Day[] = ["2026-01-15", "2026-01-18", "2026-07-15", "2026-09-01", "2026-12-25"];

function personIdOf(school: School, login: string): string {
  return school.accounts.find((account) => account.login === login)?.personId ?? "";
}

describe.each(days)("discussions of a school that is built on %s", (today) => {
  const school = buildSchool({ seed: 7, today, size: { classes: 2, studentsPerClass: 6 } });
  const { threads } = school.discussions;

  test("are the same whenever they are built again", () => {
    const again = buildSchool({ seed: 7, today, size: { classes: 2, studentsPerClass: 6 } });
    expect(again.discussions).toEqual(school.discussions);
  });

  test("are between people of the school, who write in the discussions that they are in", () => {
    for (const { participantIds, messages, starterId } of threads) {
      expect(participantIds[0]).toBe(starterId);
      expect(new Set(participantIds).size).toBe(participantIds.length);
      expect(participantIds.map((id) => personOf(school, id))).not.toContain(undefined);
      for (const { authorId, toIds = [] } of messages)
        expect(participantIds).toEqual(expect.arrayContaining([authorId, ...toIds]));
    }
  });

  test("were all written by the first minutes of the day, in order, each answering one before it", () => {
    for (const { messages } of threads) {
      const times = messages.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect((times.at(-1) ?? "") <= `${today}T00:15`).toBe(true);
      for (const [index, { answersId }] of messages.entries()) {
        const before = messages.slice(0, index).map(({ id }) => id);
        if (index > 0) expect(before).toContain(answersId);
        else expect(answersId).toBeUndefined();
      }
    }
  });

  test("have no identity twice", () => {
    const ids = threads.flatMap(({ id, messages }) => [id, ...messages.map((message) => message.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("wait for every pupil who has an account", () => {
    for (const { personId, login } of school.accounts.filter(({ audience }) => audience === "student")) {
      const held = heldThreads(school, personId, `${today}T00:15`);
      expect(held.flatMap((one) => unreadMessages(one, personId)).length, login).toBeGreaterThan(0);
    }
  });
});

describe("what one person holds", () => {
  const school = buildSchool({ seed: 7, today: "2026-01-15" });
  const now = "2026-01-15T09:40";

  test("the discussion with the newest message comes first", () => {
    const held = heldThreads(school, personIdOf(school, "camille.verdier"), now);
    const newest = held.map(({ messages }) => messages.at(-1)?.at ?? "");
    expect(newest).toEqual([...newest].sort().reverse());
    expect(held.map(({ thread }) => thread.subject)).toContain("Voyage à Séville");
  });

  test("an aside reaches those whom it was for", () => {
    const lengthFor = (login: string) =>
      heldThreads(school, personIdOf(school, login), now).find(({ thread }) => thread.id === "thread:council")
        ?.messages.length;
    expect(lengthFor("sophie.verdier")).toBe(4);
    expect(lengthFor("vie.scolaire")).toBe(4);
    expect(lengthFor("karim.bennouna")).toBe(3);
  });

  test("a message of later today is not there yet", () => {
    const subjects = (at: string) =>
      heldThreads(school, personIdOf(school, "vie.scolaire"), at).map(({ thread }) => thread.subject);
    expect(subjects("2026-01-15T00:09")).not.toContain("Clé oubliée");
    expect(subjects("2026-01-15T00:10")).toContain("Clé oubliée");
  });

  test("what lies in the bin is not waited for, and what is gone is gone", () => {
    const copy = aSchool({ from: school }).build();
    const personId = personIdOf(copy, "camille.verdier");
    const holding = holdingOf(mailboxOf(copy.discussions, personId), "thread:trip");
    const trip = () => heldThreads(copy, personId, now).find(({ thread }) => thread.id === "thread:trip");
    const unread = () => {
      const held = trip();
      return held === undefined ? "gone" : unreadMessages(held, personId).length;
    };
    expect(unread()).toBe(1);
    holding.place = "bin";
    expect(unread()).toBe(0);
    holding.place = "gone";
    expect(unread()).toBe("gone");
  });

  test("a copied school has mailboxes of its own", () => {
    const copy = aSchool({ from: school }).build();
    for (const { holdings } of copy.discussions.mailboxes.values()) {
      for (const holding of holdings.values()) holding.read.clear();
    }
    const personId = personIdOf(school, "camille.verdier");
    expect(holdingOf(mailboxOf(school.discussions, personId), "thread:trip").read.size).toBe(2);
  });
});
