import { type Context, viewOf } from "../context.js";
import type { HomeCommand } from "../reading-commands.js";
import { renderHome } from "../render/home.js";
import { showMembers } from "./each-client.js";

/** `preau home`: one request per pupil, beside those of the login. */
export function home(command: HomeCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showMembers(command, context, {
    ask: (client) => client.home(undefined, { signal }),
    render: (found, whose) => renderHome(found, whose, viewOf(context)),
  });
}
