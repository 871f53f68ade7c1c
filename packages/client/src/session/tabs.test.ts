import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { readTabs } from "./tabs.js";

describe("readTabs", () => {
  test("flattens the tree, and hides a group whose pages are all hidden", () => {
    const tabs = readTabs(known.tabs.input);
    expect([...(tabs.all ?? [])]).toEqual(known.tabs.flattenedDepthFirst);
    expect([...tabs.visible].sort((a, b) => a - b)).toEqual([...known.tabs.visible].sort((a, b) => a - b));
  });

  test("says nothing when there is no tree, and ignores what is no tab", () => {
    expect(readTabs({}).all).toBeUndefined();
    expect(readTabs(undefined).all).toBeUndefined();
    const odd = readTabs({ listeOnglets: [null, 3, { G: -2 }, { G: "16" }, { G: 16 }] });
    expect([...(odd.all ?? [])]).toEqual([16]);
  });

  test("hides an inactive tab, but not one that could have others below it and has none", () => {
    const tabs = readTabs({
      listeOnglets: [
        { G: 1, A: false },
        { G: 2, Onglet: [] },
      ],
    });
    expect([[...(tabs.all ?? [])], [...tabs.visible]]).toEqual([[1, 2], [2]]);
  });
});
