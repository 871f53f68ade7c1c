import { describe, expect, test } from "vitest";
import { anAuthor, aRunner, typed } from "../../test/wire-builders.js";
import { changeChildPassword, changePassword, changePersonalDetails } from "./account-writes.js";

const passwords = { current: "ancien", next: "Nouveau-1", login: "zelie" };
const rules = { reglesSaisieMDP: { min: 8, max: 12, regles: typed(26, "[0..4]") } };

test("passwords are sent under the key of the session", async () => {
  const runner = aRunner(() => ({ result: true }));
  await changePassword(runner, passwords);
  expect(runner.sent).toEqual([{ action: 8, ancienMDP: "neicna", nouveauMDP: "1-uaevuoN" }]);
});

test.each([
  [{ result: false }, "does not take", undefined],
  [{ erreurMDP: { erreurAncienMDP: true } }, "current password is wrong", undefined],
  [{ result: true, erreurMDP: {} }, "does not take", undefined],
  [{ messageErreur: "D&eacute;j&agrave; utilis&eacute;" }, "does not take", "Déjà utilisé"],
])(
  "a password that is not taken is an error, and the old one stays: %j",
  async (answer, message, wireMessage) => {
    const runner = aRunner(() => answer);
    await expect(changePassword(runner, passwords)).rejects.toMatchObject({
      code: "refused",
      message: expect.stringContaining(message),
      ...(wireMessage === undefined ? {} : { wireMessage }),
    });
  },
);

test("a token that comes with a new password is given back", async () => {
  expect(
    await changePassword(
      aRunner(() => ({ result: true, jetonConnexionAppliMobile: "4E2F" })),
      passwords,
    ),
  ).toBe("4E2F");
  expect(
    await changePassword(
      aRunner(() => ({})),
      passwords,
    ),
  ).toBeUndefined();
});

describe("a password that breaks the school's rules is not sent:", () => {
  test.each([
    "Court-1",
    "Beaucoup-trop-long-1",
    "12345678-9",
    "Sanschiffre-",
    "Sansrien1",
    "minuscule-1",
    "Zelie-1234",
  ])("%s", async (next) => {
    const runner = { ...aRunner(() => ({})), author: anAuthor({ parameters: rules }) };
    const given = { ...passwords, next, login: "Zelie-1234" };
    await expect(changePassword(runner, given)).rejects.toMatchObject({ code: "usage" });
    expect(runner.sent).toEqual([]);
  });

  test("one that keeps them is", async () => {
    const runner = { ...aRunner(() => ({})), author: anAuthor({ parameters: rules }) };
    await changePassword(runner, passwords);
    expect(runner.sent).toHaveLength(1);
  });
});

test("only a parent gives a child a password", async () => {
  const runner = aRunner(() => ({}));
  await expect(changeChildPassword(runner, "abc")).rejects.toMatchObject({ code: "not-allowed" });
  await changeChildPassword({ ...runner, author: anAuthor({ kind: 5 }) }, "abc");
  expect(runner.sent).toEqual([{ motDePasse: "cba" }]);
});

test.each<[string, string, (runner: ReturnType<typeof aRunner>) => Promise<unknown>]>([
  ["a password", "avecSaisieMotDePasse", (run) => changePassword(run, passwords)],
  ["a child's password", "avecSaisieMotDePasseEleve", (run) => changeChildPassword(run, "abc")],
  [
    "details",
    "avecSaisieInfosPersoCoordonnees",
    (run) => changePersonalDetails(run, { email: "a@b.example" }),
  ],
])("%s that the school does not let the account change is not sent", async (_title, right, work) => {
  const author = anAuthor({ kind: 5, rights: { compte: { [right]: false } } });
  const runner = { ...aRunner(() => ({})), author };
  await expect(work(runner)).rejects.toMatchObject({ code: "not-allowed" });
  expect(runner.sent).toEqual([]);
});

test("of personal details only what changes is sent", async () => {
  const runner = aRunner(() => ({ Informations: { eMail: "zelie@exemple.example" } }));
  const change = { email: "zelie@exemple.example", phone: { countryCode: "33", number: "600000001" } };
  expect(await changePersonalDetails(runner, change)).toMatchObject({ email: "zelie@exemple.example" });
  expect(runner.sent[0]).toEqual({
    informations: { eMail: "zelie@exemple.example", indicatifTel: "33", telephonePortable: "600000001" },
  });
  await expect(changePersonalDetails(runner, {})).rejects.toMatchObject({ code: "usage" });
  await expect(changePersonalDetails(runner, { email: "zelie" })).rejects.toMatchObject({ code: "usage" });
});
