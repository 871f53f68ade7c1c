import { readQrCode } from "@preau/client/qr";
import { expect, test } from "vitest";
import { code, content } from "./codes.js";
import { scenes } from "./scenes.js";

test.each(Object.entries(scenes))(
  "%s is read",
  (_name, picture) => {
    expect(readQrCode(picture(code))).toEqual(content);
  },
  60_000,
);
