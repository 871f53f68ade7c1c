import { type AnyClient, ParentClient } from "@preau/client";
import { family, short, some, type Who } from "./people.js";

/** One command that changes something. */
export interface WritingCase {
  readonly action: string;
  readonly who: Who;
  /** Remote function that changes it. */
  readonly call: string;
  /** Words of the command after its name; what it is about is looked up, and set up where need be. */
  readonly words: (client: AnyClient, folder: string) => Promise<readonly string[]>;
  /** Whether the next reading shows it. */
  readonly shows: (client: AnyClient, key: string) => Promise<boolean>;
  /** Changes of the same function that setting up takes. */
  readonly before?: number;
  /** What the emulator notes of one write, where it is several things. */
  readonly notes?: number;
}

const start = "2026-09-01";

async function pieceOf(client: AnyClient, key: string) {
  return some((await family(client).homework(start)).filter((piece) => piece.key.includes(`_${key}`)));
}

async function newsOf(client: AnyClient, key: string) {
  return some((await client.informationAndSurveys()).filter((item) => item.key.includes(`_${key}`)));
}

async function discussionOf(client: AnyClient, key: string) {
  return some((await client.discussions()).filter((one) => one.key.includes(`_${key}`)));
}

async function eventsOf(client: AnyClient) {
  const { absences, delays, punishments } = await family(client).attendance("year");
  return { absences, delays, punishments };
}

/** A discussion that can be answered. */
export async function openDiscussion(client: AnyClient) {
  return some(
    (await client.discussions()).filter(
      ({ folder, closed, canReply }) => folder === "inbox" && !closed && canReply,
    ),
  );
}

const toTick = async (client: AnyClient) =>
  some(
    (await family(client).homework("2026-12-10")).filter(
      ({ quiz, done, handIn }) => !quiz && !done && handIn === undefined,
    ),
  );

