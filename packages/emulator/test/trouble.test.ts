import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  delay,
  drip,
  dropAfter,
  dropBefore,
  type Emulator,
  expire,
  type Fault,
  foreignLogin,
  garble,
  hang,
  notPronote,
  refuse,
  refuseWrite,
  siteClosed,
  staleIds,
  status,
  suspend,
  suspendedPage,
  truncate,
  waitTicket,
  wrongNumber,
} from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
let client: RawClient;
let executed: string[];

beforeEach(async () => {
  executed = [];
  emulator = await startSmall({ encrypt: true }, executed);
  client = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
});
afterEach(() => emulator.close());

/** A write, so that what was processed can be counted. */
const write = () =>
  client.request("SaisieTAFFaitEleve", { Signature: { onglet: 88 }, data: { listeTAF: [] } });

/** What a write gets while a fault strikes. */
async function struck(fault: Fault): Promise<Response> {
  emulator.faults.next("SaisieTAFFaitEleve", fault);
  const { url, init } = write();
  return fetch(url, init);
}

/** The same request again, which must be answered as if nothing had happened. */
async function askAgain(): Promise<void> {
  const { url, init } = write();
  const answer = await client.send(url, init);
  expect(answer.number).toBe(10);
  expect(answer.root).toMatchObject({ RapportSaisie: {} });
  expect(executed).toHaveLength(1);
}

test("dropBefore: the connection breaks, nothing was done", async () => {
  await expect(struck(dropBefore())).rejects.toThrow(/fetch failed/);
  expect(executed).toHaveLength(0);
  await askAgain();
});

test("dropAfter: the connection breaks although it was done; asking again gets the stored answer", async () => {
  await expect(struck(dropAfter())).rejects.toThrow(/fetch failed/);
  expect(executed).toHaveLength(1);
  await askAgain();
});

test.each([
  ["error", { RapportSaisie: { _erreurSaisie_: true, _messagesErreur_: [expect.any(String)] } }],
  ["cancelled", { RapportSaisie: { _messagesErreur_: [] } }],
  ["signature", { Signature: { Erreur: true } }],
] as const)("refuseWrite(%s): not done, the answer says so, and the session goes on", async (how, said) => {
  emulator.faults.next("SaisieTAFFaitEleve", refuseWrite(how));
  const first = write();
  expect((await client.send(first.url, first.init)).root).toMatchObject(said);
  expect(executed).toHaveLength(0);
  client.counter += 2;
  const second = write();
  expect((await client.send(second.url, second.init)).root).toMatchObject({ RapportSaisie: {} });
  expect(executed).toHaveLength(1);
});

