import { isPronoteError } from "@preau/client";
import { type PortalInFront, portalInFront } from "@preau/portals";
import { describe, expect, test } from "vitest";
import { type Site, withSites } from "./sites.js";

const host = "0123456a.exemple.net";
const url = `https://${host}/pronote/eleve.html`;
const agora = "https://cas.agora06.fr/login?service=x";

/** What a school that answers like that is found to have in front. */
function knock(site: Site, address = url): Promise<PortalInFront | undefined> {
  return withSites({ [host]: site }, async ({ fetch, log }) => {
    const found = await portalInFront(address, { fetch });
    // Of the portal nothing is asked, and PRONOTE not to let anybody pass it by.
    expect(log.every((request) => request.url.host === host)).toBe(true);
    expect(log[0]?.url.searchParams.has("login")).toBe(false);
    return found;
  });
}

describe("the portal in front of a school", () => {
  test.each<[string, Site]>([
    ["a redirection", () => ({ to: agora })],
    [
      "a redirection after one of its own",
      ({ url: { pathname } }) => (pathname.endsWith("/sso") ? { to: agora } : { to: "sso" }),
    ],
    [
      "a page that goes on by itself",
      () => ({ body: `<meta http-equiv="refresh" content="0; url=${agora}">` }),
    ],
    [
      "a form that a script sends on",
      () => ({ body: `<form method="post" action="${agora}"><input name="SAMLRequest" value="x"></form>` }),
    ],
  ])("is found by %s", async (_, site) => {
    expect(await knock(site, `${url}?login=true`)).toMatchObject({
      host: "cas.agora06.fr",
      portals: [{ name: "cas_agora06" }],
    });
  });

  test("may be one that no row knows", async () => {
    expect(await knock(() => ({ to: "https://ailleurs.exemple.org/" }))).toEqual({
      host: "ailleurs.exemple.org",
      portals: [],
    });
  });

  test.each<[string, Site]>([
    ["opens its own page", () => ({ body: `<body onload="Start ({h:1,a:3})">` })],
    ["turns in a circle", () => ({ to: url })],
    ["sends on to no address", () => ({ to: "https://[" })],
    ["would go on without TLS", () => ({ to: `http://${host}/pronote/` })],
  ])("is none where PRONOTE %s", async (_, site) => {
    expect(await knock(site)).toBeUndefined();
  });

  test("is not looked for where there is no address, no TLS or no answer", async () => {
    const codes: string[] = [];
    for (const address of ["eleve.html", `http://${host}/pronote/eleve.html`, "https://personne.exemple/"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await knock(() => ({}), address).catch((error: unknown) => {
        codes.push(isPronoteError(error) ? error.code : String(error));
      });
    }
    expect(codes).toEqual(["usage", "usage", "network"]);
  });
});
