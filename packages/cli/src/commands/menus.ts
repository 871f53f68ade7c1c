import { type Context, viewOf } from "../context.js";
import type { MenusCommand } from "../reading-commands.js";
import { renderMenus } from "../render/menus.js";
import { showAccount } from "./each-client.js";
import { timetableRange } from "./timetable.js";

/** `preau menus`: one request a week, beside those of the login. Children of one school eat the same. */
export function menus(command: MenusCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showAccount(command, context, {
    ask: async (client) => {
      const range = timetableRange(command.range, client);
      return { range, list: await client.menus(range.from, range.to, { signal }) };
    },
    render: ({ range, list }) => renderMenus(list, range, viewOf(context)),
    json: ({ list }) => list,
  });
}
