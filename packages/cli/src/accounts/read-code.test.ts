import { expect, test } from "vitest";
import { droppedFile } from "./read-code.js";

test.each([
  ["/home/camille/code.png", "linux", "/home/camille/code.png"],
  ["'/home/camille/my code.png' ", "linux", "/home/camille/my code.png"],
  ['"C:\\\\Users\\\\camille\\\\my code.png"', "win32", "C:\\\\Users\\\\camille\\\\my code.png"],
  ["/Users/camille/my\\ code\\(1\\).png", "darwin", "/Users/camille/my code(1).png"],
  ["C:\\Users\\camille\\code.png", "win32", "C:\\Users\\camille\\code.png"],
])("a file dropped on the terminal as %s is found", (answer, platform, path) => {
  expect(droppedFile(answer, { platform })).toBe(path);
});
