import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, type ProfileName, profiles } from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSchool } from "./writers.js";

// Files of a session: their address holds a description under the session's key.

let emulator: Emulator;
afterEach(() => emulator.close());

async function loggedIn(options: EmulatorOptions = {}): Promise<RawClient> {
  emulator = await startSchool(options);
  return RawClient.login(emulator, "camille.verdier", "preau-demo");
}

const get = (client: RawClient, description: string | Uint8Array, name: string, session = client.session) =>
  fetch(
    `${emulator.url}/FichiersExternes/${client.encrypt(description)}/${encodeURIComponent(name)}?Session=${session}`,
    { redirect: "manual" },
  );

const described = (n: unknown, more: Json = {}) => JSON.stringify({ N: n, Actif: true, ...more });

/** All documents of the pupil's pages that have any. */
async function attachments(client: RawClient): Promise<Json[]> {
  const domaine = { _T: 8, V: "[1..44]" };
  const { payload } = client.names;
  const lists = (answer: { root: Json }, key: string) =>
    (dig(answer.root, payload, key, "V") ?? []) as Json[];
  const files = (owner: Json) => (dig(owner, "ListePieceJointe", "V") ?? []) as Json[];
  const homework = await client.ask("PageCahierDeTexte", 88, { domaine });
  const book = await client.ask("PageCahierDeTexte", 89, { domaine });
  const agenda = await client.ask("PageAgenda", 9, { avecEventsPasses: true, AvecListeClasses: false });
  const documents = await client.ask("DocumentsATelecharger", 148, {
    avecNotes: true,
    avecCompetences: true,
  });
  return [
    ...lists(homework, "ListeTravauxAFaire").flatMap(files),
    ...lists(book, "ListeCahierDeTextes")
      .flatMap((entry) => dig(entry, "listeContenus", "V") as Json[])
      .flatMap(files),
    ...(dig(agenda.root, payload, "ListeEvenements") as Json[]).flatMap(
      (event) => dig(event, "PiecesJointes", "V") as Json[],
    ),
    ...["listeDocuments", "listeDocumentsCasier", "listeBulletins"]
      .flatMap((key) => lists(documents, key))
      .flatMap((document) => dig(document, "listePieceJointe", "V") as Json[]),
  ];
}

describe("every document", () => {
  test.each(Object.keys(profiles) as ProfileName[])(
    "%s: is served under its name, or leads elsewhere",
    async (profile) => {
      const client = await loggedIn({ profile });
      const all = await attachments(client);
      const types = new Map<string, number>();
      for (const { N, L, G } of all) {
        const answer = await get(client, described(N), String(G === 0 ? "link" : L));
        const type = answer.headers.get("content-type") ?? String(answer.status);
        types.set(type, (types.get(type) ?? 0) + 1);
        await answer.body?.cancel();
        expect(answer.status, String(L)).toBe(G === 0 ? 302 : 200);
        if (G === 0) expect(answer.headers.get("location")).toMatch(/^https:/);
      }
      expect([...types.keys()].sort()).toEqual([
        "application/pdf",
        "image/png",
        "text/html; charset=utf-8",
        "text/plain; charset=utf-8",
      ]);
      expect(all.some(({ L }) => /[éè]/.test(String(L)) && String(L).includes(" "))).toBe(true);
      expect(all.some(({ L }) => String(L).includes("%"))).toBe(true);
      expect(emulator.log).toEqual([]);
      // Files have no order number.
      expect((await client.ask("Navigation", 7)).number).toBeGreaterThan(0);
    },
  );

  test("is the same in another session, and whatever the order of the keys and the name in the address", async () => {
    const client = await loggedIn();
    const pdf = (all: readonly Json[]) => all.find(({ L }) => String(L) === "Certificat de scolarité.pdf");
    const first = await (await get(client, described(pdf(await attachments(client))?.["N"]), "x.pdf")).text();
    const other = await RawClient.login(emulator, "camille.verdier", "preau-demo");
    const n = pdf(await attachments(other))?.["N"];
    const second = await get(other, JSON.stringify({ miniature: "GM_100", G: 48, Actif: true, N: n }), "");
    expect(await second.text()).toBe(first);
    expect(first).toContain("Certificat de scolarit");
  });
});

