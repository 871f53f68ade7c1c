import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client, ParentClient, VieScolaireClient } from "@preau/client";
import { type Emulator, type FaultTarget, refuse } from "@preau/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWhenMissing, type Outcome, preau, type RunOptions } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";

const password = "preau-demo";
const pupil = "camille.verdier";
const pin = "9071";

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];
/** The library, asked beside the command line. */
let client: Client;
let office: VieScolaireClient;

beforeAll(async () => {
  await buildWhenMissing();
  ({ school, home, close } = await schoolAndHome("2026-12-10"));
  client = await Client.login({ url: `${school.url}/eleve.html`, username: pupil, password });
  office = await VieScolaireClient.login({
    url: `${school.url}/viescolaire.html`,
    username: "vie.scolaire",
    password,
  });
  for (const [account, login] of [
    ["camille", pupil],
    ["sophie", "sophie.verdier"],
  ] as const) {
    const stdin = JSON.stringify(school.qrCode(login, { pin }).qrCode);
    // oxlint-disable-next-line no-await-in-loop -- two cores
    const linked = await ask(["login", "--qr-json", "-", "--account", account], {
      stdin,
      env: { PREAU_PIN: pin },
    });
    if (linked.exitCode !== 0) throw new Error(linked.stderr);
  }
}, 120_000);
afterAll(async () => {
  await client.close();
  await office.close();
  await close();
});

function ask(argv: readonly string[], run: RunOptions = {}): Promise<Outcome> {
  return preau(argv, { ...run, env: { PREAU_HOME: home, ...run.env } });
}

/** As school life, which nothing links. */
function askOffice(argv: readonly string[]): Promise<Outcome> {
  const line = [...argv, "--url", `${school.url}/viescolaire.html`, "--user", "vie.scolaire"];
  return ask(line, { env: { PREAU_PASSWORD: password } });
}

/** A value without what belongs to one session: ids, and addresses that are good for it. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "id" && !/Ids?$/u.test(key))
      .map(([key, item]) => [key, lasting(item)]),
  );
}

/** Enough of a key, without the kind of thing before it. */
function digestOf(key = ""): string {
  return key.slice(key.indexOf("_") + 1).slice(0, 8);
}

const term = "Trimestre 1";
const week = { from: "2026-11-16", to: "2026-11-22" };
const days = ["--from", week.from, "--to", week.to];

interface Case {
  readonly line: readonly string[];
  /** The library's own result. */
  readonly result: () => Promise<unknown>;
  readonly english: RegExp;
  readonly french: RegExp;
  /** What the server is asked, to be refused. */
  readonly calls: readonly FaultTarget[];
}

