import { openStore } from "../accounts/folder.js";
import { type LinkedSummary, linkedAccounts } from "../accounts/linked.js";
import type { AccountsCommand } from "../command.js";
import type { Context } from "../context.js";
import { cleanText, cleanValue, toJson } from "../render/clean.js";
import { renderTable } from "../render/table.js";

/** `preau accounts`: who is linked. Asks no server. */
export async function accounts({ json }: AccountsCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  const place = await openStore(context);
  const found = await linkedAccounts(place);
  if (json) {
    terminal.out(toJson(found));
    return;
  }
  if (found.length === 0) {
    const { fact, hint } = words.complaints.noAccount;
    terminal.note([fact, ...(hint === undefined ? [] : [`  ${hint}`])].join("\n"));
    return;
  }
  terminal.out(render(cleanValue(found), context).join("\n"));
  terminal.note(terminal.noteStyle.dim(cleanText(words.accounts.keptIn(place.folder))));
}

function render(found: readonly LinkedSummary[], { terminal, words }: Context): readonly string[] {
  const { columns } = words.accounts;
  const rows = found.map(({ account, label = "", school, space, since }) => [
    account,
    label,
    school,
    space,
    since === undefined ? "" : words.calendar.date(since.slice(0, 10)),
  ]);
  const titles = [columns.account, columns.label, columns.school, columns.space, columns.since];
  const table = renderTable(
    titles.map((title) => ({ title })),
    rows.map((row) => row.map((text) => ({ text }))),
    { width: terminal.width, least: 16, style: terminal.style },
  );
  return (
    table ?? rows.flatMap(([account = "", ...rest]) => [account, `  ${rest.filter(Boolean).join(" · ")}`])
  );
}
