import { type Client, isPronoteError } from "@preau/client";
import {
  delay,
  dropAfter,
  dropBefore,
  type Emulator,
  expire,
  type Fault,
  garble,
  refuse,
  truncate,
} from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { impatient, inSchool, loginParent, loginStudent, manners, schoolDay } from "./box.js";

/** One write: what it is about is fetched first, so that only the write itself meets trouble. */
interface Write {
  readonly name: string;
  /** The remote function that is troubled. */
  readonly call: "SaisieTAFFaitEleve" | "SaisieTAFARendreEleve" | "SaisieActualites" | "SaisieMessage";
  /** Fetches what is written to, and gives the write. */
  readonly prepare: (client: Client) => Promise<(signal?: AbortSignal) => Promise<unknown>>;
  /** Whether the next reading shows it. */
  readonly shows: (client: Client) => Promise<boolean>;
}

const bytes = new TextEncoder().encode("Ma rédaction");
const subject = "Une question sur le voyage";

async function homeworkToTick(client: Client) {
  const all = await client.homework(schoolDay);
  return some(all.filter(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined));
}

async function homeworkToHandIn(client: Client) {
  const all = await client.homework("2026-09-01");
  return some(all.filter(({ handIn }) => handIn?.possible === true && handIn.handedIn === undefined));
}

async function unreadNews(client: Client) {
  return some((await client.informationAndSurveys()).filter(({ read }) => !read));
}

async function discussionOf(client: Client) {
  return some(
    (await client.discussions()).filter(
      ({ folder, closed, canReply }) => folder === "inbox" && !closed && canReply,
    ),
  );
}

async function somebody(client: Client) {
  return some((await client.getRecipients()).filter(({ withDiscussion }) => withDiscussion));
}

function some<T>(found: readonly T[]): T {
  const [first] = found;
  if (first === undefined) throw new Error("the school has nothing of the kind");
  return first;
}

/** What a write is about, kept by key between the write and the look afterwards. */
let key = "";

const writes: readonly Write[] = [
  {
    name: "a tick",
    call: "SaisieTAFFaitEleve",
    prepare: async (client) => {
      const piece = await homeworkToTick(client);
      ({ key } = piece);
      return (signal) => client.setHomeworkDone(piece, true, { signal });
    },
    shows: async (client) =>
      (await client.homework(schoolDay)).some((piece) => piece.key === key && piece.done),
  },
  {
    name: "work that is handed in",
    call: "SaisieTAFARendreEleve",
    prepare: async (client) => {
      const piece = await homeworkToHandIn(client);
      ({ key } = piece);
      return (signal) => client.handIn(piece, { name: "rédaction.txt", data: bytes }, { signal });
    },
    shows: async (client) =>
      (await client.homework("2026-09-01")).some(
        (piece) => piece.key === key && piece.handIn?.handedIn?.name === "rédaction.txt",
      ),
  },
  {
    name: "news that is read",
    call: "SaisieActualites",
    prepare: async (client) => {
      const item = await unreadNews(client);
      ({ key } = item);
      return (signal) => client.markInformationAsRead(item, true, { signal });
    },
    shows: async (client) =>
      (await client.informationAndSurveys()).some((item) => item.key === key && item.read),
  },
  {
    name: "a new discussion",
    call: "SaisieMessage",
    prepare: async (client) => {
      const recipients = [await somebody(client)];
      return (signal) => client.newDiscussion({ subject, message: "Bonjour.", recipients }, { signal });
    },
    shows: async (client) => (await client.discussions()).some((found) => found.subject === subject),
  },
  {
    name: "an answer",
    call: "SaisieMessage",
    prepare: async (client) => {
      const discussion = await discussionOf(client);
      ({ key } = discussion);
      return (signal) => client.reply(discussion, "Merci beaucoup.", { signal });
    },
    shows: async (client) => {
      const found = some((await client.discussions()).filter((one) => one.key === key));
      return (await client.messages(found)).some(({ content }) => content === "Merci beaucoup.");
    },
  },
  {
    name: "a discussion in the bin",
    call: "SaisieMessage",
    prepare: async (client) => {
      const discussion = await discussionOf(client);
      ({ key } = discussion);
      return (signal) => client.deleteDiscussion(discussion, { signal });
    },
    shows: async (client) =>
      (await client.discussions()).some((found) => found.key === key && found.folder === "bin"),
  },
];

/** What the caller learns: that it was made, that it was not, or that nobody knows. */
async function outcomeOf(write: Promise<unknown>): Promise<"applied" | "unknown" | "not applied"> {
  try {
    await write;
    return "applied";
  } catch (error) {
    if (!isPronoteError(error)) throw error;
    return error.code === "outcome-unknown" ? "unknown" : "not applied";
  }
}