const cases: readonly Case[] = [
  {
    line: ["attendance", "--period", term],
    result: () => client.attendance(term),
    english: /School life of VERDIER Camille \(4C\), Trimestre 1[\s\S]*Absences \(\d+\)[\s\S]*Punishments/u,
    french: /Vie scolaire de VERDIER Camille \(4C\), Trimestre 1[\s\S]*Absences \(\d+\)[\s\S]*Punitions/u,
    calls: ["PagePresence"],
  },
  {
    line: ["evaluations", "--period", term],
    result: () => client.evaluations(term),
    english: /Evaluations of VERDIER Camille[\s\S]*coefficient 1[\s\S]*Maîtrise/u,
    french: /Évaluations de VERDIER Camille[\s\S]*lun\. 16 nov\./u,
    calls: ["DernieresEvaluations"],
  },
  {
    line: ["report", "--period", term],
    result: () => client.report(term),
    english: /Report card of VERDIER Camille \(4C\), Trimestre 1[\s\S]*General average: \d/u,
    french: /Bulletin de VERDIER Camille \(4C\), Trimestre 1[\s\S]*Moyenne générale : \d/u,
    calls: ["PageBulletins"],
  },
  {
    line: ["menus", "--week", "2026-11-18"],
    result: () => client.menus(week.from, week.to),
    english: /Menus, 16–22 November 2026[\s\S]*Monday 16 November\n {2}Lunch[\s\S]*Main dishes: /u,
    french: /Menus, du 16 au 22 novembre 2026[\s\S]*Déjeuner[\s\S]*Plats : /u,
    calls: ["PageMenus"],
  },
  {
    line: ["news"],
    result: () => client.informationAndSurveys(),
    english: /News and surveys[\s\S]*\n {2}\w{4,} .*survey/u,
    french: /Informations et sondages[\s\S]*sondage/u,
    calls: ["PageActualites"],
  },
  {
    line: ["messages"],
    result: () => client.discussions(),
    english: /Discussions[\s\S]*\d not read/u,
    french: /Discussions[\s\S]*\d non lus?/u,
    calls: ["ListeMessagerie"],
  },
  {
    line: ["staff"],
    result: () => client.getTeachingStaff(),
    english: /Teachers and staff of VERDIER Camille[\s\S]* a\s+week/u,
    french: /Équipe pédagogique de VERDIER Camille[\s\S]* par\s+semaine/u,
    calls: ["PageEquipePedagogique"],
  },
  {
    line: ["contents", ...days],
    result: () => client.lessonContents(week.from, week.to),
    english: /Lesson book of VERDIER Camille[\s\S]*Monday 16 November\n {2}\d\d:00/u,
    french: /Cahier de textes de VERDIER Camille[\s\S]*fichier : /u,
    calls: ["PageCahierDeTexte"],
  },
  {
    line: ["agenda", "--from", "2026-09-01"],
    result: () => client.agenda("2026-09-01"),
    english: /Agenda of VERDIER Camille \(4C\), from 1 September 2026 on\n\n {2}\w{3} \d+/u,
    french: /Agenda de VERDIER Camille[\s\S]*Conseil de classe/u,
    calls: ["PageAgenda"],
  },
  {
    line: ["documents"],
    result: () => client.documents(),
    english:
      /Documents of VERDIER Camille[\s\S]*Certificat de scolarité[\s\S]*file: [\s\S]*to be signed[\s\S]*1 of 2/u,
    french:
      /Documents de VERDIER Camille[\s\S]*Certificat de scolarité[\s\S]*à signer[\s\S]*1 signature sur 2/u,
    calls: ["DocumentsATelecharger"],
  },
  {
    line: ["home"],
    result: () => client.home(),
    english: /VERDIER Camille \(4C\), Thursday 10 December[\s\S]*Lessons[\s\S]*Homework/u,
    french: /VERDIER Camille \(4C\), jeudi 10 décembre[\s\S]*Cours[\s\S]*Travail à faire/u,
    calls: ["PageAccueil"],
  },
  {
    line: ["ical", "--show"],
    result: async () => ({ url: await client.exportIcal() }),
    english: /^http:\/\/127\.0\.0\.1:\d+\/pronote\/ical\//u,
    french: /^http:\/\/127\.0\.0\.1:\d+\/pronote\/ical\//u,
    calls: ["PageInfosPerso", "PageEmploiDuTemps"],
  },
];

