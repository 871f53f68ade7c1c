import { expect, test } from "vitest";
import { joinBytes, toHex, utf8 } from "./bytes.js";

test("bytes are joined in their order, empty ones too", () => {
  expect(toHex(joinBytes(utf8("a"), new Uint8Array(), Uint8Array.of(0, 255), utf8("é")))).toBe("6100ffc3a9");
  expect(joinBytes()).toHaveLength(0);
});
