import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { dig } from "./call-request.js";
import type { Json } from "./raw-client.js";
import { list, refusedWrite, startSchool, Writer } from "./writers.js";

let emulator: Emulator;
afterEach(() => emulator.close());

async function enter(login: string, options: EmulatorOptions = {}): Promise<Writer> {
  emulator = await startSchool(options);
  return Writer.enter(emulator, login);
}

async function item(writer: Writer, title: string): Promise<Json> {
  const page = await writer.read("PageActualites", 8, { modesAffActus: { _T: 26, V: "[0]" } });
  const found = list(page, "listeModesAff", 0, "listeActualites").find(({ L }) => L === title);
  if (found === undefined) throw new Error(`no item is called ${title}`);
  return found;
}

/** Questions of an item, which 2026 tells one item at a time. */
async function questions(writer: Writer, of: Json): Promise<Json[]> {
  if (of["listeQuestions"] !== undefined) return list(of, "listeQuestions");
  const actualite = { N: of["N"], genrePublic: of["genrePublic"], public: referenceOf(of) };
  const data = { actualite, genreRequeteActualite: 1, modeAffActu: 0 };
  return list(await writer.read("PageActualites", 8, data), "detailsActualite", "listeQuestions");
}

const referenceOf = (of: Json) => ({ N: dig(of, "public", "V", "N"), G: dig(of, "public", "V", "G") });

/** As the official client writes it. */
function written(of: Json, more: Json) {
  const one = {
    N: of["N"],
    L: of["L"],
    validationDirecte: true,
    genrePublic: of["genrePublic"],
    public: referenceOf(of),
    supprimee: false,
    saisieActualite: false,
    listeQuestions: [],
    ...more,
  };
  return { listeActualites: [one], saisieActualite: false };
}

function answered(question: Json | undefined, value: unknown, more: Json = {}) {
  const reponse = {
    N: 0,
    E: 1,
    Actif: true,
    avecReponse: true,
    estReponseAttendue: true,
    valeurReponse: value,
  };
  return {
    N: question?.["N"],
    L: question?.["L"],
    E: 2,
    genreReponse: question?.["genreReponse"],
    reponse: { ...reponse, ...more },
  };
}

const answerTo = async (writer: Writer, title: string, rank = 0) =>
  dig((await questions(writer, await item(writer, title)))[rank], "reponse", "V");

const profiles: readonly ProfileName[] = ["2022", "2024.3.8", "2025.2", "2026.2.5"];

describe.each(profiles)("news, %s", (profile) => {
  test("is marked read and unread, for one reader alone", async () => {
    const writer = await enter("sophie.verdier", { profile });
    const title = "Rencontre avec les familles";
    for (const lue of [true, false]) {
      const of = await item(writer, title);
      const report = await writer.write(
        "SaisieActualites",
        8,
        written(of, { lue, marqueLueSeulement: true }),
      );
      expect(report).toEqual({});
      expect((await item(writer, title))["lue"]).toBe(lue);
    }
    expect((await item(await Writer.enter(emulator, "camille.verdier"), title))["lue"]).toBe(false);
    expect(emulator.changes.map(({ what }) => what)).toEqual(["read news:meeting", "unread news:meeting"]);
  });

  test("is acknowledged, once and for all", async () => {
    const writer = await enter("sophie.verdier", { profile });
    const title = "Rencontre avec les familles";
    const of = await item(writer, title);
    const [question] = await questions(writer, of);
    const listeQuestions = [answered(question, "")];
    const data = written(of, { E: 2, lue: true, marqueLueSeulement: false, listeQuestions });
    expect(await writer.write("SaisieActualites", 8, data)).toEqual({});
    expect(await item(writer, title)).toMatchObject({ lue: true });
    expect(await answerTo(writer, title)).toMatchObject({ avecReponse: true, valeurReponse: "" });
    expect(dig(await answerTo(writer, title), "strRepondant")).toContain("VERDIER");
    const takenBack = [answered(question, "", { avecReponse: false })];
    const again = written(of, { E: 2, lue: true, marqueLueSeulement: false, listeQuestions: takenBack });
    expect(await writer.write("SaisieActualites", 8, again)).toEqual(
      refusedWrite("Une réponse ne peut pas être retirée."),
    );
  });

  test("is answered, whatever the kind of question; the answer comes back as its version has it", async () => {
    const writer = await enter("sophie.verdier", { profile });
    const title = "Restauration : votre avis";
    const of = await item(writer, title);
    const [, taste, wishes, text] = await questions(writer, of);
    const listeQuestions = [
      answered(taste, { _T: 26, V: "[2]" }),
      answered(wishes, { _T: 8, V: "[1,4]" }, { valeurReponseLibre: "Les couverts" }),
      answered(text, "Merci !"),
    ];
    const data = written(of, { E: 4, lue: true, marqueLueSeulement: false, listeQuestions });
    expect(await writer.write("SaisieActualites", 8, data)).toEqual({});
    const type = profile.startsWith("2022") || profile.startsWith("2024") ? 8 : 26;
    expect(await answerTo(writer, title, 1)).toMatchObject({ valeurReponse: { _T: type, V: "[2]" } });
    expect(await answerTo(writer, title, 2)).toMatchObject({
      valeurReponse: { _T: type, V: "[1,4]" },
      valeurReponseLibre: "Les couverts",
    });
    expect(await answerTo(writer, title, 3)).toMatchObject({ avecReponse: true, valeurReponse: "Merci !" });
    const changed = [
      answered(taste, { _T: type, V: "[1]" }, { N: dig(await answerTo(writer, title, 1), "N"), E: 2 }),
    ];
    await writer.write("SaisieActualites", 8, written(of, { E: 4, lue: true, listeQuestions: changed }));
    expect(await answerTo(writer, title, 1)).toMatchObject({ valeurReponse: { _T: type, V: "[1]" } });
  });
});

