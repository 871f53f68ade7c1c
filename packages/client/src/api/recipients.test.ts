import { describe, expect, test } from "vitest";
import { aContext, aRunner, list, read } from "../../test/wire-builders.js";
import { NotAllowedError } from "../errors/errors.js";
import { findRecipients, publicsOfKind, recipientsOfKind } from "./recipients.js";

const teacher = {
  L: "Mme ORIOL H.",
  N: "109#oriol",
  G: 3,
  P: 2,
  avecDiscussion: true,
  estPrincipal: true,
  email: "h.oriol@lycee.example",
  listeRessources: list(
    { L: "FRANCAIS", N: "79#fr" },
    { L: "LATIN", N: "79#la", estUneSousMatiere: true, libelleMatiere: "FRANCAIS" },
    { L: "SVT", G: 16 },
    { L: "MARCHENOIR Zélie", G: 4 },
    { L: " " },
    {},
  ),
};

const adviser = {
  L: "Mme VASSEUR C.",
  N: "106#vasseur",
  G: 34,
  avecDiscussion: true,
  fonction: { _T: 24, V: { L: "C.P.E.", N: "58#cpe" } },
};

function recipientsIn(kind: number, ...items: readonly object[]) {
  return read(recipientsOfKind, { listeRessourcesPourCommunication: list(...items) }, { kind }).result;
}

describe("a recipient", () => {
  test("who teaches has subjects", () => {
    expect(recipientsIn(3, teacher)).toEqual([
      {
        id: "s1~109#oriol",
        key: expect.stringMatching(/^person_/u),
        name: "Mme ORIOL H.",
        kind: "teacher",
        kindNumber: 3,
        refusesMessages: false,
        withDiscussion: true,
        email: "h.oriol@lycee.example",
        functions: [],
        subjects: [
          { name: "FRANCAIS", part: false },
          { name: "LATIN", part: true, of: "FRANCAIS" },
          { name: "SVT", part: false },
        ],
        headTeacher: true,
        classes: [],
        groups: [],
        children: [],
      },
    ]);
  });

  test("of the staff has a function", () => {
    expect(recipientsIn(34, adviser)).toMatchObject([{ kind: "staff", functions: ["C.P.E."], subjects: [] }]);
  });

  test("is listed even when the school does not let write to them", () => {
    const closed = { ...teacher, avecDiscussion: undefined };
    expect(recipientsIn(3, closed, { ...adviser, refusMess: true })).toMatchObject([
      { withDiscussion: false },
      { withDiscussion: false, refusesMessages: true },
    ]);
  });

  test("of a family may be written to without a mark, and has the kind that was asked for", () => {
    expect(recipientsIn(5, { L: "M. ORIOL P.", N: "128#p" })).toMatchObject([
      { kind: "parent", kindNumber: 5, withDiscussion: true },
    ]);
  });

  test("without a name is left out, and one of an unknown kind is kept", () => {
    expect(recipientsIn(3, { N: "109#x" }, { L: "M. X", N: "33#x", G: 33 })).toMatchObject([
      { name: "M. X", kind: "other", kindNumber: 33 },
    ]);
  });

  test("two people of one name have keys of their own", () => {
    const keys = recipientsIn(3, teacher, { ...teacher, N: "109#other" }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  test("of advanced rights may be written to, and is told with classes or children", () => {
    const page = {
      listePublics: list(
        {
          L: "MARCHENOIR Zélie",
          N: "46#z",
          G: 4,
          classes: list({ L: "4C" }),
          groupes: list({ L: "4LATIN" }),
        },
        { L: "M. MARCHENOIR P.", N: "128#p", G: 5, eleves: list({ L: "MARCHENOIR Zélie" }) },
        { ...adviser, avecDiscussion: undefined, refusMess: true },
        { N: "nameless" },
      ),
    };
    expect(read(publicsOfKind, page, { kind: 4 }).result).toMatchObject([
      { withDiscussion: true, classes: ["4C"], groups: ["4LATIN"] },
      { withDiscussion: true, children: ["MARCHENOIR Zélie"] },
      { withDiscussion: false, functions: ["C.P.E."] },
    ]);
  });
});

describe("asking", () => {
  const everybody = {
    AvecDiscussionProfesseurs: true,
    AvecDiscussionPersonnels: true,
    AvecDiscussionEleves: true,
    AvecDiscussionParents: true,
  };
  const nobody = () => ({ listeRessourcesPourCommunication: list(), listePublics: list() });
  const pupil = { N: "46#pupil", G: 4, L: "MARCHENOIR Zélie" };

  test("is one request for each kind that the rights name, about the pupil", async () => {
    const runner = aRunner(nobody);
    const rights = { AvecDiscussionProfesseurs: true, AvecDiscussionPersonnels: false };
    await findRecipients(runner, { rights, asParent: false });
    expect(runner.sent).toEqual([{ onglet: { N: 0, G: 3 }, filtreElement: pupil }]);
  });

  test("goes to teachers and staff where no right is told", async () => {
    const runner = aRunner((payload) => ({
      listeRessourcesPourCommunication: list(
        (payload["onglet"] as { G: number }).G === 3 ? teacher : adviser,
      ),
    }));
    const found = await findRecipients(runner, { rights: {}, asParent: false });
    expect(found.map(({ kind }) => kind)).toEqual(["teacher", "staff"]);
  });

  test("by a parent for other parents names no pupil", async () => {
    const runner = aRunner(nobody);
    await findRecipients(runner, { rights: everybody, asParent: true });
    expect(runner.sent.map(({ onglet, filtreElement }) => [onglet, filtreElement])).toEqual([
      [{ N: 0, G: 3 }, pupil],
      [{ N: 0, G: 34 }, pupil],
      [{ N: 0, G: 4 }, pupil],
      [
        { N: 0, G: 5 },
        { N: 0, G: 6 },
      ],
    ]);
  });

  test("by somebody who is no pupil names nobody", async () => {
    const staff = { n: "106#me", kind: 34, name: "Mme VASSEUR C." };
    const runner = aRunner(nobody, aContext({ subject: staff, audience: "staff" }));
    await findRecipients(runner, { rights: { AvecDiscussionProfesseurs: true }, asParent: false });
    expect(runner.sent).toEqual([{ onglet: { N: 0, G: 3 } }]);
  });

  test("with advanced rights goes through the other function, for families too", async () => {
    const runner = aRunner(nobody);
    const rights = { AvecDiscussionAvancee: true, AutoriserCommunicationsToutesClasses: true };
    await findRecipients(runner, { rights, asParent: false });
    expect(runner.sent.map(({ genres }) => genres)).toEqual(
      ["[3]", "[34]", "[4]", "[5]"].map((V) => ({ _T: 26, V })),
    );
    expect(runner.sent[0]).toMatchObject({ pourMessagerie: true, sansFiltreSurEleve: true });
  });

  test("is refused without a request when discussions are forbidden", async () => {
    const runner = aRunner(nobody);
    const rights = { ...everybody, discussionInterdit: true };
    await expect(findRecipients(runner, { rights, asParent: false })).rejects.toThrow(NotAllowedError);
    expect(runner.sent).toEqual([]);
  });
});
