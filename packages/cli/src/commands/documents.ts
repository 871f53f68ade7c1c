import { type Context, viewOf } from "../context.js";
import type { DocumentsCommand } from "../reading-commands.js";
import { renderDocuments } from "../render/book.js";
import { showMembers } from "./each-client.js";

/** `preau documents`: one request per pupil, beside those of the login. */
export function documents(command: DocumentsCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showMembers(command, context, {
    ask: (client) => client.documents({ signal }),
    render: (found, whose) => renderDocuments(found, whose, viewOf(context)),
  });
}