test("what a question does not allow is refused, and nothing of the call is done", async () => {
  const writer = await enter("sophie.verdier", { profile: "2025.2" });
  const of = await item(writer, "Restauration : votre avis");
  const [none, taste, wishes, text] = await questions(writer, of);
  const refusals: [unknown, string][] = [
    [answered(taste, { _T: 26, V: "[1,2]" }), "Trop de choix ont été faits."],
    [answered(taste, { _T: 26, V: "[9]" }), "Le choix n'existe pas."],
    [answered(wishes, { _T: 26, V: "[1..3]" }), "Trop de choix ont été faits."],
    [
      answered(wishes, { _T: 26, V: "[4]" }, { valeurReponseLibre: "x".repeat(31) }),
      "La réponse est trop longue.",
    ],
    [answered(text, "x".repeat(501)), "La réponse est trop longue."],
    [answered(none, ""), "Cette information n'attend pas de réponse."],
  ];
  for (const [question, message] of refusals) {
    const data = written(of, {
      E: 4,
      lue: true,
      listeQuestions: [answered(taste, { _T: 26, V: "[1]" }), question],
    });
    expect(await writer.write("SaisieActualites", 8, data), message).toEqual(refusedWrite(message));
  }
  expect(emulator.changes).toEqual([]);
  expect((await item(writer, "Restauration : votre avis"))["lue"]).toBe(false);
});

test("somebody else of the family does not answer what one of them has answered", async () => {
  const writer = await enter("sophie.verdier", { profile: "2025.2" });
  const of = await item(writer, "Sortie au musée : autorisation");
  const [question] = await questions(writer, of);
  const data = written(of, { E: 4, lue: true, listeQuestions: [answered(question, { _T: 26, V: "[1]" })] });
  expect(await writer.write("SaisieActualites", 8, data)).toEqual(
    refusedWrite("Une autre personne de la famille répond à cette question."),
  );
});

test("pronotepy's few words mark as read; what was thrown away is gone for its reader", async () => {
  const writer = await enter("camille.verdier");
  const of = await item(writer, "Rencontre avec les familles");
  const short = {
    N: of["N"],
    validationDirecte: true,
    genrePublic: of["genrePublic"],
    public: referenceOf(of),
  };
  expect(await writer.write("SaisieActualites", 8, { listeActualites: [{ ...short, lue: true }] })).toEqual(
    {},
  );
  expect((await item(writer, "Rencontre avec les familles"))["lue"]).toBe(true);
  await writer.write(
    "SaisieActualites",
    8,
    written(of, { lue: true, supprimee: true, marqueLueSeulement: true }),
  );
  await expect(item(writer, "Rencontre avec les familles")).rejects.toThrow("no item");
  const parent = await Writer.enter(emulator, "sophie.verdier");
  expect(await item(parent, "Rencontre avec les familles")).toMatchObject({ lue: false });
});

test("news cannot be written by those who only read them", async () => {
  const writer = await enter("camille.verdier");
  const of = await item(writer, "Rencontre avec les familles");
  const answer = await writer.ask("SaisieActualites", 8, {
    ...written(of, { lue: true }),
    saisieActualite: true,
  });
  expect(writer.signature(answer)).toMatchObject({ Erreur: true });
  expect(emulator.changes).toEqual([]);
});
