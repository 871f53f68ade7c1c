import { isPronoteError } from "@preau/client";
import { definePortal, type PortalAnswers, type PortalPass, type PortalRow } from "@preau/portals";
import { describe, expect, test } from "vitest";
import { type Site, type SiteReply, type SiteRequest, type Sites, withSites } from "./sites.js";

const pronoteHost = "0123456a.exemple.net";
const pronoteUrl = `https://${pronoteHost}/pronote/eleve.html`;

const row: PortalRow = {
  name: "portail",
  label: "Portail",
  area: "Nulle part",
  flow: "cas-form",
  account: "local",
  addresses: { login: "https://cas.portail.fr/login?selection=ELEVE" },
  hosts: ["cas.portail.fr"],
  passwordHosts: ["cas.portail.fr"],
  state: "unknown",
};

/** PRONOTE behind the portal. */
const pronote: Site = ({ url }) =>
  url.searchParams.has("ticket")
    ? { status: 500 }
    : {
        to: `https://cas.portail.fr/login?service=${encodeURIComponent(pronoteUrl)}`,
        cookies: ["routage=n1; Path=/"],
      };

const form = `<form class="cas__login-form" method="post"><input name="username"><input type="password" name="password">
  <input type="hidden" name="execution" value="e1"><input type="hidden" name="_eventId" value="submit"></form>`;

/** A CAS; `after` may answer to the right pair in another way. */
function cas(after?: (request: SiteRequest) => SiteReply, page: string = form): Site {
  return (request) => {
    const { method, url, fields, cookie } = request;
    const service = url.searchParams.get("service");
    if (method === "GET" && cookie.includes("TGC=") && service) return { to: `${service}?ticket=ST-1` };
    if (method === "GET") return { body: page };
    if (fields.get("password") !== "motdepasse") return { body: `<p>Échec</p>${page}` };
    return after?.(request) ?? { to: "/accueil", cookies: ["TGC=x; Path=/; Secure"] };
  };
}

const home =
  (site: Site): Site =>
  (request) =>
    request.url.pathname === "/accueil" ? { body: "<h1>Bonjour</h1>" } : site(request);

interface Attempt {
  readonly answers?: PortalAnswers;
  readonly row?: Partial<PortalRow>;
  readonly password?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly pronoteUrl?: string;
}

function enter({ fetch }: Sites, attempt: Attempt = {}): Promise<PortalPass> {
  const portal = definePortal({ ...row, ...attempt.row });
  return portal.with(attempt.answers ?? {})({
    username: "camille",
    password: attempt.password ?? "motdepasse",
    pronoteUrl: attempt.pronoteUrl ?? pronoteUrl,
    fetch,
    signal: attempt.signal,
    timeoutMs: attempt.timeoutMs,
  });
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly host?: string;
  readonly reason?: string;
  readonly choices?: readonly string[];
}

