import { expect, test } from "vitest";
import { pageAddress, spaceOfPage } from "./address.js";
import type { SpaceName } from "./command.js";
import { wordsOf } from "./language/tables.js";

const address = (url: string, space?: SpaceName, insecureHosts: readonly string[] = []) =>
  pageAddress({ url, insecureHosts, ...(space === undefined ? {} : { space }) }, wordsOf("en"));

test("an address that names a page is kept", () => {
  expect(address("https://a.example/pronote/mobile.eleve.html?fd=1")).toEqual({
    url: "https://a.example/pronote/mobile.eleve.html?fd=1",
    host: "a.example",
    assumed: false,
  });
});

test("the space chooses the page of an address that has none", () => {
  expect(address("a.example/pronote/", "parent").url).toBe("https://a.example/pronote/parent.html");
  expect(address("https://a.example", "school-life").url).toBe("https://a.example/viescolaire.html");
});

test("without page and space, the pupils' page is taken, and known to be a guess", () => {
  expect(address("https://a.example/pronote")).toMatchObject({
    url: "https://a.example/pronote/eleve.html",
    assumed: true,
  });
});

test("a page and a space that contradict each other are refused, a mobile page is the same space", () => {
  expect(() => address("https://a.example/pronote/eleve.html", "parent")).toThrow(/eleve\.html.*parent/u);
  expect(address("https://a.example/pronote/mobile.parent.html", "parent").assumed).toBe(false);
});

test("encryption is asked for, unless the host is this machine or is allowed by name", () => {
  expect(() => address("http://a.example/pronote/eleve.html")).toThrow(/without encryption/u);
  expect(address("http://a.example/pronote/eleve.html", undefined, ["a.example"]).host).toBe("a.example");
  expect(address("http://127.0.0.1:8000/pronote").host).toBe("127.0.0.1:8000");
  expect(address("http://localhost:8000/pronote").host).toBe("localhost:8000");
});

test("what is no address, or holds a password, is refused before anybody is asked for one", () => {
  expect(() => address("ftp://a.example")).toThrow(/not the address/u);
  expect(() => address("not an address")).toThrow(/not the address/u);
  expect(() => address("https://camille:hunter2@a.example/eleve.html")).toThrow(/name or a password/u);
});

test("an address betrays its space by its page, mobile or not, whatever stands behind it", () => {
  expect(spaceOfPage("https://a.example/pronote/mobile.eleve.html")).toBe("student");
  expect(spaceOfPage("https://a.example/x/y/Parent.html?identifiant=a#/mobile.eleve.html")).toBe("parent");
  expect(spaceOfPage("https://a.example/pronote/mobile.viescolaire.html")).toBe("school-life");
  expect(spaceOfPage("https://a.example/pronote/")).toBeUndefined();
  expect(spaceOfPage("https://a.example/noeleve.html")).toBeUndefined();
});
