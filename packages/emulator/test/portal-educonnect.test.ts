import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorWithPortal, PortalOptions } from "../src/index.js";
import { startBehind } from "./behind-portal.js";
import { educonnectLogin, someone } from "./portal-steps.js";
import { formWith, type Page, Walker } from "./portal-walker.js";

let emulator: EmulatorWithPortal;
let walker: Walker;
afterEach(() => emulator.close());

async function atEduconnect(settings: PortalOptions["educonnect"] = {}): Promise<Page> {
  emulator = await startBehind({ name: "cas_agora06", educonnect: settings });
  walker = new Walker(emulator);
  const question = await walker.go(emulator.portals.start);
  return walker.submit(question, formWith(question, "SAMLRequest"));
}

test("since April 2026 a check of the browser's storage comes before the login", async () => {
  const check = await atEduconnect();
  expect(check.url).toContain("execution=e1s1");
  const login = await walker.submit(check, formWith(check, "shib_idp_ls_supported"));
  expect(login.url).toContain("execution=e1s2");
  expect([...formWith(login, "j_username").fields.keys()]).toEqual([
    "csrf_token",
    "typeUser",
    "j_username",
    "j_password",
    "_eventId_proceed",
  ]);
});

test.each([
  ["2025-09", ["csrf_token", "j_username", "j_password", "_eventId_proceed"]],
  ["2024", ["j_username", "j_password", "_eventId_proceed"]],
] as const)("in the sequence of %s the login comes first", async (sequence, fields) => {
  const login = await atEduconnect({ sequence });
  expect(login.url).toContain("execution=e1s1");
  expect([...formWith(login, "j_username").fields.keys()]).toEqual(fields);
  const answer = await educonnectLogin(walker, login, someone(emulator, "pupil"));
  expect(formWith(answer, "SAMLResponse").action).toBe("https://cas.agora06.fr/saml/SAMLAssertionConsumer");
});

test("the three fields of old clients, at the address of the first page, are 400", async () => {
  const check = await atEduconnect();
  const who = someone(emulator, "pupil");
  const fields = { j_username: who.login, j_password: who.password, _eventId_proceed: "" };
  expect((await walker.go(check.url, new URLSearchParams(fields))).status).toBe(400);
});

test("a page may be used once, with the token that it was shown with", async () => {
  const check = await atEduconnect();
  const form = formWith(check, "shib_idp_ls_supported");
  expect((await walker.submit(check, form, { csrf_token: "_autre" })).status).toBe(400);
  const login = await walker.submit(check, form);
  expect((await walker.submit(check, form)).status).toBe(400);
  expect((await new Walker(emulator).go(login.url)).status).toBe(400);
});

test("a wrong password brings the login again, at the next step, and is counted", async () => {
  const check = await atEduconnect();
  const who = someone(emulator, "pupil");
  let page = await educonnectLogin(walker, check, who, "autre");
  expect(page.status).toBe(200);
  expect(page.text).toContain("Identifiant ou mot de passe incorrect.");
  expect(formWith(page, "j_username").action).toMatch(/execution=e1s3$/);
  page = await again(page, who.login, "autre");
  page = await again(page, who.login, "autre");
  page = await again(page, who.login, "autre");
  page = await again(page, who.login, "autre");
  page = await again(page, who.login, who.password);
  expect(page.text).toContain("compte est bloqué");
});

test("an account of the other profile is refused", async () => {
  const check = await atEduconnect();
  const login = await walker.submit(check, formWith(check, "shib_idp_ls_supported"));
  const { login: j_username, password: j_password } = someone(emulator, "pupil");
  const refused = await walker.submit(login, formWith(login, "j_username"), {
    j_username,
    j_password,
    typeUser: "responsable",
  });
  expect(refused.text).toContain("Accès refusé");
});

describe("the birth date", () => {
  test.each(["pupil", "parent"] as const)("a %s confirms it, then the answer comes", async (kind) => {
    const check = await atEduconnect({ birthDate: true });
    const who = someone(emulator, kind);
    const asked = await educonnectLogin(walker, check, who);
    expect(asked.text).toContain(`id="theForm"`);
    const wrong = await walker.submit(asked, formWith(asked, "jour"), {
      dateNaissance: "01/01/1901",
      _eventId_proceed: "",
    });
    expect(wrong.text).toContain("incorrecte");
    const [year, month, day] = who.birthDate.split("-");
    const answer = await walker.submit(wrong, formWith(wrong, "jour"), {
      dateNaissance: `${day}/${month}/${year}`,
      _eventId_proceed: "",
    });
    expect(answer.text).toContain("SAMLResponse");
  });

  test("a school may want another field and another order", async () => {
    const field = { name: "dob", format: "YYYY-MM-DD" } as const;
    const check = await atEduconnect({ birthDate: true, birthDateField: field });
    const who = someone(emulator, "pupil");
    const asked = await educonnectLogin(walker, check, who);
    const form = formWith(asked, "jour");
    const proceed = { _eventId_proceed: "" };
    const wrong = await walker.submit(asked, form, { dob: who.birthDate.replaceAll("-", ""), ...proceed });
    expect(wrong.text).toContain("incorrecte");
    const right = await walker.submit(wrong, formWith(wrong, "jour"), { dob: who.birthDate, ...proceed });
    expect(right.text).toContain("SAMLResponse");
  });
});

test("a page that would write into the browser's storage may follow the login", async () => {
  const check = await atEduconnect({ storageWrite: true });
  const write = await educonnectLogin(walker, check, someone(emulator, "pupil"));
  expect(write.text).not.toContain("SAMLResponse");
  const form = formWith(write, "shib_idp_ls_success.shib_idp_session_ss");
  expect((await walker.submit(write, form)).text).toContain("SAMLResponse");
});

test("RelayState may be missing from the answer, and the portal copes", async () => {
  const check = await atEduconnect({ relayState: false });
  const answer = await educonnectLogin(walker, check, someone(emulator, "pupil"));
  const form = formWith(answer, "SAMLResponse");
  expect(form.fields.has("RelayState")).toBe(false);
  expect((await walker.submit(answer, form)).text).toContain("Bienvenue");
});

test("whoever is signed in is not asked again", async () => {
  const check = await atEduconnect();
  await educonnectLogin(walker, check, someone(emulator, "pupil"));
  const question = await walker.go(emulator.portals.start);
  const answer = await walker.submit(question, formWith(question, "SAMLRequest"));
  expect(answer.url).toContain("execution=e2s1");
  expect(answer.text).toContain("SAMLResponse");
});

test("the portal refuses an answer that somebody changed, and one that it has had", async () => {
  const check = await atEduconnect();
  const answer = await educonnectLogin(walker, check, someone(emulator, "pupil"));
  const form = formWith(answer, "SAMLResponse");
  const text = Buffer.from(form.fields.get("SAMLResponse") ?? "", "base64").toString();
  const name = Buffer.from(someone(emulator, "parent").login).toString("base64");
  const forged = Buffer.from(text.replace(/(NameID>)[^<]*/, `$1${name}`)).toString("base64");
  expect((await walker.submit(answer, form, { SAMLResponse: forged })).status).toBe(403);
  expect((await walker.submit(answer, form)).status).toBe(200);
  expect((await walker.submit(answer, form)).status).toBe(403);
});

function again(page: Page, j_username: string, j_password: string): Promise<Page> {
  return walker.submit(page, formWith(page, "j_username"), { j_username, j_password, typeUser: "eleve" });
}
