import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as library from "@preau/client";
import ts from "typescript";
import { KeepAlive } from "../../../src/client/keep-alive.js";

// What the public classes offer, found by looking at their prototypes; and what the source says of it.

const folder = fileURLToPath(new URL("../../../src/client", import.meta.url));

/** Functions of the entry that ask the server, beside the methods. */
const waysIn = ["login", "qrcodeLogin", "resume", "tokenLogin"] as const;

/** A member of a class, as its source declares it. */
interface Declared {
  readonly isPublic: boolean;
  readonly doc: string;
}

/** Members by `Class.member`, functions by their name: the doc comment of each, and who may use it. */
const declared: ReadonlyMap<string, Declared> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
      return file.statements.flatMap((statement): [string, Declared][] => {
        if (ts.isFunctionDeclaration(statement) && statement.name !== undefined)
          return [[statement.name.text, { isPublic: true, doc: docOf(statement) }]];
        if (!ts.isClassDeclaration(statement) || statement.name === undefined) return [];
        const className = statement.name.text;
        return statement.members.flatMap((member): [string, Declared][] => {
          const own = member.name === undefined ? undefined : nameOf(member.name);
          if (own === undefined) return [];
          return [[`${className}.${own}`, { isPublic: isPublic(member), doc: docOf(member) }]];
        });
      });
    }),
);

function docOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter((one) => ts.isJSDoc(one))
    .map((one) => one.getText())
    .join("\n");
}

function nameOf(name: ts.PropertyName | ts.PrivateIdentifier): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name)) return name.getText().replace("[Symbol.", "[");
  return undefined;
}

function isPublic(member: ts.ClassElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const isKept = modifiers.some(
    ({ kind }) => kind === ts.SyntaxKind.ProtectedKeyword || kind === ts.SyntaxKind.PrivateKeyword,
  );
  return !isKept && !docOf(member).includes("@internal");
}

type Class = abstract new (...given: never[]) => object;

/** Every class that a program gets clients, or what they give, from; with those that they inherit from. */
function classes(): ReadonlySet<Class> {
  const found = new Set<Class>([library.SessionPool, KeepAlive]);
  const exported: readonly unknown[] = Object.values(library);
  for (const value of exported) {
    if (typeof value !== "function") continue;
    const isClient = value === library.ClientSession || value.prototype instanceof library.ClientSession;
    if (!isClient) continue;
    // Clients inherit from classes that are not exported, too.
    for (let one: unknown = value; typeof one === "function" && one !== Function.prototype; ) {
      found.add(one as Class); // what clients inherit from are classes
      one = Object.getPrototypeOf(one);
    }
  }
  return found;
}

/** What reflection finds: methods that are called, and getters that are read. */
export interface Members {
  readonly methods: readonly string[];
  readonly getters: readonly { readonly name: string; readonly of: Class }[];
}

/** Every public member of the public classes. */
export function publicMembers(): Members {
  const methods: string[] = [...waysIn];
  const getters: { name: string; of: Class }[] = [];
  for (const one of classes()) {
    const statics = Object.getOwnPropertyDescriptors(one) as Record<string, PropertyDescriptor>;
    const prototype = Object.getOwnPropertyDescriptors(one.prototype) as Record<
      string | symbol,
      PropertyDescriptor
    >;
    for (const key of [...Reflect.ownKeys(statics), ...Reflect.ownKeys(prototype)]) {
      const found = prototype[key] ?? statics[String(key)] ?? {};
      const name = typeof key === "symbol" ? `[${/\w+$/u.exec(key.description ?? "")?.[0]}]` : key;
      if (name === "constructor" || declared.get(`${one.name}.${name}`)?.isPublic === false) continue;
      if (found.get !== undefined) getters.push({ name, of: one });
      else if (typeof found.value === "function" && name !== "prototype") methods.push(`${one.name}.${name}`);
    }
  }
  return { methods, getters };
}

const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const sentence = new RegExp(`\\b(${words.join("|")}) requests?\\b`, "u");

/**
 * What a method costs, as its doc comment says it: "Two requests", in figures, or what another method costs ("Costs as
 * `reply`"). `undefined` when it does not say. Where it says more, the first number is the least.
 */
export function costSaid(name: string): number | undefined {
  const doc = declared.get(name)?.doc.replace(/\s*\n\s*\*\s?/gu, " ") ?? "";
  const said = sentence.exec(doc)?.[1];
  if (said !== undefined) return words.indexOf(said);
  const like = /\b[Cc]osts (?:and throws )?as `(\w+)`/u.exec(doc)?.[1];
  if (like === undefined) return undefined;
  const other = [...declared.keys()].find((key) => key.endsWith(`.${like}`));
  return other === undefined ? undefined : costSaid(other);
}
