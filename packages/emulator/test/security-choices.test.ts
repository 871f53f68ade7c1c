import { afterEach, expect, test } from "vitest";
import type { Emulator } from "../src/index.js";
import { Guarded, isRefused, startSchool } from "./guarded.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const accountOf = (login: string) => emulator.accounts.find((one) => one.login === login);

test("a PIN that was chosen is the one asked for elsewhere", async () => {
  emulator = await startSchool();
  const first = await Guarded.enter(emulator, { login: "pin.choix" });
  const device = { avecIdentification: true, strIdentification: "Tablette" };
  expect(isRefused(await first.command(3, { mode: 3, codePin: first.secret("12345"), ...device }))).toBe(
    true,
  );
  expect(isRefused(await first.command(3, { mode: 3, codePin: first.secret("12a4"), ...device }))).toBe(true);
  expect(isRefused(await first.command(3, { mode: 2, ...device }))).toBe(true);
  expect(isRefused(await first.command(3, { codePin: first.secret("7391"), ...device }))).toBe(true);
  expect(await first.answer(3, { mode: 3, codePin: first.secret("7391"), ...device })).toEqual({});
  expect(await first.goOn()).toBe("open");
  const elsewhere = await Guarded.enter(emulator, { login: "pin.choix" });
  expect(elsewhere.demands).toBe("[3]");
  expect(await elsewhere.answer(0, { codePin: elsewhere.secret("7391") })).toEqual({ result: true });
  const known = await Guarded.enter(emulator, { login: "pin.choix", browser: first.browser });
  expect(known.demands).toBeUndefined();
});

test("where PINs may be long, they are", async () => {
  emulator = await startSchool();
  const visit = { login: "pin.long", page: "mobile.parent.html" };
  const visitor = await Guarded.enter(emulator, visit);
  expect(await visitor.answer(0, { codePin: visitor.secret("4826") })).toEqual({ result: false });
  expect(await visitor.answer(0, { codePin: visitor.secret("482615") })).toEqual({ result: true });
});

test.each([
  [1, {}, undefined],
  [2, { avecIdentification: false }, "[5]"],
])("strategy %s may be chosen, and holds from then on", async (mode, device, next) => {
  emulator = await startSchool();
  const visit = { login: "strategie.choix", page: "mobile.parent.html" };
  const first = await Guarded.enter(emulator, visit);
  expect(await first.answer(3, { mode, ...device })).toEqual({});
  expect(await first.goOn()).toBe("open");
  expect(accountOf(visit.login)?.security?.mode).toBe(mode === 1 ? "inactive" : "notificationOnly");
  expect((await Guarded.enter(emulator, visit)).demands).toBe(next);
});

test("a new password is checked against every rule of the school, then is the only one", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "mdp.expire" });
  const check = (text: string) => visitor.answer(1, { nouveauMDP: visitor.secret(text) });
  const rules = { min: 8, regles: { _T: 26, V: "[0..2,4]" } };
  expect(await check("abc")).toEqual({
    result: false,
    erreurMDP: { erreurTailleMDP: true, reglesNonRespectes: { _T: 26, V: "[1,2]" } },
    reglesSaisieMDP: rules,
  });
  expect(await check("1234567890")).toMatchObject({ erreurMDP: { reglesNonRespectes: { V: "[0,2]" } } });
  expect(await check("x".repeat(33))).toMatchObject({ erreurMDP: { erreurTailleMDP: true } });
  expect(await check("preau-demo")).toMatchObject({ erreurMDP: { MDPIdentique: true } });
  expect(await check("Nouveau!2026é")).toEqual({ result: true });
  const refused = await visitor.command(3, { nouveauMDP: visitor.secret("abc") });
  expect(isRefused(refused)).toBe(true);
  expect(visitor.client.data(refused)).toMatchObject({ erreurMDP: { erreurTailleMDP: true } });
  expect(isRefused(await visitor.command(3))).toBe(true);
  expect(await visitor.answer(3, { nouveauMDP: visitor.secret("Nouveau!2026é") })).toEqual({});
  expect(await visitor.goOn()).toBe("open");

  const former = await Guarded.enter(emulator, { login: "mdp.expire" });
  expect(former.asked).toMatchObject({ Acces: 1 });
  const now = await Guarded.enter(emulator, { login: "mdp.expire", password: "Nouveau!2026é" });
  expect(now.demands).toBeUndefined();
});

test("the login is no password, in any case", async () => {
  emulator = await startSchool({
    security: { passwordPolicy: { min: 4, max: 20, rules: ["mixedCase", "differsFromLogin"] } },
  });
  const visitor = await Guarded.enter(emulator, { login: "mdp.expire" });
  expect(visitor.asked).toMatchObject({ reglesSaisieMDP: { min: 4, max: 20, regles: { V: "[3,4]" } } });
  const answer = await visitor.answer(1, { nouveauMDP: visitor.secret("MDP.Expire") });
  expect(answer).toMatchObject({ erreurMDP: { reglesNonRespectes: { V: "[4]" } } });
});

