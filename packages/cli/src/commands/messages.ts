import type { Discussion } from "@preau/client";
import { type Context, viewOf } from "../context.js";
import type { MessagesCommand } from "../reading-commands.js";
import { renderDiscussions, renderThread } from "../render/messages.js";
import { byKey, shortKeys } from "../short-keys.js";
import { withNested } from "../writing/discussions.js";
import { showAccount } from "./each-client.js";

/** `preau messages`: one request for the list and one for a discussion, beside those of the login. */
export async function messages(command: MessagesCommand, context: Context): Promise<void> {
  const { signal } = context;
  const { key, unread } = command;
  if (key !== undefined) {
    await showAccount(command, context, {
      ask: async (client) => {
        const all = withNested(await client.discussions({ signal }));
        const discussion = byKey(all, key, context);
        const thread = await client.discussionThread(discussion, { signal });
        return { discussion, thread, key: shortKeys(all).get(discussion.key) ?? discussion.key };
      },
      render: (found) => renderThread(found, viewOf(context)),
      json: ({ discussion, thread }) => ({ discussion, ...thread }),
    });
    return;
  }
  await showAccount(command, context, {
    ask: (client) => client.discussions({ signal }),
    render: (found) => {
      const all = withNested(found);
      const shown = unread ? all.filter((discussion) => discussion.unread > 0) : all;
      return renderDiscussions(shown, shortKeys(all), viewOf(context));
    },
    json: (found) => (unread ? found.filter(isUnread) : found),
  });
}

function isUnread({ unread, subdiscussions }: Discussion): boolean {
  return unread > 0 || subdiscussions.some(isUnread);
}
