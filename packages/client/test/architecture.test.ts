import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Who may import what, read from the import lines. The table is that of ARCHITECTURE.md.

const packagesFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Packages of ours that a package may import, by folder name. */
const packageTable: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  client: ["wire"],
  portals: ["client"],
  emulator: ["wire"],
  cli: ["client", "portals", "emulator"],
};

/**
 * Rooms of the client that a room may import, itself left out. `session/call` means that one file, and
 * `type transport` the types of a room.
 */
const roomTable: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  platform: [],
  codec: ["errors"],
  store: ["codec", "errors", "platform"],
  gate: ["store", "codec", "errors", "platform"],
  node: ["store", "codec", "errors", "platform"],
  qr: ["codec", "errors", "platform"],
  discovery: ["auth", "session", "transport", "gate", "store", "codec", "errors", "platform"],
  transport: ["codec", "errors", "platform"],
  session: ["transport", "codec", "errors", "platform"],
  auth: ["session", "transport", "codec", "errors", "platform"],
  api: ["session/call", "codec", "errors"],
  client: [
    "api",
    "auth",
    "gate",
    "session",
    "store",
    "transport/address",
    "type transport",
    "codec",
    "errors",
    "platform",
  ],
};

/** Files of the client that may name a module of Node. */
const nodeFiles = /^client\/src\/(?:platform\/node\.ts$|node\/)/u;

interface Import {
  /** Path of the importing file below `packages/`. */
  readonly from: string;
  /** What stands between the quotes. */
  readonly specifier: string;
  /** `import type`, which leaves nothing at run time. */
  readonly isType?: boolean;
}

/** Every specifier of `import … from`, `export … from`, `import "…"` and `import("…")`. */
function importsOf(from: string, source: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)(\s+type)?\s[^;"']*?from\s+["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/gu;
  return [...source.matchAll(pattern)].map(([, type, named, bare]) => ({
    from,
    specifier: named ?? bare ?? "",
    isType: type !== undefined,
  }));
}

/** Package of ours that an import reaches, by folder name; `undefined` for libraries and for itself. */
function packageReached({ from, specifier }: Import): string | undefined {
  const own = from.split("/")[0] ?? "";
  if (specifier === "preau") return "cli";
  if (specifier.startsWith("@preau/")) return specifier.split("/")[1];
  if (!specifier.startsWith(".")) return undefined;
  const reached = join(dirname(from), specifier).split("/")[0];
  return reached === own ? undefined : reached;
}

/** What is wrong with one import, or `undefined`. */
function complaint(line: Import): string | undefined {
  const { from, specifier } = line;
  const own = from.split("/")[0] ?? "";
  const say = (rule: string): string => `${from} imports ${specifier}: ${rule}`;

  const reached = packageReached(line);
  if (reached !== undefined) {
    if (!(packageTable[own] ?? []).includes(reached)) return say(`${own} may not import ${reached}`);
    if (specifier.startsWith(".")) return say("another package is entered by its name");
    return undefined;
  }
  if (own === "wire" && !specifier.startsWith(".")) return say("wire imports no library");
  if (specifier.startsWith("node:") && ["wire", "client", "portals"].includes(own) && !nodeFiles.test(from)) {
    return say("this also runs where there is no Node");
  }
  return own === "client" && specifier.startsWith(".") ? roomComplaint(line, say) : undefined;
}

function roomComplaint(
  { from, specifier, isType }: Import,
  say: (rule: string) => string,
): string | undefined {
  const room = from.split("/")[2] ?? "";
  const allowed = roomTable[room];
  if (allowed === undefined) return undefined; // the package's entries stand above the rooms
  const target = join(dirname(from), specifier).split("/").slice(2);
  const [targetRoom = ""] = target;
  const targetFile = target.join("/").replace(/\.js$/u, "");
  if (targetRoom === room) {
    const domain = (from.split("/")[3] ?? "").replace(/\.ts$/u, "");
    const inside = room === "api" && target.length > 2 && target[1] !== domain;
    return inside ? say("a domain's folder is its own") : undefined;
  }
  const names = [targetRoom, targetFile, ...(isType === true ? [`type ${targetRoom}`] : [])];
  if (names.some((name) => allowed.includes(name))) return undefined;
  return say(`the room ${room} may not import ${targetRoom}`);
}

function sourceFiles(): string[] {
  return readdirSync(packagesFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => /^[^/]+\/src\/.*\.ts$/u.test(path) && !path.endsWith(".test.ts"))
    .toSorted();
}

const allImports = sourceFiles().flatMap((path) =>
  importsOf(path, readFileSync(join(packagesFolder, path), "utf8")),
);

test("every import goes where the table of rooms allows it to", () => {
  expect(allImports.map(complaint).filter((text) => text !== undefined)).toEqual([]);
});

test("every folder of the client's source is a room of the table", () => {
  const rooms = readdirSync(join(packagesFolder, "client/src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(rooms.filter((room) => !(room in roomTable))).toEqual([]);
});

test("the imports of every package are found", () => {
  const packages = new Set(allImports.map(({ from }) => from.split("/")[0]));
  expect([...packages]).toEqual(expect.arrayContaining(["wire", "client", "emulator"]));
  expect(allImports.length).toBeGreaterThan(50);
});

test("all forms of import are read", () => {
  const source = [
    'import { a } from "./a.js";',
    "import type {",
    "  B,",
    '} from "./b.js";',
    'export { c } from "./c.js";',
    'export * from "./d.js";',
    'import "./e.js";',
    'const f = await import("./f.js");',
    "// import nothing from here",
  ].join("\n");
  const found = importsOf("client/src/index.ts", source);
  expect(found.map(({ specifier }) => specifier)).toEqual(
    ["a", "b", "c", "d", "e", "f"].map((name) => `./${name}.js`),
  );
  expect(found.filter(({ isType }) => isType).map(({ specifier }) => specifier)).toEqual(["./b.js"]);
});

test.for([
  ["wire/src/calls.ts", "valibot"],
  ["client/src/api/homework.ts", "@preau/emulator"],
  ["client/src/api/homework.ts", "../../../emulator/src/index.js"],
  ["client/src/api/homework.ts", "../transport/http.js"],
  ["client/src/api/homework.ts", "../session/run.js"],
  ["client/src/api/homework.ts", "./discussions/drafts.js"],
  ["client/src/codec/dates.ts", "../session/call.js"],
  ["client/src/errors/errors.ts", "../codec/dates.js"],
  ["client/src/transport/http.ts", "node:https"],
  ["emulator/src/session/cipher.ts", "@preau/client"],
  ["portals/src/index.ts", "@preau/wire"],
  ["client/src/client/client.ts", "../transport/http.js"],
  ["client/src/client/client.ts", "preau"],
] as const)("%s may not import %s", ([from, specifier]) => {
  expect(complaint({ from, specifier })).toContain(specifier);
});

test.for([
  ["client/src/api/homework.ts", "../session/call.js"],
  ["client/src/api/homework.ts", "./lessons.js"],
  ["client/src/platform/node.ts", "node:crypto"],
  ["client/src/index.ts", "./transport/http.js"],
  ["cli/src/commands/demo.ts", "@preau/emulator"],
  ["emulator/src/server.ts", "node:http"],
] as const)("%s may import %s", ([from, specifier]) => {
  expect(complaint({ from, specifier })).toBeUndefined();
});
