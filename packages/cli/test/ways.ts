import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, request, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import {
  type AddressInfo,
  createServer as createPlainServer,
  type Server as PlainServer,
  type Socket,
} from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type ConnectionOptions } from "@preau/client";
import { fileStore } from "@preau/client/node";
import { type Emulator, type EmulatorOptions, startEmulator } from "@preau/emulator";
import type { Certified } from "./certificates.js";

/** A pupil of every school here, and what logs them in. */
export const pupil = { login: "camille.verdier", password: "preau-demo", pin: "9071" } as const;

/** What one test opens, and closes again whatever happens. */
export class Ground {
  /** Folder that the accounts are kept in. */
  readonly home: string = mkdtempSync(join(tmpdir(), "preau-doctor-"));
  readonly #schools: Emulator[] = [];
  readonly #closing: (() => Promise<void> | void)[] = [];

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** An invented school. */
  async school(options: EmulatorOptions = {}): Promise<Emulator> {
    const school = await startEmulator({ today: "2026-11-18", ...options });
    this.#schools.push(school);
    this.#closing.push(() => school.close());
    return school;
  }

  /** Secrets that were sent to the schools. */
  get logins(): number {
    return this.#schools.reduce((sum, { requests }) => sum + (requests.get("Authentification") ?? 0), 0);
  }

  /** Links the pupil's account, and leaves a session to go on with. */
  async link(school: Emulator, options: ConnectionOptions & { readonly stay?: boolean } = {}): Promise<void> {
    const { stay = true, ...rest } = options;
    const { qrCode } = school.qrCode(pupil.login, { pin: pupil.pin });
    const store = fileStore(join(this.home, "accounts"));
    const client = await Client.qrcodeLogin({ qrCode, pin: pupil.pin, store, account: "camille", ...rest });
    if (stay) await client.suspend();
    else await client.close();
  }

  /** A server that answers as it is told; its root. */
  async serve(listener: RequestListener, certified?: Certified): Promise<string> {
    const server = certified === undefined ? createServer(listener) : createSecureServer(certified, listener);
    const port = await this.#listen(server);
    return `${certified === undefined ? "http" : "https"}://localhost:${port}/pronote`;
  }

  /** A server that takes connections and does with them what it is told. */
  async take(connected: (socket: Socket) => void): Promise<number> {
    return this.#listen(createPlainServer(connected));
  }

  /** A port that nobody listens on. */
  async nobody(): Promise<number> {
    const server = createPlainServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  /** A school behind something that changes what comes from it; its root. */
  async behind(
    school: Emulator,
    change: (body: string, path: string) => string,
    certified?: Certified,
  ): Promise<string> {
    const { hostname, port } = new URL(school.url);
    return this.serve((incoming, outgoing) => {
      const { method, headers, url: path = "" } = incoming;
      const forwarded = request(
        { hostname, port, path, method, headers: { ...headers, "accept-encoding": "identity" } },
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on("data", (piece: Buffer) => pieces.push(piece));
          answer.on("end", () => {
            const body = change(Buffer.concat(pieces).toString("utf8"), path);
            const { "content-length": _, "transfer-encoding": __, ...kept } = answer.headers;
            outgoing.writeHead(answer.statusCode ?? 200, kept).end(body);
          });
        },
      );
      forwarded.on("error", () => outgoing.destroy());
      incoming.pipe(forwarded);
    }, certified);
  }

  async #listen(server: Server | PlainServer): Promise<number> {
    const open = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => open.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#closing.push(async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return (server.address() as AddressInfo).port;
  }
}
