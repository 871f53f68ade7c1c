import { describe, expect, test } from "vitest";
import { aContext, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type NotificationCenter, notificationCenter, type SchoolNotification } from "./notifications.js";

const message = {
  id: "insh_IdDiscussions",
  type: 2,
  action: 2,
  titre: "Discussions",
  message: "Vous avez 3 messages non lus",
  compteur: 3,
  modalites: typed(26, "[0]"),
  date: wireDate("2025-11-17", "09:12"),
  navOnglets: [131],
};

function centerOf(answer: object, tag = "s1"): NotificationCenter {
  return read(notificationCenter, answer, undefined, aContext({ tag })).result;
}

function one(more: object): SchoolNotification | undefined {
  return centerOf({ liste: list({ L: "S", liste: list({ ...message, ...more }) }) }).sections[0]
    ?.notifications[0];
}

describe("the notification centre", () => {
  test("has sections, and each notification what it is about and where it leads", () => {
    const answer = {
      nbNotifs: 3,
      liste: list({ L: "Communication", ident: "comm", avecTri: true, liste: list(message) }),
    };
    expect(read(notificationCenter, answer, undefined)).toEqual({
      warnings: [],
      result: {
        unread: 3,
        sections: [
          {
            name: "Communication",
            ident: "comm",
            notifications: [
              {
                id: "s1~insh_IdDiscussions",
                key: expect.stringMatching(/^notification_/u),
                topic: "discussions",
                type: "counter",
                title: "Discussions",
                content: "Vous avez 3 messages non lus",
                contentHtml: "Vous avez 3 messages non lus",
                count: 3,
                date: "2025-11-17T09:12",
                read: false,
                action: "link",
                tabs: [131],
              },
            ],
          },
        ],
      },
    });
  });

  test("tells what was read: it lies in the history, or says when", () => {
    expect(one({ modalites: typed(26, "[0..1]") })?.read).toBe(true);
    expect(one({ dateLue: wireDate("2025-11-18"), dateExpiration: wireDate("2025-12-18") })).toMatchObject({
      read: true,
      readDate: "2025-11-18",
      expiryDate: "2025-12-18",
    });
  });

  test("keeps what it does not know, and leaves out what says nothing", () => {
    expect(
      one({ id: "autre", type: 12, action: 9, compteur: undefined, navOnglets: undefined }),
    ).toMatchObject({
      topic: "other",
      type: "other",
      action: "none",
      count: 1,
      tabs: [],
    });
    expect(one({ titre: undefined, message: "" })).toBeUndefined();
  });

  test("shows words as they look: plain, or HTML", () => {
    expect(one({ message: "<p>1 &lt; 2</p>" })?.content).toBe("1 < 2");
    expect(one({ message: "1 < 2" })?.contentHtml).toBe("1 &lt; 2");
  });

  test("may be empty, and that is nothing to warn of", () => {
    expect(read(notificationCenter, {}, undefined)).toEqual({ result: { sections: [] }, warnings: [] });
  });

  test("its keys outlive the session", () => {
    const answer = { liste: list({ L: "S", liste: list(message, { ...message, titre: "Autre" }) }) };
    const keys = (tag: string) => centerOf(answer, tag).sections[0]?.notifications.map(({ key }) => key);
    expect(keys("s2")).toEqual(keys("s1"));
    expect(new Set(keys("s1")).size).toBe(2);
  });
});