/** The error of an attempt with these sites, and what was sent. */
async function failure(
  sites: Readonly<Record<string, Site>>,
  attempt: Attempt = {},
): Promise<Failure & { readonly log: readonly SiteRequest[] }> {
  return withSites({ [pronoteHost]: pronote, ...sites }, async (running) => {
    const error: unknown = await enter(running, attempt).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!isPronoteError(error)) throw new Error("no typed error", { cause: error });
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack ?? ""}`).not.toMatch(
      /motdepasse|camille|TGC=|ST-1|e1\b/u,
    );
    const { code, message } = error;
    return Object.assign({ code, message, log: running.log }, error);
  });
}

const passwords = (log: readonly SiteRequest[]): readonly string[] =>
  log.filter(({ fields }) => [...fields.values()].includes("motdepasse")).map(({ url }) => url.host);

describe("signing in", () => {
  test("ends at the ticket, which is left to be spent, with PRONOTE's own cookies", async () => {
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": home(cas()) }, async (sites) => {
      expect(await enter(sites)).toEqual({
        address: `${pronoteUrl}?ticket=ST-1`,
        cookies: [{ name: "routage", value: "n1", host: pronoteHost }],
      });
      expect(passwords(sites.log)).toEqual(["cas.portail.fr"]);
      expect(sites.log.some(({ url }) => url.searchParams.has("ticket"))).toBe(false);
      const leaked = sites.log.filter(
        ({ url, cookie }) => url.host === pronoteHost && cookie.includes("TGC"),
      );
      expect(leaked).toEqual([]);
    });
  });

  test("PRONOTE is asked first which portal it has, without what would skip it", async () => {
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": home(cas()) }, async (sites) => {
      await enter(sites, { pronoteUrl: `${pronoteUrl}?login=true&fd=1` });
      expect(sites.log[0]?.url.href).toBe(`${pronoteUrl}?fd=1`);
    });
  });

  test("a page that PRONOTE opens by cookies is passed on as it is", async () => {
    const opens: Site = ({ url, cookie }) =>
      url.pathname === "/pronote/sso"
        ? { to: "eleve.html", cookies: ["porte=1; Path=/"] }
        : cookie.includes("porte=1")
          ? { body: `<body onload="Start ({h:1,a:3,e:'x',f:'y',g:5})">` }
          : { to: "https://cas.portail.fr/login?service=x" };
    const forward: Site = (request) =>
      request.url.searchParams.has("service") && request.cookie.includes("TGC")
        ? { to: `https://${pronoteHost}/pronote/sso` }
        : home(cas())(request);
    await withSites({ [pronoteHost]: opens, "cas.portail.fr": forward }, async (sites) => {
      expect(await enter(sites)).toEqual({
        address: pronoteUrl,
        cookies: [{ name: "porte", value: "1", host: pronoteHost }],
      });
    });
  });

  test("requests look like those of one browser", async () => {
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": home(cas()) }, async ({ fetch, log }) => {
      await enter({ fetch, log });
      const post = log.find(({ method }) => method === "POST");
      expect(post?.headers.get("origin")).toBe("https://cas.portail.fr");
      expect(post?.headers.get("referer")).toBe("https://cas.portail.fr/login?selection=ELEVE");
      expect(new Set(log.map(({ headers }) => headers.get("user-agent"))).size).toBe(1);
      expect(post?.headers.get("user-agent")).toMatch(/^Mozilla/u);
    });
  });

  test("a password with accents is written in the page's own characters", async () => {
    let body = "";
    const latin: Site = (request) => {
      if (request.method === "POST") body = request.fields.get("password") ?? "";
      return { type: "text/html; charset=iso-8859-1", body: form };
    };
    await failure({ "cas.portail.fr": latin }, { password: "été" });
    expect(body).toBe("\uFFFDt\uFFFD"); // not UTF-8
  });

  test("the row's kind of account is chosen where the portal asks, else the caller's", async () => {
    const wayf = `<form class="cas__wayf-form" action="/login"><input type="radio" name="selection" id="a" value="ELEVE"><label for="a">Élève</label>
      <input type="radio" name="selection" id="b" value="PARENT"><label for="b">Parent</label><button name="submit" value="Valider">ok</button></form>`;
    const asks: Site = (request) =>
      request.method === "GET" && !request.cookie && request.url.searchParams.get("submit") === null
        ? { body: wayf }
        : home(cas())(request);
    const bare = { addresses: { login: "https://cas.portail.fr/login" } };
    const { code, reason, choices } = await failure({ "cas.portail.fr": asks }, { row: bare });
    expect([code, reason, choices]).toEqual(["portal-login", "choice", ["Élève", "Parent"]]);
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": asks }, async (sites) => {
      const choose: PortalAnswers["choose"] = ({ choices: [, second] }) => second?.label ?? "";
      expect(await enter(sites, { row: bare, answers: { choose } })).toHaveProperty("address");
      expect(sites.log.some(({ url }) => url.searchParams.get("selection") === "PARENT")).toBe(true);
    });
  });
});

