import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { readTabs } from "./tabs.js";

describe("readTabs", () => {
  test("flattens the tree, and hides a group whose pages are all hidden", () => {
    const tabs = readTabs(known.tabs.input);
    expect([...(tabs.all ?? [])].sort((a, b) => a - b)).toEqual(
      [...known.tabs.flattenedDepthFirst].sort((a, b) => a - b),
    );
    expect([...tabs.visible].sort((a, b) => a - b)).toEqual([...known.tabs.visible].sort((a, b) => a - b));
  });

  test("says nothing when there is no tree, and ignores what is no tab", () => {
    expect(readTabs({}).all).toBeUndefined();
    expect(readTabs(undefined).all).toBeUndefined();
    const odd = readTabs({ listeOnglets: [null, 3, { G: -2 }, { G: "16" }, { G: 16 }] });
    expect([...(odd.all ?? [])]).toEqual([16]);
  });
});
