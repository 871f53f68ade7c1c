// Who may import what, between packages and between the rooms of the client. ARCHITECTURE.md explains the
// table; `npm run architecture` enforces it here, and packages/client/test/architecture.test.ts reads the
// same table from the import lines, so that a mistake also fails the ordinary test run.
//
// Paths are those of the repository. A package imported by its name (`@preau/wire`) resolves to the built
// file behind the workspace link, which is why the patterns accept src and dist alike.

/** A package's files, by folder name. `names` is a regular expression of alternatives. */
const pack = (names) => `^packages/(${names})/(src|dist)/`;

/** Tests, which may import more than the code they test. */
const tests = "(\\.test\\.ts$|^packages/[^/]+/test/)";

/** The rooms of the client, by folder name. */
const room = (names) => `^packages/client/src/(${names})/`;

/** One line of the table: `from` may import nothing of `to`. Tests are not concerned. */
const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: tests },
  to,
});

const rooms = "errors|platform|codec|store|gate|transport|session|auth|api|client|node|qr|discovery";

/** A room of the client may reach the rooms named, itself, and the wire package (a package of its own). */
const roomMayReach = (name, allowed) =>
  forbid(
    `client-room-${name}`,
    `client/src/${name} may import ${allowed.length === 0 ? "no other room" : allowed.join(", ")}`,
    room(name),
    { path: room(rooms), pathNot: room([name, ...allowed].join("|")) },
  );

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    // --- Between packages
    forbid("wire-is-the-bottom", "wire imports nothing of ours, and no library", pack("wire"), {
      pathNot: pack("wire"),
    }),
    forbid("client-knows-only-wire", "the client imports no other package of ours but wire", pack("client"), {
      path: pack("portals|emulator|cli"),
    }),
    forbid(
      "emulator-knows-only-wire",
      "the emulator is a second, independent reading of the protocol: it may not borrow from the client",
      pack("emulator"),
      { path: pack("client|portals|cli") },
    ),
    forbid("portals-know-the-client", "portals use the client's public surface", pack("portals"), {
      path: pack("wire|emulator|cli"),
    }),
    forbid(
      "cli-uses-public-surfaces",
      "the command line uses the client and the portals, and may start the emulator",
      pack("cli"),
      {
        path: pack("wire"),
      },
    ),
    {
      name: "nobody-imports-cli",
      comment: "the command line is the top of the house",
      severity: "error",
      from: { pathNot: "^packages/cli/" },
      to: { path: pack("cli") },
    },
    {
      name: "packages-meet-at-their-index",
      comment: "a package is entered by its index, or that of one of its entries, never by a file inside it",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: {
        path: "^packages/[^/]+/(src|dist)/",
        pathNot: "^packages/($1/|[^/]+/(src|dist)/((node|qr|discovery|store/checks)/)?index\\.)",
      },
    },

    // --- Between the rooms of the client
    roomMayReach("errors", []),
    roomMayReach("platform", []),
    roomMayReach("codec", ["errors"]),
    roomMayReach("store", ["codec", "errors", "platform"]),
    roomMayReach("gate", ["store", "codec", "errors", "platform"]),
    roomMayReach("qr", ["codec", "errors", "platform"]),
    roomMayReach("node", ["store", "codec", "errors", "platform"]),
    roomMayReach("discovery", [
      "auth",
      "session",
      "transport",
      "gate",
      "store",
      "codec",
      "errors",
      "platform",
    ]),
    roomMayReach("transport", ["codec", "errors", "platform"]),
    roomMayReach("session", ["transport", "codec", "errors", "platform"]),
    roomMayReach("auth", ["session", "transport", "codec", "errors", "platform"]),
    roomMayReach("api", ["session", "codec", "errors"]),
    roomMayReach("client", [
      "api",
      "auth",
      "gate",
      "session",
      "store",
      "transport",
      "codec",
      "errors",
      "platform",
    ]),
    forbid(
      "client-sees-only-the-address",
      "of the transport, the room client knows what an address means (transport/address.ts), and types",
      room("client"),
      {
        dependencyTypesNot: ["type-only"],
        path: room("transport"),
        pathNot: "^packages/client/src/transport/address\\.ts$",
      },
    ),
    forbid(
      "api-sees-only-the-call",
      "of the session, a domain knows what a call is (session/call.ts) and nothing else",
      room("api"),
      { path: room("session"), pathNot: "^packages/client/src/session/call\\.ts$" },
    ),
    forbid(
      "domains-keep-their-internals",
      "a domain split in a folder is entered by the file that bears its name",
      "^packages/client/src/api/([^/]+?)(/|\\.ts)",
      { path: "^packages/client/src/api/[^/]+/", pathNot: "^packages/client/src/api/$1/" },
    ),
    forbid(
      "node-stays-in-its-room",
      "the client's main entry runs where there is no Node: only platform/node.ts and the node entry may",
      "^packages/(client|portals)/src/(?!platform/node\\.ts$|node/)",
      { dependencyTypes: ["core"] },
    ),
    forbid("wire-without-node", "wire is constants and types", pack("wire"), { dependencyTypes: ["core"] }),

    // --- Everywhere
    {
      name: "no-cycle",
      comment: "files that import each other are one idea in two places; types alone may go round",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan",
      comment: "a source file that nothing imports and that imports nothing is forgotten",
      severity: "error",
      from: { orphan: true, path: "^packages/[^/]+/src/", pathNot: [tests, "/src/(index|bin)\\.ts$"] },
      to: {},
    },
    {
      name: "resolves",
      comment: "every import leads somewhere (run `npm run build` first)",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-dependencies",
      comment: "what the code needs at run time is in its own package.json, not only in the root's",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "tests-stay-tests",
      comment: "no source file imports a test",
      severity: "error",
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: "wire-and-emulator-tests-are-theirs",
      comment:
        "tests of wire and of the emulator do not lean on the client: only the client's tests may use both",
      severity: "error",
      from: { path: "^packages/(wire|emulator)/" },
      to: { path: pack("client|portals|cli") },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "/dist/"] },
    exclude: { path: ["/coverage/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
      mainFields: ["types", "module", "main"],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
