import {
  type Client,
  type Discussion,
  DiscussionClosedError,
  NotAllowedError,
  UsageError,
  type VieScolaireClient,
} from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginSchoolLife, loginStudent, schoolDay } from "../box.js";
import { ownDiscussion } from "./discussions.js";
import { homeworkToTick, impatient, some } from "./outcome.js";

// What an account may not do is refused here, with an error of its own, and nothing reaches the server.

const file = { name: "a.txt", data: new TextEncoder().encode("a") };

/** Requests of all sorts. */
function sent(emulator: Emulator): number {
  return [...emulator.requests.values()].reduce((sum, number) => sum + number, 0);
}

type ErrorClass = typeof NotAllowedError | typeof DiscussionClosedError | typeof UsageError;

/** Expects each of some works to be refused, with that error and those words, before anything is sent. */
async function expectRefusals(
  emulator: Emulator,
  works: Readonly<Record<string, () => Promise<unknown>>>,
  type: ErrorClass,
  says: RegExp,
): Promise<void> {
  for (const [name, work] of Object.entries(works)) {
    const before = sent(emulator);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that requests can be counted
    const error: unknown = await work().then(
      () => "was not refused",
      (reason: unknown) => reason,
    );
    expect(error, name).toBeInstanceOf(type);
    expect((error as Error).message, name).toMatch(says); // its class was just looked at
    expect(sent(emulator) - before, name).toBe(0);
  }
}

describe("what is the pupil's", () => {
  test("is refused to a parent, whichever child it is about", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const [child] = parent.children;
      if (child === undefined) throw new Error("no child");
      for (const view of [parent, parent.child(child)]) {
        // oxlint-disable-next-line no-await-in-loop -- the second view after the first
        const piece = some(await view.homework(schoolDay));
        // oxlint-disable-next-line no-await-in-loop -- likewise
        await expectRefusals(
          emulator,
          {
            setHomeworkDone: () => view.setHomeworkDone(piece, true),
            handIn: () => view.handIn(piece, file),
            removeHandIn: () => view.removeHandIn(piece),
          },
          NotAllowedError,
          /Only the pupil may/u,
        );
      }
      await parent.close();
    });
  });
});

describe("what is the parents'", () => {
  test("is refused to a pupil", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const { absences, delays, punishments, observations } = await client.attendance("year");
      const [absence, delay] = [some(absences), some(delays)];
      const words = { justification: "Malade" };
      await expectRefusals(
        emulator,
        {
          justifyAbsence: () => client.justifyAbsence(absence, words),
          "justifyAbsence of a delay": () => client.justifyAbsence(delay, words),
          declareAbsence: () => client.declareAbsence({ from: "2026-12-01", reason: "MALADIE" }),
          declareDelay: () => client.declareDelay(),
          acknowledgeEvent: () => client.acknowledgeEvent(some(punishments)),
          "acknowledgeEvent of an observation": () => client.acknowledgeEvent(some(observations)),
          acknowledgeDocument: () => client.acknowledgeDocument("report"),
          changeChildPassword: () => client.changeChildPassword("Nouveau!2026"),
        },
        NotAllowedError,
        /Only a parent may/u,
      );
      await client.close();
    });
  });
});

describe("homework that cannot be ticked or handed in", () => {
  test("is refused to the pupil", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const plain = await homeworkToTick(client);
      const all = await client.homework("2026-09-01");
      await expectRefusals(
        emulator,
        { handIn: () => client.handIn(plain, file) },
        NotAllowedError,
        /can be handed in/u,
      );
      const open = some(
        all.filter(({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined),
      );
      const quiz = { ...plain, quiz: true };
      const large = { name: "film.mp4", data: new Blob([]).stream(), size: 10 ** 12 };
      await expectRefusals(emulator, { quiz: () => client.setHomeworkDone(quiz, true) }, UsageError, /quiz/u);
      await expectRefusals(
        emulator,
        { nothing: () => client.removeHandIn(open) },
        UsageError,
        /Nothing was handed in/u,
      );
      await expectRefusals(emulator, { large: () => client.handIn(open, large) }, UsageError, /at most/u);
      await client.close();
    });
  });
});

/** Everything that writes in discussions, about one of them. */
function messaging(client: Client | VieScolaireClient, discussion: Discussion) {
  const fresh = { subject: "a", message: "b", recipients: [] };
  return {
    newDiscussion: () => client.newDiscussion(fresh),
    reply: () => client.reply(discussion, "Merci."),
    saveDraft: () => client.saveDraft(fresh),
    saveReplyDraft: () => client.saveReplyDraft(discussion, "Merci."),
    sendDraft: () => client.sendDraft(discussion),
    deleteDraft: () => client.deleteDraft(discussion),
    markDiscussionAs: () => client.markDiscussionAs(discussion, true),
    deleteDiscussion: () => client.deleteDiscussion(discussion),
    restoreDiscussion: () => client.restoreDiscussion(discussion),
    closeDiscussion: () => client.closeDiscussion(discussion),
    reopenDiscussion: () => client.reopenDiscussion(discussion),
    renameDiscussion: () => client.renameDiscussion(discussion, "b"),
  };
}

