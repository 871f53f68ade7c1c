import { newsAnswerKinds } from "@preau/wire";
import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { aSchool } from "./builders.js";
import { answerKey, newsReaderOf, type Receipt, receiptKey, receivedNews } from "./news.js";
import type { Day, School } from "./school.js";

function received(school: School, login: string, now: string): Receipt[] {
  const account = school.accounts.find((one) => one.login === login);
  if (account === undefined) throw new Error(`nobody is called ${login}`);
  return receivedNews(school, account, now);
}

const titles = (receipts: readonly Receipt[]) => receipts.map(({ item }) => item.title);

const days: readonly Day[] = ["2026-01-15", "2026-01-18", "2026-07-15", "2026-09-01", "2026-12-25"];

describe.each(days)("news of a school that is built on %s", (today) => {
  const school = buildSchool({ seed: 7, today, size: { classes: 2, studentsPerClass: 6 } });
  const morning = `${today}T00:15`;

  test("are the same whenever they are built again", () => {
    expect(buildSchool({ seed: 7, today, size: { classes: 2, studentsPerClass: 6 } }).news).toEqual(
      school.news,
    );
  });

  test("have every kind of question for the main pupil, from the first minute of the day", () => {
    const kinds = received(school, "camille.verdier", morning).flatMap(({ item }) =>
      item.questions.map(({ kind }) => kind),
    );
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(newsAnswerKinds).sort());
  });

  test("are there for every account, read and not", () => {
    for (const { login, personId } of school.accounts.filter((one) => one.login !== "paule.prudhon")) {
      const receipts = received(school, login, morning);
      expect(receipts.length, login).toBeGreaterThan(0);
      const { read } = newsReaderOf(school.news, personId);
      const known = receipts.map(({ item, publicId }) => read.has(receiptKey(item.id, publicId)));
      expect(known, login).toContain(false);
    }
  });

  test("reach nobody before their day, after it, or as drafts", () => {
    const known = titles(received(school, "camille.verdier", `${today}T23:59`));
    for (const title of ["Bourse aux livres", "Portes ouvertes", "Journée sportive"]) {
      expect(school.news.items.map((item) => item.title)).toContain(title);
      expect(known).not.toContain(title);
    }
  });

  test("come from people of the school, or from nobody in particular", () => {
    const people = [...school.staff, ...school.teachers].map(({ id, name }) => `${id} ${name}`);
    const writers = school.news.items.flatMap(({ author }) =>
      author.personId === undefined ? [] : [`${author.personId} ${author.name}`],
    );
    expect(people).toEqual(expect.arrayContaining(writers));
    expect(new Set(writers).size).toBeGreaterThan(1);
  });
});

describe("who gets what", () => {
  const school = buildSchool({ seed: 7, today: "2026-01-15" });
  const now = "2026-01-15T09:40";

  test("a parent gets what is for themselves once, and what is about a child once for each child", () => {
    const receipts = received(school, "sophie.verdier", now);
    const publics = (key: string) =>
      receipts.filter(({ item }) => item.id === `news:${key}`).map(({ student }) => student?.name);
    expect(publics("clubs")).toEqual(["VERDIER Camille", "VERDIER Malo"]);
    expect(publics("meeting")).toEqual([undefined]);
    expect(publics("class")).toEqual(["VERDIER Camille"]);
  });

  test("a parent without a child gets nothing", () => {
    expect(received(school, "paule.prudhon", now)).toEqual([]);
  });

  test("what is for one class does not reach another", () => {
    expect(titles(received(school, "ines.bennouna", now))).not.toContain("Photographie de classe");
  });

  test("what somebody threw away comes to others still", () => {
    const mine = aSchool({ from: school }).build();
    const camille = mine.accounts[0]?.personId ?? "";
    newsReaderOf(mine.news, camille).deleted.add(receiptKey("news:gate", camille));
    expect(titles(received(mine, "camille.verdier", now))).not.toContain("Portail sud fermé");
    expect(titles(received(mine, "ines.bennouna", now))).toContain("Portail sud fermé");
  });

  test("a copied school has readers and answers of its own", () => {
    const copy = aSchool({ from: school }).build();
    copy.news.answers.clear();
    for (const { read } of copy.news.readers.values()) read.clear();
    const camille = school.accounts[0]?.personId ?? "";
    expect(school.news.answers.has(answerKey("question:clubs:1", camille))).toBe(true);
    expect(newsReaderOf(school.news, camille).read.size).toBeGreaterThan(0);
  });
});
