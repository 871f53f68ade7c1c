import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { mutants } from "./tolerance/mutants.js";
import { readers } from "./tolerance/readers.js";

// Servers leave out what they have nothing to say about, and which keys those are differs between versions: whatever is
// missing, or is not what it should be, nothing may throw, and nothing odd may come out.

/** Strings of a value, with the key under which each stands. */
function* stringsOf(value: unknown, key = ""): Generator<readonly [key: string, text: string]> {
  if (typeof value === "string") yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* stringsOf(item, key);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* stringsOf(inner, name);
}

/** What is wrong with a value that the library gives; `undefined` for nothing. */
function flawOf(value: unknown, nastyHtml: boolean): string | undefined {
  // JSON as it is: nothing undefined, no `NaN`, no `Date`, and the same after a round trip.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(plain, value)) return "is not plain";
  for (const [key, text] of stringsOf(value)) {
    if (key === "url" && !/^https?:/u.test(text)) return `leads to ${text}`;
    // Texts are made of HTML; HTML is given as it came, under a name that says so.
    if (nastyHtml && !key.endsWith("Html") && /<script|<b>|<a /u.test(text)) return `has tags in ${key}`;
  }
  return undefined;
}

describe("no single missing or odd part makes reading fail", () => {
  test.each(Object.entries(readers))(
    "of %s",
    async (_name, { sample, read, keeps = {}, needs = [] }) => {
      const whole = await read(sample);
      expect(flawOf(whole, false)).toBeUndefined();
      const lists = Object.entries(keeps).map(([prefix, countOf]) => {
        const count = countOf(whole as never); // the row's own result
        expect([prefix, count > 1]).toEqual([prefix, true]);
        return { prefix, count, countOf };
      });
      let seen = 0;
      const flaws: string[] = [];
      for (const { mutation, answer, nastyHtml } of mutants(sample)) {
        if (needs.some((path) => mutation.startsWith(`${path} = `))) continue;
        seen += 1;
        const result = await read(answer);
        const flaw = flawOf(result, nastyHtml);
        if (flaw !== undefined) flaws.push(`${mutation} ${flaw}`);
        for (const { prefix, count, countOf } of lists) {
          // The damage of an item stays with it.
          const left = countOf(result as never);
          if (mutation.startsWith(prefix) && left < count - 1)
            flaws.push(`${mutation} leaves ${left} of ${count}`);
        }
      }
      expect(flaws).toEqual([]);
      expect(seen).toBeGreaterThan(10);
    },
    120_000,
  );
});

/** Calls of the library whose answer is read, by the name of the constant or the function that they are. */
function callsThatRead(): readonly string[] {
  const folder = fileURLToPath(new URL("../src/api", import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const file = ts.createSourceFile(
        name,
        readFileSync(join(folder, name), "utf8"),
        ts.ScriptTarget.Latest,
        true,
      );
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText() === "defineCall") {
          const decode = node.arguments[0]?.getText() ?? "";
          if (!/decode: \(\) => undefined/u.test(decode)) found.push(nameAround(node));
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    });
}

function nameAround(node: ts.Node): string {
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (ts.isVariableDeclaration(around) || ts.isFunctionDeclaration(around))
      return around.name?.getText() ?? "?";
  }
  return "?";
}

test("every call whose answer is read has a row", () => {
  const named = Object.values(readers).flatMap(({ calls }) => calls);
  expect(named.length).toBeGreaterThan(30);
  expect(callsThatRead().toSorted()).toEqual(named.toSorted());
});