describe("discussions", () => {
  test("that may only be read are: with an error that says so", async () => {
    await inSchool({ schoolOptions: { forbidDiscussions: true } }, async (emulator) => {
      for (const login of [loginStudent, loginParent, loginSchoolLife]) {
        // oxlint-disable no-await-in-loop -- one account after the other
        const client: Client | VieScolaireClient = await login(emulator);
        const works = messaging(client, some(await client.discussions()));
        await expectRefusals(emulator, works, NotAllowedError, /has forbidden discussions/u);
        await client.close();
        // oxlint-enable no-await-in-loop
      }
    });
  });

  test("that are closed take no answer, and say so", async () => {
    await inSchool({ schoolOptions: { advancedDiscussions: ["student"] } }, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const own = await ownDiscussion(client, { emulator, account: some(emulator.accounts) });
      const [message] = await client.messages(own);
      const closed = await client.closeDiscussion(own);
      const works = {
        reply: () => client.reply(closed, "Merci."),
        "reply with a file": () => client.reply(closed, "Merci.", { files: [file] }),
        saveReplyDraft: () => client.saveReplyDraft(closed, "Merci."),
        sendDraft: () => client.sendDraft(closed),
      };
      await expectRefusals(emulator, works, DiscussionClosedError, /closed/u);
      // Of a message one has to look which discussion it is of; nothing is written.
      const written = emulator.requests.get("SaisieMessage");
      if (message === undefined) throw new Error("no message");
      await expect(client.reply(message, "Merci.")).rejects.toBeInstanceOf(DiscussionClosedError);
      expect(emulator.requests.get("SaisieMessage")).toBe(written);
      await client.close();
    });
  });

  test("of somebody else are neither closed nor renamed, and need the advanced right for the rest", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const received = some((await client.discussions()).filter(({ creator }) => creator !== undefined));
      const label = { id: received.id, kind: "user", name: "a" } as const;
      const recipients = (await client.getRecipients()).slice(0, 1);
      const { closeDiscussion, reopenDiscussion, renameDiscussion } = messaging(client, received);
      await expectRefusals(
        emulator,
        { closeDiscussion, reopenDiscussion },
        NotAllowedError,
        /may not (?:open|close) this discussion/u,
      );
      await expectRefusals(
        emulator,
        { renameDiscussion },
        NotAllowedError,
        /subject of this discussion cannot be changed/u,
      );
      await expectRefusals(
        emulator,
        {
          archiveDiscussion: () => client.archiveDiscussion(received),
          createDiscussionLabel: () => client.createDiscussionLabel({ name: "a" }),
          deleteDiscussionLabel: () => client.deleteDiscussionLabel(label),
          labelDiscussion: () => client.labelDiscussion(received, []),
          newDiscussion: () =>
            client.newDiscussion({ subject: "a", message: "b", recipients }, { files: [file] }),
        },
        NotAllowedError,
        /This account may not/u,
      );
      await client.close();
    });
  });

  test("are not begun with people who may not be written to, nor with nobody", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const recipient = some(await client.getRecipients());
      const to = (recipients: readonly (typeof recipient)[]) => ({
        newDiscussion: () => client.newDiscussion({ subject: "a", message: "b", recipients }),
      });
      await expectRefusals(
        emulator,
        to([{ ...recipient, withDiscussion: false }]),
        NotAllowedError,
        /may not be written to/u,
      );
      await expectRefusals(emulator, to([]), UsageError, /nobody/u);
      await client.close();
    });
  });
});

test("a survey that somebody else of the family answers is not answered", async () => {
  await inSchool({}, async (emulator) => {
    let seen = 0;
    for (const login of [loginParent, loginStudent]) {
      // oxlint-disable no-await-in-loop -- one account after the other
      const client: Client = await login(emulator);
      for (const item of await client.informationAndSurveys()) {
        const place = (item.questions ?? []).findIndex(({ answer }) => answer?.mine === false);
        if (!item.survey || place < 0) continue;
        seen += 1;
        const answer = () => client.answerSurvey(item, [{ question: place + 1, choices: [1] }]);
        await expectRefusals(emulator, { answer }, NotAllowedError, /Somebody else of the family/u);
      }
      await client.close();
      // oxlint-enable no-await-in-loop
    }
    expect(seen).toBeGreaterThan(0);
  });
});

describe("a school that may only be read", () => {
  test("takes no change, and says so", async () => {
    await inSchool({ schoolOptions: { exclusiveMode: true } }, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToTick(client);
      const news = some(await client.informationAndSurveys());
      const discussion = some(await client.discussions());
      await expectRefusals(
        emulator,
        {
          setHomeworkDone: () => client.setHomeworkDone(piece, true),
          markInformationAsRead: () => client.markInformationAsRead(news, true),
          markDiscussionAs: () => client.markDiscussionAs(discussion, true),
          changePersonalDetails: () => client.changePersonalDetails({ email: "a@b.example" }),
          requestQrCodeData: () => client.requestQrCodeData("1234"),
          post: () => client.post("SaisieQuelqueChose"),
        },
        NotAllowedError,
        /exclusive mode/u,
      );
      await client.close();
    });
  });
});

test("a page that the account lacks takes no change", async () => {
  await inSchool({ schoolOptions: { missingTabs: [8, 131] } }, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    await expectRefusals(
      emulator,
      {
        post: () => client.post("SaisieActualites", { data: {} }),
        labels: () => client.post("SaisieMessage"),
      },
      NotAllowedError,
      /has no tab/u,
    );
    await client.close();
  });
});