test.each(cases.map((each) => [each.line[0] ?? "", each] as const))(
  "preau %s is told in both languages, and as JSON it is the library's own result",
  async (_name, { line, result, english, french }) => {
    const argv = [...line, "--account", "camille"];
    const outcome = await ask(argv);
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    expect(outcome.stdout).toMatch(english);
    const autre = await ask([...argv, "--lang", "fr"]);
    expect(autre.stdout).toMatch(french);
    expect(`${outcome.stdout}${autre.stdout}`).not.toMatch(/NaN|undefined|\[object|\u001b/u);
    const json = await ask([...argv, "--json"]);
    expect(json.exitCode, json.stderr).toBe(0);
    expect(lasting(JSON.parse(json.stdout))).toEqual(lasting(JSON.parse(JSON.stringify(await result()))));
  },
  30_000,
);

test.each(cases.map((each) => [each.line[0] ?? "", each] as const))(
  "preau %s that the school hides ends with 5",
  async (_name, { line, calls }) => {
    // Typed: a refusal may cost a linked account its session, and logins are counted.
    const argv = [...line, "--url", `${school.url}/eleve.html`, "--user", pupil];
    for (const call of calls) school.faults.next(call, refuse({ code: 3 }));
    const hidden = await ask(argv, { env: { PREAU_PASSWORD: password } });
    school.faults.clear();
    expect(hidden).toMatchObject({ exitCode: 5, stdout: "" });
    expect(hidden.stderr).toMatch(/^preau: /u);
  },
  30_000,
);

test("one item of news is shown in full, by the beginning of its key", async () => {
  const list = await client.informationAndSurveys();
  const survey = list.find(({ questions = [] }) => questions.some(({ choices }) => choices.length > 0));
  const start = digestOf(survey?.key);
  const shown = await ask(["news", start, "--account", "camille"]);
  expect(shown.exitCode, shown.stderr).toBe(0);
  expect(shown.stdout).toContain(survey?.title);
  for (const { name } of survey?.questions?.flatMap(({ choices }) => choices) ?? []) {
    expect(shown.stdout).toMatch(new RegExp(`\\[[x ]\\] ${name.slice(0, 12)}`, "u"));
  }
  const json = await ask(["news", start, "--json", "--account", "camille"]);
  expect(lasting(JSON.parse(json.stdout))).toEqual(lasting(JSON.parse(JSON.stringify(survey))));
  const none = await ask(["news", "zzzz", "--account", "camille", "--lang", "fr"]);
  expect(none).toMatchObject({ exitCode: 2, stdout: "" });
  expect(none.stderr).toContain("Rien dans la liste n'a la clé zzzz.");
  expect(school.requests.get("SaisieActualites")).toBeUndefined();
});

test("one discussion is shown in full, and the list can be cut to what is unread", async () => {
  const [list, unread] = [
    await client.discussions(),
    await ask(["messages", "--unread", "--account", "camille"]),
  ];
  const read = list.find((discussion) => discussion.unread === 0 && discussion.subject !== undefined);
  expect(unread.stdout).not.toContain(read?.subject);
  const discussion = list.find((some) => some.unread > 0 && some.kind === "discussion");
  if (discussion === undefined) throw new Error("Everything is read.");
  const messages = await client.messages(discussion);
  const key = digestOf(discussion.key);
  const shown = await ask(["messages", key, "--account", "camille"]);
  expect(shown.exitCode, shown.stderr).toBe(0);
  for (const { content = "" } of messages)
    expect(shown.stdout).toContain(content.split("\n")[0]?.slice(0, 30));
  const json = await ask(["messages", key, "--json", "--account", "camille"]);
  const thread = JSON.parse(json.stdout) as { readonly messages: unknown };
  expect(lasting(thread.messages)).toEqual(lasting(JSON.parse(JSON.stringify(messages))));
});

test("what a parent has is told of each child in turn, or of the one who is named", async () => {
  const both = await ask(["attendance", "--account", "sophie"]);
  expect(both.stdout).toMatch(/School life of VERDIER Camille[\s\S]*School life of VERDIER Malo/u);
  const one = await ask(["staff", "--account", "sophie", "--child", "Malo"]);
  expect(one.stdout).toContain("Teachers and staff of VERDIER Malo (6A)");
  expect(one.stdout).not.toContain("Camille");
  const json = await ask(["evaluations", "--account", "sophie", "--json"]);
  expect(json.stderr).toBe("These are VERDIER Camille's. For VERDIER Malo, use --child.\n");
  const news = await ask(["news", "--account", "sophie", "--json"]);
  const parent = await ParentClient.login({
    url: `${school.url}/parent.html`,
    username: "sophie.verdier",
    password,
  });
  const wanted: unknown = JSON.parse(JSON.stringify(await parent.informationAndSurveys()));
  await parent.close();
  expect(lasting(JSON.parse(news.stdout))).toEqual(lasting(wanted));
});

test("wrong use ends with 2 and says what is wrong, before anything is asked", async () => {
  const requests = school.requests.get("page");
  for (const [line, words] of [
    ["news --nonsense", "There is no option --nonsense."],
    ["files --from tomorrow", "is not a day"],
    ["students --file Camille", "--file needs the class"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- two cores
    const outcome = await ask(line.split(" "));
    expect(outcome, line).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain(words);
  }
  expect(school.requests.get("page")).toBe(requests);
});

test("a period that does not exist is told with those that do", async () => {
  for (const command of ["attendance", "evaluations", "report"]) {
    // oxlint-disable-next-line no-await-in-loop -- two cores
    const outcome = await ask([command, "--period", "Semestre 3", "--account", "camille"]);
    expect(outcome, command).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain("Trimestre 1, Trimestre 2");
  }
});

test("the address of a report card opens it, and is said to be a secret", async () => {
  const outcome = await ask(["report", "--pdf", "--period", term, "--account", "camille"]);
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  expect(outcome.stderr).toContain("do not pass it on");
  const answer = await fetch(outcome.stdout.trim());
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 4)
      .toString("latin1"),
  ).toBe("%PDF");
  const url = ["--url", `${school.url}/eleve.html`, "--user", pupil];
  const typed = await ask(["report", "--pdf", "--json", "--period", term, ...url], {
    env: { PREAU_PASSWORD: password },
  });
  const { url: address } = JSON.parse(typed.stdout) as { readonly url: string };
  expect((await fetch(address)).ok).toBe(true);
});

test("the calendar's address is asked for with --show only", async () => {
  const requests = school.requests.get("PageEmploiDuTemps");
  const refused = await ask(["ical", "--account", "camille", "--lang", "fr"]);
  expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
  expect(refused.stderr).toContain("--show");
  expect(school.requests.get("PageEmploiDuTemps")).toBe(requests);
  const shown = await ask(["ical", "--show", "--account", "camille", "--lang", "fr"]);
  expect(shown.stderr).toContain("gardez-la comme un mot de passe");
});

test("files are listed with what they were given with, and saved whole", async () => {
  const argv = ["files", ...days, "--account", "camille"];
  const french = await ask([...argv, "--lang", "fr"]);
  expect(french.stdout).toMatch(/Fichiers de VERDIER Camille[\s\S]*travail à faire[\s\S]*cours/u);
  const folder = join(home, "a new folder");
  const saved = await ask([...argv, "--save", folder, "--json"]);
  expect(saved.exitCode, saved.stderr).toBe(0);
  const files = JSON.parse(saved.stdout) as readonly {
    readonly from: string;
    readonly name: string;
    readonly path?: string;
    readonly attachment?: { readonly kind: string };
  }[];
  const [contents, homework] = [
    await client.lessonContents(week.from, week.to),
    await client.homework(week.from, week.to),
  ];
  const names = [...homework, ...contents].flatMap((some) => some.files.map(({ name }) => name));
  expect(files.filter(({ from }) => from !== "document").map(({ name }) => name)).toEqual(
    expect.arrayContaining(names),
  );
  const paths = files.flatMap(({ path }) => (path === undefined ? [] : [path]));
  expect(paths.length).toBeGreaterThan(3);
  expect(readdirSync(folder).length).toBe(paths.length);
  for (const path of paths) {
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).size).toBeGreaterThan(0);
  }
  for (const { attachment, path } of files) expect(path === undefined).toBe(attachment?.kind === "link");
  expect(saved.stderr).toContain(`${paths.length} files saved in ${folder}`);
  const first = homework.flatMap((piece) => piece.files).find(({ kind }) => kind === "file");
  if (first === undefined) throw new Error("No homework has a file.");
  const { body } = await client.downloadAttachment(first);
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  expect(paths.some((path) => readFileSync(path).equals(bytes))).toBe(true);
});

