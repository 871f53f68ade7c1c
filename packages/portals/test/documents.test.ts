import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type PortalRow, portalRows } from "@preau/portals";
import { expect, test } from "vitest";

const document = readFileSync(fileURLToPath(new URL("../../../docs/portals.md", import.meta.url)), "utf8");

function lineOf({ name, label, area, account, flow, state, stateOf }: PortalRow): string {
  const kind = account === "local" ? "portal's own" : "ÉduConnect";
  const word = `${state.replaceAll("-", " ")}${stateOf === undefined ? "" : `, ${stateOf}`}`;
  return `| \`${name}\` | ${label} | ${area} | ${kind} | \`${flow}\` | ${word} |`;
}

test("docs/portals.md lists the table of portals as it is", () => {
  const listed = /<!-- table -->\n([^]*?)<!-- \/table -->/u.exec(document)?.[1]?.trim().split("\n");
  const head = ["| name | portal | where | account | way | state |", "|---|---|---|---|---|---|"];
  expect(listed).toEqual([...head, ...portalRows.map(lineOf)]);
});