test("delay: done at once, answered later", async () => {
  const begun = performance.now();
  let isAnswered = false;
  const answer = struck(delay(400)).finally(() => {
    isAnswered = true;
  });
  await vi.waitFor(() => expect(executed).toHaveLength(1), { interval: 5 });
  expect(isAnswered).toBe(false);
  expect((await answer).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(395);
});

test("hang: not done, never answered, until the client gives up", async () => {
  emulator.faults.next("SaisieTAFFaitEleve", hang());
  const { url, init } = write();
  const patience = new AbortController();
  const answer = fetch(url, { ...init, signal: patience.signal });
  await vi.waitFor(() => expect(emulator.faults.pending).toBe(0));
  patience.abort();
  await expect(answer).rejects.toThrow(/abort/i);
  expect(executed).toHaveLength(0);
  await askAgain();
});

test("drip: done at once, answered byte by byte over the time said", async () => {
  const begun = performance.now();
  emulator.faults.next("SaisieTAFFaitEleve", drip(400));
  const { url, init } = write();
  const answer = await fetch(url, init);
  expect(executed).toHaveLength(1);
  const headersAfterMs = performance.now() - begun;
  let pieces = 0;
  for await (const _ of answer.body ?? []) pieces += 1;
  const bodyAfterMs = performance.now() - begun;
  expect(bodyAfterMs).toBeGreaterThanOrEqual(350); // timers may come a little early
  expect(headersAfterMs).toBeLessThan(bodyAfterMs - 100);
  expect(pieces).toBeGreaterThan(10);
  await askAgain();
});

test("drip: the whole answer arrives, unspoilt", async () => {
  const text = await (await struck(drip(30))).text();
  expect(client.read(200, text).number).toBe(10);
  emulator.faults.next("page", drip(30));
  expect(await (await fetch(`${emulator.url}/eleve.html?fd=1`)).text()).toMatch(/<\/html>\s*$/);
});

test("drip: a client that leaves, or a server that closes, ends it", async () => {
  emulator.faults.next("*", drip(60_000), { times: 2 });
  const { url, init } = write();
  const patience = new AbortController();
  const answer = await fetch(url, { ...init, signal: patience.signal });
  patience.abort();
  await expect(answer.text()).rejects.toThrow(/abort/i);
  const page = await fetch(`${emulator.url}/eleve.html?fd=1`);
  const rest = page.text().catch((error: unknown) => error);
  await emulator.close();
  expect(await rest).toMatchObject({ message: "terminated" });
});

test("expire: the session is dead for this call and for every later one", async () => {
  const answer = (await (await struck(expire())).json()) as { Erreur: Json };
  expect(answer.Erreur).toMatchObject({ G: 8 });
  expect(executed).toHaveLength(0);
  expect(emulator.sessions).toBe(0);
  expect((await client.ask("Navigation", 7)).json["Erreur"]).toMatchObject({ G: 8 });
  expect(emulator.log.at(-1)?.message).toMatch(/the session ended: scripted: it expired/);
});

test("expire: another session is left alone", async () => {
  const other = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
  await struck(expire());
  expect((await other.ask("Navigation", 7)).number).toBe(10);
});

describe("stale ids", () => {
  const lesson = async () => client.data(await client.ask("PageEmploiDuTemps", 16))["lesson"];

  test("an id of this session is refused as one of another", async () => {
    const n = await lesson();
    emulator.faults.next("SaisieTAFFaitEleve", staleIds());
    const answer = await client.ask("SaisieTAFFaitEleve", 88, { listeTAF: [{ N: n }] });
    expect(answer.json["Erreur"]).toMatchObject({ G: 22 });
    expect(executed).toHaveLength(0);
    expect(emulator.sessions).toBe(0);
  });

  test("a period of this session is refused as one of another", async () => {
    const n = await lesson();
    emulator.faults.next("PageEmploiDuTemps", staleIds());
    const answer = await client.ask("PageEmploiDuTemps", 16, { Periode: { N: n } });
    expect(answer.json["Erreur"]).toMatchObject({ G: 20 });
  });

  test("a call without ids goes through, and ids issued since then are good", async () => {
    const before = await lesson();
    emulator.faults.next("Navigation", staleIds());
    expect((await client.ask("Navigation", 7)).number).toBe(12);
    const after = await lesson();
    expect(after).not.toBe(before);
    const good = await client.ask("SaisieTAFFaitEleve", 88, { listeTAF: [{ N: after }] });
    expect(good.number).toBe(16);
    const stale = await client.ask("SaisieTAFFaitEleve", 88, { listeTAF: [{ N: before }] });
    expect(stale.json["Erreur"]).toMatchObject({ G: 22 });
  });
});

describe("suspend", () => {
  test("a call finds its address suspended, as pages do until it is lifted", async () => {
    const answer = (await (await struck(suspend())).json()) as { Erreur: Json };
    expect(answer.Erreur).toMatchObject({ G: 5 });
    expect(executed).toHaveLength(0);
    const page = () => fetch(`${emulator.url}/eleve.html?fd=1`).then((response) => response.text());
    expect(await page()).toContain("Votre adresse IP est provisoirement suspendue");
    emulator.liftSuspensions();
    expect(await page()).toContain("Start (");
  });

  test("a page can be where it begins", async () => {
    emulator.faults.next("page", suspend());
    const text = await (await fetch(`${emulator.url}/eleve.html?fd=1`)).text();
    expect(text).toContain("Votre adresse IP est provisoirement suspendue");
    expect((await client.ask("Navigation", 7)).json["Erreur"]).toMatchObject({ G: 5 });
  });
});

test("a download can be spoilt too", async () => {
  const address = `${emulator.url}/FichiersExternes/00/x.jpg?Session=${client.session}`;
  emulator.faults.next("file", status(500));
  expect((await fetch(address)).status).toBe(500);
  expect((await fetch(address)).status).toBe(404);
});

test("truncate: half the body and a broken connection", async () => {
  const answer = await struck(truncate());
  expect(answer.status).toBe(200);
  expect(answer.headers.get("server")).toMatch(/^PRONOTE/);
  await expect(answer.text()).rejects.toThrow(/terminated/);
  await askAgain();
});

test("truncate, framed: half the body and nothing wrong with HTTP", async () => {
  const text = await (await struck(truncate({ framed: true }))).text();
  expect(text.length).toBeGreaterThan(10);
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  await askAgain();
});

test("garble: a body that is no JSON", async () => {
  const text = await (await struck(garble())).text();
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  await askAgain();
});

test("garble secured: an honest envelope around noise", async () => {
  const json = (await (await struck(garble("secured"))).json()) as Json;
  expect(client.decrypt(String(json["no"])).toString()).toBe("10");
  expect(json["dataSec"]).toMatch(/^[0-9a-f]+$/);
  expect(() => client.unpack(json["dataSec"])).toThrow(/bad decrypt|wrong final block length|JSON/);
  await askAgain();
});

test("wrongNumber: the answer bears the number of another exchange", async () => {
  const json = (await (await struck(wrongNumber())).json()) as Json;
  expect(client.decrypt(String(json["no"])).toString()).toBe("12");
  await askAgain();
});

test("status: an error page, nothing was done", async () => {
  const answer = await struck(status(502));
  expect(answer.status).toBe(502);
  expect(executed).toHaveLength(0);
  await askAgain();
});

test("refuse: a fatal error with its usual title, and the session is over", async () => {
  const answer = (await (await struck(refuse({ code: 25 }))).json()) as { Erreur: Json };
  expect(answer.Erreur).toMatchObject({ G: 25, Message: "" });
  expect(answer.Erreur["Titre"]).toMatch(/^Vous avez dépassé/);
  expect(executed).toHaveLength(0);
  expect(emulator.sessions).toBe(0);
  expect((await client.ask("Navigation", 7)).json["Erreur"]).toMatchObject({ G: 8 });
});

test("refuse: a title of one's own, for numbers that nobody has seen yet", async () => {
  const answer = await (await struck(refuse({ code: 99, title: "Nouveau" }))).json();
  expect(answer).toEqual({ Erreur: { G: 99, Titre: "Nouveau", Message: "" } });
});

test.each<[string, Fault, number, RegExp]>([
  ["siteClosed", siteClosed(), 503, /Le site n'est pas disponible/],
  ["siteClosed as 200", siteClosed({ status: 200 }), 200, /Le site n'est pas disponible/],
  ["suspendedPage", suspendedPage(), 200, /Votre adresse IP est provisoirement suspendue/],
  ["foreignLogin", foreignLogin(), 200, /type="password"/],
  ["notPronote", notPronote(), 200, /site ordinaire/],
])("%s: a page instead of an answer, for calls and for pages", async (_, fault, code, sentence) => {
  const answer = await struck(fault);
  expect(answer.status).toBe(code);
  expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
  expect(await answer.text()).toMatch(sentence);
  await askAgain();

  emulator.faults.next("page", fault);
  const page = await fetch(`${emulator.url}/eleve.html?fd=1`);
  expect(page.status).toBe(code);
  expect(await page.text()).toMatch(sentence);
  expect(emulator.sessions).toBe(1);
});

test("foreignLogin with an address: a redirection there", async () => {
  emulator.faults.next("page", foreignLogin({ redirect: "https://ent.exemple.test/cas/login" }));
  const answer = await fetch(`${emulator.url}/eleve.html?fd=1`, { redirect: "manual" });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("https://ent.exemple.test/cas/login");
});

test("a page may be dropped, cut or delayed too", async () => {
  const get = () => fetch(`${emulator.url}/eleve.html?fd=1`).then((answer) => answer.text());
  emulator.faults.next("page", dropBefore());
  await expect(get()).rejects.toThrow(/fetch failed/);
  emulator.faults.next("page", truncate());
  await expect(get()).rejects.toThrow(/terminated/);
  emulator.faults.next("page", truncate({ framed: true }));
  expect(await get()).not.toContain("</html>");
  emulator.faults.next("page", delay(1));
  expect(await get()).toContain("Start (");
  expect(emulator.faults.pending).toBe(0);
});

test("a fault may strike several times; each is noted on the log", async () => {
  emulator.faults.next("*", status(500), { times: 2 });
  const get = () => fetch(`${emulator.url}/InfoMobileApp.json`).then((answer) => answer.status);
  expect([await get(), await get(), await get()]).toEqual([500, 500, 200]);
  expect(emulator.log.filter((entry) => entry.kind === "fault")).toHaveLength(2);
});

test("garble on a plain server puts text where an object belongs", async () => {
  await emulator.close();
  emulator = await startSmall();
  client = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
  const json = (await (await struck(garble("secured"))).json()) as Json;
  expect(typeof json["dataSec"]).toBe("string");
});

test("the first call can be struck before the session is opened", async () => {
  emulator.faults.next("FonctionParametres", refuse({ code: 21 }));
  const fresh = await RawClient.open(emulator);
  expect((await fresh.openSession()).json["Erreur"]).toEqual({
    G: 21,
    Titre: "Impossible d'afficher la page",
    Message: "",
  });
});

test.each([true, false])("waitTicket: tickets first, then the answer (repeat: %s)", async (repeat) => {
  emulator.faults.next("SaisieTAFFaitEleve", waitTicket({ rounds: 2, seconds: 0.01, repeat }));
  const root = { Signature: { onglet: 88 }, data: { listeTAF: [] } };
  let answer = await client.call("SaisieTAFFaitEleve", root);
  for (let round = 0; round < 2; round += 1) {
    const ticket = answer.root["SignatureAttente"] as Json;
    expect(ticket["ParametresAtt"]).toMatchObject({ delai: 0.01, repeterRequete: repeat });
    expect(answer.root).not.toHaveProperty("data");
    expect(executed).toHaveLength(0);
    answer = await client.call("SaisieTAFFaitEleve", { ...(repeat ? root : {}), SignatureAttente: ticket });
  }
  expect(answer.root).toMatchObject({ data: {}, RapportSaisie: {} });
  expect(answer.number).toBe(14);
  expect(executed).toHaveLength(1);
});

test("a wait ticket serves once", async () => {
  emulator.faults.next("SaisieTAFFaitEleve", waitTicket());
  const first = await client.call("SaisieTAFFaitEleve", { Signature: { onglet: 88 }, data: {} });
  const { SignatureAttente } = first.root;
  expect((await client.call("SaisieTAFFaitEleve", { SignatureAttente })).number).toBe(12);
  const again = await client.call("SaisieTAFFaitEleve", { SignatureAttente });
  expect(again.json["Erreur"]).toMatchObject({ G: 8 });
  expect(executed).toHaveLength(1);
});

test.each<[string, (ticket: Json) => [string, Json], RegExp]>([
  ["changed", (ticket) => ["SaisieTAFFaitEleve", { SignatureAttente: { ...ticket, x: 1 } }], /copied whole/],
  [
    "of another call",
    (ticket) => ["Navigation", { SignatureAttente: ticket }],
    /belongs to SaisieTAFFaitEleve/,
  ],
  [
    "in company it should not have",
    (ticket) => ["SaisieTAFFaitEleve", { SignatureAttente: ticket, data: {} }],
    /must come alone/,
  ],
  ["invented", () => ["SaisieTAFFaitEleve", { SignatureAttente: { jeton: "x" } }], /not one of this session/],
])("a wait ticket that is %s ends the session", async (_, make, message) => {
  emulator.faults.next("SaisieTAFFaitEleve", waitTicket());
  const first = await client.call("SaisieTAFFaitEleve", { Signature: { onglet: 88 }, data: {} });
  const [name, root] = make(first.root["SignatureAttente"] as Json);
  expect((await client.call(name, root)).json["Erreur"]).toMatchObject({ G: 8 });
  expect(emulator.log.at(-1)?.message).toMatch(message);
});

test("requests are counted by function, repetitions and refused ones included", async () => {
  await client.ask("PageEmploiDuTemps", 16);
  client.counter -= 2;
  await client.ask("PageEmploiDuTemps", 16);
  await client.ask("Inconnue", 7);
  expect(Object.fromEntries(emulator.requests)).toEqual({
    page: 1,
    FonctionParametres: 1,
    Identification: 1,
    Authentification: 1,
    ParametresUtilisateur: 1,
    PageEmploiDuTemps: 2,
    Inconnue: 1,
  });
});