test("what teachers share is listed once, whether or not a lesson has it too", async () => {
  const line = ["files", "--from", "2026-09-01", "--to", "2026-12-10", "--account", "camille", "--json"];
  const { stdout } = await ask(line);
  const files = JSON.parse(stdout) as readonly { readonly from: string; readonly name: string }[];
  const shared = await client.sharedResources();
  const ofLessons = await client.lessonContents("2026-09-01", "2026-12-10");
  const papers = shared.filter(({ kind }) => kind === "test-subject" || kind === "test-correction");
  expect(papers.length).toBeGreaterThan(1);
  expect(files.filter(({ from }) => from === "shared").map(({ name }) => name)).toEqual(
    papers.map(({ name }) => name),
  );
  expect(files.filter(({ from }) => from === "lesson")).toHaveLength(
    ofLessons.flatMap((content) => content.files).length,
  );
});

test("a part that the school hides is told, and the other files are there", async () => {
  school.faults.next("PageCahierDeTexte", refuse({ code: 3 }));
  const outcome = await ask(["files", ...days, "--account", "camille"]);
  school.faults.clear();
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  expect(outcome.stderr).toContain("The school does not show this account: homework.");
  const typed = ["--url", `${school.url}/eleve.html`, "--user", pupil];
  school.faults.next("PageCahierDeTexte", refuse({ code: 3 }), { times: 2 });
  school.faults.next("DocumentsATelecharger", refuse({ code: 3 }));
  const nothing = await ask(["files", ...days, ...typed, "--lang", "fr"], {
    env: { PREAU_PASSWORD: password },
  });
  school.faults.clear();
  expect(nothing).toMatchObject({ exitCode: 5, stdout: "" });
  expect(nothing.stderr).toContain("L'établissement ne montre pas cette page à ce compte.");
  const file = await ask(["files", "--save", join(home, "accounts", "account-camille.json")]);
  expect(file).toMatchObject({ exitCode: 2, stdout: "" });
  expect(file.stderr).toContain("--save: the folder cannot be made");
});

