import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { Client, isPronoteError, ParentClient } from "@preau/client";
import { dropAfter, type Emulator, refuse } from "@preau/emulator";
import { describe, expect, test, vi } from "vitest";
import {
  impatient,
  inSchool,
  loginParent,
  loginStudent,
  optionsFor,
  requestsTo,
  schoolDay,
  someAccount,
} from "./box.js";

type Change = (answer: {
  url: string;
  body: string;
  headers: Record<string, string>;
  status: number;
}) => void;

/** A server in front of the school that changes what comes back, as real ones differ from ours. */
async function behind(
  emulator: Emulator,
  change: Change,
  run: (root: string) => Promise<void>,
): Promise<void> {
  const target = new URL(emulator.url);
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const forwarded = request(
      {
        host: target.hostname,
        port: target.port,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, "accept-encoding": "identity" },
      },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (text: string) => (body += text));
        answer.on("end", () => {
          const headers = {
            "content-type": answer.headers["content-type"] ?? "text/html",
            server: String(answer.headers["server"] ?? ""),
          };
          const changed = { url: incoming.url ?? "", body, headers, status: answer.statusCode ?? 200 };
          change(changed);
          outgoing.writeHead(changed.status, changed.headers).end(changed.body);
        });
      },
    );
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
  return isPronoteError(error) ? error.code : String(error);
}

describe("a parent's calls", () => {
  test("speak of one child from their first request to their last", async () => {
    await inSchool({ schoolOptions: { timetableRanges: false } }, async (emulator) => {
      const parent = await loginParent(emulator);
      const [first, second] = parent.children;
      if (first === undefined || second === undefined) throw new Error("two children expected");
      const wanted = await parent.child(first).lessons("2026-11-23", "2026-12-13", { raw: true });
      const mixed = parent.lessons("2026-11-23", "2026-12-13", { raw: true });
      parent.setChild(second);
      expect((await mixed).map(({ key }) => key)).toEqual(wanted.map(({ key }) => key));
      await parent.close();
    });
  });

  test("say whom they are about even where the server forgets to ask for it", async () => {
    await inSchool({}, async (emulator) => {
      const forget: Change = (answer) => {
        answer.body = answer.body.replaceAll('"avecMembre":true', '"avecMembre":false');
      };
      await behind(emulator, forget, async (root) => {
        const account = emulator.school.parents.find(({ childIds }) => childIds.length === 2);
        const login = emulator.accounts.find(({ personId }) => personId === account?.id);
        const parent = await ParentClient.login({
          url: `${root}/parent.html`,
          username: login?.login ?? "",
          password: login?.password ?? "",
        });
        const [first, second] = parent.children;
        if (first === undefined || second === undefined) throw new Error("two children expected");
        const keys = async (child: string): Promise<readonly string[]> =>
          (await parent.child(child).homework(schoolDay)).map(({ key }) => key);
        expect(await keys(second.name)).not.toEqual(await keys(first.name));
        await parent.close();
      });
    });
  });

  test("work for the parent alone when there is no child", async () => {
    await inSchool({}, async (emulator) => {
      const childless = emulator.school.parents.find(({ childIds }) => childIds.length === 0);
      const account = emulator.accounts.find(({ personId }) => personId === childless?.id);
      const parent = await ParentClient.login({
        url: `${emulator.url}/parent.html`,
        username: account?.login ?? "",
        password: account?.password ?? "",
      });
      expect([parent.children, parent.info.kind, parent.currentPeriod]).toEqual([[], "parent", undefined]);
      expect(await codeOf(parent.lessons(schoolDay))).toBe("child-not-found");
      expect(await codeOf(parent.post("Navigation", { data: { onglet: 7, ongletPrec: 7 } }))).toBe(
        "no error",
      );
      await parent.close();
    });
  });
});

describe("a write", () => {
  test("whose repetition is refused is not said to be undone", async () => {
    await inSchool({ strict: false, replayWindow: 0 }, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      emulator.faults.next("*", dropAfter());
      expect(await codeOf(client.post("SaisieTAFFaitEleve", { data: { listeTAF: [] } }))).toBe(
        "outcome-unknown",
      );
      await client.close();
    });
  });

  test("answered in exclusive mode was not made", async () => {
    await inSchool({}, async (emulator) => {
      const exclusive: Change = (answer) => {
        if (answer.body.includes('"RapportSaisie"') || answer.url.includes("appelfonction")) {
          answer.body = answer.body.replace(
            '"nom":"SaisieDeconnexion"',
            '"nom":"SaisieDeconnexion","Signature":{"ModeExclusif":true}',
          );
        }
      };
      await behind(emulator, exclusive, async (root) => {
        const account = someAccount(emulator, "student");
        const client = await Client.login({ ...optionsFor(emulator, account), url: `${root}/eleve.html` });
        expect(await codeOf(client.post("SaisieDeconnexion", { data: {} }))).toBe("not-allowed");
      });
    });
  });

  test("that cannot be written as JSON is the caller's mistake, and the session goes on", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const circle: { self?: unknown } = {};
      circle.self = circle;
      expect(await codeOf(client.post("Navigation", { data: circle }))).toBe("usage");
      expect(await codeOf(client.post("Navigation", { data: { n: 1n } }))).toBe("usage");
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });
});

