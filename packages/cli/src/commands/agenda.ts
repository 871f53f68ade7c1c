import { type Context, viewOf } from "../context.js";
import type { AgendaCommand } from "../reading-commands.js";
import { renderAgenda } from "../render/book.js";
import { showMembers } from "./each-client.js";

/** `preau agenda`: one request per pupil, beside those of the login. */
export function agenda(command: AgendaCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showMembers(command, context, {
    ask: async (client) => {
      const { to } = command.range;
      const { today } = client;
      const from = command.range.from ?? (to !== undefined && to < today ? to : today);
      return { from, to, list: await client.agenda(from, to, { signal }) };
    },
    render: ({ list, ...range }, whose) => renderAgenda(list, { ...range, whose }, viewOf(context)),
    json: ({ list }) => list,
  });
}
