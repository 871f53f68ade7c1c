// Named points of what a process does: before and after each request, and each step of each file that it writes. A process
// may be told to be killed, or to stop, at one of them.

import fs from "node:fs";
import files, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** What happens at a point. */
export type AtPoint = (point: string) => void;

const callNames =
  /"(FonctionParametres|Identification|Authentification|ParametresUtilisateur|PageEmploiDuTemps|SaisieDeconnexion)"/u;

/** Names what a process does, as `<last request> › <before or after> <what>`, and tells of each point. */
export class Points {
  readonly #tell: AtPoint;
  #phase = "start";
  readonly #seen = new Map<string, number>();

  constructor(tell: AtPoint) {
    this.#tell = tell;
  }

  /** A point is reached. */
  at(what: string): void {
    const name = `${this.#phase} › ${what}`;
    const time = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, time);
    this.#tell(time === 1 ? name : `${name} (${time})`);
  }

  /** A `fetch` whose steps are points. */
  readonly fetch: typeof fetch = async (input, init) => {
    const body = typeof init?.body === "string" ? init.body : "";
    const call = callNames.exec(body)?.[1] ?? (init?.method === "POST" ? "a call" : "page");
    this.at(`before sending ${call}`);
    const sent = globalThis.fetch(input, init);
    // What is killed here may have been sent, or not.
    this.at(`while sending ${call}`);
    const response = await sent;
    this.at(`at the first byte of ${call}`);
    const bytes = await response.arrayBuffer();
    this.#phase = call;
    this.at("read");
    return new Response(bytes, { status: response.status, headers: response.headers });
  };

  /** Makes points of what is written in this process from now on, in files below a folder. */
  watchFiles(folder: string): void {
    const short = (path: unknown): string | undefined => {
      const text = String(path);
      if (!text.startsWith(folder)) return undefined;
      return text
        .slice(folder.length)
        .replace(/^[/]/u, "")
        .replace(/gate%[^/]*?(?=\.(?:json|lock|holder))/u, "gate")
        .replace(/\.[\da-f]{12}\.new$/u, ".new");
    };
    const { open, rename, rm, writeFile } = files;
    const around = async <T>(what: string, path: unknown, work: () => Promise<T>): Promise<T> => {
      const name = short(path);
      if (name === undefined) return work();
      this.at(`before ${what} ${name}`);
      const done = await work();
      this.at(`after ${what} ${name}`);
      return done;
    };
    Object.assign(files, {
      rename: (from: string, to: string) => around("renaming to", to, () => rename(from, to)),
      rm: (path: string, options?: object) => around("removing", path, () => rm(path, options)),
      writeFile: (path: string, text: string, options: object) =>
        around("writing", path, () => writeFile(path, text, options)),
      open: async (path: string, flags?: string | number, mode?: number): Promise<FileHandle> => {
        const handle = await open(path, flags, mode);
        const name = short(path);
        if (name !== undefined && flags === "wx") this.#watchHandle(handle, name);
        return handle;
      },
    });
    const { mkdir, rmdir } = fs;
    Object.assign(fs, {
      mkdir: (path: string, ...rest: unknown[]) => {
        const name = short(path);
        if (name !== undefined && rest.length === 1) this.at(`before taking ${name}`);
        Reflect.apply(mkdir, fs, [path, ...rest]);
      },
      rmdir: (path: string, done: fs.NoParamCallback) => {
        const name = short(path);
        if (name !== undefined) this.at(`before leaving ${name}`);
        rmdir(path, (error) => {
          if (name !== undefined) this.at(`after leaving ${name}`);
          done(error);
        });
      },
    });
    syncBuiltinESMExports();
  }

  #watchHandle(handle: FileHandle, name: string): void {
    const writeFile = handle.writeFile.bind(handle);
    const sync = handle.sync.bind(handle);
    this.at(`after opening ${name}`);
    handle.writeFile = async (text) => {
      const whole = String(text);
      const half = whole.length >> 1;
      await writeFile(whole.slice(0, half));
      this.at(`with half of ${name} written`);
      await writeFile(whole.slice(half));
      this.at(`after writing ${name}`);
    };
    handle.sync = async () => {
      await sync();
      this.at(`after syncing ${name}`);
    };
  }
}
