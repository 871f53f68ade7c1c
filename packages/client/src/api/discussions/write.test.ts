import { describe, expect, test } from "vitest";
import { anAuthor, aRunner, list, read, typed, wireDate } from "../../../test/wire-builders.js";
import { type Discussion, discussionsOfAccount } from "../discussions.js";
import { encodeRecipients } from "./content.js";
import { deleteDraft, saveDraft, saveReplyDraft, sendDraft } from "./drafts.js";
import { labelDiscussion } from "./labels.js";
import { replyTo, startDiscussion } from "./send.js";
import {
  archiveDiscussion,
  deleteDiscussion,
  markDiscussion,
  openOrClose,
  restoreDiscussion,
} from "./write.js";

const possessions = [{ N: "112#a" }, { N: "112#b" }];
const labels = list(
  { N: "9#bin", G: 5 },
  { N: "9#blue", G: 7, L: "Bleu" },
  { N: "9#mine", G: 0, L: "À faire" },
);

function discussionOf(more: object = {}): Discussion {
  const node = {
    N: "1#d",
    estUneDiscussion: true,
    objet: "Sortie",
    listePossessionsMessages: list(...possessions),
    ...more,
  };
  const page = { listeEtiquettes: labels, listeMessagerie: list(node) };
  const [found] = read(discussionsOfAccount, page, {}).result;
  if (found === undefined) throw new Error("no discussion");
  return found;
}

const thread = {
  listeMessages: list({ N: "87#m", date: wireDate("2025-11-17", "10:00"), contenu: "Bonjour" }),
  messagePourReponse: typed(24, { N: "87#reply", G: 0, nbDestinataires: 1 }),
  listeBoutons: list({ G: 1, L: "À tous" }, { G: 0, L: "Envoyer" }),
};
const draft = { brouillon: typed(24, { N: "87#draft", contenu: "Merci, je", estHTML: false }) };
const author = {
  id: "s1~106#cpe" as never,
  key: "person_a" as never,
  name: "C.P.E.",
  kind: "staff" as const,
  kindNumber: 34,
  refusesMessages: false,
};
const advanced = anAuthor({ rights: { AvecDiscussionAvancee: true } });

/** The payloads of writes that some work sends; what is read is answered with a thread. */
async function sentBy(
  work: (runner: ReturnType<typeof aRunner>) => Promise<unknown>,
  { answer = thread, by = anAuthor() }: { answer?: object; by?: ReturnType<typeof anAuthor> } = {},
): Promise<readonly object[]> {
  const runner = { ...aRunner(() => answer), author: by };
  await work(runner);
  return runner.sent.filter((payload) => !("marquerCommeLu" in payload) && !("avecMessage" in payload));
}

describe("a command", () => {
  test.each<[string, (runner: ReturnType<typeof aRunner>) => Promise<unknown>, object]>([
    ["read", (run) => markDiscussion(run, discussionOf(), { read: true }), { commande: "pourLu", lu: true }],
    [
      "unread",
      (run) => markDiscussion(run, discussionOf(), { read: false }),
      { commande: "pourLu", lu: false },
    ],
    ["to the bin", (run) => deleteDiscussion(run, discussionOf()), { commande: "corbeille" }],
    [
      "gone",
      (run) => deleteDiscussion(run, discussionOf({ listeEtiquettes: list({ N: "9#bin" }) })),
      { commande: "suppression" },
    ],
    [
      "restored",
      (run) => restoreDiscussion(run, discussionOf({ listeEtiquettes: list({ N: "9#bin" }) })),
      { commande: "restauration" },
    ],
    [
      "closed",
      (run) => openOrClose(run, discussionOf({ fermable: true }), { open: false }),
      { commande: "pourOuvrirFermer", ouvrir: false },
    ],
  ])("names what the list gave: %s", async (_title, work, command) => {
    expect(await sentBy(work)).toEqual([{ ...command, listePossessionsMessages: possessions }]);
  });

  test("for the archives takes the advanced right", async () => {
    const work = (run: ReturnType<typeof aRunner>) =>
      archiveDiscussion(run, discussionOf(), { archived: true });
    await expect(sentBy(work)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await sentBy(work, { by: advanced })).toEqual([
      { commande: "archive", archiver: true, listePossessionsMessages: possessions },
    ]);
  });

  test("that the discussion does not offer is refused", async () => {
    const runner = aRunner(() => ({}));
    await expect(openOrClose(runner, discussionOf(), { open: false })).rejects.toMatchObject({
      code: "not-allowed",
    });
    await expect(restoreDiscussion(runner, discussionOf())).rejects.toMatchObject({ code: "usage" });
    expect(runner.sent).toEqual([]);
  });

  test("of an account whose discussions are forbidden is refused", async () => {
    const by = anAuthor({ rights: { discussionInterdit: true } });
    const work = (run: ReturnType<typeof aRunner>) => deleteDiscussion(run, discussionOf());
    await expect(sentBy(work, { by })).rejects.toMatchObject({ code: "not-allowed" });
  });
});

