import { type Context, viewOf } from "../context.js";
import { renderRecipients } from "../render/recipients.js";
import type { LookUpCommand } from "../writing-commands.js";
import { showMembers } from "./each-client.js";

/** `preau messages recipients`: a request for each kind of people and each child, beside those of the login. */
export function recipients(command: LookUpCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showMembers(command, context, {
    ask: (client) => client.getRecipients({ signal }),
    render: (found, whose) => renderRecipients(found, whose, viewOf(context)),
  });
}
