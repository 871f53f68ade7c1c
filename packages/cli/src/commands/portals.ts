import type { PortalRow } from "@preau/portals";
import { pageAddress } from "../address.js";
import type { PortalsCommand } from "../command.js";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderTable } from "../render/table.js";

/** `preau portals`: those that preau knows. Asks no server, but with an address: one request. */
export async function portals(command: PortalsCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  const rows = await rowsFor(command, context);
  if (command.json) {
    terminal.out(toJson(rows));
    return;
  }
  if (rows.length === 0) return;
  terminal.out(render(rows, context).join("\n"));
  terminal.note(terminal.noteStyle.dim(cleanText(words.portals.nothingSure)));
}

async function rowsFor(command: PortalsCommand, context: Context): Promise<readonly PortalRow[]> {
  const { findPortal, portalRows } = await import("@preau/portals");
  const { words } = command;
  const known =
    command.url === undefined ? portalRows : await rowsBefore({ ...command, url: command.url }, context);
  if (words === undefined) return known;
  const fitting = new Set(findPortal(words).map(({ name }) => name));
  const found = known.filter(({ name }) => fitting.has(name));
  if (found.length > 0) return found;
  throw failure(context.words.portals.noSuchPortal(words));
}

async function rowsBefore(
  { url, space, reach }: PortalsCommand & { readonly url: string },
  context: Context,
): Promise<readonly PortalRow[]> {
  const { terminal, words, signal } = context;
  const { portalInFront } = await import("@preau/portals");
  const address = pageAddress({ ...reach, url, ...(space === undefined ? {} : { space }) }, words);
  terminal.progress(words.notes.connecting(address.host));
  const { insecureHosts, timeoutMs } = reach;
  const front = await portalInFront(address.url, { insecureHosts, timeoutMs, signal });
  terminal.progress(undefined);
  const said =
    front === undefined ? words.portals.noneInFront(address.host) : words.portals.inFront(front.host);
  terminal.note(cleanText(said));
  return front?.portals ?? [];
}

function render(rows: readonly PortalRow[], { terminal, words }: Context): readonly string[] {
  const { columns, accounts, states } = words.portals;
  const cells = rows.map(({ name, label, area, account, state, stateOf }) => [
    name,
    label,
    accounts[account],
    stateOf === undefined ? states[state] : `${states[state]}, ${stateOf}`,
    area,
  ]);
  const titles = [columns.name, columns.label, columns.account, columns.state, columns.area];
  const table = renderTable(
    titles.map((title) => ({ title, most: 36 })),
    cells.map((row) => row.map((text) => ({ text }))),
    { width: terminal.width, least: 24, style: terminal.style },
  );
  return table ?? cells.flatMap(([name = "", ...rest]) => [name, `  ${rest.join(" · ")}`]);
}
