// The public surface of the packages, as their built types say it: docs/api has one page for each entry, and a change shows
// in its diff. Without arguments it fails when a page is not what the build says; --write brings the pages up to date.
//
//   npm run api [-- --write]

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs/api");
const shouldWrite = process.argv.includes("--write");

/** Entries by the name that programs import, and the built file behind it. */
const entries = {
  "@preau/wire": "packages/wire/dist/index.d.ts",
  "@preau/client": "packages/client/dist/index.d.ts",
  "@preau/client/discovery": "packages/client/dist/discovery/index.d.ts",
  "@preau/client/node": "packages/client/dist/node/index.d.ts",
  "@preau/client/qr": "packages/client/dist/qr/index.d.ts",
  "@preau/client/store-checks": "packages/client/dist/store/checks/index.d.ts",
  "@preau/portals": "packages/portals/dist/index.d.ts",
  "@preau/emulator": "packages/emulator/dist/index.d.ts",
};

const program = ts.createProgram(
  Object.values(entries).map((file) => join(root, file)),
  {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  },
);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** @param {ts.Symbol} symbol */
function target(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/**
 * Declarations of a symbol that are the package's own.
 *
 * @param {ts.Symbol} symbol
 * @param {string} dist
 */
function ownDeclarations(symbol, dist) {
  return (symbol.declarations ?? []).filter((declaration) =>
    declaration.getSourceFile().fileName.includes(dist),
  );
}

/** What is for the packages themselves is no part of the surface. @param {ts.Node} node */
function isInternal(node) {
  const isPrivate =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
  const docs = ts.getJSDocCommentsAndTags(node).map((one) => one.getText());
  return isPrivate || docs.some((text) => text.includes("@internal"));
}

/**
 * A union of literals in the order of their texts: the compiler writes inferred ones in the order it met them in, which
 * depends on what was built before.
 *
 * @param {ts.UnionTypeNode} union
 * @param {ts.SourceFile} file
 */
function inOneOrder(union, file) {
  if (!union.types.every((type) => ts.isLiteralTypeNode(type))) return union;
  /** @param {ts.TypeNode} type */
  const said = (type) => printer.printNode(ts.EmitHint.Unspecified, type, file);
  const byText = union.types.toSorted((a, b) => said(a).localeCompare(said(b), "en", { numeric: true }));
  return ts.factory.createUnionTypeNode(byText);
}

/**
 * A declaration on its own, without comments and without what is internal.
 *
 * @param {ts.Declaration} declaration
 */
function textOf(declaration) {
  const file = declaration.getSourceFile();
  /** @type {ts.Node} */
  const whole = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const { transformed } = ts.transform(whole, [
    (context) => (/** @type {ts.Node} */ node) => {
      /** @param {ts.Node} inner @returns {ts.Node | undefined} */
      const visit = (inner) => {
        const isHidden = (ts.isClassElement(inner) || ts.isTypeElement(inner)) && isInternal(inner);
        const isBrand =
          ts.isClassElement(inner) && inner.name !== undefined && ts.isPrivateIdentifier(inner.name);
        if (isHidden || isBrand) return undefined;
        const visited = ts.visitEachChild(inner, visit, context);
        return ts.isUnionTypeNode(visited) ? inOneOrder(visited, file) : visited;
      };
      return ts.visitEachChild(node, visit, context);
    },
  ]);
  const [first = whole] = transformed;
  return printer
    .printNode(ts.EmitHint.Unspecified, first, file)
    .replace(/^export (?:declare )?/, "")
    .replace(/^declare /, "")
    .replaceAll("    ", "  ");
}

/**
 * Symbols of the package that a declaration names, in parts that are not internal.
 *
 * @param {ts.Node} node
 * @param {string} dist
 * @returns {ts.Symbol[]}
 */
function namedIn(node, dist) {
  /** @type {ts.Symbol[]} */
  const found = [];
  /** @param {ts.Node} inner */
  const visit = (inner) => {
    if ((ts.isClassElement(inner) || ts.isTypeElement(inner)) && isInternal(inner)) return;
    if (ts.isIdentifier(inner)) {
      const symbol = checker.getSymbolAtLocation(inner);
      const reached = symbol === undefined ? undefined : target(symbol);
      const isNamed = ts.SymbolFlags.Type | ts.SymbolFlags.Function | ts.SymbolFlags.BlockScopedVariable;
      const isMember = ts.SymbolFlags.TypeParameter | ts.SymbolFlags.EnumMember | ts.SymbolFlags.TypeLiteral;
      if (
        reached !== undefined &&
        reached.flags & isNamed &&
        !(reached.flags & isMember) &&
        ownDeclarations(reached, dist).some(
          (one) => ts.isSourceFile(one.parent) || ts.isVariableDeclaration(one),
        )
      )
        found.push(reached);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** @param {ts.ClassDeclaration} declaration @param {ts.Symbol} other */
function inheritsFrom({ heritageClauses = ts.factory.createNodeArray() }, other) {
  const types = heritageClauses.flatMap((clause) => clause.types);
  return types.some(({ expression }) => {
    const symbol = checker.getSymbolAtLocation(expression);
    return symbol !== undefined && target(symbol) === other;
  });
}

/** @param {ts.Symbol} symbol @param {string} dist */
function blockOf(symbol, dist) {
  return ownDeclarations(symbol, dist).map(textOf).join("\n");
}

/**
 * @param {string} name
 * @param {string} file
 */
function report(name, file) {
  const source = program.getSourceFile(join(root, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is not there: npm run build`);
  const dist = join(root, file).split(`${sep}dist${sep}`)[0] ?? root;
  /** @param {{ name: string }} a @param {{ name: string }} b */
  const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const exported = checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: target(symbol) }))
    .sort(byName);
  const known = new Set(exported.map(({ symbol }) => symbol));
  /** @type {ts.Symbol[]} */
  const reached = [];
  const queue = [...known];
  for (let symbol = queue.pop(); symbol !== undefined; symbol = queue.pop()) {
    for (const declaration of ownDeclarations(symbol, dist)) {
      for (const other of namedIn(declaration, dist)) {
        if (known.has(other)) continue;
        known.add(other);
        reached.push(other);
        // What a class is made of is its own business, unless it is inherited.
        const isBase = ts.isClassDeclaration(declaration) && inheritsFrom(declaration, other);
        if (isBase || !(other.flags & ts.SymbolFlags.Class)) queue.push(other);
      }
    }
  }
  const from = exported.filter(({ symbol }) => ownDeclarations(symbol, dist).length === 0);
  const own = exported.filter((one) => !from.includes(one));
  return [
    `# ${name}`,
    "",
    "What programs can import, as the built types say it. Made by `npm run api -- --write`; not written by hand.",
    "",
    ...(from.length === 0
      ? []
      : [`Passed on from another package: ${from.map((one) => one.name).join(", ")}.`, ""]),
    "```ts",
    own.map(({ symbol }) => blockOf(symbol, dist)).join("\n\n"),
    "```",
    ...(reached.length === 0
      ? []
      : [
          "",
          "Named by these, and not imported by name:",
          "",
          "```ts",
          reached
            .sort(byName)
            .map((symbol) => blockOf(symbol, dist))
            .join("\n\n"),
          "```",
        ]),
    "",
  ].join("\n");
}

/** @param {string} name */
const pageOf = (name) => `${name.replace("@preau/", "").replaceAll("/", "-")}.md`;

mkdirSync(folder, { recursive: true });
let stale = 0;
for (const [name, file] of Object.entries(entries)) {
  const page = join(folder, pageOf(name));
  const text = report(name, file);
  let before = "";
  try {
    before = readFileSync(page, "utf8");
  } catch {
    // A page that is not there yet is out of date.
  }
  const isFresh = before === text;
  if (!isFresh) stale += 1;
  if (shouldWrite) writeFileSync(page, text);
  console.log(
    `${isFresh ? "same" : shouldWrite ? "written" : "OUT OF DATE"}  ${pageOf(name)}, ${text.split("\n").length} lines`,
  );
}
if (!shouldWrite && stale > 0) {
  console.error(
    `${stale} pages of docs/api are not what the build says: npm run api -- --write, and look at the difference.`,
  );
  process.exitCode = 1;
}