function madeBy(emulator: Emulator, call: string): number {
  return emulator.changes.filter((change) => change.call === call).length;
}

/** Trouble, how often it strikes, what the caller learns, and how often the change is made. */
const troubles: readonly (readonly [string, Fault, number, string, number])[] = [
  ["no answer before it is made, once", dropBefore(), 1, "applied", 1],
  ["no answer after it is made, once", dropAfter(), 1, "applied", 1],
  ["half an answer, once", truncate(), 1, "applied", 1],
  ["noise for an answer, once", garble("body"), 1, "applied", 1],
  ["no answer before it is made, always", dropBefore(), 9, "unknown", 0],
  ["no answer after it is made, always", dropAfter(), 9, "unknown", 1],
  ["half an answer, always", truncate(), 9, "unknown", 1],
  ["noise for an answer, always", garble("secured"), 9, "unknown", 1],
  ["a session that is over", expire(), 1, "not applied", 0],
  ["a refusal", refuse({ code: 999, title: "Refus" }), 1, "not applied", 0],
];

describe.each(manners)("a write: %s", (_, manner) => {
  test.each(writes)("$name is made once, and the next reading shows it", async (write) => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const make = await write.prepare(client);
      expect(await write.shows(client)).toBe(false);
      expect(await outcomeOf(make())).toBe("applied");
      expect(madeBy(emulator, write.call)).toBe(1);
      expect(await write.shows(client)).toBe(true);
      await client.close();
    });
  });
});

describe.each(writes)("$name that meets trouble", (write) => {
  test.each(troubles)("%s", async (_title, fault, times, outcome, made) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const make = await write.prepare(client);
      emulator.faults.next(write.call, fault, { times });
      expect(await outcomeOf(make())).toBe(outcome);
      emulator.faults.clear();
      expect(madeBy(emulator, write.call)).toBe(made);
      // Whatever became of the session, the next call tells the truth.
      expect(await write.shows(client)).toBe(made === 1);
      expect(madeBy(emulator, write.call)).toBe(made);
      await client.close();
    });
  });

  test("is given up by whoever waits for it, and made once at most", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const make = await write.prepare(client);
      emulator.faults.next(write.call, delay(300));
      const leaving = new AbortController();
      const given = make(leaving.signal);
      setTimeout(() => leaving.abort(new Error("enough")), 100);
      await expect(given).rejects.toThrow("enough");
      // The next call waits for the answer of the one before.
      const shown = await write.shows(client);
      expect(madeBy(emulator, write.call)).toBe(shown ? 1 : 0);
      await client.close();
    });
  });
});

describe("an upload", () => {
  const large = new Uint8Array(250_000).map((_, index) => index % 251);

  test.each([
    ["of bytes", () => ({ name: "photo.jpg", data: large })],
    ["of a blob", () => ({ name: "photo.jpg", data: new Blob([large]) })],
    ["of a stream", () => ({ name: "photo.jpg", data: new Blob([large]).stream(), size: large.length })],
  ])("%s goes in three parts, tells how far it is, and comes back as it went", async (_title, file) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const told: number[] = [];
      const done = await client.handIn(piece, file(), { onProgress: ({ sent }) => told.push(sent) });
      expect(told).toEqual([102_400, 204_800, 250_000]);
      const handedIn = done.handIn?.handedIn;
      if (handedIn === undefined) throw new Error("nothing was handed in");
      const { body } = await client.downloadAttachment(handedIn);
      expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(large);
      // What was handed in is not replaced by mistake, and can be taken back.
      await expect(client.handIn(done, file())).rejects.toMatchObject({ code: "usage" });
      expect((await client.removeHandIn(done)).handIn).not.toHaveProperty("handedIn");
      await client.close();
    });
  });

  test.each<[string, Fault, number]>([
    ["no answer, before", dropBefore(), 9],
    ["no answer, after", dropAfter(), 9],
    ["noise", garble("body"), 9],
    ["an error page", { kind: "status", status: 500 }, 1],
  ])("that fails for good (%s) leaves nothing attached", async (_title, fault, times) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("upload", fault, { times });
      expect(await outcomeOf(client.handIn(piece, { name: "a.txt", data: bytes }))).toBe("not applied");
      emulator.faults.clear();
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(0);
      await client.close();
    });
  });

  test("whose answer is lost once is sent again, and attached once", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("upload", dropAfter());
      expect(await outcomeOf(client.handIn(piece, { name: "a.jpg", data: large }))).toBe("applied");
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(1);
      await client.close();
    });
  });

  test("that is given up half-way leaves nothing attached, and the session in step", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const leaving = new AbortController();
      const onProgress = (): void => leaving.abort(new Error("enough"));
      const options = { signal: leaving.signal, onProgress };
      await expect(client.handIn(piece, { name: "a.jpg", data: large }, options)).rejects.toThrow("enough");
      const logins = emulator.requests.get("Identification");
      expect((await client.homework(schoolDay)).length).toBeGreaterThan(0);
      expect(emulator.requests.get("Identification")).toBe(logins);
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(0);
      await client.close();
    });
  });

  test("meets a session that had ended: it is renewed, and the file sent once more", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      emulator.faults.next("*", expire());
      const logins = emulator.requests.get("Identification") ?? 0;
      expect(await outcomeOf(client.handIn(piece, { name: "a.jpg", data: large }))).toBe("applied");
      expect(emulator.requests.get("Identification")).toBe(logins + 1);
      expect(madeBy(emulator, "SaisieTAFARendreEleve")).toBe(1);
      await client.close();
    });
  });

  test("that is larger than the school takes is refused before anything is sent", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToHandIn(client);
      const data = new Blob([]).stream();
      const file = { name: "film.mp4", data, size: 10 ** 12 };
      await expect(client.handIn(piece, file)).rejects.toMatchObject({ code: "usage" });
      await client.close();
    });
  });
});