test("password and strategy are saved together or not at all", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "mdp.strategie" });
  const nouveauMDP = visitor.secret("Nouveau!2026");
  expect(isRefused(await visitor.command(3, { nouveauMDP }))).toBe(true);
  expect(accountOf("mdp.strategie")?.password).toBe("preau-demo");
  expect(await visitor.answer(3, { nouveauMDP, mode: 1 })).toEqual({});
  expect(accountOf("mdp.strategie")?.password).toBe("Nouveau!2026");
  expect(await visitor.goOn()).toBe("open");
});

test("password and PIN together", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "mdp.pin", page: "mobile.viescolaire.html" });
  const nouveauMDP = visitor.secret("Nouveau!2026");
  await visitor.answer(3, { nouveauMDP, codePin: visitor.secret("4826"), avecIdentification: false });
  expect(await visitor.goOn()).toBe("open");
});

test("a forgotten PIN is replaced by means of a code that was mailed, once", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect(emulator.security.resetCode("pin.appareil")).toBeUndefined();
  expect(await visitor.answer(10)).toEqual({ ok: true });
  const code = emulator.security.resetCode("pin.appareil") ?? "";
  expect(code).toMatch(/^\d{6}$/);
  const wrong = code === "000000" ? "000001" : "000000";
  expect(await visitor.answer(11, { codePin: visitor.secret(wrong) })).toEqual({ result: false });
  expect(await visitor.answer(11, { codePin: visitor.secret(code) })).toEqual({ result: true });
  const choices = { codePin: visitor.secret("7391"), reinitPIN_OK: true, avecIdentification: false };
  expect(isRefused(await visitor.command(3, { ...choices, codePINVerifReinit: visitor.secret(wrong) }))).toBe(
    true,
  );
  expect(await visitor.answer(3, { ...choices, codePINVerifReinit: visitor.secret(code) })).toEqual({});
  expect(await visitor.goOn()).toBe("open");

  const next = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect(await next.answer(0, { codePin: next.secret("4826") })).toEqual({ result: false });
  expect(await next.answer(0, { codePin: next.secret("7391") })).toEqual({ result: true });
  expect(await next.answer(11, { codePin: next.secret(code) })).toEqual({ result: false });
});

test("no code is mailed to who has no address, and three wrong codes lock the session", async () => {
  emulator = await startSchool();
  const parent = await Guarded.enter(emulator, { login: "pin.long", page: "mobile.parent.html" });
  expect(await parent.answer(10)).toEqual({ ok: false });
  expect(emulator.security.mails).toEqual([]);
  for (let wrong = 0; wrong < 3; wrong += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    expect(await parent.answer(11, { codePin: parent.secret("123456") })).toEqual({ result: false });
  }
  expect(await parent.goOn()).toBe(8);
});

test("a PIN that the school has reset is chosen anew, on a known device too", async () => {
  emulator = await startSchool();
  const first = await Guarded.enter(emulator, { login: "pin.appareil" });
  const device = { avecIdentification: true, strIdentification: "Ordinateur" };
  await first.answer(3, { codePin: first.secret("4826"), ...device });
  emulator.security.resetPin("pin.appareil");
  const again = await Guarded.enter(emulator, { login: "pin.appareil", browser: first.browser });
  expect(again.demands).toBe("[1,4]");
  expect(again.asked).toMatchObject({ libelleSaisieExistant: "Ordinateur", modesPossibles: { V: "[3]" } });
  await again.answer(3, { mode: 3, codePin: again.secret("1357"), ...device });
  expect(await again.goOn()).toBe("open");
  expect(accountOf("pin.appareil")?.security?.pin).toBe("1357");
});

test("the school may impose a strategy, want a new password, and forget devices", async () => {
  emulator = await startSchool();
  emulator.security.imposeMode("ines.bennouna", "pin");
  emulator.security.askNewPassword("ines.bennouna", "Il a expiré.");
  const asked = await Guarded.enter(emulator, { login: "ines.bennouna" });
  expect(asked.demands).toBe("[0..2]");
  expect(asked.asked).toMatchObject({
    changementStrategieImpose: true,
    messageForcerModificationMdp: "Il a expiré.",
  });
  const device = await Guarded.enter(emulator, { login: "appareil.nom" });
  await device.answer(3, { avecIdentification: true, strIdentification: "Ordinateur" });
  expect(emulator.security.knownDevices).toHaveLength(1);
  emulator.security.forgetKnownDevices("appareil.nom");
  expect(emulator.security.knownDevices).toHaveLength(0);
  expect(() => emulator.security.resetPin("nobody")).toThrow(RangeError);
});