test("questions and answers of a test are files of the test", async () => {
  const client = await loggedIn();
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  const tabs = dig(user, "ressource", "listeOngletsPourPeriodes", "V") as Json[];
  const grades = tabs.find(({ G }) => G === 198);
  const Periode = dig(grades, "periodeParDefaut", "V") as Json;
  const page = client.data(await client.ask("DernieresNotes", 198, { Periode }));
  const withFiles = (dig(page, "listeDevoirs", "V") as Json[]).find(
    (one) => one["libelleSujet"] !== undefined,
  );
  const questions = await get(client, described(withFiles?.["N"], { G: "DevoirSujet" }), "sujet.pdf");
  const answers = await get(client, described(withFiles?.["N"], { G: "DevoirCorrige" }), "corrige.pdf");
  expect([questions.status, answers.status]).toEqual([200, 200]);
  expect(await questions.text()).not.toBe(await answers.text());
  expect((await get(client, described(withFiles?.["N"]), "sujet.pdf")).status).toBe(404);
});

describe("a large file", () => {
  async function large(client: RawClient) {
    const file = (await attachments(client)).find(({ L }) => String(L).startsWith("Diaporama"));
    return get(client, described(file?.["N"]), String(file?.["L"]));
  }

  test("says its size and comes piece by piece, even to those who take gzip", async () => {
    const client = await loggedIn();
    const answer = await large(client);
    expect(answer.headers.get("content-encoding")).toBeNull();
    const size = Number(answer.headers.get("content-length"));
    expect(Math.abs(size - 6_000_000)).toBeLessThan(400);
    let received = 0;
    let pieces = 0;
    for await (const piece of answer.body ?? []) {
      received += piece.length;
      pieces += 1;
    }
    expect(received).toBe(size);
    expect(pieces).toBeGreaterThan(10);
  });

  test("may be of fifty megabytes, and be left in the middle", async () => {
    const client = await loggedIn({
      plan: { largeFileBytes: 50_000_000, size: { classes: 1, studentsPerClass: 8 } },
    });
    const answer = await large(client);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(49_999_000);
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await client.ask("Navigation", 7)).number).toBeGreaterThan(0);
    expect(emulator.log).toEqual([]);
  });

  test("can break off, half of it sent", async () => {
    const client = await loggedIn({});
    const file = (await attachments(client)).find(({ L }) => String(L).startsWith("Diaporama"));
    emulator.faults.next("file", { kind: "truncate", framed: false });
    const answer = get(client, described(file?.["N"]), "x").then((response) => response.arrayBuffer());
    await expect(answer).rejects.toThrow("terminated");
  });
});

describe("an address that leads nowhere", () => {
  test("is answered with an error page: expired session, foreign id, no file", async () => {
    const client = await loggedIn();
    const other = await RawClient.login(emulator, "camille.verdier", "preau-demo");
    const [mine] = await attachments(client);
    const [theirs] = await attachments(other);
    expect((await get(client, described(theirs?.["N"]), "x")).status).toBe(404);
    expect((await get(other, described(mine?.["N"]), "x", client.session)).status).toBe(404);
    expect((await get(client, described(mine?.["N"], { G: "DevoirSujet" }), "x")).status).toBe(404);
    emulator.expireSessions();
    const late = await get(client, described(mine?.["N"]), "x");
    expect(late.status).toBe(404);
    expect(late.headers.get("content-type")).toContain("html");
    expect(emulator.log.map(({ kind }) => kind)).toEqual(["refused", "refused", "refused", "refused"]);
  });
});

describe("a description padded twice", () => {
  const twice = (text: string) => {
    const bytes = Buffer.from(text);
    const padding = 16 - (bytes.length % 16);
    return Buffer.concat([bytes, Buffer.alloc(padding, padding)]);
  };

  test.each([
    [true, 404, "refused"],
    [false, 200, "forgave"],
  ])("strict %s: %i, and %s on the log", async (strict, status, kind) => {
    const client = await loggedIn({ strict });
    const file = (await attachments(client)).find(({ G }) => G === 1);
    expect((await get(client, twice(described(file?.["N"])), "x")).status).toBe(status);
    expect(emulator.log).toMatchObject([{ kind, call: "file" }]);
  });

  test("is told from a key that describes no file, which strict servers refuse too", async () => {
    const client = await loggedIn();
    const file = (await attachments(client)).find(({ G }) => G === 1);
    expect((await get(client, described(file?.["N"], { autre: 1 }), "x")).status).toBe(404);
  });
});
