import { describe, expect, test } from "vitest";
import { aRunner, type FakeRunner, list, read, typed, wireDate } from "../../test/wire-builders.js";
import type { Id } from "../codec/ids.js";
import type { Files } from "../session/call.js";
import { documentAddress, downloadDocument, type SchoolDocument, schoolDocuments } from "./documents.js";

const page = {
  listeCategories: list({ L: "Administratif", N: "14#a", couleur: "#4A90D9" }),
  listeDocuments: list({
    L: "Certificat de scolarité",
    N: "36#certificate",
    G: 4,
    categorie: typed(24, { L: "Administratif", N: "14#a" }),
  }),
  listeDocumentsMembre: list({ L: "Attestation", N: "36#mine" }),
  listeDocumentsCasier: list({
    L: "Autorisation.pdf",
    N: "36#locker",
    date: wireDate("2025-11-12"),
    memo: "À rendre signé",
    estNonLu: true,
    listePieceJointe: list({ L: "annexe.pdf", N: "37#annex", G: 1 }, { L: "plan.png", N: "37#plan", G: 1 }),
  }),
  listeDocumentsSignatureElecASigner: list({
    L: "Autorisation de prise de vues",
    N: "111#sign",
    G: 111,
    etatDocument: 2,
    etatSignature: 3,
    dateEnvoi: wireDate("2025-11-10"),
    demandeur: typed(24, { L: "Secrétariat" }),
    nombreSigne: 1,
    nombreTotal: 2,
  }),
  listeProjetsAcc: list({ L: "PAP", N: "36#plan" }),
  listeBulletins: list({
    L: "Bulletin",
    N: "36#report",
    periode: typed(24, { L: "Trimestre 1", N: "105#T1" }),
    classe: typed(24, { L: "4C" }),
  }),
};

const { result: documents, warnings } = read(schoolDocuments, page, undefined);
const find = (kind: SchoolDocument["kind"]): SchoolDocument | undefined =>
  documents.find((document) => document.kind === kind);

describe("documents", () => {
  test("are those of every list, told apart by kind", () => {
    expect(warnings).toEqual([]);
    expect(documents.map(({ kind, name }) => [kind, name])).toEqual([
      ["school", "Certificat de scolarité"],
      ["personal", "Attestation"],
      ["locker", "Autorisation.pdf"],
      ["to-sign", "Autorisation de prise de vues"],
      ["support-plan", "PAP"],
      ["report", "Bulletin"],
    ]);
    expect(new Set(documents.map(({ key }) => key)).size).toBe(6);
  });

  test("have what their list says of them", () => {
    expect(find("school")).toMatchObject({ id: "s1~36#certificate", category: "Administratif", files: [] });
    expect(find("school")).not.toHaveProperty("unread");
    expect(find("locker")).toMatchObject({
      date: "2025-11-12",
      memo: "À rendre signé",
      unread: true,
      files: [{ id: "s1~37#annex", name: "annexe.pdf" }, { name: "plan.png" }],
    });
    expect(find("report")).toMatchObject({ period: "Trimestre 1", className: "4C" });
  });

  test("say how far signing has come, wherever they lie", () => {
    expect(find("to-sign")?.signature).toEqual({
      state: "to-sign",
      finished: false,
      requestedBy: "Secrétariat",
      sent: "2025-11-10",
      signed: 1,
      signers: 2,
    });
    expect(find("locker")).not.toHaveProperty("signature");
    const signing = (etatDocument: unknown, etatSignature: unknown) => {
      const locker = list({ L: "Charte", N: "111#c", G: 111, etatDocument, etatSignature });
      return read(schoolDocuments, { listeDocumentsCasier: locker }, undefined).result[0]?.signature;
    };
    expect(signing(5, 5)).toEqual({ state: "signed", finished: true });
    expect(signing(4, undefined)).toEqual({ state: "none", finished: true });
    expect(signing(2, 42)).toEqual({ state: "other", finished: false });
  });

  test("may be none at all", () => {
    expect(read(schoolDocuments, {}, undefined)).toEqual({ result: [], warnings: [] });
  });
});

describe("a document's PDF", () => {
  const opened: string[] = [];
  const files: Files = {
    tag: "s1",
    address: ({ N }, name) => `https://ecole.example/pronote/${N}/${name}`,
    below: (path) => `https://ecole.example/pronote/${path}`,
    open: (address, name) => {
      opened.push(address);
      return Promise.resolve({ name, body: new ReadableStream() });
    },
  };
  const aRunnerWith = (answer: () => object): FakeRunner => ({ ...aRunner(answer), files });
  const locker = find("locker");
  const school = find("school");

  test("is made on request, at an address below the root", async () => {
    const runner = aRunnerWith(() => ({ url: typed(23, "/UrlUnique/certificat%20été.pdf?S=1&ID=ab") }));
    const address = await documentAddress(runner, school ?? fail());
    expect(address).toBe("https://ecole.example/pronote/UrlUnique/certificat%20%C3%A9t%C3%A9.pdf?S=1&ID=ab");
    expect(runner.sent).toEqual([
      { genreGenerationPDF: 29, document: { N: "36#certificate", G: 0, L: "Certificat de scolarité" } },
    ]);
  });

  test("of a support plan is asked for as such", async () => {
    const runner = aRunnerWith(() => ({ url: "UrlUnique/plan.pdf" }));
    await documentAddress(runner, find("support-plan") ?? fail());
    expect(runner.sent).toEqual([{ genreGenerationPDF: 34, projet: { N: "36#plan", G: 0, L: "PAP" } }]);
  });

  test("is downloaded under the document's name, which gets its extension", async () => {
    const runner = aRunnerWith(() => ({ url: "UrlUnique/a.pdf" }));
    expect((await downloadDocument(runner, school ?? fail())).name).toBe("Certificat de scolarité.pdf");
    expect((await downloadDocument(runner, locker ?? fail())).name).toBe("Autorisation.pdf");
    expect(opened.slice(-2)).toEqual(
      Array.from({ length: 2 }, () => "https://ecole.example/pronote/UrlUnique/a.pdf"),
    );
  });

  test("is the one file that comes with it, without anything being made", async () => {
    const runner = { ...aRunner(() => ({})), files };
    const own = { ...(school ?? fail()), files: locker?.files.slice(0, 1) ?? [] };
    expect((await downloadDocument(runner, own)).name).toBe("annexe.pdf");
    expect(opened.at(-1)).toBe("https://ecole.example/pronote/37#annex/annexe.pdf");
    expect(runner.sent).toEqual([]);
  });

  test("may be refused, in the school's words", async () => {
    const runner = aRunner(() => ({ message: "Document indisponible" }));
    await expect(documentAddress(runner, locker ?? fail())).rejects.toMatchObject({
      code: "refused",
      wireMessage: "Document indisponible",
    });
  });

  test("is not asked for where this page makes none, or for a document of another session", async () => {
    const runner = aRunner(() => ({}));
    await expect(documentAddress(runner, find("report") ?? fail())).rejects.toMatchObject({
      code: "unsupported",
    });
    const stale = { ...(school ?? fail()), id: "old~1" as Id };
    await expect(documentAddress(runner, stale)).rejects.toMatchObject({ code: "stale-reference" });
    expect(runner.sent).toEqual([]);
  });
});

function fail(): never {
  throw new Error("the sample has no such document");
}