describe("an answer of the login", () => {
  test.each([
    ["numbers as text", (body: string) => body.replace(/"modeComp(Log|Mdp)":(\d)/gu, '"modeComp$1":"$2"')],
    [
      "numbers as typed values",
      (body: string) => body.replace(/"modeComp(Log|Mdp)":(\d)/gu, '"modeComp$1":{"_T":20,"V":$2}'),
    ],
    [
      "yes and no for numbers",
      (body: string) => body.replace(/"modeComp(Log|Mdp)":0/gu, '"modeComp$1":false'),
    ],
    [
      "nulls for what is absent",
      (body: string) => body.replace('"challenge":', '"alea":null,"login":null,"challenge":'),
    ],
    ["a byte order mark", (body: string) => (body.startsWith("{") ? `\ufeff${body}` : body)],
    ["a session of 0", (body: string) => body.replace(/^\{"session":\d+/u, '{"session":0')],
    [
      "order numbers in capitals",
      (body: string) => body.replace(/"no":"([\da-f]+)"/gu, (_, no: string) => `"no":"${no.toUpperCase()}"`),
    ],
  ])("is read with %s", async (_, change) => {
    await inSchool({}, async (emulator) => {
      const changed: Change = (answer) => {
        answer.body = change(answer.body);
      };
      await behind(emulator, changed, async (root) => {
        const account = someAccount(emulator, "student");
        const client = await Client.login({ ...optionsFor(emulator, account), url: `${root}/eleve.html` });
        expect(await client.lessons(schoolDay)).not.toHaveLength(0);
        await client.close();
      });
    });
  });

  test("that refuses the account its own parameters is a refusal, not a login", async () => {
    await inSchool({}, async (emulator) => {
      const refused: Change = (answer) => {
        if (!answer.body.includes('"nom":"ParametresUtilisateur"')) return;
        const outer = JSON.parse(answer.body) as { dataSec: Record<string, unknown> };
        outer.dataSec["Signature"] = { Erreur: true, MessageErreur: "Vos droits sont insuffisants" };
        answer.body = JSON.stringify(outer);
      };
      await behind(emulator, refused, async (root) => {
        const account = someAccount(emulator, "student");
        expect(
          await codeOf(Client.login({ ...optionsFor(emulator, account), url: `${root}/eleve.html` })),
        ).toBe("not-allowed");
        // Nobody will use that session: the school is told so.
        await expect.poll(() => emulator.sessions).toBe(0);
      });
    });
  });

  test.each([
    ['{"Erreur":{"G":"25","Titre":"Vous avez été déconnecté","Message":null}}', "rate-limited"],
    ['{"Erreur":{"G":3,"Titre":"Acc\\u00E8s refus\\u00E9","Message":null}}', "not-allowed"],
    ['{"Erreur":{}}', "refused"],
  ])("that is %s is told as what it is", async (fatal, code) => {
    await inSchool({}, async (emulator) => {
      const change: Change = (answer) => {
        if (answer.body.includes('"nom":"PageEmploiDuTemps"')) answer.body = fatal;
      };
      await behind(emulator, change, async (root) => {
        const account = someAccount(emulator, "student");
        const client = await Client.login({ ...optionsFor(emulator, account), url: `${root}/eleve.html` });
        expect(await codeOf(client.lessons(schoolDay))).toBe(code);
        expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);
      });
    });
  });
});

