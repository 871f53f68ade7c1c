import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { UsageError } from "../errors/errors.js";
import { parseAddress } from "./address.js";

describe("parseAddress", () => {
  test.each(known.rootUrl)("finds the root of $input", ({ input, root }) => {
    expect(parseAddress(input).root).toBe(root);
  });

  test.each([
    ["demo.exemple.test/pronote/eleve.html", "https://demo.exemple.test/pronote"],
    ["demo.exemple.test", "https://demo.exemple.test"],
    ["//demo.exemple.test/pronote/eleve.html", "https://demo.exemple.test/pronote"],
    ["   https://demo.exemple.test/pronote/eleve.html   ", "https://demo.exemple.test/pronote"],
    ["https://demo.exemple.test//pronote///eleve.html", "https://demo.exemple.test/pronote"],
    ["https://demo.EXEMPLE.test/pronote/EleVe.html", "https://demo.exemple.test/pronote"],
    ["http://127.0.0.1:1234/a/b/c/eleve.html", "http://127.0.0.1:1234/a/b/c"],
    ["http://localhost:1234/", "http://localhost:1234"],
    ["http://[::1]:80/pronote", "http://[::1]/pronote"],
  ])("reads what people paste: %s", (input, root) => {
    expect(parseAddress(input).root).toBe(root);
  });

  test("names the space of the page, in any case, mobile or not", () => {
    expect(parseAddress("https://x.test/pronote/Eleve.html?login=true").space?.number).toBe(3);
    expect(parseAddress("https://x.test/pronote/mobile.parent.html").space?.number).toBe(7);
    expect(parseAddress("https://x.test/pronote/autre.html").space).toBeUndefined();
    expect(parseAddress("https://x.test/pronote").space).toBeUndefined();
  });

  test.each(["", "   ", "https://", "ftp://x.test/pronote", "javascript:alert(1)", "https://u:p@x.test/"])(
    "refuses %j",
    (input) => {
      expect(() => parseAddress(input)).toThrow(UsageError);
    },
  );

  test("refuses to send a password in clear, unless the host is allowed by name", () => {
    expect(() => parseAddress("http://ecole.exemple.test/pronote")).toThrow(/without encryption/u);
    expect(parseAddress("http://ecole.exemple.test/pronote", ["ecole.exemple.test"]).root).toBe(
      "http://ecole.exemple.test/pronote",
    );
    expect(() => parseAddress("http://127.0.0.1.evil.test/", [])).toThrow(UsageError);
  });

  test("keeps the password of an address out of the message", () => {
    expect(() => parseAddress("https://camille:secret@x.test/")).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") as string }),
    );
  });
});
