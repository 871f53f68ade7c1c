import { afterEach, describe, expect, test } from "vitest";
import { type EmulatorWithPortal, type PortalRowName, portalRows } from "../src/index.js";
import { startBehind } from "./behind-portal.js";
import { signIn, someone } from "./portal-steps.js";
import { Walker } from "./portal-walker.js";
import { RawClient } from "./raw-client.js";

let emulator: EmulatorWithPortal;
afterEach(() => emulator.close());

/** The rest of the login, from the page that the portal led to. */
async function enter(page: string): Promise<RawClient> {
  const client = RawClient.on(emulator, page);
  await client.openSession();
  return client;
}

// oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a constant table are its names
const names = Object.keys(portalRows) as PortalRowName[];

describe.each(names)("%s", (name) => {
  test.each([
    ["a pupil", "pupil", "eleve.html", "EXEMPLE Zoé"],
    ["a parent", "parent", "mobile.parent.html", "M. EXEMPLE Luc"],
  ] as const)("%s signs in on the portal and is logged in to PRONOTE", async (_, kind, page, person) => {
    emulator = await startBehind(name, { userAgentFilter: false });
    const walker = new Walker(emulator);
    const who = someone(emulator, kind);
    await signIn(emulator, walker, who);
    const { text } = await walker.go(`${emulator.portals.url}/${page}`);
    const client = await enter(text);
    expect(client.start).toMatchObject({ g: 3 });
    const answer = await client.authenticateFromPage();
    expect(answer["libelleUtil"]).toBe(person);
    expect((await client.call("ParametresUtilisateur", { data: {} })).number).toBe(8);
    const sent = emulator.portals.exchanges;
    expect(sent.filter(({ hasPassword }) => hasPassword)).toHaveLength(1);
    expect(sent.flatMap(({ foreignCookies }) => foreignCookies)).toEqual([]);
    expect(emulator.log.filter(({ kind: sort }) => sort === "bug")).toEqual([]);
  });
});
