import type { WireTab } from "@preau/wire";
import * as v from "valibot";

/** Tabs ("onglets") of an account, flattened. */
export interface Tabs {
  /** Every number of the tree; `undefined` when the server sent no tree, and nothing can be said. */
  readonly all: ReadonlySet<number> | undefined;
  /** Those that the official client shows. */
  readonly visible: ReadonlySet<number>;
}

const tabsSchema = v.object({
  listeOnglets: v.optional(v.array(v.unknown())),
  listeOngletsInvisibles: v.optional(v.array(v.unknown())),
});

/**
 * Flattens the tab tree depth first. A tab whose children are all inactive is inactive too; negative
 * numbers are no pages.
 *
 * @evidence read in the official client
 */
export function readTabs(userParameters: unknown): Tabs {
  const parsed = v.safeParse(tabsSchema, userParameters);
  const tree = parsed.success ? parsed.output.listeOnglets : undefined;
  if (tree === undefined) return { all: undefined, visible: new Set() };
  const hidden = new Set(parsed.success ? parsed.output.listeOngletsInvisibles : []);
  const all = new Set<number>();
  const visible = new Set<number>();
  const visit = (tab: unknown, depth: number): boolean => {
    if (!isTab(tab) || depth > 20) return false;
    const isPage = typeof tab.G === "number" && tab.G >= 0;
    if (isPage) all.add(tab.G);
    const children = Array.isArray(tab.Onglet) ? tab.Onglet : [];
    const activeChildren = children.filter((child) => visit(child, depth + 1));
    const isGroupOfHidden = children.length > 0 && activeChildren.length === 0;
    const isActive = tab.A !== false && !hidden.has(tab.G) && !isGroupOfHidden;
    if (isPage && isActive) visible.add(tab.G);
    return isActive;
  };
  for (const tab of tree) visit(tab, 0);
  return { all, visible };
}

function isTab(value: unknown): value is WireTab {
  return typeof value === "object" && value !== null;
}
