import { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { assumptions } from "./assumptions.js";
import type { Emulator, EmulatorOptions, EmulatorWithPortal } from "./emulator.js";
import { Faults } from "./faults.js";
import type { Front } from "./http/front.js";
import { geolocationPath } from "./http/geolocation.js";
import { routes } from "./http/routes.js";
import { isDelegated } from "./pages/portal.js";
import { publishedSpaces } from "./pages/published.js";
import type { PortalOptions } from "./portals/options.js";
import { openPortals, portalSetUp } from "./portals/portals.js";
import { qrCodeFor } from "./qr-code-for.js";
import { securityControls } from "./security-controls.js";
import type { Engine } from "./session/engine.js";
import { engineOf } from "./set-up.js";
import { defaultNeighbours } from "./world/neighbours.js";

const host = "127.0.0.1";

/** Choices that put a portal in front of the school. */
export type WithPortal = EmulatorOptions & Required<Pick<EmulatorOptions, "portal">>;

/**
 * Starts a school in a box on 127.0.0.1. Several may run at once; they share nothing.
 *
 * @throws RangeError when `root`, `port` or `portal` cannot be one; the system's error when the port is taken
 */
export async function startEmulator(options: WithPortal): Promise<EmulatorWithPortal>;
export async function startEmulator(options?: EmulatorOptions): Promise<Emulator>;
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator | EmulatorWithPortal> {
  const root = normalRoot(options.root ?? "/pronote");
  const engine = engineOf(options);
  const closing = new AbortController();
  const published = publishedSpaces(engine.school);
  const portal =
    options.portal === undefined ? undefined : portalSetUp(engine, root, portalFrom(options.portal));
  const front: Front = {
    engine,
    faults: new Faults(),
    root,
    published,
    otherPortal: options.otherPortal,
    neighbours: options.neighbours ?? defaultNeighbours,
    requests: new Map(),
    pollHoldMs: options.pollHoldMs ?? assumptions.pollHoldMs.value,
    userAgentFilter: options.userAgentFilter ?? true,
    demonstration: options.demonstration ?? false,
    insecurePage: options.insecurePage,
    portal,
    closing: closing.signal,
  };
  const server = await listen(front, options.port ?? 0);
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}${root}`;
  const close = closeOnce(() => closeServer(server, closing));
  const emulator = describe(front, url, close);
  if (portal === undefined) return emulator;
  const onBug = (error: unknown): void => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    engine.log.add({ kind: "bug", message });
  };
  const opened = await openPortals(portal, { schoolPort: port, root, onBug }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  const closeBoth = closeOnce(async () => {
    await Promise.all([close(), opened.close()]);
  });
  const own = Object.getOwnPropertyDescriptors({ portals: opened.portals, close: closeBoth });
  // Getters stay getters.
  return Object.defineProperties(emulator, own);
}

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= close();
    return closed;
  };
}

function portalFrom(portal: WithPortal["portal"]): PortalOptions {
  return typeof portal === "string" ? { name: portal } : portal;
}

function describe(front: Front, url: string, close: () => Promise<void>): Emulator {
  const { engine } = front;
  return {
    url,
    profile: engine.profile,
    strict: engine.strict,
    pages: front.published.map(({ space, label }) => ({
      audience: space.audience,
      mobile: space.mobile,
      label,
      url: `${url}/${space.page}`,
      ...(isDelegated(front.otherPortal, space) ? { delegated: true } : {}),
    })),
    geolocationUrl: new URL(geolocationPath, url).href,
    accounts: engine.school.accounts,
    school: engine.school,
    log: engine.log.entries,
    faults: front.faults,
    requests: front.requests,
    logins: engine.logins,
    changes: engine.changes,
    clock: engine.clock,
    security: securityControls(engine),
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
    close,
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
