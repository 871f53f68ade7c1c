import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { assumptions } from "./assumptions.js";
import type { Emulator, EmulatorOptions } from "./emulator.js";
import { Faults } from "./faults.js";
import type { Front } from "./http/front.js";
import { routes } from "./http/routes.js";
import { publishedSpaces } from "./pages/published.js";
import { qrCodeFor } from "./qr-code-for.js";
import type { Engine } from "./session/engine.js";
import { engineOf } from "./set-up.js";

const host = "127.0.0.1";

/**
 * Starts a school in a box on 127.0.0.1. Several may run at once; they share nothing.
 *
 * @throws RangeError when `root` or `port` cannot be one; the system's error when the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const root = normalRoot(options.root ?? "/pronote");
  const engine = engineOf(options);
  const closing = new AbortController();
  const published = publishedSpaces(engine.school);
  const front: Front = {
    engine,
    faults: new Faults(),
    root,
    published,
    requests: new Map(),
    pollHoldMs: options.pollHoldMs ?? assumptions.pollHoldMs.value,
    userAgentFilter: options.userAgentFilter ?? true,
    demonstration: options.demonstration ?? false,
    insecurePage: options.insecurePage,
    closing: closing.signal,
  };
  const server = await listen(front, options.port ?? 0);
  // A listening TCP server has an address with a port.
  const url = `http://${host}:${(server.address() as AddressInfo).port}${root}`;
  let closed: Promise<void> | undefined;
  return {
    url,
    profile: engine.profile,
    strict: engine.strict,
    pages: published.map(({ space, label }) => ({
      audience: space.audience,
      mobile: space.mobile,
      label,
      url: `${url}/${space.page}`,
    })),
    accounts: engine.school.accounts,
    school: engine.school,
    log: engine.log.entries,
    faults: front.faults,
    requests: front.requests,
    logins: engine.logins,
    changes: engine.changes,
    clock: engine.clock,
    ...publicHalf(engine),
    get sessions() {
      return engine.sessions.count;
    },
    get devices() {
      return engine.devices.list;
    },
    qrCode: (login, choice = {}) => qrCodeFor(engine, url, login, choice),
    forgetDevices: (login) => engine.devices.forget(login),
    expireSessions: () => engine.sessions.endAll("the emulator was told to end all sessions"),
    suspend: () => engine.quarantine.suspend(host),
    liftSuspensions: () => engine.quarantine.lift(),
    close() {
      closed ??= closeServer(server, closing);
      return closed;
    },
  };
}

function publicHalf({ vectorKey }: Engine): Pick<Emulator, "vectorKey"> {
  if (vectorKey === undefined) return {};
  return { vectorKey: { modulus: vectorKey.modulus, exponent: vectorKey.exponent } };
}

function normalRoot(root: string): string {
  const segments = root.split("/").filter((segment) => segment !== "");
  if (segments.some((segment) => !/^[\w.~-]+$/.test(segment))) {
    throw new RangeError(
      `root must be a path of letters, digits and "-._~", such as "/pronote", not "${root}"`,
    );
  }
  return segments.map((segment) => `/${segment}`).join("");
}

function listen(front: Front, port: number): Promise<Server> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`port must be a whole number from 0 to 65535, not ${port}`);
  }
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: routes(front).fetch,
      hostname: host,
      port,
      // Other code of this process keeps its own Request and Response.
      overrideGlobalObjects: false,
    });
    if (!(server instanceof Server)) throw new TypeError("an HTTP/1.1 server was expected");
    server.once("error", reject);
    server.once("listening", () => {
      server.removeListener("error", reject);
      resolve(server);
    });
  });
}

/** Ends what is held, then the connections: nothing keeps the process alive. */
function closeServer(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