describe("the page of a space", () => {
  test("may be under another path of the same host: calls go where it was found", async () => {
    await inSchool({ root: "/vie/pronote2026" }, async (emulator) => {
      const { origin } = new URL(emulator.url);
      const server = createServer((incoming, outgoing) => {
        if (incoming.url?.startsWith("/pronote/") === true) {
          const path = incoming.url.replace("/pronote/", "/vie/pronote2026/");
          outgoing.writeHead(302, { Location: path }).end();
          return;
        }
        const { hostname, port } = new URL(origin);
        const { url, method, headers } = incoming;
        incoming.pipe(
          request({ hostname, port, path: url, method, headers }, (answer) => {
            outgoing.writeHead(answer.statusCode ?? 200, answer.headers);
            answer.pipe(outgoing);
          }),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const account = someAccount(emulator, "student");
      const client = await Client.login({
        ...optionsFor(emulator, account),
        url: `${root}/pronote/eleve.html`,
      });
      expect(client.pronoteUrl).toBe(`${root}/vie/pronote2026`);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  });
});

describe("a session", () => {
  test("serves the calls made before close(), and refuses those made after", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const before = [client.lessons(schoolDay), client.homework(schoolDay)];
      const closing = client.close();
      const after = codeOf(client.lessons(schoolDay));
      for (const answer of await Promise.all(before)) expect(answer).not.toHaveLength(0);
      await closing;
      expect(await after).toBe("usage");
      expect(requestsTo(emulator, "SaisieDeconnexion")).toBe(1);
    });
  });

  test("does not ask again for a page that one call was refused", async () => {
    await inSchool({ schoolOptions: { refusedTabs: [16] }, tabRefusal: "call" }, async (emulator) => {
      const client = await loginStudent(emulator);
      for (let time = 0; time < 3; time += 1)
        expect(await codeOf(client.lessons(schoolDay))).toBe("not-allowed");
      expect(client.can("timetable")).toBe(false);
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);
      await client.close();
    });
  });

  test("that is being opened can be given up at any moment, at once and without another request", async () => {
    await inSchool({}, async (emulator) => {
      for (const call of ["Identification", "Authentification", "ParametresUtilisateur"] as const) {
        const asked = requestsTo(emulator, call);
        emulator.faults.next(call, { kind: "hang" });
        const controller = new AbortController();
        const reason = new Error(`given up at ${call}`);
        const { signal } = controller;
        const ended = loginStudent(emulator, { signal }).catch((error: unknown) => error);
        await vi.waitFor(() => expect(requestsTo(emulator, call)).toBe(asked + 1), { timeout: 10_000 });
        const started = performance.now();
        controller.abort(reason);
        expect(await ended).toBe(reason);
        expect(performance.now() - started).toBeLessThan(4000);
        expect(requestsTo(emulator, call) - asked).toBe(1);
      }
    });
  });

  test("tells of trouble without a byte of what the server said", async () => {
    const server = createServer((_, outgoing) => {
      outgoing.socket?.end(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nDUPONT-SECRET Camille\r\n",
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pronote/eleve.html`;
    const error = await Client.login({ ...impatient, url, username: "x", password: "y" }).catch(
      (reason: unknown) => reason,
    );
    expect(isPronoteError(error)).toBe(true);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("DUPONT-SECRET");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("refusals of a login", () => {
  test.each([
    [2, "access-denied"],
    [4, "access-denied"],
    [6, "access-denied"],
    [9, "access-denied"],
    [42, "access-denied"],
    [10, "disabled"],
    [0, "access-denied"],
  ])("Acces %i is %s", async (access, code) => {
    await inSchool({}, async (emulator) => {
      const change: Change = (answer) => {
        if (!answer.body.includes('"nom":"Authentification"')) return;
        const outer = JSON.parse(answer.body) as { dataSec: { data: unknown } };
        outer.dataSec.data = { Acces: access, AccesMessage: { titre: "Un titre", message: "Un mot" } };
        answer.body = JSON.stringify(outer);
      };
      await behind(emulator, change, async (root) => {
        const account = someAccount(emulator, "student");
        const error = await Client.login({
          ...optionsFor(emulator, account),
          url: `${root}/eleve.html`,
        }).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code, wireCode: access });
        expect(isPronoteError(error) ? error.wireMessage : "").toContain("Un mot");
      });
    });
  });

  test.each([8, 10, 11, 13, 14])(
    "error %i in mid-session costs a renewal, and the read its repetition",
    async (number) => {
      await inSchool({}, async (emulator) => {
        const client = await loginStudent(emulator, impatient);
        emulator.faults.next("PageEmploiDuTemps", refuse({ code: number }));
        expect(await client.lessons(schoolDay)).not.toHaveLength(0);
        expect(requestsTo(emulator, "Authentification")).toBe(2);
        await client.close();
      });
    },
  );

  test.each([20, 22])("error %i in mid-session is told, and the next call renews", async (number) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      emulator.faults.next("PageEmploiDuTemps", refuse({ code: number }));
      expect(await codeOf(client.lessons(schoolDay))).toBe("stale-reference");
      expect(client.loggedIn).toBe(false);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });
});
