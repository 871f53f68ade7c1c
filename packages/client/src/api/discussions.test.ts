import { describe, expect, test } from "vitest";
import { aContext, aRunner, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { isNoObject } from "../codec/ids.js";
import { NotAllowedError, StaleReferenceError, UnsupportedError } from "../errors/errors.js";
import {
  type Discussion,
  type DiscussionThread,
  discussionsOfAccount,
  listDiscussions,
  type Message,
  messagesOfDiscussion,
  participantsOf,
  recipientsOf,
  threadOf,
} from "./discussions.js";

const labels = list(
  { L: "Brouillons", N: "57#drafts", G: 4 },
  { L: "Corbeille", N: "57#bin", G: 5 },
  { L: "Archives", N: "57#archive", G: 2 },
  { L: "Voyage", N: "57#trip", G: 0, couleur: "#00AA00" },
);

/** A discussion as servers list it. */
function aNode(more: object = {}): object {
  return {
    N: "87#d",
    estUneDiscussion: true,
    nombreMessages: 2,
    objet: "Sortie au musée",
    listePossessionsMessages: list({ N: "112#p1" }, { N: "112#p2" }),
    avecReponse: true,
    messagePourParticipants: typed(24, { N: "87#first" }),
    public: "Mme ORIOL H.",
    nbPublic: 1,
    initiateur: "Mme ORIOL H.",
    dernierPossessionMessage: typed(24, { N: "112#p2" }),
    libelleDate: "vendredi 14h05",
    estNonPossede: false,
    lu: false,
    nbNonLus: 1,
    profondeur: 0,
    ...more,
  };
}

function discussionsIn(...nodes: readonly object[]): readonly Discussion[] {
  return read(discussionsOfAccount, { listeEtiquettes: labels, listeMessagerie: list(...nodes) }, {}).result;
}

const [discussion] = discussionsIn(aNode()) as [Discussion];

describe("a discussion", () => {
  test("with all that the list tells", () => {
    const page = {
      listeEtiquettes: labels,
      listeMessagerie: list(aNode({ listeEtiquettes: list({ N: "57#trip" }) })),
    };
    expect(read(discussionsOfAccount, page, {})).toEqual({
      warnings: [],
      result: [
        {
          id: "s1~87#d",
          key: expect.stringMatching(/^discussion_/u),
          subject: "Sortie au musée",
          kind: "discussion",
          creator: "Mme ORIOL H.",
          audience: "Mme ORIOL H.",
          audienceCount: 1,
          date: "2025-11-14T14:05",
          dateText: "vendredi 14h05",
          unread: 1,
          messageCount: 2,
          drafts: 0,
          closed: false,
          closable: false,
          reopenable: false,
          canReply: true,
          left: false,
          canLeave: false,
          subjectEditable: false,
          folder: "inbox",
          labels: [{ id: "s1~57#trip", name: "Voyage", kind: "user", color: "#00AA00" }],
          subdiscussions: [],
          nested: false,
          possessionIds: ["s1~112#p1", "s1~112#p2"],
          latestPossessionId: "s1~112#p2",
          participantsMessageId: "s1~87#first",
        },
      ],
    });
  });

  test("that the user started has no creator, and one without a subject none either", () => {
    const [own] = discussionsIn(aNode({ initiateur: undefined, objet: "" }));
    expect(own).not.toHaveProperty("creator");
    expect(own).not.toHaveProperty("subject");
  });

  test.each([
    ["57#bin", "bin"],
    ["57#archive", "archive"],
    ["57#drafts", "inbox"],
    ["57#nowhere", "inbox"],
  ])("labelled %s lies in the %s", (N, folder) => {
    expect(discussionsIn(aNode({ listeEtiquettes: list({ N }) }))[0]?.folder).toBe(folder);
  });

  test("its label may be one that nobody knows yet", () => {
    const page = {
      listeEtiquettes: list({ N: "57#new", L: "Nouveau", G: 99 }),
      listeMessagerie: list(aNode({ listeEtiquettes: list({ N: "57#new" }, { N: "57#gone" }) })),
    };
    expect(read(discussionsOfAccount, page, {}).result[0]?.labels).toEqual([
      { id: "s1~57#new", name: "Nouveau", kind: "other" },
      { id: "s1~57#gone", kind: "other" },
    ]);
  });

  test.each([
    [{ nbNonLus: 3, lu: false }, 3],
    [{ nbNonLus: 0, lu: true }, 0],
    [{ nbNonLus: undefined, lu: false }, 1],
    [{ nbNonLus: undefined, lu: true }, 0],
    [{ nbNonLus: undefined, lu: undefined }, 0],
  ])("unread: %j", (more, unread) => {
    expect(discussionsIn(aNode(more))[0]?.unread).toBe(unread);
  });

  test("closed, left, and of another kind", () => {
    expect(
      discussionsIn(
        aNode({ ferme: true, ouvrable: true, estSorti: true, avecIODicussion: true, genreDiscussion: 3 }),
      ),
    ).toMatchObject([{ closed: true, reopenable: true, left: true, canLeave: true, kind: "alert" }]);
    expect(discussionsIn(aNode({ genreDiscussion: 42 }))[0]?.kind).toBe("other");
  });

  test("its day may be all that is known of its date, or its words", () => {
    expect(discussionsIn(aNode({ libelleDate: "07/11/25" }))[0]?.date).toBe("2025-11-07");
    const [vague] = discussionsIn(aNode({ libelleDate: "il y a longtemps" }));
    expect(vague).toMatchObject({ dateText: "il y a longtemps" });
    expect(vague).not.toHaveProperty("date");
    const exact = aNode({ dateActivite: wireDate("2025-11-14", "14:06") });
    expect(discussionsIn(exact)[0]?.date).toBe("2025-11-14T14:06");
  });
});

describe("the list", () => {
  test("leaves aside the messages that stand under a discussion, and puts discussions under theirs", () => {
    const found = discussionsIn(
      aNode(),
      { N: "87#m", profondeur: 1, indicePere: 0, lu: false },
      aNode({ N: "87#sub", profondeur: 1, indicePere: 0 }),
      aNode({ N: "87#deeper", profondeur: 2, indicePere: 2 }),
      aNode({ N: "87#answer", profondeur: 2, indicePere: 1 }),
      aNode({ N: "87#next", profondeur: undefined, indicePere: -1 }),
      aNode({ N: "87#under", profondeur: undefined, indicePere: 5 }),
      aNode({ N: "87#root", profondeur: 0, indicePere: 5 }),
    );
    expect(found.map(({ id, subdiscussions }) => [id, ...subdiscussions.map((one) => one.id)])).toEqual([
      ["s1~87#d", "s1~87#sub", "s1~87#deeper", "s1~87#answer"],
      ["s1~87#next", "s1~87#under"],
      ["s1~87#root"],
    ]);
    const all = found.flatMap((one) => [one, ...one.subdiscussions]);
    expect(all.map(({ nested }) => nested)).toEqual([false, true, true, true, false, true, false]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(7);
  });

  test("loses no discussion whose place makes no sense", () => {
    const lost = discussionsIn(
      aNode({ N: "1", profondeur: 1, indicePere: 1 }),
      aNode({ N: "2", profondeur: 1, indicePere: 0 }),
      aNode({ N: "3", profondeur: 1, indicePere: 99 }),
      aNode({ N: "4", profondeur: 1, indicePere: 3 }),
      aNode({ N: "5", profondeur: 1, indicePere: 5 }),
      { N: "a message of nothing", profondeur: 0 },
    );
    expect(lost.map(({ id }) => id)).toEqual(["s1~1", "s1~2", "s1~3", "s1~4", "s1~5"]);
  });

  test("asks for unread ones only when that is wanted", async () => {
    const runner = aRunner(() => ({ listeEtiquettes: list(), listeMessagerie: list() }));
    await listDiscussions(runner);
    await listDiscussions(runner, { onlyUnread: true });
    expect(runner.sent.map(({ avecLu }) => avecLu)).toEqual([true, false]);
  });

  test("keys are those of another session and another order, and all differ", () => {
    const nodes = [
      aNode({ N: "1" }),
      aNode({ N: "2", libelleDate: "lundi 8h00" }),
      aNode({ N: "3", initiateur: undefined }),
      aNode({ N: "4", objet: "Autre" }),
    ];
    const keys = (given: readonly Discussion[]) =>
      given.map(({ key, subject, creator, date }) => [key, subject, creator, date].join("|")).sort();
    const renewed = nodes.toReversed().map((node, index) => ({ ...node, N: `9${index}` }));
    const page = { listeEtiquettes: labels, listeMessagerie: list(...renewed) };
    const again = read(discussionsOfAccount, page, {}, aContext({ tag: "s2" })).result;
    expect(keys(again)).toEqual(keys(discussionsIn(...nodes)));
    expect(new Set(again.map(({ key }) => key)).size).toBe(4);
  });

  test("a messaging without lists is empty, with a warning", () => {
    const { result, warnings } = read(discussionsOfAccount, {}, {});
    expect([result, warnings.map(({ path }) => path)]).toEqual([[], ["listeMessagerie"]]);
  });
});

/** Messages as servers send them: the newest first. */
const newest = {
  N: "87#second",
  estHTML: true,
  contenu: typed(21, "<div>Pensez à <b>l'autorisation</b> &amp; au goûter.</div>"),
  date: wireDate("2025-11-17", "14:05"),
  libelleDate: "lun. 17/11/25 14h05",
  emetteur: false,
  lu: false,
  public_gauche: "Mme ORIOL H.",
  hint_gauche: "Professeur",
  messageSource: typed(24, { N: "87#first" }),
  possessionMessage: typed(24, { N: "112#p2" }),
  estNonPossede: false,
  estUnAparte: true,
};

const oldest = {
  N: "87#first",
  estHTML: false,
  contenu: "Bonjour, 3 < 4 ?\nMerci",
  date: wireDate("2025-11-14", "17:40"),
  emetteur: true,
  lu: true,
  public_gauche: "Moi",
  public_droite: "Mme ORIOL H.",
  hint_droite: "Professeur",
  nbPublic: 1,
  messageSource: typed(24, { N: "0" }),
  possessionMessage: typed(24, { N: "112#p1" }),
  listeDocumentsJoints: list({ L: "programme.pdf", N: "37#file", G: 1 }),
};

const page = {
  listeMessages: list(newest, oldest),
  messagePourReponse: typed(24, { N: "87#second", G: 0, nbDestinataires: 1 }),
  listeBoutons: list({ G: 0, L: "Envoyer" }),
  brouillon: typed(24, { N: "112#draft", contenu: typed(21, "<div>Merci, je</div>"), estHTML: true }),
  nbPossessionsMessage: 2,
};

function threadIn(answer: object, of: Discussion = discussion): DiscussionThread {
  return read(messagesOfDiscussion, answer, { discussion: of }).result;
}

/** Everything of a list but the messages given. */
function messagesIn(...messages: readonly object[]): readonly Message[] {
  return threadIn({ ...page, listeMessages: list(...messages) }).messages;
}

describe("messages", () => {
  test("come the oldest first, and say which one they answer", () => {
    const { result, warnings } = read(messagesOfDiscussion, page, { discussion });
    expect(warnings).toEqual([]);
    const [first, second] = result.messages;
    expect(first).toEqual({
      id: "s1~87#first",
      key: expect.stringMatching(/^message_/u),
      discussionKey: discussion.key,
      mine: true,
      audience: "Mme ORIOL H.",
      audienceRole: "Professeur",
      audienceCount: 1,
      seen: true,
      created: "2025-11-14T17:40",
      content: "Bonjour, 3 < 4 ?\nMerci",
      contentHtml: "Bonjour, 3 &lt; 4 ?<br>Merci",
      aside: false,
      draft: false,
      attachments: [{ id: "s1~37#file", name: "programme.pdf", kind: "file" }],
      forwarded: [],
      possessionId: "s1~112#p1",
    });
    expect(second).toMatchObject({
      author: "Mme ORIOL H.",
      authorRole: "Professeur",
      mine: false,
      seen: false,
      content: "Pensez à l'autorisation & au goûter.",
      aside: true,
      replyingTo: { id: "s1~87#first", key: first?.key },
    });
  });

  test("of one minute keep the order of writing", () => {
    const at = wireDate("2025-11-14", "17:40");
    const ids = messagesIn({ N: "3", date: at }, { N: "2", date: at }, { N: "1", date: at }).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(["s1~1", "s1~2", "s1~3"]);
  });

  test("answer nothing when their source is themselves, unknown or missing", () => {
    const source = (N: string): object => ({ messageSource: typed(24, { N }) });
    const messages = messagesIn(
      { ...oldest, ...source("87#first") },
      { ...newest, ...source("87#elsewhere") },
      { ...newest, N: "87#bare", messageSource: undefined },
    );
    expect(messages.filter((message) => "replyingTo" in message)).toEqual([]);
  });

  test("are HTML or plain as the server says, and as they look when it does not", () => {
    const content = (more: object): string | undefined => messagesIn({ ...oldest, ...more })[0]?.content;
    expect(content({ contenu: "<b>gras</b>", estHTML: false })).toBe("<b>gras</b>");
    expect(content({ contenu: "<b>gras</b>", estHTML: undefined })).toBe("gras");
    expect(content({ contenu: "1 < 2", estHTML: undefined })).toBe("1 < 2");
  });

  test("may say nothing, with a document", () => {
    const [silent] = messagesIn({ ...oldest, contenu: "" });
    expect(silent).not.toHaveProperty("content");
    expect(silent?.attachments).toHaveLength(1);
  });

  test("carry the messages that were passed on with them", () => {
    const [message] = messagesIn({ ...oldest, listeMessagesPourContexte: list(newest) });
    expect(message?.forwarded).toMatchObject([{ author: "Mme ORIOL H.", key: expect.any(String) }]);
  });

  test("without a date are dated by their words, and left out without either", () => {
    const undated = { ...newest, date: undefined };
    expect(messagesIn(undated)[0]?.created).toBe("2025-11-17T14:05");
    expect(messagesIn({ ...undated, libelleDate: "07/11/25" })[0]?.created).toBe("2025-11-07T00:00");
    const nowhere = { listeMessages: list({ ...undated, libelleDate: "jadis" }) };
    const { result, warnings } = read(messagesOfDiscussion, nowhere, { discussion });
    expect([result.messages, warnings.map(({ path }) => path)]).toEqual([[], ["listeMessages[0].date"]]);
  });

  test("a message without identity is told, and answers are not hung on it", () => {
    const [nameless] = messagesIn({ ...oldest, N: undefined });
    expect(isNoObject(nameless?.id ?? ("" as Discussion["id"]))).toBe(true);
  });

  test("have the keys of another session", () => {
    const renew = (message: object, N: string): object => ({ ...message, N });
    const answer = { listeMessages: list(renew(newest, "9#b"), renew(oldest, "9#a")) };
    const again = read(messagesOfDiscussion, answer, { discussion }, aContext({ tag: "s2" })).result.messages;
    expect(again.map(({ key }) => key)).toEqual(messagesIn(newest, oldest).map(({ key }) => key));
  });
});

describe("answering", () => {
  test("is told with the message, the buttons and the draft that it takes", () => {
    expect(threadIn(page)).toMatchObject({
      total: 2,
      canReply: true,
      replyTo: { id: "s1~87#second", recipientCount: 1 },
      buttons: [{ kind: "send", number: 0, name: "Envoyer" }],
      draft: {
        id: "s1~112#draft",
        content: "Merci, je",
        contentHtml: "<div>Merci, je</div>",
        attachments: [],
      },
    });
    expect(threadIn({ ...page, listeBoutons: list({ G: 3 }, { G: 8 }) }).buttons).toEqual([
      { kind: "send-to-all-but-families", number: 3 },
      { kind: "other", number: 8 },
    ]);
  });

  test.each([
    ["there is no button", { ...page, listeBoutons: undefined }, {}],
    ["there is nothing to answer", { ...page, messagePourReponse: undefined }, {}],
    ["what there is to answer has no identity", { ...page, messagePourReponse: typed(24, { N: "0" }) }, {}],
    ["the discussion is closed", page, { closed: true }],
    ["the user has left", page, { left: true }],
    [
      "a message was reported",
      { ...page, listeMessages: list({ ...newest, estSignalantContenu: true }) },
      {},
    ],
    [
      "a message is to be deleted",
      { ...page, listeMessages: list({ ...newest, estSignalantPourSuppr: true }) },
      {},
    ],
  ])("is impossible when %s", (_, answer, more) => {
    expect(threadIn(answer, { ...discussion, ...more }).canReply).toBe(false);
  });
});

describe("asking for messages", () => {
  test("names the user's copies, marks nothing as read and wants all, or so many", async () => {
    const runner = aRunner(() => page);
    await threadOf(runner, discussion);
    await threadOf(runner, discussion, { latest: 20 });
    const listePossessionsMessages = [{ N: "112#p1" }, { N: "112#p2" }];
    expect(runner.sent).toEqual([
      { listePossessionsMessages, marquerCommeLu: false, nbMessagesVus: 0 },
      { listePossessionsMessages, marquerCommeLu: false, nbMessagesVus: 20 },
    ]);
  });

  test("of a discussion under another says so, and finds it again there", async () => {
    const tree = [aNode(), aNode({ N: "87#sub", profondeur: 1, indicePere: 0 })];
    const nested = discussionsIn(...tree)[0]?.subdiscussions[0];
    expect(nested).toBeDefined();
    if (nested === undefined) return;
    const listed = { listeEtiquettes: labels, listeMessagerie: list(...tree) };
    const runner = aRunner((payload) => ("avecLu" in payload ? listed : page));
    await threadOf(runner, { ...nested, id: "s0~old" as Discussion["id"] });
    expect(runner.sent[1]).toMatchObject({ estSousDiscussion: true });
  });

  test("fails without asking when the server gave no copy to name", async () => {
    const runner = aRunner(() => page);
    const empty = { ...discussion, possessionIds: [] };
    await expect(threadOf(runner, empty)).rejects.toThrow(UnsupportedError);
    expect(runner.sent).toEqual([]);
  });

  test("fails when the server has something to say in their place", async () => {
    const refusal = threadOf(
      aRunner(() => ({ messageErreurActualisation: "Discussion purgée" })),
      discussion,
    );
    await expect(refusal).rejects.toMatchObject({
      code: new NotAllowedError("").code,
      wireMessage: "Discussion purgée",
    });
  });

  test("finds a discussion of an earlier session by its key", async () => {
    const stale = { ...discussion, id: "s0~old" as Discussion["id"] };
    const listed = { listeEtiquettes: labels, listeMessagerie: list(aNode()) };
    const runner = aRunner((payload) => ("avecLu" in payload ? listed : page));
    expect((await threadOf(runner, stale)).messages).toHaveLength(2);
    expect(runner.sent).toHaveLength(2);
    const emptied = aRunner(() => ({ listeEtiquettes: labels, listeMessagerie: list() }));
    await expect(threadOf(emptied, stale)).rejects.toThrow(StaleReferenceError);
  });
});

describe("people", () => {
  const people = {
    listeDest: list(
      { L: "MARCHENOIR Zélie", N: "46#pupil", G: 4, P: 12 },
      { L: "M. DRAVERT T.", N: "109#b", G: 3, P: 2, refusMess: true },
      { L: "Mme ORIOL H.", N: "109#a", G: 3, P: 1 },
      { N: "109#nameless", G: 3 },
    ),
  };

  test("of a discussion are asked for with its own message, and come by kind and rank", async () => {
    const runner = aRunner(() => people);
    const found = await participantsOf(runner, discussion);
    expect(found.map(({ name, kind, refusesMessages }) => [name, kind, refusesMessages])).toEqual([
      ["Mme ORIOL H.", "teacher", false],
      ["M. DRAVERT T.", "teacher", true],
      ["MARCHENOIR Zélie", "student", false],
    ]);
    expect(runner.sent).toEqual([
      { message: { N: "87#first" }, estPublicParticipant: true, estDestinatairesReponse: false },
    ]);
  });

  test("of a discussion of the system are not told", async () => {
    const { participantsMessageId, ...system } = discussion;
    await expect(
      participantsOf(
        aRunner(() => people),
        system,
      ),
    ).rejects.toThrow(UnsupportedError);
  });

  test("of a message are asked for with that message, found again when it is of an earlier session", async () => {
    const [message] = messagesIn(newest, oldest) as [Message];
    const runner = aRunner(() => people);
    expect(await recipientsOf(runner, message)).toHaveLength(3);
    expect(runner.sent).toEqual([{ message: { N: "87#first" } }]);

    const listed = { listeEtiquettes: labels, listeMessagerie: list(aNode()) };
    const later = aRunner((payload) => ("avecLu" in payload ? listed : "message" in payload ? people : page));
    await recipientsOf(later, { ...message, id: "s0~old" as Message["id"] });
    expect(later.sent).toHaveLength(3);
    expect(later.sent[2]).toEqual({ message: { N: "87#first" } });
    const gone = { ...message, id: "s0~old" as Message["id"], key: "message_gone" as Message["key"] };
    await expect(recipientsOf(later, gone)).rejects.toThrow(StaleReferenceError);
  });
});
