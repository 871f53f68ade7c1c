import { expect, test } from "vitest";
import { webAddress } from "./web-address.js";

test("addresses of the web are kept, others are not", () => {
  expect(webAddress(" https://a.example/b?c=d ")).toBe("https://a.example/b?c=d");
  expect(webAddress("HTTP://A.example")).toBe("HTTP://A.example");
  for (const text of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc",
    "a.example",
    "https://",
    "https://a b",
    "",
    undefined,
  ]) {
    expect(webAddress(text)).toBeUndefined();
  }
});