const toHandIn = async (client: AnyClient) =>
  some(
    (await family(client).homework(start)).filter(
      ({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined,
    ),
  );

/** The survey that waits for answers: its second question has one choice, its third several, its fourth words. */
export async function openSurvey(client: AnyClient) {
  return some(
    (await client.informationAndSurveys()).filter(({ survey, awaitsAnswer }) => survey && awaitsAnswer),
  );
}

/** Every command that changes something, once. */
export const writingCases: readonly WritingCase[] = [
  {
    action: "homework done",
    who: "camille",
    call: "SaisieTAFFaitEleve",
    words: async (client) => [short((await toTick(client)).key)],
    shows: async (client, key) => (await pieceOf(client, key)).done,
  },
  {
    action: "homework undone",
    who: "camille",
    call: "SaisieTAFFaitEleve",
    before: 1,
    words: async (client) => {
      const piece = await toTick(client);
      await family(client).setHomeworkDone(piece, true);
      return [short(piece.key)];
    },
    shows: async (client, key) => !(await pieceOf(client, key)).done,
  },
  {
    action: "homework hand-in",
    who: "camille",
    call: "SaisieTAFARendreEleve",
    words: async (client, folder) => [short((await toHandIn(client)).key), `${folder}/rédaction.txt`],
    shows: async (client, key) => (await pieceOf(client, key)).handIn?.handedIn?.name === "rédaction.txt",
  },
  {
    action: "homework take-back",
    who: "camille",
    call: "SaisieTAFARendreEleve",
    before: 1,
    words: async (client) => {
      const piece = await toHandIn(client);
      await family(client).handIn(piece, { name: "a.txt", data: new TextEncoder().encode("a") });
      return [short(piece.key)];
    },
    shows: async (client, key) => (await pieceOf(client, key)).handIn?.handedIn === undefined,
  },
  {
    action: "news read",
    who: "camille",
    call: "SaisieActualites",
    words: async (client) => [
      short(some((await client.informationAndSurveys()).filter(({ read }) => !read)).key),
    ],
    shows: async (client, key) => (await newsOf(client, key)).read,
  },
  {
    action: "news unread",
    who: "sophie",
    call: "SaisieActualites",
    words: async (client) => [
      short(some((await client.informationAndSurveys()).filter(({ read }) => read)).key),
    ],
    shows: async (client, key) => !(await newsOf(client, key)).read,
  },
  {
    action: "news acknowledge",
    notes: 2,
    who: "sophie",
    call: "SaisieActualites",
    words: async (client) => [
      short(
        some(
          (await client.informationAndSurveys()).filter(({ questions = [] }) =>
            questions.some(({ kind, awaitsAnswer }) => kind === "acknowledgement" && awaitsAnswer),
          ),
        ).key,
      ),
    ],
    shows: async (client, key) => (await newsOf(client, key)).awaitsAnswer !== true,
  },
  {
    action: "news answer",
    notes: 4,
    who: "camille",
    call: "SaisieActualites",
    words: async (client) => [
      short((await openSurvey(client)).key),
      "--answer=2=jamais",
      "--answer=3=1,autre",
      "--free-text=3=Les frites",
      "--answer=4=Rien, merci",
    ],
    shows: async (client, key) => {
      const { questions = [] } = await newsOf(client, key);
      const given = questions.map(({ answer }) => [answer?.choices, answer?.text, answer?.freeText]);
      return (
        JSON.stringify(given.slice(1)) ===
        JSON.stringify([
          [[1], undefined, undefined],
          [[1, 4], undefined, "Les frites"],
          [[], "Rien, merci", undefined],
        ])
      );
    },
  },
  {
    action: "messages new",
    who: "camille",
    call: "SaisieMessage",
    words: async () => [
      "--to=nadaud",
      "--to=Mme MARCHEVAL N.",
      "--subject=Le voyage",
      "Bonjour,\nest-ce confirmé ?",
    ],
    shows: async (client) => {
      const found = (await client.discussions()).find(({ subject }) => subject === "Le voyage");
      if (found === undefined) return false;
      const names = (await client.participants(found)).map(({ name }) => name);
      const [message] = await client.messages(found);
      return (
        message?.content === "Bonjour,\nest-ce confirmé ?" &&
        names.includes("Mme NADAUD S.") &&
        names.includes("Mme MARCHEVAL N.")
      );
    },
  },
  {
    action: "messages reply",
    who: "sophie",
    call: "SaisieMessage",
    words: async (client) => [short((await openDiscussion(client)).key), "Merci beaucoup."],
    shows: async (client, key) =>
      (await client.messages(await discussionOf(client, key))).some(
        ({ content, mine }) => mine && content === "Merci beaucoup.",
      ),
  },
  {
    action: "messages read",
    who: "camille",
    call: "SaisieMessage",
    words: async (client) => [
      short(some((await client.discussions()).filter(({ unread }) => unread > 0)).key),
    ],
    shows: async (client, key) => (await discussionOf(client, key)).unread === 0,
  },
  {
    action: "messages unread",
    who: "camille",
    call: "SaisieMessage",
    words: async (client) => [
      short(
        some(
          (await client.discussions()).filter(
            ({ unread, folder, drafts }) => unread === 0 && folder === "inbox" && drafts === 0,
          ),
        ).key,
      ),
    ],
    shows: async (client, key) => (await discussionOf(client, key)).unread > 0,
  },
  {
    action: "messages delete",
    who: "camille",
    call: "SaisieMessage",
    words: async (client) => [short((await openDiscussion(client)).key)],
    shows: async (client, key) => (await discussionOf(client, key)).folder === "bin",
  },
  {
    action: "messages restore",
    who: "camille",
    call: "SaisieMessage",
    words: async (client) => [
      short(some((await client.discussions()).filter(({ folder }) => folder === "bin")).key),
    ],
    shows: async (client, key) => (await discussionOf(client, key)).folder === "inbox",
  },
  {
    action: "messages archive",
    who: "office",
    call: "SaisieMessage",
    words: async (client) => [short((await openDiscussion(client)).key)],
    shows: async (client, key) => (await discussionOf(client, key)).folder === "archive",
  },
  {
    action: "messages unarchive",
    who: "office",
    call: "SaisieMessage",
    words: async (client) => [
      short(some((await client.discussions()).filter(({ folder }) => folder === "archive")).key),
    ],
    shows: async (client, key) => (await discussionOf(client, key)).folder === "inbox",
  },
  {
    action: "messages close",
    who: "office",
    call: "SaisieMessage",
    words: async (client) => [
      short(some((await client.discussions()).filter(({ closable }) => closable)).key),
    ],
    shows: async (client, key) => (await discussionOf(client, key)).closed,
  },
  {
    action: "messages reopen",
    who: "office",
    call: "SaisieMessage",
    words: async (client) => [
      short(some((await client.discussions()).filter(({ reopenable }) => reopenable)).key),
    ],
    shows: async (client, key) => !(await discussionOf(client, key)).closed,
  },
  {
    action: "absence justify",
    who: "sophie",
    call: "SaisieVieScolaire",
    words: async (client, folder) => [
      short(some((await eventsOf(client)).absences.filter(({ awaitsParent }) => awaitsParent)).key),
      "--reason=maladie",
      `--attach=${folder}/rédaction.txt`,
      "Grippe",
    ],
    shows: async (client, key) => {
      const event = some((await eventsOf(client)).absences.filter((one) => one.key.includes(`_${key}`)));
      const names = event.files.map(({ name }) => name);
      return (
        event.justification === "Grippe" &&
        event.parentReason === "MALADIE" &&
        names.includes("rédaction.txt")
      );
    },
  },
  {
    action: "absence declare",
    who: "sophie",
    call: "SaisieVieScolaire",
    words: async () => ["--child=Malo", "--from=2026-12-15", "--from-half=afternoon", "--reason=familiale"],
    shows: async (client) => {
      const malo = client instanceof ParentClient ? client.child("Malo") : family(client);
      const { absences } = await malo.attendance("year");
      return absences.some(({ declaredByParent, from }) => declaredByParent && from.startsWith("2026-12-15"));
    },
  },
  {
    action: "attendance acknowledge",
    who: "sophie",
    call: "SaisieVieScolaire",
    words: async (client) => [
      short(
        some(
          (await eventsOf(client)).punishments.filter(
            ({ requiresParent, acknowledged }) => requiresParent && !acknowledged,
          ),
        ).key,
      ),
    ],
    shows: async (client, key) =>
      some((await eventsOf(client)).punishments.filter((one) => one.key.includes(`_${key}`))).acknowledged,
  },
  {
    action: "report acknowledge",
    who: "sophie",
    call: "SaisieAccuseReceptionDocument",
    words: async () => ["--child", "Camille", "--period", "Trimestre 1"],
    shows: async (client) =>
      ((await family(client).report("Trimestre 1"))?.receipts ?? []).some(
        ({ name = "", acknowledged }) => acknowledged && name.includes("Sophie"),
      ),
  },
];
