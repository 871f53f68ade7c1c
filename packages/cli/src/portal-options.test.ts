import { expect, test } from "vitest";
import type { Command, TextToShow } from "./command.js";
import { Failure } from "./failure.js";
import { english } from "./language/english.js";
import { parseArguments } from "./program.js";

function parse(...argv: readonly string[]): Command | TextToShow {
  return parseArguments(argv, { env: { PREAU_URL: "https://a.example" }, words: english, version: "1.2.3" });
}

test("login is told of a portal by name, by words or not at all, and of answers to it", () => {
  expect(parse("login", "--portal", "ac_reunion", "--user", "x")).toMatchObject({
    portal: "ac_reunion",
    user: "x",
    url: "https://a.example",
  });
  expect(parse("login", "--portal", "--user", "x")).toMatchObject({ portal: true, user: "x" });
  expect(parse("login", "--portal", "")).toMatchObject({ portal: true });
  expect(
    parse("login", "--portal", "a", "--portal-profile", "parent", "--portal-choice", "Collège"),
  ).toMatchObject({ portal: "a", profile: "parent", choice: "Collège" });
  expect(parse("login")).not.toHaveProperty("portal");
});

test("portals takes words, or an address, which the environment does not stand for", () => {
  expect(parse("portals")).toEqual({ name: "portals", reach: { insecureHosts: [] }, json: false });
  expect(parse("portals", "val", "de", "marne", "--json")).toMatchObject({
    words: "val de marne",
    json: true,
  });
  expect(parse("portals", "--url", "b.example", "--space", "parent")).toMatchObject({
    url: "b.example",
    space: "parent",
  });
});

test.each([
  [["--portal", "x", "--qr", "code.png"], "--qr needs no portal"],
  [["--portal-choice", "x"], "Name it with --portal"],
  [["--portal-profile", "teacher", "--portal", "x"], "student, parent"],
])("login %j is refused", (argv, words) => {
  let message = "";
  try {
    parse("login", ...argv);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    message = `${error.message} ${error.hint ?? ""}`;
  }
  expect(message).toContain(words);
});
