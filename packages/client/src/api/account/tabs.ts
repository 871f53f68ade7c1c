import type { WireTab, WireUserParameters } from "@preau/wire";
import { flag, integer } from "../../codec/leaves.js";
import type { Reader } from "../../codec/reader.js";

/** Tabs of an account ("onglets"), flattened. */
export interface AccountTabs {
  /** False when the server sent no tree: nothing is known then, and nothing should be refused. */
  readonly known: boolean;
  /** Every tab of the tree, depth first. */
  readonly all: readonly number[];
  /** Those that the official page shows. */
  readonly visible: readonly number[];
  /** Those that carry a counter of news. */
  readonly notified: readonly number[];
}

/** One tab of the tree, once read. */
interface TabNode {
  /** Absent on a tab without number, which only holds others. */
  readonly tab?: number;
  readonly active: boolean;
  readonly children: readonly TabNode[];
}

/**
 * Flattens the tab tree. Shown is what is neither listed as invisible nor a group of nothing but tabs that
 * are not shown; negative numbers are menus of the application, not pages.
 *
 * @evidence read in the official client; captured trees of 2022 and 2025
 */
export function readTabs(page: Reader<WireUserParameters>): AccountTabs {
  const known = page.has("listeOnglets");
  const invisible = new Set(page.values("listeOngletsInvisibles", integer));
  const roots = page.list("listeOnglets", (tab) => readTab(tab, invisible));
  const nodes = roots.flatMap(flatten);
  const numbers = (some: readonly TabNode[]): readonly number[] => [
    ...new Set(some.flatMap(({ tab }) => (tab === undefined || tab < 0 ? [] : [tab]))),
  ];
  return {
    known,
    all: numbers(nodes),
    visible: numbers(nodes.filter(({ active }) => active)),
    notified: page.values("listeOngletsNotification", integer),
  };
}

function readTab(reader: Reader<WireTab>, invisible: ReadonlySet<number>): TabNode {
  const tab = reader.optional("G", integer);
  const children = reader.optionalList("Onglet", (child) => readTab(child, invisible));
  const listed = tab === undefined || !invisible.has(tab);
  const active = listed && (reader.optional("A", flag) ?? true);
  const holdsSomething = children.length === 0 || children.some((child) => child.active);
  const node = { active: active && holdsSomething, children };
  return tab === undefined ? node : { ...node, tab };
}

function flatten(node: TabNode): readonly TabNode[] {
  return [node, ...node.children.flatMap(flatten)];
}
