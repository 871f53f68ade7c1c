import { describe, expect, test } from "vitest";
import { sharedResources } from "../../test/samples/lesson-book.js";
import { aContext, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { attachmentUrl } from "./files.js";
import { type SharedResource, sharedResourcesOfYear } from "./shared-resources.js";

function resourcesOf(...items: readonly unknown[]): readonly SharedResource[] {
  const page = { ListeRessourcesPedagogiques: typed(24, { listeRessources: list(...items) }) };
  return read(sharedResourcesOfYear, page, aYear()).result;
}

const all = read(sharedResourcesOfYear, sharedResources, aYear());

function the(kind: SharedResource["kind"]): SharedResource {
  const found = all.result.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

describe("what teachers share", () => {
  test("is asked for alone, and for the whole year", () => {
    expect(sharedResourcesOfYear.encode(aYear(), aContext())).toEqual({
      domaine: { _T: 8, V: "[1..44]" },
      estRequeteRP: true,
    });
  });

  test("is listed with the latest first; what has no day comes last", () => {
    expect(all.warnings).toEqual([]);
    expect(all.result.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      "2025-11-12 site",
      "2025-11-10 document",
      "2025-11-09 quiz",
      "2025-11-08 test-subject",
      "2025-11-07 test-correction",
      "2025-11-05 handed-in-work",
      "2025-11-04 kiosk",
      "2025-11-03 cloud",
      "undefined forum",
    ]);
  });

  test("has a document with its subject, its theme and its period", () => {
    expect(the("document")).toEqual({
      id: "s1~38#sheet",
      key: expect.stringMatching(/^shared_/u),
      kind: "document",
      name: "Fiche méthode.pdf",
      date: "2025-11-10",
      subject: { id: "s1~79#maths", key: expect.any(String), name: "MATHEMATIQUES", groups: false },
      backgroundColor: "#2338BB",
      themes: ["Géométrie"],
      periods: ["Trimestre 1"],
      files: [{ id: "s1~38#sheet", name: "Fiche méthode.pdf", kind: "file" }],
    });
  });

  test("names the files of a test, of an evaluation and of work that came back by what they are of", () => {
    expect(the("test-subject")).toMatchObject({
      comment: "Contrôle n°2",
      files: [{ origin: "test-subject" }],
    });
    expect(the("test-correction").files).toMatchObject([{ origin: "evaluation-correction" }]);
    expect(the("handed-in-work")).toMatchObject({
      comment: "Bon début",
      files: [
        { name: "ma rédaction.odt", origin: "handed-in-work" },
        { name: "rédaction annotée.pdf", origin: "corrected-work" },
      ],
    });
  });

  test("has a name where only the quiz has one, and no file", () => {
    expect(the("quiz")).toMatchObject({ name: "Réviser Thalès", files: [] });
    expect(the("forum").files).toEqual([]);
  });

  test("leads to web pages and to nothing else", () => {
    expect(the("site").files).toMatchObject([{ kind: "link", url: "https://exercices.example/4e" }]);
    const named = { G: 1, ressource: typed(24, { L: "https://named.example/a", N: "38#a", G: 0 }) };
    const evil = {
      G: 1,
      ressource: typed(24, { L: "Cliquez", N: "38#b", G: 0, url: "javascript:alert(1)" }),
    };
    expect(resourcesOf(named, evil).map(({ files }) => files[0]?.url)).toEqual([
      undefined,
      "https://named.example/a",
    ]);
  });

  test("of a kind that nobody knows keeps what can be read", () => {
    const odd = {
      G: 42,
      ressource: typed(24, { L: "Nouveauté", N: "38#n", G: 1 }),
      date: wireDate("2025-11-01"),
    };
    expect(resourcesOf(odd)).toMatchObject([{ kind: "other", name: "Nouveauté", files: [{ kind: "file" }] }]);
    expect(resourcesOf({ G: 0 }, { G: 0, ressource: typed(24, {}) })).toEqual([]);
  });

  test("is nothing where the server leaves it out", () => {
    expect(read(sharedResourcesOfYear, {}, aYear()).result).toEqual([]);
    const empty = { ListeRessourcesPedagogiques: typed(24, {}) };
    expect(read(sharedResourcesOfYear, empty, aYear())).toEqual({ result: [], warnings: [] });
  });

  test("tells alike resources apart by their place", () => {
    const twice = {
      G: 0,
      ressource: typed(24, { L: "a.pdf", N: "38#1", G: 48 }),
      date: wireDate("2025-11-01"),
    };
    const [one, other] = resourcesOf(twice, {
      ...twice,
      ressource: typed(24, { L: "a.pdf", N: "38#2", G: 48 }),
    });
    expect(one?.key).not.toBe(other?.key);
  });

  test("has files with addresses of their own", () => {
    const files = {
      tag: "s1",
      address: ({ G, N }: { G?: unknown; N: string }, name: string) => `${N} ${String(G)} ${name}`,
    };
    const given = the("test-subject").files[0];
    if (given === undefined) throw new Error("no file");
    expect(attachmentUrl(files as never, given)).toBe("59#test DevoirSujet sujet.pdf"); // all that it asks of files
  });
});