test("school life lists its classes, the pupils of one, and a pupil's file", async () => {
  const classes = await askOffice(["students"]);
  expect(classes.stdout).toMatch(/Classes\n[\s\S]*4C/u);
  const list = await askOffice(["students", "4c", "--lang", "fr"]);
  expect(list.stdout).toMatch(/Élèves : 4C[\s\S]*VERDIER Camille/u);
  const [student, json] = [
    (await office.students("4C")).find(({ fullName }) => fullName.includes("VERDIER Camille")),
    await askOffice(["students", "4C", "--file", "verdier camille", "--json"]),
  ];
  if (student === undefined) throw new Error("Camille is not in 4C.");
  const wanted = JSON.parse(JSON.stringify({ student, ...(await office.studentFile(student)) })) as unknown;
  expect(lasting(JSON.parse(json.stdout))).toEqual(lasting(wanted));
  const file = await askOffice(["students", "4C", "--file", "Camille"]);
  expect(file.stdout).toMatch(/VERDIER Camille[\s\S]*born [\s\S]*Guardians[\s\S]*VERDIER Sophie/iu);
});

test("school life is told what exists, and what is for pupils only; the others have no pupils to list", async () => {
  const unknown = await askOffice(["students", "9Z"]);
  expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
  expect(unknown.stderr).toContain("4C");
  const nobody = await askOffice(["students", "4C", "--file", "Nobody"]);
  expect(nobody).toMatchObject({ exitCode: 2, stdout: "" });
  const staff = await askOffice(["attendance"]);
  expect(staff).toMatchObject({ exitCode: 5, stdout: "" });
  expect(staff.stderr).toContain("pupils and parents only");
  const news = await askOffice(["news", "--json"]);
  expect(news.exitCode, news.stderr).toBe(0);
  school.faults.next("ListeRessources", refuse({ code: 3 }));
  expect(await askOffice(["students", "4C"])).toMatchObject({ exitCode: 5, stdout: "" });
  school.faults.clear();
  const child = await ask(["students", "--account", "camille"]);
  expect(child).toMatchObject({ exitCode: 5, stdout: "" });
});