describe("what goes wrong", () => {
  test("a wrong pair is told as one, after one try", async () => {
    const { code, message, log } = await failure({ "cas.portail.fr": cas(() => ({ body: form })) });
    expect(code).toBe("credentials");
    expect(message).toContain("cas.portail.fr");
    expect(passwords(log)).toHaveLength(1);
  });

  test("a blocked account and an unfinished one are no wrong pair", async () => {
    const says = (text: string): Site => cas(() => ({ body: `<p>${text}</p>${form}` }));
    expect(await failure({ "cas.portail.fr": says("Votre compte est bloqué") })).toMatchObject({
      code: "portal-login",
      reason: "blocked",
    });
    expect(await failure({ "cas.portail.fr": says("Vous devez changer votre mot de passe") })).toMatchObject({
      reason: "browser",
    });
  });

  test("what the login page said before does not count", async () => {
    const page = `<a>Compte bloqué ?</a>${form}`;
    expect(await failure({ "cas.portail.fr": cas(() => ({ body: page }), page) })).toMatchObject({
      code: "credentials",
    });
  });

  test("a page that nobody knows is a change, and is described without its values", async () => {
    const { code, message, log } = await failure({
      "cas.portail.fr": () => ({
        body: `<title>Nouveau</title><form id="neuf"><input name="qui" value="ST-1"></form>`,
      }),
    });
    expect(code).toBe("protocol-changed");
    expect(message).toContain("form neuf (qui)");
    expect(passwords(log)).toEqual([]);
  });

  test("a page that only a script fills is named as such", async () => {
    const { code, message } = await failure({
      "cas.portail.fr": () => ({ body: `<div id=app></div><script src=/a.js></script>` }),
    });
    expect(code).toBe("portal-page");
    expect(message).toContain("JavaScript");
  });

  test("a captcha is named, and not answered", async () => {
    const { code, message, log } = await failure({
      "cas.portail.fr": () => ({ body: `${form}<iframe src="https://x/hcaptcha"></iframe>` }),
    });
    expect([code, message.includes("captcha"), passwords(log)]).toEqual(["portal-page", true, []]);
  });

  test("a circle of redirections ends", async () => {
    let times = 0;
    const circle: Site = () => {
      times += 1;
      return { to: times % 2 === 0 ? "/a" : "/b" };
    };
    expect(await failure({ "cas.portail.fr": circle })).toMatchObject({
      code: "portal-page",
      host: "cas.portail.fr",
    });
    expect(times).toBeLessThan(10);
  });

  test("a chain that never repeats ends too", async () => {
    let times = 0;
    const chain: Site = () => ({ to: `/${(times += 1)}` });
    expect(await failure({ "cas.portail.fr": chain })).toMatchObject({ code: "portal-page" });
    expect(times).toBe(20);
  });

  test("a redirection to a foreign host is refused, and the rows that know it are named", async () => {
    const moved: Site = () => ({ to: "https://cas.agora06.fr/login" });
    const { code, host, message, log } = await failure({
      "cas.portail.fr": moved,
      "cas.agora06.fr": () => ({ body: form }),
    });
    expect([code, host]).toEqual(["portal-page", "cas.agora06.fr"]);
    expect(message).toContain("cas_agora06");
    expect(log.every(({ url }) => url.host !== "cas.agora06.fr")).toBe(true);
  });

  test("a school with another portal is found out before the password is sent", async () => {
    const { code, message, log } = await failure({
      [pronoteHost]: () => ({ to: "https://cas.entcreuse.fr/login?service=x" }),
      "cas.portail.fr": cas(),
    });
    expect([code, log.length]).toEqual(["portal-page", 1]);
    expect(message).toContain("ent_creuse");
  });

  test("a school without portal is told so", async () => {
    const { code, log } = await failure({
      [pronoteHost]: () => ({ body: `<body onload="Start ({h:1,a:3})">` }),
    });
    expect([code, log.length]).toEqual(["usage", 1]);
  });

  test("a neighbour of the portal may be visited, and gets no password", async () => {
    const sends: Site = () => ({ to: "https://nouveau.portail.fr/login" });
    const { code, host, log } = await failure({
      "cas.portail.fr": sends,
      "nouveau.portail.fr": () => ({ body: form }),
    });
    expect([code, host, passwords(log)]).toEqual(["portal-page", "nouveau.portail.fr", []]);
  });

  test("a form of the right page that posts elsewhere gets no password", async () => {
    const page = form.replace("<form ", `<form action="https://ailleurs.portail.fr/x" `);
    const { code, log } = await failure({
      "cas.portail.fr": () => ({ body: page }),
      "ailleurs.portail.fr": () => ({}),
    });
    expect([code, passwords(log)]).toEqual(["portal-page", []]);
  });

  test.each([307, 308])("a password is not sent on to another host by a %i", async (status) => {
    const sends = cas(() => ({ status, to: "https://autre.portail.fr/x" }));
    const { code, log } = await failure({ "cas.portail.fr": sends, "autre.portail.fr": () => ({}) });
    expect([code, passwords(log)]).toEqual(["portal-page", ["cas.portail.fr"]]);
  });

  test.each(["page", "action", "redirection"])("nothing goes out without TLS: %s", async (where) => {
    const clear = "http://cas.portail.fr/login";
    const site: Site = ({ method, url }) => {
      if (url.protocol === "http:") return { body: form };
      if (where === "page") return { to: clear };
      if (where === "action") return { body: form.replace("<form ", `<form action="${clear}" `) };
      return method === "POST" ? { status: 307, to: clear } : { body: form };
    };
    const { code, log } = await failure({ "cas.portail.fr": site });
    expect(code).toBe("portal-page");
    expect(log.every(({ url }) => url.protocol === "https:")).toBe(true);
  });

  test("a form that would put the password in the address is refused", async () => {
    const page = form.replace(`method="post"`, `method="get"`);
    const { code, log } = await failure({ "cas.portail.fr": () => ({ body: page }) });
    expect(code).toBe("protocol-changed");
    expect(log.every(({ url }) => !url.search.includes("motdepasse"))).toBe(true);
  });

  test("cookies of a foreign host are not kept", async () => {
    const sets = home(
      cas(() => ({
        to: "/accueil",
        cookies: ["TGC=x; Path=/", `vol=1; Domain=${pronoteHost}`, "tout=1; Domain=fr"],
      })),
    );
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": sets }, async (sites) => {
      await enter(sites);
      expect(sites.log.every(({ cookie }) => !/vol|tout/u.test(cookie))).toBe(true);
    });
  });

  test("a portal that forgets the sign-in is not taken for a wrong pair", async () => {
    const forgets = home(cas(() => ({ to: "/accueil" })));
    expect(await failure({ "cas.portail.fr": forgets })).toMatchObject({
      code: "portal-login",
      reason: "refused",
    });
  });

  test("a person whom PRONOTE does not know is told so", async () => {
    const strange: Site = ({ url }) =>
      url.searchParams.has("ticket") ? { body: "" } : { to: "https://cas.portail.fr/login?service=x" };
    const unknown: Site = (request) =>
      request.cookie.includes("TGC") && request.url.searchParams.has("service")
        ? { to: `https://${pronoteHost}/pronote/refus` }
        : home(cas())(request);
    const site: Site = (request) =>
      request.url.pathname.endsWith("refus")
        ? { body: "<p>Identification impossible</p>" }
        : strange(request);
    expect(await failure({ [pronoteHost]: site, "cas.portail.fr": unknown })).toMatchObject({
      code: "portal-login",
      reason: "unknown",
    });
  });

  test.each([
    [503, "network"],
    [404, "portal-page"],
    [405, "portal-page"],
    [400, "protocol-changed"],
  ])("a portal that answers %i is %s", async (status, code) => {
    expect(await failure({ "cas.portail.fr": () => ({ status, body: "<p>Erreur</p>" }) })).toMatchObject({
      code,
    });
  });

  test("a portal that does not answer is a matter of the network", async () => {
    const { code, message } = await failure({});
    expect([code, message.includes("cas.portail.fr"), message.includes("ENOTFOUND")]).toEqual([
      "network",
      true,
      true,
    ]);
  });

  test("what is no page, or too large a one, is not read", async () => {
    expect(
      await failure({ "cas.portail.fr": () => ({ type: "application/pdf", body: "%PDF" }) }),
    ).toMatchObject({ code: "portal-page" });
    expect(await failure({ "cas.portail.fr": () => ({ body: "x".repeat(3_000_000) }) })).toMatchObject({
      code: "portal-page",
    });
  });

  test("a silent portal runs into the time limit", async () => {
    const silent: Site = () => new Promise(() => {});
    expect(await failure({ "cas.portail.fr": silent }, { timeoutMs: 100 })).toMatchObject({
      code: "timeout",
    });
  });

  test("giving up rejects with the signal's own reason, in the middle too", async () => {
    const reason = new Error("given up");
    const controller = new AbortController();
    const stops: Site = () => {
      controller.abort(reason);
      return new Promise(() => {});
    };
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": stops }, async (sites) => {
      await expect(enter(sites, { signal: controller.signal })).rejects.toBe(reason);
      await expect(enter(sites, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });
  });

  test("giving up ends a question to the caller too", async () => {
    const controller = new AbortController();
    const code = `<form method="post"><input name="smsCode"></form>`;
    const asks = cas(() => ({ body: code }));
    const answers: PortalAnswers = {
      code: () => {
        controller.abort("enough");
        return new Promise<string>(() => {});
      },
    };
    await withSites({ [pronoteHost]: pronote, "cas.portail.fr": asks }, async (sites) => {
      await expect(enter(sites, { signal: controller.signal, answers })).rejects.toBe("enough");
      await expect(enter(sites)).rejects.toMatchObject({ code: "second-factor", asks: "code" });
    });
  });

  test.each<[string, Attempt]>([
    ["password", { password: "" }],
    ["pronoteUrl", { pronoteUrl: "eleve.html" }],
    ["TLS", { pronoteUrl: "http://ecole.exemple.fr/pronote/eleve.html" }],
    ["timeoutMs", { timeoutMs: -1 }],
    ["birthDate", { answers: { birthDate: "2012-02-30" } }],
    ["TLS", { row: { addresses: { login: "http://cas.portail.fr/" } } }],
  ])("a wrong %s is told before anything is sent", async (name, attempt) => {
    const { code, message, log } = await failure({ "cas.portail.fr": cas() }, attempt);
    expect([code, message.includes(name), log.length]).toEqual(["usage", true, 0]);
  });
});