describe("what an account may not write", () => {
  test("is refused before anything is sent: homework is the pupil's", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const [piece] = await parent.homework(schoolDay);
      if (piece === undefined) throw new Error("no homework");
      const sent = emulator.requests.get("SaisieTAFFaitEleve");
      await expect(parent.setHomeworkDone(piece, true)).rejects.toMatchObject({ code: "not-allowed" });
      await expect(parent.handIn(piece, { name: "a", data: bytes })).rejects.toMatchObject({
        code: "not-allowed",
      });
      expect(emulator.requests.get("SaisieTAFFaitEleve")).toBe(sent);
      await parent.close();
    });
  });

  test("is refused before anything is sent: only parents justify absences", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const absences = await client.absences("year");
      const [absence] = absences;
      if (absence === undefined) throw new Error("no absence");
      await expect(client.justifyAbsence(absence, { justification: "Malade" })).rejects.toMatchObject({
        code: "not-allowed",
      });
      expect(emulator.requests.get("SaisieVieScolaire")).toBeUndefined();
      await client.close();
    });
  });
});

describe.each(manners)("a parent: %s", (_, manner) => {
  test("justifies an absence with a reason, words and a document", async () => {
    await inSchool(manner, async (emulator) => {
      const parent = await loginParent(emulator, impatient);
      const [reason] = await parent.absenceReasons();
      if (reason === undefined) throw new Error("no reasons");
      const absence = await absenceOf(parent);
      const files = [{ name: "certificat.pdf", data: bytes }];
      const said = { reason, justification: "Rendez-vous médical", files };
      const justified = await parent.justifyAbsence(absence, said);
      expect(justified).toMatchObject({ parentReason: reason.name, justification: said.justification });
      expect(justified.files.map(({ name }) => name)).toContain("certificat.pdf");
      expect(madeBy(emulator, "SaisieVieScolaire")).toBe(1);
      await parent.close();
    });
  });
});

test.each(troubles)("a justification that meets %s", async (_title, fault, times, outcome, made) => {
  await inSchool({}, async (emulator) => {
    const parent = await loginParent(emulator, impatient);
    const absence = await absenceOf(parent);
    emulator.faults.next("SaisieVieScolaire", fault, { times });
    const justification = "Rendez-vous médical";
    expect(await outcomeOf(parent.justifyAbsence(absence, { justification }))).toBe(outcome);
    emulator.faults.clear();
    expect(madeBy(emulator, "SaisieVieScolaire")).toBe(made);
    const [again] = (await parent.absences("year")).filter(({ key: one }) => one === absence.key);
    expect(again?.justification === justification).toBe(made === 1);
    await parent.close();
  });
});

async function absenceOf(parent: Client) {
  return some((await parent.absences("year")).filter(({ awaitsParent }) => awaitsParent));
}

test("what is of an earlier session is found again for a write, when nothing else is like it", async () => {
  await inSchool({}, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    const item = await unreadNews(client);
    const earlier = await client.homework(schoolDay);
    await client.refresh();
    expect(await client.markInformationAsRead(item)).toMatchObject({ key: item.key, read: true });
    const piece = some(earlier.filter(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined));
    const gone = { ...piece, audience: "une autre classe" };
    await expect(client.setHomeworkDone(gone, true)).rejects.toMatchObject({ code: "stale-reference" });
    expect(madeBy(emulator, "SaisieTAFFaitEleve")).toBe(0);
    await client.close();
  });
});