test("a new discussion says what and to whom: in plain text, or as HTML with the advanced right", async () => {
  const given = { subject: "Absence de mardi", message: "Bonjour <3", recipients: [author] };
  const work = (run: ReturnType<typeof aRunner>) => startDiscussion(run, given);
  const expected = {
    objet: "Absence de mardi",
    contenu: "Bonjour <3",
    estCreationCarnetLiaison: false,
    listeFichiers: [],
    listeDestinataires: [{ N: "106#cpe", G: 34, E: 2 }],
  };
  expect(await sentBy(work)).toEqual([expected]);
  expect(await sentBy(work, { by: advanced })).toEqual([
    { ...expected, contenu: typed(21, "Bonjour &lt;3") },
  ]);
});

test("nobody to write to, somebody who may not be, an empty text and a long subject are refused", async () => {
  const runner = aRunner(() => ({}));
  const given = { subject: "a", message: "b", recipients: [author] };
  expect(() => encodeRecipients("s1", [])).toThrow("nobody");
  expect(() => encodeRecipients("s1", [{ ...author, refusesMessages: true }])).toThrow(
    "may not be written to",
  );
  await expect(startDiscussion(runner, { ...given, message: " " })).rejects.toMatchObject({ code: "usage" });
  await expect(startDiscussion(runner, { ...given, subject: "a".repeat(201) })).rejects.toMatchObject({
    code: "usage",
  });
  const files = [{ name: "a", data: new Uint8Array(1) }];
  await expect(startDiscussion(runner, given, { files })).rejects.toMatchObject({ code: "not-allowed" });
  expect(runner.sent).toEqual([]);
});

test("an answer goes where the server says, by its first button or by the one that is named", async () => {
  const expected = {
    messagePourReponse: { N: "87#reply", G: 0 },
    contenu: "Merci.",
    bouton: { N: 0, G: 1 },
    brouillon: { N: -1001, E: 1 },
    genreDiscussion: 0,
    listeFichiers: [],
  };
  expect(await sentBy((run) => replyTo(run, discussionOf(), { message: "Merci." }))).toEqual([expected]);
  const button = { number: 0 };
  expect(await sentBy((run) => replyTo(run, discussionOf(), { message: "Merci.", button }))).toEqual([
    { ...expected, bouton: { N: 0, G: 0 } },
  ]);
});

test("a closed discussion, and one that may only be read, take no answer", async () => {
  const closed = (run: ReturnType<typeof aRunner>) =>
    replyTo(run, discussionOf({ ferme: true }), { message: "a" });
  await expect(sentBy(closed)).rejects.toMatchObject({ code: "discussion-closed" });
  const open = (run: ReturnType<typeof aRunner>) => replyTo(run, discussionOf(), { message: "a" });
  const answer = { ...thread, listeBoutons: list() };
  await expect(sentBy(open, { answer })).rejects.toMatchObject({ code: "not-allowed" });
});

test("a draft is made, changed, sent and deleted", async () => {
  const reply = {
    commande: "brouillon",
    messagePourReponse: { N: "87#reply", G: 0 },
    objet: "",
    listeDestinataires: [],
    listeFichiers: [],
  };
  const save = (run: ReturnType<typeof aRunner>) =>
    saveReplyDraft(run, discussionOf(), { message: "Merci, je" });
  expect(await sentBy(save)).toEqual([{ ...reply, contenu: "Merci, je", brouillon: { N: -1001, E: 1 } }]);
  const answer = { ...thread, ...draft };
  expect(await sentBy(save, { answer })).toMatchObject([{ brouillon: { N: "87#draft", E: 2 } }]);
  expect(await sentBy((run) => sendDraft(run, discussionOf()), { answer })).toMatchObject([
    { contenu: "Merci, je", brouillon: { N: "87#draft" }, messagePourReponse: { N: "87#reply" } },
  ]);
  expect(await sentBy((run) => deleteDraft(run, discussionOf()), { answer })).toEqual([
    { commande: "suppression", listePossessionsMessages: [{ N: "87#draft" }] },
  ]);
  await expect(sentBy((run) => sendDraft(run, discussionOf()))).rejects.toMatchObject({ code: "usage" });
  const started = { subject: "Sortie", message: "Bonjour", recipients: [] };
  expect(await sentBy((run) => saveDraft(run, started))).toMatchObject([
    { commande: "brouillon", brouillon: null, messagePourReponse: null, objet: "Sortie" },
  ]);
});

test("labels are given and taken away; folders are not", async () => {
  const [, blue] =
    read(
      discussionsOfAccount,
      {
        listeEtiquettes: labels,
        listeMessagerie: list({
          N: "1#d",
          estUneDiscussion: true,
          listeEtiquettes: list({ N: "9#bin" }, { N: "9#blue" }),
        }),
      },
      {},
    ).result[0]?.labels ?? [];
  if (blue === undefined) throw new Error("no label");
  const own = discussionOf({ listeEtiquettes: list({ N: "9#mine" }) });
  expect(await sentBy((run) => labelDiscussion(run, own, { labels: [blue] }), { by: advanced })).toEqual([
    {
      commande: "modifierEtiquettesMessages",
      listeEtiquettesPlus: [{ N: "9#blue" }],
      listeEtiquettesMoins: [{ N: "9#mine" }],
      listePossessionsMessages: possessions,
    },
  ]);
  const bin = { ...blue, kind: "bin" as const };
  await expect(
    sentBy((run) => labelDiscussion(run, own, { labels: [bin] }), { by: advanced }),
  ).rejects.toMatchObject({ code: "usage" });
});
